import type { Components } from '../image/components.ts';
import type { GreyImage } from '../image/grey.ts';
import { mapBox, type Box } from '../image/matrix.ts';
import type { OcrWord } from '../ocr/engine.ts';

/** Letters nearer than this, in cap heights, stand in one block: a colon and two typed spaces, and a line and a half. */
export const together: Reach = { across: 4, down: 1.6 };

/** How far apart letters of one block may stand, in cap heights. */
export interface Reach {
  readonly across: number;
  readonly down: number;
}
/** A component smaller than this, in cap heights, is dust and joins nothing. */
const least = 0.3;
/** White around each row of a block, in cap heights. */
const margin = 1;
/** Lower rows, in cap heights, are underlines and dust. */
const leastRow = 0.35;

/** Rows of blocks drawn one below another, so that what stands side by side is read apart. */
export interface Mosaic {
  readonly image: GreyImage;
  /** A word read on the mosaic, with its place on the picture; null where it stands in no block. */
  place(word: OcrWord): OcrWord | null;
}

/** Ink that stands together. */
export interface Block extends Box {
  /** Components of the size of letters, typed ones or a release stamp's. */
  readonly letters: number;
}

/** Letters, in cap heights. */
const letter = { least: 0.5, most: 1.95, widest: 3 };

/** What stands together, as columns of a stamp zone do by default: the block that begins highest first. */
export function findBlocks(components: Components, cap: number, reach = together): Block[] {
  let blocks: Block[] = [];
  for (let i = 0; i < components.count; i++) {
    const [x0, y0, x1, y1] = [components.x0[i]!, components.y0[i]!, components.x1[i]!, components.y1[i]!];
    const [w, h] = [(x1 - x0) / cap, (y1 - y0) / cap];
    if (Math.max(w, h) < least) continue;
    const isLetter = h > letter.least && h < letter.most && w < letter.widest;
    let box: Block = { x0, y0, x1, y1, letters: isLetter ? 1 : 0 };
    // What the new one joins may touch further blocks.
    for (let grown = true; grown;) {
      const apart = blocks.filter((block) => !isNear(block, box, cap, reach));
      grown = apart.length < blocks.length;
      for (const block of blocks) if (isNear(block, box, cap, reach)) box = around(box, block);
      blocks = apart;
    }
    blocks.push(box);
  }
  return blocks.toSorted((a, b) => a.y0 - b.y0);
}

function isNear(a: Box, b: Box, cap: number, reach: Reach): boolean {
  return (
    Math.max(a.x0, b.x0) - Math.min(a.x1, b.x1) < reach.across * cap &&
    Math.max(a.y0, b.y0) - Math.min(a.y1, b.y1) < reach.down * cap
  );
}

function around(a: Block, b: Block): Block {
  return {
    letters: a.letters + b.letters,
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}

/** The rows of a block, parted where white goes through it from left to right. */
function rowsOf({ data, width }: GreyImage, block: Box, threshold: number): Box[] {
  const rows: Box[] = [];
  let start = -1;
  for (let y = block.y0; y <= block.y1; y++) {
    const from = y * width + block.x0;
    const inked = y < block.y1 && data.subarray(from, from + block.x1 - block.x0).some((v) => v < threshold);
    if (inked && start < 0) start = y;
    if (inked || start < 0) continue;
    rows.push({ ...block, y0: start, y1: y });
    start = -1;
  }
  return rows;
}

/** Draws the rows of the blocks one below another. */
export function drawMosaic(image: GreyImage, found: readonly Box[], threshold: number, cap: number): Mosaic {
  const blocks = found.flatMap((block) =>
    rowsOf(image, block, threshold).filter((row) => row.y1 - row.y0 > leastRow * cap),
  );
  const gap = Math.round(margin * cap);
  const width = Math.max(...blocks.map((block) => block.x1 - block.x0)) + 2 * gap;
  const height = blocks.reduce((sum, block) => sum + block.y1 - block.y0 + gap, gap);
  const data = new Uint8Array(width * height).fill(255);
  const placed: { readonly block: Box; readonly top: number }[] = [];
  let top = gap;
  for (const block of blocks) {
    for (let y = block.y0; y < block.y1; y++)
      data.set(
        image.data.subarray(y * image.width + block.x0, y * image.width + block.x1),
        (top + y - block.y0) * width + gap,
      );
    placed.push({ block, top });
    top += block.y1 - block.y0 + gap;
  }
  return {
    image: { data, width, height, dpi: image.dpi },
    place(word) {
      const y = (word.box.y0 + word.box.y1) / 2;
      const found = placed.find(
        ({ block, top }) => y >= top - gap / 2 && y < top + block.y1 - block.y0 + gap / 2,
      );
      if (!found) return null;
      const { block, top } = found;
      const back = { a: 1, b: 0, c: 0, d: 1, e: block.x0 - gap, f: block.y0 - top };
      return { ...word, box: mapBox(back, word.box) };
    },
  };
}
