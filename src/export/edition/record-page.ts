import { html } from 'hono/html';
import type { Paragraph } from '../../model/body.ts';
import type { MemconRecord } from '../../model/record.ts';
import { handleBlock, opensWithSpeaker, type BlockHandlers, type Spoken } from '../blocks.ts';
import { citedWork, formatCitation } from '../cite/index.ts';
import { chicagoDate } from '../cite/dates.ts';
import { sourceNote } from '../../record/source-note.ts';
import { markStandsBefore } from '../mark-place.ts';
import { pageBreaks } from '../page-breaks.ts';
import { bannerText, markText } from '../wording.ts';
import { anchorOf, entryOf, fileOf, type EditionEntry, type PeopleOfRecord } from './entries.ts';
import { clean, page, type Html } from './html.ts';

export interface Neighbours {
  readonly before: EditionEntry | null;
  readonly after: EditionEntry | null;
}

/** @param name of the edition */
export function recordPage(
  name: string,
  record: MemconRecord,
  people: PeopleOfRecord,
  { before, after }: Neighbours,
): Promise<string> {
  const { title } = entryOf(record, people);
  const { closing, source } = record;
  const work = citedWork(record, null);
  const isKept = record.edition?.sourceNote != null || record.archive !== undefined;
  return page(
    { name, title, root: '../', at: null },
    html`<article>
        <h1>${title}</h1>
        <dl>
          ${rowsOf(record, people).map(
            ([label, value]) =>
              html`<div>
                <dt>${label}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
        <div class="text">
          ${new Body(record).write()} ${closing ? html`<p class="closing">${clean(closing.text)}</p>` : ''}
        </div>
        <footer>
          ${isKept ? html`<p>${clean(sourceNote(record).text)}</p>` : ''}
          ${work ? html`<p>Cite as: ${formatCitation(work, 'chicago-note').map(({ text, italic }) => (italic ? html`<cite>${clean(text)}</cite>` : clean(text)))}</p>` : ''}
          <p>Read from ${clean(source.name)}, SHA-256 <code>${source.sha256}</code></p>
        </footer>
      </article>
      <nav class="turn" aria-label="By date">
        ${before ? html`<a rel="prev" href="${fileOf(before.id)}"><span>Before</span> ${before.title}</a>` : ''}
        ${after ? html`<a rel="next" href="${fileOf(after.id)}"><span>After</span> ${after.title}</a>` : ''}
      </nav>`,
  );
}

function rowsOf(record: MemconRecord, people: PeopleOfRecord): readonly (readonly [string, Html | string])[] {
  const { date, time, venue, participants, banner } = record;
  const day = date?.iso ? chicagoDate({ start: date.iso, end: date.isoEnd ?? date.iso }) : date?.typed;
  const rows: (readonly [string, Html | string])[] = [['Date', day === undefined ? 'undated' : clean(day)]];
  if (time) rows.push(['Time', clean(time.typed)]);
  if (venue) rows.push(['Place', clean(venue.text)]);
  if (participants.length > 0)
    rows.push([
      'Participants',
      html`<ul>
        ${participants.map(({ name, title }, n) => {
          const person = people.get(n);
          const shown = clean(name);
          return html`<li>
            ${person ? html`<a href="../people.html#${anchorOf(person)}">${shown}</a>` : shown}${title === null ? '' : `, ${clean(title)}`}
          </li>`;
        })}
      </ul>`,
    ]);
  if (banner.level !== null) {
    const marking = clean(bannerText(banner));
    const isStruck = banner.lines.length > 0 && banner.lines.every(({ struck }) => struck);
    rows.push(['Marking', isStruck ? html`<s>${marking}</s>` : marking]);
  }
  return rows;
}

/** The conversation: paragraphs with their numbers, and where the pages of the paper begin. */
class Body {
  readonly #record: MemconRecord;
  readonly #parts: Html[] = [];
  #page: number;
  #number = 0;

  constructor(record: MemconRecord) {
    this.#record = record;
    this.#page = record.source.pages[0];
  }

  write(): readonly Html[] {
    for (const block of this.#record.body) handleBlock(this.#handlers, block);
    return this.#parts;
  }

  readonly #handlers: BlockHandlers<void> = {
    speech: (block) => this.#spoken(block),
    reported: (block) => this.#spoken(block),
    narrative: ({ paragraphs }) => {
      for (const paragraph of paragraphs) this.#paragraph(paragraph, '');
    },
    heading: ({ text, at }) => {
      this.#parts.push(html`<h2>${this.#turnTo(at.page)}${clean(text)}</h2>`);
    },
  };

  #spoken(block: Spoken): void {
    const isNamed = block.speaker === '' || opensWithSpeaker(block);
    const label = isNamed ? '' : html`<b>${clean(block.speaker)}:</b> `;
    for (const [i, paragraph] of block.paragraphs.entries()) this.#paragraph(paragraph, i === 0 ? label : '');
  }

  #paragraph(paragraph: Paragraph, label: Html | ''): void {
    const { mark, at, text } = paragraph;
    const n = ++this.#number;
    const begins = this.#turnTo(at.page);
    const shown = mark
      ? html`<span class="mark">${mark.struck ? html`<s>${markText(mark)}</s>` : markText(mark)}</span>`
      : '';
    const isBefore = mark !== null && markStandsBefore(mark, paragraph);
    const said: (Html | string)[] = [];
    let start = 0;
    for (const { page: number, offset } of pageBreaks(paragraph)) {
      said.push(clean(text.slice(start, offset)), ' ', this.#turnTo(number));
      start = offset;
    }
    said.push(clean(text.slice(start)));
    this.#parts.push(
      html`<p id="p${n}">
        <a class="n" href="#p${n}" aria-label="Paragraph ${n}">${n}</a
        >${begins}${label}${isBefore ? html`${shown} ` : ''}${said}${isBefore || shown === '' ? '' : html` ${shown}`}
      </p> `,
    );
  }

  /** "[p. 2]", where that page begins. */
  #turnTo(page: number): Html | '' {
    if (page <= this.#page) return '';
    this.#page = page;
    return html`<span class="page" id="page${page}">[p. ${page}]</span> `;
  }
}
