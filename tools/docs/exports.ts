import { exporters } from '../../src/export/exporters.ts';
import type { ExportFormat } from '../../src/export/exporter.ts';

const shapes: Readonly<Record<ExportFormat['shape'], string>> = {
  'one file': 'one file, or standard output',
  'file a record': 'a file a record',
  folder: 'a folder',
};

const options: Partial<Readonly<Record<string, string>>> = {
  table: '`--table`',
  style: '`--style`',
  passage: '`--passage`',
  into: '`--into`',
  baseUrl: '`--base-url`',
  imageUrl: '`--image-url`',
};

/** docs/exports.md with its table of formats made anew. */
export function exportsPage(page: string): string {
  const rows = Object.entries<ExportFormat>(exporters).map(([name, format]) => [
    `\`${name}\``,
    format.about,
    shapes[format.shape],
    `\`${format.mediaType}\``,
    format.options.map((option) => options[option] ?? option).join(', '),
  ]);
  const heads = ['Format', 'What it is', 'Written as', 'Media type', 'Options'];
  const widths = heads.map((head, n) => Math.max(head.length, ...rows.map((row) => row[n]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, n) => cell.padEnd(widths[n]!)).join(' | ')} |`;
  const table = [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
  return page.replace(
    /<!-- formats -->[^]*<!-- end of formats -->/,
    `<!-- formats -->\n\n${table}\n\n<!-- end of formats -->`,
  );
}
