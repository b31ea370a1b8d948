import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { facetFields, type FacetField } from '../../../src/query/search.ts';
import { ColumnsCache } from '../../../src/store/columns-cache.ts';
import { kinds, levelOfMark, slotRows, yearOfDays } from '../../../src/store/columns.ts';
import type { Connection } from '../../../src/store/connection.ts';
import { passagesAt } from '../../../src/store/show.ts';

/** What is asked of plain SQL, in the terms of FTS5. */
export interface PlainQuestion {
  /** What a paragraph has to match, its fields included. */
  readonly match: string;
  /** The words that snippets show; null: the texts are shown from their start. */
  readonly shown: string | null;
  readonly sort: 'relevance' | 'date';
  /** Paragraphs of the pages before. */
  readonly offset: number;
}

export interface PlainAnswer {
  readonly count: number;
  readonly facets: Readonly<
    Partial<Record<FacetField, readonly (readonly [value: string, count: number])[]>>
  >;
  /** Of the best twenty. */
  readonly snippets: readonly string[];
}

/** As many as a page of results, and as a facet, shows at most. */
const pageSize = 20;
const mostValues = 50;

/**
 * The yardstick of a search: the same question answered by hand-written SQL over the library's full-text index. The
 * index's own bm25 ranks; what is counted lies in tables as one would lay it out for SQL, made beforehand, as does an
 * index with the texts of the very paragraphs that are shown. Nothing is kept from one question to the next but prepared
 * statements and SQLite's pages.
 */
export class PlainSql {
  readonly #db: DatabaseSync;
  readonly #library: Connection;
  readonly #answers = new Map<string, StatementSync>();
  readonly #snippets: StatementSync;
  readonly #texts: StatementSync;
  readonly #keepText: StatementSync;

  /**
   * @param library what is read of the library beforehand
   * @param tables a file that is not there yet
   */
  constructor(library: Connection, tables: string) {
    this.#library = library;
    this.#db = new DatabaseSync(library.path, { readOnly: false });
    this.#db.exec(`PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; ATTACH '${tables}' AS plain;`);
    this.#db.exec(schema);
    this.#fill();
    this.#snippets = this.#prepare(
      `SELECT rowid, snippet(shown, 0, '[', ']', '…', 40) FROM shown
       WHERE shown MATCH ? AND rowid IN (SELECT value FROM json_each(?))`,
    );
    this.#texts = this.#prepare(
      'SELECT rowid, substr(text, 1, 280) FROM shown WHERE rowid IN (SELECT value FROM json_each(?))',
    );
    this.#keepText = this.#prepare('INSERT OR REPLACE INTO shown (rowid, text) VALUES (?, ?)');
  }

  /** Lays the texts of the paragraphs that the question shows into the index that snippets are made with. */
  prepare(question: PlainQuestion): void {
    for (const id of this.#found(question).best) {
      const [text] = passagesAt(this.#library, Math.floor(id / slotRows))[(id % slotRows) - 1]!;
      this.#keepText.run(id, text);
    }
    this.#db.exec(`INSERT INTO shown (shown) VALUES ('optimize')`);
  }

  answer(question: PlainQuestion): PlainAnswer {
    const { best, ...found } = this.#found(question);
    const { shown } = question;
    if (best.length === 0) return { ...found, snippets: [] };
    const ids = JSON.stringify(best);
    const snippets = shown === null ? this.#texts.all(ids) : this.#snippets.all(shown, ids);
    return { ...found, snippets: (snippets as unknown as [number, string][]).map(([, text]) => text) };
  }

  close(): void {
    this.#db.close();
  }

  #prepare(sql: string): StatementSync {
    const statement = this.#db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  }

  #answerTo({ sort, offset }: PlainQuestion): StatementSync {
    const sql = answerBy(sort, offset);
    let statement = this.#answers.get(sql);
    if (!statement) this.#answers.set(sql, (statement = this.#prepare(sql)));
    return statement;
  }

  #found(question: PlainQuestion): Omit<PlainAnswer, 'snippets'> & {
    readonly best: readonly number[];
  } {
    const facets = Object.fromEntries(
      facetFields.map((field): [FacetField, [string, number][]] => [field, []]),
    );
    const best: number[] = [];
    let count = 0;
    // With arrays as rows, which the types of Node do not say.
    const rows: readonly unknown[] = this.#answerTo(question).all(question.match);
    for (const [kind, value, n] of rows as [FacetField | 'count' | 'best', string | number, number][])
      if (kind === 'count') count = n;
      else if (kind === 'best') best.push(n);
      else facets[kind]!.push([`${value}`, n]);
    return { count, best, facets };
  }

  #fill(): void {
    const columns = new ColumnsCache().view(this.#library);
    const values = new Map(
      this.#library.rows('SELECT id, text FROM value').map(([id, text]) => [Number(id), String(text)]),
    );
    const people = new Map(
      this.#library.rows('SELECT id, name FROM person').map(([id, name]) => [Number(id), String(name)]),
    );
    const [conversation, paragraph, finding, speaker] = [
      'conversation VALUES (?, ?, ?, ?, ?)',
      'paragraph VALUES (?, ?, ?, ?)',
      'finding VALUES (?, ?)',
      'speaker VALUES (?, ?)',
    ].map((sql) => this.#db.prepare(`INSERT OR IGNORE INTO ${sql}`)) as [
      StatementSync,
      StatementSync,
      StatementSync,
      StatementSync,
    ];
    this.#db.exec('BEGIN');
    for (const [number] of this.#library.rows('SELECT slot FROM record WHERE present ORDER BY slot')) {
      const base = Number(number);
      const slot = columns.slot(base)!;
      const { day, venue, kind } = slot;
      conversation.run(
        ...[base, day, day === null ? null : yearOfDays(day), kinds[kind]!, values.get(venue) ?? null],
      );
      for (let n = 0; n < slot.rules; n++) finding.run(base, values.get(slot.rule(n))!);
      for (let n = 1; n <= slot.paragraphs; n++) {
        const who = slot.speaker(n);
        const code = slot.mark(n);
        const person = who < 0 ? 0 : slot.person(who);
        // People and labels that are none's by ids of their own.
        const id = who < 0 ? null : person > 0 ? 2 * person + 1 : 2 * slot.label(who);
        if (id !== null) speaker.run(id, person > 0 ? people.get(person)! : values.get(id / 2)!);
        const mark = code === 0 ? 'none' : (levelOfMark(code) ?? 'unread');
        paragraph.run(base * slotRows + n, base, id, mark);
      }
    }
    this.#db.exec('COMMIT; ANALYZE plain');
  }
}

