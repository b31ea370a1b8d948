import pc from 'picocolors';
import { alignInOrder } from './align.ts';
import { soften } from './likeness.ts';

/** Words left standing at either side of a change. */
const context = 3;
/** A longer run of changed words is shown by its first and last ones. */
const longestRun = 24;

/** Both texts in one line: `[-expected-]`, `{+got+}`, and `…` for runs of words that agree. */
export function diffWords(expected: string, got: string): string {
  const wanted = expected.split(/\s+/u).filter(Boolean);
  const found = got.split(/\s+/u).filter(Boolean);
  const [a, b] = [wanted.map(soften), found.map(soften)];
  const pairs = alignInOrder(a.length, b.length, (i, j) => a[i] === b[j]);
  const parts: string[] = [];
  let agreeing: string[] = [];
  const flush = (last: boolean): void => {
    const before = parts.length === 0 ? 0 : context;
    const after = last ? 0 : context;
    if (agreeing.length <= before + after + 1) parts.push(...agreeing);
    else
      parts.push(
        ...agreeing.slice(0, before),
        '…',
        ...agreeing.slice(agreeing.length - after, agreeing.length),
      );
    agreeing = [];
  };
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...pairs, [wanted.length, found.length] as const]) {
    if (nextI > i || nextJ > j) {
      flush(false);
      if (nextI > i) parts.push(pc.red(`[-${joinRun(wanted.slice(i, nextI))}-]`));
      if (nextJ > j) parts.push(pc.green(`{+${joinRun(found.slice(j, nextJ))}+}`));
    }
    if (nextI < wanted.length) agreeing.push(wanted[nextI]!);
    i = nextI + 1;
    j = nextJ + 1;
  }
  flush(true);
  return parts.join(' ');
}

function joinRun(words: readonly string[]): string {
  if (words.length <= longestRun) return words.join(' ');
  const shown = longestRun / 2;
  const left = words.length - 2 * shown;
  return [...words.slice(0, shown), `… ${left} more words …`, ...words.slice(-shown)].join(' ');
}
