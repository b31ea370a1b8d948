import type { OcrKind } from './engine.ts';
import { findNativeTesseract } from './tesseract-native.ts';

/** The engine that this machine reads with: its own Tesseract, or else the one that comes with Memcon. */
export async function findEngine(): Promise<OcrKind> {
  return (await findNativeTesseract()) ?? (await import('./tesseract-js.ts')).tesseractJs;
}
