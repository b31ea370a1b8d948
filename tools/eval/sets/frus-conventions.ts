import type { MemconRecord } from '../../../src/model/record.ts';
import { plainText } from '../../../src/tei/frus/flow.ts';
import type { XmlElement } from '../../../src/tei/xml.ts';
import { descendants, elementsOf, isElement } from '../../../src/tei/xml.ts';
import { squeeze } from '../likeness.ts';

/** A participant as the gold gives it, read off the markup mechanically. */
export interface GoldPerson {
  /** The entry as printed. */
  readonly raw: string;
  /** What the edition tags; where it tags nothing, what stands before the first comma. */
  readonly name: string;
  /** Words before a tagged name. */
  readonly title?: string;
  /** Words behind the name. */
  readonly role?: string;
  readonly side?: string;
}

export interface GoldParagraph {
  readonly speaker: string | null;
  readonly text: string;
}

/** A participant in the terms that gold and record share. Punctuation around and between the parts is left out. */
export interface ComparedPerson {
  readonly typed: string;
  readonly name: string;
  readonly title: string;
  readonly role: string;
  readonly side: string;
}

const none = '—';
const sign = /^([A-Z][A-Z/&]{0,11})\s?(?:[—–]\s?|-\s?(?=[A-Z][a-z.]))/;
const heading = /^[^,]{2,40}:$/;
const roleWords = /^(?:interpreter|translator|note-?taker)$/i;

const bare = (text: string): string =>
  text
    .replace(/[\s,.;:()[\]—–]+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '')
    .replace(/^$/, none);

/**
 * The gold's participants as the record would have them. Where its reading is another than the record's, by rule: an
 * entry with a colon behind it is a side that was keyed as an item, and a list's own label, or how long those below it
 * were there, is none; an office's sign, an office before a comma and a remark in parentheses are not of the name, and
 * "Jr." and "Mr." are; a name tagged in a footnote or within an office is not whom the entry is about.
 */
export function comparedGold(people: readonly GoldPerson[]): ComparedPerson[] {
  const compared: ComparedPerson[] = [];
  let keyed: string | null = null;
  for (const person of people) {
    if (heading.test(person.raw)) {
      if (!/^for /i.test(person.raw)) keyed = person.raw.slice(0, -1);
      continue;
    }
    const { name, title } = partsOf(person);
    compared.push({
      typed: person.raw,
      name: bare(name),
      ...titleAndRole(title, person.raw),
      side: sideOf(person.side ?? keyed),
    });
  }
  return compared;
}

function partsOf({ raw, name }: GoldPerson): { name: string; title: string } {
  const opening = sign.exec(raw);
  const [office, first] = opening ? [opening[1]!, opening[0].length] : ['', 0];
  const at = raw.indexOf(name, first);
  const before = raw.slice(first, Math.max(at, first));
  const comma = Math.max(...[',', '—', '–'].map((separator) => before.lastIndexOf(separator)));
  const [aside, courtesies] = [before.slice(0, Math.max(comma, 0)), before.slice(comma + 1)];
  // A name within an office, or in a footnote.
  if (at < 0 || (comma >= 0 && !isCourtesy(courtesies) && !isName(`${courtesies}${name}`.trim()))) {
    const end = /,|\s\([^()]*\)$/.exec(raw.slice(first));
    return end
      ? { name: raw.slice(first, first + end.index), title: `${office} ${raw.slice(first + end.index)}` }
      : { name: raw.slice(first), title: office };
  }
  const remark = /\s\([^()]*\)$/.exec(name)?.[0] ?? '';
  const behind = raw.slice(at + name.length);
  const junior = /^,?\s(?:Jr|Sr|II|III|IV)\b\.?/.exec(behind)?.[0] ?? '';
  const [lead = '', person = '', after = ''] =
    /^(?: \([^()]*\))?(?:[—–]|,\s(?=(?:Mr|Mrs|Miss|Dr|General|Lieutenant|Ambassador)\b))([^,]*)(.*)$/.exec(
      behind,
    ) ?? [];
  if (lead !== '' && before === '' && !isName(name) && isName(person))
    return { name: person, title: raw.slice(0, raw.length - person.length - after.length) + after };
  return aside === '' || style.test(aside)
    ? {
        name: `${before} ${name.slice(0, name.length - remark.length)} ${junior}`,
        title: `${office} ${remark} ${behind.slice(junior.length)}`,
      }
    : {
        name: `${courtesies} ${name.slice(0, name.length - remark.length)} ${junior}`,
        title: `${office} ${aside} ${remark} ${behind.slice(junior.length)}`,
      };
}

/** "His Excellency", "Her Royal Highness" */
const style = /^(?:His|Her) (?:\p{Lu}\p{L}+ )?\p{Lu}\p{L}+$/u;

/*
 * What a name is, is said here by another rule than the reader's (`src/memcon/names.ts`): with its own, a name that it
 * does not know as one would be moved in the gold too.
 */
const courtesy =
  /^(?:Mr|Mrs|Miss|Dr|Sir|Lord|(?:Prime|Foreign) Minister|(?:Vice )?President|Senator|Ambassador|General|Admiral)\.?$/;
