import type { FacetField, Hit, RecordHits, SearchResult, Snippet } from '../../query/search.ts';
import { nameRecord } from '../../query/record-name.ts';
import { Sheet } from '../pretty/sheet.ts';
import { makeStyle, type Paint } from '../pretty/style.ts';
import { visible } from '../visible.ts';
import { pageSpan } from '../wording.ts';
import { facetLines } from './facets.ts';
import { counted, wholeNumber } from './numbers.ts';
import type { PrintSearch } from './page.ts';

/** Columns for the page of a hit. */
const margin = 8;

/** Hits by record, then counts, then how to go on. */
export const printPretty: PrintSearch = ({ result, cite, nextCommand }, { width, colour }) => {
  const style = makeStyle(colour);
  const paintHit: Paint = colour ? (text) => style.title(style.doubt(text)) : (text) => `«${text}»`;
  const sheet = new Sheet(width);
  sheet.hang(style.title(totalText(result)));
  for (const { word, read } of result.approximate)
    sheet.hang(style.doubt(`“${visible(word)}” was also looked for as ${read.map(quoted).join(', ')}`));
  for (const group of result.groups) {
    sheet.gap();
    putRecord(group);
  }
  for (const [field, values] of Object.entries(result.facets)) {
    if (values.length === 0) continue;
    sheet.gap();
    sheet.hang(style.title(`By ${facetNames[field as FacetField]}`));
    for (const line of facetLines(values, sheet.width - 2)) sheet.hang(line, 2);
  }
  if (nextCommand !== null) {
    sheet.gap();
    sheet.hang(style.faint('More records:'));
    // Not wrapped: it is to be copied whole.
    return `${sheet.toString()}  ${nextCommand}\n`;
  }
  return sheet.toString();

  function putRecord(group: RecordHits): void {
    const { record, hits } = group;
    sheet.hang(`${record.date ?? 'no date'}  ${style.title(visible(nameRecord(record)))}`);
    const people = record.participants.length > 0 ? [record.participants.map(visible).join(', ')] : [];
    const about = [record.kind, ...people, `${visible(record.source.name)}, ${pageSpan(record.pages)}`];
    sheet.hang(style.faint(about.join(' · ')), 2);
    for (const hit of hits)
      sheet.hang(`${lead(hit)}${paintSnippet(hit.snippet, paintHit)}`, margin, `  p. ${hit.page}`);
    const rest = group.count - hits.length;
    if (rest > 0) sheet.hang(style.faint(`and ${counted(rest, 'paragraph')} more`), margin);
    const only = hits.length === 1 && rest === 0 ? hits[0]! : null;
    sheet.hang(style.faint(visible(cite(group, only))), margin, '  cite');
  }

  function lead({ speaker, person, mark, approximate }: Hit): string {
    const label = speaker === null ? '' : style.speaker(null)(visible(speaker));
    const known =
      person && person.name.toLowerCase() !== speaker?.toLowerCase()
        ? style.faint(`[${visible(person.name)}]`)
        : '';
    const level = mark ? `(${mark.level ?? '?'})` : '';
    const painted = mark?.struck ? style.struck(level) : level;
    const parts = [label, known, painted && style.mark(painted), approximate ? style.doubt('≈') : ''];
    const text = parts.filter((part) => part !== '').join(' ');
    return text === '' ? '' : `${text}: `;
  }
};

const facetNames: Readonly<Record<FacetField, string>> = {
  speaker: 'speaker',
  year: 'year',
  kind: 'kind',
  mark: 'portion mark',
  venue: 'place',
  finding: 'finding',
};

/** "14 of 312 paragraphs by Adler, in 3 records" */
function totalText({ total, of }: SearchResult): string {
  const part = `${wholeNumber(of.paragraphs)} ${visible(of.what)}`;
  if (total.paragraphs === 0) return `None of ${part}`;
  const about = total.exact ? '' : 'About ';
  return `${about}${wholeNumber(total.paragraphs)} of ${part}, in ${counted(total.records, 'record')}`;
}

function quoted(text: string): string {
  return `“${visible(text)}”`;
}

/** The snippet with its hits set off: in colour, or between «guillemets», which typewriters did not have. */
function paintSnippet({ text, marks, cut }: Snippet, hit: Paint): string {
  let painted = cut.start ? '…' : '';
  let from = 0;
  for (const [start, end] of marks) {
    painted += visible(text.slice(from, start)) + hit(visible(text.slice(start, end)));
    from = end;
  }
  return painted + visible(text.slice(from)) + (cut.end ? '…' : '');
}
