import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type FileChild,
  type ParagraphChild,
} from 'docx';
import type { Paragraph as Portion } from '../../model/body.ts';
import type { Finding } from '../../model/finding.ts';
import type { At } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import { handleBlock, opensWithSpeaker, type BlockHandlers, type Spoken } from '../blocks.ts';
import { FindingPlaces } from '../finding-places.ts';
import { markStandsBefore } from '../mark-place.ts';
import { pageBreaks } from '../page-breaks.ts';
import { headRows, tailRows, titleOf, type Row, type RowValue } from '../rows.ts';
import { excisionText, findingText, isDoubtful, markDoubt, percent } from '../wording.ts';
import { Footnotes, markRun, oursRun, pageRun, run, separateNotes } from './runs.ts';

/** Rows that a memorandum's own head has; the others say what became of the paper. */
const ownHead = new Set(['Subject', 'Participants', 'Date', 'Time', 'Place', 'Control no.']);

/** Twips: a twentieth of a point. */
const gap = 160;
/** Per cent. */
const labelWidth = 26;

/** The paragraphs and tables of one record's reading copy, and the footnotes that they call. */
export class RecordWriter {
  readonly footnotes = new Footnotes();
  readonly #record: MemconRecord;
  readonly #findings: FindingPlaces;
  readonly #children: FileChild[] = [];
  #page: number;

  constructor(record: MemconRecord) {
    this.#record = record;
    this.#findings = new FindingPlaces(record.findings);
    this.#page = record.source.pages[0];
  }

  write(): readonly FileChild[] {
    const record = this.#record;
    const { letterhead, title } = record;
    if (letterhead) this.#centred([run(letterhead.text)]);
    const places = [letterhead, title].flatMap((text) => (text ? [text.at] : []));
    this.#centred([run(titleOf(record), { bold: true }), ...this.#notes(places)], HeadingLevel.TITLE);
    const rows = headRows(record);
    this.#table(rows.filter(({ label }) => ownHead.has(label)));
    for (const block of record.body) handleBlock(this.#handlers, block);
    if (record.closing) this.#centred([run(record.closing.text)]);
    this.#table(tailRows(record));
    this.#heading('About the paper');
    this.#table(rows.filter(({ label }) => !ownHead.has(label)));
    const rest = [...this.#findings.rest().map(noteOf), ...record.notes];
    if (rest.length > 0) this.#heading('About the reading');
    for (const text of rest)
      this.#children.push(new Paragraph({ bullet: { level: 0 }, children: [run(text)] }));
    return this.#children;
  }

  readonly #handlers: BlockHandlers<void> = {
    speech: (block) => this.#spoken(block),
    reported: (block) => this.#spoken(block),
    narrative: ({ paragraphs, at }) => {
      for (const [i, portion] of paragraphs.entries()) this.#portion(portion, i === 0 ? [at] : []);
    },
    heading: ({ text, at }) => this.#heading(text, at),
  };

  #spoken(block: Spoken): void {
    const { speaker, paragraphs, at } = block;
    // "The Minister said that …" names him already.
    const named = opensWithSpeaker(block) ? speaker.length : 0;
    const label = named > 0 || speaker === '' ? [] : [run(`${speaker}:`, { bold: true }), run(' ')];
    for (const [i, portion] of paragraphs.entries())
      this.#portion(portion, i === 0 ? [at] : [], i === 0 ? label : [], i === 0 ? named : 0);
  }

