/** `right` of `of`; a mean where `right` holds a sum of values. */
export interface Rate {
  readonly right: number;
  readonly of: number;
}

/** Items found that are expected, against all found and all expected. */
export interface Overlap {
  readonly hits: number;
  readonly found: number;
  readonly expected: number;
}

/** One header field over documents: right as a whole, and hits under each way of comparing. */
export interface FieldCount {
  readonly right: number;
  readonly of: number;
  readonly expected: number;
  readonly found: number;
  readonly strict: number;
  readonly soft: number;
  readonly near: number;
}

/** Of a rate: the share, 1 where there was nothing to get right. */
export function share({ right, of }: Rate): number {
  return of === 0 ? 1 : right / of;
}

/** Harmonic mean of precision and recall; 1 where nothing was expected and nothing found. */
export function f1({ hits, found, expected }: Overlap): number {
  return found + expected === 0 ? 1 : (2 * hits) / (found + expected);
}

/** Sums member by member. The items have the members of the first. */
export function sum<T extends { [K in keyof T]: number }>(items: readonly T[], zero: T): T {
  const total: T = { ...zero };
  for (const item of items)
    for (const key of Object.keys(zero) as (keyof T)[]) total[key] = (total[key] + item[key]) as T[keyof T];
  return total;
}
