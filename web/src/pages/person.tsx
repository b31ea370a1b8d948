import { useRoute } from 'preact-iso';
import type { Person } from '../../../src/people/person.ts';
import { api } from '../api.ts';
import { RecordTable } from '../parts/record-table.tsx';
import { Shown, useLoad } from '../parts/load.tsx';
import { MonthChart } from '../parts/month-chart.tsx';
import { PersonLabels } from '../parts/person-labels.tsx';
import { Sayings } from '../parts/sayings.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { useTitle } from '../parts/title.ts';
import { count, quoted } from '../parts/words.ts';

export default function PersonPage() {
  const { params } = useRoute();
  const id = Number(params.id);
  const [loaded, reload] = useLoad(async () => {
    const [known, { records, months }, { contacts }] = await Promise.all([
      api.person(id),
      api.chronology({ person: id, limit: 200 }),
      api.contacts({ person: id, limit: 20 }),
    ]);
    const said = await api.search({ q: `speaker:#${known.person.id}`, sort: 'date', limit: 3, hits: 2 });
    return { ...known, records, months, contacts, said };
  }, `${id}`);
  const name = loaded.value?.person.name ?? 'Person';
  useTitle(name);
  return (
    <Shown loaded={loaded} retry={reload} title="Person">
      {({ person, labels, decisions, records, months, contacts, said }) => (
        <section class="sheet">
          <h1>{person.name}</h1>
          <p class="facts">
            {[lifeOf(person), count(person.records, 'conversation'), count(person.paragraphs, 'paragraph')]
              .filter((part) => part !== '')
              .join(' · ')}
            {person.names.length > 0 && ` · also ${person.names.join(', ')}`}
          </p>
          {person.offices.length > 0 && (
            <>
              <h2>Offices</h2>
              <ul class="offices">
                {person.offices
                  .toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
                  .map((office) => (
                    <li key={office.title + (office.from ?? '')}>
                      <span class="day">{spanOf(office.from, office.to)}</span> {office.title}
                      {office.country !== null && `, ${office.country}`}
                    </li>
                  ))}
              </ul>
            </>
          )}
          <h2>What they said</h2>
          <Sayings said={said} />
          <p class="facts">
            <a href={searchPath(saidBy(person))}>All that they said</a> ·{' '}
            <a href={searchPath(`to:${quoted(person.name)}`)}>What was said to them</a>
          </p>
          <h2>Conversations</h2>
          <MonthChart months={months} />
          <RecordTable records={records} />
          {contacts.length > 0 && (
            <>
              <h2>In the same conversations</h2>
              <table class="listing narrow">
                <TableHead columns={['Who', 'Conversations']} numbers={['Conversations']} />
                <tbody>
                  {contacts.map(({ a, b, records }) => {
                    const other = a.id === person.id ? b : a;
                    return (
                      <tr key={other.id}>
                        <th scope="row">
                          <a href={`/people/${other.id}`}>{other.name}</a>
                        </th>
                        <td class="number">{records}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </>
          )}
          <PersonLabels person={person} labels={labels} decisions={decisions} reload={reload} />
        </section>
      )}
    </Shown>
  );
}

function saidBy({ name }: Person): string {
  return `speaker:${quoted(name)}`;
}

function searchPath(query: string): string {
  return `/?q=${encodeURIComponent(query)}`;
}

function lifeOf({ birth, death }: Person): string {
  return birth === null && death === null ? '' : spanOf(birth, death);
}

function spanOf(from: string | null, to: string | null): string {
  return from === null && to === null ? 'undated' : `${from ?? ''}–${to ?? ''}`;
}
