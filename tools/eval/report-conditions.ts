import type { Rate } from './counts.ts';
import { share, sum } from './counts.ts';
import type { Evaluated } from './evaluate.ts';
import { percent, table } from './table.ts';

const shown = [
  ['header', 'header whole'],
  ['struck', 'struck found'],
  ['struck read', 'struck read'],
  ['plain read', 'unstruck read'],
  ['left plain', 'unstruck left unstruck'],
  ['sure', 'sure marks'],
  ['banners', 'banner lines'],
  ['banners struck', 'banner lines struck'],
  ['characters', 'characters'],
] as const;

/** What was right, of how many, under each condition that documents were made with; null where none says any. */
export function reportConditions(evaluated: readonly Evaluated[]): string | null {
  const rows = new Map<string, Evaluated[]>();
  for (const one of evaluated)
    for (const [name, value] of Object.entries(one.document.conditions ?? {})) {
      const key = `${name}: ${value}`;
      rows.set(key, [...(rows.get(key) ?? []), one]);
    }
  if (rows.size === 0) return null;
  const cell = (some: readonly Evaluated[], name: string): string => {
    const rates = some.flatMap(({ judgments }) => judgments.flatMap(({ rates }) => rates[name] ?? []));
    const total: Rate = sum(rates, { right: 0, of: 0 });
    if (total.of === 0) return '';
    return name === 'characters' ? percent(share(total)) : `${total.right}/${total.of}`;
  };
  return table(
    ['condition', 'pages', ...shown.map(([heading]) => heading)],
    [...rows]
      .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
      .map(([key, some]) => [key, String(some.length), ...shown.map(([, name]) => cell(some, name))]),
  );
}
