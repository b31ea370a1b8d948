import type { Candidates } from './candidates.ts';
import type { Decisions } from './decisions.ts';
import { leaderOffices } from './data/office-forms.ts';
import { labelKey } from './fold.ts';
import { holds, type Mention, type PersonEntry } from './known-person.ts';
import { mentionOf, mentionOfLabel } from './mention.ts';
import { compareNames } from './name-agreement.ts';
import { readTitle } from './read-office.ts';
import type { RecordPeople, SpeakerLabel } from './record-people.ts';

export type Basis = 'name' | 'office on the date' | 'participant list' | 'edition id' | 'editor';

/** Whom a label of a record means. */
export interface LabelResolution {
  /** As the record has it. */
  readonly label: string;
  readonly of: 'participant' | 'speaker';
  /** Index in the participants; a speaker's `who`. */
  readonly participant: number | null;
  /** Null: open. */
  readonly person: number | null;
  readonly basis: Basis | null;
  /** One sentence: what settles it, or why nothing does. */
  readonly evidence: string;
}

type Settled = Pick<LabelResolution, 'person' | 'basis' | 'evidence'>;

/** All participants, then all speakers' labels. */
export function resolveRecord(
  record: RecordPeople,
  candidates: Candidates,
  decisions: Decisions,
  countryOfOffice: (label: string, record: RecordPeople) => string | null,
): readonly LabelResolution[] {
  const alone = (text: string, mention: Mention): Settled =>
    byEdition(text, mention, record, candidates) ??
    (mention.name.surnames.length > 0
      ? byName(mention, candidates)
      : byOffice(text, mention.country ?? countryOfOffice(text, record), record.date, candidates));
  const decide = (label: string, settled: Settled): Settled => {
    if (settled.person === null) return settled;
    const { person, byEditor } = decisions.decide(settled.person, label);
    return byEditor ? { person, basis: 'editor', evidence: 'An editor decided so.' } : { ...settled, person };
  };
  const mentions = record.participants.map((participant) => mentionOf(participant, record.date));
  const own = record.participants.map(({ name }, i) => alone(name, mentions[i]!));
  const ofSpeaker = ({ label, who }: SpeakerLabel): Settled => {
    const mention = mentionOfLabel(label, record);
    const index = who ?? sameName(mention, mentions);
    const listed = index === null ? null : own[index];
    if (listed && listed.person !== null)
      return {
        person: listed.person,
        basis: 'participant list',
        evidence: `“${label}” is participant ${index! + 1}, “${record.participants[index!]!.name}”. ${listed.evidence}`,
      };
    const beside = index === null ? null : mentions[index]!;
    // Whoever the participant is, it is nobody of another given name.
    if (listed && beside && beside.name.given.length > 0)
      return byEdition(label, mention, record, candidates) ?? listed;
    return alone(label, beside ? { ...mention, country: mention.country ?? beside.country } : mention);
  };
  return [
    ...record.participants.map(({ name }, i) => ({
      label: name,
      of: 'participant' as const,
      participant: i,
      ...decide(name, own[i]!),
    })),
    ...record.labels.map((label) => ({
      label: label.label,
      of: 'speaker' as const,
      participant: label.who,
      ...decide(label.label, ofSpeaker(label)),
    })),
  ];
}

/** Index of the one participant whose name the label can be; a leader's office in it must be the participant's. Initials are one whole name's. */
function sameName({ name, office }: Mention, mentions: readonly Mention[]): number | null {
  if (name.initials !== null && name.initials.length > 1) {
    const meant = [...mentions.keys()].filter((i) => initialsOf(mentions[i]!) === name.initials);
    if (meant.length === 1) return meant[0]!;
  }
  const leader = office !== null && leaderOffices.has(office);
  const fits = [...mentions.keys()].filter(
    (i) => compareNames(mentions[i]!.name, name) !== null && (!leader || mentions[i]!.office === office),
  );
  return fits.length === 1 ? fits[0]! : null;
}

/** "WJH" of William J. Halm. */
function initialsOf({ name: { given, surnames } }: Mention): string {
  return [...given, surnames[0] ?? ''].map((word) => word.slice(0, 1).toUpperCase()).join('');
}

/** The person whom the edition's editors tagged so in this document. */
function byEdition(
  text: string,
  { name }: Mention,
  { edition }: RecordPeople,
  candidates: Candidates,
): Settled | null {
  if (!edition) return null;
  const fits = new Map<number, PersonEntry>();
  for (const tagged of edition.persons) {
    const entry = tagged.id === null ? undefined : candidates.listed(edition.volume, tagged.id);
    if (!entry) continue;
    const literal = labelKey(tagged.name) === labelKey(text);
    const known = entry.names.some((one) => compareNames(one, name) !== null);
    if (literal || known) fits.set(entry.person.id, entry);
  }
  const [only] = fits.values();
  if (fits.size !== 1 || !only) return null;
  return {
    person: only.person.id,
    basis: 'edition id',
    evidence: `The edition's ${edition.volume} tags “${only.person.name}” in this document.`,
  };
}

function byName(mention: Mention, candidates: Candidates): Settled {
  const { entries } = candidates.named(mention);
  const { text } = mention.name;
  const [only, ...others] = entries;
  if (!only) return open(`Nobody known can be “${text}”.`);
  if (others.length === 0)
    return {
      person: only.person.id,
      basis: 'name',
      evidence: `“${text}” can be ${only.person.name} alone (${only.person.origin}).`,
    };
  // Several of the name: the office beside it on the day may tell.
  const holding =
    mention.office === null ? [] : entries.filter(({ person, held }) => holds(person, held, mention));
  const [holder] = holding;
  if (holding.length === 1 && holder && mention.date !== null)
    return {
      person: holder.person.id,
      basis: 'office on the date',
      evidence: `Of those called so, ${holder.person.name} was ${mention.office} on ${mention.date}.`,
    };
  return open(`“${text}” can be ${entries.length} people: ${describe(entries)}.`);
}

function byOffice(
  text: string,
  country: string | null,
  date: string | null,
  candidates: Candidates,
): Settled {
  const { key } = readTitle(text);
  if (key === null) return open(`“${text}” names nobody and no office of one holder.`);
  if (country === null || date === null)
    return open(`Whose ${key} “${text}” is, or on what day, is not known.`);
  const entries = candidates.holders(key, country, date);
  const [only] = entries;
  if (!only) return open(`No ${key} of ${country} on ${date} is known.`);
  if (entries.length > 1)
    return open(`Several people are listed as ${key} of ${country} on ${date}: ${describe(entries)}.`);
  return {
    person: only.person.id,
    basis: 'office on the date',
    evidence: `${only.person.name} was ${key} of ${country} on ${date} (${only.person.origin}).`,
  };
}

const open = (evidence: string): Settled => ({ person: null, basis: null, evidence });

function describe(entries: readonly PersonEntry[]): string {
  const names = entries.slice(0, 3).map(({ person }) => person.name);
  return `${names.join('; ')}${entries.length > 3 ? '; …' : ''}`;
}
