import { z } from 'zod';
import type { Correction } from './correction.ts';

/** Most UTF-16 units of a paragraph, and of a value in the head. */
const longestText = 100_000;
const longestValue = 2_000;
const mostParagraphs = 1_000_000;
const mostParticipants = 10_000;

const value = z.string().max(longestValue);
const filled = value.refine((text) => text.trim() !== '', 'is empty');
const text = z.string().min(1).max(longestText);
const day = z.iso.date();
const clock = z.string().regex(/^(?:[01]\d|2[0-4]):[0-5]\d$/, 'is no time of day as HH:MM');
const index = z.int().nonnegative().max(mostParticipants);

const time = z.strictObject({ start: clock.nullable(), end: clock.nullable(), zone: value.nullable() });
const participant = z.strictObject({
  name: filled,
  title: value.nullable(),
  role: z.enum(['principal', 'participant', 'interpreter', 'notetaker']),
  side: value.nullable(),
});
const mark = z.strictObject({
  level: z.enum(['U', 'R', 'C', 'S', 'TS', 'SBU', 'LOU', 'FOUO', 'OUO', 'CUI']).nullable(),
  struck: z.boolean(),
});
const recordKind = z.enum(['telcon', 'memcon', 'other']);
const paragraph = z.int().positive().max(mostParagraphs);
const place = { paragraph, part: paragraph.exactOptional() };

/** What a correction has to be: its kinds, and what each says. */
export const correctionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('field'),
      field: z.enum(['title', 'subject', 'venue', 'letterhead', 'control']),
      was: value.nullable(),
      value: filled.nullable(),
    }),
    z.strictObject({ kind: z.literal('record-kind'), was: recordKind, value: recordKind }),
    z.strictObject({ kind: z.literal('date'), was: day.nullable(), value: day.nullable() }),
    z.strictObject({ kind: z.literal('time'), was: time.nullable(), value: time.nullable() }),
    z.strictObject({
      kind: z.literal('participant'),
      index: index.nullable(),
      was: participant.extend({ name: value }).nullable(),
      value: participant.nullable(),
    }),
    z.strictObject({
      kind: z.literal('speaker'),
      ...place,
      was: value.nullable(),
      value: filled.nullable(),
      who: index.nullable().exactOptional(),
    }),
    z.strictObject({ kind: z.literal('mark'), ...place, was: mark.nullable(), value: mark.nullable() }),
    z.strictObject({
      kind: z.literal('text'),
      ...place,
      was: z.string().max(longestText),
      value: text.refine((words) => words.trim() !== '', 'is empty'),
    }),
    z.strictObject({
      kind: z.literal('split'),
      ...place,
      offset: z.int().positive().max(longestText),
      was: text,
    }),
    z.strictObject({ kind: z.literal('join'), ...place, was: z.string().max(longestText) }),
  ])
  .superRefine((correction, context) => {
    if (correction.kind !== 'participant' || correction.index !== null) return;
    if (correction.was !== null || correction.value === null)
      context.addIssue({
        code: 'custom',
        path: ['index'],
        message: 'is null, which adds a participant: `was` must be null and `value` a participant',
      });
  });

/** The value as a correction, or one sentence that says what is wrong with it. */
export function checkCorrection(
  value: unknown,
): { readonly correction: Correction } | { readonly fault: string } {
  const { success, data, error } = correctionSchema.safeParse(value);
  if (success) return { correction: data };
  const [issue] = error.issues;
  const where = issue && issue.path.length > 0 ? `: ${issue.path.join('.')}` : '';
  return { fault: `This is no correction${where}: ${issue?.message ?? 'it has no known form'}.` };
}
