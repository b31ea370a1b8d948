import type { XmlElement, XmlNode } from '../xml.ts';
import { el } from '../xml.ts';

/** A name that the edition's lists hold: of a person, or a term with its abbreviation. */
export interface ListedName {
  readonly kind: 'person' | 'term';
  readonly id: string;
  /** As the text has it. */
  readonly name: string;
}

type IsTaken = (start: number, end: number) => boolean;

/**
 * Tags names that the lists hold. `first`: each where the document first has it, as is known of a document of an
 * edition; `every`: wherever it stands.
 */
export class NameTags {
  /** Longest names first, so that a surname does not break up a full name. */
  readonly #pending: ListedName[];
  readonly #persons: readonly ListedName[];
  readonly #often: 'first' | 'every';

  constructor(names: readonly ListedName[], often: 'first' | 'every') {
    this.#pending = names
      .filter(({ name }) => name.trim() !== '')
      .sort((a, b) => b.name.length - a.name.length);
    this.#persons = this.#pending.filter(({ kind }) => kind === 'person');
    this.#often = often;
  }

  /** Number of names that no text has held so far. */
  get left(): number {
    return this.#often === 'first' ? this.#pending.length : 0;
  }

  /** The person whose name ends the given one, but for "Jr.": its span. Named once or not, who is known is known. */
  ending(name: string): { readonly id: string; readonly start: number; readonly end: number } | null {
    const end = name.length - (/,?\s(?:Jr|Sr|II|III|IV)\.?$/.exec(name)?.[0].length ?? 0);
    for (const [listed, stop] of this.#persons.flatMap((person) => [
      [person, name.length] as const,
      [person, end] as const,
    ])) {
      const start = stop - listed.name.length;
      if (start < 0 || name.slice(start, stop) !== listed.name || /[\p{L}\d]$/u.test(name.slice(0, start)))
        continue;
      if (this.#pending.includes(listed)) this.#settle(listed);
      return { id: listed.id, start, end: stop };
    }
    return null;
  }

  /** The text with its names tagged. A name before a colon is left: it would read as a label. */
  tag(text: string): XmlNode[] {
    const found: { readonly start: number; readonly end: number; readonly listed: ListedName }[] = [];
    const isTaken: IsTaken = (start, end) => found.some((other) => start < other.end && end > other.start);
    for (const listed of [...this.#pending]) {
      let start = findWord(text, listed.name, 0, isTaken);
      while (start >= 0) {
        const end = start + listed.name.length;
        found.push({ start, end, listed });
        this.#settle(listed);
        start = this.#often === 'every' ? findWord(text, listed.name, end, isTaken) : -1;
      }
    }
    found.sort((a, b) => a.start - b.start);
    const nodes: XmlNode[] = [];
    let done = 0;
    for (const { start, end, listed } of found) {
      if (start > done) nodes.push(text.slice(done, start));
      nodes.push(writeTag(listed));
      done = end;
    }
    if (done < text.length || nodes.length === 0) nodes.push(text.slice(done));
    return nodes;
  }

  #settle(listed: ListedName): void {
    if (this.#often === 'first') this.#pending.splice(this.#pending.indexOf(listed), 1);
  }
}

function writeTag({ kind, id, name }: ListedName): XmlElement {
  return kind === 'person'
    ? el('persName', { corresp: pointerTo(id) }, name)
    : el('gloss', { target: pointerTo(id) }, name);
}

/** To an entry of the volume's own lists, or of another volume's: `frus1969-76v18#p_CJR1`. */
export function pointerTo(id: string): string {
  return id.includes('#') ? id : `#${id}`;
}

function findWord(text: string, word: string, from: number, isTaken: IsTaken): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const behind = text[at + word.length] ?? ' ';
    if (!/[\p{L}\d]/u.test(before) && !/[\p{L}\d:]/u.test(behind) && !isTaken(at, at + word.length))
      return at;
  }
  return -1;
}
