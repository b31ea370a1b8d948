import type { $ZodIssue } from 'zod/v4/core';
import type { OtherPage } from '../model/memcon.ts';
import type { MemconRecord } from '../model/record.ts';
import { otherPageSchema, recordSchema } from './schema.ts';

/** Why a value is no record. */
export interface RecordFault {
  /** One sentence without a full stop: where it breaks the contract, and how. */
  readonly message: string;
}

/** Tells a fault from a record. */
export function isRecordFault(result: MemconRecord | RecordFault): result is RecordFault {
  return !('body' in result);
}

/** The value as a record, unchanged, where it keeps the record's contract in every member; else what is wrong with it. */
export function checkRecord(value: unknown): MemconRecord | RecordFault {
  const { success, data, error } = recordSchema.safeParse(value);
  return success ? data : { message: describe(error.issues) };
}

/** Those of the values that are pages without a record; of what else is there none is made. */
export function takeOtherPages(values: readonly unknown[]): OtherPage[] {
  return values.flatMap((value) => otherPageSchema.safeParse(value).data ?? []);
}

function describe([first, ...others]: readonly $ZodIssue[]): string {
  if (!first) return 'is no record';
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  const where = first.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return `${where === '' ? 'the record' : where.replace(/^\./, '')}: ${first.message}${more}`;
}
