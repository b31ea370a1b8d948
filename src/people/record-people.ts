import type { EditionPerson } from '../model/edition.ts';
import type { Participant } from '../model/head.ts';
import type { MemconRecord } from '../model/record.ts';

/** The only part of a record that resolving its labels needs. */
export interface RecordPeople {
  readonly id: string;
  /** ISO 8601; null where none was read. */
  readonly date: string | null;
  readonly participants: readonly Pick<Participant, 'name' | 'title' | 'side'>[];
  /** Speakers' labels, each with its index in the participants once. */
  readonly labels: readonly SpeakerLabel[];
  readonly edition: { readonly volume: string; readonly persons: readonly EditionPerson[] } | null;
}

export interface SpeakerLabel {
  readonly label: string;
  readonly who: number | null;
}

export function peopleIn(record: MemconRecord): RecordPeople {
  const labels = new Map<string, SpeakerLabel>();
  for (const block of record.body)
    if (block.kind === 'speech' || block.kind === 'reported')
      labels.set(`${block.who} ${block.speaker}`, { label: block.speaker, who: block.who });
  return {
    id: record.id,
    date: record.date?.iso ?? null,
    participants: record.participants.map(({ name, title, side }) => ({ name, title, side })),
    labels: [...labels.values()],
    edition: record.edition ? { volume: record.edition.volume, persons: record.edition.persons } : null,
  };
}
