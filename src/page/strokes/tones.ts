import { histogramOf, thresholdOf, type GreyImage } from '../image/grey.ts';

/** Grey levels of a page: a pixel darker than `threshold` is ink. */
export interface Tones {
  readonly threshold: number;
  readonly ink: number;
  readonly paper: number;
}

/** Mean grey of ink and of paper, from every third pixel of every third row. */
export function measureTones(image: GreyImage): Tones {
  const histogram = histogramOf(image);
  const threshold = thresholdOf(histogram);
  const mean = (from: number, to: number): number | null => {
    let sum = 0;
    let count = 0;
    for (let grey = from; grey < to; grey++) {
      sum += grey * histogram[grey]!;
      count += histogram[grey]!;
    }
    return count > 0 ? sum / count : null;
  };
  return { threshold, ink: mean(0, threshold) ?? 0, paper: mean(threshold, 256) ?? 255 };
}
