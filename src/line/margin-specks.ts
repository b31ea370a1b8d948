import type { MarkOnImage, Page, Word } from '../model/page.ts';
import type { DraftLine } from './roles.ts';

/** Inches of white between the text and the specks beside it: more than the spaces before a portion mark. */
const apart = 0.4;
/** Letters and digits that a speck may have been read as, and the confidence that it stays below. */
const forms = [
  { signs: 0, below: 1.01 },
  { signs: 1, below: 0.7 },
  { signs: 3, below: 0.4 },
] as const;
/** Words of three letters and more, read with this confidence, are text; a line needs so many of them, or a portion mark that the picture shows so surely. */
const wellRead = 0.8;
const fewestSound = 2;
const sureMark = 0.9;

/**
 * Takes the specks off the ends of a page's lines: dirt in the margins that an engine reads as a letter or two without being
 * sure of them, far from the text: `(U)    =.   Sr`, `oo     King Ashgrove`. They stay in the line as typed. Pages without
 * pictures say nothing of it.
 */
export function takeOffSpecks(page: Page, lines: readonly DraftLine[]): readonly DraftLine[] {
  const { words, marks = [] } = page;
  if (!words || !page.image) return lines;
  const isSpeck = (word: Word): boolean => {
    const text = page.text.slice(...word.chars);
    const signs = text.replace(/[^\p{L}\d]/gu, '').length;
    // `(b)` beside the text is the code of what was withheld.
    if (signs > 0 && /[()[\]]/.test(text)) return false;
    const confidence = word.confidence ?? 1;
    return (
      forms.some((form) => signs <= form.signs && confidence < form.below) &&
      !marks.some((mark) => isOn(mark, word))
    );
  };
  // Before the text an initial may be a speaker's label, however torn: `Y:`.
  const isLabel = (word: Word): boolean => /[\p{Lu}\d]/u.test(page.text.slice(...word.chars));
  const isSound = (word: Word): boolean =>
    (word.confidence ?? 1) >= wellRead && /\p{L}{3}/u.test(page.text.slice(...word.chars));
  const isSeen = (word: Word): boolean =>
    marks.some((mark) => mark.confidence >= sureMark && isOn(mark, word));
  let next = 0;
  return lines.map((line) => {
    const own: Word[] = [];
    for (; next < words.length && words[next]!.chars[0] < line.chars[1]; next++) own.push(words[next]!);
    if (line.offsets || own.length < 2) return line;
    let first = 0;
    let last = own.length - 1;
    for (let i = 0; i < last && isSpeck(own[i]!) && !isLabel(own[i]!); i++)
      if (isApart(own[i]!, own[i + 1]!)) first = i + 1;
    for (let i = own.length - 1; i > first && isSpeck(own[i]!); i--)
      if (isApart(own[i - 1]!, own[i]!)) last = i - 1;
    if (first === 0 && last === own.length - 1) return line;
    // Handwriting and a stamp's ruins are told by their text as a whole.
    const kept = own.slice(first, last + 1);
    if (kept.filter(isSound).length < fewestSound && !kept.some(isSeen)) return line;
    const from = first === 0 ? 0 : Math.max(0, own[first]!.chars[0] - line.chars[0] - line.shift);
    const to =
      last === own.length - 1
        ? line.text.length
        : Math.min(line.text.length, own[last]!.chars[1] - line.chars[0] - line.shift);
    if (to <= from) return line;
    return { ...line, text: line.text.slice(from, to), shift: line.shift + from };
  });
}

function isApart(left: Word, right: Word): boolean {
  return right.region.x - left.region.x - left.region.w > apart * right.region.dpi;
}

/** Whether the picture shows a portion mark where the word stands. */
function isOn({ region: mark }: MarkOnImage, { region }: Word): boolean {
  return (
    Math.min(mark.x + mark.w, region.x + region.w) > Math.max(mark.x, region.x) &&
    Math.min(mark.y + mark.h, region.y + region.h) > Math.max(mark.y, region.y)
  );
}
