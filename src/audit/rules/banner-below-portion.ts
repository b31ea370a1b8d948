import { highest, levelNames, rankOf } from '../../marking/levels.ts';
import type { PortionMark } from '../../model/marks.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom11652, ordersFrom12958, type Draft, type Rule } from '../rule.ts';
import { counted } from '../wording.ts';

function check(context: AuditContext): Draft[] {
  const { banner } = context.memcon;
  if (banner.level === null) return [];
  const overall = banner.level;
  const name = levelNames[overall];
  const { misreading, outranking } = context;
  return outranking.map((mark): Draft => {
    const common = { actual: mark.typed, at: mark.at };
    if (misreading)
      return {
        ...common,
        severity: 'warning',
        message: `A portion marked ${mark.typed} stands under a ${name} banner, by all appearances misread (suspected OCR): ${misreading.reason}; confirm on the image.`,
        expected: `(${overall})`,
        cause: 'ocr',
      };
    if (isDamaged(mark))
      return {
        ...common,
        severity: 'warning',
        message: `"${mark.typed}" is read as (${mark.level!}), above the ${name} banner, from damaged letters (suspected OCR); confirm on the image.`,
        expected: `${name} or lower`,
        cause: 'ocr',
      };
    return {
      ...common,
      message: `A portion marked ${mark.typed} outranks the ${name} banner.`,
      expected: `${name} or lower`,
      cause: mark.struck ? 'unsure' : 'document',
    };
  });
}

/** Something else than sound letters gave the level, which is no proof against the banner. */
const isDamaged = ({ basis }: PortionMark): boolean => basis !== 'literal';

export const bannerBelowPortion: Rule = {
  id: 'BP-01',
  family: 'banner and portions',
  severity: 'error',
  statement:
    'No portion mark outranks the overall banner. Where every such mark is struck and alone on its page, and all banners agree, or where the letters are damaged, OCR is suspected and the finding is a warning.',
  appliesFrom: '1972-06-01',
  appliesTo: null,
  orders: ordersFrom11652,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.21(b)', '5 CFR 1312.8(a)(5)', '18 CFR 3a.31'],
  basis: 'law',
  check,
  examples: {
    pass: {
      says: 'A SECRET banner over (U), (C) and (S).',
      memcon: {
        pages: [{ bottom: 'SECRET', says: ['One. (U)', 'Two. (C)', 'Three. (S)'] }],
      },
    },
    fail: {
      says: 'A CONFIDENTIAL banner over one (S).',
      memcon: { pages: [{ bottom: 'CONFIDENTIAL', says: ['One. (U)', 'Two. (C)', 'Three. (S)'] }] },
    },
  },
};

/** Each page's own banner or, where none was read there, the overall one, which holds for every page. */
function checkPages(context: AuditContext): Draft[] {
  const { memcon, misreading } = context;
  const drafts: Draft[] = [];
  const perPage = new Map<number, PortionMark[]>();
  for (const { paragraph } of context.portions)
    if (paragraph.mark?.level) {
      const { mark } = paragraph;
      const marks = perPage.get(mark.at.page);
      if (marks) marks.push(mark);
      else perPage.set(mark.at.page, [mark]);
    }
  for (const [page, marks] of perPage) {
    const level = highest(context.bannersOn(page).map((line) => line.level)) ?? memcon.banner.level;
    if (level === null) continue;
    const above = marks.filter((mark) => rankOf(mark.level!) > rankOf(level));
    if (above.length === 0) continue;
    const top = above.reduce((a, b) => (rankOf(b.level!) > rankOf(a.level!) ? b : a));
    const suspected = above.every(
      (mark) => isDamaged(mark) || (misreading !== null && context.outranking.includes(mark)),
    );
    drafts.push({
      message: `Page ${context.pageOf(top.at)} stands under ${levelNames[level]} and bears ${counted(above.length, 'portion')} up to ${top.typed}${suspected ? ': suspected OCR' : ''}.`,
      actual: top.typed,
      expected: suspected ? `(${level})` : `${levelNames[level]} or lower`,
      cause: suspected ? 'ocr' : 'unsure',
      at: top.at,
      ...(suspected && { severity: 'warning' as const }),
    });
  }
  return [...drafts, ...mixedBanners(context)];
}

/** Page levels and the overall level may both be used, but only under an overall marking on the first page. */
function mixedBanners(context: AuditContext): Draft[] {
  const { banner, pages } = context.memcon;
  const first = highest(context.bannersOn(pages[0]).map(({ level }) => level));
  const higher = banner.lines.find(
    ({ level, at }) => level && first && at.page > pages[0] && rankOf(level) > rankOf(first),
  );
  if (!higher?.level || !first) return [];
  return [
    {
      message: `Page ${context.pageOf(higher.at)} is marked ${levelNames[higher.level]}, above the ${levelNames[first]} of the first page, which gives the overall level.`,
      actual: levelNames[first],
      expected: levelNames[higher.level],
      cause: 'unsure',
      at: higher.at,
    },
  ];
}

export const pageBannerBelowPortion: Rule = {
  id: 'BP-03',
  family: 'banner and portions',
  severity: 'error',
  statement:
    "Each page's banner is at least the highest portion on the page; pages may show their own level or the overall one, and the first page shows the overall one.",
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.21(b)(3)', '5 CFR 1312.8(a)(6)'],
  basis: 'law',
  check: checkPages,
  examples: {
    pass: {
      says: 'Page 2 under CONFIDENTIAL with (U) and (C).',
      memcon: {
        pages: [
          { bottom: 'SECRET', says: ['One. (S)'] },
          { bottom: 'CONFIDENTIAL', says: ['Two. (U)', 'Three. (C)'] },
        ],
      },
    },
    fail: {
      says: 'Page 2 under CONFIDENTIAL with (S).',
      memcon: {
        pages: [
          { bottom: 'SECRET', says: ['One. (S)'] },
          { bottom: 'CONFIDENTIAL', says: ['Two. (S)', 'Three. (C)'] },
        ],
      },
    },
  },
};
