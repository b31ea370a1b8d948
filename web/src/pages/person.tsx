import { useRoute } from 'preact-iso';
import type { Person } from '../../../src/people/person.ts';
import { api } from '../api.ts';
import { RecordTable } from '../parts/record-table.tsx';
import { Shown, useLoad } from '../parts/load.tsx';
import { MonthChart } from '../parts/month-chart.tsx';
import { useTitle } from '../parts/title.ts';
import { count, quoted } from '../parts/words.ts';

export default function PersonPage() {
  const { params } = useRoute();
  const id = Number(params.id);
  const [loaded, reload] = useLoad(async () => {
    const [{ person, labels }, { records, months }, { contacts }] = await Promise.all([
      api.person(id),
      api.chronology({ person: id, limit: 200 }),
      api.contacts({ person: id, limit: 20 }),
    ]);
    return { person, labels, records, months, contacts };
  }, `${id}`);
  const name = loaded.value?.person.name ?? 'Person';
  useTitle(name);
  return (
    <Shown loaded={loaded} retry={reload}>
      {({ person, labels, records, months, contacts }) => (
        <section class="sheet">
          <h1>{person.name}</h1>
          <p class="facts">
            {[lifeOf(person), count(person.records, 'conversation'), count(person.paragraphs, 'paragraph')]
              .filter((part) => part !== '')
              .join(' · ')}{' '}
            · <a href={`/?q=${encodeURIComponent(`speaker:${quoted(person.name)}`)}`}>What they said</a> ·{' '}
            <a href={`/?q=${encodeURIComponent(`to:${quoted(person.name)}`)}`}>What was said to them</a>
          </p>
          {person.offices.length > 0 && (
            <>
              <h2>Offices</h2>
              <ul class="offices">
                {person.offices.map((office) => (
                  <li key={office.title + (office.from ?? '')}>
                    {office.title}
                    {office.country !== null && `, ${office.country}`}{' '}
                    <small>{spanOf(office.from, office.to)}</small>
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>Labels that settled on them</h2>
          <table class="listing">
            <thead>
              <tr>
                <th scope="col">Label</th>
                <th scope="col">Records</th>
                <th scope="col">Because of</th>
              </tr>
            </thead>
            <tbody>
              {labels.map(({ label, records, basis }) => (
                <tr key={label + basis}>
                  <th scope="row">{label}</th>
                  <td class="number">{records}</td>
                  <td>{basis}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <h2>Conversations</h2>
          <MonthChart months={months} />
          <RecordTable records={records} />
          {contacts.length > 0 && (
            <>
              <h2>Spoke in the same conversations with</h2>
              <ul class="contacts">
                {contacts.map(({ a, b, records }) => {
                  const other = a.id === person.id ? b : a;
                  return (
                    <li key={other.id}>
                      <a href={`/people/${other.id}`}>{other.name}</a> <small>{records}</small>
                    </li>
                  );
                })}
              </ul>
            </>
          )}
        </section>
      )}
    </Shown>
  );
}

function lifeOf({ birth, death }: Person): string {
  return birth === null && death === null ? '' : spanOf(birth, death);
}

function spanOf(from: string | null, to: string | null): string {
  return from === null && to === null ? '' : `${from ?? ''}–${to ?? ''}`;
}
