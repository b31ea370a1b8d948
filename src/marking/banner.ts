import type { Level } from '../model/marks.ts';
import type { Span } from '../model/position.ts';
import {
  foldGlyphs,
  hair,
  LetterIndex,
  likeness,
  mayBeLike,
  sharedLetters,
  type LetterBits,
} from './fuzzy.ts';
import { levelNames } from './levels.ts';
import { isLongerThan } from './white-space.ts';

/** A banner line as seen in one line of text. */
export interface BannerSighting {
  readonly level: Level;
  readonly caveats: readonly string[];
  /** 0..1 */
  readonly confidence: number;
  /** A number typed on the same line: the page's label or the paper's control number. */
  readonly number: { readonly text: string; readonly span: Span } | null;
}

interface BannerWord {
  readonly folded: string;
  readonly level: Level;
  /** Least likeness that counts: short words resemble others sooner. */
  readonly least: number;
  /** One of the three levels that papers of these kinds mostly bear: only they are worth guessing at. */
  readonly slack: boolean;
  readonly caveat: string | null;
}

interface Word extends BannerWord {
  readonly letters: LetterBits;
}

/** Banner words with the least likeness that counts; longest first, so that TOP SECRET is tried before SECRET. */
const bannerWords = (
  [
    ['CUI', 0.95],
    ['SBU', 0.85],
    ['LOU', 0.85],
    ['FOUO', 0.85],
    ['OUO', 0.85],
    ['U', 0.9],
    ['C', 0.55],
    ['R', 0.7],
    ['TS', 0.7],
    ['S', 0.6],
  ] as const
)
  .map(([level, least]): BannerWord => wordOf(level, least, levelNames[level], null))
  .concat(
    // The slash of `SECRET/NODIS` is the first thing to go under a stroke: `SEERETANOPTS`.
    (['TS', 'S', 'C'] as const).flatMap((level) =>
      ['NODIS', 'EXDIS', 'SENSITIVE', 'NOFORN', 'ORCON', 'XGDS', 'EYES ONLY', 'SECURITY INFORMATION'].map(
        (caveat) => wordOf(level, 0.66, `${levelNames[level]}I${caveat}`, caveat),
      ),
    ),
  )
  .sort((a, b) => b.folded.length - a.folded.length);

function wordOf(level: Level, least: number, text: string, caveat: string | null): BannerWord {
  return {
    folded: foldGlyphs(text),
    level,
    least,
    slack: level === 'C' || level === 'S' || level === 'TS',
    caveat,
  };
}

const letterIndex = new LetterIndex(bannerWords.map(({ folded }) => folded));
const words = bannerWords.map((word): Word => ({ ...word, letters: letterIndex.of(word.folded) }));

/** Words that follow the level on historic banners and on modern ones; source: the caveat table and E.O. 10290's "SECURITY INFORMATION". */
const caveatWords = [
  'NODIS',
  'EXDIS',
  'LIMDIS',
  'STADIS',
  'NOFORN',
  'SENSITIVE',
  'EYES ONLY',
  'EXCLUSIVELY EYES ONLY',
  'XGDS',
  'GDS',
  'SECURITY INFORMATION',
  'RESTRICTED DATA',
  'ORCON',
  'LIMITED DISTRIBUTION',
].map((caveat) => ({ caveat, folded: foldGlyphs(caveat) }));

/**
 * Reads a whole line as a banner line, however torn: `CONFIDENTIAL`, `GOHFIDDNTIAL`, `-CONETDENTIAL`,
 * `SECRET/NODIS`, `SEERET 0990` (with the control number), `. CONLLDENETEL 2` (with the page's number).
 * Null for anything longer than such a line, or in running lower case. `slack` lowers the likeness that counts,
 * for lines that stand where a banner is expected.
 */
