import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Span } from '../../src/model/position.ts';
import type { MemconRecord, ReadResult } from '../../src/model/record.ts';
import { isFault } from '../../src/model/source-fault.ts';
import type { Reading } from '../../src/pipeline.ts';
import { readFile } from '../../src/pipeline.ts';
import type { Portion } from '../../tools/eval/body.ts';
import { portionsOfRecord, portionsOfTurns } from '../../tools/eval/body.ts';
import type { Judgment } from '../../tools/eval/judged.ts';
import { judgeFile } from '../../tools/eval/sets/gold.ts';
import { chooseRecords } from '../../tools/eval/choose-records.ts';
import { bare } from '../../tools/eval/likeness.ts';
import type { Truth } from '../../tools/eval/truth.ts';

const root = resolve(import.meta.dirname, '..', '..');
const folder = join(root, 'test', 'fixtures', 'memcons');

/** What an invented paper says: the members that gold has, and those that gold leaves out. */
export interface PaperTruth extends Truth {
  readonly title: string | null;
  readonly letterhead: string | null;
  readonly control: string | null;
  readonly subject: { readonly text: string; readonly mark: string | null; readonly struck?: boolean } | null;
  readonly classification: Truth['classification'] & { readonly derivedFrom: string | null };
  readonly declassification: Readonly<
    Record<'order' | 'section' | 'authority' | 'case' | 'document' | 'date', string | null>
  >;
  readonly redactions: readonly { readonly code: string | null }[];
}

/** One invented paper: what a reader is given and what it says. */
export interface Fixture {
  readonly name: string;
  /** `source.txt` of the fixture's folder, or the sample of the same name. */
  readonly source: string;
  readonly expected: string;
  readonly truths: readonly PaperTruth[];
  /** Pages of a packet that belong to no record. */
  readonly otherPages: readonly number[];
}

export function readFixtures(): Fixture[] {
  return readdirSync(folder).map((name) => {
    const own = join(folder, name, 'source.txt');
    const file = JSON.parse(readFileSync(join(folder, name, 'truth.json'), 'utf8')) as (
      PaperTruth | { readonly records: readonly PaperTruth[] }
    ) & { readonly extraPages?: readonly { readonly page: number }[] };
    return {
      name,
      source: existsSync(own) ? own : join(root, 'samples', `${name}.txt`),
      expected: join(folder, name, 'expected.json'),
      truths: 'records' in file ? file.records : [file],
      otherPages: (file.extraPages ?? []).map(({ page }) => page),
    };
  });
}

export async function read(path: string): Promise<Reading> {
  const reading = await readFile(path);
  return isFault(reading) ? assert.fail(reading.message) : reading;
}

