import { readBanner } from '../../marking/banner.ts';
import type { GreyImage } from '../image/grey.ts';
import { groupInk, type InkGroup } from './ink-groups.ts';
import type { Tones } from '../strokes/tones.ts';
import type { Window } from './patch.ts';
import { findStrayInk } from './stray-ink.ts';
import {
  bracketDepth,
  type TextGeometry,
  type TextLine,
  type WordOnImage,
} from '../strokes/text-geometry.ts';

/** Where on a line a mark may stand. */
export type MarkPlace = 'line-end' | 'line-start' | 'within' | 'own-line';

/** One stretch of ink that may be a mark, with the windows through which to look at it. */
export interface Proposal {
  readonly place: MarkPlace;
  /** `WordOnImage.line`, or null for ink that the OCR engine took for nothing. */
  readonly line: number | null;
  readonly ink: InkGroup;
  /** Words of the text that a stroke joined to the stretch, each by itself as the engine read it. */
  readonly joined: readonly InkGroup[];
  /** No other word of the text is a part of the stretch: neither before the mark, `jobs.—€8r—`, nor behind it, `=+£8y=What`. */
  readonly alone: boolean;
  readonly windows: readonly Window[];
}

/** Distances in cap heights. */
const beyondEnd = 9;
const beforeStart = 5;
const between = 0.75;
const halfMark = 1.05;
const longestReach = 4.6;
const widest = 7;
/** A group in which more windows than this are on no plain word is a rule, a bar or a line that was not read: its ends are enough. */
const mostBetween = 20;

