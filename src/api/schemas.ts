import { z } from '@hono/zod-openapi';
import { correctionSchema } from '../annotation/check.ts';
import type { Correction } from '../annotation/correction.ts';
import type { At } from '../model/position.ts';
import type { MemconRecord } from '../model/record.ts';
import { facetFields, searchSorts } from '../query/search.ts';
import { outcomeKinds, runStates } from '../query/library.ts';

/** What the API takes and gives, as OpenAPI describes it. Shapes follow the types of `query`, `people` and `store`. */

/** A list that nobody changes. */
export function list<T extends z.ZodType>(of: T): z.ZodReadonly<z.ZodArray<T>> {
  return z.array(of).readonly();
}

const span = z.tuple([z.int(), z.int()]).readonly();
const day = z.iso.date().openapi({ example: '1997-11-22' });

export const recordId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\w.:-]+$/, 'is no id of a record')
  .openapi({ description: 'Id of a record', example: '0123456789abcdef-1-3' });
export const rowId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const limitOf = (most: number, usual: number): z.ZodDefault<z.ZodCoercedNumber> =>
  z.coerce.number().int().min(1).max(most).default(usual);
export const dayParameter = day.optional();
export const queryText = z
  .string()
  .max(2000)
  .openapi({ description: 'Query, as docs/search.md describes it', example: 'speaker:ostrander ferries' });

const level = z.string().nullable().openapi({ description: 'Level of classification; null: can’t be read' });

export const personRef = z.object({ id: z.int(), name: z.string() }).openapi('PersonRef');

export const recordSummary = z
  .object({
    id: z.string(),
    kind: z.enum(['telcon', 'memcon', 'other']),
    subject: z.string().nullable(),
    title: z.string().nullable(),
    date: z.string().nullable(),
    start: z.string().nullable(),
    venue: z.string().nullable(),
    banner: level,
    participants: list(z.string()),
    paragraphs: z.int(),
    pages: span,
    source: z.object({ name: z.string(), sha256: z.string() }),
  })
  .openapi('RecordSummary');

const snippet = z.object({
  text: z.string(),
  marks: list(span),
  cut: z.object({ start: z.boolean(), end: z.boolean() }),
});

const hit = z
  .object({
    paragraph: z.int(),
    page: z.int(),
    block: z.enum(['speech', 'reported', 'narrative', 'heading']),
    speaker: z.string().nullable(),
    person: personRef.nullable(),
    addressees: list(z.string()),
    mark: z.object({ level, struck: z.boolean() }).nullable(),
    snippet,
    score: z.number(),
    approximate: z.boolean(),
  })
  .openapi('Hit');

export const searchQuery = z.object({
  q: queryText.default(''),
  sort: z.enum(searchSorts).default('relevance'),
  limit: limitOf(50, 20).openapi({ description: 'Records a page' }),
  hits: limitOf(20, 3).openapi({ description: 'Hits shown of each record' }),
  facets: z
    .string()
    .max(100)
    .default('')
    .openapi({
      description: `Counts to give, separated by commas: ${facetFields.join(', ')}`,
      example: facetFields.join(','),
    }),
  cursor: z.string().max(500).optional().openapi({ description: '`next` of the page before' }),
});

export const searchResult = z
  .object({
    query: z.string().openapi({ description: 'The query as understood' }),
    groups: list(z.object({ record: recordSummary, count: z.int(), hits: list(hit) })),
    total: z.object({ paragraphs: z.number(), records: z.number(), exact: z.boolean() }),
    of: z.object({ paragraphs: z.number(), what: z.string() }),
    facets: z.partialRecord(z.enum(facetFields), list(z.object({ value: z.string(), count: z.number() }))),
    next: z.string().nullable(),
    approximate: list(z.object({ word: z.string(), read: list(z.string()) })),
  })
  .openapi('SearchResult');

export const counts = z
  .object({ sources: z.int(), records: z.int(), paragraphs: z.int(), people: z.int() })
  .openapi('LibraryCounts');

const office = z.object({
  title: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  country: z.string().nullable(),
});

export const person = personRef
  .extend({
    names: list(z.string()),
    offices: list(office),
    birth: z.string().nullable(),
    death: z.string().nullable(),
    origin: z.string(),
    records: z.int(),
    paragraphs: z.int(),
  })
  .openapi('Person');

export const personLabel = z
  .object({ label: z.string(), records: z.int(), basis: z.string() })
  .openapi('PersonLabel');

export const storedDecision = z
  .object({
    id: z.int(),
    kind: z.enum(['merge', 'split']),
    person: personRef,
    into: personRef,
    label: z.string().nullable(),
    by: z.string(),
    made: z.string(),
  })
  .openapi('StoredDecision');

export const recordPerson = z.object({
  label: z.string(),
  participant: z.int().nullable(),
  person: personRef.nullable(),
  basis: z.string(),
});

export const contact = z.object({ a: personRef, b: personRef, records: z.int() }).openapi('Contact');

export const month = z.object({ month: z.string(), records: z.int() });

export const fileOutcome = z
  .object({
    path: z.string(),
    outcome: z.enum(outcomeKinds),
    records: z.int(),
    reason: z.string().nullable(),
    took: z.number(),
  })
  .openapi('FileOutcome');

export const run = z
  .object({
    id: z.int(),
    command: z.string(),
    reader: z.string(),
    started: z.string(),
    ended: z.string().nullable(),
    state: z.enum(runStates),
    counts: z.record(z.enum(outcomeKinds), z.int()),
  })
  .openapi('Run');

/** A whole record; docs/data-dictionary.md has its parts. */
export const record = z
  .custom<MemconRecord>()
  .openapi('Record', { type: 'object', additionalProperties: true, required: ['id', 'kind'] });

/** A change of one value: `kind` says which, `was` is what the editor saw, `value` what it should say. */
export const correction = z
  .custom<Correction>((value) => typeof value === 'object' && value !== null && 'kind' in value)
  .openapi('Correction', {
    type: 'object',
    description: `A change of one value; \`was\` is what the editor saw. Kinds: ${correctionKinds()}`,
    additionalProperties: true,
    required: ['kind'],
    properties: { kind: { type: 'string' } },
  });

/** "split (paragraph, part?, offset, was)" for each kind, from the checks themselves. */
function correctionKinds(): string {
  const kinds = correctionSchema.def.options.map(({ shape }) => {
    const { kind, ...others } = shape;
    const said = Object.entries(others).map(
      ([name, value]) => `${name}${value instanceof z.ZodExactOptional ? '?' : ''}`,
    );
    return `${kind.value} (${said.join(', ')})`;
  });
  return kinds.join(', ');
}

export const storedCorrection = z
  .object({
    id: z.int(),
    recordId: z.string(),
    correction,
    by: z.string(),
    made: z.string(),
    fits: z.boolean(),
  })
  .openapi('StoredCorrection');

export const editorName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .openapi({ description: 'Who makes the change', example: 'M. Ashgrove' });

export const doubt = z
  .object({
    what: z.string(),
    typed: z.string(),
    reading: z.string().nullable(),
    confidence: z.number(),
    alternatives: list(z.object({ text: z.string(), confidence: z.number() })),
    at: z.custom<At>().openapi({ type: 'object', description: 'Place on the paper' }),
    acceptance: correction,
  })
  .openapi('Doubt');
