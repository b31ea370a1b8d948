import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';
import { counted, pagesNamed } from '../wording.ts';

/** One finding for the paper; a paper without any sign of classification is left alone. */
function check(context: AuditContext): Draft[] {
  if (!context.classified) return [];
  const { banner } = context.memcon;
  const short = context.pages.filter((page) => {
    const positions = new Set(context.bannersOn(page).map(({ position }) => position));
    return positions.size < 2;
  });
  if (short.length === 0) return [];
  const numbers = short.map((page) => context.pageOf({ page }));
  const first = banner.lines[0];
  return [
    {
      message: `A banner is missing at top or bottom of ${pagesNamed(numbers)} of ${context.pages.length}.`,
      actual: counted(banner.lines.length, 'banner line'),
      expected: counted(context.pages.length * 2, 'banner line'),
      cause: 'unsure',
      ...(first ? { at: first.at } : { from: 'rule: no page shows a banner' }),
    },
  ];
}

export const bannerOnPages: Rule = {
  id: 'BP-04',
  family: 'banner and portions',
  severity: 'info',
  statement: 'The level stands at top and bottom of every page.',
  appliesFrom: '1953-12-15',
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.21(b)', '18 CFR 3a.31(c)'],
  basis: 'law',
  doubt: 'Its force before 1972.',
  check,
  examples: {
    pass: {
      says: 'Two banners on each page.',
      memcon: {
        pages: [
          { top: 'SECRET', bottom: 'SECRET' },
          { top: 'SECRET', bottom: 'SECRET' },
        ],
      },
    },
    fail: {
      says: 'One banner on page 2.',
      memcon: { pages: [{ top: 'SECRET', bottom: 'SECRET' }, { bottom: 'SECRET' }] },
    },
  },
};
