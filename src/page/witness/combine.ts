import { likeness } from '../../marking/fuzzy.ts';
import type { Box } from '../image/matrix.ts';
import type { PlacedLine, PlacedWord } from '../page-text.ts';
import { WordCosts } from '../word-costs.ts';

/** A page as one witness has it, mended where the other reads better. */
export interface Combined {
  readonly lines: readonly PlacedLine[];
  /** 0..1: part of the groups of words that both have on one place and read alike. */
  readonly agreement: number;
  /** Words taken from the second witness, which say so: in place of what the first reads, or where it has none. */
  readonly mended: number;
}

/** Words of both witnesses that cover one stretch of a line. */
interface Group {
  readonly first: PlacedWord[];
  readonly second: PlacedWord[];
}

/** How much likelier the second reading must be (a difference of log-probabilities) to stand for the first. */
const replaceMargin = 3;
/** The same, for each tenth of confidence above one half that the first has in its reading. */
const confidenceMargin = 0.6;
/** Cost of a token that has not the shape of a word or number, and of each of its characters. */
const shapeless = { token: 16, character: 2.5 };

/**
 * Mends `first` word by word with `other`. Both are lines in reading order on the same levelled page; the order, the lines
 * and all that only `first` has are kept.
 */
export function combine(first: readonly PlacedLine[], other: readonly PlacedLine[]): Combined {
  const second = alignPlaces(first, other);
  const { rows, loose } = assignToLines(first, second);
  const groups = first.map((line, i) => groupByPlace(line, rows[i]!));
  const costs = new WordCosts(countAgreed(groups.flat()));
  let alike = 0;
  let both = 0;
  let mended = 0;
  const take = (words: readonly PlacedWord[]): PlacedWord[] => {
    mended += words.length;
    return words.map((word) => ({ ...word, mended: true }));
  };
  const lines = groups.map((line) => {
    const words: PlacedWord[] = [];
    const isSame = readsSameLine(line);
    for (const group of line) {
      if (!isSame) words.push(...group.first);
      else if (group.second.length === 0) words.push(...group.first);
      else if (group.first.length === 0) {
        words.push(...take(group.second.filter((word) => isKnown(word.text, costs))));
      } else {
        both++;
        if (readsAlike(group)) {
          alike++;
          words.push(...group.first);
        } else if (secondIsBetter(group, costs)) {
          words.push(...take(standIn(group)));
        } else words.push(...group.first);
      }
    }
    return words;
  });
  const there = first.flat();
  const missing = loose
    .map((line) => line.filter((word) => !there.some(({ box }) => holdsMiddle(box, word.box))))
    .filter((line) => isProse(line, costs))
    .map(take);
  return { lines: insertLines(lines, missing), agreement: both > 0 ? alike / both : 0, mended };
}

/** Words that must be found in both before the places of one are moved to those of the other. */
const fewestMatches = 5;

/** `other` shifted as a whole to where `first` has the same words: text layers often stand half a line low. */
function alignPlaces(first: readonly PlacedLine[], other: readonly PlacedLine[]): readonly PlacedLine[] {
  const byText = Map.groupBy(other.flat(), (word) => plain([word]));
  const dx: number[] = [];
  const dy: number[] = [];
  for (const word of first.flat()) {
    if (word.text.length < 4) continue;
    const [x, y] = middle(word.box);
    const reach = word.box.y1 - word.box.y0;
    const shifts = (byText.get(plain([word])) ?? [])
      .map(({ box }) => [middle(box)[0] - x, middle(box)[1] - y] as const)
      .filter(([sx, sy]) => Math.abs(sx) < reach && Math.abs(sy) < 1.5 * reach)
      .toSorted((a, b) => Math.abs(a[1]) - Math.abs(b[1]));
    if (!shifts[0]) continue;
    dx.push(shifts[0][0]);
    dy.push(shifts[0][1]);
  }
  if (dx.length < fewestMatches) return other;
  const [x, y] = [median(dx), median(dy)];
  return other.map((line) =>
    line.map((word) => {
      const { x0, y0, x1, y1 } = word.box;
      return { ...word, box: { x0: x0 - x, y0: y0 - y, x1: x1 - x, y1: y1 - y } };
    }),
  );
}

