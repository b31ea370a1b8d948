import {
  PDFString,
  PDFName,
  type PDFContext,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { embedGlyphlessFont, glyphWidth, hex, unicodeMap } from './glyphless-font.ts';
import { columnsOf } from '../typed/typed-lines.ts';
import data from './typeface.json' with { type: 'json' };

/** Part of the font's size that each of its letters is wide. */
export const letterWidth = 0.6;
/** Measures of Cousine in thousandths of its size. */
const measures = { ascent: 833, descent: -300, capHeight: 650, box: [0, -300, 600, 833] } as const;

/** A part of the alphabets, in a font file of its own; its codes are UTF-16. */
interface Subset {
  readonly codes: readonly (readonly [first: number, last: number])[];
  /** Codes of signs that stand over the letter before them. */
  readonly unspaced: ReadonlySet<number>;
  /** Bytes of the font file. */
  readonly length: number;
  /** The file, and which code has which glyph: packed as PDF has it, in base 64. */
  readonly file: string;
  readonly map: string;
}

const subsets: readonly Subset[] = data.subsets.map(({ codes, unspaced, ...rest }) => ({
  ...rest,
  codes: codes.map(([first = 0, last = 0]) => [first, last] as const),
  unspaced: new Set(unspaced),
}));

/** Letters in a row that one font has; null: no font has them. */
interface Piece {
  readonly subset: Subset | null;
  readonly text: string;
  /** Letters wide. */
  readonly columns: number;
}

/**
 * The typeface of typed copies, Cousine: Latin, Greek and Cyrillic, each letter as wide as the next. What a document is
 * set in is put into it; signs of other scripts are boxes, beneath which their text is.
 */
export class Typeface {
  readonly #document: PDFDocument;
  readonly #fonts = new Map<Subset | null, PDFRef>();
  /** Signs that were set as boxes. */
  boxes = 0;

  constructor(document: PDFDocument) {
    this.#document = document;
  }

  /** Operators that set a text at a point of the page. */
  set(page: PDFPage, text: string, x: number, y: number, size: number): string {
    let written = '';
    let left = x;
    for (const piece of piecesOf(text)) {
      const font = this.#fontOn(page, piece.subset);
      const width = piece.columns * letterWidth * size;
      if (piece.subset) written += show(font, piece.text, left, y, size, '');
      else {
        // Invisible letters as wide as their boxes, though some have two codes.
        const stretch =
          (100_000 * letterWidth * Math.max(1, piece.columns)) / (glyphWidth * piece.text.length);
        written += show(font, piece.text, left, y, size, `3 Tr ${short(stretch)} Tz `);
        for (let i = 0; i < piece.columns; i++, this.boxes++)
          written += `${[left + (i + 0.1) * letterWidth * size, y, 0.8 * letterWidth * size, 0.65 * size].map(short).join(' ')} re S\n`;
      }
      left += width;
    }
    return written;
  }

  #fontOn(page: PDFPage, subset: Subset | null): string {
    let font = this.#fonts.get(subset);
    if (!font) {
      font = subset ? embed(this.#document.context, subset) : embedGlyphlessFont(this.#document);
      this.#fonts.set(subset, font);
    }
    const name = subset ? `Typed${subsets.indexOf(subset)}` : 'Unseen';
    page.node.setFontDictionary(PDFName.of(name), font);
    return name;
  }
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: { subset: Subset | null; text: string; columns: number }[] = [];
  for (const sign of text.normalize('NFC')) {
    const last = pieces.at(-1);
    const code = sign.codePointAt(0)!;
    const subset =
      last?.subset && has(last.subset, code) ? last.subset : (subsets.find((one) => has(one, code)) ?? null);
    const columns = columnsOf(sign);
    if (last?.subset === subset) {
      last.text += sign;
      last.columns += columns;
    } else pieces.push({ subset, text: sign, columns });
  }
  return pieces;
}

function has({ codes }: Subset, code: number): boolean {
  return code >= 32 && codes.some(([first, last]) => code >= first && code <= last);
}

function show(font: string, text: string, x: number, y: number, size: number, before: string): string {
  let codes = '';
  for (let i = 0; i < text.length; i++) codes += hex(text.charCodeAt(i), 4);
  return `q BT ${before}/${font} ${short(size)} Tf ${short(x)} ${short(y)} Td <${codes}> Tj ET Q\n`;
}

function short(value: number): string {
  return String(Number(value.toFixed(3)));
}

function embed(context: PDFContext, { file, map, length, unspaced }: Subset): PDFRef {
  const packed = { Filter: 'FlateDecode' };
  // Fonts of which a part is embedded have a tag before their name.
  const name = `MEMCON+${data.name}`;
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    // Fixed pitch, symbolic.
    Flags: 5,
    FontBBox: [...measures.box],
    ItalicAngle: 0,
    Ascent: measures.ascent,
    Descent: measures.descent,
    CapHeight: measures.capHeight,
    StemV: 80,
    FontFile2: context.register(context.stream(bytesOf(file), { ...packed, Length1: length })),
  });
  const font = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: {
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('Identity'),
      Supplement: 0,
    },
    DW: 1000 * letterWidth,
    W: [...unspaced].flatMap((code) => [code, code, 0]),
    FontDescriptor: context.register(descriptor),
    CIDToGIDMap: context.register(context.stream(bytesOf(map), packed)),
  });
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(font)],
      ToUnicode: context.register(context.flateStream(unicodeMap)),
    }),
  );
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
