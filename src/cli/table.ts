import { stringify } from 'csv-stringify/sync';
import stringWidth from 'string-width';
import { toJson } from '../export/json-text.ts';
import { visible } from '../export/visible.ts';
import type { TableFormat } from './table-formats.ts';

type Cell = string | number | null;

/** Rows of one kind, each an object from column names to cells, in one of the formats. */
export function printTable<T extends Readonly<Record<string, Cell>>>(
  columns: readonly (keyof T & string)[],
  rows: readonly T[],
  format: TableFormat,
): string {
  switch (format) {
    case 'json':
      return `${toJson(rows, 2)}\n`;
    case 'csv':
      return stringify([...rows], { header: true, columns: [...columns], record_delimiter: 'windows' });
    case 'pretty':
      return pretty([
        [...columns],
        ...rows.map((row) => columns.map((column) => visible(String(row[column] ?? '')))),
      ]);
  }
}

/** Columns two spaces apart, numbers to the right. */
function pretty(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => stringWidth(row[i]!))));
  const isNumber = widths.map(
    (_, i) => rows.length > 1 && rows.slice(1).every((row) => /^\d*$/.test(row[i]!)),
  );
  const pad = (cell: string, i: number): string => {
    const space = ' '.repeat(widths[i]! - stringWidth(cell));
    return isNumber[i] ? space + cell : cell + space;
  };
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}
