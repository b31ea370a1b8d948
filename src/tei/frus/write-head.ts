import { addDays } from '../../marking/calendar.ts';
import type { Edition } from '../../model/edition.ts';
import type { Participant } from '../../model/head.ts';
import type { Banner } from '../../model/marks.ts';
import type { MemconRecord } from '../../model/record.ts';
import { offsetOf } from '../zones.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { el } from '../xml.ts';
import { closeUp } from './flow.ts';
import { keyedSide, listLabel, roleIn } from './participants.ts';
import type { NameTags } from './name-tags.ts';
import { pointerTo } from './name-tags.ts';
import type { Notes } from './notes.ts';
import { inRow, onParticipant, withNotesBehind, onSignature } from './notes.ts';

/** "November 22, 1997, 9:00–9:43 a.m. EST", with the moment or the span as ISO 8601 in the attributes. */
export function writeDateline({ date, time, venue, kind }: MemconRecord): XmlElement | null {
  const parts: XmlNode[][] = [];
  const place = closeUp(venue?.text ?? '');
  if (place !== '') parts.push([el('placeName', {}, place)]);
  const [day, clock] = [closeUp(date?.typed ?? ''), closeUp(time?.typed ?? '')];
  const typed = (day.includes(clock) ? [day] : [day, clock]).filter((part) => part !== '').join(', ');
  // The edition tags what stands for a date too: "undated".
  if (date)
    parts.push([
      el(
        'date',
        {
          ...momentOf(date, time),
          type: kind === 'other' ? null : 'conversation-or-meeting-date',
          calendar: 'gregorian',
        },
        typed === '' ? 'undated' : typed,
      ),
    ]);
  else if (time && typed !== '')
    parts.push([
      el('time', time.start ? spanAttributes(`${time.start}:00`, time.end && `${time.end}:00`) : {}, typed),
    ]);
  if (parts.length === 0) return null;
  return el('dateline', {}, ...parts.flatMap((part, i) => (i === 0 ? part : [', ', ...part])));
}

/** One moment is `when`; two are `from` and `to`. The offset is given where the zone as typed settles it. */
function momentOf(
  date: NonNullable<MemconRecord['date']>,
  time: MemconRecord['time'],
): Record<string, string | null> {
  if (date.iso === null) return {};
  const offset = time?.zone ? (offsetOf(time.zone) ?? '') : '';
  const start = time?.start ? `T${time.start}:00${offset}` : '';
  const overnight = time?.start && time.end && time.end < time.start ? addDays(date.iso, 1) : date.iso;
  const last = date.isoEnd ?? overnight;
  const end = time?.start && time.end ? `T${time.end}:00${offset}` : '';
  if (start === '') return spanAttributes(date.iso, date.isoEnd ?? null);
  return spanAttributes(`${date.iso}${start}`, end !== '' ? `${last}${end}` : (date.isoEnd ?? null));
}

/** A span runs forward, or it is none. */
function spanAttributes(from: string, to: string | null): Record<string, string | null> {
  return to === null || to <= from ? { when: from } : { from, to };
}

/** The marking line over the text, as the edition prints it in its older volumes. */
export function writeMarking({ lines }: Banner, renditions: boolean): XmlElement | null {
  const text = closeUp(lines[0]?.typed ?? '');
  return text === ''
    ? null
    : el('seg', { rendition: renditions ? '#left' : null }, el('hi', { rend: 'smallcaps' }, text));
}

/**
 * `<list type="participants">`; where sides are printed, a list for each within it, or an entry before those of the side where the
 * edition keyed it as one.
 */
