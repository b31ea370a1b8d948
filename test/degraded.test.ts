import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { f1, share } from '../tools/eval/counts.ts';
import type { Judgment } from '../tools/eval/judged.ts';
import type { Truth } from '../tools/eval/truth.ts';
import type { Reading } from '../tools/fixtures/degrade.ts';
import { degrade, encode, readings } from '../tools/fixtures/degrade.ts';
import { judge, readBytes, readFixtures } from './support/fixtures.ts';

/** The least that a reading of a degraded source may reach, 0..1. */
interface Floor {
  readonly of: string;
  readonly reading: Reading;
  readonly seed: number;
  readonly names: number;
  readonly turns: number;
  readonly paragraphs: number;
  readonly marks: number;
  readonly characters: number;
}

const floors = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures', 'degraded.json'), 'utf8'),
) as readonly Floor[];
const fixtures = new Map(readFixtures().map((fixture) => [fixture.name, fixture]));

for (const { of, reading, seed, ...least } of floors) {
  test(`${of} as ${reading} would have it (seed ${seed})`, async () => {
    const fixture = fixtures.get(of);
    assert.ok(fixture, `no fixture ${of}`);
    const text = degrade(readFileSync(fixture.source, 'utf8'), reading, seed);
    const [judgment] = judge(fixture, (await readBytes(text)).result, fixture.truths.map(strike));
    const reached = measure(judgment!);
    for (const [figure, floor] of Object.entries(least))
      assert.ok(reached[figure]! >= floor, `${figure}: ${reached[figure]!.toFixed(3)}, was ${floor}`);
  });
}

function measure({ overlaps, rates }: Judgment): Record<string, number> {
  return {
    names: f1(overlaps.names!),
    turns: f1(overlaps.turns!),
    paragraphs: f1(overlaps.paragraphs!),
    marks: share(rates['mark level']!),
    characters: share(rates.characters!),
  };
}

/** Release strikes every classified mark. */
function strike(truth: Truth): Truth {
  return {
    ...truth,
    turns: (truth.turns ?? []).map((turn) => ({
      ...turn,
      paragraphs: turn.paragraphs.map((paragraph) => ({
        ...paragraph,
        struck: paragraph.mark !== null && paragraph.mark !== 'U',
      })),
    })),
  };
}

const typescript = readFileSync(fixtures.values().next().value!.source, 'utf8');

for (const reading of readings)
  test(`${reading}: a seed gives the same text again, another seed another`, () => {
    assert.equal(degrade(typescript, reading, 7), degrade(typescript, reading, 7));
    assert.notEqual(degrade(typescript, reading, 7), degrade(typescript, reading, 8));
    assert.equal(degrade(typescript, reading, 7).split('\f').length, typescript.split('\f').length);
  });

test('a text is refused by an encoding that has no place for it', () => {
  assert.throws(() => encode('Brod ☞ Tarsk', 'windows-1252'), /windows-1252 can't hold/);
});
