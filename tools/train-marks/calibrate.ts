/**
 * How sure the finder may be: `calibrate.ts PAGES` reads the generated pages in PAGES (a seed that nothing was trained
 * on), every mark of them spoilt or lost by a pretended OCR, and prints how well it does and which exponent of the
 * averaged probabilities (`sharpness` in find-marks.ts, which is divided out first) fits best.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findMarks, sharpness, type MarkOnImage } from '../../src/page/marks/find-marks.ts';
import { loadMarkNetwork } from '../../src/page/marks/load-network.ts';
import { markClasses } from '../../src/page/marks/mark-classes.ts';
import { readPgm, type Truth, type TruthWord } from './generated-page.ts';

/** Probabilities in the order of `markClasses`, and which of them is true. */
interface Reading {
  readonly classes: readonly number[];
  readonly truth: number;
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say calibrate.ts PAGES.');
const network = loadMarkNetwork();
const readings: Reading[] = [];
const counts = { marks: 0, found: 0, struckRight: 0, falseAlarms: 0, sureFalseAlarms: 0 };

for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  const truth = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Truth;
  const image = readPgm(join(folder, name.replace(/json$/, 'pgm')), truth.dpi);
  const words = truth.words.flatMap(({ text, box, line, level }, i) => {
    if (level !== null && i % 3 === 0) return [];
    const [x, y, w, h] = box;
    return [
      { text: level === null ? text : '—€}>', x, y, w, h, line, confidence: level === null ? 0.94 : 0.3 },
    ];
  });
  const marks = new Set(findMarks({ image, words }, network));
  for (const word of truth.words) {
    if (word.level === null) continue;
    counts.marks++;
    const found = [...marks].find((mark) => standsAt(mark, word, truth.cap));
    if (!found) continue;
    marks.delete(found);
    counts.found++;
    if (found.struck === (word.struck !== null)) counts.struckRight++;
    readings.push({
      classes: classesOf(found),
      truth: markClasses.findIndex((level) => level === word.level),
    });
  }
  counts.falseAlarms += marks.size;
  counts.sureFalseAlarms += [...marks].filter((mark) => mark.confidence >= 0.95).length;
}
console.log(counts);
for (let exponent = 0.8; exponent <= 2.4; exponent += 0.2) console.log(judge(exponent));

function standsAt({ region }: MarkOnImage, { box }: TruthWord, cap: number): boolean {
  const dx = region.x + region.w / 2 - box[0] - box[2] / 2;
  const dy = region.y + region.h / 2 - box[1] - box[3] / 2;
  return Math.abs(dx) < 1.2 * cap && Math.abs(dy) < cap;
}

/** The probabilities before sharpening. */
function classesOf(mark: MarkOnImage): number[] {
  const none = Math.max(0, 1 - mark.levels.reduce((sum, { probability }) => sum + probability, 0));
  return markClasses.map((level) => {
    const p = level === null ? none : (mark.levels.find((one) => one.level === level)?.probability ?? 0);
    return p ** (1 / sharpness);
  });
}

/** Loss and certainty with the probabilities raised to `exponent`. */
function judge(exponent: number): string {
  let loss = 0;
  let right = 0;
  let sure = 0;
  let sureRight = 0;
  for (const { classes, truth } of readings) {
    const powers = classes.map((p) => Math.max(p, 1e-6) ** exponent);
    const sum = powers.reduce((a, b) => a + b, 0);
    loss -= Math.log(powers[truth]! / sum);
    const best = Math.max(...powers.slice(1));
    const isRight = powers[truth] === best;
    if (isRight) right++;
    if (best / sum < 0.95) continue;
    sure++;
    if (isRight) sureRight++;
  }
  const n = readings.length;
  const share = (part: number, of: number): string =>
    `${part}/${of} ${((100 * part) / Math.max(1, of)).toFixed(2)}%`;
  return `exponent ${exponent.toFixed(1)}: loss ${(loss / n).toFixed(4)}, level right ${share(right, n)}, said with 0.95 or more ${share(sureRight, sure)}`;
}
