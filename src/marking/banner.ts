import type { Level } from '../model/marks.ts';
import type { Span } from '../model/position.ts';
import { foldGlyphs, likeness, likenessAtMost } from './fuzzy.ts';
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

interface Word {
  readonly level: Level;
  readonly folded: string;
  /** Least likeness that counts: short words resemble others sooner. */
  readonly least: number;
  readonly caveat: string | null;
}

/** Banner words with the least likeness that counts; longest first, so that TOP SECRET is tried before SECRET. */
const words: readonly Word[] = (
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
  .map(([level, least]): Word => ({ level, folded: foldGlyphs(levelNames[level]), least, caveat: null }))
  .concat(
    // The slash of `SECRET/NODIS` is the first thing to go under a stroke: `SEERETANOPTS`.
    (['TS', 'S', 'C'] as const).flatMap((level) =>
      ['NODIS', 'EXDIS', 'SENSITIVE', 'NOFORN', 'ORCON', 'XGDS', 'EYES ONLY', 'SECURITY INFORMATION'].map(
        (caveat) => ({
          level,
          folded: foldGlyphs(levelNames[level] + 'I' + caveat),
          least: 0.66,
          caveat,
        }),
      ),
    ),
  )
  .sort((a, b) => b.folded.length - a.folded.length);

const slackLevels: readonly Level[] = ['C', 'S', 'TS'];

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
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 65 && code <= 90) upper++;
    else if (code >= 97 && code <= 122) lower++;
  }
  // Strokes turn capitals into small letters here and there, but a sentence is mostly small letters.
  if (
    upper + lower < 4 ||
    (lower > upper * 1.2 && !/^\W*(top\s+)?(secret|confidential|restricted|unclassified)\W*$/i.test(text))
  )
    return null;
  if (/DECLASSIF|UNCLASSIFIED (?:WITH|IN)/i.test(text)) return null;

  // Only the three levels that papers of these kinds mostly bear are worth guessing at.
  const least = (word: Word): number => (slackLevels.includes(word.level) ? word.least - slack : word.least);
  const number = /(?<![\w.])(\d{1,5})\W*$/.exec(text);
  const body = number ? text.slice(0, number.index) : text;
  const [face = '', ...marks] = body.split(/\/+|--|\s-\s/);
  const folded = foldGlyphs(face);
  let best: { level: Level; confidence: number; caveat: string | null } | null = null;
  for (const word of words) {
    if (Math.abs(folded.length - word.folded.length) > word.folded.length * 0.45) continue;
    if (likenessAtMost(folded, word.folded) < least(word)) continue;
    const confidence = likeness(folded, word.folded);
    if (confidence >= least(word) && (!best || confidence > best.confidence))
      best = { level: word.level, confidence, caveat: word.caveat };
  }
  let rest: string | undefined;
  if (!best) {
    // A caveat or noise may follow without a slash: `SECRET NODIS`, `GONEIDENT IAG FANABEN`.
    for (let cut = face.indexOf(' ', 4); cut > 0; cut = face.indexOf(' ', cut + 1)) {
      const head = foldGlyphs(face.slice(0, cut));
      for (const word of words) {
        if (Math.abs(head.length - word.folded.length) > 2) continue;
        if (likenessAtMost(head, word.folded) * 0.95 < least(word)) continue;
        const confidence = likeness(head, word.folded) * 0.95;
        if (confidence >= least(word) && (!best || confidence > best.confidence))
          best = { level: word.level, confidence, caveat: word.caveat };
      }
    }
    if (!best) return null;
    rest = /\s(\S+)\s*$/.exec(face)?.[1];
  }
  const caveats = [...marks, rest ?? ''].map(bestCaveat).filter((caveat) => caveat !== null);
  return {
    level: best.level,
    caveats: best.caveat && caveats.length === 0 ? [best.caveat] : caveats,
    confidence: best.confidence,
    number: number ? { text: number[1]!, span: [number.index, number.index + number[1]!.length] } : null,
  };
}

function bestCaveat(text: string): string | null {
  const folded = foldGlyphs(text);
  if (folded.length < 3) return null;
  return caveatWords.find((word) => likeness(folded, word.folded) >= 0.7)?.caveat ?? null;
}
