import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stamp } from '../../../test/support/copy-stamp.ts';
import { picturePage, typeLines } from '../../../test/support/scans.ts';
import { readBanner } from '../../marking/banner.ts';
import { packGrey } from '../image/decode.ts';
import type { GreyImage } from '../image/grey.ts';
import { identity } from '../image/matrix.ts';
import { findEngine } from '../ocr/find-engine.ts';
import type { OcrWord } from '../ocr/engine.ts';
import { OcrPool } from '../ocr/pool.ts';
import { readPicture } from '../ocr/read-picture.ts';
import { findBlocks, drawMosaic } from './blocks.ts';
import { lookAgain, merge } from './look-again.ts';
import { eraseOverprint } from './overprint.ts';
import { eraseStroke } from './erase-stroke.ts';
import { rereadBanners } from './reread-banners.ts';
import { outvote, rereadDays } from './reread-days.ts';
import { rereadPage } from './reread-page.ts';
import { rereadTimes } from './reread-times.ts';

const pool = new OcrPool(await findEngine(), 1);
after(() => pool.close());

const size = { width: 400, height: 190 };
/** Height of capitals of 10 points Courier at 300 dpi. */
const cap = 23;

const ink = (image: GreyImage): number => image.data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);

/** An authority block as it was typed, and under a copy stamp. */
async function stampedBlock(): Promise<{ readonly typed: GreyImage; readonly both: GreyImage }> {
  const typed = await picturePage({
    ...size,
    lines: typeLines(['Reason:  1.5 (d)', 'Declassify on:  OADR']),
  });
  const both = { ...typed, data: Uint8Array.from(typed.data) };
  stamp(both, 380, 120, 'HILL HALL ANNA TILT');
  return { typed, both };
}

test('a copy stamp is taken off the typed letters that it stands over', async () => {
  const { typed, both } = await stampedBlock();
  const before = both.data.reduce((n, value, i) => n + (value < 128 && typed.data[i]! >= 128 ? 1 : 0), 0);
  assert.ok(eraseOverprint(both, 128, cap));
  let kept = 0;
  let left = 0;
  for (const [i, value] of both.data.entries()) {
    if (value >= 128) continue;
    if (typed.data[i]! < 128) kept++;
    else left++;
  }
  assert.ok(kept > 0.85 * ink(typed), `${kept} of ${ink(typed)} typed pixels stay`);
  assert.ok(left < 0.25 * before, `${left} of ${before} pixels of the stamp stay`);
});

test('a copy stamp goes also where a copy broke most of its letters', async () => {
  const { typed, both } = await stampedBlock();
  // The first letters and the last stay whole; the others lose three rows in twelve.
  for (let y = 120; y < 190; y++)
    if (y % 12 < 3)
      for (let i = y * typed.width + 600; i < y * typed.width + 1020; i++)
        if (typed.data[i]! >= 128) both.data[i] = 255;
  const before = both.data.reduce((n, value, i) => n + (value < 128 && typed.data[i]! >= 128 ? 1 : 0), 0);
  assert.ok(eraseOverprint(both, 128, cap));
  const left = both.data.reduce((n, value, i) => n + (value < 128 && typed.data[i]! >= 128 ? 1 : 0), 0);
  const kept = both.data.reduce((n, value, i) => n + (value < 128 && typed.data[i]! < 128 ? 1 : 0), 0);
  assert.ok(left < 0.25 * before, `${left} of ${before} pixels of the stamp stay`);
  assert.ok(kept > 0.85 * ink(typed), `${kept} of ${ink(typed)} typed pixels stay`);
});

test('a page without tall thin letters stays as it is', async () => {
  const typed = await picturePage({
    ...size,
    lines: typeLines(['Reason:  1.5 (d)', 'Declassify on:  12/28/2005']),
  });
  const before = Uint8Array.from(typed.data);
  eraseOverprint(typed, 128, cap);
  assert.deepEqual(Uint8Array.from(typed.data), before);
});

test('what stands side by side makes two blocks, and words come back to their places', async () => {
  const lines = [
    { x: 24, y: 40, text: 'SECRET' },
    { x: 24, y: 52, text: 'Declassify on:  OADR' },
    { x: 260, y: 46, text: 'DECLASSIFIED' },
    { x: 260, y: 58, text: 'PER E.O. 13526' },
  ];
  const picture = await picturePage({ ...size, lines });
  const blocks = findBlocks(eraseOverprint(picture, 128, cap)!, cap);
  assert.equal(blocks.length, 2);
  const mosaic = drawMosaic(picture, blocks, 128, cap);
  const read = await pool.recognise({ file: await packGrey(mosaic.image), dpi: 300 });
  const order = read.find(({ text }) => text.includes('13526'));
  const { box } = mosaic.place(order!)!;
  // 300 dpi: 260 points to the right, and nine letters of 6 points.
  assert.ok(Math.abs(box.x0 - ((260 + 54) * 300) / 72) < 8 && Math.abs(box.y1 - (58 * 300) / 72) < 8);
});

