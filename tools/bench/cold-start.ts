import { runNode } from './child.ts';
import { median } from './statistics.ts';

export interface ColdStart {
  readonly pairs: number;
  /** Medians in milliseconds. */
  readonly node: number;
  readonly version: number;
  readonly read: number;
  /** Medians of the paired differences from `node -e 0`, in milliseconds. */
  readonly versionOver: number;
  readonly readOver: number;
  /** Median of the paired ratios. */
  readonly timesNode: number;
}

/**
 * Starts `node -e 0`, `memcon --version` and `memcon read` of one file by turns, so that what else the machine does
 * falls on all three. A turn before is not counted (it fills the compile cache and the file cache).
 */
export async function measureColdStart(memcon: string, text: string, pairs: number): Promise<ColdStart> {
  const node: number[] = [];
  const version: number[] = [];
  const read: number[] = [];
  for (let pair = -1; pair < pairs; pair++) {
    const turn = [
      await runNode(['-e', '0']),
      await runNode([memcon, '--version']),
      await runNode([memcon, 'read', text, '--format', 'json']),
    ] as const;
    if (pair < 0) continue;
    node.push(turn[0]);
    version.push(turn[1]);
    read.push(turn[2]);
  }
  const over = (values: readonly number[]): number => median(values.map((value, n) => value - node[n]!));
  return {
    pairs,
    node: median(node),
    version: median(version),
    read: median(read),
    versionOver: over(version),
    readOver: over(read),
    timesNode: median(version.map((value, n) => value / node[n]!)),
  };
}