  /** @param named how many characters at the start of the text are the speaker's name */
  #portion(portion: Portion, places: readonly At[], label: readonly ParagraphChild[] = [], named = 0): void {
    const { mark, at, continues = [], text, excisions } = portion;
    const page = this.#turnTo(at);
    const marked = mark ? [markRun(mark)] : [];
    const isBefore = mark !== null && markStandsBefore(mark, portion);
    const withheld = excisions.filter(({ typed }) => typed === '' || !text.includes(typed));
    const doubt = mark ? markDoubt(mark) : null;
    const children = [
      ...page,
      ...label,
      ...(isBefore ? [...marked, run(' ')] : []),
      ...this.#running(portion, named),
      ...withheld.map((excision) => oursRun(` [${excisionText(excision)}]`)),
      ...(isBefore || !mark ? [] : [run(' '), ...marked]),
      ...(doubt === null ? [] : [this.footnotes.add(doubt)]),
      ...this.#notes([at, ...continues, ...(mark ? [mark.at] : []), ...places]),
    ];
    this.#children.push(new Paragraph({ spacing: { after: gap }, children: separateNotes(children) }));
  }

  /** The running text with the speaker's name in bold and the page breaks in it. */
  #running(portion: Portion, named: number): ParagraphChild[] {
    const { text } = portion;
    const shown: ParagraphChild[] = named > 0 ? [run(text.slice(0, named), { bold: true })] : [];
    let start = named;
    for (const { page, offset } of pageBreaks(portion)) {
      shown.push(run(text.slice(start, offset)), ...(offset === text.length ? [run(' ')] : []));
      shown.push(pageRun(page), ...(offset === text.length ? [] : [run(' ')]));
      start = offset;
      this.#page = page;
    }
    return [...shown, run(text.slice(start))];
  }

  #turnTo({ page }: At): readonly ParagraphChild[] {
    if (page <= this.#page) return [];
    this.#page = page;
    return [pageRun(page), run(' ')];
  }

  #heading(text: string, at?: At): void {
    const page = at ? this.#turnTo(at) : [];
    const notes = at ? this.#notes([at]) : [];
    this.#children.push(
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        keepNext: true,
        spacing: { before: gap, after: gap },
        children: separateNotes([...page, run(text), ...notes]),
      }),
    );
  }

  #centred(children: readonly ParagraphChild[], heading?: typeof HeadingLevel.TITLE): void {
    this.#children.push(
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: gap },
        children: separateNotes(children),
        ...(heading ? { heading } : {}),
      }),
    );
  }

  #table(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
    const borders = { top: none, bottom: none, left: none, right: none };
    this.#children.push(
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        borders: { ...borders, insideHorizontal: none, insideVertical: none },
        rows: rows.map((row) => {
          const cells = [this.#label(row), row.values.map((value) => this.#value(value))];
          const notes = this.#notes(row.places);
          cells[1]!.at(-1)!.push(...notes);
          return new TableRow({
            cantSplit: true,
            children: cells.map(
              (lines, i) =>
                new TableCell({
                  borders,
                  width: { size: i === 0 ? labelWidth : 100 - labelWidth, type: WidthType.PERCENTAGE },
                  children: lines.map(
                    (children) =>
                      new Paragraph({ spacing: { after: 40 }, children: separateNotes(children) }),
                  ),
                }),
            ),
          });
        }),
      }),
      new Paragraph({ children: [] }),
    );
  }

  #label({ label }: Row): ParagraphChild[][] {
    return [[run(`${label.toUpperCase()}:`)]];
  }

  #value(value: RowValue): ParagraphChild[] {
    if (value.isHeading) return [run(value.text, { italics: true })];
    const doubt = value.mark ? markDoubt(value.mark) : null;
    const others = (value.alternatives ?? []).map(
      (other) => `, or “${other.text}” ${percent(other.confidence)}`,
    );
    return [
      run(value.text, { strike: value.struck ?? false }),
      ...(value.mark ? [run(' '), markRun(value.mark)] : []),
      ...(value.detail ? [oursRun(` (${value.detail})`)] : []),
      ...(doubt === null ? [] : [this.footnotes.add(doubt)]),
      ...(isDoubtful(value.confidence)
        ? [this.footnotes.add(`${percent(value.confidence)} sure${others.join('')}`)]
        : []),
    ];
  }

  #notes(places: readonly At[]): readonly ParagraphChild[] {
    return this.#findings.take(places).map((finding) => this.footnotes.add(noteOf(finding)));
  }
}

function noteOf(finding: Finding): string {
  return `${finding.severity} ${finding.rule}: ${findingText(finding)}`;
}
