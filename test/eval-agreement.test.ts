import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { MemconRecord } from '../src/model/record.ts';
import type { Block } from '../src/model/body.ts';
import { f1 } from '../tools/eval/counts.ts';
import { readPaper } from '../tools/eval/read.ts';
import { score } from '../tools/eval/score.ts';
import { goldDocuments } from '../tools/eval/sets/gold.ts';
import { findShared } from '../tools/eval/shared.ts';
import type { Truth, TruthFile } from '../tools/eval/truth.ts';
import { truthsIn } from '../tools/eval/truth.ts';
import { recordOfTruth } from './support/record-of-truth.ts';

/** What the scorer that stands outside the repository returns. */
interface OtherScore {
  readonly complete: boolean;
  readonly head: Readonly<Record<string, boolean>>;
  readonly names: OtherOverlap;
  readonly roles: number;
  readonly turns: OtherOverlap;
  readonly pars: OtherOverlap;
  readonly marks: {
    readonly n: number;
    readonly level: number;
    readonly struckN: number;
    readonly struck: number;
    readonly levelOfStruck: number;
  };
  readonly cer: number;
}

interface OtherOverlap {
  readonly hit: number;
  readonly p: number;
  readonly t: number;
  readonly f1: number;
}

type OtherScorer = (truth: Truth, record: MemconRecord | null) => OtherScore;

/** Our score in the other's shape. */
function inOtherShape(truth: Truth, record: MemconRecord | null): OtherScore {
  const { checks, people, whole, body } = score(truth, record);
  assert.ok(body);
  const overlap = (o: Parameters<typeof f1>[0]): OtherOverlap => ({
    hit: o.hits,
    p: o.found,
    t: o.expected,
    f1: f1(o),
  });
  return {
    complete: whole,
    head: {
      ...Object.fromEntries(checks.map(({ field, right }) => [field, right])),
      participants: people.whole,
    },
    names: overlap(people.names),
    roles: people.roles.right,
    turns: overlap(body.turns),
    pars: overlap(body.paragraphs),
    marks: {
      n: body.marks.paragraphs,
      level: body.marks.level,
      struckN: body.marks.struck,
      struck: body.marks.struckFound,
      levelOfStruck: body.marks.struckRead,
    },
    cer: body.cer,
  };
}

/** What readers get wrong, each as a change of a right record. */
const mistakes: Readonly<Record<string, (record: MemconRecord) => MemconRecord>> = {
  none: (record) => record,
  'nothing in the header': (record) => ({
    ...record,
    kind: 'other',
    subject: null,
    participants: [],
    date: null,
    time: null,
    venue: null,
    banner: { level: null, caveats: [], lines: [] },
    authority: null,
    declassification: [],
  }),
  'letters misread': (record) => mapText(record, (text) => text.replace(/e/g, 'c').replace(/\b[a-z]\b/g, '')),
  'much misread': (record) => mapText(record, (text) => text.replace(/[aeiou]/g, 'ä').toUpperCase()),
  'people reversed, one lost, roles lost': (record) => ({
    ...record,
    participants: record.participants
      .slice(1)
      .toReversed()
      .map((person) => ({ ...person, role: 'participant' })),
  }),
  'one person twice': (record) => ({
    ...record,
    participants: [...record.participants, ...record.participants.slice(0, 1)],
  }),
  'paragraphs run together': (record) => ({
    ...record,
    body: record.body.map((block) =>
      block.kind === 'heading' || block.paragraphs.length < 2
        ? block
        : {
            ...block,
            paragraphs: [
              { ...block.paragraphs[0]!, text: block.paragraphs.map(({ text }) => text).join(' ') },
            ],
          },
    ),
  }),
  'paragraphs cut in two': (record) => ({
    ...record,
    body: record.body.map((block) =>
      block.kind === 'heading'
        ? block
        : {
            ...block,
            paragraphs: block.paragraphs.flatMap((paragraph) => {
              const half = Math.ceil(paragraph.text.length / 2);
              return [
                { ...paragraph, text: paragraph.text.slice(0, half), mark: null },
                { ...paragraph, text: paragraph.text.slice(half) },
              ];
            }),
          },
    ),
  }),
  'each second block lost': (record) => ({ ...record, body: record.body.filter((_, n) => n % 2 === 0) }),
  'each block twice': (record) => ({ ...record, body: record.body.flatMap((block) => [block, block]) }),
  'speakers one block late': (record) => ({
    ...record,
    body: record.body.map((block, n, all): Block => {
      const before = all[n - 1];
      return block.kind === 'speech' && before?.kind === 'speech'
        ? { ...block, kind: 'reported', speaker: before.speaker }
        : block;
    }),
  }),
  'speech taken for narrative': (record) => ({
    ...record,
    body: record.body.map((block, n): Block =>
      block.kind === 'speech' && n % 3 === 0
        ? { kind: 'narrative', paragraphs: block.paragraphs, at: block.at }
        : block,
    ),
  }),
  'strokes unseen, marks unread': (record) => ({
    ...record,
    body: record.body.map((block, n): Block =>
      block.kind === 'heading'
        ? block
        : {
            ...block,
            paragraphs: block.paragraphs.map((paragraph) => ({
              ...paragraph,
              mark: paragraph.mark && {
                ...paragraph.mark,
                struck: false,
                level: n % 2 ? null : paragraph.mark.level,
              },
            })),
          },
    ),
  }),
};

