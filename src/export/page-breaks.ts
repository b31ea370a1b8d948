import type { Paragraph } from '../model/body.ts';

/** Where a page begins within a paragraph's running text. */
export interface PageBreak {
  readonly page: number;
  /** Offset in the paragraph's `text` of the first word on that page, or of the word that the break divides. */
  readonly offset: number;
}

/**
 * The pages that begin inside the paragraph. The record says how long the paragraph's part on each page is and how
 * it is typed: the length finds the typed line that ends the page, the letters after that line find the place in
 * the running text. A break that the two texts do not settle is put at the paragraph's end, by which the page has
 * certainly begun.
 */
export function pageBreaks(paragraph: Paragraph): readonly PageBreak[] {
  const { text, typed } = paragraph;
  const parts = [paragraph.at, ...(paragraph.continues ?? [])];
  const breaks: PageBreak[] = [];
  let length = 0;
  for (const [i, part] of parts.slice(0, -1).entries()) {
    const { page } = parts[i + 1]!;
    length += part.chars ? part.chars[1] - part.chars[0] + 1 : 0;
    if (page === part.page) continue;
    const offset = offsetInText(text, typed, lineStartNear(typed, length));
    breaks.push({ page, offset: offset === text.length ? offset : wordStart(text, offset) });
  }
  return breaks;
}

/** The part of a paragraph's running text that stands on the page. */
export function textOnPage(paragraph: Paragraph, page: number): string {
  const breaks = pageBreaks(paragraph);
  const start = breaks.find((place) => place.page === page)?.offset ?? 0;
  const end = breaks.find((place) => place.page > page)?.offset;
  return paragraph.text.slice(start, end).trim();
}

/** The start of the typed line that is nearest to `offset`. */
function lineStartNear(typed: string, offset: number): number {
  const before = typed.lastIndexOf('\n', offset - 1) + 1;
  const after = typed.indexOf('\n', offset) + 1;
  return after > 0 && after - offset < offset - before ? after : before;
}

/** How many letters must agree for a place to be the same in both texts. */
const window = 12;

/** The offset in `text` of what stands at `offset` in `typed`: they have the same letters but for label and mark. */
function offsetInText(text: string, typed: string, offset: number): number {
  const letters = solid(text);
  const expected = solid(typed.slice(offset)).slice(0, window);
  const most = solid(typed.slice(0, offset)).length;
  const least = Math.max(0, most - (solid(typed).length - letters.length));
  for (let index = most; index >= least; index--) {
    const found = letters.slice(index, index + window);
    if (found !== '' && expected.startsWith(found)) return offsetOfLetter(text, index);
  }
  return text.length;
}

function wordStart(text: string, offset: number): number {
  return offset - (/\S*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
}

/** Letters and digits only: what joining lines and rejoining broken words leaves alone. */
function solid(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The offset of the letter that has `index` units of letters before it. */
function offsetOfLetter(text: string, index: number): number {
  let before = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]/gu)) {
    if (before >= index) return match.index;
    before += match[0].length;
  }
  return text.length;
}
