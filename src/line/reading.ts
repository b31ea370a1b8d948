import type { Line } from '../model/line.ts';
import type { Span } from '../model/position.ts';

type Reading = Pick<Line, 'text' | 'offsets' | 'shift' | 'indent' | 'struck' | 'emphasis'>;

const none: readonly Span[] = [];
/** Specks and rules at a photocopy's edge that OCR reads as punctuation standing alone: `| against his`, `(U) . |`. */
const leftSpecks = /^(?:[|_.,:;~'‘’`°•\]\[]{1,2}\s+)+(?=\S)/;
const rightSpecks = /(?:\s+[|_~‘`°•]{1,2})+$|(?<=[.?!)"’”])(?:\s+[|_~‘’'`°•.,;:]{1,2})+$/;
/** The source's own markup: `~~struck~~`, `**set off**`, `# heading`. One pair of signs alone is dirt. */
function hasMarkup(typed: string): boolean {
  if (!/[~*_#]/.test(typed)) return false;
  return (
    isPaired(typed, '~~') ||
    isPaired(typed, '**') ||
    isPaired(typed, '__') ||
    (typed.includes('#') && /^\s*#{1,6}\s/.test(typed))
  );
}

function isPaired(typed: string, signs: string): boolean {
  const first = typed.indexOf(signs);
  return first >= 0 && typed.includes(signs, first + 2);
}

/**
 * Reads one typed line: markup becomes spans, spaces inside letter-spaced words close, specks at the margins go.
 * `looseSpaces` are offsets in `typed`, ascending.
 */
export function readLine(typed: string, looseSpaces: readonly number[] = []): Reading {
  let start = 0;
  let indent = 0;
  while (start < typed.length) {
    const code = typed.charCodeAt(start);
    if (code === 9) indent += 8 - (indent % 8);
    else if (code === 32 || code === 160) indent++;
    else break;
    start++;
  }
  if (looseSpaces.length > 0 || hasMarkup(typed)) return { indent, ...readMarkedUp(typed, looseSpaces) };
  let text = typed.slice(start).trimEnd();
  const left = leftSpecks.exec(text);
  if (left) {
    start += left[0].length;
    text = text.slice(left[0].length);
  }
  if (endsAlone(text)) text = text.slice(0, endBeforeSpecks(text));
  return { indent, text, offsets: null, shift: start, struck: none, emphasis: none };
}

/** Where the text ends without the specks behind it. Only its last characters can be specks. */
function endBeforeSpecks(text: string): number {
  const from = Math.max(0, text.length - 40);
  const right = rightSpecks.exec(text.slice(from));
  return right ? from + right.index : text.length;
}

const endAlone = /\s\S?[^A-Za-z0-9]$/;

/** Whether a sign or two stand apart at the text's end: only there can specks be. */
function endsAlone(text: string): boolean {
  return endAlone.test(text.slice(-3));
}

/** What the two signs from `i` on set off: `~~` a stroke, `**` or `__` emphasis. */
function markupAt(typed: string, i: number): '~~' | '**' | null {
  const sign = typed[i];
  if (sign !== typed[i + 1]) return null;
  return sign === '~' ? '~~' : sign === '*' || sign === '_' ? '**' : null;
}

function readMarkedUp(typed: string, looseSpaces: readonly number[]): Omit<Reading, 'indent'> {
  const heading = /^\s*#{1,6}\s+/.exec(typed);
  let nextLoose = 0;
  let text = '';
  const offsets: number[] = [];
  const spans = { '~~': [] as Span[], '**': [] as Span[] };
  const opened = new Map<'~~' | '**', number>();
  for (let i = heading ? heading[0].length : 0; i < typed.length; i++) {
    const mark = markupAt(typed, i);
    if (mark && (opened.has(mark) || typed.includes(typed.slice(i, i + 2), i + 2))) {
      const from = opened.get(mark);
      if (from === undefined) opened.set(mark, text.length);
      else {
        if (text.length > from) spans[mark].push([from, text.length]);
        opened.delete(mark);
      }
      i++;
      continue;
    }
    while (nextLoose < looseSpaces.length && looseSpaces[nextLoose]! < i) nextLoose++;
    if (looseSpaces[nextLoose] === i) continue;
    text += typed[i]!;
    offsets.push(i);
  }
  offsets.push(typed.length);
  const trimmed = text.trimStart();
  const lead = text.length - trimmed.length + (leftSpecks.exec(trimmed)?.[0].length ?? 0);
  const end = Math.max(lead, endBeforeSpecks(text.trimEnd()));
  const shifted = (list: readonly Span[]): Span[] =>
    list.map(([a, b]) => [Math.max(0, a - lead), Math.min(end, b) - lead] as const).filter(([a, b]) => b > a);
  return {
    text: text.slice(lead, end),
    offsets: [...offsets.slice(lead, end), offsets[end]!],
    shift: 0,
    struck: shifted(spans['~~']),
    emphasis: heading ? [[0, end - lead]] : shifted(spans['**']),
  };
}