function mapText(record: MemconRecord, change: (text: string) => string): MemconRecord {
  return {
    ...record,
    subject: record.subject && { ...record.subject, text: change(record.subject.text) },
    venue: record.venue && { ...record.venue, text: change(record.venue.text) },
    participants: record.participants.map((person) => ({ ...person, name: change(person.name) })),
    body: record.body.map((block) =>
      block.kind === 'heading'
        ? block
        : {
            ...block,
            ...(block.kind !== 'narrative' && { speaker: change(block.speaker) }),
            paragraphs: block.paragraphs.map((paragraph) => ({ ...paragraph, text: change(paragraph.text) })),
          },
    ),
  };
}

/** The other scorer takes seconds over a long text; some turns and the start of each paragraph show as much. */
function shorten(truth: Truth): Truth {
  const turns = (truth.turns ?? []).slice(0, 10).map(({ speaker, paragraphs }) => ({
    speaker,
    paragraphs: paragraphs.map((paragraph) => ({ ...paragraph, text: paragraph.text.slice(0, 150) })),
  }));
  return { ...truth, turns };
}

const shared = findShared();
const scorer = shared && join(shared, 'eval', 'score.mjs');
if (shared && scorer && existsSync(scorer)) {
  const other = ((await import(pathToFileURL(scorer).href)) as { score: OtherScorer }).score;
  const truths = globSync('corpus/gold-scan/*.truth.json', { cwd: shared }).flatMap((file) =>
    truthsIn(JSON.parse(readFileSync(join(shared, file), 'utf8')) as TruthFile),
  );

  test('every figure is that of the scorer outside the repository', async (t) => {
    assert.ok(truths.length > 0);
    const short = truths.map(shorten);
    for (const [name, change] of Object.entries(mistakes))
      await t.test(name, () => {
        for (const truth of short) {
          const record = change(recordOfTruth(truth));
          assert.deepEqual(inOtherShape(truth, record), other(truth, record));
        }
      });
    await t.test('a whole truth, read without a mistake', () => {
      const [truth] = truths.toSorted((a, b) => (a.turns?.length ?? 0) - (b.turns?.length ?? 0));
      assert.ok(truth);
      const record = recordOfTruth(truth);
      assert.deepEqual(inOtherShape(truth, record), other(truth, record));
    });
    await t.test('the record of another paper', () => {
      short.forEach((truth, n) => {
        const record = recordOfTruth(short[(n + 1) % short.length]!);
        assert.deepEqual(inOtherShape(truth, record), other(truth, record));
      });
    });
    await t.test('what is read off the papers', async () => {
      // Whole texts take the other scorer seconds each: the shortest will do.
      const documents = goldDocuments(join(shared, 'corpus'))
        .toSorted((a, b) => statSync(a.path).size - statSync(b.path).size)
        .slice(0, 4);
      assert.ok(documents.length > 0);
      for (const { id, path } of documents) {
        const file = join(shared, 'corpus', 'gold-scan', `${id}.truth.json`);
        const truths = truthsIn(JSON.parse(readFileSync(file, 'utf8')) as TruthFile);
        const {
          paper: { records },
          fault,
        } = await readPaper(path);
        assert.equal(fault, null);
        for (const truth of truths)
          for (const record of records)
            assert.deepEqual(inOtherShape(truth, record), other(truth, record), path);
      }
    });
    await t.test('no record', () => {
      for (const truth of short) assert.deepEqual(inOtherShape(truth, null), other(truth, null));
    });
  });
}
