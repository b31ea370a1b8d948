import type { Block, Heading, Paragraph } from '../model/body.ts';
import type { Participant } from '../model/head.ts';

/** A paragraph under correction: `n` is its number in the reading, shared by all parts of it that splits made. */
export interface DraftParagraph extends Paragraph {
  readonly n: number;
}

type WithDraft<B> = B extends Heading
  ? Heading
  : Omit<B, 'paragraphs'> & { readonly paragraphs: readonly DraftParagraph[] };
export type DraftBlock = WithDraft<Block>;
export type DraftSpoken = Exclude<DraftBlock, Heading>;

/** The body under correction. `who` counts slots: participants taken out keep theirs until the end. */
export type Draft = readonly DraftBlock[];

export interface DraftPlace {
  readonly block: number;
  readonly index: number;
  readonly within: DraftSpoken;
  readonly paragraph: DraftParagraph;
}

/** A change of the body; `lost` has a sentence for each thing that lost its place. Null: the correction does not fit. */
export type Change = { readonly draft: Draft; readonly lost: readonly string[] } | null;

export function openDraft(body: readonly Block[]): Draft {
  let n = 0;
  return body.map((block): DraftBlock => {
    if (block.kind === 'heading') return block;
    const paragraphs = block.paragraphs.map((paragraph) => ({ ...paragraph, n: ++n }));
    return { ...block, paragraphs };
  });
}

/** The body as corrected, `who` counted over the participants that are left. */
export function closeDraft(draft: Draft, present: readonly (Participant | null)[]): Block[] {
  let left = 0;
  const renumbered = present.map((participant) => (participant ? left++ : null));
  return draft.map((block): Block => {
    if (block.kind === 'heading') return block;
    const paragraphs = block.paragraphs.map(numberless);
    if (block.kind === 'narrative') return { ...block, paragraphs };
    return { ...block, paragraphs, who: block.who === null ? null : (renumbered[block.who] ?? null) };
  });
}

/** A paragraph's number in the reading, and which of its parts. */
export interface PartNumber {
  readonly paragraph: number;
  readonly part: number;
}

/** What corrections name each paragraph of the draft by, in its order. */
export function numbersOf(draft: Draft): readonly PartNumber[] {
  const seen = new Map<number, number>();
  return draft.flatMap((block) => {
    if (block.kind === 'heading') return [];
    return block.paragraphs.map(({ n }) => {
      const part = (seen.get(n) ?? 0) + 1;
      seen.set(n, part);
      return { paragraph: n, part };
    });
  });
}

/** The part that a correction means: the `part`th of paragraph `n`, or the first that `fits`. */
export function findPart(
  draft: Draft,
  { paragraph: n, part }: { readonly paragraph: number; readonly part?: number },
  fits: (place: DraftPlace) => boolean,
): DraftPlace | null {
  let seen = 0;
  for (const [block, within] of draft.entries()) {
    if (within.kind === 'heading') continue;
    for (const [index, paragraph] of within.paragraphs.entries()) {
      if (paragraph.n !== n) continue;
      seen++;
      const place = { block, index, within, paragraph };
      if (part === undefined ? fits(place) : part === seen) return fits(place) ? place : null;
    }
  }
  return null;
}

/** The draft with other paragraphs in the place of `count` from there. */
export function replaceAt(
  draft: Draft,
  { block, index, within }: DraftPlace,
  count: number,
  paragraphs: readonly DraftParagraph[],
): Draft {
  return draft.with(block, {
    ...within,
    paragraphs: within.paragraphs.toSpliced(index, count, ...paragraphs),
  });
}

function numberless(draft: DraftParagraph): Paragraph {
  const { text, typed, mark, at, continues, incidents, excisions, layout, from } = draft;
  return {
    text,
    typed,
    mark,
    at,
    ...(continues && { continues }),
    incidents,
    excisions,
    ...(layout && { layout }),
    ...(from !== undefined && { from }),
  };
}
