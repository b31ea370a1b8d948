import type { Line, LineRole } from '../model/line.ts';
import type { Span } from '../model/position.ts';
import { readBanner } from '../marking/banner.ts';
import { seeFurniture, type FurnitureSighting } from '../marking/furniture.ts';
import { findTrailingMark, readMark } from '../marking/portion-mark.ts';
import { endsInMark, isMarkAlone } from './place-marks.ts';
import { closingLine, isJunk, isProseLine } from '../marking/prose.ts';

export type DraftLine = Omit<Line, 'role' | 'roleConfidence'>;

/** The words of the form's own heading, however noisy. */
const titleWords =
  /MEMORAND[UOA][MN]\S?\s+(?:OF|FOR)\b|MEMCON\b|TELCON\b|RECORD OF (?:MEETING|CONVERSATION)|SUMMARY OF CONCLUSIONS|MINUTES OF/;
/** A line that opens with them: what stands above it on the page is not the memorandum's text. */
const titleLine = new RegExp(String.raw`^\W{0,3}(?:${titleWords.source})`);
/** A date above the title is the day of writing, part of the memorandum; a printed edition puts the place before it. */
const dateLine =
  /^\W{0,3}(?:[A-Z][A-Za-z.’' -]{2,30}\s?,\]?\s*)?(?:\d{1,2}\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?\d{4}\b(?:,?\s[\d:.–-]{1,12}\s?(?:[ap]\.?m\.?|noon)?)?\W*$/i;
const fieldLine = /^\W{0,2}(?:SUBJECT|PARTICIPANTS|PRESENT|DATE|TIME|PLACE|FROM|TO|RE|FOR|THROUGH)\s*[:;.]/i;
/** Below the text: copies, attachments, the drafter's line. */
const tailLine =
  /^\W{0,2}(?:Attachments?|Enclosures?|Tab [A-Z]\b|Drafted|Approved|Cleared|Drafting|Clearances?)\b.*$/i;

/**
 * Gives every line of one page its role. Furniture stands in a zone at the top and one at the bottom, around
 * lines that say what they are (a banner, an authority block, a stamp); inside the zones what can't be read is
 * noise, outside them only lines that can be nothing else are furniture.
 */
export function assignPageRoles(drafts: readonly DraftLine[], isFirst: boolean): Line[] {
  const lines = drafts.map(withoutStampBefore);
  const seen = lines.map((line) => (line.text === '' ? null : seeFurniture(line.text)));
  const isProse = ({ text }: DraftLine, i: number): boolean => !seen[i] && isProseLine(text);
  const firstProse = lines.findIndex(isProse);
  const lastProse = lines.findLastIndex(isProse);
  const title = lines.findIndex(
    (line, i) => (firstProse < 0 || i <= firstProse) && titleLine.test(line.text),
  );
  const topEnd = title >= 0 ? title : endOfTop(lines, seen, firstProse, isFirst);
  const bottomStart = startOfBottom(lines, seen, Math.max(lastProse, topEnd - 1));
  const roles: LineRole[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    roles.push(roleOf(line, seen[i]!, i < topEnd ? 'top' : i >= bottomStart ? 'bottom' : 'middle', roles));
  }
  spreadNoise(lines, roles, title);
  return lines.map((line, i) => ({
    ...line,
    role: roles[i]!,
    roleConfidence: confidenceOf(roles[i]!, seen[i]!),
  }));
}

/** White space between what was typed and a stamp or a pen's words beside it. */
const apart = /\s{4,}(?=\S)/g;

/**
 * The form's heading without what stands left of it, the words of a release stamp or a pen's torn ones:
 * `AS AMENDED       MEMORANDUM OF CONVERSATION`.
 */
function withoutStampBefore(line: DraftLine): DraftLine {
  const { text, offsets, shift, indent } = line;
  if (offsets || !titleWords.test(text)) return line;
  for (const { index, 0: gap } of text.matchAll(apart)) {
    const cut = index + gap.length;
    const before = text.slice(0, index);
    if (!titleLine.test(text.slice(cut))) continue;
    if (seeFurniture(before)?.role !== 'declassification' && !isJunk(before)) continue;
    const moved = <T extends { readonly span: Span }>(placed: readonly T[] = []): T[] =>
      placed
        .filter(({ span }) => span[0] >= cut)
        .map((one) => ({ ...one, span: [one.span[0] - cut, one.span[1] - cut] }));
    return {
      ...line,
      text: text.slice(cut),
      shift: shift + cut,
      indent: indent + cut,
      ...(line.marks && { marks: moved(line.marks) }),
      ...(line.strokes && { strokes: moved(line.strokes) }),
    };
  }
  return line;
}

/** A page is read well where half of its letters stand in lines that were read this surely. */
const clearLine = 0.7;
/** Below this the letters of a line were guessed, beside such a line below `torn`. */
const guessed = 0.4;
const torn = 0.6;

/** Whether a page was read so well that an engine is unsure only of what nobody typed: handwriting, dirt. */
function isReadWell(lines: readonly DraftLine[]): boolean {
  let clear = 0;
  let all = 0;
  for (const { text, readConfidence } of lines) {
    if (readConfidence === undefined) continue;
    const letters = text.replace(/\s+/g, '').length;
    all += letters;
    if (readConfidence >= clearLine) clear += letters;
  }
  return clear > all / 2;
}

/** Torn lines that touch furniture or the page's edge are torn furniture: handwriting runs over several lines. */
function spreadNoise(lines: readonly DraftLine[], roles: LineRole[], title: number): void {
  const readWell = isReadWell(lines);
  for (const step of [1, -1]) {
    let touching = true;
    let unsure = guessed;
    for (let k = 0; k < roles.length; k++) {
      const i = step > 0 ? k : roles.length - 1 - k;
      if (roles[i] === 'blank') continue;
      if (roles[i] === 'body') {
        const line = lines[i]!;
        const isGuess = readWell && (line.readConfidence ?? 1) < unsure;
        touching &&= i !== title && (isTorn(line.text) || isGuess) && !isOfText(line);
        unsure = touching && isGuess ? torn : guessed;
        if (touching) roles[i] = 'noise';
      } else touching = true;
    }
  }
}

/** Whether nothing on the line can be read, nor the words that begin it where something else stands far behind them. */
function isTorn(text: string): boolean {
  if (!isJunk(text)) return false;
  const opening = text.slice(0, Math.max(0, text.search(apart)));
  return !opening.includes(' ') || isJunk(opening);
}

/** Index after the top zone: behind the last line that is surely furniture before the text begins. */
function endOfTop(
  lines: readonly DraftLine[],
  seen: readonly (FurnitureSighting | null)[],
  firstProse: number,
  isFirst: boolean,
): number {
  const until = firstProse < 0 ? lines.length : firstProse;
  let end = 0;
  let shown = 0;
  for (let i = 0; i < until && shown < (isFirst ? 14 : 6); i++) {
    if (lines[i]!.text === '') continue;
    if (fieldLine.test(lines[i]!.text)) break;
    shown++;
    if (seen[i] || (shown <= 2 && isJunk(lines[i]!.text))) end = i + 1;
    else if (!isFirst && shown === 1 && readBanner(lines[i]!.text, 0.2)) end = i + 1;
  }
  return end;
}

/** Index where the bottom zone starts: the first furniture behind the last prose line, torn lines before it included. */
function startOfBottom(
  lines: readonly DraftLine[],
  seen: readonly (FurnitureSighting | null)[],
  lastProse: number,
): number {
  let start = lines.length;
  let lastOther = lines.length - 1;
  while (lastOther >= 0 && (lines[lastOther]!.text === '' || seen[lastOther])) lastOther--;
  for (let i = lastProse + 1; i < lines.length && start === lines.length; i++) {
    const { text } = lines[i]!;
    if (text === '' || tailLine.test(text)) continue;
    const { role } = seen[i] ?? {};
    if (role && role !== 'page-label' && role !== 'control') start = i;
    if (role === 'page-label' && lastOther < i) start = i;
  }
  for (let i = start - 1; i > lastProse; i--) {
    const { text } = lines[i]!;
    if (text === '') continue;
    if (isOfText(lines[i]!) || (!isJunk(text) && !readBanner(text, 0.2) && !isStray(lines, i, lastProse)))
      break;
    start = i;
  }
  return start;
}

/** Whether the picture shows a mark that only a line of the text has. */
function isOfText(line: DraftLine): boolean {
  return isMarkAlone(line) || endsInMark(line);
}

/** A short line without a sentence's end: a typist fills the last line of a page or ends a paragraph on it. */
function isStray(lines: readonly DraftLine[], i: number, lastProse: number): boolean {
  const { text } = lines[i]!;
  if (lastProse < 0 || text.length > 16 || text.includes(' ')) return false;
  return !/[.?!:)"”]$/.test(text) && !findTrailingMark(text);
}

function roleOf(
  line: DraftLine,
  seen: FurnitureSighting | null,
  zone: 'top' | 'middle' | 'bottom',
  before: readonly LineRole[],
): LineRole {
  const { text } = line;
  if (text === '') return line.typed.trim() === '' ? 'blank' : 'noise';
  if (zone === 'middle') {
    if (!seen) return isRule(text) && !isMarkAlone(line) ? 'noise' : 'body';
    if (seen.role === 'banner') return seen.confidence >= 0.8 && !/[a-z]{3}/.test(text) ? 'banner' : 'body';
    if (seen.role === 'authority' || seen.role === 'declassification' || seen.role === 'stamp')
      return seen.role;
    return 'body';
  }
  if (seen) return seen.role;
  if (closingLine.test(text) || tailLine.test(text)) return 'body';
  if (zone === 'top' && (dateLine.test(text) || fieldLine.test(text))) return 'body';
  if (readBanner(text, 0.2)) return 'banner';
  const last = before.findLast((role) => role !== 'blank');
  // Below its first line a stamp is filled in by hand: case number, initials, date.
  if (last === 'declassification' && /\d/.test(text) && text.length <= 40) return 'declassification';
  return 'noise';
}

function confidenceOf(role: LineRole, seen: FurnitureSighting | null): number {
  if (role === 'blank') return 1;
  if (role === 'body') return seen ? 0.7 : 0.95;
  return seen?.role === role ? seen.confidence : 0.5;
}

/** A ruled line, or specks only. */
function isRule(text: string): boolean {
  return !/[A-Za-z0-9]/.test(text) && !readMark(text.replaceAll(' ', ''));
}
