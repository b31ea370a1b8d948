import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ParticipantRole } from '../../../src/model/head.ts';
import type { MemconKind } from '../../../src/model/memcon.ts';
import { stampedLevel } from '../../../src/memcon/banners.ts';
import type { MemconRecord } from '../../../src/model/record.ts';
import { chooseRecords } from '../choose-records.ts';
import { checkFields, conversationFields } from '../fields.ts';
import type { EvalDocument, Judgment } from '../judged.ts';
import { fieldCounts, judgmentOf } from '../judged.ts';
import { score } from '../score.ts';
import type { Truth, TruthPerson } from '../truth.ts';
import { readJson, textsOf } from './files.ts';

/** A header read by eye. Members that the paper does not carry are left out. */
export interface HeaderGold {
  readonly id: string;
  readonly kind: MemconKind;
  readonly subject?: string;
  readonly subjectMark?: string;
  readonly participants?: readonly HeaderPerson[];
  readonly date?: string;
  readonly timeFrom?: string;
  readonly timeTo?: string;
  readonly zone?: string;
  readonly place?: string;
  readonly banner?: string;
  readonly classifiedBy?: string;
  readonly reason?: string;
  readonly declassifyOn?: string;
  readonly declassification?: { readonly text?: string; readonly case?: string; readonly date?: string };
  /** Pages of the file. */
  readonly pages?: number;
  /** By page: what it is that is no part of the record. */
  readonly extraPages?: Readonly<Record<string, { readonly kind: string }>>;
  /** The parts of a packet. */
  readonly segments?: readonly { readonly pages: readonly [number, number]; readonly kind: string }[];
}

interface HeaderPerson {
  readonly name: string;
  /** Office; also where it is printed before the name. */
  readonly role?: string;
  readonly function?: string;
}

/**
 * Headers read by eye, held against readings of the papers' text files. Papers that are no conversation, and
 * those of which only the kind is known, are judged by kind alone.
 */
export function headerDocuments(corpus: string): EvalDocument[] {
  const documents = headerGolds(corpus).flatMap((gold) =>
    textsOf(corpus, gold.id).map(({ variant, path }): EvalDocument => {
      return gold.kind === 'other'
        ? kindDocument('headers/not conversations', 'other', `${gold.id}.${variant}`, path)
        : {
            group: `headers/${variant}`,
            id: gold.id,
            path,
            judge: ({ records }) => [judgeHeader(gold, records)],
          };
    }),
  );
  const known = new Set(documents.map(({ path }) => path));
  return [...documents, ...kindOnlyDocuments(corpus).filter(({ path }) => !known.has(path))];
}

export function headerGolds(corpus: string): HeaderGold[] {
  const folder = join(corpus, 'pdf');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'provenance.json')
    .map((file) => readJson(join(folder, file)) as HeaderGold);
}

export function judgeHeader(gold: HeaderGold, records: readonly MemconRecord[]): Judgment {
  const truth = truthOfHeader(gold);
  const chosen = chooseRecords([truth], records, true)[0] ?? null;
  const record = chosen && withStamps(chosen);
  return judgmentOf(gold.id, score(truth, record), record);
}

/** These truths count rubber stamps as banners where none is typed; the record's level is that of the typed ones. */
function withStamps(record: MemconRecord): MemconRecord {
  const { banner } = record;
  return { ...record, banner: { ...banner, level: banner.level ?? stampedLevel(banner) } };
}

/** Text files whose provenance says what kind of paper they are. */
function kindOnlyDocuments(corpus: string): EvalDocument[] {
  const folder = join(corpus, 'ocr-text');
  const provenance = readJson(join(folder, 'provenance.json')) as readonly {
    file: string;
    kind: MemconKind;
  }[];
  return provenance
    .filter(({ file }) => existsSync(join(folder, file)))
    .map(({ file, kind }) => {
      const group = kind === 'other' ? 'headers/not conversations' : 'headers/kind only';
      return kindDocument(group, kind, file.replace(/\.txt$/, ''), join(folder, file));
    });
}

/** A paper of which only the kind is known. */
export function kindDocument(group: string, kind: MemconKind, id: string, path: string): EvalDocument {
  return { group, id, path, judge: ({ records }) => [judgeKind(id, kind, records)] };
}

/** A file in which the reader finds no record at all is one that it does not call a conversation. */
function judgeKind(id: string, kind: MemconKind, records: readonly MemconRecord[]): Judgment {
  const truth = truthOfHeader({ id, kind });
  const record = chooseRecords([truth], records, true)[0] ?? null;
  const checks = checkFields(
    conversationFields.filter(({ field }) => field === 'kind'),
    truth,
    record,
  ).map((check) => (record || kind !== 'other' ? check : { ...check, right: true }));
  const right = checks.every((check) => check.right);
  return {
    id,
    fields: fieldCounts(
      checks.map((check) => ({ ...check, count: { ...check.count, right: Number(right) } })),
      null,
    ),
    overlaps: {},
    rates: {},
    kind: { expected: kind, got: record?.kind ?? 'none' },
    marks: [],
    checks,
    people: null,
    portions: null,
    elsewhere: [],
  };
}

function truthOfHeader(gold: HeaderGold): Truth {
  return {
    kind: gold.kind,
    subject: gold.subject === undefined ? null : { text: gold.subject, mark: gold.subjectMark ?? null },
    participants: (gold.participants ?? []).map(personOf),
    date: gold.date ?? null,
    start: gold.timeFrom ?? null,
    end: gold.timeTo ?? null,
    zone: gold.zone ?? null,
    place: gold.place ?? null,
    banner: gold.banner ?? null,
    classification: {
      classifiedBy: gold.classifiedBy ?? null,
      reason: gold.reason ?? null,
      declassifyOn: gold.declassifyOn ?? null,
    },
    declassification: {
      order: /E\.O\. \d+/.exec(gold.declassification?.text ?? '')?.[0] ?? null,
      case: gold.declassification?.case ?? null,
      date: gold.declassification?.date ?? null,
    },
  };
}

/** The gold keeps an office apart from the name wherever the paper puts it; the reader keeps it where it stands. */
function personOf({ name, role, function: task }: HeaderPerson): TruthPerson {
  return {
    name,
    otherNames: role === undefined ? [] : [`${role} ${name}`],
    title: role ?? null,
    role: roles[task ?? ''] ?? 'participant',
  };
}

const roles: Readonly<Record<string, ParticipantRole>> = {
  interpreter: 'interpreter',
  notetaker: 'notetaker',
  stenographer: 'notetaker',
};
