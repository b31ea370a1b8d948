import type { Block, BlockKind } from '../model/body.ts';

export type BlockOf<K extends BlockKind = BlockKind> = {
  [P in K]: Extract<Block, { readonly kind: P }> & { readonly kind: P };
}[K];

/** What a printer does with each kind of block. A new kind does not compile until every printer has an entry. */
export type BlockHandlers<T> = { readonly [K in BlockKind]: (block: BlockOf<K>) => T };

export function handleBlock<T, K extends BlockKind>(handlers: BlockHandlers<T>, block: BlockOf<K>): T {
  return handlers[block.kind](block);
}

export type Spoken = BlockOf<'speech' | 'reported'>;

/** Whether the text names its speaker first, as reported speech mostly does: "The Minister said that …". */
export function opensWithSpeaker({ kind, speaker, paragraphs }: Spoken): boolean {
  const opening = paragraphs[0]?.text.slice(0, speaker.length).toLowerCase();
  return kind === 'reported' && speaker !== '' && opening === speaker.toLowerCase();
}
