import { whole, type MakeExporter } from '../exporter.ts';
import { csvForm } from './rows-text.ts';
import { tables } from './tables.ts';

/** One table of the records as CSV. */
export const makeCsvExporter: MakeExporter = ({ table: name }) => {
  const table = tables[name];
  return {
    begin: () => whole(csvForm.head(table)),
    record: ({ record }) => whole(csvForm.rows(table, table.rows(record))),
  };
};
