import { offsetInPage, placeIn, type Line } from '../model/line.ts';
import type { Declassification, Stamp } from '../model/release.ts';
import { asDigits } from '../marking/digits.ts';
import { likeness } from '../marking/fuzzy.ts';
import { numberCited, type NumberCited } from '../marking/orders.ts';
import { findStamp } from '../marking/stamps.ts';
import { findCase } from './case-number.ts';
import { orders } from '../marking/data/orders.ts';
import { findDates } from './dates.ts';
import { findHandwriting } from './handwriting.ts';
import { findBeside } from './overlays.ts';

/**
 * Declassification stamps of one memorandum. A stamp's lines stand together, but banner lines, the authority
 * block and handwriting run through it; so all furniture of a page is read as one text.
 */
export function readDeclassifications(furniture: readonly Line[]): Declassification[] {
  const found: Declassification[] = [];
  for (const lines of byPage(furniture)) {
    const stamp = readStampOf(lines);
    if (!stamp) continue;
    const same = found.findIndex(
      (other) =>
        (other.order ?? stamp.order) === (stamp.order ?? other.order) &&
        (other.case ?? stamp.case) === (stamp.case ?? other.case),
    );
    if (same < 0) found.push(stamp);
    else found[same] = merge(found[same]!, stamp);
  }
  return found;
}

/** The block's own line, with no stamp beside it. */
const authorityOnly = /^\W*DECLASSIFY\b(?!.*DECLASSIFIED)|^\W*AUTOMATICALLY/i;
const releaseWords = /DECLASSIF|SANITIZED|RELEASED IN|APPROVED FOR RELEASE/;

