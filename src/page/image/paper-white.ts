import { histogramOf, type GreyImage } from './grey.ts';

/** From the threshold between ink and paper to the paper’s own grey: what is lighter is paper. Less takes thin ends of letters too. */
const share = 0.75;
/** Share of all pixels that are so light and still darker than the paper: the soft edges of letters alone are half of it. */
const leastGrain = 0.1;

/**
 * Paints the paper of a grainy grey scan white, on the picture itself: an engine takes the grain for parts of thin letters. What is
 * darker keeps its order, so that faint ink stays and letters keep their soft edges. Paper without grain stays as it is.
 */
export function paintPaperWhite(image: GreyImage, threshold: number): void {
  const histogram = histogramOf(image);
  let paper = threshold;
  for (let grey = threshold; grey < 256; grey++) if (histogram[grey]! > histogram[paper]!) paper = grey;
  const white = threshold + share * (paper - threshold);
  const sum = (from: number, to: number): number => histogram.slice(from, to).reduce((a, b) => a + b, 0);
  if (sum(Math.ceil(white), Math.max(0, paper - 1)) < leastGrain * sum(0, 256)) return;
  const tone = Uint8Array.from({ length: 256 }, (_, grey) => Math.min(255, Math.round((grey * 255) / white)));
  const { data } = image;
  for (let i = 0; i < data.length; i++) data[i] = tone[data[i]!]!;
}
