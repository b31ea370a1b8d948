import { createHash } from 'node:crypto';
import type { Block } from '../../src/model/body.ts';
import type { Participant, ParticipantRole } from '../../src/model/head.ts';
import type { Level } from '../../src/model/marks.ts';
import type { MemconKind } from '../../src/model/memcon.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import type { SourceEntry, SourceReading } from '../../src/store/index.ts';

/** What an invented record is to say; everything else is empty. */
export interface Said {
  readonly speaker: string | null;
  readonly text: string;
  readonly mark?: { readonly level: Level | null; readonly struck: boolean } | null;
}

export interface Invented {
  readonly said: readonly Said[];
  readonly participants?: readonly { readonly name: string; readonly role?: ParticipantRole }[];
  readonly kind?: MemconKind;
  readonly date?: string | null;
  readonly venue?: string | null;
  readonly subject?: string | null;
  readonly banner?: Level | null;
  readonly findings?: readonly string[];
  readonly pages?: readonly [number, number];
}

const at = { page: 1 };

export function inventRecord(sha256: string, invented: Invented): MemconRecord {
  const { said, kind = 'memcon', date = null, venue = null, subject = null, banner = null } = invented;
  const { findings = [], pages = [1, 1] } = invented;
  const participants = (invented.participants ?? []).map(({ name, role = 'principal' }): Participant => ({
    name,
    title: null,
    role,
    side: null,
    typed: name,
    at,
  }));
  const text = (value: string) => ({ typed: value, text: value, at });
  return {
    id: `${sha256.slice(0, 16)}-${pages[0]}-${pages[1]}`,
    source: { name: 'source.txt', sha256, mediaType: 'text/plain', pages },
    kind,
    letterhead: null,
    title: null,
    control: null,
    subject: subject === null ? null : { ...text(subject), mark: null },
    participants,
    date: date === null ? null : { typed: date, iso: date, at },
    time: null,
    venue: venue === null ? null : text(venue),
    banner: { level: banner, caveats: [], lines: [] },
    authority: null,
    declassification: [],
    stamps: [],
    body: said.map((one) => blockOf(one, participants)),
    closing: null,
    drafting: [],
    attachments: [],
    distribution: [],
    furniture: [],
    notes: [],
    findings: findings.map((rule) => ({
      rule,
      severity: 'info',
      message: 'Invented.',
      actual: null,
      expected: null,
      cause: 'document',
      at,
    })),
  };
}

function blockOf({ speaker, text, mark = null }: Said, participants: readonly Participant[]): Block {
  const paragraph = {
    text,
    typed: text,
    mark: mark && { ...mark, typed: '(X)', confidence: 1, basis: 'literal' as const, at },
    at,
    incidents: [],
    excisions: [],
  };
  if (speaker === null) return { kind: 'narrative', paragraphs: [paragraph], at };
  const who = participants.findIndex(({ name }) => name === speaker);
  return { kind: 'speech', speaker, who: who < 0 ? null : who, paragraphs: [paragraph], at };
}

export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A source with these records, as a reader would give it; its bytes are `text`. */
export function inventSource(
  text: string,
  records: readonly Invented[],
  path = `/papers/${hashOfText(text).slice(0, 8)}.txt`,
): { readonly entry: SourceEntry; readonly reading: SourceReading } {
  const sha256 = hashOfText(text);
  return {
    entry: {
      name: 'source.txt',
      path,
      sha256,
      mediaType: 'text/plain',
      size: Buffer.byteLength(text),
      modified: 1_000,
      kept: 'reference',
    },
    reading: {
      reader: 'reader 1',
      otherPages: [{ page: 99, kind: 'blank' }],
      records: records.map((record, n) => inventRecord(sha256, { pages: [n + 1, n + 1], ...record })),
    },
  };
}
