import type { MemconRecord } from '../../src/model/record.ts';
import type { FieldCount } from './counts.ts';
import { alike, bare, soften, squeeze } from './likeness.ts';
import type { Truth } from './truth.ts';

/** One header field of one document: what was expected, what was read, and how the two compare. */
export interface Check {
  readonly field: string;
  readonly expected: string | null;
  readonly got: string | null;
  /** Both absent, or near enough. */
  readonly right: boolean;
  readonly count: FieldCount;
}

/** When two present values count as the same reading. A number: bare texts at least so alike. */
export type Nearness = 'equal' | number | ((expected: string, got: string) => boolean);

/** Compares one field. `expected` may give several forms, the first of them the one shown. */
export function check(
  field: string,
  expected: string | readonly string[] | null,
  got: string | null,
  nearness: Nearness,
): Check {
  const forms = expected === null ? [] : typeof expected === 'string' ? [expected] : expected;
  const some = (same: (form: string, got: string) => boolean): boolean =>
    got !== null && forms.some((form) => same(form, got));
  const near = some((form, found) =>
    nearness === 'equal'
      ? form === found
      : typeof nearness === 'number'
        ? alike(bare(form), bare(found), nearness)
        : nearness(form, found),
  );
  const right = near || (forms.length === 0 && got === null);
  return {
    field,
    expected: forms[0] ?? null,
    got,
    right,
    count: {
      right: Number(right),
      of: 1,
      expected: Number(forms.length > 0),
      found: Number(got !== null),
      strict: Number(some((form, found) => squeeze(form) === squeeze(found))),
      soft: Number(some((form, found) => soften(form) === soften(found))),
      near: Number(near),
    },
  };
}

interface HeaderField {
  readonly field: string;
  readonly nearness: Nearness;
  readonly expected: (truth: Truth) => string | null | undefined;
  readonly got: (record: MemconRecord) => string | null | undefined;
}

/** Fields that decide, with the participants, whether a header is whole. */
export const conversationFields: readonly HeaderField[] = [
  { field: 'kind', nearness: 'equal', expected: (t) => t.kind, got: (r) => r.kind },
  { field: 'subject', nearness: 0.9, expected: (t) => t.subject?.text, got: (r) => r.subject?.text },
  { field: 'date', nearness: 'equal', expected: (t) => t.date, got: (r) => r.date?.iso },
  { field: 'start', nearness: 'equal', expected: (t) => t.start, got: (r) => r.time?.start },
  { field: 'end', nearness: 'equal', expected: (t) => t.end, got: (r) => r.time?.end },
  { field: 'zone', nearness: 'equal', expected: (t) => t.zone, got: (r) => r.time?.zone },
  { field: 'venue', nearness: 0.85, expected: (t) => t.place, got: (r) => r.venue?.text },
];

/** Fields of classification and release. */
export const markingFields: readonly HeaderField[] = [
  {
    field: 'banner',
    nearness: 'equal',
    expected: (t) => levelOf(t.banner),
    got: (r) => r.banner.level,
  },
  {
    field: 'classifiedBy',
    nearness: 0.8,
    expected: (t) => t.classification?.classifiedBy,
    got: (r) => r.authority?.classifiedBy?.text,
  },
  {
    field: 'reason',
    nearness: 0.9,
    expected: (t) => t.classification?.reason,
    got: (r) => r.authority?.reason?.text,
  },
  {
    field: 'declassifyOn',
    nearness: 0.9,
    expected: (t) => t.classification?.declassifyOn,
    got: (r) => r.authority?.declassifyOn?.typed,
  },
  {
    field: 'declassOrder',
    nearness: 0.9,
    expected: (t) => t.declassification?.order,
    got: (r) => r.declassification[0]?.order,
  },
];

/** Fields of marking and release that the scoring beside the corpus does not have. */
export const furtherFields: readonly HeaderField[] = [
  {
    field: 'subjectMark',
    nearness: 'equal',
    expected: (t) => t.subject?.mark,
    got: (r) => r.subject?.mark?.level,
  },
  {
    field: 'declassifyOnRead',
    nearness: 0.9,
    expected: (t) => t.classification?.declassifyOn,
    got: (r) => r.authority?.declassifyOn?.text,
  },
  {
    field: 'derivedFrom',
    nearness: 0.8,
    expected: (t) => t.classification?.derivedFrom,
    got: (r) => r.authority?.derivedFrom?.text,
  },
  {
    field: 'declassCase',
    nearness: sameCase,
    expected: (t) => t.declassification?.case,
    got: (r) => r.declassification[0]?.case,
  },
  {
    field: 'declassDate',
    nearness: 'equal',
    expected: (t) => t.declassification?.date,
    got: (r) => r.declassification[0]?.date,
  },
];

/** The document's number within the case may follow: "2000-0123-M (1.07)". */
function sameCase(expected: string, got: string): boolean {
  return bare(got).startsWith(bare(expected)) || alike(bare(expected), bare(got), 0.9);
}

/** Holds each of the fields of a record (null: none was found) against the truth. */
export function checkFields(
  fields: readonly HeaderField[],
  truth: Truth,
  record: MemconRecord | null,
): Check[] {
  return fields.map(({ field, nearness, expected, got }) =>
    check(field, expected(truth) ?? null, (record && got(record)) ?? null, nearness),
  );
}

const levels: Readonly<Record<string, string>> = {
  UNCLASSIFIED: 'U',
  CONFIDENTIAL: 'C',
  SECRET: 'S',
  'TOP SECRET': 'TS',
};

function levelOf(banner: string | null): string | null {
  // A caveat stands behind the level: "SECRET/NODIS".
  const level = banner?.split('/')[0]!.trim();
  return level === undefined ? null : (levels[level] ?? level);
}
