import { stringify } from 'csv-stringify/sync';
import { toJson } from '../json-text.ts';
import type { Cell, Table } from './table.ts';

type Rows = Iterable<readonly Cell[]>;

/**
 * RFC 4180: commas, quotes only where needed, CRLF. Cells are exact: a text that begins with `=` stays so, and is
 * text to every program that reads the file as data.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return stringify([...rows], {
    record_delimiter: '\r\n',
    // The library quotes the whole delimiter only.
    quoted_match: /[\r\n]/,
    cast: { boolean: (value) => String(value) },
  });
}

/** How a table is written as text: what stands before its rows, and the rows. */
export interface RowsForm {
  readonly extension: string;
  readonly mediaType: string;
  head(table: Table): string;
  rows(table: Table, rows: Rows): string;
}

export const csvForm: RowsForm = {
  extension: '.csv',
  mediaType: 'text/csv',
  head: ({ columns }) => csvText([columns.map(({ name }) => name)]),
  rows: (_, rows) => csvText([...rows]),
};

export const jsonlForm: RowsForm = {
  extension: '.jsonl',
  mediaType: 'application/jsonl',
  head: () => '',
  rows(table, rows) {
    let text = '';
    for (const cells of rows)
      text += `${toJson(Object.fromEntries(table.columns.map(({ name }, i) => [name, cells[i]])))}\n`;
    return text;
  },
};
