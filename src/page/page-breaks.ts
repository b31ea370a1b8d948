import { readBanner } from '../marking/banner.ts';
import { seeFurniture } from '../marking/furniture.ts';
import { findTrailingMark } from '../marking/portion-mark.ts';
import { isJunk, isProseLine } from '../marking/prose.ts';

export interface PageBreak {
  /** Offset in the text at which the next page begins. */
  readonly offset: number;
  /** 0..1 */
  readonly confidence: number;
}

interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether its words show it to be furniture. */
  readonly seen: boolean;
  readonly role: string | null;
  /** Page number typed on the line, alone or beside the banner. */
  readonly number: number | null;
}

/** Lines that may stand between two lines of the same furniture: a torn stamp, handwriting, blanks not counted. */
const gap = 3;
/** A form's own heading, or a sheet's, begins a page wherever it stands. */
const startsPage =
  /^\W{0,3}(?:MEMORAND[UO]M\s+OF\s+(?:TELEPHONE\s+)?CONVERSATION|NSC\/S PROFILE|.{0,8}Presidential Records\W*$|WITHDRAWAL(?:\/REDACTION)?\s+SHEET|.{0,6}(?:MR|FOIA) MARKER|.{0,12}RECORD ID:\s*\d)/i;

/**
 * Where pages begin inside a text without form feeds, from the furniture that the typist and the archive put
 * at the edges: a banner at the bottom and one at the top, typed page numbers, an authority block or a stamp in
 * mid-sentence. Offsets ascend; each stands at the start of a line. A text without furniture has no breaks.
 */
export function findPageBreaks(text: string): PageBreak[] {
  const lines = splitLines(text);
  const breaks = new Map<number, number>();
  let page = 1;
  const top = skipTop(lines);
  const lastText = lines.findLastIndex(isText);
  let i = top;
  while (i < lines.length) {
    const line = lines[i]!;
    if (!line.role) {
      if (i > top && startsPage.test(line.text) && !isProse(line) && !breaks.has(line.start)) {
        breaks.set(line.start, 0.7);
        page++;
      }
      i++;
      continue;
    }
    const end = endOfCluster(lines, i);
    const found = breakIn(lines, i, end, page + 1);
    if (found && found.at <= lastText) {
      breaks.set(lines[found.at]!.start, found.confidence);
      page = Math.max(page + 1, found.number ?? 0);
    }
    i = end;
  }
  for (const [offset, confidence] of unfurnished(lines, breaks)) breaks.set(offset, confidence);
  return [...breaks]
    .map(([offset, confidence]) => ({ offset, confidence }))
    .sort((a, b) => a.offset - b.offset);
}

function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const typed = text.slice(start, end);
    const bare = (
      typed.includes('~~') || typed.includes('**') ? typed.replace(/~~|\*\*/g, '') : typed
    ).trim();
    const seen = bare === '' ? null : seeFurniture(bare);
    const strong =
      seen && (seen.role !== 'control' || bare.length <= 12) && seen.role !== 'letterhead' ? seen : null;
    const number = seen?.role === 'page-label' || seen?.role === 'banner' ? (seen.number ?? null) : null;
    lines.push({
      start,
      end,
      text: bare,
      seen: seen !== null,
      role: strong && strong.role !== 'control' && strong.role !== 'distribution' ? strong.role : null,
      number: number !== null && number >= 2 && number <= 300 ? number : null,
    });
    start = end + 1;
  }
  return lines;
}

function isProse({ text, seen }: TextLine): boolean {
  return !seen && isProseLine(text);
}

function isText(line: TextLine): boolean {
  const { text, role } = line;
  return (!role && text !== '' && !isJunk(text)) || isProse(line);
}

/** First line behind the furniture that the text opens with. */
function skipTop(lines: readonly TextLine[]): number {
  const prose = lines.findIndex((line) => isProse(line) || startsPage.test(line.text));
  return prose < 0 ? lines.length : prose;
}

/** Index behind a run of furniture, torn lines between its parts included. */
function endOfCluster(lines: readonly TextLine[], from: number): number {
  let end = from + 1;
  let loose = 0;
  for (let i = from + 1; i < lines.length; i++) {
    const { text, role } = lines[i]!;
    if (text === '') continue;
    if (isProse(lines[i]!)) break;
    if (role) {
      end = i + 1;
      loose = 0;
    } else if (++loose > gap) break;
  }
  // A torn banner with the page's number may close the run: `CONS EEN Eat’ 2`.
  for (let i = end; i < Math.min(end + 2, lines.length); i++) {
    const { text } = lines[i]!;
    if (text === '' || isProse(lines[i]!)) continue;
    if (readBanner(text, 0.2)) end = i + 1;
  }
  return end;
}

interface Found {
  readonly at: number;
  readonly confidence: number;
  readonly number: number | null;
}

