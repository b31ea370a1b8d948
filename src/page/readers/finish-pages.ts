import { type SourceFault } from '../../model/source-fault.ts';
import { closeLetterSpacing } from '../letter-spacing.ts';
import { findLongLine } from '../long-lines.ts';
import type { PageReading } from '../page-reading.ts';
import { buildPages, type PageBuilder } from './page-builder.ts';

/** What all readers of marked-up text do at their end. */
export function finishPages(
  path: string,
  builders: readonly PageBuilder[],
  notes: readonly string[],
): PageReading | SourceFault {
  const pages = buildPages(builders);
  for (const page of pages) {
    const wrong = findLongLine(path, page.text, pages.length > 1 ? `page ${page.number}, ` : '');
    if (wrong) return wrong;
  }
  return { pages: closeLetterSpacing(pages), notes };
}
