import type { OtherPage } from '../model/memcon.ts';
import type { MemconRecord } from '../model/record.ts';
import { checkRecord, isRecordFault, takeOtherPages } from '../record/check.ts';

/** Records that were read before, as `memcon read --format json` or `jsonl` prints them. */
export interface RecordsReading {
  readonly records: readonly MemconRecord[];
  readonly otherPages: readonly OtherPage[];
  /** What is no record, one sentence each, with its line. */
  readonly faults: readonly string[];
}

/**
 * The records of a file: one a line, or one JSON value that is a record or has `records`. What is no record is told
 * with its line, and costs nothing else. Of several records with one id the first is taken.
 */
export function readRecords(bytes: Uint8Array): RecordsReading {
  const records = new Map<string, MemconRecord>();
  const otherPages: OtherPage[] = [];
  const faults: string[] = [];

  const takeOne = (value: unknown, place: string): void => {
    const record = checkRecord(value);
    if (isRecordFault(record)) faults.push(`${place}: ${record.message}`);
    else if (records.has(record.id))
      faults.push(`${place}: another record before it has the id ${record.id}`);
    else records.set(record.id, record);
  };
  const take = (value: unknown, place: string): void => {
    if (!isReadResult(value)) {
      takeOne(value, place);
      return;
    }
    value.records.forEach((record, i) => takeOne(record, `${place}, records[${i}]`));
    if (Array.isArray(value.otherPages)) otherPages.push(...takeOtherPages(value.otherPages));
  };

  const whole = parseWhole(bytes);
  if (whole !== undefined) take(whole, 'the file');
  else
    for (const { n, text } of linesOf(bytes)) {
      const value = parse(text);
      if (value === undefined) faults.push(`line ${n}: is no JSON`);
      else take(value, `line ${n}`);
    }
  return { records: [...records.values()], otherPages, faults };
}

function isReadResult(
  value: unknown,
): value is { readonly records: readonly unknown[]; readonly otherPages?: unknown } {
  return typeof value === 'object' && value !== null && 'records' in value && Array.isArray(value.records);
}

/** The one JSON value that the file is; undefined for lines, and for what is none. */
function parseWhole(bytes: Uint8Array): unknown {
  const lines = linesOf(bytes);
  const first = lines.next().value;
  // Where the first line is a value by itself and another follows, the file as a whole is none.
  const hasMore = lines.next().done !== true;
  return first && hasMore && parse(first.text) !== undefined ? undefined : parse(decode(bytes));
}

/** Lines that hold more than white space, counted from 1. One a time: a library's records may fill gigabytes as text. */
function* linesOf(bytes: Uint8Array): Generator<{ readonly n: number; readonly text: string }, undefined> {
  for (let start = 0, n = 1; start < bytes.length; n++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const text = decode(bytes.subarray(start, end)).trim();
    if (text !== '') yield { n, text };
    start = end + 1;
  }
}

/** UTF-8 (RFC 8259, section 8.1), without a byte order mark. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
