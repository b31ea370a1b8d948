import type { OcrWord } from './engine.ts';

/**
 * Words of Tesseract's TSV output: level, page, block, paragraph, line, word, left, top, width, height,
 * confidence (0..100, -1 for what is no word), text. Level 4 is a line, level 5 a word.
 */
export function parseTsv(tsv: string): OcrWord[] {
  const words: OcrWord[] = [];
  let line = 0;
  for (const row of tsv.split('\n')) {
    const cells = row.split('\t');
    if (cells[0] === '4') line++;
    if (cells[0] !== '5' || cells.length < 12) continue;
    const text = cells.slice(11).join(' ').trim();
    if (text === '') continue;
    const [x0, y0, w, h] = cells.slice(6, 10).map(Number);
    const confidence = Math.max(0, Math.min(1, Number(cells[10]) / 100));
    words.push({ text, box: { x0: x0!, y0: y0!, x1: x0! + w!, y1: y0! + h! }, confidence, line });
  }
  return words;
}
