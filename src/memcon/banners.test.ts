import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOf } from '../../test/support/lines.ts';
import type { Line } from '../model/line.ts';
import { isLevelField, mayHoldBanner, readBanners, stampedLevel } from './banners.ts';

const column = 30;
const height = 42;

/** A line typed at 300 dpi; its letters larger than the page's by a factor. */
function typed(text: string, n: number, { factor = 1, dpi = 300 } = {}): Line {
  const size = (dpi / 300) * factor;
  const region = { x: 300, y: 100 * n, w: text.length * column * size, h: height * size, dpi };
  return { ...linesOf(text)[0]!, n, role: 'body', region };
}

const body = [4, 5, 6, 7, 8].map((n) => typed('The Minister said that the harbor would open soon.', n));
const banner = (...lines: Line[]): ReturnType<typeof readBanners> => readBanners(lines, body);

test('letters much larger than the page’s are a rubber stamp’s, and no typed banner', () => {
  const found = banner(typed('SECRET', 1, { factor: 2.4 }));
  const { level, lines } = found;
  assert.equal(level, null);
  assert.equal(stampedLevel(found), 'S');
  assert.deepEqual([lines[0]!.level, lines[0]!.rubberStamp], ['S', true]);
});

test('a typed banner counts at any size that print uses, a stamp at none', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('SECRET', 'CONFIDENTIAL', 'TOP SECRET'),
      fc.double({ min: 0.8, max: 3, noNaN: true }),
      (word, factor) => {
        const { level } = banner(typed(word, 1, { factor }));
        if (factor < 1.4) assert.notEqual(level, null);
        if (factor > 1.6) assert.equal(level, null);
      },
    ),
  );
});

test('a typed banner beside stamps gives the level; torn letters beside stamps do not', () => {
  const stamp = typed('SECRET', 1, { factor: 2.4 });
  assert.equal(banner(stamp, typed('CONFIDENTIAL', 2)).level, 'C');
  assert.equal(banner(stamp, typed('SEER B', 2)).level, null);
});

test('one torn line gives no level by itself, two that agree do', () => {
  assert.equal(banner(typed('S   1GTON ol', 1)).level, null);
  assert.equal(banner(typed('SEER B', 1), typed('SEER B', 2)).level, 'S');
});

test('letters set apart and a page number behind them make no stamp', () => {
  assert.equal(banner(typed('S E C R E T                      2', 1)).lines[0]?.rubberStamp, undefined);
});

test('on a slanted page, where boxes of long lines are high, a stamp is one and a typed banner none', () => {
  const slant = (line: Line): Line => ({
    ...line,
    region: { ...line.region!, h: line.region!.h + 0.05 * line.region!.w },
  });
  const short = [9, 10, 11].map((n) => typed('I agree with it.', n));
  const slanted = [...body, ...short].map(slant);
  assert.equal(readBanners([slant(typed('SECRET', 1, { factor: 2 }))], slanted).level, null);
  assert.equal(readBanners([slant(typed('CONFIDENTIAL', 1))], slanted).level, 'C');
});

test('a page at another resolution is measured by its own lines', () => {
  const coarse = body.map((line) => ({ ...typed(line.text, line.n, { dpi: 200 }), page: 2 }));
  const line = { ...typed('SECRET', 1, { dpi: 200 }), page: 2 };
  assert.equal(readBanners([line], [...body, ...coarse]).level, 'S');
});

test('without a picture, or with too little text, every banner is taken as typed', () => {
  const bare = linesOf('SECRET');
  assert.equal(readBanners(bare, body).level, 'S');
  assert.equal(readBanners([typed('SECRET', 1, { factor: 2.4 })], body.slice(0, 2)).level, 'S');
});

test('a banner beside a stamp or dirt is read by itself', () => {
  const beside = {
    ...typed('TOI SECRET                PER EO, 12955', 1),
    role: 'declassification',
  } as const;
  assert.ok(mayHoldBanner(beside));
  const [line] = readBanners([beside], []).lines;
  assert.deepEqual([line!.level, line!.typed], ['TS', 'TOI SECRET']);
  assert.deepEqual(line!.at.chars, [0, 10]);
  const dirty = {
    ...typed('oo                 SEERET                           IE     |', 1),
    role: 'banner',
  } as const;
  assert.equal(readBanners([dirty], []).level, 'S');
});

test('a release stamp torn until it is like a banner is none', () => {
  const torn = { ...typed('PERE.Q. 12958', 1), role: 'banner' } as const;
  assert.deepEqual(readBanners([torn], []).lines, []);
});

test('a telegram’s field gives its level', () => {
  assert.equal(isLevelField('CLASS: SEGRES'), true);
  assert.equal(isLevelField('CLASS: 101'), false);
  const [line] = readBanners([typed('CLASS: SEGRES', 1)], body).lines;
  assert.deepEqual([line!.level, line!.typed], ['S', 'SEGRES']);
});

test('dashes that run into a banner are a stroke’s ends', () => {
  const struckOf = (text: string): boolean => banner(typed(text, 1)).lines[0]!.struck;
  assert.equal(struckOf('—SECRET-'), true);
  assert.equal(struckOf('SECRET'), false);
  assert.equal(struckOf('SECRET - 2'), false);
});

test('torn lines on a few of many pages are dirt, throughout a paper they are the banner', () => {
  const torn = [1, 2].map((page): Line => ({ ...typed('CHD ADN TD', 1), role: 'banner', page }));
  const on = (pages: number): Line[] =>
    Array.from({ length: pages }, (_, i) => body.map((line): Line => ({ ...line, page: i + 1 }))).flat();
  assert.equal(readBanners(torn, on(2)).level, 'C');
  assert.equal(readBanners(torn, on(5)).level, null);
});

test('a caveat counts where a line shows it clearly, or throughout the paper', () => {
  const caveatsOf = (...texts: string[]): readonly string[] =>
    readBanners(
      texts.map((text, n): Line => ({ ...typed(text, n), role: 'banner' })),
      body,
    ).caveats;
  assert.deepEqual(caveatsOf('SECRET/NODIS', 'SECRET', 'SECRET', 'SECRET'), ['NODIS']);
  assert.deepEqual(caveatsOf('SEERETANOPTS', 'SECRET'), ['NODIS']);
  assert.deepEqual(caveatsOf('SEERETANOPTS', 'SECRET', 'SECRET', 'SECRET'), []);
});
