import { addYears, isWithin, yearEnd } from '../../marking/calendar.ts';
import { sources } from '../../marking/data/sources.ts';
import type { DeclassifyOn } from '../../model/release.ts';
import type { AuditContext } from '../context.ts';
import { repeatsYear } from '../declassify-on.ts';
import { ordersFrom12958, type Draft, type Rule } from '../rule.ts';

interface Assigned {
  readonly line: DeclassifyOn;
  readonly date: string;
  readonly conversation: string;
  readonly lastDecision: string;
}

/** The date assigned, where there is one later than the paper: an earlier one is a matter of its own. */
function assignedIn({ memcon, conversation, lastDecision }: AuditContext): Assigned | null {
  const line = memcon.authority?.declassifyOn;
  if (!line?.date || conversation === null || lastDecision === null) return null;
  if (line.date <= conversation || repeatsYear(line, conversation)) return null;
  return { line, date: line.date, conversation, lastDecision };
}

const codeWithout = (family: RegExp, { code, text }: DeclassifyOn): boolean =>
  !family.test(code ?? '') && !family.test(text);

/** Later than the last day allowed. */
function beyond(years: number, { line, date }: Assigned, last: string, unless: string): Draft[] {
  if (date <= last) return [];
  return [
    {
      message: `Declassify on ${date} is more than ${years} years after the decision, without ${unless}.`,
      actual: line.text,
      expected: `${last} at the latest, or ${unless}`,
      cause: 'unsure',
      at: line.at,
    },
  ];
}

export const tenYears: Rule = {
  id: 'DU-01',
  family: 'duration',
  severity: 'error',
  statement: 'The Declassify on date is at most ten years after the decision, unless an X code is given.',
  appliesFrom: '1995-10-14',
  appliesTo: '2003-03-24',
  orders: ['EO12958', 'EO13142'],
  judgedOn: 'decision',
  sources: ['5 CFR 1312.6, 1312.8(a)(4)', sources.eo12958],
  basis: 'law',
  check: (context) => {
    const assigned = assignedIn(context);
    return assigned && codeWithout(/\b(?:25)?X\s?[1-9I]/i, assigned.line)
      ? beyond(10, assigned, addYears(assigned.lastDecision, 10), 'an X code')
      : [];
  },
  examples: {
    pass: {
      says: 'A call of November 1997 and 11/24/07.',
      memcon: { authority: { on: '11/24/07', date: '2007-11-24' } },
    },
    fail: {
      says: 'A call of November 1997 and 11/24/17, without an X code.',
      memcon: { authority: { on: '11/24/17', date: '2017-11-24' } },
    },
  },
};

/** A period other than ten years, as long as the order in force allows it at all. */
function checkDefault(context: AuditContext): Draft[] {
  const assigned = assignedIn(context);
  if (!assigned || assigned.line.code !== undefined || /\d\s?X\s?\d/i.test(assigned.line.text)) return [];
  const { line, date, conversation, lastDecision } = assigned;
  const [from, to] = [addYears(conversation, 10), addYears(lastDecision, 10)];
  const most = context.order?.years?.atMost ?? 10;
  if (isWithin(date, from, to) || date > yearEnd(lastDecision, most)) return [];
  return [
    {
      message: `Declassify on ${date} is not ten years after a plausible day of decision: a period other than the default.`,
      actual: line.text,
      expected: `${from} to ${to}`,
      cause: 'unsure',
      at: line.at,
    },
  ];
}

export const defaultPeriod: Rule = {
  id: 'DU-02',
  family: 'duration',
  severity: 'info',
  statement:
    'A Declassify on date that is not ten years after a plausible day of decision (up to 60 days after the conversation) is noted as a period other than the default.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['5 CFR 1312.6(a)(1)(ii)', '32 CFR 2001.12(a)'],
  basis: 'law',
  doubt: 'The 60 days are a choice of ours.',
  check: checkDefault,
  examples: {
    pass: {
      says: 'A call of 22 November 1997 and 24 November 2007.',
      memcon: { authority: { on: '11/24/07', date: '2007-11-24' } },
    },
    fail: {
      says: 'A call of 22 November 1997 and 1 March 2004.',
      memcon: { authority: { on: '3/1/04', date: '2004-03-01' } },
    },
  },
};

export const twentyFiveYears: Rule = {
  id: 'DU-03',
  family: 'duration',
  severity: 'error',
  statement:
    'The Declassify on date is at most 25 years after the decision, unless 50X1-HUM, 50X2-WMD or an approved 25X, 50X or 75X code is shown.',
  appliesFrom: '2003-03-25',
  appliesTo: null,
  orders: ['EO13292', 'EO13526'],
  judgedOn: 'decision',
  sources: [sources.isoo2003, '32 CFR 2001.12'],
  basis: 'law',
  doubt:
    'That the period may run to the end of the 25th year, as automatic declassification does and papers do.',
  windows: ['TW-2003'],
  check: (context) => {
    const assigned = assignedIn(context);
    return assigned && codeWithout(/\b(?:25|50|75)\s?X/i, assigned.line)
      ? beyond(25, assigned, yearEnd(assigned.lastDecision, 25), 'a 25X, 50X or 75X code')
      : [];
  },
  examples: {
    pass: {
      says: 'A decision of 2011 and 20360601.',
      memcon: { date: '2011-06-01', authority: { on: '20360601', date: '2036-06-01' } },
    },
    fail: {
      says: 'A decision of 2011 and 20411231.',
      memcon: { date: '2011-06-01', authority: { on: '20411231', date: '2041-12-31' } },
    },
  },
};
