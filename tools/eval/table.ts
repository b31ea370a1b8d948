/** 0..1 in hundredths, to one place. */
export const percent = (value: number): string => (100 * value).toFixed(1);

/** Rows under a head, in columns as wide as their widest cell: the first flush left, the others flush right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, n) => Math.max(cell.length, ...rows.map((row) => row[n]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, n) => {
        const cell = row[n] ?? '';
        return n === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
