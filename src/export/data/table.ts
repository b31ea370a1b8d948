import type { MemconRecord } from '../../model/record.ts';

/** `null`: the record does not have it. */
export type Cell = string | number | boolean | null;

/** Types of Frictionless Table Schema, as far as records need them. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date';

export interface Column<Row> {
  readonly name: string;
  readonly type: ColumnType;
  /** One sentence, for the data dictionary. */
  readonly about: string;
  /** No row is without it. */
  readonly required?: true;
  value(row: Row): Cell;
}

/** A table of the records' data: what every form of data export is made from. */
export interface Table {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Omit<Column<never>, 'value'>[];
  readonly primaryKey: readonly string[];
  /** Columns that hold the key of a row of another table. */
  readonly foreignKeys: readonly {
    readonly fields: readonly string[];
    readonly table: string;
    readonly of: readonly string[];
  }[];
  /** The rows that one record gives, cells in the order of the columns. */
  rows(record: MemconRecord): Iterable<readonly Cell[]>;
}

export function defineTable<Row>(table: {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column<Row>[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: Table['foreignKeys'];
  readonly rows: (record: MemconRecord) => Iterable<Row>;
}): Table {
  const { name, about, columns, primaryKey, foreignKeys = [] } = table;
  return {
    name,
    about,
    columns,
    primaryKey,
    foreignKeys,
    *rows(record) {
      for (const row of table.rows(record)) yield columns.map((column) => column.value(row));
    },
  };
}

/** Several values in one cell; null: there is none. */
export function listed(values: readonly (string | null)[]): string | null {
  return values.some((value) => value !== null) ? values.map((value) => value ?? '').join('; ') : null;
}
