import { create, type Font } from '@cantoo/fontkit';
import * as fontkit from '@cantoo/fontkit';
import { PDFHexString, PDFName, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import { embedGlyphlessFont, glyphWidth, hex } from './glyphless-font.ts';
import { columnsOf } from '../typed/typed-lines.ts';

/** Part of the font's size that each of its letters is wide. */
export const letterWidth = 0.6;

/** A part of the alphabets, in a font file of its own. */
export interface FontFile {
  readonly bytes: Uint8Array;
  readonly font: Font;
}

/** Letters in a row that one font has; null: no font has them. */
interface Piece {
  readonly file: FontFile | null;
  readonly text: string;
  /** Letters wide. */
  readonly columns: number;
}

/** A font in a document: its name among a page's resources, and its codes for a text as a string of a PDF. */
interface Embedded {
  putOn(page: PDFPage): string;
  codesOf(text: string): string;
}

/** Makes font files ready for use. A file that is no font of its own throws. */
export function openFonts(files: readonly Uint8Array[]): readonly FontFile[] {
  return files.map((bytes) => {
    const font = create(bytes);
    if (!('hasGlyphForCodePoint' in font)) throw new Error('A collection of fonts is no typeface');
    return { bytes, font };
  });
}

/**
 * A typeface whose letters are all equally wide, in one document: what is set is put into it. Signs that no font file has
 * are boxes, beneath which their text is.
 */
export class Typeface {
  readonly #document: PDFDocument;
  readonly #files: readonly FontFile[];
  readonly #fonts = new Map<FontFile | null, Embedded>();
  /** Signs that were set as boxes. */
  boxes = 0;

  /** @param files the first that has a letter sets it */
  constructor(document: PDFDocument, files: readonly FontFile[]) {
    document.registerFontkit(fontkit);
    this.#document = document;
    this.#files = files;
  }

  /** Operators that set a text at a point of the page. */
  async set(page: PDFPage, text: string, x: number, y: number, size: number): Promise<string> {
    let written = '';
    let left = x;
    for (const { file, text: letters, columns } of this.#piecesOf(text)) {
      const font = await this.#font(file);
      const width = columns * letterWidth * size;
      // Invisible letters as wide as their boxes, though some have two codes.
      const stretch = (100_000 * letterWidth * Math.max(1, columns)) / (glyphWidth * letters.length);
      const before = file ? '' : `3 Tr ${short(stretch)} Tz `;
      written += `q BT ${before}/${font.putOn(page)} ${short(size)} Tf ${short(left)} ${short(y)} Td ${font.codesOf(letters)} Tj ET Q\n`;
      if (!file)
        for (let i = 0; i < columns; i++, this.boxes++)
          written += `${[left + (i + 0.1) * letterWidth * size, y, 0.8 * letterWidth * size, 0.65 * size].map(short).join(' ')} re S\n`;
      left += width;
    }
    return written;
  }

  async #font(file: FontFile | null): Promise<Embedded> {
    let font = this.#fonts.get(file);
    if (!font) {
      font = file ? await embed(this.#document, file) : embedUnseen(this.#document);
      this.#fonts.set(file, font);
    }
    return font;
  }

  #piecesOf(text: string): readonly Piece[] {
    const pieces: { file: FontFile | null; text: string; columns: number }[] = [];
    for (const sign of text.normalize('NFC')) {
      const last = pieces.at(-1);
      const code = sign.codePointAt(0)!;
      const file =
        last?.file && has(last.file, code) ? last.file : (this.#files.find((one) => has(one, code)) ?? null);
      const columns = columnsOf(sign);
      if (last?.file === file) {
        last.text += sign;
        last.columns += columns;
      } else pieces.push({ file, text: sign, columns });
    }
    return pieces;
  }
}

function has({ font }: FontFile, code: number): boolean {
  return code >= 32 && font.hasGlyphForCodePoint(code);
}

async function embed(document: PDFDocument, { bytes }: FontFile): Promise<Embedded> {
  const font = await document.embedFont(bytes, { subset: true });
  // The files' fonts have one name among them.
  const name = `Typed${font.ref.objectNumber}`;
  return {
    putOn(page) {
      page.node.setFontDictionary(PDFName.of(name), font.ref);
      return name;
    },
    codesOf: (text) => font.encodeText(text).toString(),
  };
}

function embedUnseen(document: PDFDocument): Embedded {
  const name = 'Unseen';
  const font = embedGlyphlessFont(document);
  return {
    putOn(page) {
      page.node.setFontDictionary(PDFName.of(name), font);
      return name;
    },
    codesOf(text) {
      let codes = '';
      for (let i = 0; i < text.length; i++) codes += hex(text.charCodeAt(i), 4);
      return PDFHexString.of(codes).toString();
    },
  };
}

function short(value: number): string {
  return String(Number(value.toFixed(3)));
}
