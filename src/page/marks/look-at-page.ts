import type { Page } from '../../model/page.ts';
import type { Region } from '../../model/position.ts';
import { mapBox } from '../image/matrix.ts';
import type { PageSight } from '../scan-options.ts';
import { findStrokes } from '../strokes/find-strokes.ts';
import { measureText, placeWords, type WordOnImage } from '../strokes/text-geometry.ts';
import { measureTones } from '../strokes/tones.ts';
import { findMarks } from './find-marks.ts';
import { loadMarkNetwork } from './load-network.ts';

/** Looks for portion marks and strokes on the page's picture and gives the page back with them, placed on its own image. */
export function lookAtPage(page: Page, { image, words, toPicture }: PageSight): Page {
  const dpi = page.image?.dpi ?? image.dpi;
  const toPage = ({ x, y, w, h }: Region): Region => {
    const box = mapBox(toPicture, { x0: x, y0: y, x1: x + w, y1: y + h });
    return {
      x: Math.round(box.x0),
      y: Math.round(box.y0),
      w: Math.round(box.x1 - box.x0),
      h: Math.round(box.y1 - box.y0),
      dpi,
    };
  };
  const placed = placeWords(words);
  const tones = measureTones(image);
  const marks = findMarks({ image, words: placed }, loadMarkNetwork(), tones);
  const strokes = findStrokes(image, tones.threshold, measureText(placed, image.dpi));
  return {
    ...page,
    strokes: strokes.map(({ kind, words: along }) => ({ kind, region: toPage(surround(along, dpi)) })),
    marks: marks.map(({ region, level, confidence, levels, struck, struckConfidence }) => {
      return { region: toPage(region), level, confidence, levels, struck, struckConfidence };
    }),
  };
}

function surround(words: readonly WordOnImage[], dpi: number): Region {
  const x = Math.min(...words.map((word) => word.x));
  const y = Math.min(...words.map((word) => word.y));
  const right = Math.max(...words.map((word) => word.x + word.w));
  const bottom = Math.max(...words.map((word) => word.y + word.h));
  return { x, y, w: right - x, h: bottom - y, dpi };
}