export function readBanner(text: string, slack = 0): BannerSighting | null {
  if (text.length < 4 || isLongerThan(text, 48)) return null;
  let upper = 0;
  let lower = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 65 && code <= 90) upper++;
    else if (code >= 97 && code <= 122) lower++;
    else if (code >= 48 && code <= 57) digits++;
  }
  // Strokes turn capitals into small letters here and there, but a sentence is mostly small letters.
  if (
    upper + lower < 4 ||
    (lower > upper * 1.2 && !/^\W*(top\s+)?(secret|confidential|restricted|unclassified)\W*$/i.test(text))
  )
    return null;
  // Words of a release stamp: `PER        ED IN PART`.
  if (/DECLASSIF|UNCLASSIFIED (?:WITH|IN)|^\W*PER\s|\bIN PART\b/i.test(text)) return null;

  const number = digits > 0 ? /(?<![\w.])(\d{1,5})\W*$/.exec(text) : null;
  const body = number ? text.slice(0, number.index) : text;
  const [face = '', ...marks] = body.split(/\/+|--|\s-\s/);
  const folded = foldGlyphs(face);
  const letters = letterIndex.of(folded);
  const likely = words.filter((word) => mayBeLike(letters, word, leastOf(word, slack)));
  if (likely.length === 0) return null;
  let best: Match | null = null;
  for (const word of likely)
    if (Math.abs(folded.length - word.folded.length) <= word.folded.length * 0.45)
      best = better(folded, letters, word, 1, slack, best);
  let rest: string | undefined;
  if (!best || (best.word.caveat !== null && best.confidence < clearCaveat)) {
    // A caveat or noise may follow without a slash: `SECRET NODIS`, `GONEIDENT IAG FANABEN`, `SECRET ron`.
    const whole: Match | null = best;
    let length = 0;
    let from = 0;
    for (let cut = face.indexOf(' ', 4); cut > 0; cut = face.indexOf(' ', cut + 1)) {
      const added = foldGlyphs(face.slice(from, cut)).length;
      from = cut;
      length += added;
      const near = added > 0 ? likely.filter((word) => Math.abs(length - word.folded.length) <= 2) : [];
      if (near.length === 0) continue;
      const head = folded.slice(0, length);
      const letters = letterIndex.of(head);
      for (const word of near) best = better(head, letters, word, 0.95, slack, best);
    }
    if (!best) return null;
    if (best !== whole) rest = /\s(\S+)\s*$/.exec(face)?.[1];
  }
  const caveats = [...marks, rest ?? ''].map(bestCaveat).filter((caveat) => caveat !== null);
  return {
    level: best.word.level,
    caveats: best.word.caveat && caveats.length === 0 ? [best.word.caveat] : caveats,
    confidence: best.confidence,
    number: number ? { text: number[1]!, span: [number.index, number.index + number[1]!.length] } : null,
  };
}

/** Likeness from which a level with a caveat is no level alone beside torn ink. */
const clearCaveat = 0.9;

interface Match {
  readonly word: Word;
  readonly confidence: number;
}

const leastOf = (word: Word, slack: number): number => (word.slack ? word.least - slack : word.least);

/** The match of the text with the word where it is like enough and more so than `best`; a part of a line counts by its `share`. */
function better(
  folded: string,
  letters: LetterBits,
  word: Word,
  share: number,
  slack: number,
  best: Match | null,
): Match | null {
  const least = Math.max(leastOf(word, slack), best?.confidence ?? 0);
  const longer = Math.max(folded.length, word.folded.length);
  if ((share * sharedLetters(letters, word.letters)) / longer + hair < least) return best;
  const confidence = likeness(folded, word.folded) * share;
  return confidence >= least && confidence !== best?.confidence ? { word, confidence } : best;
}

function bestCaveat(text: string): string | null {
  const folded = foldGlyphs(text);
  if (folded.length < 3) return null;
  return caveatWords.find((word) => likeness(folded, word.folded) >= 0.7)?.caveat ?? null;
}
