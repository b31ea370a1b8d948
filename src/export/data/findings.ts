import type { Finding } from '../../model/finding.ts';
import { defineTable, type Column } from './table.ts';

interface Row {
  readonly record: string;
  readonly number: number;
  readonly finding: Finding;
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
    name: 'finding',
    type: 'integer',
    about: 'Number of the finding within the record, from 1.',
    required: true,
    value: ({ number }) => number,
  },
  {
    name: 'rule',
    type: 'string',
    about: 'Id of the rule.',
    required: true,
    value: ({ finding }) => finding.rule,
  },
  {
    name: 'severity',
    type: 'string',
    about: '`error`, `warning` or `info`.',
    required: true,
    value: ({ finding }) => finding.severity,
  },
  {
    name: 'message',
    type: 'string',
    about: 'What is wrong, in one sentence.',
    required: true,
    value: ({ finding }) => finding.message,
  },
  {
    name: 'actual',
    type: 'string',
    about: 'What stands there.',
    value: ({ finding }) => finding.actual,
  },
  {
    name: 'expected',
    type: 'string',
    about: 'What should.',
    value: ({ finding }) => finding.expected,
  },
  {
    name: 'cause',
    type: 'string',
    about: 'The likely reason: `document` (the paper), `ocr` (its reading) or `unsure`.',
    required: true,
    value: ({ finding }) => finding.cause,
  },
  {
    name: 'page',
    type: 'integer',
    about: 'Page within the source file.',
    value: ({ finding }) => ('at' in finding ? finding.at.page : null),
  },
  {
    name: 'line',
    type: 'integer',
    about: 'Line within the source file.',
    value: ({ finding }) => ('at' in finding ? (finding.at.line ?? null) : null),
  },
  {
    name: 'basis',
    type: 'string',
    about: 'What made the finding, where it has no place on a page.',
    value: ({ finding }) => ('from' in finding ? finding.from : null),
  },
];

export const findingsTable = defineTable({
  name: 'findings',
  about: 'One row for each finding of the audit.',
  columns,
  primaryKey: ['record', 'finding'],
  foreignKeys: [{ fields: ['record'], table: 'records', of: ['record'] }],
  rows: ({ id, findings }) => findings.map((finding, i) => ({ record: id, number: i + 1, finding })),
});
