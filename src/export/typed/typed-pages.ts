import type { Paragraph } from '../../model/body.ts';
import type { MemconRecord } from '../../model/record.ts';
import { handleBlock, opensWithSpeaker, type BlockHandlers, type Spoken } from '../blocks.ts';
import { markStandsBefore } from '../mark-place.ts';
import { pageBreaks } from '../page-breaks.ts';
import { headRows, tailRows, titleOf, type Row } from '../rows.ts';
import { excisionText, markText } from '../wording.ts';
import { centre, wrap, type Line, type Run } from './typed-lines.ts';

/** What a typed copy has of one page of the source; as many sheets of paper as its lines need. */
export interface TypedPage {
  readonly number: number;
  readonly lines: readonly Line[];
}

/** Rows that stand above the conversation; the others say what became of the paper. */
const above = new Set(['Subject', 'Participants', 'Date', 'Time', 'Place', 'Control no.']);
/** Letters that a field's name takes, as forms of memoranda have it. */
const fieldWidth = 16;

/** The record as a typist would copy it, page by page; pages on which nothing of it begins or goes on are left out. */
export function typedPages(record: MemconRecord): readonly TypedPage[] {
  return new Typist(record).type();
}

class Typist {
  readonly #record: MemconRecord;
  readonly #pages: { readonly number: number; readonly lines: Line[] }[];

  constructor(record: MemconRecord) {
    this.#record = record;
    this.#pages = [{ number: record.source.pages[0], lines: [] }];
  }

  type(): readonly TypedPage[] {
    const record = this.#record;
    const rows = headRows(record);
    if (record.letterhead) this.#add(centre(record.letterhead.text));
    this.#add(centre(titleOf(record)));
    this.#rows(rows.filter(({ label }) => above.has(label)));
    for (const block of record.body) handleBlock(this.#handlers, block);
    if (record.closing) this.#add(centre(record.closing.text));
    this.#rows(tailRows(record));
    this.#rows(rows.filter(({ label }) => !above.has(label)));
    return this.#pages;
  }

  readonly #handlers: BlockHandlers<void> = {
    speech: (block) => this.#spoken(block),
    reported: (block) => this.#spoken(block),
    narrative: ({ paragraphs }) => {
      for (const paragraph of paragraphs) this.#paragraph(paragraph);
    },
    heading: ({ text, at }) => {
      this.#turnTo(at.page);
      this.#add(wrap([{ text }]));
    },
  };

  #spoken(block: Spoken): void {
    const label = block.speaker === '' || opensWithSpeaker(block) ? '' : `${block.speaker}: `;
    for (const [i, paragraph] of block.paragraphs.entries()) this.#paragraph(paragraph, i === 0 ? label : '');
  }

  #paragraph(paragraph: Paragraph, label = ''): void {
    const { text, mark, excisions, at } = paragraph;
    this.#turnTo(at.page);
    const marked: readonly Run[] = mark ? [{ text: markText(mark), struck: mark.struck }] : [];
    const isBefore = mark !== null && markStandsBefore(mark, paragraph);
    let runs: Run[] = [{ text: label }, ...(isBefore ? [...marked, { text: ' ' }] : [])];
    let start = 0;
    for (const { page, offset } of pageBreaks(paragraph)) {
      this.#add(wrap([...runs, { text: text.slice(start, offset) }]));
      this.#turnTo(page);
      [runs, start] = [[], offset];
    }
    const withheld = excisions.filter(({ typed }) => typed === '' || !text.includes(typed));
    this.#add(
      wrap([
        ...runs,
        { text: text.slice(start) },
        ...withheld.map((excision) => ({ text: ` [${excisionText(excision)}]` })),
        ...(isBefore || !mark ? [] : [{ text: ' ' }, ...marked]),
      ]),
    );
  }

  #rows(rows: readonly Row[]): void {
    const lines = rows.flatMap(({ label, values }) =>
      values.flatMap(({ text, mark, struck, detail }, i) => {
        const name = i === 0 ? `${label.toUpperCase()}:` : '';
        const more = detail && label === 'Participants' ? `, ${detail}` : '';
        const marked = mark ? [{ text: ' ' }, { text: markText(mark), struck: mark.struck }] : [];
        return wrap([{ text: `${text}${more}`, struck: struck ?? false }, ...marked], {
          first: name.padEnd(fieldWidth),
          indent: fieldWidth,
        });
      }),
    );
    this.#add(lines);
  }

  #turnTo(number: number): void {
    if (number > this.#pages.at(-1)!.number) this.#pages.push({ number, lines: [] });
  }

  /** Lines with an empty one before them. */
  #add(lines: readonly Line[]): void {
    if (lines.length === 0) return;
    const page = this.#pages.at(-1)!.lines;
    if (page.length > 0) page.push([]);
    for (const line of lines) page.push(line);
  }
}
