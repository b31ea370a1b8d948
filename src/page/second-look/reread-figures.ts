import { glyphLikeness } from '../../marking/fuzzy.ts';
import { loadFigureNetwork } from '../figures/load-network.ts';
import { readFigures, type FigureReading } from '../figures/read-figures.ts';
import type { OcrWord } from '../ocr/engine.ts';
import type { PageSight } from '../scan-options.ts';
import { measureText, placeWords } from '../strokes/text-geometry.ts';
import { measureTones } from '../strokes/tones.ts';
import { durationPlaces, orderPlaces, type FigurePlace } from './figure-places.ts';

/** A reading is taken from this score on, for each sign: behind a label something must stand. */
const leastScore = { labelled: 1.4, other: 3 };

/**
 * Reads figures once more that the engine lost and that have one of few forms: what stands behind Declassify on, mostly under a
 * library's copy stamp, and the number of the order on a release stamp, in hollow letters or under handwriting. They are looked at
 * sign by sign, for an engine of words has none for a day that other letters run through.
 */
export function rereadFigures(sight: PageSight): PageSight {
  const { image } = sight;
  const geometry = measureText(placeWords(sight.words), image.dpi);
  const places = [...durationPlaces(sight.words, geometry), ...orderPlaces(sight.words, geometry)];
  if (places.length === 0) return sight;
  const tones = measureTones(image);
  const network = loadFigureNetwork();
  let { words } = sight;
  const read = new Set<FigurePlace['forms']>();
  for (const place of places) {
    // A page cites one order, and where it is read the other places need no look.
    if (place.before !== undefined && read.has(place.forms)) continue;
    const reading = readFigures(image, tones, network, place);
    const least = place.means === undefined ? leastScore.other : leastScore.labelled;
    if (!reading || reading.score < least * reading.text.length) continue;
    read.add(place.forms);
    words = put(words, place, reading);
  }
  const numbered = [...Map.groupBy(words, ({ line }) => line).values()].flatMap((line, i) =>
    line.map((word) => ({ ...word, line: i + 1 })),
  );
  return { ...sight, words: numbered };
}

/**
 * The words with the figures in place of what the engine read there: behind their label, or on a line of their own below it.
 * "on:" stays.
 */
function put(
  words: readonly OcrWord[],
  { label, means, before, below, behind, lines }: FigurePlace,
  { text, from, to, baseline, confidence }: FigureReading,
): readonly OcrWord[] {
  const { cap } = lines[0]!;
  const wordOf = (text: string, left: number, right: number): OcrWord => {
    const box = { x0: left, y0: baseline - cap, x1: right, y1: baseline };
    return { text, confidence, box, line: below ? label.line + 0.5 : label.line };
  };
  const [left, right] = [from - 0.6 * cap, to + 0.6 * cap];
  const figures = wordOf(text, left, right);
  const read = before
    ? [wordOf(before, left - 0.9 * before.length * cap, left - 0.4 * cap), figures]
    : [figures];
  const between = behind.filter(({ box }) => box.x0 < right);
  const on = between.find(({ text }) => glyphLikeness(text, 'on:') >= 0.6);
  const stands = ({ box }: OcrWord): boolean => {
    const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    return read.some((word) => x > word.box.x0 && x < word.box.x1 && y > word.box.y0 && y < word.box.y1);
  };
  const gone = new Set(
    words.filter((word) => word !== on && word !== label && (between.includes(word) || stands(word))),
  );
  const named = means === undefined ? label : { ...label, text: on ? means : `${means} on:` };
  const last = below ? words.findLast(({ line }) => line === label.line) : (on ?? label);
  return words.flatMap((word) => {
    const own = gone.has(word) ? [] : word === label ? [named] : [word];
    return word === last ? [...own, ...read] : own;
  });
}
