import { leaders } from '../../memcon/data/offices.ts';
import type { Participant, ParticipantRole } from '../../model/head.ts';
import type { XmlElement } from '../xml.ts';
import { elementsOf, firstOf, isElement } from '../xml.ts';
import type { Flow, Pages } from './flow.ts';
import { flowOf, flowOfNodes, plainText, turnPage } from './flow.ts';

/** A participant with the id that the volume's list of persons gives it. */
export interface ListedParticipant {
  readonly person: Participant;
  readonly id: string | null;
  readonly notes: readonly XmlElement[];
}

export const listLabel =
  /^(?:participants?|present|others? present|also present|those present)\b[^A-Za-z]*$/i;

/** A side as printed over names, without the colon and the bracketing of the setting; null for the list's own name. */
function sideOf(heading: string | null): string | null {
  const bare = heading?.replace(/[\s:]+$/, '') ?? '';
  return bare === '' || listLabel.test(bare) ? null : bare;
}

/** `<list type="participants">`: items, sides as headings or labels over them or as lists within items. */
export function readParticipantList(
  list: XmlElement,
  pages: Pages,
  outer: string | null = null,
): ListedParticipant[] {
  const people: ListedParticipant[] = [];
  let side = outer;
  for (const child of list.children.filter(isElement)) {
    if (child.name === 'pb') turnPage(child, pages);
    else if (child.name === 'head' || child.name === 'label') side = sideOf(plainText(child)) ?? outer;
    else if (child.name === 'item') {
      const inner = elementsOf(child, 'list');
      if (inner.length === 0 && isSideItem(child)) {
        side = sideOf(plainText(child)) ?? outer;
        continue;
      }
      const flow = flowOf(child, pages);
      const names = inner.length > 0 && firstOf(inner[0]!, 'head') === undefined ? sideOf(flow.text) : null;
      // Words before a list within the item head it: "For Lindvarn: …".
      if (flow.text !== '' && names === null) people.push(readEntry(flow, side));
      for (const part of inner) people.push(...readParticipantList(part, pages, names ?? side));
    } else if (child.name === 'list') people.push(...readParticipantList(child, pages, side));
  }
  return people;
}

/** A side that the edition keyed as an item: set off as a whole, or with a colon behind it. */
function isSideItem(item: XmlElement): boolean {
  const content = item.children.filter((node) => isElement(node) || node.trim() !== '');
  const [only] = content;
  const text = plainText(item);
  if (/^[^,]{2,40}:$/.test(text)) return true;
  return (
    content.length === 1 && only !== undefined && isElement(only) && only.name === 'hi' && !text.includes(',')
  );
}

/** The oldest volumes: a table, its first column the label "Participants:", the second a name a row. */
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
  for (const child of table.children.filter(isElement)) {
    if (child.name === 'pb') turnPage(child, pages);
    if (child.name !== 'row') continue;
    for (const cell of elementsOf(child, 'cell')) {
      const flow = flowOfNodes(cell.children, cell.line, pages);
      if (flow.text === '' || listLabel.test(flow.text)) continue;
      const heading = /^[^,]{2,40}:$/.test(flow.text) ? sideOf(flow.text) : null;
      if (heading !== null) side = heading;
      else people.push(readEntry(flow, side));
    }
  }
  return people;
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
const roleAlone = /^[([]?(?:interpreter|translator|note-?taker)[)\]]?$/i;
const office = /^[\s,;:—–-]+|[\s,;:—–-]+$/g;

/**
 * "Sir Patrick Calder, British Ambassador": the name with what is printed before it, then what follows. Where the
 * edition tags the name, it ends there; else at the first comma or dash.
 */
function readEntry(flow: Flow, side: string | null): ListedParticipant {
  const { text } = flow;
  const sign = /^([A-Z][A-Z/&]{0,11})\s?[—–]\s?(?=\S)/.exec(text);
  const start = sign ? sign[0].length : 0;
  const tagged = flow.stretches.find(
    ({ element, start: from }) => element.name === 'persName' && !text.slice(0, from).includes(','),
  );
  const end = tagged ? tagged.end : start + nameEnd(text.slice(start));
  const rest = text.slice(end).replace(/^\.(?=\s|$)/, '');
  const title = [sign?.[1] ?? '', rest.replace(office, '').trim()].filter((part) => part !== '').join(', ');
  const role = roleIn(title === '' ? text : title) ?? 'participant';
  return {
    person: {
      name: text.slice(start, end).trim(),
      title: title === '' || roleAlone.test(title) ? null : title,
      role,
      side,
      typed: text,
      at: flow.at,
    },
    id: idOf(tagged?.element),
    notes: flow.notes,
  };
}

function nameEnd(text: string): number {
  const cut = /,(?!\s*(?:Jr|Sr|II|III|IV)\b)|\s?[—–]|\s--?\s/.exec(text);
  return cut && cut.index > 0 ? cut.index : text.length;
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
