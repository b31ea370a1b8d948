import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { MakeExporter, Part, Parts } from '../exporter.ts';
import { packagePart } from './package.ts';
import type { Cell, ColumnType, Table } from './table.ts';
import { allTables } from './tables.ts';

/** Rows that wait in memory for the others of their group. */
const groupSize = 5000;

const parquetForm = { extension: '.parquet', mediaType: 'application/vnd.apache.parquet' };

/** All tables as Apache Parquet, with their description. */
export const makeParquetPackage: MakeExporter = (options) => {
  const files = allTables.map((table) => new TableFile(table, options.version));
  return {
    begin: () => [packagePart(parquetForm, options)],
    record: ({ record }) => files.flatMap((file) => file.add(file.table.rows(record))),
    end: () => files.map((file) => file.end()),
  };
};

/** One table, written a group of rows at a time. */
class TableFile {
  readonly table: Table;
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #rows: (readonly Cell[])[] = [];

  constructor(table: Table, version: string) {
    this.table = table;
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaOf(table),
      createdBy: `memcon version ${version}`,
    });
  }

  add(rows: Iterable<readonly Cell[]>): Parts {
    for (const row of rows) this.#rows.push(row);
    return this.#rows.length < groupSize ? [] : [this.#writeGroup()];
  }

  end(): Part {
    const group = this.#writeGroup();
    void this.#writer.finish();
    return this.#part(group.content, this.#take());
  }

  #writeGroup(): { readonly file: string; readonly content: Uint8Array } {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length > 0)
      void this.#writer.write({
        columnData: this.table.columns.map(({ name, type }, i) => ({
          name,
          data: rows.map((row) => toParquet(row[i] ?? null, type)),
        })),
        rowGroupSize: rows.length,
      });
    return this.#part(this.#take());
  }

  /** What is written and not taken yet; offsets in the file go on. */
  #take(): Uint8Array {
    const taken = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return taken;
  }

  #part(...contents: readonly Uint8Array[]): { readonly file: string; readonly content: Uint8Array } {
    const content = new Uint8Array(contents.reduce((sum, { length }) => sum + length, 0));
    let offset = 0;
    for (const bytes of contents) {
      content.set(bytes, offset);
      offset += bytes.length;
    }
    return { file: this.table.name + parquetForm.extension, content };
  }
}

const types: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
};

function schemaOf({ columns }: Table): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type, required }): SchemaElement => ({
      name,
      ...types[type],
      repetition_type: required ? 'REQUIRED' : 'OPTIONAL',
    })),
  ];
}

/** The writer takes a date for a moment of its first hour in UTC. */
function toParquet(cell: Cell, type: ColumnType): Cell | Date {
  return type === 'date' && typeof cell === 'string' ? new Date(`${cell}T00:00Z`) : cell;
}
