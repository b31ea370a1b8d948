import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { turnQuarters } from './grey.ts';
import type { GreyImage } from './grey.ts';
import { resizeGrey } from './decode.ts';
import type { PageSurvey } from './pdf-survey.ts';

/** Bitmap formats of fpdfview.h, with their bytes per pixel. */
const formats: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 4, 4: 4 };
const bgrx = 3;
/** FPDF_RenderPageBitmap: with annotations, without sub-pixel colours. */
const flags = 0x01 | 0x10;

/**
 * A page's picture. A page that is one image is taken as that image, pixel for pixel; anything else is drawn.
 * Throws where PDFium can't decode or draw it.
 */
export async function rasterOf(
  pdfium: WrappedPdfiumModule,
  page: number,
  survey: PageSurvey,
): Promise<GreyImage> {
  if (!survey.picture) throw new Error('A page with more pixels than the limit has no picture');
  if (!survey.whole) return drawPage(pdfium, page, survey, survey.picture);
  const bitmap = pdfium.FPDFImageObj_GetBitmap(survey.whole.handle);
  if (bitmap === 0) return drawPage(pdfium, page, survey, survey.picture);
  const image = turnQuarters(takeBitmap(pdfium, bitmap, survey.dpi), survey.whole.turns);
  return resizeGrey(image, survey.picture);
}

function drawPage(
  pdfium: WrappedPdfiumModule,
  page: number,
  survey: PageSurvey,
  { width, height }: { readonly width: number; readonly height: number },
): GreyImage {
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, bgrx, 0, 0);
  if (bitmap === 0) throw new Error(`PDFium has no room for ${width} × ${height} pixels`);
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
  return takeBitmap(pdfium, bitmap, survey.dpi);
}

/** Copies a bitmap out as grey and destroys it. */
function takeBitmap(pdfium: WrappedPdfiumModule, bitmap: number, dpi: number): GreyImage {
  const width = pdfium.FPDFBitmap_GetWidth(bitmap);
  const height = pdfium.FPDFBitmap_GetHeight(bitmap);
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const bytes = formats[pdfium.FPDFBitmap_GetFormat(bitmap)];
  const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const from = pdfium.pdfium.HEAPU8;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = start + y * stride;
    if (bytes === undefined || bytes === 1) {
      data.set(from.subarray(row, row + width), y * width);
      continue;
    }
    // Luma of ITU-R BT.601, in 1/256; PDFium's order is blue, green, red.
    for (let x = 0, i = row, o = y * width; x < width; x++, i += bytes, o++)
      data[o] = (29 * from[i]! + 150 * from[i + 1]! + 77 * from[i + 2]!) >> 8;
  }
  pdfium.FPDFBitmap_Destroy(bitmap);
  return { data, width, height, dpi };
}
