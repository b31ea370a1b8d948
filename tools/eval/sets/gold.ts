import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MemconRecord } from '../../../src/model/record.ts';
import { chooseRecords } from '../choose-records.ts';
import type { EvalDocument, Judgment } from '../judged.ts';
import { judgmentOf } from '../judged.ts';
import { score } from '../score.ts';
import type { Truth, TruthFile } from '../truth.ts';
import { truthsIn } from '../truth.ts';
import { readJson, textsOf } from './files.ts';

const ending = '.truth.json';

/** Whole records read by eye, held against readings of the text files of the same papers. */
export function goldDocuments(corpus: string): EvalDocument[] {
  const folder = join(corpus, 'gold-scan');
  const ids = idsBySha256(corpus);
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .flatMap((file) => {
      const id = file.slice(0, -ending.length);
      const truths = truthsIn(readJson(join(folder, file)) as TruthFile);
      const text = join(folder, `${id}.txt`);
      const scan = join(folder, `${id}.pdf`);
      const sources: { group: string; path: string }[] = [];
      if (existsSync(text)) sources.push({ group: 'gold/text', path: text });
      if (existsSync(scan)) {
        for (const { variant, path } of textsOf(corpus, ids.get(sha256Of(scan)) ?? id))
          sources.push({ group: `gold/${variant}`, path });
      }
      return sources.map(({ group, path }): EvalDocument => {
        const paged = readFileSync(path, 'latin1').includes('\f');
        return { group, id, path, judge: ({ records }) => judgeFile(id, truths, records, paged) };
      });
    });
}

/** Holds all records of a file against its truths; the first judgment carries how many records were found. */
export function judgeFile(
  id: string,
  truths: readonly Truth[],
  records: readonly MemconRecord[],
  paged: boolean,
): Judgment[] {
  const count = (list: readonly { kind: string }[]): number =>
    list.filter(({ kind }) => kind !== 'other').length;
  const [found, expected] = [count(records), count(truths)];
  return chooseRecords(truths, records, paged).map((record, n) => {
    const truth = truths[n]!;
    const judgment = judgmentOf(truths.length > 1 ? `${id}#${n + 1}` : id, score(truth, record), record);
    const counted = { hits: Math.min(found, expected), found, expected };
    const inPacket = truths.length > 1 && paged;
    return {
      ...judgment,
      overlaps: n === 0 ? { ...judgment.overlaps, records: counted } : judgment.overlaps,
      rates: inPacket ? { ...judgment.rates, spans: spanRight(truth, record) } : judgment.rates,
    };
  });
}

function spanRight({ pages }: Truth, record: MemconRecord | null): { right: number; of: number } {
  return { right: Number(JSON.stringify(pages) === JSON.stringify(record?.source.pages)), of: 1 };
}

/** Lower-case hexadecimal. */
export function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** The other folders call the same papers by other names; the scans' hashes say which is which. */
export function idsBySha256(corpus: string): Map<string, string> {
  const provenance = readJson(join(corpus, 'pdf', 'provenance.json')) as readonly {
    file: string;
    sha256: string;
  }[];
  return new Map(provenance.map(({ file, sha256 }) => [sha256, file.replace(/\.pdf$/, '')]));
}
