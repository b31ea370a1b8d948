import type { EditionNote } from '../../model/edition.ts';
import type { Finding } from '../../model/finding.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { el, isElement } from '../xml.ts';
import { closeUp } from './flow.ts';
import type { NameTags } from './name-tags.ts';

/** A note that hangs behind so much of a text. */
export interface Hanging {
  readonly offset: number;
  readonly note: XmlElement;
}

interface Pending {
  /** As an edition numbered it; null: it takes the next number. */
  readonly n: string | null;
  readonly text: string;
  readonly offset: number;
}

const behind = Number.MAX_SAFE_INTEGER;

/**
 * The footnotes of a document, numbered in the order in which they stand. An edition's keep their numbers; where one
 * hangs on nothing that the record holds, it hangs on the heading, or on the last paragraph if others came before it.
 */
export class Notes {
  readonly #id: string;
  readonly #tags: NameTags;
  readonly #ids = new Set<string>();
  readonly #pending: ReadonlyMap<string, readonly Pending[]>;
  #last = 0;

  /** `signatures`: indices of the drafting lines that are written as such. */
  constructor(
    id: string,
    record: MemconRecord,
    findings: readonly Finding[],
    signatures: ReadonlySet<number>,
    tags: NameTags,
  ) {
    this.#id = id;
    this.#tags = tags;
    this.#pending = hangAll(record, findings, signatures);
  }

  /** A note of the document's own: source, summary. */
  write(text: string, type: string | null, n = String(this.#last + 1)): XmlElement {
    if (/^\d+$/.test(n)) this.#last = Number(n);
    return el('note', { n, 'xml:id': this.#idOf(n), type }, this.#tags.tag(closeUp(text)));
  }

  /** What hangs on the head, a participant, a paragraph or the end, in order. */
  on(place: string, length = 0): Hanging[] {
    return (this.#pending.get(place) ?? []).map(({ n, text, offset }) => ({
      offset: Math.min(offset, length),
      note: this.write(text, null, n ?? undefined),
    }));
  }

  /** `d5fn2`, and `d5fn2_1` where that is taken or the note bears no number. */
  #idOf(n: string): string {
    const base = `${this.#id}fn${n.replace(/[^\w.-]/g, '')}`;
    let id = base;
    for (let i = 1; this.#ids.has(id); i++) id = `${base}_${i}`;
    this.#ids.add(id);
    return id;
  }
}

export const inHead = 'head';
export const atEnd = 'end';
export const onParticipant = (index: number): string => `participant ${index}`;
export const onSignature = (index: number): string => `signature ${index}`;
export const onParagraph = (block: number, paragraph: number): string => `paragraph ${block} ${paragraph}`;

function hangAll(
  record: MemconRecord,
  findings: readonly Finding[],
  signatures: ReadonlySet<number>,
): Map<string, Pending[]> {
  const pending = new Map<string, Pending[]>();
  const add = (place: string, note: Pending): void => {
    if (note.text.trim() === '') return;
    const list = pending.get(place);
    if (list) list.push(note);
    else pending.set(place, [note]);
  };
  let begun = false;
  for (const { n, text, hangs } of record.edition?.footnotes ?? []) {
    const place = hangs && placeIn(record, hangs, signatures);
    begun ||= place !== undefined && place !== null;
    const offset = hangs && 'offset' in hangs ? hangs.offset : behind;
    add(place ?? (begun ? atEnd : inHead), { n, text, offset });
  }
  for (const finding of findings)
    add(placeOfFinding(record, finding), {
      n: null,
      text: `${finding.rule}: ${finding.message}`,
      offset: behind,
    });
  for (const list of pending.values()) list.sort((a, b) => a.offset - b.offset);
  return pending;
}

/** Null where the record has no such place. */
function placeIn(
  { participants, body }: MemconRecord,
  hangs: NonNullable<EditionNote['hangs']>,
  signatures: ReadonlySet<number>,
): string | null {
  if ('participant' in hangs)
    return hangs.participant < participants.length ? onParticipant(hangs.participant) : null;
  if ('drafting' in hangs) return signatures.has(hangs.drafting) ? onSignature(hangs.drafting) : null;
  const block = body[hangs.block];
  if (!block) return null;
  const count = block.kind === 'heading' ? 1 : block.paragraphs.length;
  return hangs.paragraph < count ? onParagraph(hangs.block, hangs.paragraph) : null;
}

/** The paragraph that the finding's line is in, else the heading. */
function placeOfFinding({ body }: MemconRecord, finding: Finding): string {
  const at = 'at' in finding ? finding.at : null;
  if (at?.line === undefined) return inHead;
  let place = inHead;
  for (const [b, block] of body.entries())
    for (const [p, { at: start }] of (block.kind === 'heading' ? [block] : block.paragraphs).entries())
      if (start.page < at.page || (start.page === at.page && (start.line ?? 0) <= at.line))
        place = onParagraph(b, p);
  return place;
}

/** Notes behind one another, or behind text, as the edition sets them: no white space before the first. */
export function inRow(notes: readonly XmlElement[]): XmlNode[] {
  return notes.flatMap((note, i) => (i === 0 ? [note] : [' ', note]));
}

/** The notes behind what an element holds: no white space stands before the first, some behind a note that is there. */
export function withNotesBehind(content: readonly XmlNode[], notes: readonly XmlElement[]): XmlNode[] {
  if (notes.length === 0) return [...content];
  const end = content.findLastIndex((node) => isElement(node) || node.trim() !== '') + 1;
  const last = content[end - 1];
  const isSecond = last !== undefined && isElement(last) && last.name === 'note';
  return [...content.slice(0, end), ...(isSecond ? [' '] : []), ...inRow(notes)];
}
