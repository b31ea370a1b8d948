import { sources } from '../../marking/data/sources.ts';
import type { Level, PortionMark } from '../../model/marks.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

/** The glyphs say nothing: no level was read, or one that the document's pattern or the banner gave. */
const isLost = ({ level, basis }: PortionMark): boolean =>
  level === null || basis === 'pattern' || basis === 'banner';

function check({ memcon, marks }: AuditContext): Draft[] {
  const overall = memcon.banner.level;
  const noStruckU = !marks.some(({ level, struck }) => level === 'U' && struck);
  return marks.filter(isLost).map((mark): Draft => {
    const proposed = mark.level ?? (mark.struck ? overall : null);
    return {
      message: `"${mark.typed}" stands where a portion mark belongs and is no known mark${reason(mark, proposed, noStruckU)}.`,
      actual: mark.typed,
      expected: proposed ? `(${proposed})` : 'a known mark',
      cause: 'ocr',
      at: mark.at,
    };
  });
}

/** Why a level is proposed, as the end of a sentence. */
function reason({ level, basis }: PortionMark, proposed: Level | null, noStruckU: boolean): string {
  if (proposed === null) return '';
  if (level !== null)
    return `; (${level}) was read after the ${basis === 'banner' ? 'banner' : "paper's pattern"}`;
  return `; it is struck${noStruckU ? ', as no (U) here is' : ''}, so (${proposed}) after the banner is proposed`;
}

export const lostMarks: Rule = {
  id: 'BP-09',
  family: 'ocr',
  severity: 'warning',
  statement:
    'A struck or bracketed token that is no known mark counts as a lost mark; where it is struck, the level of the banner is proposed.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'decision',
  sources: [sources.releases1990s],
  basis: 'heuristic',
  check,
  examples: {
    pass: {
      says: 'A paragraph that ends in a struck (C).',
      memcon: { pages: [{ bottom: '~~CONFIDENTIAL~~', says: ['The grain ships sail in May. ~~(C)~~'] }] },
    },
    fail: {
      says: 'A paragraph that ends in a struck "let".',
      memcon: { pages: [{ bottom: '~~CONFIDENTIAL~~', says: ['The grain ships sail in May. ~~let~~'] }] },
    },
  },
};
