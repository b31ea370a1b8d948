import type { Line, LineRole } from '../model/line.ts';
import { findCase } from './case-number.ts';
import { releaseLabels } from './data/release-labels.ts';

/** `rwm 11/9/2018`, `kd 2/27/08`: the reviewer's initials and the day, by hand or machine. */
const signedDay = /^(?:[A-Za-z]{2,4}\s+)?\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})(?:\s+[A-Za-z]{2,4})?$/;

/** `Cable                Page 2 of 2`, `F:\MSGS\M0000001.html Page 2 of 3`: a printer's page label with the file's name. */
const printedLabel = /^\S.{0,60}?\s+Page\s+\d{1,3}\s+of\s+\d{1,3}$/;

/**
 * Gives page labels in the middle of a page and the labels of a release their role, and lines that touch a stamp
 * their part in it: its case number and its signed day are plain words, and only their place below the stamp tells
 * what they are.
 */
export function settleStrays(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  let above: Line | null = null;
  for (const line of lines) {
    const isPlain = (line.role === 'body' || line.role === 'noise') && line.text.length < 130;
    const role: LineRole | null = isPlain ? strayRole(line, above) : null;
    const settled: Line = role ? { ...line, role, roleConfidence: 0.7 } : line;
    out.push(settled);
    if (line.role !== 'blank') above = settled;
  }
  return out;
}

/** The labels that open a line as one form, and the others, in letters of any size: most lines hold none, which shows sooner so. */
const anyLabel = [true, false].map((opens) => {
  const sources = releaseLabels
    .map(({ source }) => source)
    .filter((source) => source.startsWith('^') === opens);
  return new RegExp(sources.join('|'), 'i');
});

function isReleaseLabel(text: string): boolean {
  return anyLabel.some((form) => form.test(text)) && releaseLabels.some((label) => label.test(text));
}

function strayRole(line: Line, above: Line | null): LineRole | null {
  const { text } = line;
  if (text.includes('Page') && printedLabel.test(text)) return 'page-label';
  if (isReleaseLabel(text)) return 'stamp';
  const touches =
    above?.role === 'declassification' &&
    above.page === line.page &&
    line.blanksBefore === 0 &&
    text.length <= 30;
  return touches && (signedDay.test(text) || findCase(text)?.whole) ? 'declassification' : null;
}

/** Lines of the memorandum's pages that are in no value and no text, as the furniture that they are. */
export function toFurniture(lines: readonly Line[]): Line[] {
  let released: Line | null = null;
  return lines.map((line) => {
    let role: LineRole = 'noise';
    if (/\bdeclassified\b/i.test(line.text)) {
      role = 'declassification';
      released = line;
    } else if (released?.page === line.page && line.n - released.n <= 2 && /\d{4}/.test(line.text))
      role = 'declassification';
    return { ...line, role, roleConfidence: 0.5 };
  });
}
