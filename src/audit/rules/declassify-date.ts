import { sources } from '../../marking/data/sources.ts';
import type { AuditContext } from '../context.ts';
import { repeatsYear } from '../declassify-on.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

function checkLater({ memcon, conversation }: AuditContext): Draft[] {
  const line = memcon.authority?.declassifyOn;
  if (!line || conversation === null) return [];
  const slip = repeatsYear(line, conversation);
  if (!slip && (line.date === undefined || line.date > conversation)) return [];
  return [
    {
      message: slip
        ? `Declassify on ${line.text} repeats the year of the paper, of ${conversation}; a digit of the year may be misread.`
        : `Declassify on ${line.text} is not later than the paper, of ${conversation}.`,
      actual: line.text,
      expected: `a date after ${conversation}`,
      cause: 'unsure',
      at: line.at,
    },
  ];
}

export const declassifyLater: Rule = {
  id: 'DU-04',
  family: 'duration',
  severity: 'error',
  statement: 'The Declassify on date is later than the date of the paper.',
  appliesFrom: '1961-09-20',
  appliesTo: null,
  orders: ordersFrom10501.slice(1),
  judgedOn: 'conversation',
  sources: [sources.arithmetic],
  basis: 'logic',
  check: checkLater,
  examples: {
    pass: { says: '1997, then 2007.', memcon: { authority: { on: '11/24/07', date: '2007-11-24' } } },
    fail: {
      says: '11/24/97 on a paper of 1997.',
      memcon: { authority: { on: '11/24/97', date: '1997-11-24' } },
    },
  },
};

/** Digits with strokes, dots or dashes between them. */
const divided = /(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})(?!\d)/;

function checkForm({ memcon }: AuditContext): Draft[] {
  const line = memcon.authority?.declassifyOn;
  const actual = line && divided.exec(line.typed)?.[0];
  if (!actual) return [];
  return [
    {
      message: `The date ${actual} is not in the form YYYYMMDD.`,
      actual,
      expected: line.date?.replaceAll('-', '') ?? 'YYYYMMDD',
      cause: 'document',
      at: line.at,
    },
  ];
}

export const numericForm: Rule = {
  id: 'DU-05',
  family: 'duration',
  severity: 'info',
  statement: 'Declassify on dates in figures have the form YYYYMMDD.',
  appliesFrom: '2010-06-25',
  appliesTo: null,
  orders: ['EO13526'],
  judgedOn: 'decision',
  sources: ['32 CFR 2001.21(a)(4)'],
  basis: 'law',
  check: checkForm,
  examples: {
    pass: {
      says: '20350101.',
      memcon: { date: '2012-01-02', authority: { on: '20350101', date: '2035-01-01' } },
    },
    fail: {
      says: '01/01/35.',
      memcon: { date: '2012-01-02', authority: { on: '01/01/35', date: '2035-01-01' } },
    },
  },
};
