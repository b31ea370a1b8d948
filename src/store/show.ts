import type { Level } from '../model/marks.ts';
import type { MemconKind } from '../model/memcon.ts';
import type { PersonRef } from '../people/person.ts';
import type { Hit, RecordHits, RecordSummary, SearchRequest } from '../query/search.ts';
import { slotOf } from './collect.ts';
import { slotRows } from './columns.ts';
import type { Connection, Row } from './connection.ts';
import type { Passage } from './entry.ts';
import { bestHits, type Group, type GroupHit } from './groups.ts';
import { unpackPassages } from './packed.ts';
import type { SearchContext } from './search.ts';

/** What a page of results shows: only of its own records are texts fetched. */
export function showGroups(
  { db, columns, memory, snippets }: SearchContext,
  groups: readonly Group[],
  shown: string | null,
  { sort, hitsPerRecord }: SearchRequest,
): readonly RecordHits[] {
  const summaries = memory.summaries(
    db,
    groups.map(({ base }) => base),
  );
  const merged = memory.merged(db);
  const personOf = (hit: GroupHit): PersonRef | null => {
    const slot = columns.slot(slotOf(hit.rowid));
    const speaker = slot?.speaker(hit.rowid % slotRows) ?? -1;
    const id = speaker < 0 || !slot ? 0 : slot.person(speaker);
    if (id === 0) return null;
    const present = merged.get(id) ?? id;
    const name = memory.personName(db, present);
    return name === null ? null : { id: present, name };
  };
  const all = groups.map((group) => bestHits(group, hitsPerRecord, sort));
  const passages = groups.map(({ base }) => memory.passages(db, base));
  const parts = all.flatMap((hits, n) => hits.map((hit) => passages[n]![hit.paragraph - 1]!));
  const cut = snippets.of(
    parts.map(([text]) => text),
    shown,
  );
  let at = 0;
  return groups.map((group, n) => ({
    record: summaries[n]!,
    count: group.end - group.start,
    hits: all[n]!.map((hit): Hit => {
      const [, page, block, speaker, addressees, mark] = parts[at]!;
      return {
        paragraph: hit.paragraph,
        page,
        block,
        speaker,
        person: personOf(hit),
        addressees,
        mark: mark && { level: mark[0], struck: mark[1] },
        snippet: cut[at++]!,
        score: hit.score,
        approximate: hit.approximate,
      };
    }),
  }));
}

export function passagesAt(db: Connection, base: number): readonly Passage[] {
  const bytes = db.value('SELECT bytes FROM passage WHERE slot = ?', base) as Uint8Array;
  return unpackPassages(bytes);
}

/** Columns of a record's summary; `record` and `source` have to be joined. */
export const summaryColumns = `record.slot, record.id, kind, subject, date, start, venue, banner, participants, paragraphs,
  first_page, last_page, title, source.name AS source_name, source.sha256 AS sha256`;

/** Summaries of records by their first slots. */
export function summariesAt(db: Connection, slots: readonly number[]): ReadonlyMap<number, RecordSummary> {
  const rows = db.all(
    `SELECT ${summaryColumns} FROM record JOIN source ON source.id = record.source
     WHERE slot IN (SELECT value FROM json_each(?))`,
    JSON.stringify(slots),
  );
  return new Map(rows.map((row) => [Number(row.slot), summaryOf(row)]));
}

export function summaryOf(row: Row): RecordSummary {
  const text = (value: Row[string] | undefined): string | null => (typeof value === 'string' ? value : null);
  return {
    id: String(row.id),
    // Written from a record of these very types.
    kind: String(row.kind) as MemconKind,
    subject: text(row.subject),
    title: text(row.title),
    date: text(row.date),
    start: text(row.start),
    venue: text(row.venue),
    banner: text(row.banner) as Level | null,
    participants: JSON.parse(String(row.participants)) as string[],
    paragraphs: Number(row.paragraphs),
    pages: [Number(row.first_page), Number(row.last_page)],
    source: { name: String(row.source_name), sha256: String(row.sha256) },
  };
}
