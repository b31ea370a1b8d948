import type { Participant } from '../../model/head.ts';
import { defineTable, type Column } from './table.ts';

type Row = Participant & { readonly record: string; readonly number: number };

/**
 * One column, so that a paragraph without a speaker leads nowhere: validators of Frictionless packages take a key of
 * several columns for broken where only some of them are empty.
 */
export function participantId(record: string, number: number): string {
  return `${record}.${number}`;
}

const columns: readonly Column<Row>[] = [
  {
    name: 'record',
    type: 'string',
    about: 'Id of the record.',
    required: true,
    value: ({ record }) => record,
  },
  {
    name: 'participant',
    type: 'string',
    about: 'Id of the participant: the record’s, a point, and the number within it.',
    required: true,
    value: ({ record, number }) => participantId(record, number),
  },
  {
    name: 'number',
    type: 'integer',
    about: 'Number of the participant within the record, from 1.',
    required: true,
    value: ({ number }) => number,
  },
  {
    name: 'name',
    type: 'string',
    about: 'Name as printed, with the title that is part of it.',
    required: true,
    value: ({ name }) => name,
  },
  { name: 'title', type: 'string', about: 'What follows the name.', value: ({ title }) => title },
  {
    name: 'role',
    type: 'string',
    about: '`principal`, `participant`, `interpreter` or `notetaker`.',
    required: true,
    value: ({ role }) => role,
  },
  {
    name: 'side',
    type: 'string',
    about: 'The heading that the name stands under.',
    value: ({ side }) => side,
  },
  {
    name: 'typed',
    type: 'string',
    about: 'The entry as typed, line ends kept.',
    required: true,
    value: ({ typed }) => typed,
  },
  {
    name: 'confidence',
    type: 'number',
    about: 'How sure the reading is, 0 to 1; empty where it is literal.',
    value: ({ confidence }) => confidence ?? null,
  },
  {
    name: 'page',
    type: 'integer',
    about: 'Page within the source file.',
    required: true,
    value: ({ at }) => at.page,
  },
  {
    name: 'line',
    type: 'integer',
    about: 'Line within the source file.',
    value: ({ at }) => at.line ?? null,
  },
];

export const peopleTable = defineTable({
  name: 'people',
  about: 'One row for each participant of each conversation, in the order of the paper.',
  columns,
  primaryKey: ['participant'],
  foreignKeys: [{ fields: ['record'], table: 'records', of: ['record'] }],
  rows: ({ id, participants }) =>
    participants.map((participant, i) => ({ ...participant, record: id, number: i + 1 })),
});
