import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  indexPeople,
  isListFault,
  parseName,
  peopleIn,
  readAuthorityList,
  type LabelResolution,
  type PeopleIndex,
} from '../../src/people/index.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import { readFile } from '../../src/pipeline.ts';
import { bare } from './likeness.ts';
import { readJson } from './sets/files.ts';
import { percent, table } from './table.ts';

/** People as an edition's editors identified them, by the ids of their volume's list. */
interface EditionGold {
  readonly id: string;
  readonly volume: string;
  readonly participants: readonly { readonly name: string; readonly title?: string; readonly id?: string }[];
  readonly persons: readonly { readonly id: string; readonly forms: Readonly<Record<string, number>> }[];
}

/** Labels of one kind that the edition identifies: settled as it says, on somebody else, or left open. */
interface Tally {
  right: number;
  wrong: number;
  open: number;
}

export interface PeopleMeasure {
  readonly participants: Tally;
  readonly speakers: Tally;
  /** One line for each label that settled on somebody else. */
  readonly wrong: readonly string[];
}

/**
 * Resolves the names and labels read in the documents of the edition, with the list of persons of each one's volume as all
 * that is known, and holds the outcome against the edition's own ids.
 */
export async function measurePeople(corpus: string): Promise<PeopleMeasure> {
  const folder = join(corpus, 'frus-tei');
  const indexes = new Map<string, PeopleIndex>();
  const measure = {
    participants: { right: 0, wrong: 0, open: 0 },
    speakers: { right: 0, wrong: 0, open: 0 },
    wrong: [] as string[],
  };
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.json') || file === 'provenance.json') continue;
    const gold = readJson(join(folder, file)) as EditionGold;
    const record = await readConversation(join(folder, file.replace(/\.json$/, '.txt')));
    if (!record) continue;
    const index = indexes.get(gold.volume) ?? openVolume(folder, gold.volume);
    indexes.set(gold.volume, index);
    const found = index.resolve(peopleIn(record));
    const note = (tally: Tally, { label, person, evidence }: LabelResolution, id: string): void => {
      if (person === null) tally.open++;
      else if (person === numberOf(gold.volume, id)) tally.right++;
      else {
        tally.wrong++;
        measure.wrong.push(`${gold.id}: “${label}” is ${id}; ${evidence}`);
      }
    };
    for (const [resolution, id] of pairParticipants(gold, found)) note(measure.participants, resolution, id);
    for (const resolution of found) {
      const id = resolution.of === 'speaker' ? idOfLabel(gold, resolution.label) : null;
      if (id !== null) note(measure.speakers, resolution, id);
    }
  }
  return measure;
}

export function reportPeople({ participants, speakers, wrong }: PeopleMeasure): string {
  const row = (name: string, { right, wrong, open }: Tally): string[] => [
    name,
    String(right + wrong + open),
    percent(right / (right + wrong)),
    percent(right / (right + wrong + open)),
  ];
  const head = ['labels', 'identified', 'precision', 'recall'];
  const rows = [row('participants', participants), row('speakers', speakers)];
  return [table(head, rows), ...wrong].join('\n');
}

async function readConversation(path: string): Promise<MemconRecord | null> {
  const reading = await readFile(path);
  if (!('result' in reading)) return null;
  const { records } = reading.result;
  return records.find(({ kind }) => kind !== 'other') ?? records[0] ?? null;
}

/** Ids of persons in a volume's list count from 1 as they stand there. */
const numbers = new Map<string, number>();
const numberOf = (volume: string, id: string): number | undefined => numbers.get(`${volume} ${id}`);

function openVolume(folder: string, volume: string): PeopleIndex {
  const list = readAuthorityList(volume, readFileSync(join(folder, 'authority', `${volume}.json`), 'utf8'));
  if (isListFault(list)) throw new Error(list.fault);
  const people = list.people.map((person, i) => {
    numbers.set(`${volume} ${person.id}`, i + 1);
    return { ...person, id: i + 1, origin: list.name, listed: [{ list: list.name, id: person.id }] };
  });
  return indexPeople({ people, decisions: [], nextId: people.length + 1 });
}

/** Participants read with those that the edition identifies, by their names with or without the title. */
function pairParticipants(
  { participants }: EditionGold,
  found: readonly LabelResolution[],
): (readonly [LabelResolution, id: string])[] {
  const left = found.filter(({ of }) => of === 'participant');
  return participants.flatMap(({ name, title, id }) => {
    if (id === undefined) return [];
    const forms = [name, `${title ?? ''} ${name}`].map(bare);
    const at = left.findIndex(({ label }) => forms.includes(bare(label)));
    const [pair] = at < 0 ? [] : left.splice(at, 1);
    return pair ? [[pair, id] as const] : [];
  });
}

/** The one person whom the edition tags under the label's surname in the document. */
function idOfLabel({ persons }: EditionGold, label: string): string | null {
  const { surnames } = parseName(label);
  const ids = persons.filter(({ forms }) =>
    Object.keys(forms).some((form) => parseName(form).surnames.some((surname) => surnames.includes(surname))),
  );
  return ids.length === 1 ? ids[0]!.id : null;
}
