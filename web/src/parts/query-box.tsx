import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { completeQuery, queryForms, queryHelp } from '../../../src/query/index.ts';
import type { SearchResult } from '../../../src/query/search.ts';
import { api, type ApiError } from '../api.ts';
import { SingleKeys, useSingleKeys } from './single-keys.tsx';

/** Most completions shown at once. */
const mostChoices = 8;

interface QueryBoxProps {
  readonly value: string;
  readonly onSearch: (query: string) => void;
  readonly fault: ApiError | null;
}

interface Choice {
  readonly text: string;
  readonly about: string;
  /** What the box holds once it is chosen, and where the cursor stands then. */
  readonly query: string;
  readonly cursor: number;
}

/** The one box of the query language, with completion for fields, people and places. */
export function QueryBox({ value, onSearch, fault }: QueryBoxProps) {
  const [text, setText] = useState(value);
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const [chosen, setChosen] = useState(-1);
  const [help, setHelp] = useState(false);
  const [keys, turnKeys] = useSingleKeys();
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef(0);
  const id = useId();

  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (!keys) return undefined;
    const focus = (event: KeyboardEvent): void => {
      const inField = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key !== '/' || inField || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.select();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [keys]);

  const close = (): void => {
    asked.current++;
    setChoices([]);
    setChosen(-1);
  };
  const complete = async (query: string, cursor: number): Promise<void> => {
    const turn = ++asked.current;
    const found = await choicesFor(query, cursor);
    if (turn !== asked.current) return;
    setChoices(found);
    setChosen(-1);
  };
  const take = ({ query, cursor }: Choice): void => {
    setText(query);
    close();
    // At once, not with the next drawing: the next letter may come before it.
    if (!input.current) return;
    input.current.value = query;
    input.current.focus();
    input.current.setSelectionRange(cursor, cursor);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const choice = choices[chosen];
    if (step !== 0 && choices.length > 0) {
      event.preventDefault();
      setChosen((chosen + step + choices.length) % choices.length);
    } else if (choice && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      take(choice);
    } else if (event.key === 'Escape' && choices.length > 0) {
      // A search field would empty itself.
      event.preventDefault();
      close();
    }
  };

  return (
    <form
      role="search"
      class="query"
      onSubmit={(event) => {
        event.preventDefault();
        close();
        // Fast typing is ahead of what has been drawn.
        onSearch((input.current?.value ?? text).trim());
      }}
    >
      <label for={id} class="visually-hidden">
        Search what was said
      </label>
      <div class="query-row">
        <input
          id={id}
          ref={input}
          type="search"
          value={text}
          placeholder='speaker:ostrander "monitoring mission" date:1997'
          autocomplete="off"
          spellcheck={false}
          role="combobox"
          list={undefined}
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-choices`}
          aria-autocomplete="list"
          aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-invalid={fault !== null}
          aria-describedby={fault ? `${id}-fault` : undefined}
          onInput={(event) => {
            const { value: typed, selectionStart } = event.currentTarget;
            setText(typed);
            void complete(typed, selectionStart ?? typed.length);
          }}
          onKeyDown={onKey}
          onBlur={() => setTimeout(close, 150)}
        />
        <button type="submit" class="primary">
          Search
        </button>
        <button
          type="button"
          aria-expanded={help}
          aria-controls={`${id}-help`}
          onClick={() => setHelp(!help)}
        >
          Help
        </button>
      </div>
      <ul
        id={`${id}-choices`}
        role="listbox"
        aria-label="Completions"
        class="choices"
        hidden={choices.length === 0}
      >
        {choices.map((choice, n) => (
          <li
            key={choice.text}
            id={`${id}-${n}`}
            role="option"
            aria-selected={n === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              take(choice);
            }}
          >
            <b>{choice.text}</b> {choice.about}
          </li>
        ))}
      </ul>
      {fault && (
        <div class="fault" role="alert" id={`${id}-fault`}>
          <p>{fault.message}</p>
          {fault.at && <FaultLine query={value} at={fault.at} />}
        </div>
      )}
      <div id={`${id}-help`} hidden={!help} class="help">
        <table>
          <caption>What a query may hold; several parts must all match</caption>
          <tbody>
            {queryForms.map(({ form, means }) => (
              <tr key={form}>
                <th scope="row">
                  <code>{form}</code>
                </th>
                <td colSpan={2}>{means}</td>
              </tr>
            ))}
            {queryHelp.map(({ field, takes, example }) => (
              <tr key={field}>
                <th scope="row">
                  <code>{field}:</code>
                </th>
                <td>{takes}</td>
                <td>
                  <code>{example}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          <SingleKeys on={keys} onChange={turnKeys}>
            The key <kbd>/</kbd> goes to the box from anywhere on the page
          </SingleKeys>
        </p>
      </div>
    </form>
  );
}

function FaultLine({ query, at }: { readonly query: string; readonly at: readonly [number, number] }) {
  const [start, end] = at;
  return (
    <code class="fault-line">
      {query.slice(0, start)}
      <mark>{query.slice(start, Math.max(end, start + 1)) || ' '}</mark>
      {query.slice(Math.max(end, start + 1))}
    </code>
  );
}

/** Fields, or values of the field that is being typed. */
async function choicesFor(query: string, cursor: number): Promise<readonly Choice[]> {
  const completion = completeQuery(query, cursor);
  if (!completion) return [];
  const [start, end] = completion.at;
  const put = (value: string, after: string): Pick<Choice, 'query' | 'cursor'> => ({
    query: `${query.slice(0, start)}${value}${after}${query.slice(end)}`,
    cursor: start + value.length + after.length,
  });
  if (completion.kind === 'word') {
    if (completion.typed === '') return [];
    return completion.fields.map(({ field, takes }) => ({
      text: `${field}:`,
      about: takes,
      ...put(`${field}:`, ''),
    }));
  }
  const { values, typed, field } = completion;
  if (values)
    return values
      .slice(0, mostChoices)
      .map(({ value, about }) => ({ text: value, about, ...put(value, ' ') }));
  if (typed.length < 2) return [];
  if (field === 'speaker' || field === 'to' || field === 'participant') {
    const { people } = await api.people({ q: typed, limit: mostChoices }).catch(() => ({ people: [] }));
    return people.map(({ name, offices }) => ({
      text: name,
      about: offices[0]?.title ?? '',
      ...put(/\s/.test(name) ? `"${name}"` : name, ' '),
    }));
  }
  if (field !== 'venue') return [];
  const { facets } = await api
    .search({ q: `venue:${typed}*`, limit: 1, facets: 'venue' })
    .catch((): Pick<SearchResult, 'facets'> => ({ facets: {} }));
  return (facets.venue ?? [])
    .slice(0, mostChoices)
    .map(({ value, count }) => ({ text: value, about: `${count}`, ...put(`"${value}"`, ' ') }));
}
