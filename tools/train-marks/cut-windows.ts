/**
 * Cuts training windows from generated pages with the reader's own eyes: `cut-windows.ts PAGES OUT SEED`.
 *
 * Each page's words go through a pretended OCR (marks dropped, garbled or glued to the word before), then through
 * the same measuring and proposing as a scan. Writes OUT.bin, the windows' patches one after another (a byte a
 * pixel), and OUT.json with a label each: level as index of `classes` (0: no mark) and struck 1, 0 or -1 (no mark).
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutPatch, patchCap, patchHeight, patchWidth, type Window } from '../../src/page/marks/patch.ts';
import { measureTones } from '../../src/page/strokes/tones.ts';
import { proposeWindows } from '../../src/page/marks/propose-windows.ts';
import { measureText, type WordOnImage } from '../../src/page/strokes/text-geometry.ts';
import { readPgm, type Truth, type TruthWord } from './generated-page.ts';
import { makeRandom } from './random.ts';
import { markClasses } from '../../src/page/marks/mark-classes.ts';

const garbles = ['+6}', '—S—', '(@f', '-€8r-', '{ey', '(Ff', 'eft', '59', '~~)', '(¢)', '+8)', '(€)'];

/** The page's words as an OCR engine may give them. */
function pretendOcr(words: readonly TruthWord[], random: () => number): WordOnImage[] {
  const read: WordOnImage[] = [];
  for (const word of words) {
    const [x, y, w, h] = word.box;
    const { line, text } = word;
    const spoilt = word.level !== null ? (word.struck ? 0.97 : 0.35) : word.struck ? 0.5 : 0.04;
    if (random() >= spoilt) {
      read.push({ text, x, y, w, h, line, confidence: 0.86 + 0.12 * random() });
      continue;
    }
    const way = random();
    const garbled = garbles[Math.floor(random() * garbles.length)]!;
    const confidence = 0.1 + 0.6 * random();
    const before = read.at(-1);
    if (way < 0.35) continue;
    if (way < 0.55 && before?.line === line) {
      const top = Math.min(y, before.y);
      const bottom = Math.max(y + h, before.y + before.h);
      read[read.length - 1] = {
        ...before,
        text: before.text + garbled,
        w: x + w - before.x,
        y: top,
        h: bottom - top,
        confidence,
      };
    } else read.push({ text: garbled, x, y, w, h, line, confidence });
  }
  return read;
}

/** Where to look at a mark: at its middle, or at its beginning where it is wider than a window, `(C-OADR)`. */
function middleOf({ box: [x, , w] }: TruthWord, { cap }: Truth): number {
  return x + Math.min(w, (patchWidth / patchCap) * cap) / 2;
}

/** Label of a window: null where it half shows a mark and teaches nothing. */
function labelOf(window: Window, truth: Truth): { level: number; struck: number } | null {
  let nearest: TruthWord | null = null;
  let dx = Infinity;
  let dy = Infinity;
  for (const word of truth.words) {
    if (word.level === null) continue;
    const x = Math.abs(window.x - middleOf(word, truth)) / truth.cap;
    const y = Math.abs(window.baseline - word.baseline) / truth.cap;
    if (Math.max(x, y) >= Math.max(dx, dy)) continue;
    [nearest, dx, dy] = [word, x, y];
  }
  const half = nearest ? nearest.box[2] / 2 / truth.cap : 0;
  if (!nearest || dx > Math.max(1, half * 0.9) || dy > 0.85) return { level: 0, struck: -1 };
  if (dx > 0.45 || dy > 0.4) return null;
  return { level: markClasses.findIndex((level) => level === nearest.level), struck: nearest.struck ? 1 : 0 };
}

const [folder, out, seed] = process.argv.slice(2);
if (!folder || !out || !seed) throw new Error('Say cut-windows.ts PAGES OUT SEED.');
const random = makeRandom(Number(seed));
const patches: Buffer[] = [];
const levels: number[] = [];
const struck: number[] = [];
const missed = { marks: 0, unseen: 0 };
const patch = new Float32Array(patchWidth * patchHeight);

for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()) {
  const truth = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Truth;
  const image = readPgm(join(folder, name.replace(/json$/, 'pgm')), truth.dpi);
  const tones = measureTones(image);
  const geometry = measureText(pretendOcr(truth.words, random), truth.dpi);
  const keep = (window: Window): void => {
    const label = labelOf(window, truth);
    if (!label) return;
    cutPatch(image, tones, window, patch);
    patches.push(Buffer.from(Uint8Array.from(patch, (value) => Math.round(value * 255))));
    levels.push(label.level);
    struck.push(label.struck);
  };
  const windows = proposeWindows(image, tones, geometry).flatMap((proposal) => proposal.windows);
  for (const window of windows) {
    const mark = labelOf(window, truth);
    // Most windows show no mark; a part of them is enough.
    if (mark && (mark.level > 0 || random() < 0.6))
      keep({ ...window, cap: window.cap * (0.92 + 0.16 * random()) });
  }
  for (const word of truth.words) {
    if (word.level === null) continue;
    const x = middleOf(word, truth);
    missed.marks++;
    if (
      !windows.some(
        (w) => Math.abs(w.x - x) < 0.4 * truth.cap && Math.abs(w.baseline - word.baseline) < 0.35 * truth.cap,
      )
    )
      missed.unseen++;
    for (let i = 0; i < 2; i++)
      keep({
        x: x + (random() - 0.5) * 0.8 * truth.cap,
        baseline: word.baseline + (random() - 0.5) * 0.5 * truth.cap,
        cap: truth.cap * (0.86 + 0.28 * random()),
        slope: geometry.slope,
      });
  }
}
writeFileSync(`${out}.bin`, Buffer.concat(patches));
writeFileSync(
  `${out}.json`,
  JSON.stringify({ width: patchWidth, height: patchHeight, classes: markClasses, levels, struck }),
);
console.log(`${levels.length} windows; ${missed.unseen} of ${missed.marks} marks had no window of their own`);
