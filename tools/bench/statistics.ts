/** Value below which the share `p` (0..1) of the values lies, by nearest rank. */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new Error('percentile of no values');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** How much the values grow by from one to the next, by least squares; 0 for fewer than two. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  let product = 0;
  let square = 0;
  for (const [n, value] of values.entries()) {
    product += (n - middle) * value;
    square += (n - middle) ** 2;
  }
  return square === 0 ? 0 : product / square;
}
