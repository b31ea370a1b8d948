import type { FieldTerm, Query, TermField } from '../query/query.ts';

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

/** Names what a query of fields selects: "paragraphs by Vane of 1995 to 1997". */
export function whatOf(fields: Query | null): string {
  return fields ? `paragraphs ${said(fields)}` : 'paragraphs';
}

function said(query: Query): string {
  switch (query.kind) {
    case 'field':
      return ofField(query);
    case 'date':
      return ofDays(query.from, query.to);
    case 'and':
      return query.of.map((part) => (part.kind === 'or' ? `(${said(part)})` : said(part))).join(' ');
    case 'or':
      return query.of.map(said).join(' or ');
    case 'not':
      return `not ${query.of.kind === 'and' || query.of.kind === 'or' ? `(${said(query.of)})` : said(query.of)}`;
    default:
      return query.kind;
  }
}

/** How a value of each field goes on from "paragraphs". */
const phrases: Readonly<Record<TermField, (value: string) => string>> = {
  speaker: (name) => `by ${asName(name)}`,
  to: (name) => `to ${asName(name)}`,
  participant: (name) => `of talks with ${asName(name)}`,
  role: (role) => `by ${/^[aeiou]/i.test(role) ? 'an' : 'a'} ${role}`,
  kind: (kind) => `of kind ${kind}`,
  venue: (venue) => `of talks at ${asName(venue)}`,
  mark: (level) => markPhrases[level.toLowerCase()] ?? `marked ${level.toUpperCase()}`,
  banner: (level) =>
    level.toLowerCase() === 'none' ? 'under no banner' : `under the banner ${level.toUpperCase()}`,
  order: (order) => `of papers released under ${order}`,
  reason: (code) => `of papers classified for ${code}`,
  finding: (rule) => `of papers with the finding ${rule.toUpperCase()}`,
  subject: (subject) => `of talks on ${subject}`,
  record: (id) => `of record ${id}`,
};

/** Values of `mark:` that are no level. */
const markPhrases: Readonly<Record<string, string>> = {
  none: 'without a mark',
  unread: 'with a mark that can’t be read',
  struck: 'with a struck mark',
};

function ofField({ field, value, prefix }: FieldTerm): string {
  return phrases[field](prefix ? `${value}…` : value);
}

/** A name typed in small letters as it is written: "vane" is "Vane". */
function asName(typed: string): string {
  if (typed !== typed.toLowerCase()) return typed;
  return typed.replaceAll(/(?<![\p{L}\p{N}’'])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** "of 1997", "of 1995 to 1997", "of 1997-11", "of 1997-11-22", "since 1997-03-08". Days are ISO 8601, inclusive. */
function ofDays(from: string | null, to: string | null): string {
  if (from === null) return to === null ? 'of any day' : `until ${to}`;
  if (to === null) return `since ${from}`;
  if (from === to) return `of ${from}`;
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (from === `${first}-01-01` && to === `${last}-12-31`)
    return first === last ? `of ${first}` : `of ${first} to ${last}`;
  const month = from.slice(0, 7);
  return from === `${month}-01` && to === lastDayOf(month) ? `of ${month}` : `of ${from} to ${to}`;
}

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number, 0)).toISOString().slice(0, 10);
}
