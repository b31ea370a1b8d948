import type { GreyImage } from '../image/grey.ts';
import { runNetwork, type Network } from '../marks/network.ts';
import { cutPatch, patchHeight } from '../marks/patch.ts';
import type { Tones } from '../strokes/tones.ts';
import { figureClasses, figurePatchWidth } from './figure-classes.ts';

/** Where figures are looked for, all in pixels: between `x` and `right`, on a baseline given where `x` is. */
export interface FigureLine {
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  readonly cap: number;
  readonly slope: number;
}

/** A run of signs that a form allows, one set of signs for each place: `['01', '0123456789', '/']`. */
export type FigureForm = readonly string[];

/** Figures as the picture shows them. */
export interface FigureReading {
  readonly text: string;
  /** Middle of the first sign and of the last one, and the baseline at the first, in pixels. */
  readonly from: number;
  readonly to: number;
  readonly baseline: number;
  /** 0..1, of a sign on average: how far the picture shows it and no other. */
  readonly confidence: number;
  /** Sum of the signs' log odds against nothing being there: of two readings the higher one is the better. */
  readonly score: number;
}

/** Steps between two looks, for finding the line and for reading it, in cap heights. */
const steps = { find: 0.25, read: 0.125 };
/**
 * Score for each sign from which on something was likely found, and from which on surely, so that no further guess is tried; fewer
 * signs are found anywhere.
 */
const found = { likely: 2, surely: 7, signs: 4 };
/** Beside what was found the line is read so much further, in cap heights. */
const around = 3;
/** Share of ink in a window below which it is empty. */
const leastInk = 0.01;
/** How far apart the middles of two signs stand, in cap heights. */
const apart = { least: 0.5, most: 1.4 };
/** Signs of one line stand evenly: what a step that differs from the one before costs, by the square of cap heights. */
const uneven = 12;
/** No class is less likely than this. */
const least = 1e-4;
/** A line is read as the mean of several looks: baseline in cap heights, and size as a factor. */
const views = [
  { dy: 0, scale: 1 },
  { dy: -0.08, scale: 1.05 },
  { dy: 0.08, scale: 0.95 },
] as const;

/** What is looked for. */
export interface FigureSearch {
  /** Several guesses of where the line is, of which the best is read. */
  readonly lines: readonly FigureLine[];
  readonly forms: readonly FigureForm[];
  /** What another reader made of it: it stands unless the picture speaks clearly for something else. */
  readonly first?: string;
}

/** By how much a reading's score must exceed that of another reader's. */
const margin = 1;

/**
 * Reads figures of known forms on a line whose letters other ink may stand over, a copy stamp's or a pen's: each place of
 * it is looked at through a window one sign wide, and of all runs of signs that a form allows the likeliest stands. Null where
 * nothing is likelier than no figures.
 */
export function readFigures(
  image: GreyImage,
  tones: Tones,
  network: Network,
  { lines, forms, first }: FigureSearch,
): FigureReading | null {
  let best: FigureReading | null = null;
  let at: FigureLine | null = null;
  for (const guess of lines) {
    // Where something was found the other guesses need not look at the whole line.
    const line: FigureLine =
      best && best.score > found.likely * best.text.length ? nearTo(guess, best) : guess;
    const reading = fitAll(lookAlong(image, tones, network, line, steps.find), forms, line, steps.find);
    if (reading && (!best || reading.score > best.score)) [best, at] = [reading, line];
    if (best && best.text.length >= found.signs && best.score > found.surely * best.text.length) break;
  }
  if (!best || !at) return null;
  const near = nearTo(at, best);
  const { cap } = near;
  const looks = views.map(({ dy, scale }) =>
    lookAlong(image, tones, network, { ...near, baseline: near.baseline + dy * cap }, steps.read, scale),
  );
  const mean = looks[0]!.map((look, i) =>
    look.map((_, c) => looks.reduce((sum, other) => sum + other[i]![c]!, 0) / looks.length),
  );
  const likeliest = fitAll(mean, forms, near, steps.read);
  const other = first === undefined ? null : fit(mean, Array.from(first), near, steps.read);
  return likeliest && other && likeliest.score - other.score < margin ? other : likeliest;
}

/** The part of the line in which the reading stands. */
function nearTo(line: FigureLine, { from, to }: FigureReading): FigureLine {
  const x = Math.max(line.x, from - around * line.cap);
  const right = Math.min(line.right, to + around * line.cap);
  return { ...line, x, right, baseline: line.baseline + (x - line.x) * line.slope };
}

