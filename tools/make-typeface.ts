import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

/*
 * Packs the typeface that typed copies are set in: `node tools/make-typeface.ts FOLDER`, where FOLDER holds the WOFF files of
 * the package @fontsource/cousine (Cousine, SIL Open Font License 1.1). What a PDF needs of each goes into
 * src/export/pdf/typeface.json, ready to be put into one.
 */

const names = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'];
/** Tables that a TrueType font in a PDF has (ISO 32000-1, 9.9); which code has which glyph, the PDF says itself. */
const kept = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

interface Table {
  readonly tag: string;
  readonly checksum: number;
  readonly bytes: Buffer;
}

/** Tables of a WOFF file (W3C WOFF 1.0). */
function tablesOf(woff: Buffer): ReadonlyMap<string, Table> {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is no WOFF 1.0 file');
  const tables = new Map<string, Table>();
  for (let i = 0, at = 44; i < woff.readUInt16BE(12); i++, at += 20) {
    const tag = woff.toString('latin1', at, at + 4);
    const [offset = 0, packed = 0, length = 0, checksum = 0] = [4, 8, 12, 16].map((n) =>
      woff.readUInt32BE(at + n),
    );
    const bytes = woff.subarray(offset, offset + packed);
    tables.set(tag, { tag, checksum, bytes: packed < length ? inflateSync(bytes) : bytes });
  }
  return tables;
}

function sfntOf(tables: readonly Table[]): Buffer {
  const power = Math.floor(Math.log2(tables.length));
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(0x00010000, 0);
  [tables.length, 16 << power, power, 16 * tables.length - (16 << power)].forEach((value, i) =>
    head.writeUInt16BE(value, 4 + 2 * i),
  );
  const bodies: Buffer[] = [];
  let offset = head.length;
  for (const [i, { tag, checksum, bytes }] of tables.entries()) {
    head.write(tag, 12 + 16 * i, 'latin1');
    [checksum, offset, bytes.length].forEach((value, n) => head.writeUInt32BE(value, 16 + 16 * i + 4 * n));
    const padding = -bytes.length & 3;
    bodies.push(bytes, Buffer.alloc(padding));
    offset += bytes.length + padding;
  }
  return Buffer.concat([head, ...bodies]);
}

/** Code → glyph, by a subtable of format 4 (OpenType 1.9, cmap). */
function glyphsOf(cmap: Buffer): ReadonlyMap<number, number> {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i));
  const start = subtables.find((offset) => cmap.readUInt16BE(offset) === 4);
  if (start === undefined) throw new Error('The font has no cmap of format 4');
  const at = (offset: number): number => cmap.readUInt16BE(start + offset);
  const doubled = at(6);
  const glyphs = new Map<number, number>();
  for (let i = 0; i < doubled; i += 2) {
    const [last, first] = [at(14 + i), at(16 + doubled + i)];
    const [delta, range] = [at(16 + 2 * doubled + i), at(16 + 3 * doubled + i)];
    for (let code = first; code <= last && code < 0xffff; code++) {
      const place = 16 + 3 * doubled + i + range + 2 * (code - first);
      const index = range === 0 ? code : at(place);
      const glyph = range !== 0 && index === 0 ? 0 : (index + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}

function subset(woff: Buffer): object {
  const tables = tablesOf(woff);
  const bytesOf = (tag: string): Buffer => tables.get(tag)?.bytes ?? Buffer.alloc(0);
  const glyphs = glyphsOf(bytesOf('cmap'));
  const measured = bytesOf('hhea').readUInt16BE(34);
  const widthOf = (glyph: number): number => bytesOf('hmtx').readUInt16BE(4 * Math.min(glyph, measured - 1));
  const file = sfntOf(kept.flatMap((tag) => tables.get(tag) ?? []));
  const map = Buffer.alloc(2 * (Math.max(...glyphs.keys()) + 1));
  for (const [code, glyph] of glyphs) map.writeUInt16BE(glyph, 2 * code);
  const codes: [first: number, last: number][] = [];
  for (const code of [...glyphs.keys()].sort((a, b) => a - b)) {
    const last = codes.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else codes.push([code, code]);
  }
  return {
    codes,
    unspaced: [...glyphs].filter(([, glyph]) => widthOf(glyph) === 0).map(([code]) => code),
    length: file.length,
    file: deflateSync(file, { level: 9 }).toString('base64'),
    map: deflateSync(map, { level: 9 }).toString('base64'),
  };
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of the package @fontsource/cousine');
const typeface = {
  name: 'Cousine',
  license: readFileSync(join(folder, 'LICENSE'), 'utf8').trim(),
  subsets: names.map((name) =>
    subset(readFileSync(join(folder, 'files', `cousine-${name}-400-normal.woff`))),
  ),
};
const out = resolve(import.meta.dirname, '../src/export/pdf/typeface.json');
writeFileSync(out, `${JSON.stringify(typeface, null, 1)}\n`);
console.log(`${out}: ${JSON.stringify(typeface).length} characters`);
