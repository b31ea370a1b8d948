import { glyphLikeness } from '../../marking/fuzzy.ts';
import { orders } from '../../marking/data/orders.ts';
import { durationForms, orderForms } from '../figures/forms.ts';
import type { FigureSearch } from '../figures/read-figures.ts';
import type { OcrWord } from '../ocr/engine.ts';
import type { TextGeometry } from '../strokes/text-geometry.ts';

/** A place where figures may stand, and the guesses of where exactly. */
export interface FigurePlace extends FigureSearch {
  /** The word that tells of the figures, and what it is, where it is sure to be that. */
  readonly label: OcrWord;
  readonly means?: string;
  /** A word that stands before the figures. */
  readonly before?: string;
  /** They stand on the line below the label. */
  readonly below?: true;
  /** Words that the engine read behind it on its line. */
  readonly behind: readonly OcrWord[];
}

/** How alike the engine's reading of a label must be to it. */
const leastAlike = 0.6;
/** A line of more words is prose. */
const mostWords = 14;
/** A day or a code that was read with this confidence is not read again. */
const wellRead = 0.92;
const duration = /^(\d{1,2}\/\d{1,2}\/(?:\d{2}|(?:19|20)\d{2})|(?:25)?X[1-9]|OADR)\W?$/;

/** From where to where figures are looked for, in cap heights from the label's left edge, on which baselines below its own. */
interface Search {
  readonly from: number;
  readonly to: number;
  readonly shifts: readonly number[];
}

const besideLabel: Search = { from: 8.5, to: 28, shifts: [0, -0.2, 0.2, -0.4, 0.4] };
const belowReason: Search = { ...besideLabel, shifts: [1.5, 1.7, 1.9, 2.1, 2.3] };

/** A value in words needs no look: "Source marked OADR", "June 6, 1999". */
function isWord({ text, confidence }: OcrWord): boolean {
  return confidence >= wellRead && /^[A-Z]?[a-z]{3,}[.,]?$/.test(text);
}

/** Where a value stands that the engine lost or tore: behind Declassify on or, where that is lost too, on the line below Reason. */
export function durationPlaces(words: readonly OcrWord[], geometry: TextGeometry): FigurePlace[] {
  const { cap, slope } = geometry;
  const lines = [...Map.groupBy(words, (word) => word.line).values()].filter(
    (line) => line.length <= mostWords,
  );
  const isLabel = ({ text }: OcrWord): boolean =>
    /[a-z]/.test(text) && glyphLikeness(text, 'Declassify') >= leastAlike;
  const placeOf = (
    label: OcrWord,
    { from, to, shifts }: Search,
  ): Pick<FigurePlace, 'forms' | 'lines' | 'label'> => {
    const x = label.box.x0 + from * cap;
    const right = label.box.x0 + to * cap;
    const { offset } = geometry.lines.find(({ number }) => number === label.line)!;
    const guesses = shifts.map((shift) => ({
      x,
      right,
      baseline: offset + slope * x + shift * cap,
      cap,
      slope,
    }));
    return { forms: durationForms, lines: guesses, label };
  };
  const labelled = lines.flatMap((line) => {
    const label = line.slice(0, 4).find(isLabel);
    return label ? [{ label, line }] : [];
  });
  if (labelled.length === 0)
    return lines.flatMap((line): FigurePlace[] => {
      const label = line.find(
        ({ text }) => text.includes(':') && glyphLikeness(text, 'Reason:') >= leastAlike,
      );
      return label
        ? [{ ...placeOf(label, belowReason), before: 'Declassify on:', below: true, behind: [] }]
        : [];
    });
  return labelled.flatMap(({ label, line }): FigurePlace[] => {
    const behind = line.filter(({ box }) => box.x0 > label.box.x1);
    const value = behind.find(({ text }) => duration.test(text));
    if ((value && value.confidence >= wellRead) || behind.some(isWord)) return [];
    const first = value && duration.exec(value.text)![1]!;
    const place = placeOf(label, besideLabel);
    return [{ ...place, means: 'Declassify', behind, ...(first !== undefined && { first }) }];
  });
}

/** A release stamp's first word, whole or torn, and its second line's, with what is glued to it. */
const released = /DECLAS|SIFIED/;
const inCapitals = /^\W?(?!(?:UN)?CLASSIFIED|DECLASSIFY)[A-Z]{6,}\W?$/;
const per = /^PER(?:\W|$|[EF][.,]?[O0Q])/;
/** How wide `DECLASSIFIED` is in a stamp's broad letters and in its narrow ones, in cap heights. */
const widths = [8.8, 10.6];
/** Where the number of "PER E.O. 13526" stands: on baselines below the upper edge of the word above it, or beside PER. */
const belowReleased: Search = { from: 4.5, to: 10.5, shifts: [2, 2.25, 2.5, 2.75] };
const besidePer: Search = { from: 3, to: 16, shifts: [-0.15, 0, 0.15] };
/** Stamps lean to either side. */
const leaning = [0, -0.06, 0.06];

/** Where a release stamp cites its order, if no order's number was read on the page. */
export function orderPlaces(words: readonly OcrWord[], { slope }: TextGeometry): FigurePlace[] {
  if (words.some(({ text }) => orders.some(({ number }) => text.includes(number)))) return [];
  return words.flatMap((label): FigurePlace[] => {
    const { box, text } = label;
    const isReleased =
      inCapitals.test(text) && (released.test(text) || glyphLikeness(text, 'DECLASSIFIED') >= leastAlike);
    if (isReleased) {
      const lines = belowWord(label, slope);
      // By itself "E.O. 13526" heads a cable.
      return [{ forms: orderForms, lines, label, before: 'PER E.O.', below: true, behind: [] }];
    }
    if (!per.test(text)) return [];
    const cap = box.y1 - box.y0;
    const { from, to, shifts } = besidePer;
    const lines = leaning.flatMap((lean) =>
      shifts.map((shift) => ({
        x: box.x0 + from * cap,
        right: box.x0 + to * cap,
        baseline: box.y1 + (shift + from * lean) * cap,
        cap,
        slope: slope + lean,
      })),
    );
    const behind = words.filter((word) => word.line === label.line && word.box.x0 > box.x1);
    return [{ forms: orderForms, lines, label, before: 'E.O.', behind }];
  });
}

/** Guesses of the line below the word DECLASSIFIED, of which the end is there. */
function belowWord({ box, text }: OcrWord, slope: number): FigurePlace['lines'] {
  const { from, to, shifts } = belowReleased;
  const full = ((box.x1 - box.x0) * 'DECLASSIFIED'.length) / text.replace(/\W/g, '').length;
  const start = box.x1 - full;
  return widths.flatMap((width) => {
    const cap = full / width;
    const x = start + from * cap;
    return leaning.flatMap((lean) => {
      // The upper edge is that of its higher end.
      const down = lean > 0 ? lean * (x - start) : -lean * (box.x1 - x);
      return shifts.map((shift) => {
        const baseline = box.y0 + shift * cap + down;
        return { x, right: start + to * cap, baseline, cap, slope: slope + lean };
      });
    });
  });
}
