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

const white = 0xffffff;

/** Pixels of four bytes as grey. Most of a page is white: to ask for that first takes a third of the time. */
function greyRow(pixels: Uint32Array, grey: Uint8Array, at: number): void {
  for (let x = 0; x < pixels.length; x++) {
    const pixel = pixels[x]!;
    grey[at + x] =
      (pixel & white) === white ? 255 : greyOf(pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255);
  }
}

/** Luma of ITU-R BT.601, in 1/256; PDFium's order is blue, green, red. */
function greyOf(blue: number, green: number, red: number): number {
  return (29 * blue + 150 * green + 77 * red) >> 8;
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
    if (bytes === 4) {
      greyRow(new Uint32Array(from.buffer, row, width), data, y * width);
      continue;
    }
    for (let x = 0, i = row, o = y * width; x < width; x++, i += bytes, o++)
      data[o] = greyOf(from[i]!, from[i + 1]!, from[i + 2]!);
  }
  pdfium.FPDFBitmap_Destroy(bitmap);
  return { data, width, height, dpi };
}
