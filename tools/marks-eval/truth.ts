import { readFile } from 'node:fs/promises';

/** A place where a mark stands, or where none does, after `text`. */
export interface TruthPortion {
  readonly text: string;
  readonly mark: string | null;
  readonly struck: boolean;
  readonly page: number;
}

interface TruthRecord {
  readonly subject?: {
    readonly text: string;
    readonly mark: string | null;
    readonly struck?: boolean;
  } | null;
  readonly turns?: readonly { readonly paragraphs: readonly TruthPortion[] }[];
  readonly pages?: readonly [number, number] | number;
}

/** All portions of a truth file in the paper's order: subject, then paragraphs, of each record. */
export async function readTruth(path: string): Promise<TruthPortion[]> {
  const file = JSON.parse(await readFile(path, 'utf8')) as TruthRecord & { records?: readonly TruthRecord[] };
  const portions: TruthPortion[] = [];
  for (const record of file.records ?? [file]) {
    const first = Array.isArray(record.pages) ? (record.pages as readonly [number, number])[0] : 1;
    const { subject } = record;
    if (subject)
      portions.push({ text: subject.text, mark: subject.mark, struck: subject.struck ?? false, page: first });
    for (const turn of record.turns ?? [])
      for (const { text, mark, struck, page } of turn.paragraphs) portions.push({ text, mark, struck, page });
  }
  return portions;
}
