import type { XmlElement, XmlNode } from '../xml.ts';
import { el } from '../xml.ts';

/** A name that the edition's lists hold: of a person, or a term with its abbreviation. */
export interface ListedName {
  readonly kind: 'person' | 'term';
  /** Null where the name points to no entry of a list. */
  readonly id: string | null;
  /** As the text has it. */
  readonly name: string;
  /** Participants in whose entries an edition tags it. */
  readonly participants?: readonly number[];
}

/** Tags names that the lists hold, wherever they stand, as the edition does. */
export class NameTags {
  /** By their form; longest forms first, so that a surname does not break up a full name. */
  readonly #forms: ReadonlyMap<string, readonly ListedName[]>;
  readonly #form: RegExp | null;
  readonly #untold: Set<ListedName>;

  constructor(names: readonly ListedName[]) {
    const named = names.filter(({ name }) => name.trim() !== '');
    this.#forms = Map.groupBy(
      named.toSorted((a, b) => b.name.length - a.name.length),
      ({ name }) => name,
    );
    this.#form = formOf(this.#forms.keys());
    this.#untold = new Set(named);
  }

  /** Number of names that no text has held so far. */
  get left(): number {
    return this.#untold.size;
  }

  /** The person whose name ends the given one, but for "Jr.": its span. */
  ending(name: string): { readonly id: string | null; readonly start: number; readonly end: number } | null {
    const end = name.length - (/,?\s(?:Jr|Sr|II|III|IV)\.?$/.exec(name)?.[0].length ?? 0);
    for (const [form, listed] of this.#forms)
      for (const stop of [name.length, end]) {
        const start = stop - form.length;
        const persons = listed.filter(({ kind }) => kind === 'person');
        if (persons.length === 0 || start < 0 || name.slice(start, stop) !== form) continue;
        if (/[\p{L}\d]$/u.test(name.slice(0, start))) continue;
        return { id: this.#tell(persons).id, start, end: stop };
      }
    return null;
  }

  /**
   * The text with its names tagged, in the entry of a participant those that the edition tags there. A name before a
   * colon is left: it would read as a label.
   */
  tag(text: string, participant?: number): XmlNode[] {
    const forms = participant === undefined ? this.#forms : this.#formsIn(participant);
    const form = participant === undefined ? this.#form : formOf(forms.keys());
    const nodes: XmlNode[] = [];
    let done = 0;
    for (const found of form === null ? [] : text.matchAll(form)) {
      if (found.index > done) nodes.push(text.slice(done, found.index));
      nodes.push(writeTag(this.#tell(forms.get(found[0])!)));
      done = found.index + found[0].length;
    }
    if (done < text.length || nodes.length === 0) nodes.push(text.slice(done));
    return nodes;
  }

  #formsIn(participant: number): ReadonlyMap<string, readonly ListedName[]> {
    const inEntry = ({ participants }: ListedName): boolean => participants?.includes(participant) ?? false;
    return new Map(
      [...this.#forms].flatMap(([form, all]) => {
        const listed = all.filter(inEntry);
        return listed.length > 0 ? [[form, listed] as const] : [];
      }),
    );
  }

  /** Which of those with one form is meant: each once, then the first. */
  #tell(listed: readonly ListedName[]): ListedName {
    const told = listed.find((one) => this.#untold.has(one)) ?? listed[0]!;
    this.#untold.delete(told);
    return told;
  }
}

function writeTag({ kind, id, name }: ListedName): XmlElement {
  return kind === 'person'
    ? el('persName', { corresp: pointerTo(id) }, name)
    : el('gloss', { target: pointerTo(id) }, name);
}

/** To an entry of the volume's own lists, or of another volume's: `frus1969-76v18#p_CJR1`. */
export function pointerTo(id: string | null): string | null {
  return id === null || id.includes('#') ? id : `#${id}`;
}

/** Any of the names as words of their own, the first that is given where several begin at one place; null for no names. */
function formOf(names: Iterable<string>): RegExp | null {
  const forms = [...names].map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return forms.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\d])(?:${forms.join('|')})(?![\\p{L}\\d:])`, 'gu');
}
