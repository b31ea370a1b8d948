import type { FieldCount } from './counts.ts';
import { f1, share } from './counts.ts';
import type { Summary } from './summary.ts';
import { figures } from './summary.ts';
import { reportMarks } from './marks-said.ts';
import { percent, table } from './table.ts';

/** A group's tables: header fields, overlaps and rates, portion marks, and kinds where any was mistaken. */
export function reportGroup(summary: Summary): string {
  const parts = [`${summary.group}: ${summary.judged} ${summary.judged === 1 ? 'record' : 'records'}`];
  if (Object.keys(summary.fields).length > 0) parts.push(fieldTable(summary));
  const measures = measureTable(summary);
  if (measures) parts.push(measures);
  const marks = reportMarks(summary.marks);
  if (marks) parts.push(marks);
  const kinds = kindTable(summary);
  if (kinds) parts.push(kinds);
  return parts.join('\n\n');
}

function fieldTable({ fields }: Summary): string {
  const by = (count: FieldCount, hits: number): string =>
    count.found + count.expected === 0 ? '' : percent(f1({ ...count, hits }));
  return table(
    ['field', 'right %', 'of', 'expected', 'found', 'strict F1', 'soft F1', 'near F1'],
    Object.entries(fields).map(([name, count]) => [
      name,
      percent(share(count)),
      String(count.of),
      String(count.expected),
      String(count.found),
      by(count, count.strict),
      by(count, count.soft),
      by(count, count.near),
    ]),
  );
}

function measureTable({ overlaps, rates }: Summary): string | null {
  const rows = [
    ...Object.entries(overlaps)
      .filter(([, { found, expected }]) => found + expected > 0)
      .map(([name, overlap]) => [
        `${name} F1`,
        percent(f1(overlap)),
        `${overlap.hits} of ${overlap.expected}, ${overlap.found} found`,
        overlap.found === 0 ? '' : percent(overlap.hits / overlap.found),
        overlap.expected === 0 ? '' : percent(overlap.hits / overlap.expected),
      ]),
    ...Object.entries(rates)
      .filter(([, { of }]) => of > 0)
      .map(([name, rate]) => [name, percent(share(rate)), `${trim(rate.right)} of ${rate.of}`]),
  ];
  // Breakdowns ("date: dateline") after the measures that they break down.
  const isPart = ([name = '']: readonly string[]): boolean => name.includes(':');
  const parts = rows.filter(isPart).toSorted(([a = ''], [b = '']) => a.localeCompare(b, 'en'));
  const ordered = [...rows.filter((row) => !isPart(row)), ...parts];
  return rows.length === 0 ? null : table(['measure', '%', 'counts', 'precision', 'recall'], ordered);
}

function trim(count: number): string {
  return Number.isInteger(count) ? String(count) : count.toFixed(2);
}

function kindTable({ kinds }: Summary): string | null {
  const mistaken = Object.entries(kinds).flatMap(([expected, row]) =>
    Object.entries(row)
      .filter(([got]) => got !== expected)
      .map(([got, n]) => [expected, got, String(n)]),
  );
  return mistaken.length === 0 ? null : table(['kind', 'taken for', 'records'], mistaken);
}

/** Columns of the overview: the heading, and the figures of which the first that a group has is shown. */
const overview: readonly (readonly [heading: string, ...figures: string[]])[] = [
  ['kind', 'kind'],
  ['whole', 'header whole'],
  ['date', 'date'],
  ['subject', 'subject'],
  ['names F1', 'names F1'],
  ['roles', 'roles'],
  ['speech F1', 'turns F1', 'speakers F1'],
  ['para F1', 'paragraphs F1'],
  ['marks', 'mark level'],
  ['struck', 'struck found'],
  ['read', 'struck read'],
  ['plain', 'unstruck read'],
  ['sure', 'sure marks'],
  ['chars', 'characters'],
];

/** One line for each group, in percent. */
export function reportOverview(summaries: readonly Summary[]): string {
  const rows = summaries.map((summary) => {
    const values = figures(summary);
    const cells = overview.map(([, ...names]) => {
      const name = names.find((candidate) => candidate in values);
      return name === undefined ? '' : percent(values[name]!);
    });
    return [summary.group, String(summary.judged), ...cells];
  });
  return table(['group', 'records', ...overview.map(([heading]) => heading)], rows);
}
