import type { Paragraph } from '../../model/body.ts';
import type { Finding } from '../../model/finding.ts';
import type { PortionMark } from '../../model/marks.ts';
import type { At } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import { handleBlock, opensWithSpeaker, type BlockHandlers, type Spoken } from '../blocks.ts';
import { FindingPlaces } from '../finding-places.ts';
import { markStandsBefore } from '../mark-place.ts';
import { pageBreaks } from '../page-breaks.ts';
import type { MakePrinter } from '../printer.ts';
import { headRows, tailRows, titleOf, type Row, type RowValue } from '../rows.ts';
import {
  excisionText,
  findingText,
  isDoubtful,
  markDoubt,
  markText,
  otherPagesText,
  percent,
  placeText,
} from '../wording.ts';
import { escapeText } from './escape.ts';

/** For notes and repositories: the head as a table, speakers in bold, findings and doubts as footnotes. */
export const makeMarkdownPrinter: MakePrinter = ({ furniture }) => {
  let printed = 0;
  let footnotes = 0;
  return {
    print({ path, result }) {
      const parts = result.records.map((record) => {
        const text = new MarkdownRecord(record, footnotes);
        const written = text.write(furniture);
        footnotes = text.footnotes;
        return written;
      });
      if (result.otherPages.length > 0)
        parts.push(escapeText(`${path}: ${otherPagesText(result.otherPages)}`));
      return parts.map((part) => `${printed++ > 0 ? '\n' : ''}${part}\n`).join('');
    },
    end: () => '',
  };
};

/** Paragraphs of Markdown for one record, and the footnotes that they call. */
class MarkdownRecord {
  /** The last number given out. */
  footnotes: number;
  readonly #record: MemconRecord;
  readonly #findings: FindingPlaces;
  readonly #paragraphs: string[] = [];
  readonly #definitions: string[] = [];
  #page: number;

  constructor(record: MemconRecord, footnotes: number) {
    this.#record = record;
    this.#findings = new FindingPlaces(record.findings);
    this.footnotes = footnotes;
    this.#page = record.source.pages[0];
  }

