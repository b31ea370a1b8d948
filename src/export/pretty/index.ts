import type { MemconRecord } from '../../model/record.ts';
import type { MakePrinter } from '../printer.ts';
import { tailRows } from '../rows.ts';
import { visible } from '../visible.ts';
import { countFindings, otherPagesText, totalText } from '../wording.ts';
import { writeBody } from './body.ts';
import { writeCard, writeRow } from './card.ts';
import { PaintedFindings } from './painted-findings.ts';
import { Sheet } from './sheet.ts';
import { makeStyle, type Style } from './style.ts';

/** For reading at a terminal: a card with the head, the conversation, and what the audit has to say. */
export const makePrettyPrinter: MakePrinter = ({ width, colour, furniture }) => {
  const style = makeStyle(colour);
  let printed = 0;
  return {
    print({ path, result }) {
      const sheets = result.records.map((record) => {
        const sheet = new Sheet(width);
        writeRecord(sheet, record, furniture, style);
        return sheet;
      });
      if (result.otherPages.length > 0) {
        const sheet = new Sheet(width);
        sheet.hang(style.faint(visible(`${path}: ${otherPagesText(result.otherPages)}`)));
        sheets.push(sheet);
      }
      return sheets.map((sheet) => (printed++ > 0 ? '\n\n' : '') + sheet.toString()).join('');
    },
    end: () => '',
  };
};

function writeRecord(sheet: Sheet, record: MemconRecord, furniture: boolean, style: Style): void {
  const findings = new PaintedFindings(record.findings, style);
  writeCard(sheet, record, findings, style);
  sheet.gap();
  writeBody(sheet, record, findings, style);
  for (const row of tailRows(record)) writeRow(sheet, row, findings, style);
  sheet.gap();
  sheet.hang(style.faint(totalText(countFindings(record.findings))));
  for (const finding of findings.rest()) sheet.hang(finding, 2, '└ ');
  for (const note of record.notes) sheet.hang(style.faint(visible(note)), 2, style.faint('· '));
  if (furniture) writeFurniture(sheet, record, style);
}

/** What is not part of the memorandum's own text, page by page. */
function writeFurniture(sheet: Sheet, record: MemconRecord, style: Style): void {
  sheet.gap();
  for (const { role, typed, at } of record.furniture)
    sheet.hang(visible(typed), 24, style.faint(`[p. ${at.page}] ${role}`));
}
