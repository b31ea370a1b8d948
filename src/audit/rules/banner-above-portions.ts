import { sources } from '../../marking/data/sources.ts';
import { highest, levelNames, rankOf } from '../../marking/levels.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom12958, type Draft, type Rule } from '../rule.ts';

/** Judged only where every portion's level is known: a lost mark may have been the high one. */
function check(context: AuditContext): Draft[] {
  const { banner, subject } = context.memcon;
  if (banner.level === null || context.portions.length === 0) return [];
  const levels = context.portions.map(({ paragraph }) => paragraph.mark?.level ?? null);
  if (levels.includes(null)) return [];
  const top = highest([...levels, subject?.mark?.level ?? null])!;
  if (rankOf(top) >= rankOf(banner.level) || context.excisions.length > 0) return [];
  const stated =
    /\bcompil/i.test(context.stampText) ||
    context.portions.some(({ paragraph }) => /\bcompilation\b/i.test(paragraph.text));
  if (stated) return [];
  const line = banner.lines.find(({ level }) => level === banner.level);
  return [
    {
      message: `The banner says ${levelNames[banner.level]}, the highest portion is (${top}), and no compilation is given as the reason.`,
      actual: levelNames[banner.level],
      expected: `${levelNames[top]}, or a statement of compilation`,
      cause: 'unsure',
      ...(line ? { at: line.at } : { from: 'rule: overall level of the banner lines' }),
    },
  ];
}

export const bannerAbovePortions: Rule = {
  id: 'BP-02',
  family: 'banner and portions',
  severity: 'warning',
  statement: 'A banner above every portion comes with a statement of compilation.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.24', `${sources.ism} (compilationReason)`],
  basis: 'law',
  check,
  examples: {
    pass: {
      says: 'A SECRET banner, (C) at most, and the reason: Classified by compilation.',
      memcon: {
        authority: { by: 'Dana Whitlow, Director', reason: '1.5(d); Secret by compilation' },
        pages: [{ bottom: 'SECRET', says: ['One. (U)', 'Two. (C)'] }],
      },
    },
    fail: {
      says: 'A SECRET banner, (C) at most, and no reason.',
      memcon: { pages: [{ bottom: 'SECRET', says: ['One. (U)', 'Two. (C)'] }] },
    },
  },
};
