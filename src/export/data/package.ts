import type { ExportOptions, MakeExporter, Part } from '../exporter.ts';
import { toJson } from '../json-text.ts';
import { csvForm, jsonlForm, type RowsForm } from './rows-text.ts';
import type { Table } from './table.ts';
import { allTables } from './tables.ts';

/** What describes one file of a package. */
interface FileForm {
  readonly extension: string;
  readonly mediaType: string;
}

/** All tables as CSV, with their description. */
export const makeCsvPackage: MakeExporter = (options) => textPackage(csvForm, options);

/** All tables as JSON, one row a line, with their description. */
export const makeJsonlPackage: MakeExporter = (options) => textPackage(jsonlForm, options);

function textPackage(form: RowsForm, options: ExportOptions): ReturnType<MakeExporter> {
  const fileOf = (table: Table): string => table.name + form.extension;
  return {
    begin: () => [
      packagePart(form, options),
      ...allTables.map((table) => ({ file: fileOf(table), content: form.head(table) })),
    ],
    record: ({ record }) =>
      allTables.map((table) => ({ file: fileOf(table), content: form.rows(table, table.rows(record)) })),
  };
}

/** `datapackage.json`: Frictionless Data Package v1 (specs.frictionlessdata.io), with a Table Schema a file. */
export function packagePart(
  { extension, mediaType }: FileForm,
  { version }: Pick<ExportOptions, 'version'>,
): Part {
  const resources = allTables.map((table) => ({
    name: table.name,
    path: table.name + extension,
    profile: 'tabular-data-resource',
    description: table.about,
    format: extension.slice(1),
    mediatype: mediaType,
    encoding: 'utf-8',
    schema: schemaOf(table),
  }));
  const content = {
    profile: extension === csvForm.extension ? 'tabular-data-package' : 'data-package',
    name: 'memoranda-of-conversation',
    title: 'Memoranda of conversation',
    description: `Written by Memcon ${version}.`,
    resources:
      // Only CSV is tabular data to the first version of the specification.
      extension === csvForm.extension
        ? resources
        : resources.map((resource) => ({ ...resource, profile: 'data-resource' })),
  };
  return { file: 'datapackage.json', content: `${toJson(content, 2)}\n` };
}

function schemaOf({ columns, primaryKey, foreignKeys }: Table): object {
  return {
    fields: columns.map(({ name, type, about, required }) => ({
      name,
      type,
      description: about,
      ...(required ? { constraints: { required } } : {}),
    })),
    primaryKey,
    foreignKeys: foreignKeys.map(({ fields, table, of }) => ({
      fields,
      reference: { resource: table, fields: of },
    })),
    missingValues: [''],
  };
}
