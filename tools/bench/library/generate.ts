import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isFault } from '../../../src/model/source-fault.ts';
import type { Paragraph, Speech } from '../../../src/model/body.ts';
import type { Level } from '../../../src/model/marks.ts';
import type { MemconRecord } from '../../../src/model/record.ts';
import { readFile } from '../../../src/pipeline.ts';

/** Paragraphs and words of a record: about 10 kB of text. */
const paragraphs = 30;
const words = 57;
/** Every so many words, one that no sample has. */
const rareEvery = 60;
const rareWords = 200_000;
const speakers = 400;
const venues = 300;
const levels: readonly (Level | null)[] = ['U', 'C', 'C', 'C', 'S', null];
const rules = ['BP-01', 'BP-04', 'BP-05', 'DC-03', 'DC-07', 'RS-06'];
const at = { page: 1, line: 12, chars: [120, 180] as const };

/** Invented records by number; the same number gives the same record. */
export interface Generator {
  record(number: number): MemconRecord;
  readonly vocabulary: readonly string[];
  /** A word that few records have; 0 is the most frequent of them. */
  rareWord(rank: number): string;
  speaker(n: number): string;
}

/**
 * Records of words of the sample texts, as frequent as there by Zipf's law, with rare words in between, and of a made
 * one as a pattern for everything else that a record of that size holds.
 */
export async function makeGenerator(texts: readonly string[]): Promise<Generator> {
  const pattern = await patternOf(texts);
  const counts = new Map<string, number>();
  for (const path of texts)
    for (const [word] of readFileSync(path, 'utf8').matchAll(/[A-Za-z][a-z]+/g))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const vocabulary = [...counts]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word);
  const sums: number[] = [];
  let sum = 0;
  for (const rank of vocabulary.keys()) sums.push((sum += 1 / (rank + 2.7)));

  const usualWord = (random: () => number): string => {
    const wanted = random() * sum;
    let low = 0;
    for (let high = vocabulary.length - 1; low < high;) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return vocabulary[low]!;
  };
  const textOf = (random: () => number): string => {
    const text: string[] = [];
    for (let n = 0; n < words; n++)
      text.push(
        random() * rareEvery < 1 ? rareWord(Math.floor(rareWords ** random()) - 1) : usualWord(random),
      );
    return `${text.join(' ')}.`;
  };
  return {
    vocabulary,
    rareWord,
    speaker,
    record(number) {
      const random = randomFrom(number);
      const pick = (n: number): number => Math.floor(random() * n);
      const sha256 = createHash('sha256').update(`${number}`).digest('hex');
      const names = [pick(speakers), pick(speakers), pick(speakers), pick(speakers)].map(speaker);
      const body = Array.from({ length: paragraphs / 2 }, (_, n): Speech => {
        const who = n % 2;
        const said = [0, 1].map((): Paragraph => {
          const text = textOf(random);
          const level = levels[pick(levels.length)]!;
          const mark = { typed: `(${level})`, level, struck: pick(2) === 1, confidence: 0.97, at };
          return {
            text,
            typed: text.replaceAll(/(.{60}\S*) /g, '$1\n'),
            mark: { ...mark, basis: 'literal' },
            at,
            incidents: [],
            excisions: [],
          };
        });
        return { kind: 'speech', speaker: names[who]!.toUpperCase(), who, paragraphs: said, at };
      });
      const day = new Date(Date.UTC(1950 + pick(60), pick(12), 1 + pick(28))).toISOString().slice(0, 10);
      const venue = `Room ${pick(venues)}, Palace of ${vocabulary[200 + pick(50)]!}`;
      return {
        ...pattern,
        id: `${sha256.slice(0, 16)}-1-5`,
        source: { name: `${number}.txt`, sha256, mediaType: 'text/plain', pages: [1, 5] },
        kind: pick(3) === 0 ? 'telcon' : 'memcon',
        subject: {
          typed: venue,
          text: `Talks on ${usualWord(random)} and ${usualWord(random)}`,
          at,
          mark: null,
        },
        date: { typed: day, iso: day, at },
        venue: { typed: venue, text: venue, at },
        participants: names.map((name, n) => ({
          name,
          title: null,
          role: n < 2 ? 'principal' : 'participant',
          side: null,
          typed: name,
          at,
        })),
        body,
        findings: rules.filter(() => pick(3) === 0).map((rule) => ({ ...finding, rule })),
      };
    },
  };
}

const finding = {
  severity: 'warning',
  message: 'The banner is lower than a portion of the page.',
  actual: 'C',
  expected: 'S',
  cause: 'document',
  at,
} as const;

async function patternOf(texts: readonly string[]): Promise<MemconRecord> {
  for (const path of texts) {
    const read = await readFile(path);
    const [record] = isFault(read) ? [] : read.result.records;
    if (record && record.furniture.length > 0) return record;
  }
  throw new Error(`none of ${texts.length} texts gave a record`);
}

function rareWord(rank: number): string {
  let word = '';
  for (let rest = rank + 7; rest > 0; rest = Math.floor(rest / 75))
    word += `${'bdfgklmnprstvzx'[rest % 15]!}${'aeiou'[Math.floor(rest / 15) % 5]!}`;
  return `${word}qk`;
}

function speaker(n: number): string {
  return `${['President', 'Premier', 'Secretary', 'Ambassador'][n % 4]!} ${rareWord(n + 40)}`;
}

/** Mulberry32: small, fast, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
