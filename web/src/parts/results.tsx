import type { Hit, RecordHits, SearchResult } from '../../../src/query/search.ts';
import { MarkChip } from './marks.tsx';
import { SnippetText } from './snippet.tsx';
import { kindNames, nameRecord } from '../../../src/query/record-name.ts';
import { count, dayInWords, recordPath } from './words.ts';

interface ResultsProps {
  readonly result: SearchResult;
  readonly query: string;
  readonly onNext: (() => void) | null;
  readonly onFirst: (() => void) | null;
}

export function Results({ result, query, onNext, onFirst }: ResultsProps) {
  if (result.groups.length === 0) return <NothingFound query={query} />;
  return (
    <div class="results">
      {result.approximate.length > 0 && (
        <p class="notice">
          Also found in other spellings:{' '}
          {result.approximate.map(({ word, read }) => `${word} as ${read.join(', ')}`).join('; ')}
        </p>
      )}
      <ol onKeyDown={moveAmongHits}>
        {result.groups.map((group) => (
          <Group key={group.record.id} group={group} />
        ))}
      </ol>
      <nav class="pager" aria-label="Pages of results">
        {onFirst && (
          <button type="button" onClick={onFirst}>
            First page
          </button>
        )}
        {onNext && (
          <button type="button" onClick={onNext}>
            Next page
          </button>
        )}
      </nav>
    </div>
  );
}

function Group({ group }: { readonly group: RecordHits }) {
  const { record, hits } = group;
  const left = group.count - hits.length;
  return (
    <li class="group">
      <h2>
        <a href={recordPath(record.id)}>{nameRecord(record)}</a>
      </h2>
      <p class="facts">
        {[dayInWords(record.date), kindNames[record.kind], record.venue, namesOf(record.participants)]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </p>
      <ul class="hits">
        {hits.map((hit) => (
          <HitRow key={hit.paragraph} hit={hit} id={record.id} />
        ))}
      </ul>
      {left > 0 && (
        <p class="more">
          <a href={recordPath(record.id, hits[0]?.paragraph)}>
            and {count(left, 'more paragraph')} in this record
          </a>
        </p>
      )}
    </li>
  );
}

function namesOf(participants: readonly string[]): string {
  const more = participants.length - 4;
  const names = participants.slice(0, 4).join(', ');
  return more > 0 ? `${names} and ${count(more, 'other')}` : names;
}

/** Who said it to whom, on which page and under which mark; then the words. */
function HitRow({ hit, id }: { readonly hit: Hit; readonly id: string }) {
  const to = hit.addressees.slice(0, 2).join(', ');
  const more = hit.addressees.length - 2;
  return (
    <li>
      <a class="hit" href={recordPath(id, hit.paragraph)}>
        <span class="who">
          <span>
            <b>{hit.speaker ?? 'Narrative'}</b>
            {to !== '' && (
              <>
                {' '}
                to {to}
                {more > 0 && ` and ${count(more, 'other')}`}
              </>
            )}
            {hit.approximate && <span class="tag">other spelling</span>}
          </span>
          <span class="page">
            {hit.mark && <MarkChip mark={hit.mark} />} p. {hit.page}
          </span>
        </span>
        <span class="said">
          <SnippetText snippet={hit.snippet} />
        </span>
      </a>
    </li>
  );
}

/** Up and down, or j and k, go from hit to hit. */
function moveAmongHits(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  const list = event.currentTarget;
  if (step === undefined || !(list instanceof HTMLElement)) return;
  const links = [...list.querySelectorAll<HTMLAnchorElement>('a.hit, h2 a')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function NothingFound({ query }: { readonly query: string }) {
  if (query === '')
    return (
      <div class="notice">
        <h2>This library is empty</h2>
        <p>
          <a href="/add">Add files</a> here, or run <code>memcon ingest FOLDER</code> on the command line.
        </p>
      </div>
    );
  return (
    <div class="notice">
      <h2>Nothing was found</h2>
      <p>
        Fewer words may find more, or a prefix such as <code>inspect*</code>, or the same words in no field.{' '}
        <a href="/">Show the whole library</a>
      </p>
    </div>
  );
}
