import type { MemconRecord } from '../../model/record.ts';
import type { PersonRef } from '../../people/person.ts';
import { nameRecord } from '../../query/record-name.ts';
import { clean } from './html.ts';

/** A record as lists of the edition name it. */
export interface EditionEntry {
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly date: string | null;
  readonly venue: string | null;
  /** The first of those who spoke, as printed: "President Caldwell, Dr. Emil Strand and 2 others"; null where none is named. */
  readonly parties: string | null;
  /** Participants that settled on a person of the library: two presidents are two people. */
  readonly people: readonly PersonRef[];
}

/** The person that each participant settled on, by the participant's index. */
export type PeopleOfRecord = ReadonlyMap<number, PersonRef>;

/** Name of a record's file in the edition's folder `records`. */
export function fileOf(id: string): string {
  return `${id.replace(/[^\w-]/g, '_')}.html`;
}

export function entryOf(record: MemconRecord, people: PeopleOfRecord): EditionEntry {
  const { subject, title, kind, participants, date, venue } = record;
  return {
    id: record.id,
    title: clean(
      nameRecord({
        subject: subject?.text ?? null,
        title: title?.text ?? null,
        kind,
        participants: participants.map(({ name }) => name),
      }),
    ),
    date: date?.iso ?? null,
    venue: venue ? clean(venue.text) : null,
    parties: partiesOf(record),
    people: [...people.values()],
  };
}

/** Names that a list gives before it counts the others. */
const mostNames = 3;

function partiesOf({ participants }: MemconRecord): string | null {
  const names = participants
    .filter(({ role }) => role === 'principal' || role === 'participant')
    .map(({ name }) => clean(name));
  const more = names.length - mostNames;
  if (names.length === 0) return null;
  // One more name is no longer than "1 other".
  if (more <= 1) return names.join(', ');
  return `${names.slice(0, mostNames).join(', ')} and ${more} others`;
}

export function anchorOf({ id }: PersonRef): string {
  return `person-${id}`;
}
