import { sources } from '../../marking/data/sources.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

/** `[page denied]`, `3 lines not declassified`. */
const denied =
  /\b(?:page|pages|line|lines|portion|paragraph|text)s?\s{1,3}(?:denied|withheld|deleted|redacted|not declassified|excised)\b/i;

function check(context: AuditContext): Draft[] {
  const { status, memcon } = context;
  if (status !== 'full' && status !== 'part') return [];
  const gap =
    context.excisions[0] ??
    context.portions.map(({ paragraph }) => paragraph).find(({ text }) => denied.test(text)) ??
    memcon.furniture.find(({ typed }) => denied.test(typed));
  const stamp = [...memcon.declassification, ...memcon.stamps][0];
  if (status === 'full' && gap)
    return [
      {
        message: 'The stamp says that all is released, and a passage is withheld.',
        actual: gap.typed.slice(0, 80),
        expected: 'no gaps',
        cause: 'unsure',
        at: gap.at,
      },
    ];
  if (status === 'part' && !gap && stamp)
    return [
      {
        message:
          'The stamp says that a part is released, and no gap was found; white gaps look like blank lines.',
        actual: stamp.typed.slice(0, 80),
        expected: 'passages withheld, with codes',
        cause: 'unsure',
        at: stamp.at,
      },
    ];
  return [];
}

export const releaseStatus: Rule = {
  id: 'DC-14',
  family: 'declassification',
  severity: 'warning',
  statement: 'The release fits the text: a full one has no gaps, a sanitized or partial one has some.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.telcons1993, sources.ciaStamp, sources.restrictionKey],
  basis: 'practice',
  check,
  examples: {
    pass: {
      says: 'RELEASE IN FULL, no gaps.',
      memcon: { releases: [{ typed: 'RELEASE IN FULL' }], pages: [{ says: ['The talks went on. (C)'] }] },
    },
    fail: {
      says: 'RELEASE IN FULL, and a page denied.',
      memcon: {
        releases: [{ typed: 'RELEASE IN FULL' }],
        pages: [{ says: ['The talks went on. (C)', '[page denied]'] }],
      },
    },
  },
};
