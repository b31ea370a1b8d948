import { format, resolveConfig } from 'prettier';
import { queryForms, queryHelp, queryLimits } from '../../src/query/index.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => `\`${text}\``;
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** What stands between `<!-- name -->` and `<!-- end -->` on the page. */
const parts: Readonly<Record<string, () => string>> = {
  forms: () =>
    table(
      ['Query', 'Finds'],
      queryForms.map(({ form, means }) => [code(form), means]),
    ),
  fields: () =>
    table(
      ['Field', 'Searches', 'Takes', 'Example'],
      queryHelp.map(({ field, searches, takes, example }) => [
        code(`${field}:`),
        searches,
        takes,
        code(example),
      ]),
    ),
  values: () =>
    table(
      ['Field', 'Value', 'Means'],
      queryHelp.flatMap(({ field, values }) =>
        (values ?? []).map(({ value, about }) => [code(`${field}:`), code(value), about]),
      ),
    ),
  limits: () => {
    const { length, terms, depth, distance } = queryLimits;
    return `A query has at most ${length} characters and ${terms} words and values, parentheses at most ${depth} deep, and words of NEAR at most ${distance} apart.`;
  },
};

/** docs/search.md with what it has of the query language's own tables made anew. */
export async function searchPage(page: string): Promise<string> {
  const renewed = page.replace(/(?<=<!-- (\w+) -->\n)[^]*?(?=<!-- end -->)/g, (old, name: string) => {
    const make = parts[name];
    return make ? `\n${make()}\n\n` : old;
  });
  const config = await resolveConfig(import.meta.filename);
  return format(renewed, { ...config, parser: 'markdown' });
}