export function writeParticipants(
  people: readonly Participant[],
  edition: Edition | undefined,
  { tags, notes }: { readonly tags: NameTags; readonly notes: Notes },
): XmlElement | null {
  if (people.length === 0) return null;
  const headings = (edition?.participantHeadings ?? []).filter(({ text }) => closeUp(text) !== '');
  const isHeaded = headings.some(
    ({ text, before, as }) => before === 0 && as === 'item' && listLabel.test(text),
  );
  const children: XmlElement[] = isHeaded ? [] : [el('head', {}, 'PARTICIPANTS')];
  // The side that the last of the keyed ones named.
  let keyed: string | null = null;
  for (let i = 0; i <= people.length;) {
    let head: string | null = null;
    // An entry that names no side stands among those of the side.
    const among: XmlElement[] = [];
    for (const { text, before, as } of headings) {
      if (before !== i) continue;
      if (as === 'head') head = closeUp(text);
      else {
        const named = keyedSide(text);
        (named === null ? among : children).push(el('item', {}, closeUp(text)));
        keyed = named ?? keyed;
      }
    }
    const person = people[i];
    if (!person) {
      children.push(...among);
      break;
    }
    const { side } = person;
    let end = i + 1;
    while (people[end]?.side === side && !headings.some(({ before }) => before === end)) end += 1;
    const entries = people.slice(i, end).map((other, n) => {
      const item = writeParticipant(other, edition ? i + n : null, tags);
      const hanging = notes.on(onParticipant(i + n)).map(({ note }) => note);
      return { ...item, children: withNotesBehind(item.children, hanging) };
    });
    const items = [...among, ...entries];
    if (side !== null && closeUp(side) !== '' && side !== keyed) head = closeUp(side);
    if (head === null) children.push(...items);
    else
      children.push(
        el('item', {}, el('list', {}, el('head', {}, el('hi', { rend: 'italic' }, head)), items)),
      );
    i = end;
  }
  return el('list', { type: 'participants' }, children);
}

const officeSign = /^[A-Z][A-Z/&]{0,11}\s?[—–]\s?$/;

/**
 * As an edition printed it, where `printed` is its index; as typed, where that is a name with its office behind it; else in that order: "Sofie
 * Aldering, Interpreter".
 */
function writeParticipant(person: Participant, printed: number | null, tags: NameTags): XmlElement {
  const { name, title, role } = person;
  const typed = closeUp(person.typed);
  const at = typed.indexOf(name);
  const asTyped = at === 0 || (at > 0 && (printed !== null || officeSign.test(typed.slice(0, at))));
  let text = asTyped ? typed : [name, title].filter((part) => part !== null).join(', ');
  if ((role === 'interpreter' || role === 'notetaker') && roleIn(text) !== role)
    text += role === 'interpreter' ? ', Interpreter' : ', Notetaker';
  // What the edition does not tag in an entry, it did not mean to.
  if (printed !== null && asTyped) return el('item', {}, tags.tag(text, printed));
  const start = asTyped ? at : 0;
  const rest = text.slice(start + name.length);
  return el(
    'item',
    {},
    notEmpty(text.slice(0, start)),
    writeName(name, tags),
    rest === '' ? null : tags.tag(rest),
  );
}

/** A name, tagged; where the edition's list of persons has it, that part of it points there. */
export function writeName(name: string, tags: NameTags): XmlNode[] {
  if (name.trim() === '') return [];
  const known = tags.ending(name);
  if (known === null) return [el('persName', {}, name)];
  const { id, start, end } = known;
  return [
    name.slice(0, start),
    el('persName', { corresp: pointerTo(id) }, name.slice(start, end)),
    name.slice(end),
  ].filter((node) => node !== '');
}

function notEmpty(text: string): string | null {
  return text === '' ? null : text;
}

/** Lines of a signature, not all of them empty, and its index among the record's drafting lines. */
export interface Signature {
  readonly lines: string;
  readonly index: number;
}

/**
 * Signatures: the name in bold, what stands below it in italics; several are items of one list, since a document has
 * one closer.
 */
export function writeCloser(
  signatures: readonly Signature[],
  { tags, notes }: { readonly tags: NameTags; readonly notes: Notes },
): XmlElement | null {
  const signed = signatures.map(({ lines, index }) => {
    const [name = '', ...below] = lines
      .split('\n')
      .map(closeUp)
      .filter((line) => line.trim() !== '');
    return [
      signedName(name, tags),
      ...inRow(notes.on(onSignature(index)).map(({ note }) => note)),
      ...below.flatMap((line) => [el('lb'), el('hi', { rend: 'italic' }, line)]),
    ];
  });
  const [only] = signed;
  if (only === undefined) return null;
  return el(
    'closer',
    {},
    el(
      'signed',
      {},
      signed.length === 1
        ? only
        : el(
            'list',
            {},
            signed.map((lines) => el('item', {}, lines)),
          ),
    ),
  );
}

function signedName(name: string, tags: NameTags): XmlElement {
  const known = tags.ending(name);
  return el('persName', { corresp: pointerTo(known?.id ?? null) }, el('hi', { rend: 'strong' }, name));
}

export function writeItems(
  type: string,
  heading: string,
  items: readonly string[],
  tags: NameTags,
  mark: readonly XmlNode[] = [],
): XmlElement | null {
  if (items.length === 0) return null;
  return el(
    'list',
    { type },
    el('head', {}, heading),
    items.map((item, i) => el('item', {}, i === 0 ? mark : [], tags.tag(item))),
  );
}
