import { slotOf } from './collect.ts';
import type { PackedSlot } from './columns.ts';
import type { ColumnsView } from './columns-cache.ts';

/** The hits of each slot: those from its start to before the next one's. */
export interface HitsBySlot {
  readonly slots: readonly PackedSlot[];
  readonly starts: readonly number[];
  /** Sorted. */
  readonly rowids: readonly number[];
}

export function hitsBySlot(columns: ColumnsView, rowids: readonly number[]): HitsBySlot {
  const slots: PackedSlot[] = [];
  const starts: number[] = [];
  let number = -1;
  for (let index = 0; index < rowids.length; index++) {
    const at = slotOf(rowids[index]!);
    if (at === number) continue;
    number = at;
    const slot = columns.slot(at);
    // Every indexed paragraph has its slot in the columns: both are written in one transaction.
    if (!slot) throw new Error(`slot ${at} is in the index but not in the columns`);
    slots.push(slot);
    starts.push(index);
  }
  starts.push(rowids.length);
  return { slots, starts, rowids };
}
