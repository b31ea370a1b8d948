import pc from 'picocolors';
import type { Pair } from './align.ts';
import { alignInOrder } from './align.ts';
import type { Elsewhere, Portion, PortionScore } from './body.ts';
import { changed, extra, missing, quote } from './diff-lines.ts';
import { alike, bare, soften } from './likeness.ts';
import { diffWords } from './word-diff.ts';

/** Paragraphs that are too unlike to count as found, and this alike, are shown side by side. */
const shownTogether = 0.3;
/** Bare characters by which a text is found again within another. */
const probeLength = 30;

/** One line or more for each paragraph that is missing, extra or changed; runs of right ones are counted. */
export function diffPortions(score: PortionScore, elsewhere: readonly Elsewhere[]): string[] {
  const { expected, got } = score;
  const wanted = expected.map(({ text }) => bare(text));
  const found = got.map(({ text }) => bare(text));
  const inBody = found.map((text) => ({ taken: 'part of another paragraph', text }));
  const others = elsewhere.map(({ taken, text }) => ({ taken, text: bare(text) }));
  const placeOf = (text: string): string | undefined =>
    [...inBody, ...others].find((place) => holds(place.text, text))?.taken;

  const lines: string[] = [];
  let right = 0;
  const put = (differences: readonly string[]): void => {
    if (differences.length > 0 && right > 0) {
      lines.push(pc.dim(`= ${right} right`));
      right = 0;
    }
    lines.push(...differences);
  };
  const counted = new Map(score.pairs);
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [
    ...pairAll(wanted, found, score.pairs),
    [wanted.length, found.length] as const,
  ]) {
    for (; i < nextI; i++) put([missing(show(expected[i]!, placeOf(wanted[i]!)))]);
    for (; j < nextJ; j++) {
      const isPart = wanted.some((text) => holds(text, found[j]!));
      put([extra(show(got[j]!, isPart ? 'part of an expected paragraph' : undefined))]);
    }
    const [a, b] = [expected[i], got[j]];
    if (a && b) {
      const differences = diffPair(a, b, counted.get(i) === j);
      if (differences.length === 0) right++;
      else put(differences);
    }
    i = nextI + 1;
    j = nextJ + 1;
  }
  if (right > 0) lines.push(pc.dim(`= ${right} right`));
  return lines;
}

/** The pairs that count, and between them pairs of what is left and somewhat alike. */
function pairAll(wanted: readonly string[], found: readonly string[], pairs: readonly Pair[]): Pair[] {
  const all: Pair[] = [];
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...pairs, [wanted.length, found.length] as const]) {
    const [fromI, fromJ] = [i, j];
    const between = alignInOrder(nextI - i, nextJ - j, (a, b) =>
      related(wanted[fromI + a]!, found[fromJ + b]!),
    );
    all.push(...between.map(([a, b]): Pair => [fromI + a, fromJ + b]));
    if (nextI < wanted.length) all.push([nextI, nextJ]);
    i = nextI + 1;
    j = nextJ + 1;
  }
  return all;
}

/** Somewhat alike, or beginning alike: a paragraph cut in two, or two run together. */
function related(a: string, b: string): boolean {
  const probe = Math.min(probeLength, a.length, b.length);
  return (probe > 0 && a.slice(0, probe) === b.slice(0, probe)) || alike(a, b, shownTogether);
}

function holds(whole: string, part: string): boolean {
  return part.length > 0 && whole !== part && whole.includes(part.slice(0, probeLength));
}

/** First a line that names the paragraph, then one for each thing that differs. None where all is right. */
function diffPair(expected: Portion, got: Portion, counts: boolean): string[] {
  const lines: string[] = [];
  if (!counts) lines.push('too unlike to count as found');
  if (!sameLabel(expected.speaker, got.speaker))
    lines.push(`speaker: expected ${quote(expected.speaker)}, got ${quote(got.speaker)}`);
  if (expected.mark !== undefined && markOf(expected) !== markOf(got))
    lines.push(`mark: expected ${markOf(expected)}, got ${markOf(got)}`);
  if (soften(expected.text) !== soften(got.text)) lines.push(`text: ${diffWords(expected.text, got.text)}`);
  return lines.length === 0 ? [] : [changed(show(expected)), ...lines.map((line) => `    ${line}`)];
}

function sameLabel(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && alike(bare(a), bare(b), 0.8));
}

function markOf({ mark, struck }: Portion): string {
  return mark ? `(${mark})${struck ? ' struck' : ''}` : 'none';
}

/** Characters of a paragraph that are shown where it is named. */
const shownLength = 90;

function show({ speaker, opens, text }: Portion, place?: string): string {
  const label = speaker === null ? '[no speaker]' : `[${opens ? '' : '… '}${speaker}]`;
  const begins = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
  return `${label} ${begins}${place === undefined ? '' : pc.bold(` (read as ${place})`)}`;
}