test('pieces of a word give way to the whole of it, however sure the first reading was of them', () => {
  const word = (text: string, x0: number, x1: number, confidence: number): OcrWord => {
    return { text, confidence, line: 1, box: { x0, y0: 0, x1, y1: cap } };
  };
  const whole = word('12/28/2005', 0, 200, 0);
  const textOf = (first: OcrWord): string[] =>
    merge([first], new Set([first]), [whole], cap).map(({ text }) => text);
  assert.deepEqual(textOf(word('28', 60, 100, 0.97)), ['12/28/2005']);
  assert.deepEqual(textOf(word('12/23/2005', 0, 200, 0.97)), ['12/23/2005']);
});

test('the foot of a page is read with its stamps apart, the text above it as before', async () => {
  const body = [
    'The Minister said that the harbor would open in the spring.',
    'The Ambassador asked whether the council had agreed to it.',
    'The Minister replied that the council would meet on Monday.',
    'The Ambassador thanked him for the news of the last days.',
  ];
  const lines = [
    ...typeLines(body),
    { x: 24, y: 120, text: 'CONFIDENTIAL' },
    { x: 24, y: 132, text: 'Reason:  1.5 (d)' },
    { x: 24, y: 144, text: 'Declassify on:  OADR' },
    { x: 290, y: 128, text: 'DECLASSIFIED' },
    { x: 290, y: 141, text: 'PER E.O. 13526' },
  ];
  const picture = await picturePage({ ...size, lines });
  stamp(picture, 400, 555, 'HILL HALL TILT');
  const first = await readPicture(picture, pool);
  const again = await lookAgain(first, pool);
  const textOf = (words: readonly OcrWord[]): string[] =>
    [...Map.groupBy(words, (word) => word.line).values()].map((line) =>
      line.map(({ text }) => text).join(' '),
    );
  assert.deepEqual(textOf(again.words).slice(0, 4), textOf(first.words).slice(0, 4));
  const text = textOf(again.words).join('\n');
  for (const expected of [
    /^Reason: 1\.5 \(d\)$/m,
    /^Declassify o\S+ OADR\b/m,
    /^DECLASSIFIED$/m,
    /^PER E\.O\. 13526$/m,
  ])
    assert.match(text, expected);
});

test('a page of a few words is not looked at again', async () => {
  const image = await picturePage({ ...size, lines: typeLines(['Harbor']) });
  const words = [{ text: 'Harbor', box: { x0: 100, y0: 100, x1: 250, y1: 130 }, confidence: 0.3, line: 1 }];
  const sight = { image, words, toPicture: identity };
  assert.equal(await lookAgain(sight, pool), sight);
});

for (const [first, looks, meant] of [
  ['1988;', ['1989;', '19839;', '1989'], '1989;'],
  ['1988;', ['1989;', '1988;', '1983'], '1988;'],
  ['11,', ['11,', '11,', '11,'], '11,'],
  ['11,', ['17,', '17,'], '17,'],
  ['1989', [], '1989'],
  ['April', ['Apr11', 'Apr11'], 'April'],
] as const)
  test(`${first} with looks ${looks.join(' ')} is ${meant}`, () =>
    assert.equal(outvote(first, looks), meant));

test('a day of the head is read again in its place, and a wrong digit mended', async () => {
  const image = await picturePage({
    ...size,
    lines: typeLines(['DATE, TIME     April 11, 1989; 4:25 pm', 'AND PLACE:     Oval Office']),
  });
  const { words } = await readPicture({ ...image, data: Uint8Array.from(image.data) }, pool);
  const misread = words.map((word) =>
    word.text.startsWith('1989')
      ? { ...word, text: word.text.replace('1989', '1988'), confidence: 0.5 }
      : word,
  );
  assert.ok(misread.some(({ text }) => text.startsWith('1988')));
  const { words: again } = await rereadDays({ image, words: misread, toPicture: identity }, pool);
  assert.deepEqual(
    again.map(({ text }) => text),
    words.map(({ text }) => text),
  );
  const sure = { image, words: words.map((word) => ({ ...word, confidence: 0.95 })), toPicture: identity };
  assert.equal(await rereadDays(sure, pool), sure);
});

/** Draws a pen's line, `thick` pixels high, that rises by `rise` over its length. */
function strike(
  { data, width }: GreyImage,
  [x0, x1]: readonly [number, number],
  y: number,
  thick: number,
  rise = 0,
): void {
  for (let x = x0; x < x1; x++) {
    const top = Math.round(y - (rise * (x - x0)) / (x1 - x0));
    for (let dy = 0; dy < thick; dy++) data[(top + dy) * width + x] = 0;
  }
}

