import type { MemconRecord } from '../../model/record.ts';
import { headRows, titleOf, type Row } from '../rows.ts';
import { visible } from '../visible.ts';
import { isDoubtful, markDoubt, percent } from '../wording.ts';
import type { PaintedFindings } from './painted-findings.ts';
import { paintValue } from './phrases.ts';
import type { Sheet } from './sheet.ts';
import type { Style } from './style.ts';

/** Columns for the labels. */
const labelWidth = 15;

/** The head of the memorandum in a frame: what, who, when, where, how marked, how released. */
export function writeCard(sheet: Sheet, record: MemconRecord, findings: PaintedFindings, style: Style): void {
  sheet.frame(style.faint, (card) => {
    const { letterhead, title } = record;
    if (letterhead) card.hang(style.faint(visible(letterhead.text)));
    card.hang(style.title(visible(titleOf(record))) + titleDoubt(record, style));
    for (const finding of findings.take([letterhead, title].flatMap((text) => (text ? [text.at] : []))))
      card.hang(finding, 2, '└ ');
    card.gap();
    for (const row of headRows(record)) writeRow(card, row, findings, style);
  });
}

function titleDoubt({ title }: MemconRecord, style: Style): string {
  return isDoubtful(title?.confidence) ? style.doubt(` ? ${percent(title.confidence)} sure`) : '';
}

/** The row's values under one label; below them what there is to say about them. */
export function writeRow(sheet: Sheet, row: Row, findings: PaintedFindings, style: Style): void {
  for (const [i, value] of row.values.entries()) {
    sheet.hang(paintValue(value, style), labelWidth, i === 0 ? style.faint(row.label) : '');
    const doubt = value.mark ? markDoubt(value.mark) : null;
    if (doubt !== null)
      sheet.hang(style.doubt(visible(doubt)), labelWidth + 2, `${' '.repeat(labelWidth)}└ `);
  }
  for (const finding of findings.take(row.places))
    sheet.hang(finding, labelWidth + 2, `${' '.repeat(labelWidth)}└ `);
}
