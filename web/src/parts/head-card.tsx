import type { ComponentChildren } from 'preact';
import type { RecordView } from '../api.ts';
import { TextEditor, useCorrect } from './correct.tsx';
import { levelName, MarkChip } from './marks.tsx';
import { dayInWords, kindNames, roleNames } from './words.ts';

interface HeadCardProps {
  readonly view: RecordView;
  readonly active: string | null;
  readonly onLook: (id: string | null) => void;
  readonly editing: boolean;
  readonly reload: () => void;
}

/** The head of the memorandum as a card: who, when, where, under which marking. */
export function HeadCard({ view, active, onLook, editing, reload }: HeadCardProps) {
  const { record, people } = view;
  const [correct, fault] = useCorrect(record.id, reload);
  const { date, time, subject, venue, authority } = record;

  const row = (
    place: string,
    name: string,
    value: ComponentChildren,
    editor?: ComponentChildren,
  ): ComponentChildren => (
    <div
      key={place}
      class={`row${active === place ? ' active' : ''}`}
      data-place={place}
      tabIndex={-1}
      onMouseEnter={() => onLook(place)}
      onMouseLeave={() => onLook(null)}
    >
      <dt>{name}</dt>
      <dd>
        {value} {editing && editor}
      </dd>
    </div>
  );
  const textEditor = (field: 'subject' | 'venue' | 'title', value: string | null): ComponentChildren => (
    <TextEditor
      label={field}
      value={value ?? ''}
      onSave={(next) =>
        correct({ kind: 'field', field, was: value, value: next.trim() === '' ? null : next.trim() })
      }
    />
  );
  const clock = time && [time.start, time.end].filter((part) => part !== null).join('–');

  return (
    <header class="card">
      <p class="kind">
        {kindNames[record.kind]}
        {record.letterhead && ` · ${record.letterhead.text}`}
      </p>
      <h1>{subject?.text ?? record.title?.text ?? record.edition?.head ?? 'Without a subject'}</h1>
      {fault !== null && (
        <p class="failing" role="alert">
          {fault}
        </p>
      )}
      <dl>
        {(subject !== null || editing) &&
          row(
            'subject',
            'Subject',
            <>
              {subject?.text ?? 'none'} {subject?.mark && <MarkChip mark={subject.mark} />}
              <Typed typed={subject?.typed} text={subject?.text} />
            </>,
            textEditor('subject', subject?.text ?? null),
          )}
        {(record.participants.length > 0 || editing) && (
          <div class="row">
            <dt>Participants</dt>
            <dd>
              <ul class="participants">
                {record.participants.map((participant, n) => {
                  const place = `participant ${n}`;
                  const person = people.find((one) => one.participant === n)?.person ?? null;
                  return (
                    <li
                      key={n}
                      class={active === place ? 'active' : ''}
                      data-place={place}
                      tabIndex={-1}
                      onMouseEnter={() => onLook(place)}
                      onMouseLeave={() => onLook(null)}
                    >
                      {person ? <a href={`/people/${person.id}`}>{participant.name}</a> : participant.name}
                      {participant.title !== null && <span class="title">, {participant.title}</span>}
                      {participant.role !== 'principal' && participant.role !== 'participant' && (
                        <span class="tag">{roleNames[participant.role]}</span>
                      )}
                      {participant.side !== null && <span class="side"> {participant.side}</span>}
                      {editing && (
                        <TextEditor
                          label={`name of participant ${n + 1}`}
                          value={participant.name}
                          onSave={(name) => {
                            const { title, role, side } = participant;
                            const was = { name: participant.name, title, role, side };
                            return correct({
                              kind: 'participant',
                              index: n,
                              was,
                              value: name.trim() === '' ? null : { ...was, name: name.trim() },
                            });
                          }}
                        />
                      )}
                    </li>
                  );
                })}
              </ul>
            </dd>
          </div>
        )}
        {row(
          'date',
          'Date',
          <>
            {dayInWords(date?.iso ?? null)} <Typed typed={date?.typed} text={dayInWords(date?.iso ?? null)} />
          </>,
          <TextEditor
            label="date (year-month-day)"
            value={date?.iso ?? ''}
            onSave={(next) =>
              correct({
                kind: 'date',
                was: date?.iso ?? null,
                value: next.trim() === '' ? null : next.trim(),
              })
            }
          />,
        )}
        {time &&
          row(
            'time',
            'Time',
            <>
              {clock} {time.zone} <Typed typed={time.typed} text={`${clock} ${time.zone ?? ''}`} />
            </>,
          )}
        {(venue !== null || editing) &&
          row('venue', 'Place', venue?.text ?? 'none', textEditor('venue', venue?.text ?? null))}
        {row(
          'banner',
          'Marking',
          <>
            {levelName(record.banner.level)}
            {record.banner.caveats.length > 0 && `; ${record.banner.caveats.join(', ')}`}
          </>,
        )}
        {authority?.classifiedBy && row('authority', 'Classified by', authority.classifiedBy.text)}
        {authority?.reason && row('reason', 'Reason', authority.reason.text)}
        {authority?.declassifyOn && row('declassify on', 'Declassify on', authority.declassifyOn.text)}
        {record.declassification.map((stamp, n) =>
          row(
            `release ${n}`,
            'Released',
            [stamp.date, stamp.order, stamp.section, stamp.case, stamp.inPart ? 'in part' : null]
              .filter((part) => part !== null)
              .join(', ') || stamp.typed,
          ),
        )}
        {record.edition?.sourceNote != null && row('source note', 'Source note', record.edition.sourceNote)}
      </dl>
    </header>
  );
}

/** What the paper shows, where it differs from what was read. */
function Typed({ typed, text }: { readonly typed: string | undefined; readonly text: string | undefined }) {
  if (typed === undefined || typed === '' || typed.replace(/\s+/g, ' ').trim() === (text ?? '').trim())
    return null;
  return (
    <span class="typed" title="As typed">
      {typed}
    </span>
  );
}
