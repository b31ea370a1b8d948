import type { Line } from '../model/line.ts';
import type { Declassification, Handwriting } from '../model/release.ts';
import { seeFurniture } from '../marking/furniture.ts';
import { surround } from '../line/surround.ts';
import { findCase } from './case-number.ts';
import { findDates } from './dates.ts';

/** How far below a stamp's last printed line its handwriting may stand, and how far beside it, in heights of a line and widths. */
const reach = { below: 4, beside: 0.3 };
/** A wider line, in widths of the stamp's, holds other things too. */
const widest = 1.6;
/** Part of a line that must stand below the stamp. */
const leastShared = 0.6;

/** `7/16/2019` with its slashes read as strokes: `T/1L/%019`, `8|21|09`. */
const dateRuins = /\w\s?[/|]\s?\w{0,2}\s?[/|]?\s?\w{2}/;
/** `2000-0429-F`, `2013-0517-M (1.07)`: `R000 ~ 0429 -F`. */
const caseRuins = /\w{2,4}\s?[-~–—]\s?\w{2,4}/;

/** Lines below a stamp's printed ones that its form does not print, and that gave neither its number nor its date. */
export function findHandwriting(
  lines: readonly Line[],
  stamp: Pick<Declassification, 'case' | 'date'>,
): Handwriting[] {
  const printed = lines.filter((line) => line.role === 'declassification' && line.region && isPrinted(line));
  const box = surround(printed.flatMap(({ region }) => region ?? []));
  if (!box) return [];
  // What stands beside a stamp's line may have been read as part of it.
  const own = printed.reduce((a, b) => (a.region!.w <= b.region!.w ? a : b)).region!;
  const height = box.h / printed.length;
  const left = own.x - reach.beside * own.w;
  const right = own.x + (1 + reach.beside) * own.w;
  return lines.flatMap((line): Handwriting[] => {
    const { region, role, text } = line;
    if (!region || (role !== 'declassification' && role !== 'noise') || isPrinted(line)) return [];
    const middle = region.y + region.h / 2;
    const shared = Math.min(region.x + region.w, right) - Math.max(region.x, left);
    if (middle < box.y + height / 2 || middle > box.y + box.h + reach.below * height) return [];
    if (region.w > widest * own.w || shared < leastShared * region.w || !/\w/.test(text)) return [];
    if (stamp.case !== null && findCase(text)?.number === stamp.case) return [];
    if (stamp.date !== null && findDates(text).some(({ iso }) => iso === stamp.date)) return [];
    return [{ field: fieldOf(text), region }];
  });
}

function isPrinted({ text }: Line): boolean {
  const role = seeFurniture(text)?.role;
  return role === 'declassification' || role === 'stamp' || /\bAMENDED\b|\bPER E/.test(text);
}

function fieldOf(text: string): Handwriting['field'] {
  if (findCase(text)) return 'case';
  if (findDates(text).length > 0 || dateRuins.test(text)) return 'date';
  return caseRuins.test(text) ? 'case' : null;
}
