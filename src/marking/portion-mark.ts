import type { Level, MarkBasis } from '../model/marks.ts';
import type { MarkOnImage } from '../model/page.ts';
import type { Region, Span } from '../model/position.ts';
import { confusions } from './confusions.ts';

/** A portion mark seen in a line's text, before the document has had its say. */
export interface MarkSighting {
  /** Span of the text given, the mark and the strokes around it. */
  readonly span: Span;
  readonly typed: string;
  /** Share of the evidence for each level from the glyphs alone; empty where they tell nothing. */
  readonly weights: Readonly<Partial<Record<Level, number>>>;
  readonly caveats: readonly string[];
  readonly basis: Extract<MarkBasis, 'literal' | 'glyph' | 'image'>;
  /** 0..1: that a portion mark stands here at all. */
  readonly presence: number;
  /** A stroke left traces: markup, dashes over the brackets, a letter torn up. */
  readonly struck: boolean;
  /** The picture's own reading, where it is the basis. */
  readonly image?: MarkOnImage;
  /** Where the picture shows the mark that the text reads. */
  readonly region?: Region;
}

/**
 * A mark as typed: `(C)`, `(S/NF)`, `(U//FOUO)`, `(TS)`, and with its duration `(C-OADR)`.
 * Source of the form: 32 CFR 2001.23(c) and, for `//` and caveats, the CAPCO register.
 */
const literalMark =
  /^\(\s?(TS|S|C|U|R|SBU|LOU|FOUO|OUO|CUI)(?:\s?[-—–~]{1,2}\s?[O0]{1,2}ADR)?((?:\s*\/\/?\s*[A-Z][A-Z0-9 ,-]*)*)\)$/;

const openers = '([{<«';
const closers = ')]}>»';
/** What a pen stroke through a mark leaves in OCR beside the letter. */
const strokes = '-—–~_=+*^#•¬“”"\'‘’`;:.,|\\/';
/** Letters that OCR makes of parentheses under a stroke: `fG4—`, `te}`, `(ef`, `(C7`. */
const torn = 'ftTjJIlhyrk147)}]';

/** Short words that open a sentence at a line's end; any other short word behind a full stop is a torn mark: `Ley`, `Tat`. */
const sentenceOpeners: ReadonlySet<string> = new Set(
  'A I Am An As At Be By Do Go He If In Is It Me My No Of On Or So To Up Us We All And Any Are But Can Did For Get Had Has Her His How Its Let May Mr Mrs Ms New Nor Not Now Off Oh Old One Our Out Own She Six Ten The Too Try Two Use Was Who Why Yes Yet You Dr St Sir Jim Bob Ed Al Sam Tom Ben Dan Joe Ken Ron Ted Tim Kim Lee'.split(
    ' ',
  ),
);

/** What each sign of a word can be in a torn mark; any other sign is a letter. */
const partOf: ReadonlyMap<string, 'opener' | 'closer' | 'stroke'> = new Map([
  ...Array.from(strokes, (sign) => [sign, 'stroke'] as const),
  ...Array.from(openers, (sign) => [sign, 'opener'] as const),
  ...Array.from(closers, (sign) => [sign, 'closer'] as const),
]);

const weightsOf = new Map(
  confusions.map(({ seen, weights }) => [seen, Object.entries(weights) as [Level, number][]]),
);
const longestSeen = Math.max(...confusions.map(({ seen }) => seen.length));

/**
 * Reads one word as a portion mark; null where it can't be one.
 * Accepts `(C)`, `-(C)—`, `•{Cf`, `DCj"`, `(€)`, `+6}`, `—€}>`, `(@f`.
 */
