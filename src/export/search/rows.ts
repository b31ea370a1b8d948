import type { Hit, RecordHits } from '../../query/search.ts';
import { csvText } from '../data/rows-text.ts';
import type { Cell } from '../data/table.ts';
import { toJson } from '../json-text.ts';
import type { PrintSearch, SearchPage } from './page.ts';

interface Row {
  readonly group: RecordHits;
  readonly hit: Hit;
  readonly page: SearchPage;
}

/** Columns of a table of hits. */
const columns: Readonly<Record<string, (row: Row) => Cell>> = {
  record: ({ group }) => group.record.id,
  date: ({ group }) => group.record.date,
  kind: ({ group }) => group.record.kind,
  subject: ({ group }) => group.record.subject,
  source: ({ group }) => group.record.source.name,
  page: ({ hit }) => hit.page,
  paragraph: ({ hit }) => hit.paragraph,
  block: ({ hit }) => hit.block,
  speaker: ({ hit }) => hit.speaker,
  person_id: ({ hit }) => hit.person?.id ?? null,
  person: ({ hit }) => hit.person?.name ?? null,
  addressees: ({ hit }) => hit.addressees.join('; ') || null,
  mark: ({ hit }) => hit.mark && (hit.mark.level ?? 'unread'),
  struck: ({ hit }) => hit.mark?.struck ?? null,
  snippet: ({ hit }) => hit.snippet.text,
  matched: ({ hit: { snippet } }) =>
    snippet.marks.map(([start, end]) => snippet.text.slice(start, end)).join('; ') || null,
  other_spelling: ({ hit }) => hit.approximate,
  citation: ({ page, group, hit }) => page.cite(group, hit),
};

const names = Object.keys(columns);

export const printCsv: PrintSearch = (page) => csvText([names, ...cellsOf(page)]);

export const printJsonl: PrintSearch = (page) =>
  cellsOf(page)
    .map((cells) => `${toJson(Object.fromEntries(cells.map((cell, i) => [names[i]!, cell])))}\n`)
    .join('');

function cellsOf(page: SearchPage): readonly (readonly Cell[])[] {
  return page.result.groups.flatMap((group) =>
    group.hits.map((hit) => names.map((name) => columns[name]!({ group, hit, page }))),
  );
}
