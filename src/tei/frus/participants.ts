import { leaders } from '../../memcon/data/offices.ts';
import type { ParticipantHeading } from '../../model/edition.ts';
import type { Participant, ParticipantRole } from '../../model/head.ts';
import type { XmlElement } from '../xml.ts';
import { descendants, elementsOf, firstOf, isElement } from '../xml.ts';
import type { Flow, Pages } from './flow.ts';
import { flowOf, flowOfNodes, plainText, turnPage } from './flow.ts';
import { nameIn } from './name-in-entry.ts';

/** A participant with the id that the volume's list of persons gives it. */
export interface ListedParticipant {
  readonly person: Participant;
  readonly id: string | null;
  readonly flow: Flow;
}

/** What heads a list of participants, or says for how long those below it were there; no side of the talk. */
export const listLabel =
  /^(?:participants?|(?:(?:others?|also|those) )?present(?: (?:at|for|during) (?:the |a )?(?:part|meeting|conversation|whole|entire|\w+).{0,40})?)\b[^A-Za-z]*$/i;

/** A side as printed over names, without the colon and the bracketing of the setting; null for the list's own name. */
function sideOf(heading: string | null): string | null {
  const bare = heading?.replace(/[\s:—]+$/, '') ?? '';
  return bare === '' || listLabel.test(bare) ? null : bare;
}

/** What a list of participants holds; a heading's `before` is the index of one of its people. */
export interface ParticipantList {
  readonly people: ListedParticipant[];
  /** Headings that were keyed as entries. */
  readonly headings: ParticipantHeading[];
}

/** `<list type="participants">`: items, sides as headings or labels over them or as lists within items. */
export function readParticipantList(list: XmlElement, pages: Pages): ParticipantList {
  const read = { people: [], headings: [] };
  readParticipants(list, pages, null, read, 0);
  return read;
}

function readParticipants(
  list: XmlElement,
  pages: Pages,
  outer: string | null,
  read: ParticipantList,
  depth: number,
): void {
  const { people, headings } = read;
  let side = outer;
  for (const child of list.children.filter(isElement)) {
    if (child.name === 'pb') turnPage(child, pages);
    else if (child.name === 'head' || child.name === 'label') {
      const text = plainText(child);
      side = sideOf(text) ?? outer;
      const isTop = depth === 0 && child.name === 'head';
      if (!isTop && sideOf(text) === null && text !== '')
        headings.push({ text, before: people.length, as: 'head' });
    } else if (child.name === 'item') {
      const inner = elementsOf(child, 'list');
      const flow = flowOf(child, pages);
      const isPresence = presence.test(flow.text);
      if (isPresence || (inner.length === 0 && isSideItem(child, flow.text))) {
        const named = keyedSide(flow.text);
        const as = isSetOff(child) ? 'head' : 'item';
        if (as === 'item' || named === null) headings.push({ text: flow.text, before: people.length, as });
        if (!isPresence) side = named ?? outer;
        continue;
      }
      for (const table of elementsOf(child, 'table'))
        people.push(...(readParticipantTable(table, pages, true) ?? []));
      const names = inner.length > 0 && firstOf(inner[0]!, 'head') === undefined ? sideOf(flow.text) : null;
      // Words before a list within the item head it: "For Lindvarn: …".
      if (flow.text !== '' && names === null) people.push(readEntry(flow, side));
      for (const part of inner) readParticipants(part, pages, names ?? side, read, depth + 1);
    } else if (child.name === 'list') readParticipants(child, pages, side, read, depth + 1);
  }
}

/** The side that a heading keyed as an entry names. */
export function keyedSide(text: string): string | null {
  return presence.test(text) ? null : sideOf(text);
}

/** For how long those below it were there: "For part of the meeting:". */
const presence = /^for (?:the )?(?:entire|whole|part|portions?)\b[^,]*:$/i;

const apart: ReadonlySet<string> = new Set(['pb', 'lb', 'note']);

/** A side that the edition keyed as an item: set off as a whole and no person's name, or with a colon behind it. */
function isSideItem(item: XmlElement, text: string): boolean {
  if (sideForm.test(text)) return true;
  return (
    isSetOff(item) &&
    ![...descendants(item)].some(({ name }) => name === 'persName') &&
    !text.includes(',') &&
    !officeAlone.test(text)
  );
}

