import type { MarkOnImage, Page, Word } from '../../src/model/page.ts';

/** A mark that the picture shows: the place of its left edge, its level, and what else is not as usual. */
export type SeenMark = readonly [
  x: number,
  y: number,
  level: MarkOnImage['level'],
  other?: Partial<Pick<MarkOnImage, 'confidence' | 'struck' | 'struckConfidence'>>,
];

/** A page typed in letters 20 pixels wide on lines 50 apart. Marks are three letters wide; all but U are struck. */
export function markedPage(text: string, marks: readonly SeenMark[]): Page {
  const words: Word[] = [];
  let start = 0;
  for (const [row, line] of text.split('\n').entries()) {
    for (const { 0: word, index } of line.matchAll(/\S+/g))
      words.push({
        chars: [start + index, start + index + word.length],
        region: { x: index * 20, y: row * 50, w: word.length * 20, h: 30, dpi: 300 },
      });
    start += line.length + 1;
  }
  return {
    number: 1,
    text,
    begins: { by: 'file', confidence: 1 },
    words,
    marks: marks.map(([x, y, level, other]) => {
      const mark = { confidence: 0.99, struck: level !== 'U', struckConfidence: 0.9, ...other };
      return {
        region: { x, y, w: 60, h: 30, dpi: 300 },
        level,
        levels: [{ level, probability: mark.confidence }],
        ...mark,
      };
    }),
  };
}
