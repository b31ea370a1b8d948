import { format, resolveConfig } from 'prettier';
import type { Table } from '../../src/export/data/table.ts';
import { allTables } from '../../src/export/data/tables.ts';

/** `docs/data-dictionary.md`: its introduction as it is, and the tables of the data exports. */
export async function dataDictionary(page: string): Promise<string> {
  const intro = page.slice(0, page.indexOf('## '));
  const path = 'docs/data-dictionary.md';
  const options = (await resolveConfig(path)) ?? {};
  return format(intro + allTables.map(describe).join('\n'), { ...options, filepath: path });
}

function describe({ name, about, columns, primaryKey, foreignKeys }: Table): string {
  const links = foreignKeys.map(
    ({ fields, table, of }) => ` ${names(fields)} lead to ${names(of)} of \`${table}\`.`,
  );
  const rows = columns.map(
    (column) =>
      `| \`${column.name}\` | ${column.type} | ${column.required ? 'always' : ''} | ${column.about} |\n`,
  );
  return `## ${name}

${about} Key: ${names(primaryKey)}.${links.join('')}

| Column | Type | Filled | What it is |
| --- | --- | --- | --- |
${rows.join('')}`;
}

function names(columns: readonly string[]): string {
  return columns.map((column) => `\`${column}\``).join(', ');
}
