import { levelNames } from '../../marking/levels.ts';
import { addDays } from '../../marking/calendar.ts';
import type { Participant } from '../../model/head.ts';
import type { Banner } from '../../model/marks.ts';
import type { MemconRecord } from '../../model/record.ts';
import { offsetOf } from '../zones.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { el } from '../xml.ts';
import { closeUp } from './flow.ts';
import { roleIn } from './participants.ts';
import type { NameTags } from './name-tags.ts';

/** "November 22, 1997, 9:00–9:43 a.m. EST", with the moment or the span as ISO 8601 in the attributes. */
export function writeDateline({ date, time, venue }: MemconRecord): XmlElement | null {
  if (!date && !time && !venue) return null;
  const parts: XmlNode[][] = [];
  if (venue) parts.push([el('placeName', {}, closeUp(venue.text))]);
  const [day, clock] = [closeUp(date?.typed ?? ''), closeUp(time?.typed ?? '')];
  const typed = (day.includes(clock) ? [day] : [day, clock]).filter((part) => part !== '');
  if (date) parts.push([el('date', momentOf(date, time), typed.join(', '))]);
  else if (time)
    parts.push([
      el(
        'time',
        time.start ? spanAttributes(`${time.start}:00`, time.end && `${time.end}:00`) : {},
        typed.join(''),
      ),
    ]);
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

function spanAttributes(from: string, to: string | null): Record<string, string | null> {
  if (from.includes('null')) return {};
  return to === null || to === from ? { when: from } : { from, to };
}

/** The marking line over the text, as the edition prints it in its older volumes. */
export function writeMarking({ level, caveats, lines }: Banner, printed: boolean): XmlElement | null {
  if (level === null) return null;
  const [first] = lines;
  const text = printed && first ? first.typed : [levelNames[level].toLowerCase(), ...caveats].join(' ');
  return el('seg', { rendition: '#left' }, el('hi', { rend: 'smallcaps' }, text));
}

/** "Source: repository, collection, box. Secret; Nodis. Drafted by …", in the order of the edition's source notes. */
export function sourceNoteOf(record: MemconRecord): string | null {
  const given = record.edition?.sourceNote;
  if (given !== undefined && given !== null) return given;
  const { archive, banner } = record;
  // Without a place in an archive there is nothing that a source note would say first.
  if (!archive) return null;
  const path = [archive.repository, archive.collection, archive.series, archive.box, archive.folder].filter(
    (part) => part !== null,
  );
  const level = banner.level === null ? [] : [titleCase(levelNames[banner.level]), ...banner.caveats];
  const sentences = [
    path.join(', '),
    level.join('; '),
    archive.caseNumber ? `Released under case ${archive.caseNumber}` : '',
  ].filter((part) => part !== '');
  return path.length === 0
    ? null
    : `Source: ${sentences
        .map((part) => `${part}.`)
        .join(' ')
        .replace(/\.\.(?= |$)/g, '.')}`;
}

function titleCase(text: string): string {
  return text.toLowerCase().replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
}

/** `<list type="participants">`; where sides are printed, a list for each within it. */
export function writeParticipants(
  people: readonly Participant[],
  printed: boolean,
  tags: NameTags,
): XmlElement | null {
  if (people.length === 0) return null;
  const children: XmlElement[] = [el('head', {}, 'PARTICIPANTS')];
  let i = 0;
  while (i < people.length) {
    const { side } = people[i]!;
    let end = i;
    while (end < people.length && people[end]!.side === side) end += 1;
    const items = people.slice(i, end).map((person) => writeParticipant(person, printed, tags));
    if (side === null) children.push(...items);
    else
      children.push(
        el('item', {}, el('list', {}, el('head', {}, el('hi', { rend: 'italic' }, side)), items)),
      );
    i = end;
  }
  return el('list', { type: 'participants' }, children);
}

const officeSign = /^[A-Z][A-Z/&]{0,11}\s?[—–]\s?$/;

/**
 * As an edition printed it; as typed, where that is a name with its office behind it; else in that order: "Sofie
 * Aldering, Interpreter".
 */
function writeParticipant(person: Participant, printed: boolean, tags: NameTags): XmlElement {
  const { name, title, role } = person;
  const typed = closeUp(person.typed);
  const at = typed.indexOf(name);
  const asTyped = at === 0 || (at > 0 && (printed || officeSign.test(typed.slice(0, at))));
  let text = asTyped ? typed : [name, title].filter((part) => part !== null).join(', ');
  if ((role === 'interpreter' || role === 'notetaker') && roleIn(text) !== role)
    text += role === 'interpreter' ? ', Interpreter' : ', Notetaker';
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
  const known = tags.ending(name);
  if (known === null) return [el('persName', {}, name)];
  const start = name.length - known.length;
  return [name.slice(0, start), el('persName', { corresp: `#${known.id}` }, name.slice(start))].filter(
    (node) => node !== '',
  );
}

function notEmpty(text: string): string | null {
  return text === '' ? null : text;
}

export function writeItems(
  type: string | null,
  heading: string,
  items: readonly string[],
  tags: NameTags,
): XmlElement | null {
  if (items.length === 0) return null;
  return el(
    'list',
    { type },
    el('head', {}, heading),
    items.map((item) => el('item', {}, tags.tag(item))),
  );
}
