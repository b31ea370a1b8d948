import type { Paragraph } from '../model/body.ts';
import type { PortionMark } from '../model/marks.ts';

/** Whether the mark opens the portion, as older orders had it, or closes it. */
export function markStandsBefore(mark: PortionMark, { at, continues = [] }: Paragraph): boolean {
  if (!mark.at.chars || !at.chars || mark.at.page !== at.page) return false;
  // Of a paragraph that goes on, all that this page shows is its beginning.
  return continues.length > 0 || mark.at.chars[0] < (at.chars[0] + at.chars[1]) / 2;
}
