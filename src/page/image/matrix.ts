/** Affine map (x, y) → (a·x + c·y + e, b·x + d·y + f), the order that PDF uses. */
export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const identity: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    e: outer.a * inner.e + outer.c * inner.f + outer.e,
    f: outer.b * inner.e + outer.d * inner.f + outer.f,
  };
}

export function apply(m: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f];
}

/** The matrix that undoes `m`. Throws where `m` flattens the plane. */
export function invert(m: Matrix): Matrix {
  const determinant = m.a * m.d - m.b * m.c;
  if (determinant === 0) throw new Error(`No inverse of a matrix with determinant 0: ${JSON.stringify(m)}`);
  const [a, b, c, d] = [m.d / determinant, -m.b / determinant, -m.c / determinant, m.a / determinant];
  return { a, b, c, d, e: -(a * m.e + c * m.f), f: -(b * m.e + d * m.f) };
}

/** Axis-aligned box with its corners at (x0, y0) and (x1, y1). */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Smallest upright box around the image of `box` under `m`. */
export function mapBox(m: Matrix, { x0, y0, x1, y1 }: Box): Box {
  // Without arrays of corners: every letter of a text layer comes here.
  return {
    x0: m.a * (m.a < 0 ? x1 : x0) + m.c * (m.c < 0 ? y1 : y0) + m.e,
    y0: m.b * (m.b < 0 ? x1 : x0) + m.d * (m.d < 0 ? y1 : y0) + m.f,
    x1: m.a * (m.a < 0 ? x0 : x1) + m.c * (m.c < 0 ? y0 : y1) + m.e,
    y1: m.b * (m.b < 0 ? x0 : x1) + m.d * (m.d < 0 ? y0 : y1) + m.f,
  };
}
