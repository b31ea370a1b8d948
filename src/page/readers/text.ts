import type { Page, PageBegin } from '../../model/page.ts';
import type { SourceFault } from '../../model/source-fault.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { decodeText } from '../../source/index.ts';
import { closeLetterSpacing } from '../letter-spacing.ts';
import { findLongLine } from '../long-lines.ts';
import { findPageBreaks } from '../page-breaks.ts';
import type { PageReading } from '../page-reading.ts';

/** Plain text. Joining the pages' texts gives the file's text. */
export async function readText(source: SourceFile): Promise<PageReading | SourceFault> {
  const { text, notes } = await decodeText(source.bytes);
  return findLongLine(source.path, text) ?? { pages: closeLetterSpacing(splitPages(text)), notes };
}

/**
 * A form feed ends its page and belongs to it. White space after the last one is no page of its own. A text
 * without form feeds is one page, or as many as its furniture shows.
 */
export function splitPages(text: string): Page[] {
  const starts = findStarts(text);
  return starts.map(([offset, begins], i) => ({
    number: i + 1,
    text: text.slice(offset, starts[i + 1]?.[0]),
    begins,
  }));
}

function findStarts(text: string): [offset: number, begins: PageBegin][] {
  const starts: [number, PageBegin][] = [[0, { by: 'file', confidence: 1 }]];
  let feed = text.indexOf('\f');
  if (feed < 0)
    for (const { offset, confidence } of findPageBreaks(text))
      starts.push([offset, { by: 'furniture', confidence }]);
  for (; feed >= 0; feed = text.indexOf('\f', feed + 1))
    starts.push([feed + 1, { by: 'form-feed', confidence: 1 }]);
  const last = starts.at(-1)!;
  if (last[1].by === 'form-feed' && text.slice(last[0]).trim() === '') starts.pop();
  return starts;
}