function middle(box: Box): readonly [x: number, y: number] {
  return [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
}

function holdsMiddle(outer: Box, box: Box): boolean {
  const [x, y] = middle(box);
  return x > outer.x0 && x < outer.x1 && y > outer.y0 && y < outer.y1;
}

/** Each word of `second` to the line of `first` that it stands in; what stands in none stays in its own lines. */
function assignToLines(
  first: readonly PlacedLine[],
  second: readonly PlacedLine[],
): { rows: PlacedWord[][]; loose: PlacedLine[] } {
  const extents = first.map(extentOf);
  const rows: PlacedWord[][] = first.map(() => []);
  const loose: PlacedLine[] = [];
  for (const line of second) {
    const rest: PlacedWord[] = [];
    for (const word of line) {
      const row = lineAt(extents, word.box, first);
      if (row === null) rest.push(word);
      else rows[row]!.push(word);
    }
    if (rest.length > 0) loose.push(rest);
  }
  return { rows, loose };
}

interface Extent {
  readonly top: number;
  readonly foot: number;
}

function extentOf(line: PlacedLine): Extent {
  return { top: median(line.map((word) => word.box.y0)), foot: median(line.map((word) => word.box.y1)) };
}

/** The line whose band holds most of the middle half of `box`; null where none holds half of that. */
function lineAt(extents: readonly Extent[], box: Box, lines: readonly PlacedLine[]): number | null {
  const quarter = (box.y1 - box.y0) / 4;
  const [top, foot] = [box.y0 + quarter, box.y1 - quarter];
  let best: number | null = null;
  let most = (foot - top) / 2;
  for (const [i, extent] of extents.entries()) {
    let held = Math.min(foot, extent.foot) - Math.max(top, extent.top);
    // Stamps beside a line may stand in the bands of two: the one with a word on this place has it.
    if (held > 0 && lines[i]!.some((word) => overlap(word.box, box) > 0)) held *= 1.5;
    if (held > most) {
      most = held;
      best = i;
    }
  }
  return best;
}

/** Shared width of two boxes, by the narrower one's. */
function overlap(a: Box, b: Box): number {
  const shared = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  return shared / Math.max(1, Math.min(a.x1 - a.x0, b.x1 - b.x0));
}

/** Left to right, words that stand above one another in one group. */
function groupByPlace(first: readonly PlacedWord[], second: readonly PlacedWord[]): Group[] {
  const all = [
    ...first.map((word) => ({ word, x: word.box.x0, isFirst: true })),
    ...second.map((word) => ({ word, x: word.box.x0, isFirst: false })),
  ].toSorted((a, b) => a.x - b.x);
  const groups: Group[] = [];
  let members: PlacedWord[] = [];
  let group: Group = { first: [], second: [] };
  for (const { word, isFirst } of all) {
    if (!members.some((member) => overlap(member.box, word.box) > 0.35)) {
      group = { first: [], second: [] };
      members = [];
      groups.push(group);
    }
    members.push(word);
    (isFirst ? group.first : group.second).push(word);
  }
  return groups;
}

/** How both would be typed on one machine: quotes and dashes by their plain forms. */
function plain(words: readonly PlacedWord[]): string {
  return words
    .map((word) => word.text)
    .join('')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '--');
}

/** Share of a line's places that must resemble each other: a layer that slipped by a line has other words on each. */
const leastResemblance = 0.5;

/** Whether both witnesses read one line here. One place alone says little, so it must resemble by itself. */
function readsSameLine(line: readonly Group[]): boolean {
  const both = line.filter(({ first, second }) => first.length > 0 && second.length > 0);
  if (both.length === 0) return true;
  const alike = both.filter(({ first, second }) => likeness(plain(first), plain(second)) >= leastResemblance);
  return alike.length >= both.length * leastResemblance;
}

