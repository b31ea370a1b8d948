import type { Participant, Subject } from '../model/head.ts';
import { placeIn, type Line } from '../model/line.ts';
import { readSide } from './names.ts';
import { readParties } from './parties.ts';
import { readParticipants, readRoleField } from './participants.ts';
import type { Field } from './values.ts';

const coupled =
  /^\W*([A-Z][\p{L}’'.]+(?:\s[A-Z][\p{L}’'.]+)?)\s?[-–—/]\s?([A-Z][\p{L}’'.]+(?:\s[A-Z][\p{L}’'.]+)?)\s+(?:One-on-One|Meeting|Talks?|Conversation|Summit|Call|Telcon|Lunch|Dinner)\b/iu;

export interface People {
  readonly people: readonly Participant[];
  /** Lines under no label that name people. */
  readonly used: readonly Line[];
  /** Lines of the lists that name nobody. */
  readonly unread: readonly Line[];
}

/**
 * Participants from their fields; else those of a telephone call that its title or the lines below it name; else the two
 * names that a title like "Alder-Brandt One-on-One" couples.
 */
export function readPeople(
  fields: readonly Field[],
  edition: boolean,
  titles: readonly Line[],
  loose: readonly Line[],
  subject: Subject | null,
): People {
  const title = titles[0] ?? null;
  const people: Participant[] = [];
  const unread: Line[] = [];
  for (const field of fields) {
    if (field.name === 'participants') {
      const list = readParticipants(field.lines, !edition, readSide(field.label));
      for (const person of list.people) people.push(person);
      for (const line of list.unread) unread.push(line);
    } else if (field.name === 'notetaker')
      for (const person of readRoleField(field.label, field.lines, edition)) people.push(person);
  }
  if (people.some(({ role }) => role === 'principal' || role === 'participant') || !title)
    return { people, unread, used: [] };
  if (!edition) {
    const parties = readParties(titles, loose);
    if (parties) return { people: [...parties.people, ...people], unread, used: parties.lines };
  }
  if (subject) return { people, unread, used: [] };
  const names = coupled.exec(title.text)?.slice(1, 3) ?? [];
  const named = names.map((name): Participant => {
    const start = title.text.indexOf(name);
    return {
      name,
      title: null,
      role: 'principal',
      side: null,
      typed: name,
      at: placeIn(title, start, start + name.length),
      confidence: 0.8,
    };
  });
  return { people: [...named, ...people], unread, used: [] };
}
