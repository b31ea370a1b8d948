import { useLocation } from 'preact-iso';
import { api } from '../api.ts';
import { Shown, useLoad } from '../parts/load.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { useTitle } from '../parts/title.ts';
import { count } from '../parts/words.ts';

export default function People() {
  const { query, route } = useLocation();
  const q = query.q ?? '';
  const after = query.after ?? null;
  useTitle('People');
  const [loaded, reload] = useLoad(() => api.people({ q, after, limit: 60 }), `${q}|${after ?? ''}`);
  return (
    <section class="sheet">
      <h1>People</h1>
      <form
        class="query-row"
        onSubmit={(event) => {
          event.preventDefault();
          const name = new FormData(event.currentTarget).get('q');
          route(
            typeof name === 'string' && name !== '' ? `/people?q=${encodeURIComponent(name)}` : '/people',
          );
        }}
      >
        <label class="visually-hidden" for="name">
          Name
        </label>
        <input id="name" name="q" type="search" defaultValue={q} placeholder="Part of a name" />
        <button type="submit" class="primary">
          Find
        </button>
      </form>
      <Shown loaded={loaded} retry={reload}>
        {({ people, next }) =>
          people.length === 0 ? (
            <p class="notice">Nobody of that name is known to the library.</p>
          ) : (
            <>
              <table class="listing">
                <TableHead
                  columns={['Name', 'Office', 'Conversations', 'Paragraphs']}
                  numbers={['Conversations', 'Paragraphs']}
                />
                <tbody>
                  {people.map((person) => (
                    <tr key={person.id}>
                      <th scope="row">
                        <a href={`/people/${person.id}`}>{person.name}</a>
                      </th>
                      <td>{person.offices[0]?.title ?? ''}</td>
                      <td class="number">{person.records}</td>
                      <td class="number">{person.paragraphs}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {next !== null && (
                <p class="pager">
                  <a
                    href={`/people?${new URLSearchParams({ ...(q !== '' && { q }), after: `${next}` }).toString()}`}
                  >
                    More people
                  </a>{' '}
                  <small>{count(people.length, 'person', 'people')} on this page</small>
                </p>
              )}
            </>
          )
        }
      </Shown>
    </section>
  );
}