test('a pen’s line through a word goes, and the strokes of its letters stay', async () => {
  const typed = await picturePage({ width: 120, height: 40, lines: [{ x: 24, y: 26, text: 'SECRET' }] });
  const struck = { ...typed, data: Uint8Array.from(typed.data) };
  strike(struck, [80, 270], 97, 4, 5);
  const bare = eraseStroke(struck, 128)!;
  let kept = 0;
  let left = 0;
  for (const [i, value] of bare.data.entries())
    if (value < 128) {
      if (typed.data[i]! < 128) kept++;
      else left++;
    }
  assert.ok(kept > 0.8 * ink(typed), `${kept} of ${ink(typed)} typed pixels stay`);
  assert.ok(left < 0.1 * 4 * 190, `${left} pixels of the line stay`);
  assert.equal(eraseStroke(typed, 128), null);
});

const letterPage = { width: 612, height: 792 };
const speech = typeLines(
  [
    'The Minister said that the harbor would open in the spring.',
    'The Ambassador asked whether the council had agreed to it.',
    'The Minister replied that the council would meet on Monday.',
  ],
  72,
  200,
);

test('a banner that a pen struck through is read with the line taken off', async () => {
  const typed = [
    { x: 260, y: 54, text: 'CONFIDENTIAL' },
    ...speech,
    { x: 260, y: 740, text: 'CONFIDENTIAL' },
  ];
  const image = await picturePage({ ...letterPage, lines: typed });
  strike(image, [1060, 1410], Math.round((51 * 300) / 72), 5);
  strike(image, [1060, 1410], Math.round((737 * 300) / 72), 5);
  const first = await readPicture({ ...image, data: Uint8Array.from(image.data) }, pool);
  // What an engine makes of such lines: one torn, one lost.
  const torn = first.words.flatMap((word) => {
    if (word.box.y1 > 2800) return [];
    return word.box.y1 < 400 ? [{ ...word, text: '—GONHDENTHAL', confidence: 0.2 }] : [word];
  });
  assert.ok(torn.some(({ box }) => box.y1 < 400));
  const { words } = await rereadBanners({ image, words: torn, toPicture: identity }, pool);
  const lines = [...Map.groupBy(words, (word) => word.line).values()];
  assert.equal(lines.length, 5);
  for (const [line, y] of [
    [lines[0]!, 54],
    [lines[4]!, 740],
  ] as const) {
    const banner = readBanner(line.map(({ text }) => text).join(' '));
    assert.ok(banner?.level === 'C' && banner.confidence >= 0.75);
    assert.ok(Math.abs(line[0]!.box.y1 - (y * 300) / 72) < 12, `${line[0]!.box.y1} is at ${y} points`);
  }
});

test('a page whose edges bear no banner keeps its words', async () => {
  const lines = [{ x: 300, y: 54, text: '2' }, ...speech];
  const image = await picturePage({ ...letterPage, lines });
  const { words } = await readPicture({ ...image, data: Uint8Array.from(image.data) }, pool);
  const sight = { image, words, toPicture: identity };
  assert.equal(await rereadBanners(sight, pool), sight);
});

test('a line of a head that tells the time is read again where it was read in doubt', async () => {
  const lines = typeLines(['TIME:   10:35 - 11:15 a.m. EST', 'PLACE:  Oval Office']);
  const image = await picturePage({ ...size, lines });
  const { words } = await readPicture({ ...image, data: Uint8Array.from(image.data) }, pool);
  const doubtful = words.map((word) =>
    /^\d/.test(word.text) ? { ...word, text: '1025', confidence: 0.3 } : word,
  );
  const { words: again } = await rereadTimes({ image, words: doubtful, toPicture: identity }, pool);
  const text = again.map((word) => word.text).join(' ');
  assert.match(text, /^TIME: 10:35 \S+ 11:15 a\.m\. EST PLACE: Oval Office$/);
  const sure = { image, words: words.map((word) => ({ ...word, confidence: 0.95 })), toPicture: identity };
  assert.equal(await rereadTimes(sure, pool), sure);
});

const said = [
  'The Premier said that the ferries to the islands',
  'would sail again before the winter, and that the',
  'harbor master had promised to mend both piers.',
  'The President asked who was going to pay for it.',
];

test('a page whose letters fell into parts is read again in fewer pixels', async () => {
  const image = await picturePage({ width: 400, height: 120, lines: typeLines(said) });
  // A copier that lost two of three dots of ink.
  for (let i = 0; i < image.data.length; i++)
    if (((i % image.width) + Math.floor(i / image.width)) % 3 > 0) image.data[i] = 255;
  const first = await readPicture({ ...image, data: Uint8Array.from(image.data) }, pool);
  const again = await rereadPage(first, pool);
  const known = (words: readonly OcrWord[]): number => {
    const wanted = new Set(said.join(' ').split(' '));
    return words.filter(({ text }) => wanted.has(text)).length;
  };
  assert.ok(
    known(again.words) > known(first.words),
    `${known(again.words)} words, ${known(first.words)} at first`,
  );
  const { x1, y1 } = again.words.at(-1)!.box;
  assert.ok(x1 <= image.width && y1 <= image.height);
});

test('a page that was read well is not read again', async () => {
  const image = await picturePage({ width: 400, height: 120, lines: typeLines(said) });
  const first = await readPicture(image, pool);
  assert.equal(await rereadPage(first, pool), first);
});