/** Where inside the run `[from, to)` the next page begins; null where the run lies inside one page. */
function breakIn(lines: readonly TextLine[], from: number, to: number, expected: number): Found | null {
  const run = lines.slice(from, to);
  const isBanner = (line: TextLine): boolean =>
    line.role === 'banner' || (!line.role && readBanner(line.text, 0.2) !== null);
  let numbered = run.findIndex((line) => numberOf(line) !== null);
  if (numbered >= 0) {
    const number = numberOf(run[numbered]!)!;
    // The number stands beside the banner or under it; a foot number stands over the next page's banner.
    if (run[numbered]!.role === 'page-label') {
      const above = run.slice(0, numbered).findLastIndex((line) => line.text !== '');
      const below = run.slice(numbered + 1).some((line) => line.role === 'banner');
      if (below && number === expected - 1) numbered = -1;
      else if (above >= 0 && isBanner(run[above]!)) numbered = above;
    }
    if (numbered >= 0) return { at: from + numbered, confidence: number === expected ? 0.95 : 0.8, number };
  }
  const banners = run.flatMap((line, i) => (isBanner(line) ? [i] : []));
  if (banners.length >= 2) return { at: from + banners.at(-1)!, confidence: 0.9, number: null };
  const after = nextText(lines, to);
  if (after < 0) return null;
  const broken = isBroken(textBefore(lines, from), lines[after]!.text);
  if (banners.length === 1) return { at: after, confidence: broken ? 0.9 : 0.6, number: null };
  const hasAuthority = run.some((line) => line.role === 'authority');
  const hasStamp = run.some((line) => line.role === 'declassification' || line.role === 'stamp');
  if (hasAuthority || broken || hasStamp)
    return { at: after, confidence: broken ? 0.8 : hasAuthority ? 0.6 : 0.5, number: null };
  return null;
}

function numberOf(line: TextLine): number | null {
  if (line.number !== null) return line.number;
  if (line.role) return null;
  const torn = readBanner(line.text, 0.2)?.number;
  const number = torn && torn.text.length <= 2 ? Number(torn.text) : 0;
  return number >= 2 ? number : null;
}

/** The next line of the text itself: torn lines right behind furniture are furniture too. */
function nextText(lines: readonly TextLine[], from: number): number {
  for (let i = from; i < lines.length; i++)
    if (lines[i]!.text !== '' && (i > from + gap || !isJunk(lines[i]!.text) || isProse(lines[i]!))) return i;
  return -1;
}

/** The last line before this one that is not empty; as where a sentence ends where there is none. */
function textBefore(lines: readonly TextLine[], from: number): string {
  for (let i = from - 1; i >= 0; i--) if (lines[i]!.text !== '') return lines[i]!.text;
  return '.';
}

/** The sentence that `before` leaves open goes on in `after`. */
function isBroken(before: string, after: string): boolean {
  return !/[.?!:;)\]"”]\W*$/.test(before) && findTrailingMark(before) === null && /^[a-z]/.test(after);
}

/**
 * Breaks that left no furniture, in texts whose lines are whole paragraphs: a blank line inside a sentence, and
 * breaks that a later typed page number shows to be missing. The latter go between the paragraphs where pages
 * would be of even length, rather where the marks change (a pen goes over a page at a time).
 */
function unfurnished(lines: readonly TextLine[], known: ReadonlyMap<number, number>): Map<number, number> {
  const found = new Map<number, number>();
  const texts = lines.filter((line) => line.text !== '');
  const average = texts.reduce((sum, line) => sum + line.text.length, 0) / Math.max(1, texts.length);
  if (average < 100) return found;
  for (let i = skipTop(lines); i < lines.length; i++) {
    const before = lines[i - 2];
    const line = lines[i]!;
    if (!before || lines[i - 1]!.text !== '' || before.text === '' || known.has(line.start)) continue;
    if (before.text.length > 60 && isBroken(before.text, line.text)) found.set(line.start, 0.6);
  }
  const all = [0, ...[...known.keys(), ...found.keys()].sort((a, b) => a - b)];
  const numbered = lines.filter((line) => line.number !== null);
  let at = 0;
  let counted = 1;
  for (let k = 1; k < all.length; k++) {
    counted++;
    const offset = all[k]!;
    const next = all[k + 1] ?? Infinity;
    while (at < numbered.length && numbered[at]!.start < offset) at++;
    const line = numbered[at];
    const number = line && line.start < next ? line.number : null;
    const missing = number ? number - counted : 0;
    if (missing < 1 || missing > 3) continue;
    for (let m = 0; m < missing; m++) {
      const cuts = [...all.slice(0, k + 1), ...found.keys()]
        .filter((cut) => cut <= offset)
        .sort((a, b) => a - b);
      const cut = cutLongest(lines, [...new Set(cuts)]);
      if (cut !== null) found.set(cut, 0.4);
    }
    counted += missing;
  }
  return found;
}

/** The paragraph start nearest to the middle of the longest page, one where the marks change by preference. */
function cutLongest(lines: readonly TextLine[], cuts: readonly number[]): number | null {
  let longest = 0;
  for (let k = 1; k + 1 < cuts.length; k++)
    if (cuts[k + 1]! - cuts[k]! > cuts[longest + 1]! - cuts[longest]!) longest = k;
  const from = cuts[longest]!;
  const to = cuts[longest + 1]!;
  let best: { start: number; cost: number } | null = null;
  let last: string | null = null;
  for (const line of lines) {
    if (line.text === '' || line.start < from || line.start >= to) continue;
    const mark = findTrailingMark(line.text);
    const now: string | null = mark && !('U' in mark.weights) ? Object.keys(mark.weights).join() : last;
    const cost = Math.abs(line.start - (from + to) / 2) * (last !== null && now !== last ? 0.2 : 1);
    if (line.start > from && (!best || cost < best.cost)) best = { start: line.start, cost };
    last = now;
  }
  return best?.start ?? null;
}
