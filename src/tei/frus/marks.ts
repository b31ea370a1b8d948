import { readMark } from '../../marking/portion-mark.ts';
import type { Level, PortionMark } from '../../model/marks.ts';
import type { Flow } from './flow.ts';

/**
 * The portion mark that a paragraph opens with, `(C) The President: …`, and where the text goes on. A mark inside
 * `del` is struck.
 */
export function readTypedMark(flow: Flow): { mark: PortionMark | null; start: number } {
  const found = /^(\([^()\s]{1,16}\))\s/.exec(flow.text);
  const typed = found?.[1];
  const read = typed === undefined ? null : readMark(typed);
  if (!found || typed === undefined || read?.basis !== 'literal') return { mark: null, start: 0 };
  const [level] = Object.keys(read.weights) as Level[];
  const struck = flow.stretches.some(
    ({ element, start, end }) => element.name === 'del' && start <= 1 && end >= typed.length - 1,
  );
  return {
    mark: {
      typed,
      level: level ?? null,
      ...(read.caveats.length > 0 && { caveats: read.caveats }),
      struck: struck || read.struck,
      confidence: 1,
      basis: 'literal',
      at: flow.at,
    },
    start: found[0].length,
  };
}
