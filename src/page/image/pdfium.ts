import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { init } from '@embedpdf/pdfium';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

let binary: Promise<Uint8Array<ArrayBuffer>> | undefined;

/**
 * A PDFium of its own for one document: what a broken file does to its memory ends with the document, and the
 * memory goes back when the document is closed.
 */
export async function startPdfium(): Promise<WrappedPdfiumModule> {
  binary ??= readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'))).then((bytes) =>
    Uint8Array.from(bytes),
  );
  const wasmBinary = (await binary).buffer;
  const quiet = (): void => undefined;
  const pdfium = await init({ wasmBinary, print: quiet, printErr: quiet });
  pdfium.PDFiumExt_Init();
  return pdfium;
}

/** Lends `bytes` of PDFium's memory for the length of one call. */
export function withScratch<T>(
  { pdfium }: WrappedPdfiumModule,
  bytes: number,
  use: (pointer: number) => T,
): T {
  const pointer = pdfium.wasmExports.malloc(bytes);
  if (pointer === 0) throw new Error(`PDFium has no ${bytes} bytes left`);
  try {
    return use(pointer);
  } finally {
    pdfium.wasmExports.free(pointer);
  }
}
