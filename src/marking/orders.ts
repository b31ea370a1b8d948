import type { Memcon } from '../model/memcon.ts';
import { addDays, addYears, isWithin } from './calendar.ts';
import { orders, type Amendment, type Order, type OrderId } from './data/orders.ts';
import { transitionWindows, type TransitionWindow } from './data/transition-windows.ts';
import { asDigits } from './digits.ts';

const byId = new Map<OrderId, Order>();
for (const order of orders)
  byId.set(order.id, isAmendment(order) ? { ...orderById(order.amends), ...order } : order);

/** Latest first: an amendment in force comes before the order that it amends. */
const latestFirst = [...byId.values()].reverse();

function isAmendment(order: Order | Amendment): order is Amendment {
  return 'amends' in order;
}

/** An amendment comes with the fields of the order under it where it has none of its own. */
export function orderById(id: OrderId): Order {
  const order = byId.get(id);
  if (!order) throw new RangeError(`No order ${id} before the one that amends it`);
  return order;
}

/** The order in force on an ISO 8601 date, amendments laid over it; null before 1940. */
export function orderInForce(date: string): Order | null {
  return latestFirst.find((order) => isWithin(date, order.from, order.to)) ?? null;
}

/** Days after the conversation within which its record is taken to have been typed and classified. */
export const daysToDecision = 60;

/**
 * The day of the decision to classify: the Declassify on date less ten years where that falls on the conversation or
 * within 60 days after it, else the day of the conversation.
 */
export function decisionDate(conversation: string, declassifyOn: string | null): string {
  if (declassifyOn === null) return conversation;
  const implied = addYears(declassifyOn, -10);
  return isWithin(implied, conversation, addDays(conversation, daysToDecision)) ? implied : conversation;
}

/** The order that governs a memorandum's markings; null where its date is not known. */
export function orderFor(memcon: Pick<Memcon, 'date' | 'authority'>): Order | null {
  const conversation = memcon.date?.iso;
  if (!conversation) return null;
  return orderInForce(decisionDate(conversation, memcon.authority?.declassifyOn?.date ?? null));
}

/**
 * `E.O. 13526`, `E.0.13526`, `Executive Order 12958`, `12958, as amended`. An exemption from the schedule of E.O. 11652 was
 * typed when the paper was made and is no ground of its release.
 */
const citation =
  /(?<!\d)(?<!SCHEDULE\s{1,9}OF\s{1,9}(?:EXECUTIVE\s{1,9}ORDER|E\.?\s?[O0]\.?)\s{0,9})([1lI][0-9OolISB]{4})(?!\w)/;
const amended = /as\s{0,9}amended/i;

/**
 * The order that a stamp cites, amended or not by the stamp's own words and date: `12958` on a stamp of 2005 is the
 * order as amended in 2003. Null where no number that we know is cited.
 */
export function orderCited(text: string, stampedOn: string | null): Order | null {
  const digits = asDigits(citation.exec(text)?.[1] ?? '');
  const named = latestFirst.find((order) => order.number === digits);
  if (!named) return null;
  const later =
    named.id === 'EO12958' &&
    (amended.test(text) || (stampedOn !== null && stampedOn >= orderById('EO13292').from));
  return later ? orderById('EO13292') : named;
}

/** An order's number as a stamp shows it. */
export interface NumberCited {
  readonly number: string;
  /** 1 where the digits are those of an order, less where one of them is off. */
  readonly confidence: number;
}

/**
 * The number of the order that a text cites, whatever amended it: `12958` for `E.O. 12958, AS AMENDED`. Behind `E.O.` a
 * number with one wrong digit counts as the only order that it can be: `E.O. 12058`. Null where none is cited.
 */
export function numberCited(text: string): NumberCited | null {
  const exact = asDigits(citation.exec(text)?.[1] ?? '');
  if (latestFirst.some(({ number }) => number === exact)) return { number: exact, confidence: 1 };
  const damaged = /\bE\s?\.?\s?[O0©]\s?\.?\s{0,3}([1lI][0-9OolISB]{4})(?!\w)/.exec(text)?.[1];
  if (!damaged) return null;
  const digits = asDigits(damaged);
  const near = new Set(
    latestFirst
      .map(({ number }) => number)
      .filter((number) => Array.from(number).filter((digit, i) => digit !== digits[i]).length === 1),
  );
  const [only] = near;
  return only && near.size === 1 ? { number: only, confidence: 0.7 } : null;
}

/** The transition window open on a date, if any. */
export function windowAt(date: string): TransitionWindow | null {
  return transitionWindows.find((window) => isWithin(date, window.from, window.to)) ?? null;
}

/** Whether a release under this order may rest on the section cited: `3.5`, `5.3(b)(3)`. */
export function concernsRelease(order: Order, section: string): boolean {
  const cited = section.replace(/\s+/g, '').replace(/\.$/, '').toLowerCase();
  return order.releaseSections.some(({ section: known, only }) => {
    const base = known.toLowerCase();
    if (only) return only.includes(cited);
    if (!cited.startsWith(base)) return false;
    const next = cited[base.length];
    return next === undefined || !/\d/.test(next) || base.includes('-');
  });
}
