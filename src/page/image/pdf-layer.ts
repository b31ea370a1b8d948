import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { apply, mapBox } from './matrix.ts';
import type { Box } from './matrix.ts';
import type { PageSurvey } from './pdf-survey.ts';
import { withScratch } from './pdfium.ts';

/** One character of a text layer. */
export interface LayerChar {
  /** One Unicode character; the empty string where the file does not say which. */
  readonly text: string;
  /** Its advance by its line's height, in pixels of the page's picture; null for white space that PDFium infers. */
  readonly box: Box | null;
  /** Where it stands on its line, in pixels of the picture. */
  readonly foot: readonly [x: number, y: number];
}

/** More characters than a page of paper holds; the rest of a hostile layer is not read. */
const maxChars = 100_000;

export function layerOf(pdfium: WrappedPdfiumModule, page: number, survey: PageSurvey): readonly LayerChar[] {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    return withScratch(pdfium, 16, (p) => {
      const { pdfium: memory } = pdfium;
      const chars: LayerChar[] = [];
      const count = Math.min(maxChars, pdfium.FPDFText_CountChars(text));
      for (let i = 0; i < count; i++) {
        const code = pdfium.FPDFText_GetUnicode(text, i);
        const char = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
        const inferred = pdfium.FPDFText_IsGenerated(text, i) === 1;
        if (inferred || !pdfium.FPDFText_GetLooseCharBox(text, i, p)) {
          chars.push({ text: char, box: null, foot: [0, 0] });
          continue;
        }
        // FS_RECTF: left, top, right, bottom.
        const [x0, y1, x1, y0] = [0, 4, 8, 12].map((k) => memory.getValue(p + k, 'float'));
        pdfium.FPDFText_GetCharOrigin(text, i, p, p + 8);
        const [x, y] = [memory.getValue(p, 'double'), memory.getValue(p + 8, 'double')];
        chars.push({
          text: char,
          box: mapBox(survey.toPicture, { x0: x0!, y0: y0!, x1: x1!, y1: y1! }),
          foot: apply(survey.toPicture, x, y),
        });
      }
      return chars;
    });
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}
