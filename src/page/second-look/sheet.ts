import { resizeGrey } from '../image/decode.ts';
import type { GreyImage } from '../image/grey.ts';
import type { Box } from '../image/matrix.ts';
import type { OcrWord } from '../ocr/engine.ts';

/** Pictures drawn one below another, to be read at once. */
export interface Sheet {
  readonly image: GreyImage;
  /** The first row of each, and the one behind its last. */
  readonly rows: readonly { readonly top: number; readonly bottom: number }[];
  /** White left of each, in pixels. */
  readonly left: number;
}

/** A copy of a box of the picture with `around` pixels more on all sides, as far as the picture goes. */
export function cutOut(image: GreyImage, box: Box, around: number): { picture: GreyImage; box: Box } {
  const x0 = Math.max(0, Math.floor(box.x0 - around));
  const x1 = Math.min(image.width, Math.ceil(box.x1 + around));
  const y0 = Math.max(0, Math.floor(box.y0 - around));
  const y1 = Math.min(image.height, Math.ceil(box.y1 + around));
  const data = new Uint8Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y++)
    data.set(image.data.subarray(y * image.width + x0, y * image.width + x1), (y - y0) * (x1 - x0));
  const picture = { data, width: x1 - x0, height: y1 - y0, dpi: image.dpi };
  return { picture, box: { x0, y0, x1, y1 } };
}

/** Draws pictures one below another with `space` pixels of white around each. */
export function drawSheet(pictures: readonly GreyImage[], space: number): Sheet {
  const width = Math.max(...pictures.map((picture) => picture.width)) + 2 * space;
  const height = pictures.reduce((sum, picture) => sum + picture.height + space, space);
  const data = new Uint8Array(width * height).fill(255);
  const rows: { top: number; bottom: number }[] = [];
  let top = space;
  for (const picture of pictures) {
    for (let y = 0; y < picture.height; y++)
      data.set(picture.data.subarray(y * picture.width, (y + 1) * picture.width), (top + y) * width + space);
    rows.push({ top, bottom: top + picture.height });
    top += picture.height + space;
  }
  return { image: { data, width, height, dpi: pictures[0]!.dpi }, rows, left: space };
}

/** The words read on the sheet's row `n`, from left to right, with their boxes on the picture that was drawn there. */
export function wordsOnRow(words: readonly OcrWord[], { rows, left }: Sheet, n: number): OcrWord[] {
  const { top, bottom } = rows[n]!;
  return words
    .filter(({ box }) => (box.y0 + box.y1) / 2 > top && (box.y0 + box.y1) / 2 < bottom)
    .map((word) => {
      const { x0, y0, x1, y1 } = word.box;
      return { ...word, box: { x0: x0 - left, y0: y0 - top, x1: x1 - left, y1: y1 - top } };
    })
    .toSorted((a, b) => a.box.x0 - b.box.x0);
}

/** Words from a picture that was cut out of `box` and scaled, with their boxes where they stand on the whole. */
export function placeBack(words: readonly OcrWord[], box: Box, scale: number, line: number): OcrWord[] {
  return words.map((word) => {
    const { x0, y0, x1, y1 } = word.box;
    const placed = {
      x0: Math.round(box.x0 + x0 / scale),
      y0: Math.round(box.y0 + y0 / scale),
      x1: Math.round(box.x0 + x1 / scale),
      y1: Math.round(box.y0 + y1 / scale),
    };
    return { ...word, box: placed, line };
  });
}

/** The box around words. */
export function surround(words: readonly OcrWord[]): Box {
  const boxes = words.map(({ box }) => box);
  return {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    y0: Math.min(...boxes.map(({ y0 }) => y0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y1: Math.max(...boxes.map(({ y1 }) => y1)),
  };
}

/** The picture, `scale` times as large. */
export function scaleGrey({ data, width, height, dpi }: GreyImage, scale: number): Promise<GreyImage> {
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return resizeGrey({ data, width, height, dpi }, size);
}
