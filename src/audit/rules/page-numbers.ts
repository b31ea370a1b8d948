import { sources } from '../../marking/data/sources.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';
import { counted, pagesNamed } from '../wording.ts';

/** `2`, `- 2 -`, `Page 2 of 5`. */
const label = /(\d{1,3})(?:\s*(?:of|\/)\s*(\d{1,3}))?/i;

/**
 * The first page bears no number as a rule. A paper without any number at all has no order to check. One finding says what
 * numbers there are, and what they would be.
 */
function check(context: AuditContext): Draft[] {
  const { memcon } = context;
  const pages = context.pages.map((page) => context.pageOf({ page }));
  const labels = memcon.furniture.flatMap(({ role, typed, at }) => {
    const m = role === 'page-label' ? label.exec(typed) : null;
    return m ? [{ number: Number(m[1]), of: m[2] === undefined ? null : Number(m[2]), at }] : [];
  });
  if (labels.length === 0) return [];
  const wrong = labels.find(
    ({ number, of, at }) => number !== context.pageOf(at) || (of !== null && of !== pages.length),
  );
  const labelled = new Set(labels.map(({ at }) => context.pageOf(at)));
  const bare = pages.slice(1).filter((page) => !labelled.has(page));
  if (!wrong && bare.length === 0) return [];
  const found = labels.map(({ number }) => number).join(', ');
  return [
    {
      message: wrong
        ? `The page numbers ${found} do not fit the ${counted(pages.length, 'page')} found.`
        : `No number stands on ${pagesNamed(bare)} of ${pages.length}.`,
      actual: found,
      expected: pages.join(', '),
      cause: 'unsure',
      at: (wrong ?? labels[0]!).at,
    },
  ];
}

export const pageNumbers: Rule = {
  id: 'RS-08',
  family: 'record',
  severity: 'warning',
  statement: 'Page numbers run in order and fit the pages found.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.releases1990s],
  basis: 'practice',
  check,
  examples: {
    pass: {
      says: 'A bare first page, then 2, 3, 4.',
      memcon: { pages: [{}, { label: '2' }, { label: '3' }, { label: '4' }] },
    },
    fail: { says: 'A bare first page, then 2, 4.', memcon: { pages: [{}, { label: '2' }, { label: '4' }] } },
  },
};