export function readMark(word: string): Omit<MarkSighting, 'span'> | null {
  const byMarkup = word.startsWith('~~') || word.endsWith('~~');
  const bare = byMarkup ? word.replace(/^~~|~~$/g, '') : word;
  const literal = literalMark.exec(bare);
  if (literal) {
    return {
      typed: word,
      weights: { [literal[1] as Level]: 1 },
      caveats: literal[2]!
        .split('/')
        .map((part) => part.trim())
        .filter(Boolean),
      basis: 'literal',
      presence: 1,
      struck: byMarkup,
    };
  }
  if (byMarkup) return { typed: word, ...damaged(bare), struck: true, presence: 0.9 };
  // An exemption code (`1.4(b)]`, `(b)(1)`) has a mark's shape and is none.
  if (word.length > 8 || /^[[(]?(?:\d\.\d|b)\s?[()]/.test(word)) return null;

  let brackets = 0;
  let dashes = 0;
  let letters = 0;
  for (const char of word) {
    const part = partOf.get(char);
    if (part === undefined) letters++;
    else if (part === 'stroke') dashes++;
    else brackets++;
  }
  if (letters > 4) return null;
  const opens = partOf.get(word[0]!) === 'opener';
  const closes = partOf.get(word[word.length - 1]!) === 'closer';
  let presence = 0;
  if (opens && closes && letters <= 3) presence = 0.9;
  else if (opens && letters >= 1 && letters <= 4) presence = 0.75;
  else if (closes && letters >= 1 && letters <= 3) presence = dashes > 0 ? 0.8 : 0.6;
  else if (brackets > 0 && dashes > 0 && letters <= 3) presence = 0.7;
  else if (dashes > 0 && letters >= 1 && letters <= 3 && /^["'“”‘’]?[-—–~_=+*^#]/.test(word)) presence = 0.55;
  else if (/^[@€¢§&£]/.test(word) && letters <= 3) presence = 0.55;
  else if (/^[471][SC€§8&][^\w\s]{0,2}[A-Z]?$|^[DIL][CSUG€][jl1][^\w\s]?$/.test(word)) presence = 0.5;
  else if (brackets > 0 && letters === 0) presence = 0.4;
  else if (/^[+*~—=-]{2,}$/.test(word) && word !== '--') presence = 0.35;
  else if (/^[a-z]{1,3}$/.test(word) || (/^[A-Z][a-z]{1,2}$/.test(word) && !sentenceOpeners.has(word)))
    presence = 0.3;
  if (presence === 0) return null;
  const reading = damaged(word);
  // A single plain letter in sound parentheses is a mark read wrong, not a mark torn by a pen.
  const sound = opens && closes && dashes === 0 && /^[([{]\w{1,2}[)\]}]$/.test(word);
  return { typed: word, ...reading, presence, struck: !(sound && 'U' in reading.weights) };
}

/** Takes the strokes and torn brackets off and weighs what is left. */
function damaged(word: string): Pick<MarkSighting, 'weights' | 'caveats' | 'basis'> {
  const chars = Array.from(word);
  let start = 0;
  let end = chars.length;
  while (start < end && partOf.has(chars[start]!)) start++;
  while (end > start && partOf.has(chars[end - 1]!)) end--;
  let core = chars.slice(start, end).join('');
  // A plain word under a stroke (`let`) shows that something is struck, not which letter.
  if (core === word && core.length > 2 && !weightsOf.has(core))
    return { weights: {}, caveats: [], basis: 'glyph' };
  // `fG4`, `te}`, `ef`: brackets read as letters stand outside the mark's own letter.
  while (core.length > 1 && torn.includes(core[core.length - 1]!) && !weightsOf.has(core))
    core = core.slice(0, -1);
  while (core.length > 1 && torn.includes(core[0]!) && !weightsOf.has(core)) core = core.slice(1);
  // `DCj`: the opening bracket read as a letter.
  if (/^[DIL][CSUG€]$/.test(core)) core = core.slice(1);
  const weights: Partial<Record<Level, number>> = {};
  let found = false;
  for (let length = Math.min(longestSeen, core.length); length > 0 && !found; length--)
    for (let i = 0; i + length <= core.length; i++)
      for (const [level, weight] of weightsOf.get(core.slice(i, i + length)) ?? [])
        if (level !== 'R' || core.length === 1) {
          weights[level] = Math.max(weights[level] ?? 0, weight);
          found = true;
        }
  return { weights, caveats: [], basis: 'glyph' };
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** What a mark inside a sentence has: a sound bracket, a stroke of the markup, or a sign that no text uses. */
const anywhere = /[)~€¢£@§]/;

/** A sentence may end here: full stop and the like, with closing quotes or brackets after it. */
const sentenceEnd = /(?:[.?!:;,][)"'’”\]]{0,2}|[.…]{2,}|["”)]|--)$/;

/**
 * The mark at the end of a paragraph's line. `"… a success in Dayton. +6}"` gives the span of `+6}`.
 * A damaged word counts only where a sentence ends before it; a literal mark counts anywhere.
 */
export function findTrailingMark(text: string, struck: readonly Span[] = []): MarkSighting | null {
  const end = text.length;
  if (end === 0) return null;
  const byMarkup = struck.length > 0 && struck.find(([, to]) => to === end);
  if (byMarkup) {
    const [from] = byMarkup;
    const inside = readMark(`~~${text.slice(from, end)}~~`);
    if (inside && end - from <= 16) return { ...inside, typed: text.slice(from, end), span: [from, end] };
  }
  return findUnmarked(text);
}

function findUnmarked(text: string): MarkSighting | null {
  const end = text.length;
  let start = text.lastIndexOf(' ', end - 1) + 1;
  const last = text.charCodeAt(end - 1);
  // Most lines end in a plain word of some length, or a full stop behind it: no mark, and nothing more to try.
  const length = end - start;
  if (start > 0 && length > 10 && last !== 41 /* ) */) return null;
  if (
    length >= 5 &&
    isLetter(text.charCodeAt(start) | 32) &&
    isLetter(text.charCodeAt(end - 2)) &&
    isLetter(text.charCodeAt(end - 3)) &&
    isLetter(text.charCodeAt(end - 4)) &&
    last !== 41
  )
    return null;
  const before = text.lastIndexOf(' ', start - 2) + 1;
  const endsAt = (cut: number): boolean => sentenceEnd.test(text.slice(0, cut).trimEnd().slice(-4));
  // Most lines end inside a sentence, where no torn word is taken for a mark.
  if (start > 0 && !anywhere.test(text.slice(before)) && !endsAt(start) && !endsAt(before)) return null;
  let mark = readMark(text.slice(start, end));
  // `(S /NF)`, `~— eRK`, `—(€} _`: the mark fell into two words.
  if (!mark || mark.presence < 0.9) {
    const joined =
      before > 0 && end - before <= 9 ? readMark(text.slice(before, end).replaceAll(' ', '')) : null;
    const better = joined && (joined.presence > (mark?.presence ?? 0) || !endsAt(start));
    if (better && (joined.basis === 'literal' || endsAt(before))) {
      mark = { ...joined, typed: text.slice(before, end) };
      start = before;
    }
  }
  if (!mark) return null;
  const rest = text.slice(0, start).trimEnd().slice(-8);
  if (mark.basis !== 'literal') {
    if (rest === '') return { ...mark, span: [start, end] };
    // `(¢g)`: brackets around a sign that no text uses are a mark wherever they stand.
    if (mark.presence >= 0.9 && /[€¢£@§]/.test(mark.typed)) return { ...mark, span: [start, end] };
    if (!sentenceEnd.test(rest)) return null;
    // `-- ` opens an aside as often as it ends a sentence; quotes and closing brackets need a clear mark.
    if (!/[.?!:;…,]["'’”)\]]{0,2}$/.test(rest) && mark.presence < 0.7) return null;
    if (rest.endsWith(',') && mark.presence < 0.75) return null;
    if (mark.presence <= 0.3 && !/[.?!]["'’”]?$/.test(rest)) return null;
  }
  return { ...mark, span: [start, end] };
}

/** Characters of a mark before a paragraph, its brackets among them. */
const longestLeading = 25;

/**
 * The mark before a paragraph, as orders since 2010 want it: `(C/NF) The Minister said …`.
 * Only marks in sound parentheses count: after OCR damage a leading mark looks like any aside.
 */
export function findLeadingMark(text: string, struck: readonly Span[] = []): MarkSighting | null {
  if (text.charCodeAt(0) !== 40 /* ( */) return null;
  // No mark is longer: of a long line that lacks the bracket the rest is not searched.
  const close = text.slice(0, longestLeading).indexOf(')');
  if (close < 0 || text[close + 1] !== ' ') return null;
  const byMarkup = struck.some(([from, to]) => from === 0 && to === close + 1);
  const mark = readMark(byMarkup ? `~~${text.slice(0, close + 1)}~~` : text.slice(0, close + 1));
  if (mark?.basis !== 'literal') return null;
  return { ...mark, typed: text.slice(0, close + 1), span: [0, close + 1] };
}