/** Words that were read without doubt need no look: neither is a mark, struck or not, read like that. */
function isPlainWord(text: string): boolean {
  if (/^(?:[A-Z]\.){2,}[,;:]?$/.test(text)) return true;
  const letters = text.replace(/^["'(]+|[.,;:?!"')]+$/g, '');
  return /^[A-Za-z][A-Za-z'’-]{2,}$/.test(letters) && (!/[()]/.test(text) || /[a-z]{3}/.test(letters));
}
/** Confidence of the engine from which such a word was read without doubt. */
const plainFrom = 0.8;
const shortWord = /^(?:[A-Za-z]{1,2}|[0-9]+)[.,;:?!"']*$/;

/** All places on the page where a portion mark may stand. */
export function proposeWindows(image: GreyImage, tones: Tones, geometry: TextGeometry): Proposal[] {
  const proposals: Proposal[] = [];
  for (const line of geometry.lines) proposals.push(...proposeOnLine(image, tones, geometry, line));
  for (const stray of findStrayInk(image, tones.threshold, geometry)) {
    const base = stray.bottom - 0.22 * geometry.cap;
    const windows = spread(stray, geometry.cap, []).flatMap((x) => windowsAt(x, base, false, geometry));
    proposals.push({ place: 'own-line', line: null, ink: stray, joined: [], alone: true, windows });
  }
  return proposals;
}

function proposeOnLine(image: GreyImage, tones: Tones, geometry: TextGeometry, line: TextLine): Proposal[] {
  const { cap, slope } = geometry;
  const first = line.words[0]!;
  const last = line.words.at(-1)!;
  const from = first.x - beforeStart * cap;
  const to = last.x + last.w + beyondEnd * cap;
  const groups = groupInk(image, tones.threshold, line, geometry, from, to).filter(
    (group) => group.right - group.left > 0.35 * cap,
  );
  const proposals: Proposal[] = [];
  for (const [i, group] of groups.entries()) {
    const words = line.words.filter((word) => word.x < group.right && word.x + word.w > group.left);
    const atEnd = i >= groups.length - 2;
    const atStart = i <= 1;
    if (isPlain(group, words, cap) || isBanner(words)) continue;
    const place: MarkPlace =
      groups.length <= 2 && group.right - group.left < widest * cap && words.length < 2
        ? 'own-line'
        : atEnd
          ? 'line-end'
          : atStart
            ? 'line-start'
            : 'within';
    const centres = spread(group, cap, words);
    const windows = centres.flatMap((x) => windowsAt(x, line.offset + slope * x, line.sure, geometry));
    const [own] = words;
    // A stamp's words or dirt on the same line may lead its baseline astray.
    if (!line.sure && own && line.words.length > 1 && group.right - group.left <= widest * cap)
      for (const x of centres) windows.push({ x, baseline: own.y + own.h - bracketDepth * cap, cap, slope });
    const joined = words
      .filter(({ text }) => wholeWord.test(text))
      .map(({ x, w }) => ({ left: x, right: x + w }));
    const alone = place === 'own-line' || !words.some(({ text }) => !wholeWord.test(text) && isGlued(text));
    if (windows.length > 0) proposals.push({ place, line: line.number, ink: group, joined, alone, windows });
  }
  return proposals;
}

/** A word of the text with nothing torn at it. */
const wholeWord = /^["'(]?[A-Za-z][a-z’'-]{2,}[.,;:?!"']{0,2}$/;

/** A word of the text with a mark before it or behind it. Two letters alone may be torn from the mark: `te—LbRy`. */
function isGlued(text: string): boolean {
  if (/[^A-Za-z0-9][IA]$/.test(text)) return true;
  const word =
    /^["'(]?([A-Za-z][a-z’']{2,}|[A-Za-z][a-z](?=[.,;:?!]))/.exec(text) ?? /([a-z]{2,})[.,;:?!]?$/.exec(text);
  return word !== null && /[aeiouy]/i.test(word[1]!);
}

/** Likeness from which words are a banner, and how many letters they have by then. */
const likeBanner = { confidence: 0.75, letters: 6 };

/** Whether the words are a banner, struck or not: what a stroke leaves of it costs many looks and is no portion mark. */
function isBanner(words: readonly WordOnImage[]): boolean {
  const text = words.map((word) => word.text).join(' ');
  if (text.replace(/[^A-Za-z]/g, '').length < likeBanner.letters) return false;
  return (readBanner(text)?.confidence ?? 0) >= likeBanner.confidence;
}

/** Whether the group is just the words that the OCR engine read, with no ink that they leave over. */
function isPlain(group: InkGroup, words: readonly WordOnImage[], cap: number): boolean {
  if (words.length === 0) return false;
  const left = Math.min(...words.map((word) => word.x));
  const right = Math.max(...words.map((word) => word.x + word.w));
  if (group.left < left - 0.9 * cap || group.right > right + 0.9 * cap) return false;
  return words.every(
    (word) =>
      (word.confidence >= plainFrom && isPlainWord(word.text)) ||
      (word.confidence >= 0.9 && shortWord.test(word.text) && word.w < (word.text.length + 0.6) * 1.15 * cap),
  );
}

/**
 * Centres to look at: the whole of a short group, the ends of a long one and what no plain word covers. A stroke joins a
 * mark to the word before it or, where the mark stands before a portion, to the words behind it.
 */
function spread({ left, right }: InkGroup, cap: number, words: readonly WordOnImage[]): number[] {
  const width = right - left;
  if (width <= 2.2 * halfMark * cap) return [(left + right) / 2];
  const first = left + halfMark * cap;
  const last = right - halfMark * cap;
  const n = Math.ceil((last - first) / (between * cap));
  const centres = Array.from({ length: n + 1 }, (_, i) => first + ((last - first) * i) / n);
  if (width <= widest * cap) return centres;
  const plain = words.filter((word) => word.confidence >= plainFrom && isPlainWord(word.text));
  const bare = centres.filter((x) => !plain.some((word) => x > word.x && x < word.x + word.w));
  const few = new Set(bare.length <= mostBetween ? bare : []);
  return centres.filter((x) => Math.min(right - x, x - left) <= longestReach * cap || few.has(x));
}

/** A baseline that no well-read word supports is looked at twice. */
function windowsAt(x: number, baseline: number, sure: boolean, { cap, slope }: TextGeometry): Window[] {
  const shifts = sure ? [0] : [-0.2, 0.2];
  return shifts.map((shift) => ({ x, baseline: baseline + shift * cap, cap, slope }));
}
