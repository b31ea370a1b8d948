import stringWidth from 'string-width';
import type { FacetValue } from '../../query/search.ts';
import { padEnd } from '../pretty/sheet.ts';
import { visible } from '../visible.ts';
import { wholeNumber } from './numbers.ts';

/** Values shown of each field; the rest is counted. */
const mostShown = 10;
const longestBar = 24;
const widestValue = 32;

/** A line for each value: itself, a bar as long as its share of the greatest, its count. */
export function facetLines(values: readonly FacetValue[], width: number): readonly string[] {
  const shown = values
    .slice(0, mostShown)
    .map(({ value, count }) => ({ value: clip(visible(value)), count }));
  const greatest = Math.max(...shown.map(({ count }) => count));
  const valueWidth = Math.max(...shown.map(({ value }) => stringWidth(value)));
  const countWidth = wholeNumber(greatest).length;
  const room = Math.max(1, Math.min(longestBar, width - valueWidth - countWidth - 4));
  const lines = shown.map(({ value, count }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((count / greatest) * room)));
    return `${padEnd(value, valueWidth)}  ${wholeNumber(count).padStart(countWidth)}  ${bar}`;
  });
  const rest = values.length - shown.length;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}

function clip(text: string): string {
  if (stringWidth(text) <= widestValue) return text;
  let clipped = '';
  for (const letter of text) {
    if (stringWidth(clipped + letter) >= widestValue) break;
    clipped += letter;
  }
  return `${clipped}…`;
}
