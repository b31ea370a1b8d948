import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Snippet } from '../query/search.ts';

/** UTF-16 units of a snippet, about. */
const longest = 280;
/** Units before the first hit. */
const lead = 60;
// Text that holds them itself has them blanked before it is searched.
const open = '\u0001';
const close = '\u0002';

/**
 * Finds the hits in the texts of a page of results, with the very tokenizer of the index: the index itself keeps no text.
 */
export class Snippets {
  readonly #db = new DatabaseSync(':memory:');
  readonly #insert: StatementSync;
  readonly #mark: StatementSync;

  constructor() {
    this.#db.exec(
      `CREATE VIRTUAL TABLE shown USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2');
       INSERT INTO shown (shown, rank) VALUES ('automerge', 0)`,
    );
    this.#insert = this.#db.prepare('INSERT INTO shown (rowid, text) VALUES (?, ?)');
    this.#mark = this.#db.prepare(
      'SELECT rowid, highlight(shown, 0, ?, ?) AS text FROM shown WHERE shown MATCH ?',
    );
  }

  /** @param match any of the query's words; null: it has none, and texts are shown from their start */
  of(texts: readonly string[], match: string | null): readonly Snippet[] {
    const marks = new Map<number, readonly (readonly [number, number])[]>();
    if (match !== null) {
      this.#db.exec('BEGIN');
      try {
        for (const [n, text] of texts.entries())
          this.#insert.run(n + 1, text.replaceAll(/[\u0001\u0002]/g, ' '));
        for (const row of this.#mark.all(open, close, match))
          marks.set(Number(row.rowid) - 1, marksIn(String(row.text)));
      } finally {
        this.#db.exec('ROLLBACK');
      }
    }
    return texts.map((text, n) => cutSnippet(text, marks.get(n) ?? []));
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}

function marksIn(marked: string): readonly (readonly [number, number])[] {
  const marks: (readonly [number, number])[] = [];
  let at = 0;
  let start = 0;
  for (const piece of marked.split(/([\u0001\u0002])/)) {
    if (piece === open) start = at;
    else if (piece === close) marks.push([start, at]);
    else at += piece.length;
  }
  return marks;
}

/** The part of the text that holds the first hit and as many others as fit. */
export function cutSnippet(text: string, marks: readonly (readonly [number, number])[]): Snippet {
  const first = marks[0]?.[0] ?? 0;
  const from = text.length <= longest || first <= lead ? 0 : wordStart(text, first - lead, first);
  const to = from + longest >= text.length ? text.length : wordEnd(text, from + longest, from);
  return {
    text: text.slice(from, to),
    marks: marks
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start - from, end - from]),
    cut: { start: from > 0, end: to < text.length },
  };
}

/** First start of a word from `at` on, before `before`. */
function wordStart(text: string, at: number, before: number): number {
  const space = /\s\S/.exec(text.slice(at, before));
  return space ? at + space.index + 1 : before;
}

/** Last end of a word up to `at`; `at` where there is none after `after`. */
function wordEnd(text: string, at: number, after: number): number {
  const space = /^.*\S(?=\s)/s.exec(text.slice(after, at + 1));
  return space ? after + space[0].length : at;
}
