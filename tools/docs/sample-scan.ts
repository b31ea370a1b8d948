import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { element, rect, text } from '../../src/export/overlay/svg.ts';
import { Random } from '../fixtures/random.ts';

/**
 * Draws a scan for samples/scans, an invented memorandum as a pen, a photocopier and a scanner leave it, and with
 * `memcon read --overlay` the picture in the README. Needs the faces Courier Prime and Liberation Sans.
 */
const root = resolve(import.meta.dirname, '..', '..');
const sample = join(root, 'samples/scans/1996-11-14-halloran-lindvarn-telcon.pdf');
const readmePicture = join(root, 'docs/overlay.png');

const dpi = 200;
const [width, height] = [8.5 * dpi, 11 * dpi];
/** Typewriter: ten letters to the inch, six lines. */
const [column, pitch] = [dpi / 10, dpi / 6];
const left = 200;

/** `~` on either side of what a pen has struck. A number is the line that the block starts on. */
const blocks: readonly (readonly [line: number, lines: readonly string[]])[] = [
  [5, ['                         THE WHITE HOUSE', '                           WASHINGTON']],
  [9, ['             MEMORANDUM OF TELEPHONE CONVERSATION']],
  [
    12,
    [
      'SUBJECT:        Telephone Conversation with Prime Minister',
      '                Lindvarn of Talmora  ~(C)~',
      '',
      'PARTICIPANTS:   President Halloran',
      '                Prime Minister Ebba Lindvarn',
      '',
      '                Notetakers:  Miriam Ashgrove, Dale Overby',
      '',
      'DATE, TIME:     November 14, 1996, 9:10 - 9:22 a.m. EST',
      'AND PLACE:      Oval Office',
    ],
  ],
  [
    24,
    [
      'THE PRESIDENT:  Good morning, Ebba.  I hear you had snow before',
      'we did.  (U)',
      '',
      'PRIME MINISTER LINDVARN:  Half a meter, and every bus in the',
      'capital is late.  I am glad to have an excuse to stay indoors.',
      '(U)',
      '',
      'THE PRESIDENT:  I wanted to ask about the inspectors.  We have',
      'told the Secretary-General that Talmora would be welcome to lead',
      'the mission in the Kell Strait.  I would not want you to read it',
      'in the newspapers first.  ~(C)~',
      '',
      'PRIME MINISTER LINDVARN:  I appreciate that.  My cabinet is',
      'willing, but two ministers want the fishing licenses settled',
      'before the first ship sails.  ~(C)~',
      '',
      'They (the ministers) will accept a letter that names a date.  It',
      'need not name a figure.  ~(S)~~',
      '',
      'THE PRESIDENT:  You will have the letter this week.  (laughs)  I',
      'will ask Secretary Langmoor to leave the figure out.  ~(S)~',
      '',
      'PRIME MINISTER LINDVARN:  Then we have an understanding.  Thank',
      'you, Mr. President.  (U)',
      '',
      '                  -- End of Conversation --',
    ],
  ],
  [52, ['Classified by:  Roswell T. Ingleby', 'Reason:  1.5 (b)', 'Declassify on:  11/15/06']],
];
const banner = 'SECRET';
const stamp = [
  'DECLASSIFIED UNDER AUTHORITY OF THE',
  'INTERAGENCY SECURITY CLASSIFICATION APPEALS PANEL,',
  'E.O. 13526, SECTION 5.3(b)(3)',
  'ISCAP APPEAL NO. 2014-073, document no. 2',
  'DECLASSIFICATION DATE: September 19, 2017',
];

const random = new Random(7);
const between = (from: number, to: number): number => from + (to - from) * random.next();

const page = element(
  'svg',
  { xmlns: 'http://www.w3.org/2000/svg', width, height },
  [
    rect({ x: 0, y: 0, w: width, h: height }, { fill: '#fff' }),
    ...blocks.flatMap(([line, lines]) => lines.map((words, i) => typeLine(words, line + i))),
    ...[3, 64].map((line) => drawBanner(line * pitch)),
    drawStamp(880, 60.6 * pitch),
  ].join(''),
);
writeFileSync(sample, await pdfOf(await copy(page)));
drawReadmePicture();

function typeLine(words: string, line: number): string {
  const [before, struck, after = '', again] = words.split('~');
  const y = line * pitch;
  let svg = type(before!, left, y);
  if (struck === undefined) return svg;
  const x = left + before!.length * column;
  svg += type(struck, x, y) + stroke(x - 6, x + struck.length * column + 8, y - 8);
  // A second tilde behind it: scribbled over, so that the mark can hardly be read.
  if (again !== undefined)
    for (const above of [14, 11, 5, 2]) svg += stroke(x - 2, x + struck.length * column + 2, y - above);
  return svg + type(after, x + struck.length * column, y);
}

function type(words: string, x: number, y: number, size = 33): string {
  const found = /^ */.exec(words)![0].length;
  const shown = words.slice(found);
  if (shown === '') return '';
  return text(x + found * column, y + between(-0.6, 0.6), shown, {
    'font-family': 'Courier Prime',
    'font-size': size,
    textLength: shown.length * column,
    'xml:space': 'preserve',
    fill: '#111',
  });
}

/** A pen's line: not quite level, with a bow. */
function stroke(from: number, to: number, y: number): string {
  const [start, bow, end] = [y + between(-2, 5), y + between(-4, 4), y + between(-6, 2)];
  return element('path', {
    d: `M${from} ${start} Q${(from + to) / 2} ${bow} ${to} ${end}`,
    stroke: '#000',
    'stroke-width': between(3, 4.2),
    'stroke-linecap': 'round',
    fill: 'none',
  });
}

function drawBanner(y: number): string {
  const x = width / 2 - 75;
  const words = text(x, y, banner, {
    'font-family': 'Liberation Sans',
    'font-weight': 'bold',
    'font-size': 40,
    textLength: 150,
    fill: '#111',
  });
  return words + stroke(x - 24, x + 176, y - 14);
}

function drawStamp(x: number, y: number): string {
  const lines = stamp.map((words, i) =>
    text(0, i * 31, words, { 'font-family': 'Liberation Sans', 'font-size': 25, fill: '#111' }),
  );
  return element('g', { transform: `translate(${x} ${y - 95}) rotate(-0.5)` }, lines.join(''));
}

/** What a copier and a scanner of two levels make of the page: softened, specked, a little askew. */
async function copy(svg: string): Promise<Buffer> {
  const soft = await sharp(Buffer.from(svg))
    .rotate(0.35, { background: '#fff' })
    .resize(width, height, { fit: 'cover' })
    .blur(0.7)
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  for (let i = 0; i < soft.length; i++) soft[i] = Math.max(0, Math.min(255, soft[i]! + between(-24, 24)));
  for (let i = 0; i < 260; i++) soft[Math.floor(random.next() * soft.length)] = 0;
  return sharp(soft, { raw: { width, height, channels: 1 } })
    .threshold(130)
    .png({ palette: true, colours: 2, compressionLevel: 9 })
    .toBuffer();
}

async function pdfOf(picture: Buffer): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const sheet = document.addPage([612, 792]);
  sheet.drawImage(await document.embedPng(picture), { x: 0, y: 0, width: 612, height: 792 });
  return document.save();
}

function drawReadmePicture(): void {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-sample-'));
  const args = [join(root, 'bin/memcon.js'), 'read', sample, '--overlay', folder];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`memcon ended with ${status}: ${stderr}`);
  copyFileSync(join(folder, `${basename(sample, '.pdf')}-p1.png`), readmePicture);
  rmSync(folder, { recursive: true });
}