/** `E.O. 13526 1.4(d)` in a frame: why a part stays closed, and by an order that the paper's release need not rest on. */
function isWithheldCode(text: string): boolean {
  return (
    /\bE\.?\s?O\.?\s?1[0-3]\d{3},?\s*(?:SEC(?:TION|T)?\.?\s*)?1\.[3-6]\s?\([a-h]/i.test(text) &&
    !releaseWords.test(text)
  );
}

/** The declassification that one page's furniture shows; null where it shows none. */
function readStampOf(lines: readonly Line[]): Declassification | null {
  const own = lines.filter(({ role }) => role === 'declassification');
  const first =
    lines.find(({ text }) => releaseWords.test(text) && !authorityOnly.test(text)) ??
    own.find(({ text }) => !isWithheldCode(text));
  if (!first) return null;
  const text = (own.length > 0 ? own : lines).map((line) => line.text).join('\n');
  // Handwriting beside the stamp is read as noise; the day and number that it gives are the stamp's.
  const nearby = linesNear(lines, own, first);
  const near = nearby.map((line) => line.text).join('\n');
  const match = findStamp(text);
  const release = match && (match.form.kind === 'release' || match.form.kind === 'status') ? match : null;
  const cited = (of: readonly Line[]): string =>
    of.flatMap((line) => (isWithheldCode(line.text) ? [] : [line.text])).join('\n');
  const order =
    numberCited(cited(own.length > 0 ? own : lines)) ??
    numberCited(cited(lines).split('\n').map(undated).join('\n')) ??
    amendedOrder(text) ??
    tornOrder(lines.map((line) => line.text).join('\n')) ??
    // A stamp may say by which order a part stays closed, and no other.
    numberCited(text);
  const number = findCase(text) ?? findCase(near);
  const since = (order && orders.find(({ number }) => number === order.number)?.signed) ?? '1960';
  const stamp: Declassification = {
    stamp: release?.form.id ?? null,
    typed: text,
    order: order ? `E.O. ${order.number}` : null,
    section: sectionOf(text) ?? release?.parts.section ?? null,
    authority: authorityOf(text),
    case: release?.parts.case ?? number?.number ?? null,
    document: release?.parts.document ?? documentOf(text) ?? number?.document ?? null,
    date:
      stampDate(release?.parts.date ?? null, textOfSure(own.length > 0 ? own : lines), since) ??
      stampDate(null, textOfSure(nearby), since),
    inPart: /\bIN PART\b|WITH PORTIONS EXEMPTED/i.test(text),
    at: placeIn(first),
    ...((!release || (order && order.confidence < 1)) && { confidence: 0.6 }),
  };
  const isEmpty = stamp.order === null && stamp.case === null && stamp.date === null;
  if (isEmpty && !/DECLASSIFIED|RELEASE/.test(text)) return null;
  const handwriting = findHandwriting(lines, stamp);
  return handwriting.length > 0 ? { ...stamp, handwriting } : stamp;
}

/** Of all orders only one is cited on stamps "as amended": its number may be torn, the words are not. Source: stamp table. */
function amendedOrder(text: string): NumberCited | null {
  return /\bAS\s+AMENDED\b/.test(text) ? { number: '12958', confidence: 0.6 } : null;
}

/** Orders that release stamps cite behind the word PER. Source: stamp table. */
const releasingOrders = ['13526', '12958', '12356'];
const tornCitation = /\bPER\s{0,2}E[.,]?\s?[O0QCG©(]{0,2}[.,]{0,2}\s{0,3}([0-9OolISsB]{2,6})/;

/** Behind "PER E.O." a torn number stands for the one releasing order that it resembles: `13s`, `13936`. */
function tornOrder(text: string): NumberCited | null {
  const cited = tornCitation.exec(text)?.[1];
  if (!cited) return null;
  const digits = asDigits(cited.replaceAll('s', '5'));
  const likely = releasingOrders.filter(
    (number) => number.startsWith(digits) || (digits.length >= 4 && likeness(number, digits) >= 0.6),
  );
  return likely.length === 1 ? { number: likely[0]!, confidence: 0.5 } : null;
}

/** Lines of the stamp and what touches them, without banners and the authority block. */
function linesNear(lines: readonly Line[], own: readonly Line[], first: Line): readonly Line[] {
  const from = (own[0] ?? first).n;
  const to = (own.at(-1) ?? first).n + 4;
  return lines.filter(
    ({ role, n }) => (role === 'declassification' || role === 'noise') && n >= from && n <= to,
  );
}

/** An engine gives figures for a day written by hand too, `5/21/09` for 8/21/09, and is unsure of them. */
const surelyRead = 0.8;

/** The lines but those that an engine read unsurely. */
function textOfSure(lines: readonly Line[]): string {
  return lines
    .filter(({ readConfidence }) => (readConfidence ?? 1) >= surelyRead)
    .map(({ text }) => text)
    .join('\n');
}

/** A line with a day in it says nothing of an order. */
function undated(text: string): string {
  return /\d{1,2}\/\d{1,2}\/\d{2,4}/.test(text) ? '' : text;
}

/** A release rests on sections 3 and 5 of the orders; section 1 says why a part stays closed. */
function sectionOf(text: string): string | null {
  const cited = [...text.matchAll(/\bSEC(?:TION|T)?\.?\s{0,3}(\d\.\d(?:\s?\([a-z]\))?(?:\s?\(\d\))?)/gi)].map(
    (found) => found[1]!,
  );
  const section = cited.find((one) => /^[35]/.test(one)) ?? cited[0];
  // The panel's section has no paragraph (h); that is how a worn (b) reads. Source: 32 CFR 2003.
  return section?.replace(/^5\.3\s?\(h\)/, '5.3(b)') ?? null;
}

/** "AUTHORITY OF THE … PANEL", "Authority NND 857004", "Declassified by order of …". */
function authorityOf(text: string): string | null {
  const named =
    /AUTHORITY\s+OF\s+(?:THE\s+)?([A-Z][A-Z\s]+?)(?:,|\s+E\.?\s?[O0]|$)/.exec(text) ??
    /^\W*Authority\s*:?\s+(NND\s?\d{4,8})\b/im.exec(text) ??
    /\bDeclassified by\s+(order of the [A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*)/.exec(text);
  return named ? named[1]!.replace(/\s+/g, ' ').trim() : null;
}

function documentOf(text: string): string | null {
  return /document\s+no\.?\s*(\d+)/i.exec(text)?.[1] ?? null;
}

function merge(a: Declassification, b: Declassification): Declassification {
  const handwriting = [...(a.handwriting ?? []), ...(b.handwriting ?? [])];
  return {
    ...a,
    stamp: a.stamp ?? b.stamp,
    order: a.order ?? b.order,
    section: a.section ?? b.section,
    authority: a.authority ?? b.authority,
    case: a.case ?? b.case,
    document: a.document ?? b.document,
    date: a.date ?? b.date,
    inPart: a.inPart || b.inPart,
    ...(handwriting.length > 0 && { handwriting }),
  };
}

/**
 * The day that the stamp gives; what stands about it counts only where it reads as a date since the order that the stamp
 * cites: the paper's own day may stand beside it.
 */
function stampDate(typed: string | null, text: string, since: string): string | null {
  const dates = findDates(typed ?? text).filter(({ iso }) => iso >= (typed === null ? since : '1960'));
  return dates.at(-1)?.iso ?? null;
}

function byPage(lines: readonly Line[]): Line[][] {
  const pages = new Map<number, Line[]>();
  for (const line of lines) {
    const page = pages.get(line.page);
    if (page) page.push(line);
    else pages.set(line.page, [line]);
  }
  return [...pages.values()];
}

/** Stamps and labels other than the declassification, each with the kind that the stamp table gives it. */
export function readStamps(furniture: readonly Line[]): Stamp[] {
  const stamps: Stamp[] = [];
  for (const line of furniture) {
    const text = line.role === 'stamp' ? line.text : null;
    if (text === null) continue;
    const match = findStamp(text);
    stamps.push({
      kind: match?.form.id ?? (/PHOTO\s?COPY/i.test(text) ? 'photocopy' : 'other'),
      typed: line.typed.trim(),
      text: match?.typed ?? text,
      at: placeIn(line),
    });
  }
  return stamps;
}

/** A stamp's words that landed behind lines of the memorandum, each as a line of furniture of its own. */
export function linesOfOverlays(lines: readonly Line[]): Line[] {
  return lines.flatMap((line): Line[] => {
    const start = findBeside(line);
    if (start < 0) return [];
    const text = line.text.slice(start);
    const from = offsetInPage(line, start + text.length - text.trimStart().length);
    const typed = line.typed.slice(from - line.chars[0]);
    const chars = [from, line.chars[1]] as const;
    return [
      {
        ...line,
        chars,
        typed,
        text: text.trim(),
        offsets: null,
        shift: 0,
        role: 'declassification',
        roleConfidence: 0.6,
      },
    ];
  });
}
