import type { Query } from '../query/query.ts';

/** The part of a query that speaks of fields alone; null: it has none. The query itself where it is nothing else. */
export function fieldsOf(query: Query): Query | null {
  switch (query.kind) {
    case 'field':
    case 'date':
      return query;
    case 'and': {
      const parts = query.of.map(fieldsOf).filter((part) => part !== null);
      if (parts.length === query.of.length && parts.every((part, n) => part === query.of[n])) return query;
      return parts.length === 0 ? null : { kind: 'and', of: parts };
    }
    case 'or': {
      // One part without a field lets every paragraph in.
      const parts = query.of.map(fieldsOf);
      return parts.every((part, n) => part === query.of[n]) ? query : null;
    }
    case 'not':
      return fieldsOf(query.of) === query.of ? query : null;
    default:
      return null;
  }
}

/** Names what a query of fields selects: "paragraphs (speaker: vane, date: 1995-01-01..1997-12-31)". */
export function whatOf(fields: Query | null): string {
  return fields ? `paragraphs (${said(fields)})` : 'paragraphs';
}

function said(query: Query): string {
  switch (query.kind) {
    case 'field':
      return `${query.field}: ${query.value}${query.prefix ? '*' : ''}`;
    case 'date':
      return `date: ${query.from ?? ''}..${query.to ?? ''}`;
    case 'and':
      return query.of.map(said).join(', ');
    case 'or':
      return query.of.map(said).join(' or ');
    case 'not':
      return `not ${said(query.of)}`;
    default:
      return query.kind;
  }
}
