import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MemconKind } from '../../../src/model/memcon.ts';
import type { MemconRecord } from '../../../src/model/record.ts';
import type { Portion } from '../body.ts';
import { elsewhereIn, openingsOfRecord, overlapOf, pairOpenings, scorePortions } from '../body.ts';
import type { Overlap, Rate } from '../counts.ts';
import type { Check } from '../fields.ts';
import { check } from '../fields.ts';
import type { EvalDocument, Judgment } from '../judged.ts';
import { fieldCounts } from '../judged.ts';
import { alike, bare } from '../likeness.ts';
import type { Person } from '../people.ts';
import { peopleOfRecord, scorePeople } from '../people.ts';
import { readJson } from './files.ts';

/** What the edition's markup says of a document, as far as it is compared. */
interface EditionGold {
  readonly id: string;
  readonly kind: MemconKind;
  readonly dateMin: string | null;
  readonly dateBasis: string | null;
  /** `HH:MM:SS`. */
  readonly time: { readonly from: string | null; readonly to: string | null } | null;
  readonly place: string | null;
  readonly subjects: readonly string[];
  readonly subjectsBasis: string | null;
  readonly participants: readonly {
    readonly name: string;
    readonly title?: string;
    readonly role?: string;
  }[];
  /** Null: the document has no list. */
  readonly participantsBasis: string | null;
  readonly classification: { readonly level: string; readonly from: string } | null;
  readonly paragraphs: readonly {
    /** Given only where the paragraph opens with a label. */
    readonly speaker: string | null;
    readonly speakerBasis?: string;
    readonly text: string;
  }[];
}

/** Documents of the *Foreign Relations* edition: plain renditions held against the edition's own markup. */
export function frusDocuments(corpus: string): EvalDocument[] {
  const folder = join(corpus, 'frus-tei');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'provenance.json')
    .map((file) => {
      const gold = readJson(join(folder, file)) as EditionGold;
      return {
        group: `frus/${gold.kind}`,
        id: gold.id,
        path: join(folder, file.replace(/\.json$/, '.txt')),
        judge: ({ records }) => [judgeEdition(gold, records)],
      };
    });
}

function judgeEdition(gold: EditionGold, records: readonly MemconRecord[]): Judgment {
  const conversation = records.find(({ kind }) => kind !== 'other') ?? records[0] ?? null;
  const checks = checkHeader(gold, conversation);
  const people =
    gold.participantsBasis === null
      ? null
      : scorePeople(gold.participants.map(personOf), peopleOfRecord(conversation));
  const portions = scorePortions(portionsOfEdition(gold), asEdition(conversation));
  const speakers = scoreSpeakers(gold, conversation);
  return {
    id: gold.id,
    fields: fieldCounts(checks, people),
    overlaps: {
      ...(people && { names: people.names, [`names: ${gold.participantsBasis}`]: people.names }),
      ...speakers.overlaps,
      paragraphs: portions.paragraphs,
    },
    rates: {
      ...rightBy('date', gold.dateBasis, checks),
      ...rightBy('subject', gold.subjectsBasis, checks),
      ...speakers.rates,
    },
    kind: { expected: gold.kind, got: conversation?.kind ?? 'none' },
    marks: [],
    checks,
    people,
    portions,
    elsewhere: elsewhereIn(conversation),
  };
}

function checkHeader(gold: EditionGold, record: MemconRecord | null): Check[] {
  const subjects = gold.subjects.length === 0 ? null : gold.subjects.join(' ');
  const checks = [
    check('kind', gold.kind, record?.kind ?? null, 'equal'),
    check('date', gold.dateMin, record?.date?.iso ?? null, 'equal'),
    check('start', minutes(gold.time?.from), record?.time?.start ?? null, 'equal'),
    check('end', minutes(gold.time?.to), record?.time?.end ?? null, 'equal'),
    check('venue', gold.place, record?.venue?.text ?? null, samePlace),
    check('subject', subjects, record?.subject?.text ?? null, 0.9),
  ];
  // A source note is the editors', and not in the text: only what the document itself opens with can be read.
  if (gold.classification?.from === 'opener')
    checks.push(
      check('banner', levels[gold.classification.level] ?? null, record?.banner.level ?? null, 'equal'),
    );
  return checks;
}

function minutes(time: string | null | undefined): string | null {
  return time ? time.slice(0, 5) : null;
}

/** The edition tags the town only, where the paper goes on to name the house and the room. */
function samePlace(expected: string, got: string): boolean {
  return bare(got).includes(bare(expected)) || alike(bare(expected), bare(got), 0.85);
}

const levels: Readonly<Record<string, string>> = {
  Unclassified: 'U',
  Restricted: 'R',
  Confidential: 'C',
  Secret: 'S',
  'Top Secret': 'TS',
  'Official Use Only': 'OUO',
  'Limited Official Use': 'LOU',
};

/** The edition takes titles off the names that it tags. */
function personOf({ name, title, role }: EditionGold['participants'][number]): Person {
  return {
    names: title === undefined ? [name] : [name, `${title} ${name}`],
    role: null,
    title: role ?? null,
  };
}

/** Every paragraph with the label that it opens with. */
function portionsOfEdition({ paragraphs }: EditionGold): Portion[] {
  return paragraphs.map(({ speaker, text }) => ({ speaker, opens: true, text }));
}

/** The record's body as the edition prints it: headings are paragraphs, and only a label makes a speaker. */
function asEdition(record: MemconRecord | null): Portion[] {
  return (record?.body ?? []).flatMap((block): Portion[] => {
    if (block.kind === 'heading') return [{ speaker: null, opens: true, text: block.text }];
    return block.paragraphs.map(({ text }, n) => ({
      speaker: block.kind === 'speech' && n === 0 ? block.speaker : null,
      opens: true,
      text,
    }));
  });
}

/**
 * Labels read against labels tagged, paired in order by label and opening words. Only documents in which the
 * edition tags any label say which speeches there are; the others say that there is none.
 */
function scoreSpeakers(
  { paragraphs }: EditionGold,
  record: MemconRecord | null,
): { overlaps: Record<string, Overlap>; rates: Record<string, Rate> } {
  const labelled = paragraphs.flatMap(({ speaker, speakerBasis = 'none', text }) =>
    speaker === null ? [] : [{ speaker, text, basis: speakerBasis }],
  );
  const found = openingsOfRecord(record, ['speech']);
  if (labelled.length === 0)
    return { overlaps: {}, rates: { 'no speech claimed': { right: Number(found.length === 0), of: 1 } } };
  const pairs = pairOpenings(labelled, found);
  const hit = new Set(pairs.map(([i]) => i));
  const rates: Record<string, Rate> = {};
  for (const basis of new Set(labelled.map((label) => label.basis))) {
    const ofBasis = [...labelled.keys()].filter((i) => labelled[i]!.basis === basis);
    rates[`speakers found: ${basis}`] = {
      right: ofBasis.filter((i) => hit.has(i)).length,
      of: ofBasis.length,
    };
  }
  return { overlaps: { speakers: overlapOf(pairs, labelled.length, found.length) }, rates };
}

function rightBy(field: string, basis: string | null, checks: readonly Check[]): Record<string, Rate> {
  const right = checks.some((done) => done.field === field && done.right);
  return { [`${field}: ${basis ?? 'no basis'}`]: { right: Number(right), of: 1 } };
}
