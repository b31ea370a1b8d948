import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { MarkPage } from '../../src/page/marks/find-marks.ts';
import { parseTsv } from '../../src/page/ocr/tsv.ts';
import { placeWords } from '../../src/page/strokes/text-geometry.ts';

/** A page from `STEM.png` (grey, 300 dpi) and `STEM.tsv` (Tesseract's table of words). */
export async function readPage(stem: string): Promise<MarkPage> {
  const { data, info } = await sharp(`${stem}.png`)
    .flatten({ background: 'white' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const image = { data: new Uint8Array(data), width: info.width, height: info.height, dpi: 300 };
  return { image, words: placeWords(parseTsv(await readFile(`${stem}.tsv`, 'utf8'))) };
}
