import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { isFault } from '../src/model/source-fault.ts';
import type { SourceFile } from '../src/model/source-file.ts';
import { readSource } from '../src/pipeline.ts';

const root = resolve(import.meta.dirname, '..');
const texts = globSync('{samples,test/fixtures/memcons/*}/*.txt', { cwd: root })
  .sort()
  .map((file) => readFileSync(join(root, file), 'utf8'));

/** Changes that scanners, editors and careless hands make to a text. */
const mutation = fc.record({
  kind: fc.constantFrom('delete', 'repeat', 'swap', 'insert', 'truncate', 'join', 'upper', 'flood'),
  /** Share of the text before the change. */
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  piece: fc.oneof(
    fc.constantFrom(
      '\f',
      '\u0000',
      '(C)',
      '~~',
      'CONFIDENTIAL\n',
      'PARTICIPANTS:\n',
      ':',
      '\r',
      '\u202e',
      '[',
      '- ',
      '\t\t',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  ),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(text: string, { kind, place, length, piece }: Mutation): string {
  const at = Math.floor(place * text.length);
  const [before, part, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  switch (kind) {
    case 'delete':
      return before + after;
    case 'repeat':
      return before + part + part + after;
    case 'swap':
      return part + before + after;
    case 'insert':
      return before + piece + part + after;
    case 'truncate':
      return before;
    case 'join':
      return before + part.replaceAll('\n', ' ') + after;
    case 'upper':
      return before + part.toUpperCase() + after;
    case 'flood':
      return before + piece.repeat(length) + part + after;
  }
}

const sourceOf = (text: string): SourceFile => ({
  name: 'mutated.txt',
  path: 'mutated.txt',
  bytes: new TextEncoder().encode(text),
  sha256: '0'.repeat(64),
  mediaType: 'text/plain',
});

/** Milliseconds of processor time that no text of a few pages may take, on a slow machine either. */
const longest = 1000;

/** The processor's time, not the clock's: a busy machine makes no reading longer. */
const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

test('mutated texts are read without a crash, none for long', async () => {
  assert.ok(texts.length >= 10);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      async (text, mutations) => {
        const mutated = mutations.reduce(mutate, text);
        const began = spent();
        const reading = await readSource(sourceOf(mutated));
        const took = spent() - began;
        assert.ok(took < longest, `${took.toFixed(0)} ms for ${mutated.length} characters`);
        if (isFault(reading)) assert.match(reading.message, /^mutated\.txt: /);
        else assert.ok(reading.lines.length > 0 || mutated === '');
      },
    ),
    { numRuns: 20_000 },
  );
});
