import { z } from 'zod';
import { severities } from '../model/finding.ts';
import { lineRoles, type LineRole } from '../model/line.ts';

/**
 * The record's contract as a schema: what `src/model` says in types. A key that the contract does not name is
 * refused: kept, it would pass by what prints, corrects and redacts records; dropped, it would be lost in silence.
 */

const count = z.int().positive();
const offset = z.int().nonnegative();
const confidence = z.number().min(0).max(1);
/** What made a value where the reader did not. */
const from = z.string().exactOptional();
const day = z.iso.date();
const clock = z.string().regex(/^(?:[01]\d|2[0-4]):[0-5]\d$/, 'is no time of day as HH:MM');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in lower-case hexadecimal');

const span = z.tuple([offset, offset]).refine(([start, end]) => start <= end, 'ends before it starts');
const pages = z.tuple([count, count]).refine(([first, last]) => first <= last, 'ends before it starts');

const rectangle = { x: z.number(), y: z.number(), w: z.number(), h: z.number() };
const placedRegion = z.strictObject({ ...rectangle, dpi: z.number().positive() });
const at = z.strictObject({
  page: count,
  line: count.exactOptional(),
  chars: span.exactOptional(),
  region: placedRegion.exactOptional(),
});

const textMembers = {
  typed: z.string(),
  text: z.string(),
  at,
  confidence: confidence.exactOptional(),
  alternatives: z.array(z.strictObject({ text: z.string(), confidence })).exactOptional(),
  from,
};
const text = z.strictObject(textMembers);

const level = z.enum(['U', 'R', 'C', 'S', 'TS', 'SBU', 'LOU', 'FOUO', 'OUO', 'CUI']);

const portionMark = z.strictObject({
  typed: z.string(),
  level: level.nullable(),
  caveats: z.array(z.string()).exactOptional(),
  struck: z.boolean(),
  confidence,
  alternatives: z.array(z.strictObject({ level, confidence })).exactOptional(),
  basis: z.enum(['literal', 'glyph', 'pattern', 'banner', 'image', 'editor']),
  note: z.string().exactOptional(),
  at,
});

const banner = z.strictObject({
  level: level.nullable(),
  caveats: z.array(z.string()),
  lines: z.array(
    z.strictObject({
      typed: z.string(),
      level: level.nullable(),
      caveats: z.array(z.string()),
      struck: z.boolean(),
      confidence,
      position: z.enum(['top', 'bottom']),
      rubberStamp: z.literal(true).exactOptional(),
      at,
    }),
  ),
});

const participant = z.strictObject({
  name: z.string(),
  title: z.string().nullable(),
  role: z.enum(['principal', 'participant', 'interpreter', 'notetaker']),
  side: z.string().nullable(),
  typed: z.string(),
  at,
  confidence: confidence.exactOptional(),
  from,
});

const date = z.strictObject({
  typed: z.string(),
  iso: day.nullable(),
  isoEnd: day.exactOptional(),
  at,
  confidence: confidence.exactOptional(),
  from,
});

const time = z.strictObject({
  typed: z.string(),
  start: clock.nullable(),
  end: clock.nullable(),
  zone: z.string().nullable(),
  at,
  confidence: confidence.exactOptional(),
  from,
});

const authority = z.strictObject({
  classifiedBy: text.nullable(),
  derivedFrom: text.nullable(),
  reason: z.strictObject({ ...textMembers, codes: z.array(z.string()) }).nullable(),
  declassifyOn: z
    .strictObject({ ...textMembers, date: day.exactOptional(), code: z.string().exactOptional() })
    .nullable(),
  at,
});

const declassification = z.strictObject({
  stamp: z.string().nullable(),
  typed: z.string(),
  order: z.string().nullable(),
  section: z.string().nullable(),
  authority: z.string().nullable(),
  case: z.string().nullable(),
  document: z.string().nullable(),
  date: day.nullable(),
  inPart: z.boolean(),
  handwriting: z
    .array(z.strictObject({ field: z.enum(['case', 'date']).nullable(), region: placedRegion }))
    .exactOptional(),
  at,
  confidence: confidence.exactOptional(),
});

const excision = z.strictObject({
  code: z.string().nullable(),
  typed: z.string(),
  extent: z.strictObject({
    lines: offset.exactOptional(),
    region: z.strictObject(rectangle).exactOptional(),
  }),
  at,
});

