import type { LineRole } from '../model/line.ts';
import { readBanner, type BannerSighting } from './banner.ts';
import { foldGlyphs, likeness } from './fuzzy.ts';
import { remember } from './memo.ts';
import { isJunk } from './prose.ts';
import { isLongerThan } from './white-space.ts';

export type FurnitureRole = Exclude<LineRole, 'body' | 'blank' | 'noise'>;

/** What one line looks like by its words alone, before its place on the page is known. */
export interface FurnitureSighting {
  readonly role: FurnitureRole;
  /** 0..1 */
  readonly confidence: number;
  readonly banner?: BannerSighting;
  /** The number on a page label, or beside a banner. */
  readonly number?: number;
}

/** Letterheads of the offices that write memoranda of conversation. Source: the paper itself. */
const letterheads = [
  'THE WHITE HOUSE',
  'WASHINGTON',
  'WASHINGTON DC',
  'WASHINGTON DC 20504',
  'WASHINGTON DC 20520',
  'NATIONAL SECURITY COUNCIL',
  'DEPARTMENT OF STATE',
  'THE SECRETARY OF STATE',
  'OFFICE OF THE VICE PRESIDENT',
  'OFFICE OF THE SECRETARY',
  'EXECUTIVE OFFICE OF THE PRESIDENT',
  'UNITED STATES DEPARTMENT OF STATE',
  'EMBASSY OF THE UNITED STATES OF AMERICA',
  'AMERICAN EMBASSY',
  'OFFICE OF THE SECRETARY OF DEFENSE',
  'THE SECRETARY OF DEFENSE',
  'OFFICE OF THE ASSISTANT SECRETARY OF DEFENSE',
  'INTERNATIONAL SECURITY AFFAIRS',
  'THE JOINT CHIEFS OF STAFF',
  'OFFICE OF THE DIRECTOR OF CENTRAL INTELLIGENCE',
  'DEPARTMENT OF DEFENSE',
  'CENTRAL INTELLIGENCE AGENCY',
].map(foldGlyphs);

/**
 * Openings of the lines of a classification authority block, with their look-alike letters folded.
 * Source: 32 CFR 2001.21(b), 5 CFR 1312.8, and for `CL BY` and `EXEMPT` the stamps of E.O. 11652 (18 CFR 3a.31).
 */
const authorityOpenings = [
  'CLASSIFIED BY',
  'DERIVED FROM',
  'DERIVATIVE CL BY',
  'DECLASSIFY ON',
  'DECLASSIFY',
  'DECLASSIFICATION DATE OADR',
  'REVIEW ON',
  'EXTENDED BY',
  'SUBJECT TO GENERAL DECLASSIFICATION SCHEDULE',
  'AUTOMATICALLY DECLASSIFIED ON',
  'EXEMPT FROM GENERAL DECLASSIFICATION',
  'EXEMPTION CATEGORY',
].map((opening) => ({ opening, folded: foldGlyphs(opening) }));

const pageLabel =
  /^[-–—\s.|=]*(?:page\s+)?[-–—\s]*(\d{1,3})(?:\s*of\s*\d{1,3})?[-–—\s.|=]*$|^\S[^.]{0,40}?\s{2,}Page\s+(\d{1,3})(?:\s+of\s+\d{1,3})?$/i;
const authorityLine =
  /^\W{0,3}(?:CL(?:ASSIFIED)?\s*BY\b|DECL(?:ASSIFY)?\s*(?:ON)?\s*:|Reason\s?[:;]|Reason\s+1[.,]\s?[345])/i;
