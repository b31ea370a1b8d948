import { placeIn, type Line } from '../model/line.ts';
import type { Level, PortionMark } from '../model/marks.ts';
import { isClassified } from '../marking/levels.ts';
import type { MarkOnImage } from '../model/page.ts';
import type { At } from '../model/position.ts';
import type { MarkSighting } from '../marking/portion-mark.ts';

/** A sighting in a line of the memorandum, with its place; its level rests on the glyphs alone. */
export function toMark(sighting: MarkSighting, line: Line): PortionMark {
  if (sighting.image) return fromPicture(sighting, sighting.image, line);
  const ranked = rank(sighting.weights);
  const [best, ...others] = ranked;
  const found = withStrokes(placeIn(line, ...sighting.span), line);
  const at = sighting.region ? { ...found, region: sighting.region } : found;
  const literal = sighting.basis === 'literal';
  return {
    typed: at.chars ? line.typed.slice(at.chars[0] - line.chars[0], at.chars[1] - line.chars[0]) : '',
    level: best && (literal || best.share >= 0.6) ? best.level : null,
    ...(sighting.caveats.length > 0 && { caveats: sighting.caveats }),
    struck: sighting.struck,
    confidence: literal ? 1 : best ? best.share * sighting.presence : 0.3,
    ...(!literal &&
      ranked.length > 0 && {
        alternatives: (best!.share >= 0.6 ? others : ranked).map(({ level, share }) => ({
          level,
          confidence: share,
        })),
      }),
    basis: sighting.basis,
    at,
  };
}

/** What the picture shows keeps its own, calibrated confidence and its own region. */
function fromPicture({ typed, span, caveats }: MarkSighting, image: MarkOnImage, line: Line): PortionMark {
  const at = placeIn(line, ...span);
  const others = image.levels.filter(
    ({ level, probability }) => level !== image.level && probability >= 0.01,
  );
  return {
    typed,
    level: image.level,
    ...(caveats.length > 0 && { caveats }),
    struck: image.struck,
    confidence: round(image.confidence),
    ...(others.length > 0 && {
      alternatives: others.map(({ level, probability }) => ({ level, confidence: round(probability) })),
    }),
    basis: 'image',
    at: { ...at, region: image.region },
  };
}

/** The place with the source's own strokes around it: `~~(C)~~`. */
function withStrokes(at: At, line: Line): At {
  if (!at.chars) return at;
  let [from, to] = at.chars;
  const typed = (a: number, b: number): string => line.typed.slice(a - line.chars[0], b - line.chars[0]);
  if (from - line.chars[0] >= 2 && typed(from - 2, from) === '~~' && typed(to, to + 2) === '~~') {
    from -= 2;
    to += 2;
  }
  return { ...at, chars: [from, to] };
}

function rank(weights: MarkSighting['weights']): { level: Level; share: number }[] {
  const entries = Object.entries(weights) as [Level, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  const top = Math.max(0, ...entries.map(([, weight]) => weight));
  // The share is held down by the strongest evidence: a lone faint likeness is not certainty.
  return entries
    .map(([level, weight]) => ({ level, share: (weight / total) * Math.max(top, 0.5) }))
    .sort((a, b) => b.share - a.share);
}

/** From it on the picture's reading stands whatever the other marks say. */
const surePicture = 0.9;

/** Levels that marks show surely enough to be evidence, counted. */
type Counts = ReadonlyMap<Level, number>;

/**
 * What the document as a whole says of the marks that the glyphs leave open: the level that its other damaged
 * marks show, then its banner. The mark's own reading stays visible in `alternatives`, and `note` says what moved it.
 */
export function settleMarks(marks: readonly PortionMark[], banner: Level | null): PortionMark[] {
  const first = settleBy(marks, marks, banner);
  // What the others speak against is no evidence: the second round goes without it.
  const upheld = marks.filter(({ level }, i) => first[i]!.level === level);
  return settleBy(marks, upheld, banner);
}

function settleBy(
  marks: readonly PortionMark[],
  evidence: readonly PortionMark[],
  banner: Level | null,
): PortionMark[] {
  const counts = countLevels(evidence);
  const counted = new Set(evidence);
  return marks.map((mark) => settle(mark, counted.has(mark) ? without(counts, mark) : counts, banner));
}

function countLevels(marks: readonly PortionMark[]): Counts {
  const counts = new Map<Level, number>();
  for (const { level, confidence } of marks)
    if (level && isEvidence(level, confidence)) counts.set(level, (counts.get(level) ?? 0) + 1);
  return counts;
}

const isEvidence = (level: Level, confidence: number): boolean => confidence >= 0.5 && isClassified(level);

/** No mark is evidence for itself. */
function without(counts: Counts, { basis, level, confidence }: PortionMark): Counts {
  if (basis === 'literal' || !level || !isEvidence(level, confidence)) return counts;
  return new Map(counts).set(level, counts.get(level)! - 1);
}

function settle(mark: PortionMark, sure: Counts, banner: Level | null): PortionMark {
  if (mark.basis === 'literal' || (mark.basis === 'image' && mark.confidence >= surePicture)) return mark;
  const own = new Map<Level, number>();
  if (mark.level) own.set(mark.level, mark.confidence);
  for (const { level, confidence } of mark.alternatives ?? [])
    own.set(level, Math.max(own.get(level) ?? 0, confidence));
  // Nothing but a stroke over a word: it shows that a mark may have stood here, no more.
  if (own.size === 0 && /^(?:~~)?[A-Za-z]{3,}(?:~~)?$/.test(mark.typed)) return mark;
  const total = [...sure.values()].reduce((sum, count) => sum + count, 0);
  const scores = new Map<Level, number>();
  const candidates = new Set<Level>([
    ...own.keys(),
    ...sure.keys(),
    ...(banner && isClassified(banner) ? [banner] : []),
  ]);
  for (const level of candidates) {
    const glyph = own.get(level) ?? 0.03;
    const pattern = ((sure.get(level) ?? 0) + 0.5) / (total + 2);
    const overall = level === banner ? 0.6 : level === 'U' ? 0.25 : 0.1;
    scores.set(level, glyph * Math.sqrt(pattern) * Math.sqrt(overall));
  }
  const sum = [...scores.values()].reduce((a, b) => a + b, 0);
  const ranked = [...scores]
    .map(([level, score]) => ({ level, confidence: score / sum }))
    .sort((a, b) => b.confidence - a.confidence);
  const [best, ...others] = ranked;
  if (!best) return mark;
  const moved = best.level !== mark.level;
  const basis = own.size > 0 && !moved ? 'glyph' : total > 0 ? 'pattern' : 'banner';
  const confidence = Math.min(own.size > 0 ? 0.9 : 0.6, best.confidence * (own.size > 0 ? 0.95 : 0.7));
  if (best.confidence < 0.5) return mark;
  return {
    ...mark,
    level: best.level,
    confidence: round(confidence),
    basis,
    ...(moved && {
      note:
        own.size > 0
          ? `The glyphs leave it open; the document's ${total > 0 ? 'other marks' : 'banner'} speak for (${best.level}).`
          : `A mark stands here that can't be read; the document's ${total > 0 ? 'other marks' : 'banner'} speak for (${best.level}).`,
    }),
    alternatives: others
      .filter(({ confidence: c }) => c >= 0.05)
      .map(({ level, confidence: c }) => ({ level, confidence: round(c) })),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
