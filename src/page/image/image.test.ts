import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { picturePage, typeLines } from '../../../test/support/scans.ts';
import { findDirt, isEdge, isHole, isRule, whiten } from './clean.ts';
import { findComponents } from './components.ts';
import { inkThreshold, turnQuarters } from './grey.ts';
import type { GreyImage } from './grey.ts';
import { apply, compose, identity, invert, mapBox } from './matrix.ts';
import { paintPaperWhite } from './paper-white.ts';
import { prepareImage } from './prepare.ts';
import { findSkew, findTurns, levelling, redraw } from './skew.ts';
import { findDust } from './specks.ts';

const paragraph = [
  'The Minister: I have looked forward to this visit for',
  'a long time. We would like to talk about the harbor,',
  'the railway and the price of grain. (U)',
  '',
  'The Ambassador: So would we. My government thinks that',
  'the railway comes first, because nothing else can move',
  'before it does, and it asks for a plan by the autumn.',
  '',
  'The Minister: Then let us begin with the railway. (U)',
];
const page = await picturePage({ width: 400, height: 180, lines: typeLines(paragraph) });

/** Small pictures of two levels, ink more or less dense. */
const pictures = fc
  .record({
    width: fc.integer({ min: 1, max: 14 }),
    height: fc.integer({ min: 1, max: 14 }),
    bits: fc.infiniteStream(fc.boolean()),
  })
  .map(({ width, height, bits }): GreyImage => {
    const data = Uint8Array.from({ length: width * height }, () => (bits.next().value === true ? 0 : 255));
    return { data, width, height, dpi: 300 };
  });

test('a picture turned four times, or there and back, is the picture', () => {
  fc.assert(
    fc.property(pictures, (picture) => {
      const once = turnQuarters(picture, 1);
      assert.deepEqual(turnQuarters(once, 3), picture);
      assert.deepEqual(turnQuarters(once, 1), turnQuarters(picture, 2));
      // The first row becomes the last column.
      for (let x = 0; x < picture.width; x++)
        assert.equal(once.data[x * once.width + once.width - 1], picture.data[x]);
    }),
  );
});

test('the threshold parts ink from paper, also on a two-level scan', () => {
  const striped = (ink: number, paper: number): GreyImage => {
    const data = Uint8Array.from({ length: 90 * 90 }, (_, i) => (i % 90 < 12 ? ink : paper));
    return { data, width: 90, height: 90, dpi: 300 };
  };
  for (const [ink, paper] of [
    [0, 255],
    [40, 190],
    [100, 140],
  ] as const) {
    const threshold = inkThreshold(striped(ink, paper));
    assert.ok(ink < threshold && threshold <= paper, `${threshold} for ${ink} on ${paper}`);
  }
});

/** The same by flooding, pixel by pixel: slow and plain. */
function flood({ data, width, height }: GreyImage): string[] {
  const seen = new Set<number>();
  const found: string[] = [];
  for (let start = 0; start < data.length; start++) {
    if (data[start] !== 0 || seen.has(start)) continue;
    const open = [start];
    seen.add(start);
    const xs: number[] = [];
    const ys: number[] = [];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      xs.push(x);
      ys.push(y);
      for (const dy of [-1, 0, 1])
        for (const dx of [-1, 0, 1]) {
          const [nx, ny] = [x + dx, y + dy];
          const to = ny * width + nx;
          if (nx < 0 || ny < 0 || nx >= width || ny >= height || data[to] !== 0 || seen.has(to)) continue;
          seen.add(to);
          open.push(to);
        }
    }
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
    found.push([...box, xs.length].join(' '));
  }
  return found.sort();
}

test('components are those that flooding finds', () => {
  fc.assert(
    fc.property(pictures, (picture) => {
      const c = findComponents(picture, 128)!;
      const boxes = Array.from({ length: c.count }, (_, i) =>
        [c.x0[i], c.y0[i], c.x1[i], c.y1[i], c.area[i]].join(' '),
      );
      assert.deepEqual(boxes.sort(), flood(picture));
    }),
  );
});

test('a matrix undoes its inverse, and maps boxes to boxes around them', () => {
  const number = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(
      number,
      number,
      number,
      number,
      fc.double({ min: -3, max: 3, noNaN: true }),
      (x, y, e, f, angle) => {
        const turn = {
          a: Math.cos(angle),
          b: Math.sin(angle),
          c: -Math.sin(angle),
          d: Math.cos(angle),
          e,
          f,
        };
        const back = apply(compose(invert(turn), turn), x, y);
        assert.ok(Math.hypot(back[0] - x, back[1] - y) < 1e-9);
        const box = mapBox(turn, { x0: x, y0: y, x1: x + 4, y1: y + 2 });
        const [mx, my] = apply(turn, x + 2, y + 1);
        assert.ok(box.x0 < mx && mx < box.x1 && box.y0 < my && my < box.y1);
      },
    ),
  );
  assert.deepEqual(mapBox(identity, { x0: 1, y0: 2, x1: 3, y1: 4 }), { x0: 1, y0: 2, x1: 3, y1: 4 });
  assert.throws(() => invert({ ...identity, a: 0 }), /determinant 0/);
});

