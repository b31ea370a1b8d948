import { f1, share } from './counts.ts';
import type { Judgment } from './judged.ts';
import { percent, table } from './table.ts';

type Column = readonly [heading: string, cell: (judgment: Judgment) => string];

const rate =
  (name: string) =>
  ({ rates }: Judgment): string => {
    const found = rates[name];
    return found && found.of > 0 ? `${found.right}/${found.of}` : '';
  };

const columns: readonly Column[] = [
  ['document', ({ id }) => id],
  ['records', ({ overlaps: { records: r } }) => (r ? `${r.found}/${r.expected}` : '')],
  ['spans', rate('spans')],
  ['others', rate('other pages')],
  ['divided', rate('divided right')],
  [
    'header wrong',
    ({ checks, people }) =>
      [
        ...checks.filter(({ right }) => !right).map(({ field }) => field),
        ...(people && !people.whole ? ['participants'] : []),
      ].join(' '),
  ],
  ['para F1 %', ({ overlaps: { paragraphs } }) => (paragraphs ? percent(f1(paragraphs)) : '')],
  ['struck', rate('struck found')],
  ['read', rate('struck read')],
  ['plain', rate('unstruck read')],
  ['sure', rate('sure marks')],
  ['CER %', ({ rates: { characters } }) => (characters ? percent(1 - share(characters)) : '')],
];

/** A row for each document, in the columns that any of them fills; null where there is nothing to say but names. */
export function reportDocuments(judgments: readonly Judgment[]): string | null {
  const shown = columns.filter(([, cell]) => judgments.some((judgment) => cell(judgment) !== ''));
  if (shown.length < 2) return null;
  return table(
    shown.map(([heading]) => heading),
    judgments.map((judgment) => shown.map(([, cell]) => cell(judgment))),
  );
}
