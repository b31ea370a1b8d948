import { asDigits } from '../../marking/digits.ts';
import { sources } from '../../marking/data/sources.ts';
import type { At } from '../../model/position.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
/** `E.0.13526`, `E.O. I3526`; `May I, 1997`; `1l/24/07`, `l.5(d)`, `9:O0`. */
const misreadings: readonly { readonly pattern: RegExp; readonly read: (typed: string) => string }[] = [
  {
    pattern: /\bE\.?\s?(?:0\.?\s{0,2}[\dOolISB]{5}|O\.?\s{0,2}(?=\d{0,4}[OolISB])[\dOolISB]{5})\b/,
    read: (typed) => `E.O. ${asDigits(typed.slice(-5))}`,
  },
  {
    pattern: new RegExp(String.raw`\b${month}\.?\s{1,3}(?=\d?[OolISB])[\dOolISB]{1,2}\b`),
    read: (typed) => typed.replace(/\S+$/, asDigits),
  },
  {
    pattern: /(?<![\w(.-])(?=[\dOolISB.:/]*\d)(?=[\d.:/]*[OolISB])[\dOolISB]+(?:[.:/][\dOolISB]+)*(?!\w)/,
    read: asDigits,
  },
];

function check({ memcon }: AuditContext): Draft[] {
  const { date, time, authority, declassification } = memcon;
  const fields: readonly (readonly [name: string, field: { typed: string; at: At } | null | undefined])[] = [
    ['date', date],
    ['time', time],
    ['Reason line', authority?.reason],
    ['Declassify on line', authority?.declassifyOn],
    ...declassification.map((stamp) => ['release stamp', stamp] as const),
  ];
  return fields.flatMap(([name, field]) => {
    if (!field) return [];
    return misreadings.flatMap(({ pattern, read }): Draft[] => {
      const actual = pattern.exec(field.typed)?.[0];
      if (actual === undefined) return [];
      const expected = read(actual);
      const message = `The ${name} has letters where digits belong: "${actual}" is read as "${expected}".`;
      return [{ message, actual, expected, cause: 'ocr', at: field.at }];
    });
  });
}

export const digitsInCodes: Rule = {
  id: 'OC-01',
  family: 'ocr',
  severity: 'info',
  statement:
    'Numbers and codes are read with 0 for O, 1 for l or I, 5 for S and 8 for B before any other rule; the text as typed is kept.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.releases1990s, sources.mdrRelease],
  basis: 'heuristic',
  check,
  examples: {
    pass: {
      says: 'A stamp with E.O. 13526.',
      memcon: { releases: [{ typed: 'DECLASSIFIED PER E.O. 13526' }], dateTyped: 'May 1, 1997' },
    },
    fail: {
      says: 'A stamp with E.0.13526, and May I, 1997.',
      memcon: { releases: [{ typed: 'DECLASSIFIED PER E.0.13526' }], dateTyped: 'May I, 1997' },
    },
  },
};