const declassificationLine =
  /\bDECLASSIFIED\b|\bDECLASSIFI|ECLASSIFIED\s+IN|\bPER\s*E\s?\.?\s?[O0©]\b|\bPER\s?E[.,]?\s?[O0QCG©(]{0,2}[.,]{0,2}\s{0,3}1[0-9]{4}\b|\bE\s?\.\s?[O0©]\s?\.?\s?1[0-9]{4}\b|^\W*AS AMENDED\b|CLASSIFICATION APPEALS PANEL|^\W*ISCAP\b|DECLASSIFICATION DATE|White House Guidelines|\bNARA\b,?\s*Date|\bNLC[-\s]|\bNLR[-\s]|\bSANITIZED\b|RELEASED IN (?:FULL|PART)|^\W*Authority\s+[A-Z]{2,}|APPROVED FOR RELEASE|MANDATORY (?:DECLASSIFICATION )?REVIEW/;
const stampLine =
  /PHOTO\s?COPY|LIBRARY PHOTO|\bLIBRARY\b.*\bCOPY\b|PRESIDENTIAL LIBRARY|RETURN TO CIA|DO NOT REPRODUCE|BACKGROUND USE ONLY|COPY FOR\b|^\W*GROUP\s+[1-4]\W*$|^\W*Downgraded at \d+|declassified after \d+ years/i;
const controlLine =
  /^\W*(?:NSC\s*(?:LOG|#)?\s*#?\s*\d{4,7}|LOG\s*(?:NO\.?|#)?\s*\d{4,7}|ADD[- ]?ON\s*\d*|\d{4,7}(?:\s*(?:ADD[- ]?ON|RE-?DO)\s*\d*)?)\W*$/i;
const distributionLine = /^\W*(?:COPIES TO|DISTRIBUTION|cc)\s*[:;]/i;

/**
 * Sees whether one line is furniture by what it says. Lines in running prose are not tried at all: they are
 * most of a page, and only short lines or lines in capitals can be furniture.
 */
export function seeFurniture(text: string): FurnitureSighting | null {
  if (text.length === 0) return null;
  if (text.length > 400 || isLongerThan(text, 90)) return null;
  const prose = isProse(text);
  if (prose) return authorityLine.test(text) ? { role: 'authority', confidence: 0.95 } : null;
  return look(text);
}

const look = remember((text: string): FurnitureSighting | null => {
  const label = text.length <= 16 || text.includes('Page') ? pageLabel.exec(text) : null;
  if (label) return { role: 'page-label', confidence: 0.9, number: Number(label[1] ?? label[2]) };
  if (controlLine.test(text)) return { role: 'control', confidence: 0.7 };
  if (authorityLine.test(text)) return { role: 'authority', confidence: 0.95 };
  if (declassificationLine.test(text)) {
    // A stamp beside a line of the text: the line stays the text's.
    const beside = findOverlay(text);
    const before = text.slice(0, Math.max(0, beside));
    if (beside > 0 && !isJunk(before) && !stampLine.test(before)) return null;
    return { role: 'declassification', confidence: 0.9 };
  }
  const banner = readBanner(text);
  if (banner)
    return {
      role: 'banner',
      confidence: banner.confidence,
      banner,
      ...(banner.number && { number: Number(banner.number.text) }),
    };
  if (stampLine.test(text)) return { role: 'stamp', confidence: 0.9 };
  if (distributionLine.test(text)) return { role: 'distribution', confidence: 0.8 };
  if (text.length > 60) return null;
  const folded = foldGlyphs(text);
  if (folded.length < 5) return null;
  if (isCapitals(text))
    for (const name of letterheads)
      if (Math.abs(name.length - folded.length) <= 2 && likeness(name, folded) >= 0.8)
        return { role: 'letterhead', confidence: likeness(name, folded) };
  if (/[a-z:;]/.test(text))
    for (const { folded: opening } of authorityOpenings) {
      // A torn opening keeps one of its first two letters.
      if (folded.charCodeAt(0) !== opening.charCodeAt(0) && folded.charCodeAt(1) !== opening.charCodeAt(1))
        continue;
      const score = likeness(folded.slice(0, opening.length), opening);
      if (score >= 0.72) return { role: 'authority', confidence: score };
    }
  return null;
});

function isCapitals(text: string): boolean {
  let lower = 0;
  let upper = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) lower++;
    else if (code >= 65 && code <= 90) upper++;
  }
  return upper > lower * 3;
}

/** Running prose: mostly words in small letters, and enough of them. */
function isProse(text: string): boolean {
  if (text.length < 34) return false;
  let lower = 0;
  let upper = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) lower++;
    else if (code >= 65 && code <= 90) upper++;
  }
  return lower > upper * 3;
}

/** Words of a release stamp that landed behind a line of the memorandum: `to a ceasefire. (S) DECLASSIFIED`. */
const overlay =
  /\s+(?:[:;'"‘’“”.]\s+)?((?:DECLASSIFIED|SANITIZED)(?:\s+IN PART)?|PER\s*E\s?\.?\s?[O0QCG©(]{1,2}\s?[.,]?.{0,16}|PER\s?E[.,]{0,2}\s?1[0-9]{4}|AS AMENDED|[A-Z]{4,}\s+LIBRARY\s+PHOTOCOPY|LIBRARY\s+PHOTOCOPY)\W*$/;

/** Where in the text a stamp's words begin that do not belong to the line; -1 for none. */
export function findOverlay(text: string): number {
  // Stamps are in capitals, and few lines end in any: three among the last eight characters.
  let upper = 0;
  for (let i = Math.max(0, text.length - 8); i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 65 && code <= 90) || (code >= 48 && code <= 57)) upper++;
  }
  if (upper < 3) return -1;
  // No stamp's line is longer than this; a search from every blank of a long line would be.
  const from = Math.max(0, text.length - 80);
  const found = overlay.exec(text.slice(from));
  return found && /[a-z]{2}/.test(text.slice(0, from + found.index)) ? from + found.index : -1;
}
