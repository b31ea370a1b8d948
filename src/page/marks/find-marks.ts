import type { GreyImage } from '../image/grey.ts';
import type { Region } from '../../model/position.ts';
import { markClasses, type MarkLevel } from './mark-classes.ts';
import { regionOfMark } from './mark-region.ts';
import { runNetwork, type Network } from './network.ts';
import { cutPatch, patchHeight, patchWidth, type Window } from './patch.ts';
import { measureTones, type Tones } from '../strokes/tones.ts';
import { proposeWindows, type MarkPlace, type Proposal } from './propose-windows.ts';
import { measureText, type WordOnImage } from '../strokes/text-geometry.ts';

/** A page as the finder takes it: its picture, upright, and the words that an OCR engine found on it. */
export interface MarkPage {
  readonly image: GreyImage;
  readonly words: readonly WordOnImage[];
}

/** A portion mark that the picture shows. */
export interface MarkOnImage {
  readonly region: Region;
  readonly place: MarkPlace;
  /** `WordOnImage.line` that it stands on; null where the OCR engine saw nothing. */
  readonly line: number | null;
  /** The likeliest level. */
  readonly level: MarkLevel;
  /** 0..1: how sure it is that a mark with this level is there. */
  readonly confidence: number;
  /** All levels, likeliest first. What the probabilities lack to 1 is that no mark is there. */
  readonly levels: readonly { readonly level: MarkLevel; readonly probability: number }[];
  readonly struck: boolean;
  /** 0..1: how sure `struck` is. */
  readonly struckConfidence: number;
}

/** What the network says of one place: probabilities in the order of its classes, and that of a stroke. */
interface Reading {
  readonly window: Window;
  readonly classes: readonly number[];
  readonly struck: number;
}

/** Below it a place is no mark. */
const leastMark = 0.3;

/** Shares of ink in a window: less is an empty margin, more the black edge of a copy. */
const leastInk = 0.004;
const mostInk = 0.5;

/** Further looks around the best window, in cap heights (scale as a factor): their mean with it reads better than one look. */
const furtherLooks = [
  { dx: 0.18, dy: 0.08, scale: 1 },
  { dx: -0.18, dy: -0.08, scale: 1 },
  { dx: 0.08, dy: -0.12, scale: 1.06 },
  { dx: -0.08, dy: 0.12, scale: 0.95 },
];

/**
 * Exponent of the averaged probabilities: several looks that agree are surer than each alone. See
 * tools/train-marks/README.md for what it was chosen by.
 */
export const sharpness = 1.4;

/** Finds the portion marks on a page and reads them, struck through or not. */
export function findMarks(
  page: MarkPage,
  network: Network,
  tones: Tones = measureTones(page.image),
): MarkOnImage[] {
  const { image } = page;
  const geometry = measureText(page.words, image.dpi);
  const patch = new Float32Array(patchWidth * patchHeight);
  const look = (window: Window): Reading => readWindow(image, tones, network, window, patch);

  const found: { mark: MarkOnImage; window: Window; score: number }[] = [];
  for (const proposal of proposeWindows(image, tones, geometry)) {
    let best: Reading | null = null;
    for (const window of proposal.windows) {
      const reading = look(window);
      if (!best || reading.classes[0]! < best.classes[0]!) best = reading;
    }
    if (!best || 1 - best.classes[0]! < leastMark) continue;
    const { window } = best;
    const { cap } = geometry;
    const around = furtherLooks.map(({ dx, dy, scale }) =>
      look({ ...window, x: window.x + dx * cap, baseline: window.baseline + dy * cap, cap: cap * scale }),
    );
    const readings = [best, ...around];
    const classes = sharpen(markClasses.map((_, i) => mean(readings.map((reading) => reading.classes[i]!))));
    const struck = mean(readings.map((reading) => reading.struck));
    if (1 - classes[0]! < leastMark) continue;
    const mark = toMark(image.dpi, window, classes, struck, proposal);
    found.push({ mark, window, score: 1 - classes[0]! });
  }
  return dropDoubles(found).map(({ mark }) => mark);
}

function readWindow(
  image: GreyImage,
  tones: Tones,
  network: Network,
  window: Window,
  patch: Float32Array,
): Reading {
  cutPatch(image, tones, window, patch);
  const ink = patch.reduce((a, b) => a + b, 0) / patch.length;
  if (ink < leastInk || ink > mostInk)
    return { window, classes: markClasses.map((level) => (level === null ? 1 : 0)), struck: 0 };
  const { logits } = runNetwork(network, patch);
  const levels = logits.subarray(0, logits.length - 1);
  const highest = Math.max(...levels);
  const powers = Array.from(levels, (value) => Math.exp((value - highest) / network.temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return { window, classes: powers.map((power) => power / sum), struck: 1 / (1 + Math.exp(-logits.at(-1)!)) };
}

function toMark(
  dpi: number,
  window: Window,
  classes: readonly number[],
  struck: number,
  proposal: Proposal,
): MarkOnImage {
  const levels = markClasses
    .flatMap((level, i) => (level === null ? [] : [{ level, probability: classes[i]! }]))
    .toSorted((a, b) => b.probability - a.probability);
  const best = levels[0]!;
  const region = regionOfMark(window, best.level, proposal, dpi);
  return {
    region,
    place: proposal.place,
    line: proposal.line,
    level: best.level,
    confidence: best.probability,
    levels,
    struck: struck >= 0.5,
    struckConfidence: Math.max(struck, 1 - struck),
  };
}

/** Of two finds nearer than a mark is wide, the surer one. */
function dropDoubles<T extends { window: Window; score: number }>(found: readonly T[]): T[] {
  const kept: T[] = [];
  for (const one of found.toSorted((a, b) => b.score - a.score)) {
    const { x, baseline, cap } = one.window;
    const near = ({ window }: T): boolean =>
      Math.abs(window.x - x) < 2.2 * cap && Math.abs(window.baseline - baseline) < 0.9 * cap;
    if (!kept.some(near)) kept.push(one);
  }
  return kept.toSorted((a, b) => a.window.baseline - b.window.baseline || a.window.x - b.window.x);
}

function sharpen(classes: readonly number[]): number[] {
  const powers = classes.map((p) => p ** sharpness);
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
