import { PDFString, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';

/** Thousandths of the font's size that each character is wide. */
export const glyphWidth = 500;

/**
 * A font without glyphs for any text at all: codes are UTF-16 and stand for themselves. Invisible text needs no
 * outlines, only widths and a way back to characters.
 */
export function embedGlyphlessFont(document: PDFDocument): PDFRef {
  const { context } = document;
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'GlyphLessFont',
      // Fixed pitch, symbolic.
      Flags: 5,
      FontBBox: [0, 0, glyphWidth, 1000],
      ItalicAngle: 0,
      Ascent: 1000,
      Descent: 0,
      CapHeight: 1000,
      StemV: 80,
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: 'GlyphLessFont',
      CIDSystemInfo: {
        Registry: PDFString.of('Adobe'),
        Ordering: PDFString.of('Identity'),
        Supplement: 0,
      },
      DW: glyphWidth,
      FontDescriptor: descriptor,
      CIDToGIDMap: 'Identity',
    }),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'GlyphLessFont',
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(unicodeMap)),
    }),
  );
}

/** From UTF-16 to itself. Adobe Technical Note 5411: ranges may not leave their high byte. */
export const unicodeMap = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${rangeGroups()}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;

function rangeGroups(): string {
  const ranges = Array.from({ length: 256 }, (_, i) => {
    const high = hex(i, 2);
    return `<${high}00> <${high}FF> <${high}00>\n`;
  });
  // No more than a hundred to the group.
  const groups = [ranges.slice(0, 100), ranges.slice(100, 200), ranges.slice(200)];
  return groups.map((group) => `${group.length} beginbfrange\n${group.join('')}endbfrange\n`).join('');
}

/** In so many digits, as strings of a PDF have it. */
export function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
