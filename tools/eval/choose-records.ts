import type { MemconRecord } from '../../src/model/record.ts';
import type { Truth } from './truth.ts';

/**
 * The record to hold against each truth of a file. One truth: the first record that is a conversation, else the
 * first. A packet: the record that shares most pages with the truth, or, where the source's text does not say
 * where its pages begin, the conversation that stands in the same place in the order.
 */
export function chooseRecords(
  truths: readonly Truth[],
  records: readonly MemconRecord[],
  paged: boolean,
): (MemconRecord | null)[] {
  const conversations = records.filter(({ kind }) => kind !== 'other');
  if (truths.length === 1) return [conversations[0] ?? records[0] ?? null];
  if (!paged) return truths.map((_, n) => conversations[n] ?? null);
  return truths.map((truth) => {
    const ranked = records.toSorted((a, b) => sharedPages(truth, b) - sharedPages(truth, a));
    return ranked[0] ?? null;
  });
}

function sharedPages(truth: Truth, record: MemconRecord): number {
  const [from, to] = Array.isArray(truth.pages) ? (truth.pages as readonly [number, number]) : [1, 1];
  const [first, last] = record.source.pages;
  return Math.min(last, to) - Math.max(first, from);
}
