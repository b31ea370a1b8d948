import { SaxesParser } from 'saxes';
import { fault, type SourceFault } from '../../model/source-fault.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { decodeText } from '../../source/index.ts';
import type { PageReading } from '../page-reading.ts';
import { finishPages } from './finish-pages.ts';
import { PageBuilder, pageImage, type BlockPlace, type MarkupWord } from './page-builder.ts';

/**
 * ALTO's MeasurementUnit as dots per inch: a tenth of a millimetre, 1/1200 inch. Regions keep those units, as
 * the pixels of an image of that resolution. Pixels say nothing of their size.
 */
const unitsPerInch: Readonly<Record<string, number | undefined>> = { mm10: 254, inch1200: 1200 };

/** The schema puts the bottom margin before the print space. */
const places: Readonly<Record<string, BlockPlace>> = {
  TopMargin: 'top',
  LeftMargin: 'top',
  PrintSpace: 'body',
  RightMargin: 'bottom',
  BottomMargin: 'bottom',
};

type Attributes = Readonly<Record<string, string>>;

/** ALTO 2, 3 and 4. Broken XML is read as far as it goes; entities of a document type are not expanded. */
export async function readAlto(source: SourceFile): Promise<PageReading | SourceFault> {
  const { text, notes } = await decodeText(source.bytes);
  const reader = new AltoReader();
  const parser = new SaxesParser();
  const errors: string[] = [];
  parser.on('error', ({ message }) => {
    // The first error makes the others.
    if (errors.length === 0) errors.push(`line ${parser.line}: ${message.replace(/^[\d:]+\s*|\.$/g, '')}`);
  });
  parser.on('opentag', ({ name, attributes }) => reader.open(localName(name), attributes));
  parser.on('closetag', ({ name }) => reader.close(localName(name)));
  parser.on('text', (content) => reader.text(content));
  // A stray ampersand would take all up to the next semicolon for the name of an entity.
  parser.write(text.replace(/&(?!#?\w{1,32};)/g, '&amp;')).close();
  const [broken] = errors;
  if (broken !== undefined && reader.pages.every((page) => page.isEmpty))
    return fault(source.path, 'malformed', `is ALTO whose XML is broken (${broken})`);
  if (reader.pages.length === 0) return fault(source.path, 'malformed', 'is ALTO without a page');
  const cut =
    broken === undefined ? [] : [`The ALTO is no well-formed XML (${broken}); what could be read was read.`];
  return finishPages(source.path, reader.pages, [...notes, ...cut]);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

class AltoReader {
  readonly pages: PageBuilder[] = [];
  #unit = 'pixel';
  #inUnit = false;
  #place: BlockPlace = 'body';

  open(name: string, attributes: Attributes): void {
    const page = this.pages.at(-1);
    if (name === 'MeasurementUnit') {
      this.#inUnit = true;
      this.#unit = '';
    } else if (name === 'Page') this.#startPage(attributes);
    else if (name in places) this.#place = places[name]!;
    else if (name === 'TextBlock') page?.startBlock(this.#place);
    else if (name === 'TextLine') page?.endLine();
    else if (name === 'String') page?.add(this.#word(attributes, page.dpi));
    else if (name === 'HYP') this.#hyphen(attributes);
  }

  close(name: string): void {
    const page = this.pages.at(-1);
    if (name === 'MeasurementUnit') this.#inUnit = false;
    else if (name === 'TextLine') page?.endLine();
    else if (name === 'TextBlock') page?.startBlock(this.#place);
  }

  text(content: string): void {
    if (this.#inUnit) this.#unit += content.trim();
  }

  #startPage(attributes: Attributes): void {
    const dpi = unitsPerInch[this.#unit];
    const image = pageImage(Number(attributes.WIDTH), Number(attributes.HEIGHT), dpi);
    const order = Number(attributes.PHYSICAL_IMG_NR ?? NaN);
    this.#place = 'body';
    this.pages.push(new PageBuilder(Number.isFinite(order) ? order : null, image));
  }

  #word(attributes: Attributes, dpi: number | undefined): MarkupWord {
    const word: MarkupWord = { text: (attributes.CONTENT ?? '').trim().replace(/\s+/g, ' ') };
    const [x, y, w, h] = ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'].map((name) => Number(attributes[name] ?? NaN));
    if (dpi !== undefined && [x, y, w, h].every(Number.isFinite))
      word.region = { x: x!, y: y!, w: w!, h: h!, dpi };
    const confidence = Number(attributes.WC ?? NaN);
    if (confidence >= 0 && confidence <= 1) word.confidence = confidence;
    return word;
  }

  /** A hyphen at the line's end belongs to the part of the word before it; SUBS_CONTENT, the whole word, is not typed there. */
  #hyphen(attributes: Attributes): void {
    const page = this.pages.at(-1);
    const hyphen = this.#word({ CONTENT: '-', ...attributes }, page?.dpi);
    const word = page?.lastWord;
    if (!word) return page?.add(hyphen);
    word.text += hyphen.text;
    const right = Number(attributes.HPOS ?? NaN) + Number(attributes.WIDTH ?? NaN);
    if (word.region && right > word.region.x + word.region.w)
      word.region = { ...word.region, w: right - word.region.x };
  }
}
