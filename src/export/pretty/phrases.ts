import type { Paragraph } from '../../model/body.ts';
import type { PortionMark } from '../../model/marks.ts';
import { pageBreaks } from '../page-breaks.ts';
import type { RowValue } from '../rows.ts';
import { visible } from '../visible.ts';
import { isDoubtful, markText, percent } from '../wording.ts';
import type { Paint, Style } from './style.ts';

/** The mark as read, struck where it is struck; a question mark follows what is doubtful. */
export function paintMark(mark: PortionMark, style: Style): string {
  const text = visible(markText(mark));
  const painted = style.mark(mark.struck ? style.struck(text) : text);
  return mark.level !== null && isDoubtful(mark.confidence) ? painted + style.doubt('?') : painted;
}

/** One value of the card, with its mark, its detail and its doubts. */
export function paintValue(value: RowValue, style: Style): string {
  const text = visible(value.text);
  if (value.isHeading) return style.faint(`${text}:`);
  return [
    value.struck ? style.struck(text) : text,
    ...(value.mark ? [paintMark(value.mark, style)] : []),
    ...(value.detail ? [style.faint(`· ${visible(value.detail)}`)] : []),
    ...(isDoubtful(value.confidence) ? [style.doubt(doubtText(value, value.confidence))] : []),
  ].join(' ');
}

function doubtText({ alternatives = [] }: RowValue, confidence: number): string {
  const others = alternatives.map((other) => `“${visible(other.text)}” ${percent(other.confidence)}`);
  return `? ${[`${percent(confidence)} sure`, ...others].join(', or ')}`;
}

/** How a paragraph opens that names its speaker itself: the name's length and its colour. */
export interface Opening {
  readonly length: number;
  readonly paint: Paint;
}

/** The paragraph's text with its asides and gaps set off and the page breaks in it shown. */
export function paintParagraph(paragraph: Paragraph, style: Style, opening?: Opening): string {
  const { text } = paragraph;
  const spans = [
    ...(opening ? [{ start: 0, end: opening.length, paint: opening.paint }] : []),
    ...locate(text, paragraph.incidents, (incident) => incident.text, style.aside),
    ...locate(text, paragraph.excisions, (excision) => excision.typed, style.withheld),
  ];
  const breaks = pageBreaks(paragraph);
  const cuts = [
    0,
    text.length,
    ...breaks.map(({ offset }) => offset),
    ...spans.flatMap((s) => [s.start, s.end]),
  ];
  const bounds = [...new Set(cuts)].sort((a, b) => a - b);
  return bounds
    .map((start, i) => {
      const here = breaks.filter(({ offset }) => offset === start).map(({ page }) => paintPage(page, style));
      const marker = here.map((page) => (start === text.length ? ` ${page}` : `${page} `)).join('');
      const piece = visible(text.slice(start, bounds[i + 1] ?? start));
      const paint = spans.find((span) => span.start <= start && start < span.end)?.paint;
      return marker + (paint && piece !== '' ? paint(piece) : piece);
    })
    .join('');
}

/** The sign for the start of a page. */
export function paintPage(page: number, style: Style): string {
  return style.faint(`[p. ${page}]`);
}

interface PaintedSpan {
  readonly start: number;
  readonly end: number;
  readonly paint: Paint;
}

/** Finds the things' own texts in the running text, in order. */
function locate<T>(
  text: string,
  things: readonly T[],
  textOf: (thing: T) => string,
  paint: Paint,
): PaintedSpan[] {
  let from = 0;
  return things.flatMap((thing) => {
    const words = textOf(thing);
    const start = words === '' ? -1 : text.indexOf(words, from);
    if (start < 0) return [];
    from = start + words.length;
    return [{ start, end: from, paint }];
  });
}