function readsAlike({ first, second }: Group): boolean {
  return first.length === second.length && plain(first) === plain(second);
}

function countAgreed(groups: readonly Group[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const group of groups) {
    if (!readsAlike(group)) continue;
    for (const { text } of group.first) {
      const word = text.replace(/^\W+|\W+$/g, '').toLowerCase();
      if (word.length > 1) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

function secondIsBetter({ first, second }: Group, costs: WordCosts): boolean {
  if (!second.every((word) => isSound(word.text, costs))) return false;
  // A struck mark has hardly a letter left; the capitals that one may see in it are not a word.
  if (!/[A-Za-z].*[A-Za-z]/.test(plain(first)) && /^[A-Z]{2,}/.test(plain(second))) return false;
  // A single stroke between words of prose is the pronoun.
  if (plain(second) === 'I' && /^[1l|]$/.test(plain(first))) return true;
  // A sound word is not traded for quite another.
  if (
    first.every((word) => isSound(word.text, costs)) &&
    likeness(plain(first), plain(second)) < leastResemblance
  )
    return false;
  const confidence = Math.min(...first.map((word) => word.confidence ?? 0.5));
  const margin = replaceMargin + confidenceMargin * Math.max(0, 10 * (confidence - 0.5));
  return costOf(second, costs) + margin < costOf(first, costs);
}

function costOf(words: readonly PlacedWord[], costs: WordCosts): number {
  return words.reduce((sum, { text }) => {
    const cost = costs.token(text);
    return sum + (cost === Infinity ? shapeless.token + shapeless.character * text.length : cost);
  }, 0);
}

/**
 * A word, a name, a number or a portion mark. Of two readings without sense the first stays; and a mark's
 * ruins stay too, for what they are the ruins of is read off the picture. Capitals count where the language or
 * the page has the word: strokes and stamps are read as capitals.
 */
function isSound(text: string, costs: WordCosts): boolean {
  if (/^\((?:TS|[CSU])\)[.,;]?$/.test(text)) return true;
  const core = text.replace(/^["'“‘([$]+|[)\]"'”’.,;:!?-]+$/g, '');
  if (/^[A-Z]{2,}(?:['’]s)?$/.test(core)) return costs.knows(core.replace(/['’]s$/, ''));
  return /^(?:[A-Z]?[a-z]+|I|\d[\d,.:/-]*)(?:[-'’](?:[A-Z]?[a-z]+|[A-Z]+))*$/.test(core);
}

/** The second reading; on the first one's boxes where they match, which OCR measures on the ink itself. */
function standIn({ first, second }: Group): PlacedWord[] {
  if (first.length !== second.length) return second;
  return second.map((word, i) => ({ ...word, box: first[i]!.box }));
}

function isKnown(text: string, costs: WordCosts): boolean {
  const core = text.replace(/^["'“‘(]+|[)\]"'”’.,;:!?-]+$/g, '');
  return /^(?:[A-Za-z]{2,}|I|a)$/.test(core) && costs.knows(core) && costs.token(text) < Infinity;
}

/** A line that the first witness missed: words of the language, not what dirt and stamps are read as. */
function isProse(line: PlacedLine, costs: WordCosts): boolean {
  const known = line.filter((word) => isKnown(word.text, costs)).length;
  return known >= 2 && known >= 0.7 * line.length;
}

function insertLines(lines: readonly PlacedLine[], missing: readonly PlacedLine[]): PlacedLine[] {
  const result = [...lines];
  for (const line of missing) {
    const { foot } = extentOf(line);
    const after = result.findIndex((other) => other.length > 0 && extentOf(other).foot > foot);
    result.splice(after < 0 ? result.length : after, 0, line);
  }
  return result;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
