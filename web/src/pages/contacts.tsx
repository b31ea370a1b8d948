import { useLocation } from 'preact-iso';
import { api } from '../api.ts';
import { ContactGraph } from '../parts/contact-graph.tsx';
import { Shown, useLoad } from '../parts/load.tsx';
import { SpanForm, spanPath } from '../parts/span-form.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { useTitle } from '../parts/title.ts';

/** Who took part in the same conversations over a span of time, as a network and as a table. */
export default function Contacts() {
  const { query, route } = useLocation();
  const { from = '', to = '' } = query;
  useTitle('Contacts');
  const [loaded, reload] = useLoad(() => api.contacts({ from, to, limit: 150 }), `${from}|${to}`);
  return (
    <section class="sheet">
      <h1>Who met whom</h1>
      <SpanForm
        key={from + to}
        from={from}
        to={to}
        onSpan={(a, b) => route(spanPath('/contacts', { from: a, to: b }))}
      />
      <Shown loaded={loaded} retry={reload}>
        {({ contacts }) =>
          contacts.length === 0 ? (
            <p class="notice">
              In this span no two people of the library took part in the same conversation.
            </p>
          ) : (
            <>
              <ContactGraph contacts={contacts} />
              <table class="listing">
                <caption>Pairs by the conversations that both took part in</caption>
                <TableHead columns={['One', 'Other', 'Conversations']} numbers={['Conversations']} />
                <tbody>
                  {contacts.map(({ a, b, records }) => (
                    <tr key={`${a.id} ${b.id}`}>
                      <td>
                        <a href={`/people/${a.id}`}>{a.name}</a>
                      </td>
                      <td>
                        <a href={`/people/${b.id}`}>{b.name}</a>
                      </td>
                      <td class="number">{records}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Shown>
    </section>
  );
}