const nameWord = /^(?:\p{Lu}[\p{L}.'’-]*|d[aeiu]|v[ao]n|al|el|bin|ben|la|le)$/u;
const officeWord =
  /^(?:Secretary|Minister|Ministry|Director|Counselor|Ambassador|Assistant|Deputy|Chief|Officer|Advis[eo]r|Representative|Department|Affairs|Delegation|Embassy|Staff|State)$/;

/** "Mr.", "General": words that stand before a name. */
function isCourtesy(words: string): boolean {
  return words.trim() === '' || courtesy.test(words.trim());
}

/** Two words or more, each with a name's capital, and none an office's. */
function isName(text: string): boolean {
  const words = text.trim().split(/[ ,]+/);
  return words.length > 1 && words.every((word) => nameWord.test(word) && !officeWord.test(word));
}

function titleAndRole(title: string, raw: string): Pick<ComparedPerson, 'title' | 'role'> {
  const text = bare(title);
  const said = text === none ? raw : text;
  const role = /\binterpret(?:er|ing)\b|\btranslat(?:or|ing)\b/i.test(said)
    ? 'interpreter'
    : /\bnote[\s-]?tak(?:er|ing)\b/i.test(said)
      ? 'notetaker'
      : none;
  return { title: roleWords.test(text) ? none : text, role };
}

/** "Jordanian Participants" is the Jordanian side; a label of the whole list ("Others present") is none. */
function sideOf(side: string | null): string {
  const text = bare(side ?? '').replace(/ participants$/i, '');
  return /^(?:participants?|(?:others? )?present)$/i.test(text) ? none : text;
}

export function comparedRecord(record: MemconRecord | null): ComparedPerson[] {
  return (record?.participants ?? [])
    .filter(({ typed }) => !/^\[.*\]$/.test(typed))
    .map(({ typed, name, title, role, side }) => ({
      typed,
      name: bare(name),
      title: bare(title ?? ''),
      role: role === 'interpreter' || role === 'notetaker' ? role : none,
      side: sideOf(side),
    }));
}

/** Every paragraph with the label that it opens with, but one that is the record's subject, as typed. */
export function goldParagraphs(paragraphs: readonly GoldParagraph[], record: MemconRecord | null): string[] {
  const subject = squeeze(record?.subject?.typed ?? '');
  return paragraphs
    .filter(({ text }) => !/^subject:/i.test(subject) || squeeze(text) !== subject)
    .map(({ speaker, text }) => (speaker === null ? text : `${speaker}: ${text}`));
}

/**
 * The record's paragraphs with their labels, less what the gold does not take for one: headings of enclosures, lines
 * over the text, tables, lists with a heading or a type, and the words of an item before a list within it. Each is left
 * out as often as it is printed, and one that the record has for a participant or its subject too is not.
 */
export function recordParagraphs(
  record: MemconRecord | null,
  leftOut: LeftOut,
  expected: readonly string[],
): string[] {
  const texts = (record?.body ?? []).flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    return block.paragraphs.map(({ typed }, n) =>
      block.kind === 'speech' && n === 0 ? withoutAside(typed, block.speaker) : typed,
    );
  });
  const wanted = new Set(expected.map(squeeze));
  const fields = [record?.subject, ...(record?.participants ?? [])];
  const elsewhere = new Set(fields.map((field) => squeeze(field?.typed ?? '')));
  const times = new Map<string, number>();
  return texts.flatMap((text) => {
    const key = squeeze(text);
    if (wanted.has(key)) return [text];
    const printed = leftOut.get(key);
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    if (!printed || elsewhere.has(key) || nth > printed.times) return [text];
    return wanted.has(printed.own) ? [printed.own] : [];
  });
}

/** The gold leaves out what stands between a label and its colon: "(through the interpreter)", "P[resident]". */
function withoutAside(typed: string, speaker: string): string {
  const rest = typed.startsWith(speaker) ? typed.slice(speaker.length) : '';
  const aside = /^\s*(?:\([^()]*\)|\[[^[\]]*\])\s*(?=:)/.exec(rest);
  return aside ? speaker + rest.slice(aside[0].length) : typed;
}

export function recordSpeakers(record: MemconRecord | null): string[] {
  return (record?.body ?? []).flatMap((block) => (block.kind === 'speech' ? [block.speaker] : []));
}

/** Texts that {@link recordParagraphs} leaves out: each without the heading of its list, and how often it is printed. */
export type LeftOut = ReadonlyMap<string, { readonly own: string; readonly times: number }>;

export function leftOutIn(document: XmlElement): LeftOut {
  const texts = new Map<string, { own: string; times: number }>();
  const add = (own: string, heading = ''): void => {
    for (const text of new Set([own, `${heading} ${own}`].map(squeeze)))
      texts.set(text, { own: squeeze(own), times: (texts.get(text)?.times ?? 0) + 1 });
  };
  const [, ...heads] = [...descendants(document)].filter(({ name }) => name === 'head');
  for (const head of heads) add(plainText(head));
  for (const element of descendants(document)) {
    if (/^(?:seg|label|dateline|byline)$/.test(element.name)) add(plainText(element));
    if (element.name === 'row') add(elementsOf(element, 'cell').map(plainText).join(' '));
    if (element.name === 'list') addList(element, add);
  }
  return texts;
}

function addList(list: XmlElement, add: (own: string, heading: string) => void): void {
  let label = '';
  for (const child of list.children.filter(isElement)) {
    if (child.name === 'head') label = plainText(child);
    if (child.name !== 'item') continue;
    const own = child.children.filter((node) => !isElement(node) || node.name !== 'list');
    const isLeftOut =
      list.attributes.type !== undefined || label !== '' || own.length < child.children.length;
    if (isLeftOut) add(plainText({ ...child, children: own }), label);
  }
}
