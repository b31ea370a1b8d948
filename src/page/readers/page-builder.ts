import type { Page, PageImage, Word } from '../../model/page.ts';
import type { Region } from '../../model/position.ts';

/** A word as the markup gives it; text that stands outside any word has no region. */
export interface MarkupWord {
  text: string;
  region?: Region;
  /** 0..1 */
  confidence?: number;
}

/** Where a block belongs, whatever its place in the file. */
export const blockRanks = { top: 0, body: 1, bottom: 2 } as const;
export type BlockPlace = keyof typeof blockRanks;

/**
 * Collects a page of words: words are joined by a space, lines by a line feed, blocks by an empty line.
 * `order` is the number that the markup gives the page, or null.
 */
export class PageBuilder {
  readonly order: number | null;
  readonly #image: PageImage | undefined;
  readonly #blocks: { rank: number; lines: MarkupWord[][] }[] = [];
  #line: MarkupWord[] = [];

  constructor(order: number | null, image?: PageImage) {
    this.order = order;
    this.#image = image;
    this.startBlock('body');
  }

  get dpi(): number | undefined {
    return this.#image?.dpi;
  }

  get isEmpty(): boolean {
    return this.#line.length === 0 && this.#blocks.every((block) => block.lines.length === 0);
  }

  /** The word before, on the same line. */
  get lastWord(): MarkupWord | undefined {
    return this.#line.at(-1);
  }

  startBlock(place: BlockPlace): void {
    this.endLine();
    this.#blocks.push({ rank: blockRanks[place], lines: [] });
  }

  endLine(): void {
    if (this.#line.length > 0) this.#blocks.at(-1)!.lines.push(this.#line);
    this.#line = [];
  }

  add(word: MarkupWord): void {
    if (word.text !== '') this.#line.push(word);
  }

  build(number: number): Page {
    this.endLine();
    const words: Word[] = [];
    let text = '';
    for (const { lines } of this.#blocks.toSorted((a, b) => a.rank - b.rank))
      for (const [i, line] of lines.entries()) {
        if (text !== '') text += i === 0 ? '\n\n' : '\n';
        for (const [k, word] of line.entries()) {
          if (k > 0) text += ' ';
          const start = text.length;
          text += word.text;
          if (word.region) words.push(placed(word, word.region, start));
        }
      }
    return {
      number,
      text,
      begins: { by: number === 1 ? 'file' : 'page-image', confidence: 1 },
      words,
      ...(this.#image ? { image: this.#image } : {}),
    };
  }
}

function placed(word: MarkupWord, region: Region, start: number): Word {
  const chars = [start, start + word.text.length] as const;
  return word.confidence === undefined ? { chars, region } : { chars, region, confidence: word.confidence };
}

/** Pages in the order of their numbers where all have one of their own, else in that of the file. */
export function buildPages(builders: readonly PageBuilder[]): Page[] {
  const numbers = new Set(builders.map((builder) => builder.order));
  const ordered =
    numbers.size === builders.length && !numbers.has(null)
      ? builders.toSorted((a, b) => a.order! - b.order!)
      : builders;
  return ordered.map((builder, i) => builder.build(i + 1));
}

/** Long side of US letter paper in inches: what a page is taken for whose resolution is not given. */
const letterHeight = 11;

/** `dpi` is estimated from the size where the markup does not give it. */
export function pageImage(width: number, height: number, dpi?: number): PageImage | undefined {
  if (!(width > 0 && height > 0)) return undefined;
  const known = dpi !== undefined && dpi > 0;
  return { width, height, dpi: known ? dpi : Math.round(Math.max(width, height) / letterHeight) };
}
