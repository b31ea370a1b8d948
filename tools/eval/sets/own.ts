import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MemconRecord } from '../../../src/model/record.ts';
import type { EvalDocument } from '../judged.ts';
import type { Truth, TruthFile } from '../truth.ts';
import { truthOf, truthsIn } from '../truth.ts';
import { readJson } from './files.ts';
import { judgeFile } from './gold.ts';

/**
 * The invented conversations of the repository: each folder of fixtures gives a truth (`truth.json`, or
 * `expected.json` with the whole record) for its `source.*`, or for the sample of the folder's name.
 */
export function ownDocuments(root: string): EvalDocument[] {
  const fixtures = join(root, 'test', 'fixtures', 'memcons');
  return readdirSync(fixtures).map((id) => {
    const folder = join(fixtures, id);
    const own = readdirSync(folder).find((file) => file.startsWith('source.'));
    const path = own ? join(folder, own) : join(root, 'samples', `${id}.txt`);
    if (!existsSync(path)) throw new Error(`${folder} has no source file, and samples has no ${id}.txt`);
    const truths = readTruths(folder);
    const paged = readFileSync(path, 'latin1').includes('\f');
    return { group: 'own/fixtures', id, path, judge: ({ records }) => judgeFile(id, truths, records, paged) };
  });
}

function readTruths(folder: string): readonly Truth[] {
  const truth = join(folder, 'truth.json');
  const expected = join(folder, 'expected.json');
  if (existsSync(truth)) return truthsIn(readJson(truth) as TruthFile);
  if (!existsSync(expected)) throw new Error(`${folder} has neither truth.json nor expected.json`);
  const file = readJson(expected) as MemconRecord | { readonly records: readonly MemconRecord[] };
  return ('records' in file ? file.records : [file]).map(truthOf);
}
