import type { Contact, LibraryCounts } from '../query/library.ts';
import type { RecordSummary } from '../query/search.ts';
import type { Connection } from './connection.ts';
import { mergedPeople } from './facets.ts';
import { summaryColumns, summaryOf } from './show.ts';
import type { ChronologyOptions, ContactOptions, LeastSure } from './store.ts';

/** Comes after every date; records without one are listed last. */
const noDate = '~';

export function listRecordIds(db: Connection, limit: number, after: string | null): readonly string[] {
  const date = after === null ? null : dateOf(db, after);
  return db
    .rows(
      `SELECT id FROM record WHERE present AND (? IS NULL OR (coalesce(date, '${noDate}'), id) > (?, ?))
       ORDER BY coalesce(date, '${noDate}'), id LIMIT ?`,
      date,
      date,
      after ?? '',
      limit,
    )
    .map(([id]) => String(id));
}

function dateOf(db: Connection, id: string): string {
  const date = db.value('SELECT date FROM record WHERE id = ?', id);
  return date === null ? noDate : String(date);
}

export function listSummaries(db: Connection, ids: readonly string[]): readonly RecordSummary[] {
  const rows = db.all(
    `SELECT ${summaryColumns} FROM record JOIN source ON source.id = record.source
     WHERE record.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const byId = new Map(rows.map((row) => [String(row.id), summaryOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export function countAll(db: Connection): LibraryCounts {
  const count = (sql: string): number => Number(db.value(sql));
  return {
    sources: count('SELECT count(*) FROM source WHERE id IN (SELECT source FROM place)'),
    records: count('SELECT count(*) FROM record WHERE present'),
    paragraphs: count('SELECT paragraphs FROM library'),
    people: count('SELECT count(*) FROM person WHERE merged_into IS NULL'),
  };
}

export function listLeastSure(db: Connection, limit: number, after: LeastSure | null): readonly LeastSure[] {
  return db
    .rows(
      `SELECT id, doubt FROM record WHERE present AND doubt IS NOT NULL AND (doubt, id) > (?, ?)
       ORDER BY doubt, id LIMIT ?`,
      after?.confidence ?? -1,
      after?.recordId ?? '',
      limit,
    )
    .map(([recordId, confidence]) => ({ recordId: String(recordId), confidence: Number(confidence) }));
}

export function listChronology(db: Connection, options: ChronologyOptions): readonly RecordSummary[] {
  const { from = '', to = noDate, person, limit, after } = options;
  const people = person === undefined ? null : JSON.stringify(idsOf(db, person));
  return db
    .all(
      `SELECT ${summaryColumns} FROM record JOIN source ON source.id = record.source
       WHERE present AND date IS NOT NULL AND date BETWEEN ? AND ? AND (date, record.id) > (?, ?)
         AND (? IS NULL OR slot IN (SELECT slot FROM took_part WHERE person IN (SELECT value FROM json_each(?))))
       ORDER BY date, record.id LIMIT ?`,
      from,
      to,
      after === undefined ? '' : dateOf(db, after),
      after ?? '',
      people,
      people,
      limit,
    )
    .map(summaryOf);
}

export function listMonths(
  db: Connection,
  person: number | undefined,
): readonly { readonly month: string; readonly records: number }[] {
  const people = person === undefined ? null : JSON.stringify(idsOf(db, person));
  return db
    .rows(
      `SELECT substr(date, 1, 7) AS month, count(*) FROM record
       WHERE present AND date IS NOT NULL
         AND (? IS NULL OR slot IN (SELECT slot FROM took_part WHERE person IN (SELECT value FROM json_each(?))))
       GROUP BY month ORDER BY month`,
      people,
      people,
    )
    .map(([month, records]) => ({ month: String(month), records: Number(records) }));
}

export function listContacts(db: Connection, options: ContactOptions): readonly Contact[] {
  const { from = '', to = noDate, person, limit } = options;
  const dated = options.from !== undefined || options.to !== undefined;
  const people = person === undefined ? null : JSON.stringify(idsOf(db, person));
  const merged = mergedPeople(db);
  const present = JSON.stringify(Object.fromEntries(merged));
  // A person who was merged into another counts as that one.
  const now = (column: string): string => `coalesce(json_extract(?, '$."' || ${column} || '"'), ${column})`;
  const rows = db.rows(
    `WITH part AS (SELECT DISTINCT took_part.slot, ${merged.size > 0 ? now('person') : 'person'} AS person
                   FROM took_part JOIN record ON record.slot = took_part.slot
                   WHERE person IS NOT NULL AND present AND (NOT ? OR date BETWEEN ? AND ?)
                     AND (? IS NULL OR took_part.slot IN
                       (SELECT slot FROM took_part WHERE person IN (SELECT value FROM json_each(?)))))
     SELECT a.person, b.person, count(*) AS records FROM part a JOIN part b ON a.slot = b.slot AND a.person < b.person
     WHERE ? IS NULL OR a.person = ? OR b.person = ?
     GROUP BY a.person, b.person ORDER BY records DESC, a.person, b.person LIMIT ?`,
    ...(merged.size > 0 ? [present] : []),
    ...[dated ? 1 : 0, from, to, people, people],
    ...[person ?? null, person ?? null, person ?? null, limit],
  );
  const ref = (id: number): Contact['a'] => ({
    id,
    name: String(db.value('SELECT name FROM person WHERE id = ?', id)),
  });
  return rows.map(([a, b, records]) => ({ a: ref(Number(a)), b: ref(Number(b)), records: Number(records) }));
}

/** The person and all that were merged into it. */
export function idsOf(db: Connection, person: number): readonly number[] {
  return [person, ...[...mergedPeople(db)].flatMap(([id, into]) => (into === person ? [id] : []))];
}
