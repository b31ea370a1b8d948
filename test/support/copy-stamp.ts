import type { GreyImage } from '../../src/page/image/grey.ts';

type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/** Letters of a copy stamp as strokes, in heights of a letter. */
const strokesOf: Readonly<Record<string, readonly Segment[]>> = {
  H: [
    [0, 0, 0, 1],
    [0.5, 0, 0.5, 1],
    [0, 0.5, 0.5, 0.5],
  ],
  I: [[0.25, 0, 0.25, 1]],
  L: [
    [0, 0, 0, 1],
    [0, 1, 0.5, 1],
  ],
  T: [
    [0.25, 0, 0.25, 1],
    [0, 0, 0.5, 0],
  ],
  N: [
    [0, 0, 0, 1],
    [0, 0, 0.5, 1],
    [0.5, 0, 0.5, 1],
  ],
  A: [
    [0, 1, 0.25, 0],
    [0.25, 0, 0.5, 1],
    [0.1, 0.6, 0.4, 0.6],
  ],
  ' ': [],
};

/** Prints a copy stamp's tall, thin letters on the picture from pixel (x, y) on; of those that are drawn above. */
export function stamp({ data, width }: GreyImage, x: number, y: number, text: string): void {
  const height = 60;
  for (const [i, letter] of Array.from(text).entries())
    for (const [x0, y0, x1, y1] of strokesOf[letter]!)
      for (let t = 0; t <= height; t++) {
        const px = Math.round(x + i * 44 + height * (x0 + ((x1 - x0) * t) / height));
        const py = Math.round(y + height * (y0 + ((y1 - y0) * t) / height));
        for (let row = py; row < py + 4; row++) data.fill(0, row * width + px, row * width + px + 4);
      }
}
