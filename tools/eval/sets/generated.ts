import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chooseRecords } from '../choose-records.ts';
import type { EvalDocument, Judgment, Paper } from '../judged.ts';
import { judgmentOf } from '../judged.ts';
import { score } from '../score.ts';
import type { Truth } from '../truth.ts';
import { readJson } from './files.ts';
import type { RenderedGold } from './rendered.ts';
import { judgeRendered } from './rendered.ts';

/** What the scan generator says of a whole page that it made. */
interface GeneratedGold extends RenderedGold {
  readonly conditions: Readonly<Record<string, string | number | boolean>>;
  /** Null: a page within a memorandum. */
  readonly header: Partial<Truth> | null;
  readonly text: string;
}

/** Fields of a head that the page does not carry. */
const bare: Truth = {
  kind: 'memcon',
  subject: null,
  participants: [],
  date: null,
  start: null,
  end: null,
  zone: null,
  place: null,
  banner: null,
};

/** Pages that tools/scan-generator made with `--whole`; null where it made none. */
export function generatedDocuments(root: string): EvalDocument[] | null {
  const folder = join(root, 'out', 'generated');
  if (!existsSync(folder)) return null;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.png') && existsSync(join(folder, file.replace(/png$/, 'json'))))
    .map((file) => {
      const id = file.slice(0, -'.png'.length);
      const gold = readJson(join(folder, `${id}.json`)) as GeneratedGold;
      const conditions = Object.entries(gold.conditions).map(
        ([name, value]) => [name, String(value)] as const,
      );
      return {
        group: gold.header ? 'generated/first pages' : 'generated/further pages',
        id,
        path: join(folder, file),
        conditions: Object.fromEntries(conditions),
        judge: (paper) => [judgeGenerated(id, gold, paper)],
      };
    });
}

function judgeGenerated(id: string, gold: GeneratedGold, paper: Paper): Judgment {
  const page = judgeRendered(id, gold, gold.text, paper);
  if (!gold.header) return page;
  const truth = { ...bare, ...gold.header };
  const [record = null] = chooseRecords([truth], paper.records, false);
  const head = judgmentOf(id, score(truth, record), record);
  return {
    ...head,
    overlaps: { ...head.overlaps, ...page.overlaps },
    rates: { ...head.rates, ...page.rates },
    marks: page.marks,
  };
}
