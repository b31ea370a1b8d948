import type { Query } from './query.ts';

/*
 * Builders that keep a query in one form: no `and` in an `and`, no `or` in an `or`, none of them with a single part,
 * no `not` of a `not`, and `all` only where nothing else says what is looked for.
 */

export function allOf(parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === 'and' ? part.of : [part]));
  const limiting = flat.filter(({ kind }) => kind !== 'all');
  if (limiting.length === 0) return { kind: 'all' };
  if (limiting.some(isPositive) || limiting.length === flat.length)
    return single(limiting) ?? { kind: 'and', of: limiting };
  return { kind: 'and', of: [{ kind: 'all' }, ...limiting] };
}

export function anyOf(parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === 'or' ? part.of : [part]));
  if (flat.some(({ kind }) => kind === 'all')) return { kind: 'all' };
  return single(flat) ?? { kind: 'or', of: flat };
}

export function without(part: Query): Query {
  return part.kind === 'not' ? part.of : { kind: 'not', of: part };
}

/** Whether the query says what to look for, not only what to leave out. */
export function isPositive(query: Query): boolean {
  if (query.kind === 'and') return query.of.some(isPositive);
  if (query.kind === 'or') return query.of.every(isPositive);
  return query.kind !== 'not';
}

function single(parts: readonly Query[]): Query | null {
  return parts.length === 1 ? parts[0]! : null;
}

/** Whether the query looks for words of the text, so that some paragraphs fit it better than others. */
export function looksForWords(query: Query): boolean {
  switch (query.kind) {
    case 'word':
    case 'phrase':
    case 'near':
      return true;
    case 'and':
    case 'or':
      return query.of.some(looksForWords);
    default:
      return false;
  }
}