test('skew is found to a tenth of a degree, and levelling takes it away', () => {
  for (const skew of [-3, -0.8, 0, 1.5]) {
    // What levelling takes from a page that falls by -skew, it gives to one that is level.
    const fallen = skew === 0 ? { ...page, data: page.data.slice() } : redraw(page, levelling(page, -skew));
    const components = findComponents(fallen, inkThreshold(fallen))!;
    const found = findSkew(components, page.dpi)!;
    assert.ok(Math.abs(found - skew) < 0.1, `${found} for ${skew}`);
    const { image, toPicture } = prepareImage(fallen);
    const left = findSkew(findComponents(image, inkThreshold(image))!, page.dpi)!;
    assert.ok(Math.abs(left) < 0.6, `${left} left of ${skew}`);
    if (skew === 0) assert.equal(toPicture, identity);
  }
});

test('a page is known to lie on its side or to stand on its head', () => {
  const turnsOf = (image: GreyImage): readonly number[] =>
    findTurns(findComponents(image, inkThreshold(image))!, image.dpi);
  assert.deepEqual(turnsOf(page), [0]);
  assert.equal(turnsOf(turnQuarters(page, 1))[0], 3);
  assert.ok(turnsOf(turnQuarters(page, 2)).includes(2));
  assert.equal(turnsOf(turnQuarters(page, 3))[0], 1);
  const empty = { data: new Uint8Array(100).fill(255), width: 10, height: 10, dpi: 300 };
  assert.deepEqual(prepareImage(empty).turns, []);
});

test('black edges, slivers, rules and holes go, and every letter stays', () => {
  const data = Uint8Array.from(page.data);
  const black = (x0: number, y0: number, x1: number, y1: number): void => {
    for (let y = y0; y < y1; y++) data.fill(0, y * page.width + x0, y * page.width + x1);
  };
  black(0, 0, 20, page.height);
  black(page.width - 2, 300, page.width, 330);
  black(60, 100, 66, 500);
  const [cx, cy, r] = [page.width - 120, 400, 38];
  for (let y = cy - r; y < cy + r; y++) {
    const half = Math.round(Math.sqrt(r * r - (y - cy) ** 2));
    black(cx - half, y, cx + half, y + 1);
  }
  const dirty = { ...page, data };
  const components = findComponents(dirty, 128)!;
  whiten(dirty, components, findDirt(dirty, components, [isEdge, isRule, isHole]));
  assert.deepEqual(data, Uint8Array.from(page.data));
});

test('dust in the white goes, and every dot of the text stays', () => {
  const clean = findComponents(page, 128)!;
  assert.ok(findDust(clean, page.dpi).every((is) => is === 0));
  const data = Uint8Array.from(page.data);
  const speck = (x: number, y: number, side: number): void => {
    for (let row = y; row < y + side; row++) data.fill(0, row * page.width + x, row * page.width + x + side);
  };
  const margin = page.width - 60;
  for (let y = 60; y < page.height - 60; y += 90) speck(margin, y, 5);
  const dirty = { ...page, data };
  const components = findComponents(dirty, 128)!;
  whiten(dirty, components, findDust(components, page.dpi));
  assert.deepEqual(data, Uint8Array.from(page.data));
});

test('the grain of grey paper goes white, and ink keeps its order; clean paper stays', () => {
  const grained = Uint8Array.from({ length: 90 * 90 }, (_, i) =>
    i % 90 < 12 ? 40 + (i % 7) : 205 + ((i * 7) % 11),
  );
  const image = { data: grained.slice(), width: 90, height: 90, dpi: 300 };
  paintPaperWhite(image, inkThreshold(image));
  for (const [i, grey] of image.data.entries()) {
    if (grained[i]! > 200) assert.equal(grey, 255);
    else assert.ok(grey < 128 && grey >= grained[i]!);
  }
  for (const paper of [255, 210]) {
    const clean = Uint8Array.from({ length: 90 * 90 }, (_, i) => (i % 90 < 12 ? 0 : paper));
    const same = { ...image, data: clean.slice() };
    paintPaperWhite(same, inkThreshold(same));
    assert.deepEqual(same.data, clean);
  }
});

test('a picture of noise is not searched for letters', () => {
  const side = 2200;
  const data = Uint8Array.from({ length: side * side }, (_, i) => (i % 2) * 255);
  assert.equal(findComponents({ data, width: side, height: side, dpi: 300 }, 128), null);
});
