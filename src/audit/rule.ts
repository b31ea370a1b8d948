import { orderIds, type OrderId } from '../marking/data/orders.ts';
import type { TransitionWindow } from '../marking/data/transition-windows.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Placed } from '../model/position.ts';
import type { AuditContext } from './context.ts';
import type { Sketch } from './example.ts';

/** Order of precedence: what reads the letters comes before what reads the record, and both before what judges markings. */
export const families = [
  'ocr',
  'record',
  'banner and portions',
  'authority block',
  'duration',
  'declassification',
] as const;
export type RuleFamily = (typeof families)[number];

/**
 * What a rule rests on: `law` is an order or a regulation; `practice` is how the papers are made; `logic` holds for any paper;
 * `heuristic` is a guess of ours.
 */
export type Basis = 'law' | 'practice' | 'logic' | 'heuristic';

export interface Example {
  /** In words, for the page of rules. */
  readonly says: string;
  readonly memcon: Sketch;
}

export interface Rule {
  /** "BP-01" */
  readonly id: string;
  readonly family: RuleFamily;
  readonly severity: Severity;
  /** What the rule wants, in one sentence. */
  readonly statement: string;
  /** First and last day; both belong to the period, null leaves an end open. */
  readonly appliesFrom: string | null;
  readonly appliesTo: string | null;
  /** Under any other order that is in force in the period the rule only advises. */
  readonly orders: readonly OrderId[];
  /** Which day decides whether the rule applies. */
  readonly judgedOn: 'decision' | 'conversation' | 'release';
  readonly sources: readonly string[];
  readonly basis: Basis;
  /** What in the rule no source confirms. */
  readonly doubt?: string;
  /** Other severities in spans of time, which extend the rule's period. */
  readonly severityByPeriod?: readonly {
    readonly from: string;
    readonly to: string;
    readonly severity: Severity;
  }[];
  /** Transition windows that lower the rule's findings. */
  readonly windows?: readonly TransitionWindow['id'][];
  readonly check: (context: AuditContext) => readonly Draft[];
  readonly examples: { readonly pass: Example; readonly fail: Example };
}

/** A finding before the rule's severity and the date have had their say. */
export type Draft = Pick<Finding, 'message' | 'actual' | 'expected' | 'cause'> &
  Placed & {
    /** Where it differs from the rule's. */
    readonly severity?: Severity;
    /** The day to judge by, where it differs from the memorandum's: the date of one of several stamps. */
    readonly on?: string | null;
  };

/** Every order from the first that reached all departments' diplomatic papers in earnest. */
export const ordersFrom10501 = ordersFrom('EO10501');
export const ordersFrom11652 = ordersFrom('EO11652');
export const ordersFrom12958 = ordersFrom('EO12958');

function ordersFrom(first: OrderId): readonly OrderId[] {
  return orderIds.slice(orderIds.indexOf(first));
}