/** Reads what is not a file of the repository, under the name that the fixture's own source has. */
export async function readBytes(bytes: Uint8Array | string): Promise<Reading> {
  const place = mkdtempSync(join(tmpdir(), 'memcon-'));
  try {
    const path = join(place, 'source.txt');
    writeFileSync(path, bytes);
    return await read(path);
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** Every truth of the fixture beside the record that stands for it. */
export function judge(
  fixture: Fixture,
  { records }: ReadResult,
  truths: readonly Truth[] = fixture.truths,
): Judgment[] {
  return judgeFile(fixture.name, truths, records, isPaged(fixture));
}

export function pair(fixture: Fixture, { records }: ReadResult): [PaperTruth, MemconRecord | null][] {
  const chosen = chooseRecords(fixture.truths, records, isPaged(fixture));
  return fixture.truths.map((truth, n) => [truth, chosen[n] ?? null]);
}

function isPaged({ source }: Fixture): boolean {
  return readFileSync(source, 'utf8').includes('\f');
}

/** A paper in the few words that truth and record both have for it. */
interface Said {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly people: readonly unknown[];
  readonly paragraphs: readonly string[];
}

/** What the truth says of header, participants, marks, release and every paragraph. */
export function saidByTruth(truth: PaperTruth): Said {
  const { subject, classification, declassification } = truth;
  return {
    fields: {
      kind: truth.kind,
      title: plain(truth.title),
      letterhead: bare(truth.letterhead ?? ''),
      control: plain(truth.control),
      subject: plain(subject?.text),
      subjectMark: subject?.mark ?? null,
      subjectStruck: subject?.struck ?? false,
      date: truth.date,
      start: truth.start,
      end: truth.end,
      zone: truth.zone,
      place: plain(truth.place),
      banner: initial(truth.banner),
      classifiedBy: plain(classification.classifiedBy),
      derivedFrom: plain(classification.derivedFrom),
      reason: plain(classification.reason),
      declassifyOn: plain(classification.declassifyOn),
      order: declassification.order,
      section: declassification.section,
      authority: declassification.authority,
      case: declassification.case,
      document: declassification.document,
      released: declassification.date,
      excisions: truth.redactions.map(({ code }) => code),
    },
    people: truth.participants.map(({ name, title, role, side }) => ({
      name: plain(name),
      title: plain(title),
      role: leaderOrNot(role),
      side: plain(side),
    })),
    paragraphs: portionsOfTurns(truth.turns ?? []).map(describe),
  };
}

export function saidByRecord(record: MemconRecord | null): Said | null {
  if (!record) return null;
  const { subject, authority } = record;
  const [stamp] = record.declassification;
  return {
    fields: {
      kind: record.kind,
      title: plain(record.title?.text),
      letterhead: bare(record.letterhead?.text ?? ''),
      control: plain(record.control?.text),
      subject: plain(subject?.text),
      subjectMark: subject?.mark?.level ?? null,
      subjectStruck: subject?.mark?.struck ?? false,
      date: record.date?.iso ?? null,
      start: record.time?.start ?? null,
      end: record.time?.end ?? null,
      zone: record.time?.zone ?? null,
      place: plain(record.venue?.text),
      banner: initial(record.banner.level),
      classifiedBy: plain(authority?.classifiedBy?.text),
      derivedFrom: plain(authority?.derivedFrom?.text),
      reason: plain(authority?.reason?.text),
      declassifyOn: plain(authority?.declassifyOn?.text),
      order: stamp?.order ?? null,
      section: stamp?.section ?? null,
      authority: stamp?.authority ?? null,
      case: stamp?.case ?? null,
      document: stamp?.document ?? null,
      released: stamp?.date ?? null,
      excisions: record.body.flatMap((block) =>
        block.kind === 'heading'
          ? []
          : block.paragraphs.flatMap(({ excisions }) => excisions.map(({ code }) => code)),
      ),
    },
    people: record.participants.map(({ name, title, role, side }) => ({
      name: plain(name),
      title: plain(title),
      role: leaderOrNot(role),
      side: plain(side),
    })),
    paragraphs: portionsOfRecord(record).map(describe),
  };
}

/** Enough to tell `TOP SECRET` and `TS` from `SECRET` and `S`. */
function initial(level: string | null): string | null {
  return level?.[0] ?? null;
}

/** Who leads a side is a judgment that the paper does not settle. */
function leaderOrNot(role: string | null): string | null {
  return role === 'principal' ? 'participant' : role;
}

function describe({ speaker, opens, text, mark, struck }: Portion): string {
  const label = speaker === null ? '(nobody)' : `${opens ? '' : '… '}${speaker}`;
  return `${label} | ${mark ?? 'no mark'}${struck ? ', struck' : ''} | ${plain(text)}`;
}

/** Quotes and white space are the reader's, not the paper's. */
function plain(text: string | null | undefined): string | null {
  const straight = text?.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  return straight?.replace(/\s+/g, ' ').trim() ?? null;
}

/** A reading without what depends on the file's name and bytes, and without offsets in them. */
export function withoutPlaces(result: ReadResult): unknown {
  const records = result.records.map(({ source, ...record }) => ({
    ...record,
    id: null,
    pages: source.pages,
  }));
  return JSON.parse(
    JSON.stringify({ ...result, records }, (key, value: unknown) =>
      key === 'at' || key === 'continues' ? undefined : value,
    ),
  );
}

/**
 * Typed lines of the records' pages that a record neither has a place on nor holds the words of. (A participant's
 * place is the line that begins it; the heading of a field is in no value.)
 */
export function lostLines({ lines, result }: Reading): string[] {
  const taken = new Map<number, Span[]>();
  const words = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') for (const word of wordsOf(value)) words.add(word);
    if (typeof value !== 'object' || value === null) return;
    if (isPlace(value)) taken.set(value.page, [...(taken.get(value.page) ?? []), value.chars]);
    Object.values(value).forEach(collect);
  };
  collect(result.records);
  const others = new Set(result.otherPages.map(({ page }) => page));
  return lines
    .filter(({ page, typed }) => typed.trim() !== '' && !others.has(page))
    .filter(
      ({ page, chars: [start, end] }) =>
        !(taken.get(page) ?? []).some(([from, to]) => from < end && to > start),
    )
    .filter(({ typed }) => !wordsOf(typed.replace(fieldHeading, '')).every((word) => words.has(word)))
    .map(({ page, n, typed }) => `${page}:${n} ${typed.trim()}`);
}

const fieldHeading = /^\W*(?:U\)\s+)?(?:PARTICIPANTS|SUBJECT|PRESENT)\b/i;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

function isPlace(value: object): value is { readonly page: number; readonly chars: Span } {
  return 'page' in value && 'chars' in value;
}
