import stringWidth from 'string-width';
import type { Paragraph } from '../../model/body.ts';
import type { At } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import { handleBlock, opensWithSpeaker, type BlockHandlers, type Spoken } from '../blocks.ts';
import { pageBreaks } from '../page-breaks.ts';
import { visible } from '../visible.ts';
import { excisionText, markDoubt } from '../wording.ts';
import type { PaintedFindings } from './painted-findings.ts';
import { paintMark, paintPage, paintParagraph, type Opening } from './phrases.ts';
import type { Sheet } from './sheet.ts';
import type { Style } from './style.ts';

/** Writes the conversation: marks in the margin, speakers above what they say, findings below what they concern. */
export function writeBody(sheet: Sheet, record: MemconRecord, findings: PaintedFindings, style: Style): void {
  const indent = marginWidth(record, style);
  let page = record.source.pages[0];
  const introduced = new Set<string>();

  const turnTo = (at: At): void => {
    if (at.page <= page) return;
    page = at.page;
    sheet.gap();
    sheet.hang(paintPage(page, style), indent);
  };
  const note = (text: string): void => sheet.hang(text, indent + 2, `${' '.repeat(indent)}└ `);
  const writeFindings = (places: readonly At[]): void => {
    findings.take(places).forEach(note);
    sheet.gap();
  };

  const writeParagraph = (paragraph: Paragraph, opening?: Opening): void => {
    turnTo(paragraph.at);
    const { mark } = paragraph;
    sheet.hang(paintParagraph(paragraph, style, opening), indent, mark ? ` ${paintMark(mark, style)}` : '');
    page = pageBreaks(paragraph).at(-1)?.page ?? page;
    const doubt = mark ? markDoubt(mark) : null;
    if (doubt !== null) note(style.doubt(visible(doubt)));
    for (const excision of paragraph.excisions)
      if (excision.typed === '' || !paragraph.text.includes(excision.typed))
        note(style.withheld(visible(excisionText(excision))));
    const marks = mark ? [mark.at] : [];
    writeFindings([paragraph.at, ...(paragraph.continues ?? []), ...marks]);
  };

  const writeSpoken = (block: Spoken): void => {
    const { speaker, who, paragraphs, at } = block;
    turnTo(at);
    const name = who === null ? undefined : record.participants[who]?.name;
    const label = speaker.toLowerCase();
    const isNew = name !== undefined && !introduced.has(label) && !name.toLowerCase().includes(label);
    introduced.add(label);
    const isNamed = opensWithSpeaker(block);
    const paint = style.speaker(who);
    // "The Minister said that …" names him already.
    const opening = isNamed ? { length: speaker.length, paint } : undefined;
    if (!opening && speaker !== '')
      sheet.hang(paint(visible(speaker)) + (isNew ? style.faint(` · ${visible(name)}`) : ''), indent);
    for (const [i, paragraph] of paragraphs.entries())
      writeParagraph(paragraph, i === 0 ? opening : undefined);
    writeFindings([at]);
  };

  const handlers: BlockHandlers<void> = {
    speech: writeSpoken,
    reported: writeSpoken,
    narrative({ paragraphs, at }) {
      for (const paragraph of paragraphs) writeParagraph(paragraph);
      writeFindings([at]);
    },
    heading({ text, at }) {
      turnTo(at);
      sheet.hang(style.heading(visible(text)), indent);
      writeFindings([at]);
    },
  };
  for (const block of record.body) handleBlock(handlers, block);
  if (!record.closing) return;
  turnTo(record.closing.at);
  sheet.hang(style.faint(visible(record.closing.text)), indent);
  writeFindings([record.closing.at]);
}

/** Columns for the widest mark and the space around it; a small indent where no portion is marked. */
function marginWidth(record: MemconRecord, style: Style): number {
  const paragraphs = record.body.flatMap((block) => (block.kind === 'heading' ? [] : block.paragraphs));
  const widths = paragraphs.flatMap(({ mark }) => (mark ? [stringWidth(paintMark(mark, style)) + 2] : []));
  return Math.max(2, ...widths);
}
