import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** The tokenizer of the index of paragraphs. */
export const tokenizer = 'porter unicode61 remove_diacritics 2';
/** Words whose stems are kept. */
const mostWords = 20_000;

/** Stems of words as the index's own tokenizer makes them, each made once. */
export class Stems {
  readonly #db = new DatabaseSync(':memory:');
  readonly #insert: StatementSync;
  readonly #terms: StatementSync;
  readonly #known = new Map<string, string>();

  constructor() {
    this.#db.exec(
      `CREATE VIRTUAL TABLE stem USING fts5 (text, content = '', tokenize = '${tokenizer}');
       CREATE VIRTUAL TABLE term USING fts5vocab (stem, instance)`,
    );
    this.#insert = this.#db.prepare('INSERT INTO stem (rowid, text) VALUES (?, ?)');
    this.#terms = this.#db.prepare('SELECT doc, term FROM term');
  }

  /** @param word ASCII letters and digits, in any case */
  of(word: string): string {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    this.#make([word]);
    return this.#known.get(word)!;
  }

  /** Makes the stems of many words in one go. */
  learn(words: Iterable<string>): void {
    const missing = new Set<string>();
    for (const word of words) if (!this.#known.has(word)) missing.add(word);
    if (missing.size > 0) this.#make([...missing]);
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  #make(words: readonly string[]): void {
    if (this.#known.size + words.length > mostWords) this.#known.clear();
    this.#db.exec('BEGIN');
    try {
      for (const [n, word] of words.entries()) this.#insert.run(n + 1, word);
      for (const { doc, term } of this.#terms.all()) this.#known.set(words[Number(doc) - 1]!, String(term));
    } finally {
      this.#db.exec('ROLLBACK');
    }
  }
}
