import { exemptions } from '../marking/data/exemptions.ts';
import { reasonCategories, reasonLetterConfusions } from '../marking/data/reason-codes.ts';
import { glyphLikeness } from '../marking/fuzzy.ts';
import type { Span } from '../model/position.ts';
import { isoDate } from './dates.ts';

/** What a torn value is read as, and where it stands. */
export interface Mended {
  readonly span: Span;
  readonly text: string;
  /** 0..1 */
  readonly confidence: number;
}

/** Codes of letters alone, four and more, that stand on a Declassify on line: OADR. */
const words = exemptions.map(({ code }) => code).filter((code) => /^[A-Z]{4,}$/.test(code));
/** How alike a torn code must be, look-alike letters counted as equal. */
const leastAlike = 0.5;

/**
 * What stands behind "Declassify on", read as the code or the day that it can only be: `OADK`, `QALR` for OADR, `Xé6` for X6, `12/2805`,
 * `12/23,05` for a day with its slashes. Stamps stand over this line, and an engine without a lexicon for it gives the nearest
 * letters. Null where it is neither.
 */
export function mendDuration(value: string): Mended | null {
  const day = /(?<!\d)(\d{1,2})([/,.']?)(\d\d)[/,.']{0,2}(\d\d)(?!\d)/.exec(value);
  if (day && (day[0].includes('/') || day[2] !== '')) {
    const [, month, , date, year] = day;
    if (isoDate(2000 + Number(year), Number(month), Number(date)) !== null)
      return {
        span: [day.index, day.index + day[0].length],
        text: `${month!}/${date!}/${year!}`,
        confidence: 0.6,
      };
  }
  // `X%6`: a piece of a stamp's letter in a code of two signs.
  const code = /(?<=^.{0,4})(?<![\w/])X[^\s\w/]([1-8])(?![\w/])/.exec(value);
  if (code) return { span: [code.index, code.index + code[0].length], text: `X${code[1]!}`, confidence: 0.6 };
  // What stands further on is a stamp's: `WB © L RAR`.
  const word = /(?<=^.{0,4})(?<![\w/])(?=[A-Z\d]*[A-Z]{2})[A-Z\d]{3,5}(?![\w/])/.exec(value);
  if (!word) return null;
  const [best] = words
    .map((code) => ({ code, likeness: glyphLikeness(word[0], code) }))
    .toSorted((a, b) => b.likeness - a.likeness);
  if (!best || best.likeness < leastAlike) return null;
  return {
    span: [word.index, word.index + word[0].length],
    text: best.code,
    confidence: Math.min(0.9, best.likeness),
  };
}

/** Letters that a section of an order knows: 1.5 ends at g, 1.4 at h. */
function lettersOf(section: string): string {
  const order = section === '1.5' ? 'EO12958' : 'EO13526';
  return reasonCategories
    .filter(({ orders }) => orders.includes(order))
    .map(({ letter }) => letter)
    .join('');
}

/** An opening bracket of a Reason line, read as what is as high and as round: `1.5 0d)`. */
export const tornBracket = String.raw`(?<=[\s\d)])[0O[{<](?=\s?[a-h]\s?\))`;

/** Where a second opening bracket is lost: `1.5(b) d)`. */
export const lostBracket = String.raw`(?<=\)\s)(?=[a-h]\s?\))`;

/**
 * A Reason line with the letters that its brackets can only hold: `1.5(qg)` is 1.5(g), `1.5(cl)` 1.5(d), `1.4(4d)` 1.4(d); a
 * letter that the section knows stays.
 */
export function mendReason(text: string): string {
  const section = /^\D{0,2}[1lI]\s?[.,]\s?([345])/.exec(text)?.[1];
  if (section === undefined) return text;
  const known = lettersOf(`1.${section}`);
  const bracketed = text
    .replace(new RegExp(tornBracket, 'g'), '(')
    .replace(new RegExp(lostBracket, 'g'), '(')
    .replace(/(?<=^\D{0,2}[1lI]\s?[.,]\s?[345]\s?)(?=[a-h]\s?\))/, '(')
    .replace(/\s\.(?=\()/g, ' ');
  return bracketed.replace(/\(\s?([A-Za-z0-9]{1,2})\s?\)/g, (typed, seen: string) => {
    const low = seen.toLowerCase();
    if (low.length === 1 && known.includes(low)) return typed;
    const [beside] = /^\d([a-z])$|^([a-z])\d$/.exec(low)?.slice(1).filter(Boolean) ?? [];
    if (beside !== undefined && known.includes(beside)) return `(${beside})`;
    const meant = reasonLetterConfusions.find((confusion) => confusion.seen === low)?.truth;
    return meant !== undefined && known.includes(meant) ? `(${meant})` : typed;
  });
}
