import type { Connection } from './connection.ts';
import { wordsOf } from './words.ts';

/** Things whose name has some words. */
export interface Named {
  readonly ids: readonly number[];
  /** False where there are more than were asked for. */
  readonly isComplete: boolean;
}

/** Texts of a name up to which its words are compared. */
const mostAlike = 200;
const nobody: Named = { ids: [], isComplete: true };

/**
 * Texts of the library, labels of speakers and participants among them, that have these words in any order.
 * @param prefix of the last word only its beginning is known
 */
export function labelsNamed(db: Connection, name: string, prefix: boolean, most: number): Named {
  return idsOf(
    db,
    'SELECT rowid FROM value_words WHERE value_words MATCH ? ORDER BY rowid LIMIT ?',
    matchOf(name, prefix),
    most,
  );
}

/**
 * People by their names, or one by id as `#12`, and all who were merged into them.
 * @param mergers for each person that was merged into another, into whom
 */
export function peopleNamed(
  db: Connection,
  mergers: ReadonlyMap<number, number>,
  name: string,
  most: number,
): Named {
  const byId = /^#(\d+)$/.exec(name.trim());
  const { ids, isComplete } = byId
    ? { ids: [Number(byId[1])], isComplete: true }
    : idsOf(
        db,
        'SELECT rowid FROM person_words WHERE person_words MATCH ? ORDER BY rowid LIMIT ?',
        matchOf(name, false),
        most,
      );
  if (ids.length === 0) return nobody;
  const wanted = new Set(ids);
  for (const id of mergers.keys())
    for (let into = mergers.get(id); into !== undefined; into = mergers.get(into))
      if (wanted.has(into)) wanted.add(id);
  return { ids: [...wanted], isComplete };
}

/** The words of a name; one alone where no text of the library has that one without all the others. */
export function tellingWords(db: Connection, name: string): readonly string[] {
  const words = wordsOf(name);
  if (words.length < 2) return words;
  const { ids, isComplete } = labelsNamed(db, name, false, mostAlike);
  if (!isComplete) return words;
  const telling = words.find((word) => {
    const having = labelsNamed(db, word, false, mostAlike);
    return having.isComplete && having.ids.length === ids.length;
  });
  return telling === undefined ? words : [telling];
}

function idsOf(db: Connection, sql: string, match: string | null, most: number): Named {
  if (match === null) return nobody;
  const ids = db.rows(sql, match, most + 1).map(([id]) => Number(id));
  return { ids: ids.slice(0, most), isComplete: ids.length <= most };
}

/** Words of a name, in any order; null: it has none. */
function matchOf(name: string, prefix: boolean): string | null {
  const words = wordsOf(name);
  if (words.length === 0) return null;
  return words.map((word, n) => `"${word}"${prefix && n === words.length - 1 ? ' *' : ''}`).join(' ');
}
