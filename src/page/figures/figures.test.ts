import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stamp } from '../../../test/support/copy-stamp.ts';
import { picturePage, typeLines } from '../../../test/support/scans.ts';
import type { GreyImage } from '../image/grey.ts';
import { measureTones } from '../strokes/tones.ts';
import { figureClasses } from './figure-classes.ts';
import { durationForms, orderForms } from './forms.ts';
import { loadFigureNetwork } from './load-network.ts';
import { readFigures, type FigureForm, type FigureReading, type FigureSearch } from './read-figures.ts';

const network = loadFigureNetwork();
const size = { width: 400, height: 80 };
/** Height of capitals of 10 points Courier at 300 dpi, its step from letter to letter, and where a typed line stands. */
const cap = 23;
const pitch = 25;
const typed = { x: 100, baseline: 125 };

async function typeLine(text: string): Promise<GreyImage> {
  const picture = await picturePage({ ...size, lines: typeLines([text]) });
  return { ...picture, data: Uint8Array.from(picture.data) };
}

/** Reads what stands from the letter `from` of the typed line on. */
function readAt(
  picture: GreyImage,
  from: number,
  forms: readonly FigureForm[],
  other: Partial<FigureSearch> = {},
): FigureReading | null {
  const x = typed.x + (from - 0.5) * pitch;
  const line = { x, right: x + 11 * pitch, baseline: typed.baseline, cap, slope: 0 };
  return readFigures(picture, measureTones(picture), network, { lines: [line], forms, ...other });
}

test('the network knows every sign of the forms', () => {
  for (const form of [...durationForms, ...orderForms])
    for (const signs of form)
      for (const sign of signs) assert.ok(figureClasses.includes(sign), `${sign} of ${form.join('')}`);
  assert.deepEqual(network.classes, figureClasses);
});

for (const value of ['12/28/05', '6/3/1998', 'X6', 'OADR', '25X4'])
  test(`reads ${value} as it was typed, with its place`, async () => {
    const reading = readAt(await typeLine(`Declassify on:  ${value}`), 16, durationForms)!;
    assert.equal(reading.text, value);
    assert.ok(reading.confidence > 0.8, `confidence ${reading.confidence}`);
    assert.ok(Math.abs(reading.from - (typed.x + 16.5 * pitch)) < 0.3 * pitch, `from ${reading.from}`);
    assert.ok(Math.abs(reading.to - reading.from - (value.length - 1) * pitch) < 0.4 * pitch);
  });

test('reads a day that a copy stamp runs through', async () => {
  const picture = await typeLine('Declassify on:  10/27/05');
  stamp(picture, 380, 80, 'HILL HALL ANNA TILT');
  assert.equal(readAt(picture, 16, durationForms)?.text, '10/27/05');
});

test('finds the line among guesses of where it is', async () => {
  const picture = await typeLine('PER E.O. 12958');
  const lines = [-30, 0, 30].map((off) => {
    return {
      x: typed.x + 8 * pitch,
      right: typed.x + 15 * pitch,
      baseline: typed.baseline + off,
      cap,
      slope: 0,
    };
  });
  const reading = readAt(picture, 0, orderForms, { lines })!;
  assert.deepEqual([reading.text, reading.baseline], ['12958', typed.baseline]);
});

test('what another reader made of it stands while the picture leaves it open, and no longer', async () => {
  const picture = await typeLine('Declassify on:  12/28/05');
  assert.equal(readAt(picture, 16, durationForms, { first: '12/23/05' })?.text, '12/28/05');
  // Ink runs into the left of a 3, more and more, until it is an 8: between the two either of them stands.
  const left = typed.x + 20 * pitch + 3;
  const stood: string[] = [];
  for (let ink = 0; ink <= 6; ink++) {
    const inked = await typeLine('Declassify on:  12/23/05');
    for (let y = typed.baseline - cap + 3; y < typed.baseline - 3; y++)
      inked.data.fill(0, y * inked.width + left, y * inked.width + left + ink);
    const readings = ['12/23/05', '12/28/05'].map(
      (first) => readAt(inked, 16, durationForms, { first })!.text,
    );
    stood.push(readings.map((text) => text[4]).join(''));
  }
  assert.equal(stood[0], '33');
  assert.equal(stood.at(-1), '88');
  assert.ok(stood.includes('38'), stood.join(' '));
});

test('an empty line and a line of prose hold no figures of these forms', async () => {
  assert.equal(readAt(await typeLine('Reason:'), 10, durationForms), null);
  const prose = readAt(await typeLine('They would not listen to him'), 8, orderForms);
  assert.ok(!prose || prose.score < 2 * prose.text.length, `${prose?.text} scores ${prose?.score}`);
});
