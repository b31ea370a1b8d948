import type { FieldCount, Overlap, Rate } from './counts.ts';
import { f1, share, sum } from './counts.ts';
import type { Judgment } from './judged.ts';
import type { MarkTally } from './marks-said.ts';
import { tallyMarks } from './marks-said.ts';

/** All judgments of one group, summed. */
export interface Summary {
  readonly group: string;
  /** Records expected and judged. */
  readonly judged: number;
  readonly fields: Readonly<Record<string, FieldCount>>;
  readonly overlaps: Readonly<Record<string, Overlap>>;
  readonly rates: Readonly<Record<string, Rate>>;
  readonly marks: MarkTally;
  /** Expected kind to kind read to how many. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function summarizeGroup(group: string, judgments: readonly Judgment[]): Summary {
  const kinds: Record<string, Record<string, number>> = {};
  for (const { kind } of judgments) {
    if (!kind) continue;
    const row = (kinds[kind.expected] ??= {});
    row[kind.got] = (row[kind.got] ?? 0) + 1;
  }
  return {
    group,
    judged: judgments.length,
    fields: sumByName(
      judgments.map(({ fields }) => fields),
      { right: 0, of: 0, expected: 0, found: 0, strict: 0, soft: 0, near: 0 },
    ),
    overlaps: sumByName(
      judgments.map(({ overlaps }) => overlaps),
      { hits: 0, found: 0, expected: 0 },
    ),
    rates: sumByName(
      judgments.map(({ rates }) => rates),
      { right: 0, of: 0 },
    ),
    marks: tallyMarks(judgments.flatMap(({ marks }) => marks)),
    kinds,
  };
}

function sumByName<T extends { [K in keyof T]: number }>(
  items: readonly Readonly<Record<string, T>>[],
  zero: T,
): Record<string, T> {
  const names = new Set(items.flatMap((item) => Object.keys(item)));
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      sum(
        items.flatMap((item) => item[name] ?? []),
        zero,
      ),
    ]),
  );
}

/**
 * Every figure of a group by name, 0..1 and higher is better (`characters`, 1 less the error rate, may fall
 * below 0). What nothing bears on (no struck mark among the documents) has no figure.
 */
export function figures({ fields, overlaps, rates }: Summary): Record<string, number> {
  const list: Record<string, number> = {};
  for (const [name, count] of Object.entries(fields)) {
    list[name] = share(count);
    for (const way of ['strict', 'soft', 'near'] as const)
      if (count.found + count.expected > 0)
        list[`${name} ${way} F1`] = f1({ hits: count[way], found: count.found, expected: count.expected });
  }
  for (const [name, overlap] of Object.entries(overlaps))
    if (overlap.found + overlap.expected > 0) list[`${name} F1`] = f1(overlap);
  for (const [name, rate] of Object.entries(rates)) if (rate.of > 0) list[name] = share(rate);
  return list;
}
