import { findingsTable } from './findings.ts';
import { paragraphsTable } from './paragraphs.ts';
import { peopleTable } from './people.ts';
import { recordsTable } from './records.ts';
import type { TableName } from './table-names.ts';
import type { Table } from './table.ts';

/** All tables, by name; the data dictionary describes them in this order. */
export const tables = {
  records: recordsTable,
  paragraphs: paragraphsTable,
  people: peopleTable,
  findings: findingsTable,
} as const satisfies Readonly<Record<TableName, Table>>;

export const allTables: readonly Table[] = Object.values(tables);
