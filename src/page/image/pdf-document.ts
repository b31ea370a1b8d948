import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { GreyImage } from './grey.ts';
import { rasterOf } from './pdf-raster.ts';
import { startPdfium } from './pdfium.ts';
import { surveyPage } from './pdf-survey.ts';
import type { PageSurvey } from './pdf-survey.ts';
import { layerOf } from './pdf-layer.ts';
import type { LayerChar } from './pdf-layer.ts';

/** Why PDFium refuses a document: `FPDF_GetLastError` in fpdfview.h. */
export type PdfRefusal = 'not-a-pdf' | 'password' | 'damaged';

export interface PdfDocument {
  readonly pageCount: number;
  /** Page by its index from 0. Throws where PDFium can't load it. */
  page(index: number): PdfPage;
  close(): void;
}

/** One loaded page; `close` it before the next is asked for, so that only one is in memory. */
export interface PdfPage {
  readonly survey: PageSurvey;
  /** The picture at the survey's resolution, as a viewer shows the page. */
  raster(): Promise<GreyImage>;
  /** The text layer in the order of the file, in pixels of the picture. */
  layer(): readonly LayerChar[];
  close(): void;
}

/** Opens a document; scripts, attachments and forms in it are never looked at. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument | PdfRefusal> {
  const pdfium = await startPdfium();
  const { wasmExports: memory } = pdfium.pdfium;
  const file = memory.malloc(bytes.length);
  if (file === 0) return 'damaged';
  pdfium.pdfium.HEAPU8.set(bytes, file);
  const handle = pdfium.FPDF_LoadMemDocument(file, bytes.length, '');
  if (handle === 0) {
    const error = pdfium.FPDF_GetLastError();
    if (error === 4) return 'password';
    return error === 3 ? 'not-a-pdf' : 'damaged';
  }
  return {
    pageCount: pdfium.FPDF_GetPageCount(handle),
    page: (index) => loadPage(pdfium, handle, index),
    close() {
      pdfium.FPDF_CloseDocument(handle);
      memory.free(file);
    },
  };
}

function loadPage(pdfium: WrappedPdfiumModule, document: number, index: number): PdfPage {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) throw new Error(`PDFium can't load page ${index + 1}`);
  const survey = surveyPage(pdfium, page);
  return {
    survey,
    raster: () => rasterOf(pdfium, page, survey),
    layer: () => layerOf(pdfium, page, survey),
    close: () => pdfium.FPDF_ClosePage(page),
  };
}
