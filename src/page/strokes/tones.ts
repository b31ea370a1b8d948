import { inkThreshold, type GreyImage } from '../image/grey.ts';

/** Grey levels of a page: a pixel darker than `threshold` is ink. */
export interface Tones {
  readonly threshold: number;
  readonly ink: number;
  readonly paper: number;
}

/** Mean grey of ink and of paper, from every third pixel of every third row. */
export function measureTones(image: GreyImage): Tones {
  const threshold = inkThreshold(image);
  let ink = 0;
  let inks = 0;
  let paper = 0;
  let papers = 0;
  for (let y = 0; y < image.height; y += 3)
    for (let i = y * image.width, end = i + image.width; i < end; i += 3) {
      const grey = image.data[i]!;
      if (grey < threshold) {
        ink += grey;
        inks++;
      } else {
        paper += grey;
        papers++;
      }
    }
  return { threshold, ink: inks ? ink / inks : 0, paper: papers ? paper / papers : 255 };
}
