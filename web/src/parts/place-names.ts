/** A name's place on a drawing: the middle of its line of text, in the drawing's units; y grows downwards. */
export interface PlacedName<T> {
  readonly of: T;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a name stands beside. */
interface Point {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly radius: number;
}

/** Of a sans serif of 11 units: wider than most letters, so that names keep a little apart. */
const letterWidth = 6.2;
const lineHeight = 13;

/**
 * Names above or below their points, or beside them, where they touch no other name and no point; those that find no such
 * place are left out. The first points choose first.
 */
export function placeNames<T extends Point>(points: readonly T[], width: number): readonly PlacedName<T>[] {
  const taken: Box[] = points.map(({ x, y, radius }) => boxAround(x, y, 2 * radius, 2 * radius));
  const placed: PlacedName<T>[] = [];
  points.forEach((point, i) => {
    const wide = point.name.length * letterWidth;
    const [over, beside] = [point.radius + lineHeight / 2, point.radius + 3 + wide / 2];
    const places = [
      [0, -over],
      [0, over],
      [beside, 0],
      [-beside, 0],
    ] as const;
    for (const [dx, dy] of places) {
      const [x, y] = [point.x + dx, point.y + dy];
      const box = boxAround(x, y, wide, lineHeight);
      const isFree =
        box.left >= 0 && box.right <= width && !taken.some((other, n) => n !== i && touch(box, other));
      if (!isFree) continue;
      taken.push(box);
      placed.push({ of: point, x, y });
      return;
    }
  });
  return placed;
}

function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function touch(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
