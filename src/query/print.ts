import { printDateRange } from './dates.ts';
import type { FieldTerm, Query } from './query.ts';

/** The query as text that {@link parseQuery} reads back to the same; takes what it made. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '*';
    case 'word':
      return query.prefix ? `${query.text}*` : query.text;
    case 'phrase':
      return `"${query.words.join(' ')}"`;
    case 'near':
      return `NEAR(${query.words.join(' ')}, ${query.distance})`;
    case 'field':
      return printField(query);
    case 'date': {
      const days = printDateRange(query);
      return `date:${days}`;
    }
    case 'and':
      return query.of.map(printPart).join(' ');
    case 'or':
      return query.of.map(printPart).join(' OR ');
    case 'not':
      return `-${printPart(query.of)}`;
  }
}

function printPart(query: Query): string {
  const isCompound = query.kind === 'and' || query.kind === 'or';
  return isCompound ? `(${printQuery(query)})` : printQuery(query);
}

const bare = /^#\d+$|^[\p{L}\p{N}][\p{L}\p{N}\p{M}.'\u2019-]*(?:\([\p{L}\p{N}]{1,3}\))?$/u;
const operator = /^(?:AND|OR|NOT|NEAR)(?:\(|$)/;

function printField({ field, value, prefix }: FieldTerm): string {
  const isBare = bare.test(value) && !operator.test(value);
  return `${field}:${isBare ? value : `"${value}"`}${prefix ? '*' : ''}`;
}