/** In italics or the like as a whole, but for the colon behind it. */
function isSetOff(item: XmlElement): boolean {
  const content = item.children.filter((node) =>
    isElement(node) ? !apart.has(node.name) : !/^[\s:—]*$/.test(node),
  );
  const [only] = content;
  return content.length === 1 && only !== undefined && isElement(only) && only.name === 'hi';
}

/** "United States:", "Belgium—" */
const sideForm = /^[^,]{2,40}[:—]$/;
/** "The President", "Mr. Bundy": one person, not a side. */
const officeAlone =
  /^(?:the )?(?:(?:vice )?president|(?:under )?secretary|prime minister|ambassador)$|^(?:Mr|Mrs|Miss|Dr)\. /i;

/**
 * The oldest volumes: a table, its first column the label "Participants:", the second a name a row. Where a row
 * names several sides, each heads its column.
 */
export function readParticipantTable(
  table: XmlElement,
  pages: Pages,
  labelled: boolean,
): ListedParticipant[] | null {
  const label = elementsOf(table, 'row')
    .flatMap((row) => elementsOf(row, 'cell').map(plainText))
    .find((text) => text !== '');
  if (!labelled && !/^(?:participants?|present)\b/i.test(label ?? '')) return null;
  const people: ListedParticipant[] = [];
  let side: string | null = null;
  let columns: readonly (string | null)[] = [];
  for (const child of table.children.filter(isElement)) {
    if (child.name === 'pb') turnPage(child, pages);
    if (child.name !== 'row') continue;
    const cells = elementsOf(child, 'cell');
    const headings = cells.map(headingOf);
    if (headings.filter((heading) => heading !== null).length > 1) {
      columns = headings;
      continue;
    }
    for (const [column, cell] of cells.entries()) {
      const flow = flowOfNodes(cell.children, cell.line, pages);
      if (flow.text === '' || listLabel.test(flow.text)) continue;
      const heading = headings[column] ?? null;
      if (heading !== null) side = heading;
      else people.push(readEntry(flow, columns[column] ?? side));
    }
  }
  return people;
}

function headingOf(cell: XmlElement): string | null {
  const text = plainText(cell);
  return sideForm.test(text) ? sideOf(text) : null;
}

const roleForms: readonly (readonly [RegExp, ParticipantRole])[] = [
  [/\b(?:interpret(?:er|ing)|translat(?:or|ing))\b/i, 'interpreter'],
  [/\bnote[\s-]?tak(?:er|ing)\b/i, 'notetaker'],
];
/** The role that the words name; null for none. */
export function roleIn(text: string): ParticipantRole | null {
  return roleForms.find(([form]) => form.test(text))?.[1] ?? null;
}

/** Nothing but the role: "(interpreter)". */
const roleAlone = /^(?:interpreter|translator|note-?taker)$/i;

function readEntry(flow: Flow, side: string | null): ListedParticipant {
  const { name, title, tag } = nameIn(flow);
  return {
    person: {
      name,
      title: title === null || roleAlone.test(title) ? null : title,
      role: roleIn(title ?? flow.text) ?? 'participant',
      side,
      typed: flow.text,
      at: flow.at,
    },
    id: idOf(tag),
    flow,
  };
}

/** Id in the volume's list of persons that a tagged name points to. */
export function idOf(element: XmlElement | undefined): string | null {
  return /^#?(\S+)/.exec(element?.attributes.corresp ?? '')?.[1] ?? null;
}

/** Who leads: holders of a leading office; where a side has none, whoever is named first on it. */
export function assignPrincipals(people: readonly Participant[]): Participant[] {
  const leads = (person: Participant): boolean =>
    person.role === 'participant' && leaders.test(`${person.name} ${person.title ?? ''}`);
  const led = new Set(people.filter(leads).map(({ side }) => side));
  const opened = new Set<string | null>();
  return people.map((person) => {
    if (person.role !== 'participant') return person;
    const first = !opened.has(person.side);
    opened.add(person.side);
    return leads(person) || (first && !led.has(person.side)) ? { ...person, role: 'principal' } : person;
  });
}
