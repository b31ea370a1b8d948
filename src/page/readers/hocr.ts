import { Parser } from 'htmlparser2';
import { fault, type SourceFault } from '../../model/source-fault.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { decodeText } from '../../source/index.ts';
import type { PageReading } from '../page-reading.ts';
import { finishPages } from './finish-pages.ts';
import { PageBuilder, pageImage, type MarkupWord } from './page-builder.ts';

type Kind = 'page' | 'block' | 'line' | 'word' | 'character';

/** hOCR 1.2, sections 5 to 8; `ocr_header` and its like are lines in Tesseract's output, blocks elsewhere. */
const kinds: Readonly<Record<string, Kind>> = {
  ocr_page: 'page',
  ocr_carea: 'block',
  ocr_par: 'block',
  ocrx_block: 'block',
  ocr_line: 'line',
  ocrx_line: 'line',
  ocr_header: 'line',
  ocr_footer: 'line',
  ocr_caption: 'line',
  ocr_textfloat: 'line',
  ocr_pageno: 'line',
  ocrx_word: 'word',
  ocr_word: 'word',
  ocrx_cinfo: 'character',
};

/** Elements of plain HTML that begin a line of their own. */
const breaking = new Set(['p', 'div', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** hOCR as Tesseract and other engines write it. Broken markup is read as far as it goes. */
export async function readHocr(source: SourceFile): Promise<PageReading | SourceFault> {
  const { text, notes } = await decodeText(source.bytes);
  const reader = new HocrReader();
  const parser = new Parser(reader, { recognizeSelfClosing: true });
  parser.write(text);
  parser.end();
  if (reader.pages.length === 0)
    return fault(source.path, 'malformed', 'is hOCR without a page (no element of class ocr_page)');
  const cut = reader.isCut ? ['The hOCR ends inside an element; what comes before was read.'] : [];
  return finishPages(source.path, reader.pages, [...notes, ...cut]);
}

class HocrReader {
  readonly pages: PageBuilder[] = [];
  /** The end of the file closed an element of the hOCR, or the whole. */
  isCut = false;
  readonly #open: (Kind | null)[] = [];
  #page: PageBuilder | null = null;
  #word: MarkupWord | null = null;

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    const kind = kindOf(attributes.class);
    const title = attributes.title ?? '';
    this.#open.push(kind);
    if (kind === 'page') this.#startPage(title);
    else if (kind === 'block') this.#inPage().startBlock('body');
    else if (kind === 'line') this.#inPage().endLine();
    else if (kind === 'word') this.#startWord(title);
    else if (!kind && breaking.has(name)) this.#page?.endLine();
  }

  ontext(text: string): void {
    // Between the boxes of a word's characters white space is layout of the file.
    const isLayout = this.#open.at(-1) === 'word' && text.trim() === '';
    if (this.#word) this.#word.text += isLayout ? '' : text;
    else for (const word of this.#page ? text.split(/\s+/) : []) this.#page!.add({ text: word });
  }

  onclosetag(name: string, implied: boolean): void {
    const kind = this.#open.pop();
    if (implied && (kind ? name !== 'p' : name === 'html')) this.isCut = true;
    if (kind === 'word') this.#endWord();
    else if (kind === 'line') this.#page?.endLine();
    else if (kind === 'block') this.#page?.startBlock('body');
    else if (kind === 'page') this.#page = null;
    else if (!kind && breaking.has(name)) this.#page?.endLine();
  }

  #startPage(title: string): void {
    const box = numbers(title, 'bbox');
    const image = box && pageImage(box[2]! - box[0]!, box[3]! - box[1]!, numbers(title, 'scan_res')?.[0]);
    this.#page = new PageBuilder(numbers(title, 'ppageno')?.[0] ?? null, image ?? undefined);
    this.pages.push(this.#page);
  }

  /** Lines and words outside any page make one. */
  #inPage(): PageBuilder {
    if (!this.#page) this.#startPage('');
    return this.#page!;
  }

  #startWord(title: string): void {
    this.#endWord();
    const dpi = this.#inPage().dpi;
    const box = numbers(title, 'bbox');
    const confidence = numbers(title, 'x_wconf')?.[0];
    this.#word = { text: '' };
    if (box && dpi !== undefined)
      this.#word.region = { x: box[0]!, y: box[1]!, w: box[2]! - box[0]!, h: box[3]! - box[1]!, dpi };
    if (confidence !== undefined) this.#word.confidence = Math.min(1, Math.max(0, confidence / 100));
  }

  #endWord(): void {
    if (this.#word) this.#page?.add({ ...this.#word, text: this.#word.text.trim().replace(/\s+/g, ' ') });
    this.#word = null;
  }
}

function kindOf(classes: string | undefined): Kind | null {
  for (const name of classes?.split(/\s+/) ?? []) {
    const kind = kinds[name];
    if (kind) return kind;
  }
  return null;
}

/** How many numbers a property has. */
const arity = { bbox: 4, scan_res: 1, ppageno: 1, x_wconf: 1 };

/** The numbers of a property in a title: `image "a.tif"; bbox 0 0 2550 3300; ppageno 0`. */
function numbers(title: string, property: keyof typeof arity): number[] | null {
  const found = new RegExp(`(?:^|;)\\s*${property}((?:\\s+-?[\\d.]+)+)`).exec(title);
  const values = found?.[1]!.trim().split(/\s+/).map(Number) ?? [];
  return values.length >= arity[property] && values.every(Number.isFinite) ? values : null;
}
