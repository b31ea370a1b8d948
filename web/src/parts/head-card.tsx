import type { ComponentChildren } from 'preact';
import type { Correction, TextField } from '../../../src/annotation/correction.ts';
import type { ConversationTime } from '../../../src/model/head.ts';
import type { RecordView } from '../api.ts';
import { useEditing } from './editing.tsx';
import { levelName, MarkChip } from './marks.tsx';
import { Participants } from './participants.tsx';
import { TextEditor } from './text-editor.tsx';
import { kindNames } from '../../../src/query/record-name.ts';
import { dayInWords, memconKinds } from './words.ts';

interface HeadCardProps {
  readonly view: RecordView;
  readonly onLook: (id: string | null) => void;
}

/** The head of the memorandum as a card: who, when, where, under which marking. */
export function HeadCard({ view, onLook }: HeadCardProps) {
  const { record } = view;
  const { open } = useEditing();
  const { date, time, subject, title, venue, control, authority, edition } = record;
  const row = (place: string, name: string, value: ComponentChildren): ComponentChildren => (
    <div
      key={place}
      class="row"
      data-place={place}
      tabIndex={-1}
      onMouseEnter={() => onLook(place)}
      onMouseLeave={() => onLook(null)}
    >
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
  const field = (name: TextField): ComponentChildren => (
    <FieldEditor field={name} value={record[name]?.text ?? null} />
  );
  const heading = subject?.text ?? title?.text ?? edition?.head ?? 'Without a subject';
  return (
    <header class="card">
      <p class="kind">
        {kindNames[record.kind]}
        {record.letterhead && ` · ${record.letterhead.text}`}{' '}
        <TextEditor
          label="kind"
          form={memconKinds.join(', ')}
          value={record.kind}
          correction={(text) => {
            const value = memconKinds.find((kind) => kind === text);
            return value
              ? { kind: 'record-kind', was: record.kind, value }
              : `Put one of ${memconKinds.join(', ')}.`;
          }}
        />
      </p>
      <div
        class="subject"
        data-place="subject"
        onMouseEnter={() => onLook('subject')}
        onMouseLeave={() => onLook(null)}
      >
        <h1>
          {heading} {subject?.mark && <MarkChip mark={subject.mark} />}
        </h1>
        <Typed typed={subject?.typed} text={`${subject?.text ?? ''} ${subject?.mark?.typed ?? ''}`} />{' '}
        {field('subject')}
      </div>
      <dl>
        {title !== null &&
          title.text !== heading &&
          row(
            'title',
            'Heading',
            <>
              {title.text} {field('title')}
            </>,
          )}
        {(record.participants.length > 0 || open) && (
          <div class="row">
            <dt>Participants</dt>
            <dd>
              <Participants view={view} onLook={onLook} />
            </dd>
          </div>
        )}
        {row(
          'date',
          'Date',
          <>
            {dayInWords(date?.iso ?? null)} <Typed typed={date?.typed} text={dayInWords(date?.iso ?? null)} />{' '}
            <TextEditor
              label="date"
              form="YYYY-MM-DD"
              value={date?.iso ?? ''}
              correction={(text) => dateCorrection(date?.iso ?? null, text)}
            />
          </>,
        )}
        {(time !== null || open) &&
          row(
            'time',
            'Time',
            <>
              {time ? timeInWords(time) : 'none'}{' '}
              {time && <Typed typed={time.typed} text={timeInWords(time)} />}{' '}
              <TextEditor
                label="time"
                form="HH:MM–HH:MM ZONE"
                value={time ? timeInWords(time) : ''}
                correction={(text) => timeCorrection(time, text)}
              />
            </>,
          )}
        {(venue !== null || open) &&
          row(
            'venue',
            'Place',
            <>
              {venue?.text ?? 'none'} {field('venue')}
            </>,
          )}
        {control !== null &&
          row(
            'control',
            'Number',
            <>
              {control.text} {field('control')}
            </>,
          )}
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
            [
              stamp.date === null ? null : dayInWords(stamp.date),
              stamp.order,
              stamp.section === null ? null : `sec. ${stamp.section}`,
              stamp.case === null ? null : `case ${stamp.case}`,
              stamp.inPart ? 'in part' : null,
            ]
              .filter((part) => part !== null)
              .join(', ') || stamp.typed,
          ),
        )}
        {edition?.sourceNote != null && row('source note', 'Source note', edition.sourceNote)}
      </dl>
    </header>
  );
}

function FieldEditor({ field, value }: { readonly field: TextField; readonly value: string | null }) {
  return (
    <TextEditor
      label={field}
      value={value ?? ''}
      correction={(text) => ({ kind: 'field', field, was: value, value: text === '' ? null : text })}
    />
  );
}

function dateCorrection(was: string | null, text: string): Correction | string {
  if (text !== '' && !/^\d{4}-\d\d-\d\d$/.test(text)) return 'Write the date as YYYY-MM-DD.';
  return { kind: 'date', was, value: text === '' ? null : text };
}

/** "09:10–09:22 EST" */
function timeInWords({ start, end, zone }: Pick<ConversationTime, 'start' | 'end' | 'zone'>): string {
  const clock = [start, end].filter((part) => part !== null).join('–');
  return `${clock} ${zone ?? ''}`.trim();
}

function timeCorrection(time: ConversationTime | null, text: string): Correction | string {
  const was = time && { start: time.start, end: time.end, zone: time.zone };
  if (text === '') return { kind: 'time', was, value: null };
  const [, start, end = null, zone = null] =
    /^(\d\d:\d\d)(?:\s*[-–]\s*(\d\d:\d\d))?(?:\s+(\S.*))?$/.exec(text) ?? [];
  if (start === undefined) return 'Write the time as HH:MM–HH:MM and its zone.';
  return { kind: 'time', was, value: { start, end, zone } };
}

/** What the paper shows, where it differs from what was read. */
function Typed({ typed, text }: { readonly typed: string | undefined; readonly text: string | undefined }) {
  if (typed === undefined || typed === '' || plain(typed) === plain(text ?? '')) return null;
  return (
    <span class="typed as-typed" title="As typed">
      {typed.replace(/\s+/g, ' ').trim()}
    </span>
  );
}

/** Without what shows strokes, and in one line. */
const plain = (text: string): string => text.replaceAll('~~', '').replace(/\s+/g, ' ').trim();