const paragraphLayout = z.discriminatedUnion('as', [
  z.strictObject({
    as: z.literal('item'),
    list: count,
    level: count,
    type: z
      .string()
      .regex(/^[a-z]+$/, 'is no word in small letters')
      .exactOptional(),
    heading: count.exactOptional(),
  }),
  z.strictObject({ as: z.literal('row'), table: count, cells: z.array(offset) }),
  z.strictObject({ as: z.literal('run-in'), heading: count }),
]);
const headingLayout = z.strictObject({ as: z.enum(['line', 'title']), enclosure: count.exactOptional() });

const paragraph = z.strictObject({
  text: z.string(),
  typed: z.string(),
  mark: portionMark.nullable(),
  at,
  continues: z.array(at).exactOptional(),
  incidents: z.array(z.strictObject({ text: z.string(), at })),
  excisions: z.array(excision),
  layout: paragraphLayout.exactOptional(),
  from,
});

const spoken = {
  speaker: z.string(),
  typed: z.string().exactOptional(),
  who: offset.nullable(),
  paragraphs: z.array(paragraph),
  at,
  from,
};

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('speech'), ...spoken }),
  z.strictObject({ kind: z.literal('reported'), ...spoken }),
  z.strictObject({ kind: z.literal('narrative'), paragraphs: z.array(paragraph), at }),
  z.strictObject({
    kind: z.literal('heading'),
    text: z.string(),
    at,
    layout: headingLayout.exactOptional(),
  }),
]);

const findingMembers = {
  rule: z.string(),
  severity: z.enum(severities),
  message: z.string(),
  actual: z.string().nullable(),
  expected: z.string().nullable(),
  cause: z.enum(['document', 'ocr', 'unsure']),
};

const furnitureRoles = lineRoles.filter(
  (role): role is Exclude<LineRole, 'body' | 'blank'> => role !== 'body' && role !== 'blank',
);

const archive = z.strictObject({
  repository: z.string().nullable(),
  collection: z.string().nullable(),
  series: z.string().nullable(),
  box: z.string().nullable(),
  folder: z.string().nullable(),
  caseNumber: z.string().nullable(),
});

const notePlace = z.union([
  z.strictObject({ participant: offset }),
  z.strictObject({ drafting: offset }),
  z.strictObject({ block: offset, paragraph: offset, offset }),
]);

const edition = z.strictObject({
  volume: z.string(),
  id: z.string(),
  number: z.string().nullable(),
  head: z.string().nullable(),
  sourceNote: z.string().nullable(),
  summary: z.string().nullable(),
  footnotes: z.array(z.strictObject({ n: z.string(), text: z.string(), hangs: notePlace.exactOptional() })),
  persons: z.array(
    z.strictObject({
      id: z.string().nullable(),
      name: z.string(),
      participants: z.array(offset).exactOptional(),
    }),
  ),
  participantHeadings: z
    .array(z.strictObject({ text: z.string(), before: offset, as: z.enum(['item', 'head']) }))
    .exactOptional(),
});

export const recordSchema = z
  .strictObject({
    id: z.string().min(1),
    source: z.strictObject({ name: z.string(), sha256, mediaType: z.string(), pages }),
    archive: archive.exactOptional(),
    edition: edition.exactOptional(),
    kind: z.enum(['telcon', 'memcon', 'other']),
    letterhead: text.nullable(),
    title: text.nullable(),
    control: text.nullable(),
    subject: z.strictObject({ ...textMembers, mark: portionMark.nullable() }).nullable(),
    participants: z.array(participant),
    date: date.nullable(),
    time: time.nullable(),
    venue: text.nullable(),
    banner,
    authority: authority.nullable(),
    declassification: z.array(declassification),
    stamps: z.array(z.strictObject({ kind: z.string(), typed: z.string(), text: z.string(), at })),
    body: z.array(block),
    closing: text.nullable(),
    drafting: z.array(text),
    attachments: z.array(text),
    distribution: z.array(text),
    furniture: z.array(z.strictObject({ role: z.enum(furnitureRoles), typed: z.string(), at })),
    findings: z.array(
      z.union([
        z.strictObject({ ...findingMembers, at }),
        z.strictObject({ ...findingMembers, from: z.string() }),
      ]),
    ),
    notes: z.array(z.string()),
  })
  .superRefine(({ body, participants }, context) => {
    body.forEach((part, i) => {
      if ('who' in part && part.who !== null && part.who >= participants.length)
        context.addIssue({
          code: 'custom',
          path: ['body', i, 'who'],
          message: `is participant ${part.who} of ${participants.length}, counted from 0`,
        });
    });
  });

export const otherPageSchema = z.strictObject({
  page: count,
  kind: z.enum(['withdrawal-sheet', 'profile-sheet', 'cover', 'marker', 'blank', 'other']),
});
