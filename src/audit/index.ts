import { isWithin } from '../marking/calendar.ts';
import { orderInForce, windowAt } from '../marking/orders.ts';
import { severities, type Finding, type Severity } from '../model/finding.ts';
import type { Memcon } from '../model/memcon.ts';
import { AuditContext } from './context.ts';
import { rules } from './registry.ts';
import type { Draft, Rule } from './rule.ts';

/**
 * Holds a memorandum against the rules of the executive order in force on its date, and its release stamps against those of the
 * day of release. Findings come in the rules' order of precedence. Whatever the memorandum lacks, this never throws.
 */
export function auditMemcon(memcon: Memcon): Finding[] {
  const context = new AuditContext(memcon);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const on = dayFor(rule, context);
    if (!isInForce(rule, on)) continue;
    for (const draft of rule.check(context)) findings.push(settle(rule, draft, on));
  }
  return findings;
}

function dayFor(rule: Rule, context: AuditContext): string | null {
  if (rule.judgedOn === 'decision') return context.decision;
  return rule.judgedOn === 'conversation' ? context.conversation : context.released;
}

/** Without a day only rules that hold at all times apply, and those on releases: a stamp without a date is a stamp still. */
function isInForce(rule: Rule, on: string | null): boolean {
  if (on === null)
    return rule.judgedOn === 'release' || (rule.appliesFrom === null && rule.appliesTo === null);
  return (
    isWithin(on, rule.appliesFrom, rule.appliesTo) ||
    (rule.severityByPeriod?.some(({ from, to }) => isWithin(on, from, to)) ?? false)
  );
}

/** The draft with its rule and its severity: never above what the period, the order and an open transition window allow. */
function settle(rule: Rule, draft: Draft, ruleDay: string | null): Finding {
  const { severity: own, on = ruleDay, ...rest } = draft;
  let severity = own ?? rule.severity;
  if (on !== null) {
    const period = rule.severityByPeriod?.find(({ from, to }) => isWithin(on, from, to));
    if (period) severity = lower(severity, period.severity);
    const window = windowAt(on);
    if (window && rule.windows?.includes(window.id)) severity = lower(severity, window.severity);
    const order = orderInForce(on);
    if (!order || !rule.orders.includes(order.id)) severity = 'info';
  }
  return { rule: rule.id, severity, ...rest };
}

function lower(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) > severities.indexOf(b) ? a : b;
}
