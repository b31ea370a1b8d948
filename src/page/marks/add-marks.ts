import type { Page } from '../../model/page.ts';
import type { Region } from '../../model/position.ts';
import { mapBox } from '../image/matrix.ts';
import type { PageSight } from '../scan-options.ts';
import { placeWords } from '../strokes/text-geometry.ts';
import { findMarks } from './find-marks.ts';
import { loadMarkNetwork } from './load-network.ts';

/** Looks for portion marks on the page's picture and gives the page back with those it found, placed on its own image. */
export function addMarks(page: Page, { image, words, toPicture }: PageSight): Page {
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
  const marks = findMarks({ image, words: placeWords(words) }, loadMarkNetwork());
  return {
    ...page,
    marks: marks.map(({ region, level, confidence, levels, struck, struckConfidence }) => {
      return { region: toPage(region), level, confidence, levels, struck, struckConfidence };
    }),
  };
}
