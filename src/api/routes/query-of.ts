import { parseQuery } from '../../query/index.ts';
import type { Query } from '../../query/query.ts';
import { ProblemError } from '../problem.ts';

/** The query, or a problem that says where it is wrong. */
export function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  if ('query' in parsed) return parsed.query;
  const { message, at } = parsed.fault;
  throw new ProblemError(400, message, [{ where: 'query q', message, at: [...at] }]);
}