  write(furniture: boolean): string {
    const record = this.#record;
    const titlePlaces = [record.letterhead, record.title].flatMap((text) => (text ? [text.at] : []));
    if (record.letterhead) this.#paragraphs.push(escapeText(record.letterhead.text));
    this.#paragraphs.push(`# ${escapeText(titleOf(record))}${this.#findingNotes(titlePlaces)}`);
    this.#table(headRows(record));
    for (const block of record.body) handleBlock(this.#handlers, block);
    if (record.closing) this.#paragraphs.push(escapeText(record.closing.text));
    this.#table(tailRows(record));
    const rest = this.#findings.rest().map((finding) => {
      const place = 'at' in finding ? placeText(finding.at) : finding.from;
      return `- ${findingLine(finding)} (${escapeText(place)})`;
    });
    this.#list('Findings', rest);
    this.#list(
      'Notes',
      record.notes.map((note) => `- ${escapeText(note)}`),
    );
    if (furniture)
      this.#list(
        'Furniture',
        record.furniture.map(({ role, typed, at }) => `- ${placeText(at)}, ${role}: ${escapeText(typed)}`),
      );
    if (this.#definitions.length > 0) this.#paragraphs.push(this.#definitions.join('\n'));
    return this.#paragraphs.join('\n\n');
  }

  readonly #handlers: BlockHandlers<void> = {
    speech: (block) => this.#spoken(block),
    reported: (block) => this.#spoken(block),
    narrative: ({ paragraphs, at }) => {
      for (const paragraph of paragraphs) this.#paragraph(paragraph);
      this.#append(this.#findingNotes([at]));
    },
    heading: ({ text, at }) => {
      this.#paragraphs.push(`## ${this.#turnTo(at)}${escapeText(text)}${this.#findingNotes([at])}`);
    },
  };

  #spoken(block: Spoken): void {
    const { speaker, paragraphs, at } = block;
    // "The Minister said that …" names him already.
    const named = opensWithSpeaker(block) ? speaker.length : 0;
    const label = named > 0 || speaker === '' ? '' : `**${escapeText(speaker)}:** `;
    for (const [i, paragraph] of paragraphs.entries())
      this.#paragraph(paragraph, i === 0 ? label : '', i === 0 ? named : 0);
    this.#append(this.#findingNotes([at]));
  }

  /** @param named how many characters at the start of the text are the speaker's name */
  #paragraph(paragraph: Paragraph, label = '', named = 0): void {
    const { mark, at, continues = [], text, excisions } = paragraph;
    const page = this.#turnTo(at);
    const shown = mark ? markdownMark(mark) : '';
    const before = mark && markStandsBefore(mark, paragraph) ? `${shown} ` : '';
    const after = mark && before === '' ? ` ${shown}` : '';
    const withheld = excisions
      .filter(({ typed }) => typed === '' || !text.includes(typed))
      .map((excision) => ` \\[${escapeText(excisionText(excision))}\\]`)
      .join('');
    const doubt = mark ? markDoubt(mark) : null;
    const notes =
      (doubt === null ? '' : this.#footnote(escapeText(doubt))) +
      this.#findingNotes([at, ...continues, ...(mark ? [mark.at] : [])]);
    this.#paragraphs.push(page + label + before + this.#running(paragraph, named) + withheld + after + notes);
  }

  /** The running text with the speaker's name in bold and the page breaks in it. */
  #running(paragraph: Paragraph, named: number): string {
    let start = named;
    let shown = named > 0 ? `**${escapeText(paragraph.text.slice(0, named))}**` : '';
    for (const { page, offset } of pageBreaks(paragraph)) {
      const sign = offset === paragraph.text.length ? ` ${pageSign(page)}` : `${pageSign(page)} `;
      shown += escapeText(paragraph.text.slice(start, offset)) + sign;
      start = offset;
      this.#page = page;
    }
    return shown + escapeText(paragraph.text.slice(start));
  }

  #turnTo({ page }: At): string {
    if (page <= this.#page) return '';
    this.#page = page;
    return `${pageSign(page)} `;
  }

  #table(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const lines = rows.map((row) => {
      const values = row.values.map((value) => this.#value(value)).join('<br>');
      return `| ${row.label} | ${values}${this.#findingNotes(row.places)} |`;
    });
    this.#paragraphs.push(['| | |', '| --- | --- |', ...lines].join('\n'));
  }

  #value(value: RowValue): string {
    const text = escapeText(value.text);
    if (value.isHeading) return `*${text}*`;
    const doubt = value.mark ? markDoubt(value.mark) : null;
    const others = (value.alternatives ?? []).map(
      (other) => `, or “${other.text}” ${percent(other.confidence)}`,
    );
    return [
      value.struck ? `~~${text}~~` : text,
      ...(value.mark ? [markdownMark(value.mark)] : []),
      ...(value.detail ? [`(${escapeText(value.detail)})`] : []),
    ]
      .join(' ')
      .concat(
        doubt === null ? '' : this.#footnote(escapeText(doubt)),
        isDoubtful(value.confidence)
          ? this.#footnote(escapeText(`${percent(value.confidence)} sure${others.join('')}`))
          : '',
      );
  }

  #list(heading: string, items: readonly string[]): void {
    if (items.length > 0) this.#paragraphs.push(`## ${heading}`, items.join('\n'));
  }

  #append(notes: string): void {
    const last = this.#paragraphs.pop();
    if (last !== undefined) this.#paragraphs.push(last + notes);
  }

  #findingNotes(places: readonly At[]): string {
    return this.#findings
      .take(places)
      .map((finding) => this.#footnote(findingLine(finding)))
      .join('');
  }

  #footnote(text: string): string {
    this.footnotes++;
    this.#definitions.push(`[^${this.footnotes}]: ${text}`);
    return `[^${this.footnotes}]`;
  }
}

function markdownMark(mark: PortionMark): string {
  const text = escapeText(markText(mark));
  return mark.struck ? `~~${text}~~` : text;
}

function findingLine(finding: Finding): string {
  return `**${finding.severity} ${escapeText(finding.rule)}** ${escapeText(findingText(finding))}`;
}

function pageSign(page: number): string {
  return `\\[p. ${page}\\]`;
}
