import type { Block, Heading, Paragraph } from '../model/body.ts';
import type { MemconRecord } from '../model/record.ts';

/** A paragraph with its number, which corrections, the store and the reading room name it by. */
export interface NumberedParagraph {
  /** From 1 over all paragraphs of the body, in its order; headings do not count. */
  readonly n: number;
  /** Index of its block in the body. */
  readonly block: number;
  /** Index in its block's paragraphs. */
  readonly index: number;
  readonly paragraph: Paragraph;
  readonly within: Exclude<Block, Heading>;
}

/**
 * The paragraphs of a record, numbered. A correction's numbers are those of the reading: number the record as it was
 * read, not as corrected.
 */
export function paragraphsOf(record: Pick<MemconRecord, 'body'>): readonly NumberedParagraph[] {
  const numbered: NumberedParagraph[] = [];
  for (const [block, within] of record.body.entries()) {
    if (within.kind === 'heading') continue;
    for (const [index, paragraph] of within.paragraphs.entries())
      numbered.push({ n: numbered.length + 1, block, index, paragraph, within });
  }
  return numbered;
}
