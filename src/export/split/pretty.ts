import { Sheet } from '../pretty/sheet.ts';
import { makeStyle } from '../pretty/style.ts';
import { visible } from '../visible.ts';
import { count, otherPageName } from '../wording.ts';
import { splitEntries, type SplitRecord } from './entries.ts';
import type { MakeSplitPrinter } from './index.ts';

/** A list of each file's contents, pages in the margin. */
export const makePrettySplit: MakeSplitPrinter = ({ width, colour }, fileNameOf) => {
  const style = makeStyle(colour);
  return {
    print(reading) {
      const { source, pages, records, otherPages } = splitEntries(reading, fileNameOf);
      const sheet = new Sheet(width);
      sheet.hang(
        `${style.title(visible(source))} ${style.faint(`· ${count(pages, 'page')}, ${count(records.length, 'record')}`)}`,
      );
      const rows = [
        ...records.map((record) => ({ pages: record.pages, text: recordText(record) })),
        ...otherPages.map(({ page, kind }) => ({
          pages: [page, page] as const,
          text: style.faint(otherPageName(kind)),
        })),
      ];
      const margin = Math.max(...rows.map((row) => span(row.pages).length)) + 4;
      for (const row of rows.toSorted((a, b) => a.pages[0] - b.pages[0]))
        sheet.hang(row.text, margin, `  ${span(row.pages)}`);
      sheet.gap();
      return sheet.toString();
    },
    end: () => '',
  };

  function recordText({ kind, title, subject, date, file }: SplitRecord): string {
    const parts = [date ?? 'no date', kind, visible(title), ...(subject ? [visible(subject)] : [])];
    return `${parts.join(' · ')}${file === null ? '' : style.faint(` → ${visible(file)}`)}`;
  }
};

/** "4–9" */
function span([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${first}–${last}`;
}
