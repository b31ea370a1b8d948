import { fault, type SourceFault } from '../model/source-fault.ts';

/** UTF-16 units. No typed line comes near it; the rules that look at lines need not fear a longer one. */
const longestLine = 1_000_000;

/** A fault where a line of the text is too long. `where` goes before "line": the page, where there are several. */
export function findLongLine(path: string, text: string, where = ''): SourceFault | null {
  if (text.length <= longestLine) return null;
  const lines = text.split(/\r\n|[\n\r\f]/);
  const n = lines.findIndex((line) => line.length > longestLine);
  if (n < 0) return null;
  const length = lines[n]!.length.toLocaleString('en');
  const most = longestLine.toLocaleString('en');
  return fault(
    path,
    'line-too-long',
    `${where}line ${n + 1} is ${length} characters long; a line may have at most ${most}`,
  );
}
