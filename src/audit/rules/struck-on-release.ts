import { isClassified } from '../../marking/levels.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';
import { isGarbled } from './ocr-banners.ts';
import { pagesNamed } from '../wording.ts';

/** A garbled banner counts as struck: the stroke is what garbled it. */
function checkBanner(context: AuditContext): Draft[] {
  if (context.releases.length === 0) return [];
  const [first] = context.memcon.pages;
  const banners = context.bannersOn(first).filter(({ level }) => level && isClassified(level));
  if (banners.length === 0 || banners.some((line) => line.struck || isGarbled(line))) return [];
  return [
    {
      message: 'The paper is declassified, and the overall marking of its first page is not struck.',
      actual: banners[0]!.typed,
      expected: `~~${banners[0]!.typed}~~`,
      cause: 'unsure',
      at: banners[0]!.at,
    },
  ];
}

export const bannerStruck: Rule = {
  id: 'DC-07',
  family: 'declassification',
  severity: 'warning',
  statement: 'A declassified paper shows the overall marking of its first page struck.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: ['32 CFR 2001.25(b)(4)'],
  basis: 'law',
  doubt: 'Its force before 2010. Plain OCR shows no strokes.',
  check: checkBanner,
  examples: {
    pass: {
      says: 'CONFIDENTIAL struck.',
      memcon: { releases: [{ typed: 'DECLASSIFIED' }], pages: [{ bottom: '~~CONFIDENTIAL~~' }] },
    },
    fail: {
      says: 'CONFIDENTIAL plain under a release stamp.',
      memcon: { releases: [{ typed: 'DECLASSIFIED' }], pages: [{ bottom: 'CONFIDENTIAL' }] },
    },
  },
};

/** One finding for the paper: the directive asks only for the overall marking, so plain marks are no fault. */
function checkMarks(context: AuditContext): Draft[] {
  if (context.releases.length === 0 || context.status === 'part' || context.excisions.length > 0) return [];
  const plain = context.classifiedMarks.filter(({ struck }) => !struck);
  if (plain.length === 0) return [];
  const pages = [...new Set(plain.map(({ at }) => context.pageOf(at)))];
  return [
    {
      message: `${plain.length} of ${context.classifiedMarks.length} classified marks are not struck on this declassified copy (${pagesNamed(pages)}).`,
      actual: plain[0]!.typed,
      expected: `~~${plain[0]!.typed}~~`,
      cause: 'unsure',
      at: plain[0]!.at,
    },
  ];
}

export const marksStruck: Rule = {
  id: 'BP-11',
  family: 'declassification',
  severity: 'info',
  statement: 'Classified portion marks left plain on a fully declassified copy are noted.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: ['32 CFR 2001.25(b)(4)'],
  basis: 'practice',
  check: checkMarks,
  examples: {
    pass: {
      says: 'Every (C) struck.',
      memcon: { releases: [{ typed: 'DECLASSIFIED' }], pages: [{ says: ['One. (U)', 'Two. ~~(C)~~'] }] },
    },
    fail: {
      says: 'Two (C) left plain.',
      memcon: { releases: [{ typed: 'DECLASSIFIED' }], pages: [{ says: ['One. (C)', 'Two. (C)'] }] },
    },
  },
};
