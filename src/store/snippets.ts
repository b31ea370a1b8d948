import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Snippet } from '../query/search.ts';
import { Stems, tokenizer } from './stems.ts';

/** UTF-16 units of a snippet, about. */
const longest = 280;
/** Units before the first hit. */
const lead = 60;
// Text that holds them itself has them blanked before it is searched.
const open = '\u0001';
const close = '\u0002';

/** Words and phrases alone: what is between the quotation marks is folded. */
const phrasesAlone = /^"[a-z0-9 ]+"(?: OR "[a-z0-9 ]+")*$/;
const nextWord = /[^A-Za-z0-9]*([A-Za-z0-9]+)/y;
/** ASCII, and signs of Latin-1 and of general punctuation that are no part of a word to any tokenizer. */
const plainText = /^[\u0001-\u007f\u00a0-\u00a9\u00ab-\u00b1\u00b6\u00b7\u00bb\u2010-\u2027\u2030-\u205e]*$/;

type Marks = readonly (readonly [start: number, end: number])[];

/**
 * Finds the hits in the texts of a page of results as the index would: it keeps no text. Words and phrases are looked for by
 * their stems in the texts as they are; the rest is left to an index in memory with the same tokenizer, which has to take
 * the texts in first.
 */
export class Snippets {
  readonly #db = new DatabaseSync(':memory:');
  readonly #insert: StatementSync;
  readonly #mark: StatementSync;
  readonly #stems = new Stems();

  constructor() {
    this.#db.exec(
      `CREATE VIRTUAL TABLE shown USING fts5 (text, tokenize = '${tokenizer}');
       INSERT INTO shown (shown, rank) VALUES ('automerge', 0)`,
    );
    this.#insert = this.#db.prepare('INSERT INTO shown (rowid, text) VALUES (?, ?)');
    this.#mark = this.#db.prepare(
      'SELECT rowid, highlight(shown, 0, ?, ?) AS text FROM shown WHERE shown MATCH ?',
    );
  }

  /** @param match any of the query's words; null: it has none, and texts are shown from their start */
  of(texts: readonly string[], match: string | null): readonly Snippet[] {
    const marks = match === null ? [] : this.marks(texts, match);
    return texts.map((text, n) => cutSnippet(text, marks[n] ?? []));
  }

  /** Where each text has a hit. */
  marks(texts: readonly string[], match: string): readonly Marks[] {
    const byStem = phrasesAlone.test(match) ? this.#marksByStem(texts, match) : texts.map(() => null);
    const others = this.marksByIndex(
      texts.filter((_, n) => !byStem[n]),
      match,
    );
    let next = 0;
    return byStem.map((marks) => marks ?? others[next++]!);
  }

  /** The same of any text and expression of FTS5. */
  marksByIndex(texts: readonly string[], match: string): readonly Marks[] {
    if (texts.length === 0) return [];
    const marks = texts.map((): Marks => []);
    this.#db.exec('BEGIN');
    try {
      for (const [n, text] of texts.entries())
        this.#insert.run(n + 1, text.replaceAll(/[\u0001\u0002]/g, ' '));
      for (const row of this.#mark.all(open, close, match))
        marks[Number(row.rowid) - 1] = marksIn(String(row.text));
    } finally {
      this.#db.exec('ROLLBACK');
    }
    return marks;
  }

  /** Null where a text is not plain. */
  #marksByStem(texts: readonly string[], match: string): readonly (Marks | null)[] {
    const stems = this.#stems;
    const typed = match.split(' OR ').map((phrase) => phrase.slice(1, -1).split(' '));
    const starts = [...new Set(typed.map(([word]) => startOf(word!)))].join('|');
    const first = new RegExp(`(?<![A-Za-z0-9])(?:${starts})[A-Za-z0-9]*`, 'g');
    const met = texts.map((text) => (plainText.test(text) ? [...text.matchAll(first)] : null));
    const words = typed.flat();
    for (const found of met) if (found) for (const [word] of found) words.push(word);
    stems.learn(words);
    const phrases = typed.map((phrase) => phrase.map((word) => stems.of(word)));
    return met.map((found, n) => {
      if (!found) return null;
      const marks: [number, number][] = [];
      for (const { 0: word, index: start } of found) {
        const stem = stems.of(word);
        let end = 0;
        for (const phrase of phrases)
          if (phrase[0] === stem) end = Math.max(end, this.#endOf(phrase, texts[n]!, start + word.length));
        if (end === 0) continue;
        // Phrases that have a word in common are one hit.
        const last = marks.at(-1);
        if (last && start < last[1]) last[1] = Math.max(last[1], end);
        else marks.push([start, end]);
      }
      return marks;
    });
  }

  /** Where the phrase ends whose first word ends here; 0: other words follow. */
  #endOf(phrase: readonly string[], text: string, at: number): number {
    let end = at;
    for (let n = 1; n < phrase.length; n++) {
      nextWord.lastIndex = end;
      const found = nextWord.exec(text);
      if (!found || this.#stems.of(found[1]!) !== phrase[n]) return 0;
      end = nextWord.lastIndex;
    }
    return end;
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
    this.#stems.close();
  }
}

/**
 * How all words begin that have the stem of this one, as a pattern. Porter's rules leave the first letter of a word alone,
 * and the second one too, or make an i of a y, but where no more than one letter is left of a word with -ed, -ing or -ies.
 */
function startOf(word: string): string {
  const either = (letter: string): string => `${letter}${letter.toUpperCase()}`;
  const [first, second] = word;
  if (second === undefined || (word.length < 7 && /[dgs]$/.test(word))) return `[${either(first!)}]`;
  return `[${either(first!)}][${/[iy]/.test(second) ? 'iIyY' : either(second)}]`;
}

function marksIn(marked: string): Marks {
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
export function cutSnippet(text: string, marks: Marks): Snippet {
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
