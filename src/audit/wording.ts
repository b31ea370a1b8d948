/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly (string | number)[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? String(last) : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** `1 page`, `3 pages`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `page 2`, `pages 2 and 3`. */
export function pagesNamed(numbers: readonly number[]): string {
  return `page${numbers.length === 1 ? '' : 's'} ${listed(numbers)}`;
}
