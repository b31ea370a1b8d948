import { foldGlyphs, likeness } from '../marking/fuzzy.ts';
import type { Line } from '../model/line.ts';
import { fieldOfLabel, matchField, type FieldMatch, type FieldName } from './fields.ts';
import { likestForm } from './kind.ts';
import { fieldLine } from './values.ts';

/** Labels that the forms print one below another. */
const printed = [
  'SUBJECT',
  'PARTICIPANTS',
  'DATE TIME AND PLACE',
  'DATE TIME',
  'DATE',
  'TIME',
  'AND PLACE',
  'PLACE',
].map((label) => ({ label, name: fieldOfLabel(label), folded: foldGlyphs(label) }));
/** The order in which they do. */
const order: readonly FieldName[] = ['subject', 'participants', 'when', 'place'];

/** How like a label a torn one is at least, and how like its own the likest of a head, and one too short to tell much. */
const leastLike = 0.5;
const likestAtLeast = 0.75;
const shortLabel = 5;
/** Different labels that make a head of torn ones, and columns by which their values may be out of line. */
const fewestLabels = 3;
const outOfLine = 2;
/** Lines from a page's top that a head may have, and from its heading to its first label. */
const mostLines = 40;
const belowTitle = 8;
/** Letters of "SUBJECT" with its colon, and columns that its value is out of line where some of them are lost. */
const longestSubjectLabel = 8;
/** How like a form's heading the line above such labels is. */
const titleLike = 0.6;

/** A few capitals or what is left of them, then a colon or white space as wide as a column's gap. */
const torn = /^\W{0,3}([^\s:][^:]{2,24}?)(?:\s*[:;]\s+|\s{3,})(?=\S)/;

export interface TornHead {
  /** Labels by their lines. */
  readonly labels: ReadonlyMap<Line, FieldMatch>;
  /** The heading above them, where it is torn too, and the form that it stands for; null: it is not told. */
  readonly title: { readonly at: number; readonly form: string } | null;
}

interface Candidate {
  readonly line: Line;
  readonly name: FieldName;
  readonly label: string;
  readonly start: number;
  readonly column: number;
  readonly like: number;
}

/**
 * The head of a form that OCR tore: no label of it is told by itself, but several that resemble those of the form stand one below
 * the other in the form's order, and what they announce begins in one column. Null where there is none.
 */
export function findTornHead(lines: readonly Line[]): TornHead | null {
  const candidates = lines.slice(0, mostLines).flatMap(candidatesIn);
  let best: readonly Candidate[] = [];
  for (const { column } of candidates) {
    const inLine = candidates.filter((candidate) => Math.abs(candidate.column - column) <= outOfLine);
    const chain = likestChain(inLine);
    if (sumOf(chain) > sumOf(best)) best = chain;
  }
  if (new Set(best.map(({ name }) => name)).size < fewestLabels) return null;
  if (!best.some(({ like }) => like >= likestAtLeast)) return null;
  const first = lines.indexOf(best[0]!.line);
  const title = titleAbove(lines, first);
  const labels = new Map<Line, FieldMatch>(
    best.map(({ line, name, label, start }) => [line, { name, label, start }]),
  );
  const subject =
    title && best[0]!.name === 'participants' ? subjectIn(lines.slice(title.at + 1, first), best[0]!) : null;
  return { labels: subject ? new Map([[subject.line, subject.match], ...labels]) : labels, title };
}

/**
 * What stands between a form's heading and its participants is the subject, though nothing of the label can be told: it has
 * a line with a short label, and goes on in the column of the values.
 */
function subjectIn(
  lines: readonly Line[],
  { column }: Candidate,
): { readonly line: Line; readonly match: FieldMatch } | null {
  const [line, ...more] = lines;
  const found = line && torn.exec(line.text);
  if (!found || found[1]!.length > longestSubjectLabel || /[a-z]/.test(found[1]!)) return null;
  const start = found[0].length;
  // The label's own columns are counted by what is left of it.
  const isNear = Math.abs(fieldLine(line, start).column - column) <= longestSubjectLabel;
  const goesOn = more.every((next) => Math.abs(fieldLine(next, 0).column - column) <= outOfLine);
  return isNear && goesOn ? { line, match: { name: 'subject', label: found[1]!, start } } : null;
}

function candidatesIn(line: Line): Candidate[] {
  const { text } = line;
  const literal = matchField(text);
  if (literal) {
    if (literal.start >= text.length || !order.includes(literal.name)) return [];
    return [{ line, ...literal, column: fieldLine(line, literal.start).column, like: 1 }];
  }
  const found = torn.exec(text);
  if (!found) return [];
  const typed = found[1]!;
  const small = typed.match(/[a-z]/g)?.length ?? 0;
  if (2 * small > (typed.match(/[A-Z]/g)?.length ?? 0)) return [];
  const folded = foldGlyphs(typed);
  const start = found[0].length;
  const { column } = fieldLine(line, start);
  return printed.flatMap(({ label, name, folded: whole }) => {
    const like = likeness(whole, folded);
    return like >= (whole.length > shortLabel ? leastLike : likestAtLeast)
      ? [{ line, name, label, start, column, like }]
      : [];
  });
}

/** Of candidates in the lines' order those that keep to the form's order, one a line, and are the likest together. */
function likestChain(candidates: readonly Candidate[]): readonly Candidate[] {
  const chains: (readonly Candidate[])[] = [];
  let best: readonly Candidate[] = [];
  for (const candidate of candidates) {
    const rank = order.indexOf(candidate.name);
    const before = chains
      .filter((chain) => {
        const last = chain.at(-1)!;
        return last.line !== candidate.line && order.indexOf(last.name) <= rank;
      })
      .reduce<readonly Candidate[]>((a, b) => (sumOf(b) > sumOf(a) ? b : a), []);
    const chain = [...before, candidate];
    chains.push(chain);
    if (sumOf(chain) > sumOf(best)) best = chain;
  }
  return best;
}

function sumOf(chain: readonly Candidate[]): number {
  return chain.reduce((sum, { like }) => sum + like, 0);
}

function titleAbove(lines: readonly Line[], first: number): TornHead['title'] {
  let title: (NonNullable<TornHead['title']> & { readonly like: number }) | null = null;
  for (let at = Math.max(0, first - belowTitle); at < first; at++) {
    const likest = likestForm(lines[at]!.text, titleLike);
    if (likest && likest.like > (title?.like ?? 0)) title = { at, ...likest };
  }
  return title && { at: title.at, form: title.form };
}
