import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { measureText, type WordOnImage } from './text-geometry.ts';

const texts = [
  'Harbor',
  'treaty',
  'The',
  'delegation',
  'is',
  'agreed',
  'West',
  'schedule',
  'today',
  'Council',
];

/** Lines of words as a fixed-pitch page has them, turned by a slope. */
function layOut(cap: number, slope: number, lines: number): WordOnImage[] {
  const words: WordOnImage[] = [];
  for (let line = 0; line < lines; line++) {
    let x = 200;
    for (const text of texts) {
      const w = text.length * cap * 1.05;
      const tall = /[A-Zbdfhklt]/.test(text) ? cap : 0.75 * cap;
      const depth = /[gjpqy]/.test(text) ? 0.25 * cap : 0;
      const baseline = 300 + line * 2 * cap + slope * (x + w / 2);
      words.push({ text, x, y: baseline - tall, w, h: tall + depth, confidence: 0.95, line });
      x += w + 1.1 * cap;
    }
  }
  return words;
}

test('height of capitals, slope, gap and baselines are measured from the boxes', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 18, max: 45, noNaN: true }),
      fc.double({ min: -0.02, max: 0.02, noNaN: true }),
      fc.integer({ min: 3, max: 12 }),
      (cap, slope, lines) => {
        const geometry = measureText(layOut(cap, slope, lines), 300);
        assert.ok(Math.abs(geometry.cap - cap) < 0.02 * cap, `cap ${geometry.cap} of ${cap}`);
        assert.ok(Math.abs(geometry.slope - slope) < 0.001, `slope ${geometry.slope} of ${slope}`);
        assert.ok(Math.abs(geometry.gap - 1.1 * cap) < 0.05 * cap);
        for (const [i, line] of geometry.lines.entries()) {
          assert.ok(Math.abs(line.offset - 300 - i * 2 * cap) < 0.1 * cap);
          assert.ok(line.sure);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a garbled word moves neither the size nor the baseline', () => {
  const words = layOut(30, 0, 4);
  const spoilt = words.map((word, i) =>
    i % 10 === 9 ? { ...word, text: '—€}>', y: word.y - 25, h: 70, confidence: 0.2 } : word,
  );
  const geometry = measureText(spoilt, 300);
  assert.equal(geometry.cap, 30);
  assert.equal(Math.round(geometry.lines[0]!.offset), 300);
});

test('a line with garbage alone has a baseline that nothing supports', () => {
  const stray: WordOnImage = { text: '+6}', x: 200, y: 880, w: 90, h: 40, confidence: 0.1, line: 99 };
  const line = measureText([...layOut(30, 0, 4), stray], 300).lines.at(-1)!;
  assert.equal(line.sure, false);
  assert.ok(line.offset > 900 && line.offset < 920);
});
