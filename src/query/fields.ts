import { levelNames } from '../marking/levels.ts';
import { termFields, type TermField } from './query.ts';

/** Every name that may stand before a colon. */
export const queryFields = [...termFields, 'date', 'text'] as const;
export type QueryField = (typeof queryFields)[number];

export interface QueryValue {
  readonly value: string;
  readonly about: string;
}

/** What a field searches, what it takes, and how it is used: for help, documentation and completion. */
export interface FieldHelp {
  readonly field: QueryField;
  readonly searches: string;
  readonly takes: string;
  /** All values, where they are a closed list; any case is accepted. */
  readonly values: readonly QueryValue[] | null;
  readonly example: string;
}

const levels: readonly QueryValue[] = Object.entries(levelNames).map(([value, name]) => ({
  value,
  about: name.toLowerCase(),
}));

/** In the order of the documentation. */
export const queryHelp: readonly FieldHelp[] = [
  {
    field: 'text',
    searches: 'the words of the paragraph, as words without a field do',
    takes: 'words, or a phrase in quotation marks',
    values: null,
    example: 'text:"oil price"',
  },
  {
    field: 'speaker',
    searches: 'who speaks in the paragraph, by the label on the paper or the name of the person behind it',
    takes: 'a name, a part of one, or # and the id of a person',
    values: null,
    example: 'speaker:adler',
  },
  {
    field: 'to',
    searches: 'whom the speaker talks to, where two principals talk to each other',
    takes: 'a name, a part of one, or # and the id of a person',
    values: null,
    example: 'to:"premier adler"',
  },
  {
    field: 'participant',
    searches: 'who took part in the conversation, speaking or not',
    takes: 'a name, a part of one, or # and the id of a person',
    values: null,
    example: 'participant:(adler OR marlow)',
  },
  {
    field: 'role',
    searches: 'the part that the speaker has in the conversation',
    takes: 'one of the roles',
    values: [
      { value: 'principal', about: 'one of those between whom it was held' },
      { value: 'participant', about: 'anyone else who was present' },
      { value: 'interpreter', about: 'interpreter' },
      { value: 'notetaker', about: 'notetaker' },
    ],
    example: 'role:notetaker',
  },
  {
    field: 'date',
    searches: 'the day of the conversation',
    takes: 'a year, month or day, or two of them with .. between; an open end is left out',
    values: null,
    example: 'date:1995-03..1997',
  },
  {
    field: 'kind',
    searches: 'the kind of document',
    takes: 'one of the kinds',
    values: [
      { value: 'telcon', about: 'memorandum of a telephone conversation' },
      { value: 'memcon', about: 'memorandum of conversation' },
      { value: 'other', about: 'document of another kind' },
    ],
    example: 'kind:telcon',
  },
  {
    field: 'venue',
    searches: 'the place of the conversation',
    takes: 'words',
    values: null,
    example: 'venue:"oval office"',
  },
  {
    field: 'mark',
    searches: 'the portion mark of the paragraph',
    takes: 'a level, none, unread or struck',
    values: [
      ...levels,
      { value: 'none', about: 'no mark is there' },
      { value: 'unread', about: 'a mark is there that could not be read' },
      { value: 'struck', about: 'a mark is there and crossed out' },
    ],
    example: 'mark:C',
  },
  {
    field: 'banner',
    searches: 'the highest level in the banner lines of the document',
    takes: 'a level, or none',
    values: [...levels, { value: 'none', about: 'no banner line that could be read' }],
    example: 'banner:(S OR TS)',
  },
  {
    field: 'order',
    searches: 'the executive order that a declassification stamp cites',
    takes: "an order's number",
    values: null,
    example: 'order:13526',
  },
  {
    field: 'reason',
    searches: 'the reason for classification, by its codes',
    takes: 'a code',
    values: null,
    example: 'reason:1.5(d)',
  },
  {
    field: 'finding',
    searches: 'the audit rules that have a finding on the document',
    takes: 'the id of a rule',
    values: null,
    example: 'finding:BP-01',
  },
  {
    field: 'subject',
    searches: 'the subject line',
    takes: 'words',
    values: null,
    example: 'subject:"fisheries agreement"',
  },
  {
    field: 'record',
    searches: 'one record',
    takes: 'the id of a record',
    values: null,
    example: 'record:0f3c2a',
  },
];

const byName = new Map<string, FieldHelp>(queryHelp.map((help) => [help.field, help]));

/** Help of the field of this name, in any case. */
export function fieldNamed(name: string): FieldHelp | null {
  return byName.get(name.toLowerCase()) ?? null;
}

export function helpOf(field: QueryField): FieldHelp {
  const help = byName.get(field);
  if (!help) throw new RangeError(`queryHelp has no entry for ${field}; every one of queryFields needs one`);
  return help;
}

export function isTermField(field: QueryField): field is TermField {
  return field !== 'date' && field !== 'text';
}

/** The parts of the language that are no fields. */
export const queryForms: readonly { readonly form: string; readonly means: string }[] = [
  { form: 'oil price', means: 'paragraphs with both words, anywhere in them; AND may stand between' },
  { form: '"oil price"', means: 'the words next to each other, in this order' },
  { form: 'oil OR gas', means: 'one of them; OR binds less than words side by side' },
  { form: 'oil -gas', means: 'the first without the second; NOT gas is the same' },
  { form: '(oil OR gas) price', means: 'parentheses group' },
  { form: 'pric*', means: 'any word that begins so; two letters at least' },
  { form: 'NEAR(oil price, 5)', means: 'the words at most 5 words apart, 10 where no number is given' },
  { form: 'oil NEAR/5 price', means: 'the same for two words' },
  { form: '* -mark:C', means: '* is every paragraph' },
];
