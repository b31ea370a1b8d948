import { sources } from '../../marking/data/sources.ts';
import type { AuditContext } from '../context.ts';
import { uniformStretches } from '../misreading.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

function check(context: AuditContext): Draft[] {
  const stretches = uniformStretches(context);
  if (!stretches) return [];
  const readings = stretches.map(({ reading, marks }) => `page ${context.pageOf(marks[0]!.at)} ${reading}`);
  const second = stretches.find(({ reading }) => reading !== stretches[0]!.reading)!;
  return [
    {
      message:
        'Classified marks read alike all through each page and change only from page to page, as when a page is misread whole.',
      actual: readings.join(', '),
      expected: 'levels that change with what is said',
      cause: 'ocr',
      at: second.marks[0]!.at,
    },
  ];
}

const paragraphs = (mark: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `Point ${i + 1} on the harbour dues. ${mark}`);

export const pageWiseMarks: Rule = {
  id: 'BP-10',
  family: 'ocr',
  severity: 'warning',
  statement:
    'Where classified marks read alike all through each page and change only at page breaks, a misreading by whole pages is suspected.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'decision',
  sources: [sources.releases1990s],
  basis: 'heuristic',
  check,
  examples: {
    pass: {
      says: '(C) and (S) side by side within pages.',
      memcon: {
        pages: [
          { says: [...paragraphs('~~(S)~~', 2), ...paragraphs('~~(C)~~', 2)] },
          { says: [...paragraphs('~~(C)~~', 2), ...paragraphs('~~(S)~~', 2)] },
          { says: paragraphs('~~(C)~~', 3) },
        ],
      },
    },
    fail: {
      says: 'Page 1 all struck (S), page 2 all struck (C), page 3 all plain (C), page 4 all struck (S).',
      memcon: {
        pages: ['~~(S)~~', '~~(C)~~', '(C)', '~~(S)~~'].map((mark) => ({ says: paragraphs(mark, 3) })),
      },
    },
  },
};
