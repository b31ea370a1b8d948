import type { ListItem } from '../../model/body.ts';
import type { XmlElement } from '../xml.ts';
import { elementsOf, firstOf, isElement } from '../xml.ts';
import type { HungNote, Pages } from './flow.ts';
import { flowOf, flowOfNodes, plainText, shifted, turnPage } from './flow.ts';
import type { Gathered, Holder } from './gathered.ts';
import { addPortion, gatherNotes, notesIn, textOf } from './gathered.ts';
import type { ParticipantList } from './participants.ts';
import { listLabel, readParticipantList, readParticipantTable } from './participants.ts';
import { frusValues } from './rules.ts';

const copiesLabel = /^(?:copies|copy|cc|distribution)\b/i;
const attachmentsLabel = /^(?:attachments?|enclosures?)\b/i;

/** Of a list that the edition's rules know. */
const listTypes = frusValues.list!.type!;

type ListPlace = Pick<ListItem, 'list' | 'level'>;

/** A list of participants, of subjects and the like, or items of the text; `within`: the item that the list is in. */
export function gatherList(
  list: XmlElement,
  found: Gathered,
  pages: Pages,
  within: ListPlace | null = null,
): void {
  let heading = '';
  let headed = false;
  const type = list.attributes.type;
  if (type === 'participants' || (type === undefined && isHeadedAsParticipants(list))) {
    takeParticipants(readParticipantList(list, pages), list, found);
    return;
  }
  let place = within && { list: within.list, level: within.level + 1 };
  for (const child of list.children.filter(isElement)) {
    if (child.name === 'pb') turnPage(child, pages);
    if (child.name === 'head') {
      heading = plainText(child);
      headed = false;
      gatherNotes(notesIn(child), found);
    }
    if (child.name !== 'item') continue;
    const flow = flowOf(child, pages);
    const known = fieldOf(type, heading);
    if (known === null) {
      place ??= { list: (found.counted.lists += 1), level: 1 };
      const opening = headed || heading === '' || flow.text === '' ? '' : `${heading} `;
      const layout: ListItem = {
        as: 'item',
        ...place,
        ...(type !== undefined && listTypes.includes(type) && { type }),
        ...(opening !== '' && { heading: opening.length }),
      };
      // "FROM: J. R. Calder": the heading of a list stands before its first item.
      addPortion({ flow: shifted(flow, opening), heading: false, layout }, found);
    } else gatherNotes(flow.notes, found);
    if (known === 'subject') found.subjects.push({ flow, label: '' });
    else if (known === 'distribution') found.distribution.push(textOf(flow));
    else if (known === 'attachments') found.attachments.push(textOf(flow));
    headed = true;
    for (const inner of elementsOf(child, 'list')) gatherList(inner, found, pages, place);
  }
}

function isHeadedAsParticipants(list: XmlElement): boolean {
  const head = firstOf(list, 'head');
  return head !== undefined && listLabel.test(plainText(head));
}

/**
 * What stands in brackets in place of a list, "[Here follows the same list]", is the editors' and no person. Notes on
 * the list's heading or on a side hang on no participant.
 */
function takeParticipants(
  { people, headings }: ParticipantList,
  container: XmlElement,
  found: Gathered,
): void {
  const hung = new Map<XmlElement, { readonly note: HungNote; readonly holder: Holder }>();
  const keyed = (before: number): void => {
    for (const heading of headings)
      if (heading.before === before)
        found.participantHeadings.push({ ...heading, before: found.people.length });
  };
  for (const [i, entry] of people.entries()) {
    keyed(i);
    const isEditors = /^\[here follows\b.*\]$/i.test(entry.flow.text);
    const holder = isEditors ? { portion: found.portions.length } : { participant: found.people.length };
    for (const note of entry.flow.notes) hung.set(note.element, { note, holder });
    if (isEditors)
      found.portions.push({
        flow: entry.flow,
        heading: false,
        layout: { as: 'item', list: (found.counted.lists += 1), level: 1, type: 'participants' },
      });
    else found.people.push(entry);
  }
  keyed(people.length);
  for (const other of notesIn(container)) {
    const { note, holder } = hung.get(other.element) ?? { note: other, holder: null };
    gatherNotes([note], found, holder);
  }
}

/** What an item of a list is: a subject list may go on with other lines of the paper's head ("DATE"). */
function fieldOf(
  type: string | undefined,
  heading: string,
): 'subject' | 'distribution' | 'attachments' | null {
  if (copiesLabel.test(heading)) return 'distribution';
  if (attachmentsLabel.test(heading)) return 'attachments';
  if (type !== undefined && type !== 'subject') return null;
  return (type === 'subject' && heading === '') || /^re\b|\b(?:subj(?:ect)?|topic)s?\b/i.test(heading)
    ? 'subject'
    : null;
}

/** Participants, or the rows of a table. */
export function gatherTable(table: XmlElement, found: Gathered, pages: Pages): void {
  const labelled = listLabel.test(found.portions.at(-1)?.flow.text ?? '');
  const listed = found.people.length > 0 ? null : readParticipantTable(table, pages, labelled);
  if (listed) {
    takeParticipants({ people: listed, headings: [] }, table, found);
    return;
  }
  found.counted.tables += 1;
  for (const child of table.children.filter(isElement))
    if (child.name === 'pb') turnPage(child, pages);
    else if (child.name === 'row') gatherRow(child, found, pages);
    else addPortion({ flow: flowOf(child, pages), heading: true }, found);
}

/** The cells' texts with a space between them. */
function gatherRow(row: XmlElement, found: Gathered, pages: Pages): void {
  const cells = elementsOf(row, 'cell');
  const flow = flowOfNodes(
    cells.flatMap((cell) => [cell, ' ']),
    row.line,
    pages,
  );
  const starts = new Map(flow.stretches.map(({ element, start }) => [element, start]));
  let next = flow.text.length;
  const offsets = cells.map(() => 0);
  for (const [i, cell] of [...cells.entries()].reverse()) offsets[i] = next = starts.get(cell) ?? next;
  addPortion(
    { flow, heading: false, layout: { as: 'row', table: found.counted.tables, cells: offsets } },
    found,
  );
}
