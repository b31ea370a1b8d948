import { numberedParagraphs, type NumberedParagraph } from '../passages.ts';
import { participantId } from './people.ts';
import { defineTable, listed, type Column } from './table.ts';

type Row = NumberedParagraph & { readonly record: string };

const columns: readonly Column<Row>[] = [
  {
    name: 'record',
    type: 'string',
    about: 'Id of the record.',
    required: true,
    value: ({ record }) => record,
  },
  {
    name: 'paragraph',
    type: 'integer',
    about: 'Number of the paragraph within the record, from 1; headings are not counted.',
    required: true,
    value: ({ number }) => number,
  },
  {
    name: 'block',
    type: 'integer',
    about: 'Number of the speech, or other block, that it is part of, from 1.',
    required: true,
    value: ({ blockNumber }) => blockNumber,
  },
  {
    name: 'block_kind',
    type: 'string',
    about: '`speech` (under a label), `reported` (in the third person) or `narrative` (nobody speaks).',
    required: true,
    value: ({ block }) => block.kind,
  },
  {
    name: 'heading',
    type: 'string',
    about: 'The heading that it stands under.',
    value: ({ heading }) => heading,
  },
  {
    name: 'speaker',
    type: 'string',
    about: "The speaker's label as typed; empty in narrative.",
    value: ({ block }) => (block.kind === 'narrative' ? null : block.speaker),
  },
  {
    name: 'participant',
    type: 'string',
    about: 'Id of the participant that the label settles on.',
    value: ({ record, block }) =>
      block.kind === 'narrative' || block.who === null ? null : participantId(record, block.who + 1),
  },
  {
    name: 'text',
    type: 'string',
    about: 'Running text: lines joined, mark and furniture left out; empty where nothing else is left.',
    value: ({ paragraph }) => paragraph.text || null,
  },
  {
    name: 'typed',
    type: 'string',
    about: 'The lines as the source shows them, OCR noise included.',
    value: ({ paragraph }) => paragraph.typed || null,
  },
  {
    name: 'mark',
    type: 'string',
    about: 'Level of its portion mark; `?` where a mark is there and cannot be read, empty where none is.',
    value: ({ paragraph: { mark } }) => mark && (mark.level ?? '?'),
  },
  {
    name: 'mark_caveats',
    type: 'string',
    about: 'Caveats in the mark, separated by semicolons.',
    value: ({ paragraph: { mark } }) => listed(mark?.caveats ?? []),
  },
  {
    name: 'mark_struck',
    type: 'boolean',
    about: 'Whether the mark is struck through; empty where none is.',
    value: ({ paragraph: { mark } }) => mark?.struck ?? null,
  },
  {
    name: 'mark_confidence',
    type: 'number',
    about: 'How sure the reading of the mark is, 0 to 1.',
    value: ({ paragraph: { mark } }) => mark?.confidence ?? null,
  },
  {
    name: 'incidents',
    type: 'string',
    about: 'Stage directions in the text, separated by semicolons.',
    value: ({ paragraph }) => listed(paragraph.incidents.map(({ text }) => text)),
  },
  {
    name: 'excisions',
    type: 'integer',
    about: 'Number of places where the agency withheld text.',
    required: true,
    value: ({ paragraph }) => paragraph.excisions.length,
  },
  {
    name: 'excision_codes',
    type: 'string',
    about: 'Exemption codes at those places, separated by semicolons; empty where no code is given.',
    value: ({ paragraph }) => listed(paragraph.excisions.map(({ code }) => code)),
  },
  {
    name: 'page',
    type: 'integer',
    about: 'Page within the source file on which it begins.',
    required: true,
    value: ({ paragraph }) => paragraph.at.page,
  },
  {
    name: 'line',
    type: 'integer',
    about: 'Line within the source file.',
    value: ({ paragraph }) => paragraph.at.line ?? null,
  },
];

export const paragraphsTable = defineTable({
  name: 'paragraphs',
  about: 'One row for each paragraph of the conversation, in order.',
  columns,
  primaryKey: ['record', 'paragraph'],
  foreignKeys: [
    { fields: ['record'], table: 'records', of: ['record'] },
    { fields: ['participant'], table: 'people', of: ['participant'] },
  ],
  rows: (record) => numberedParagraphs(record).map((paragraph) => ({ ...paragraph, record: record.id })),
});
