import { printQuery } from '../../query/index.ts';
import { toJson } from '../json-text.ts';
import type { PrintSearch } from './page.ts';

/** Version of the printed form. */
const schema = 'memcon-search/1';

/** The result as it is, with the query as understood and a citation for each hit. */
export const printJson: PrintSearch = ({ request, result, cite }) => {
  const groups = result.groups.map((group) => ({
    ...group,
    hits: group.hits.map((hit) => ({ ...hit, citation: cite(group, hit) })),
  }));
  const { query, sort } = request;
  return `${toJson({ schema, query: printQuery(query), sort, ...result, groups }, 2)}\n`;
};
