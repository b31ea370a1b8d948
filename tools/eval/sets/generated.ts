import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Block } from '../../../src/model/body.ts';
import type { OtherPageKind } from '../../../src/model/memcon.ts';
import type { MemconRecord } from '../../../src/model/record.ts';
import { chooseRecords } from '../choose-records.ts';
import type { EvalDocument, Judgment, Paper } from '../judged.ts';
import { judgmentOf } from '../judged.ts';
import { judgeLayout } from '../layout.ts';
import { score } from '../score.ts';
import type { Truth } from '../truth.ts';
import { readJson } from './files.ts';
import { judgeFile } from './gold.ts';
import type { RenderedGold } from './rendered.ts';
import { judgeRendered } from './rendered.ts';

/** What the scan generator says of a whole page that it made. */
interface GeneratedGold extends RenderedGold {
  readonly conditions: Readonly<Record<string, string | number | boolean>>;
  /** Null: a page within a memorandum. */
  readonly header: Partial<Truth> | null;
  readonly text: string;
}

/** What it says of a file of several memoranda. */
interface PacketGold {
  readonly records: readonly (Partial<Truth> & { readonly pages: readonly [first: number, last: number] })[];
  readonly others: readonly { readonly page: number; readonly kind: OtherPageKind }[];
  /** The pages of its memoranda; their heads stand in `records`. */
  readonly pages: readonly (Omit<GeneratedGold, 'header'> & { readonly page: number })[];
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

/** Pages and files that tools/scan-generator made with `--whole` and `--packets`; null where it made none. */
export function generatedDocuments(root: string): EvalDocument[] | null {
  const folder = join(root, 'out', 'generated');
  if (!existsSync(folder)) return null;
  return readdirSync(folder)
    .filter((file) => /\.(?:png|pdf)$/.test(file) && existsSync(join(folder, `${nameOf(file)}.json`)))
    .map((file) => {
      const id = nameOf(file);
      const path = join(folder, file);
      const gold = readJson(join(folder, `${id}.json`)) as GeneratedGold | PacketGold;
      if ('records' in gold)
        return {
          group: 'generated/packets',
          id,
          path,
          conditions: { head: 'packet' },
          judge: (paper) => judgePacket(id, gold, paper),
        };
      const conditions = Object.entries(gold.conditions).map(
        ([name, value]) => [name, String(value)] as const,
      );
      return {
        group: gold.header ? 'generated/first pages' : 'generated/further pages',
        id,
        path,
        conditions: Object.fromEntries(conditions),
        judge: (paper) => [judgeGenerated(id, gold, paper)],
      };
    });
}

function nameOf(file: string): string {
  return file.slice(0, -'.png'.length);
}

/** Heads by record, how the file was divided, and each page of a memorandum by itself. */
function judgePacket(id: string, { records, others, pages }: PacketGold, paper: Paper): Judgment[] {
  const truths = records.map((record): Truth => ({ ...bare, ...record }));
  const divided = judgeLayout({ records: records.map((record) => record.pages), others }, paper);
  const heads = judgeFile(id, truths, paper.records, true).map((judgment, n) => {
    const rates = Object.fromEntries(Object.entries(judgment.rates).filter(([name]) => name !== 'spans'));
    return { ...judgment, rates: n === 0 ? { ...rates, ...divided } : rates };
  });
  const ofPages = pages.map((gold) =>
    judgeRendered(`${id} page ${gold.page}`, gold, gold.text, onePage(paper, gold.page)),
  );
  return [...heads, ...ofPages];
}

/** What was read of one page of a file. */
function onePage({ records, pages }: Paper, number: number): Paper {
  return {
    records: records.map((record) => ofPage(record, number)),
    otherPages: [],
    pages: pages.filter((page) => page.number === number),
  };
}

function ofPage(record: MemconRecord, number: number): MemconRecord {
  const { subject, banner, body } = record;
  const isThere = (at: { readonly page: number } | undefined): boolean => at?.page === number;
  return {
    ...record,
    subject: subject && { ...subject, mark: isThere(subject.mark?.at) ? subject.mark : null },
    banner: { ...banner, lines: banner.lines.filter(({ at }) => isThere(at)) },
    body: body.map((block): Block =>
      block.kind === 'heading'
        ? block
        : { ...block, paragraphs: block.paragraphs.filter(({ mark }) => isThere(mark?.at)) },
    ),
  };
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
