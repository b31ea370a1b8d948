import type { Participant, Subject } from '../model/head.ts';
import { placeIn, type Line } from '../model/line.ts';
import { readSide } from './names.ts';
import { readParticipants, readRoleField } from './participants.ts';
import type { Field } from './values.ts';

const coupled =
  /^\W*([A-Z][\p{L}’'.]+(?:\s[A-Z][\p{L}’'.]+)?)\s?[-–—/]\s?([A-Z][\p{L}’'.]+(?:\s[A-Z][\p{L}’'.]+)?)\s+(?:One-on-One|Meeting|Talks?|Conversation|Summit|Call|Telcon|Lunch|Dinner)\b/iu;

export interface People {
  readonly people: readonly Participant[];
  /** Lines of the lists that name nobody. */
  readonly unread: readonly Line[];
}

/** Participants from their fields; else the two names that a title like "Alder-Brandt One-on-One" couples. */
export function readPeople(
  fields: readonly Field[],
  edition: boolean,
  title: Line | null,
  subject: Subject | null,
): People {
  const people: Participant[] = [];
  const unread: Line[] = [];
  for (const field of fields) {
    if (field.name === 'participants') {
      const list = readParticipants(field.lines, !edition, readSide(field.label));
      people.push(...list.people);
      unread.push(...list.unread);
    } else if (field.name === 'notetaker') people.push(...readRoleField(field.label, field.lines, edition));
  }
  if (people.some(({ role }) => role === 'principal' || role === 'participant') || !title || subject)
    return { people, unread };
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
  return { people: [...named, ...people], unread };
}
