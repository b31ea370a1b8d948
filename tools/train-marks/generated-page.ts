import { readFileSync } from 'node:fs';
import type { GreyImage } from '../../src/page/image/grey.ts';

/** A word of a generated page: `level` where it is a mark, `struck` the kind of stroke over it. */
export interface TruthWord {
  readonly text: string;
  readonly line: number;
  readonly box: readonly [x: number, y: number, w: number, h: number];
  readonly baseline: number;
  readonly level: string | null;
  readonly struck: string | null;
  readonly underlined: boolean;
}

/** What the scan generator writes beside a page. */
export interface Truth {
  readonly dpi: number;
  readonly cap: number;
  readonly words: readonly TruthWord[];
}

export function readPgm(path: string, dpi: number): GreyImage {
  const file = readFileSync(path);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 64));
  if (!head) throw new Error(`${path} is no binary PGM of 8 bits.`);
  return { data: file.subarray(head[0].length), width: Number(head[1]), height: Number(head[2]), dpi };
}