const schema = `
CREATE TABLE plain.conversation (
  id INTEGER PRIMARY KEY, day INTEGER, year INTEGER, kind TEXT NOT NULL, venue TEXT
) STRICT;
CREATE TABLE plain.finding (record INTEGER NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (record, rule)) STRICT, WITHOUT ROWID;
CREATE TABLE plain.speaker (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE plain.paragraph (
  id INTEGER PRIMARY KEY, record INTEGER NOT NULL, speaker INTEGER, mark TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE temp.shown USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2');
`;

/** One statement, so that each hit is looked at once: how many there are, the best, and the most frequent of each facet. */
function answerBy(sort: PlainQuestion['sort'], offset: number): string {
  const facet = (field: FacetField, value: string, from: string): string =>
    `SELECT * FROM (SELECT '${field}', ${value}, sum(hits) AS n FROM ${from}
       WHERE ${value} IS NOT NULL GROUP BY 2 ORDER BY n DESC LIMIT ${mostValues})`;
  return `
    WITH hit AS MATERIALIZED (
      SELECT id, rank, record, speaker, mark FROM found CROSS JOIN paragraph ON id = found.rowid WHERE found MATCH ?
    ), by_record AS MATERIALIZED (
      SELECT record, hits, day, year, kind, venue
      FROM (SELECT record, count(*) AS hits FROM hit GROUP BY record) CROSS JOIN conversation ON conversation.id = record
    ), by_speaker AS (
      SELECT speaker, count(*) AS hits FROM hit WHERE speaker IS NOT NULL GROUP BY speaker
      ORDER BY hits DESC LIMIT ${mostValues}
    )
    SELECT 'count', NULL, count(*) FROM hit
    UNION ALL SELECT * FROM (
      SELECT 'best', NULL, id FROM hit ${sort === 'date' ? 'CROSS JOIN by_record USING (record)' : ''}
      ORDER BY ${sort === 'date' ? 'day' : 'rank'}, id LIMIT ${pageSize} OFFSET ${offset}
    )
    UNION ALL SELECT 'speaker', name, hits FROM by_speaker CROSS JOIN speaker ON speaker.id = by_speaker.speaker
    UNION ALL SELECT * FROM (
      SELECT 'mark', mark, count(*) AS n FROM hit GROUP BY mark ORDER BY n DESC LIMIT ${mostValues}
    )
    UNION ALL ${facet('year', 'year', 'by_record')}
    UNION ALL ${facet('kind', 'kind', 'by_record')}
    UNION ALL ${facet('venue', 'venue', 'by_record')}
    UNION ALL ${facet('finding', 'rule', 'by_record CROSS JOIN finding USING (record)')}`;
}
