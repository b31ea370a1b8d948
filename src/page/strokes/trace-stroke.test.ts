import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceStroke } from './trace-stroke.ts';

const paper = () => ({ data: new Uint8Array(200 * 100).fill(255), width: 200, height: 100, dpi: 300 });

/** A line through the middle, `thickness` pixels wide. */
function rule(angle: number, length: number, thickness: number) {
  const image = paper();
  const ux = Math.cos((angle * Math.PI) / 180);
  const uy = -Math.sin((angle * Math.PI) / 180);
  for (let y = 0; y < 100; y++)
    for (let x = 0; x < 200; x++) {
      const along = (x - 100) * ux + (y - 50) * uy;
      const across = (x - 100) * -uy + (y - 50) * ux;
      if (Math.abs(along) <= length / 2 && Math.abs(across) <= thickness / 2) image.data[y * 200 + x] = 0;
    }
  return image;
}

for (const angle of [-40, 0, 8, 44, 60])
  test(`a stroke of ${angle}° is traced from end to end`, () => {
    const stroke = traceStroke(rule(angle, 70, 6), 128, { x: 0, y: 0, w: 200, h: 100 }, 30);
    assert.ok(stroke);
    assert.ok(Math.abs(stroke.angle - angle) <= 4, `angle ${stroke.angle}`);
    assert.ok(Math.abs(Math.hypot(stroke.to[0] - stroke.from[0], stroke.to[1] - stroke.from[1]) - 70) < 6);
    assert.ok(Math.abs(stroke.thickness - 6) <= 2, `thickness ${stroke.thickness}`);
  });

test('a line shorter than asked for is none', () => {
  assert.equal(traceStroke(rule(0, 20, 4), 128, { x: 0, y: 0, w: 200, h: 100 }, 30), null);
  assert.equal(traceStroke(paper(), 128, { x: 0, y: 0, w: 200, h: 100 }, 30), null);
});

test('ink outside of the box does not count', () => {
  assert.equal(traceStroke(rule(0, 150, 4), 128, { x: 90, y: 40, w: 20, h: 20 }, 30), null);
});
