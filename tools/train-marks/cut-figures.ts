/**
 * Cuts training windows from generated lines of figures with the reader's own eyes: `cut-figures.ts PAGES OUT SEED`.
 *
 * Writes OUT.bin, the windows' patches one after another (a byte a pixel), and OUT.json with a label each: the sign in
 * the window's middle as index of `classes`, 0 where none of them stands there. `struck` is -1 throughout.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figureClasses, figurePatchWidth } from '../../src/page/figures/figure-classes.ts';
import { cutPatch, patchHeight, type Window } from '../../src/page/marks/patch.ts';
import { measureTones } from '../../src/page/strokes/tones.ts';
import { readPgm } from './generated-page.ts';
import { makeRandom } from './random.ts';

interface FigureTruth {
  readonly dpi: number;
  readonly lines: readonly {
    readonly cap: number;
    readonly letters: readonly (readonly [letter: string, x: number, baseline: number])[];
  }[];
}

/** In cap heights: how near its middle a sign is looked at, and from what distance on it is none. */
const near = { across: 0.17, along: 0.2 };
const between = 0.36;

const [folder, out, seed] = process.argv.slice(2);
if (!folder || !out || !seed) throw new Error('Say cut-figures.ts PAGES OUT SEED.');
const random = makeRandom(Number(seed));
const patches: Buffer[] = [];
const levels: number[] = [];
const patch = new Float32Array(figurePatchWidth * patchHeight);

for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()) {
  const truth = JSON.parse(readFileSync(join(folder, name), 'utf8')) as FigureTruth;
  const image = readPgm(join(folder, name.replace(/json$/, 'pgm')), truth.dpi);
  const tones = measureTones(image);
  const keep = (window: Window, level: number): void => {
    cutPatch(image, tones, window, patch, figurePatchWidth);
    patches.push(Buffer.from(Uint8Array.from(patch, (value) => Math.round(value * 255))));
    levels.push(level);
  };
  for (const { cap, letters } of truth.lines) {
    const some = (reach: number): number => (2 * random() - 1) * reach * cap;
    const at = (x: number, baseline: number): Window => {
      return {
        x,
        baseline: baseline + some(near.along),
        cap: cap * (0.9 + 0.2 * random()),
        slope: (2 * random() - 1) * 0.02,
      };
    };
    for (const [letter, x, baseline] of letters) {
      const level = Math.max(0, figureClasses.indexOf(letter));
      // Most letters of the labels are nothing; a part of them is enough.
      if (level === 0 && random() < 0.5) continue;
      for (let i = 0; i < (level === 0 ? 1 : 2); i++) keep(at(x + some(near.across), baseline), level);
    }
    const [first, last] = [letters[0]!, letters.at(-1)!];
    // As many looks between them as there are letters.
    for (let looks = letters.length; looks > 0; looks--) {
      const x = first[1] + (last[1] - first[1]) * (1.3 * random() - 0.1);
      const isClear = letters.every(([, middle]) => Math.abs(middle - x) > between * cap);
      if (isClear)
        keep(at(x, first[2] + ((last[2] - first[2]) * (x - first[1])) / Math.max(1, last[1] - first[1])), 0);
    }
  }
}
writeFileSync(`${out}.bin`, Buffer.concat(patches));
writeFileSync(
  `${out}.json`,
  JSON.stringify({
    width: figurePatchWidth,
    height: patchHeight,
    classes: figureClasses,
    levels,
    struck: levels.map(() => -1),
  }),
);
console.log(`${levels.length} windows, ${levels.filter((level) => level > 0).length} with a sign`);
