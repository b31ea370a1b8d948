import type { Block, Paragraph } from '../model/body.ts';
import type { MemconRecord } from '../model/record.ts';

/** A paragraph with its number and what it stands under. */
export interface NumberedParagraph {
  /** From 1 within the record; headings have none. */
  readonly number: number;
  readonly paragraph: Paragraph;
  readonly block: Exclude<Block, { readonly kind: 'heading' }>;
  /** From 1 within the record, headings counted. */
  readonly blockNumber: number;
  /** The heading that it stands under. */
  readonly heading: string | null;
}

export function numberedParagraphs(record: Pick<MemconRecord, 'body'>): readonly NumberedParagraph[] {
  const numbered: NumberedParagraph[] = [];
  let heading: string | null = null;
  for (const [i, block] of record.body.entries()) {
    if (block.kind === 'heading') {
      heading = block.text;
      continue;
    }
    for (const paragraph of block.paragraphs)
      numbered.push({ number: numbered.length + 1, paragraph, block, blockNumber: i + 1, heading });
  }
  return numbered;
}