/** What an empty window shows. */
const nothing = Float64Array.from(figureClasses, (sign) => (sign === null ? 1 : least));

/** Probabilities of the classes at each place along the line. */
function lookAlong(
  image: GreyImage,
  tones: Tones,
  network: Network,
  { x, right, baseline, cap, slope }: FigureLine,
  step: number,
  scale = 1,
): Float64Array[] {
  const patch = new Float32Array(figurePatchWidth * patchHeight);
  const count = Math.max(0, Math.floor((right - x) / (step * cap)) + 1);
  return Array.from({ length: count }, (_, i) => {
    const dx = i * step * cap;
    const window = { x: x + dx, baseline: baseline + dx * slope, cap: cap * scale, slope };
    cutPatch(image, tones, window, patch, figurePatchWidth);
    if (patch.reduce((a, b) => a + b, 0) < leastInk * patch.length) return nothing;
    const { logits } = runNetwork(network, patch);
    const classes = logits.subarray(0, figureClasses.length);
    const highest = Math.max(...classes);
    const powers = Float64Array.from(classes, (value) => Math.exp((value - highest) / network.temperature));
    const sum = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => Math.max(least, power / sum));
  });
}

function fitAll(
  looks: readonly Float64Array[],
  forms: readonly FigureForm[],
  line: FigureLine,
  step: number,
): FigureReading | null {
  let best: FigureReading | null = null;
  for (const form of forms) {
    const reading = fit(looks, form, line, step);
    if (reading && (!best || reading.score > best.score)) best = reading;
  }
  return best;
}

/** The likeliest run of the form's signs; each step between two signs is held against the one before it. */
function fit(
  looks: readonly Float64Array[],
  form: FigureForm,
  line: FigureLine,
  step: number,
): FigureReading | null {
  const [fewest, most] = [Math.round(apart.least / step), Math.round(apart.most / step)];
  const widths = most - fewest + 1;
  const classes = form.map((signs) => Array.from(signs, (sign) => figureClasses.indexOf(sign)));
  // By place and the step that led there: the best score, and the step before it.
  let scores = looks.map((look) => new Float64Array(widths).fill(oddsOf(look, classes[0]!)));
  const trace: Uint8Array[][] = [];
  for (const signs of classes.slice(1)) {
    const next = looks.map(() => new Float64Array(widths).fill(-Infinity));
    const from = looks.map(() => new Uint8Array(widths));
    for (let i = fewest; i < looks.length; i++) {
      const odds = oddsOf(looks[i]!, signs);
      for (let w = 0; w < widths && i - fewest - w >= 0; w++) {
        const previous = scores[i - fewest - w]!;
        for (let v = 0; v < widths; v++) {
          const difference = (w - v) * step;
          const score = previous[v]! + odds - (trace.length === 0 ? 0 : uneven * difference * difference);
          if (score <= next[i]![w]!) continue;
          next[i]![w] = score;
          from[i]![w] = v;
        }
      }
    }
    scores = next;
    trace.push(from);
  }
  let end = { i: -1, w: 0, score: 0 };
  for (const [i, row] of scores.entries())
    for (const [w, score] of row.entries()) if (score > end.score) end = { i, w, score };
  if (end.i < 0) return null;
  const places = [end.i];
  for (let k = trace.length - 1, w = end.w; k >= 0; k--) {
    const at = places[0]!;
    places.unshift(at - fewest - w);
    w = trace[k]![at]![w]!;
  }
  let text = '';
  let logs = 0;
  for (const [k, at] of places.entries()) {
    const look = looks[at]!;
    const best = classes[k]!.reduce((a, b) => (look[b]! > look[a]! ? b : a));
    text += figureClasses[best]!;
    logs += Math.log(look[best]!);
  }
  const placeOf = (at: number): number => line.x + at * step * line.cap;
  const from = placeOf(places[0]!);
  return {
    text,
    from,
    to: placeOf(places.at(-1)!),
    baseline: line.baseline + (from - line.x) * line.slope,
    confidence: Math.exp(logs / places.length),
    score: end.score,
  };
}

/** Log odds of the likeliest of the signs against nothing. */
function oddsOf(look: Float64Array, signs: readonly number[]): number {
  let best = 0;
  for (const sign of signs) best = Math.max(best, look[sign]!);
  return Math.log(best / look[0]!);
}
