import type { Snippet } from '../../../src/query/search.ts';

/** Text around hits, with the hits marked. */
export function SnippetText({ snippet }: { readonly snippet: Snippet }) {
  const { text, marks, cut } = snippet;
  const parts = [];
  let end = 0;
  for (const [from, to] of marks) {
    if (from > end) parts.push(text.slice(end, from));
    parts.push(<mark key={from}>{text.slice(from, to)}</mark>);
    end = to;
  }
  parts.push(text.slice(end));
  return (
    <>
      {cut.start && '… '}
      {parts}
      {cut.end && ' …'}
    </>
  );
}
