import type { SearchResult } from '../../../src/query/search.ts';
import { SnippetText } from './snippet.tsx';
import { nameRecord } from '../../../src/query/record-name.ts';
import { dayInWords, recordPath } from './words.ts';

/** A few paragraphs with the conversation that each is of. */
export function Sayings({ said }: { readonly said: SearchResult }) {
  if (said.groups.length === 0)
    return (
      <p class="notice">No paragraph of the library is theirs: they were present, and no more is said.</p>
    );
  return (
    <ul class="sayings">
      {said.groups.flatMap(({ record, hits }) =>
        hits.map(({ paragraph, snippet }) => (
          <li key={`${record.id} ${paragraph}`}>
            <a class="hit" href={recordPath(record.id, paragraph)}>
              <span class="said">
                <SnippetText snippet={snippet} />
              </span>
              <span class="who">
                {dayInWords(record.date)} · {nameRecord(record)}
              </span>
            </a>
          </li>
        )),
      )}
    </ul>
  );
}
