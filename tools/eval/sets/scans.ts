import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyings, type CopyingName } from '../copies.ts';
import type { EvalDocument, Judgment, Paper } from '../judged.ts';
import type { LaidPage, Layout } from '../layout.ts';
import { judgeLayout, layoutOfOne, otherKindOf } from '../layout.ts';
import type { Truth, TruthFile } from '../truth.ts';
import { truthsIn } from '../truth.ts';
import { readJson } from './files.ts';
import { idsBySha256, judgeFile, sha256Of } from './gold.ts';
import type { HeaderGold } from './headers.ts';
import { headerGolds, judgeHeader, kindDocument } from './headers.ts';
import { renderedDocuments } from './rendered.ts';

const ending = '.truth.json';
const headerGroup = 'scan/headers';

/** A truth file with the pages that belong to none of its records. */
type ScanTruth = TruthFile & {
  readonly extraPages?: readonly { readonly page: number; readonly what: string }[] | null;
};

/** The papers as scans: whole records, headers, papers that are no conversation, rendered pages. */
export function scanDocuments(corpus: string): EvalDocument[] {
  const golds = headerGolds(corpus);
  return [...goldScans(corpus, golds), ...headerScans(corpus, golds), ...renderedDocuments(corpus)];
}

/** The papers with whole records, each copied once more in every way. */
export function copyDocuments(corpus: string): EvalDocument[] {
  return copiedEach(goldScans(corpus, headerGolds(corpus)), (copying) => `copies/${copying}`);
}

/** The same of those with headers alone. */
export function headerCopyDocuments(corpus: string): EvalDocument[] {
  const scans = headerScans(corpus, headerGolds(corpus)).filter(({ group }) => group === headerGroup);
  return copiedEach(scans, (copying) => `copies/${copying} headers`);
}

function copiedEach(
  scans: readonly EvalDocument[],
  groupOf: (copying: CopyingName) => string,
): EvalDocument[] {
  return (Object.keys(copyings) as CopyingName[]).flatMap((copying) =>
    scans.map((document) => ({ ...document, group: groupOf(copying), copying })),
  );
}

function goldScans(corpus: string, golds: readonly HeaderGold[]): EvalDocument[] {
  const folder = join(corpus, 'gold-scan');
  const ids = idsBySha256(corpus);
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .flatMap((file) => {
      const id = file.slice(0, -ending.length);
      const path = join(folder, `${id}.pdf`);
      if (!existsSync(path)) return [];
      const truth = readJson(join(folder, file)) as ScanTruth;
      const truths = truthsIn(truth);
      const header = golds.find((gold) => gold.id === ids.get(sha256Of(path)));
      const layout = layoutOfTruth(truth, truths) ?? (header ? layoutOfHeader(header) : null);
      return {
        group: 'scan/gold',
        id,
        path,
        judge: (paper) => withLayout(judgeFile(id, truths, paper.records, true), layout, paper),
      };
    });
}

/** Null where the truth does not say which pages are no part of its record. */
function layoutOfTruth(file: ScanTruth, truths: readonly Truth[]): Layout | null {
  if (!file.extraPages) return null;
  const others = file.extraPages.map(({ page, what }): LaidPage => ({ page, kind: otherKindOf(what) }));
  if (!('records' in file)) return typeof file.pages === 'number' ? layoutOfOne(file.pages, others) : null;
  const records = truths.flatMap(({ pages }) =>
    pages === undefined || typeof pages === 'number' ? [] : [pages],
  );
  return { records, others };
}

function headerScans(corpus: string, golds: readonly HeaderGold[]): EvalDocument[] {
  return golds.flatMap((gold) => {
    const path = join(corpus, 'pdf', `${gold.id}.pdf`);
    if (!existsSync(path)) return [];
    if (gold.kind === 'other') return [kindDocument('scan/not conversations', 'other', gold.id, path)];
    const layout = layoutOfHeader(gold);
    return [
      {
        group: headerGroup,
        id: gold.id,
        path,
        judge: (paper) => withLayout([judgeHeader(gold, paper.records)], layout, paper),
      },
    ];
  });
}

function layoutOfHeader({ pages, extraPages = {}, segments }: HeaderGold): Layout | null {
  if (segments) {
    const isRecord = ({ kind }: { kind: string }): boolean => kind === 'telcon' || kind === 'memcon';
    return {
      records: segments.filter(isRecord).map((segment) => segment.pages),
      others: segments
        .filter((segment) => !isRecord(segment))
        .flatMap(({ pages: [first, last], kind }) =>
          Array.from({ length: last - first + 1 }, (_, n) => ({ page: first + n, kind: otherKindOf(kind) })),
        ),
    };
  }
  if (pages === undefined) return null;
  return layoutOfOne(
    pages,
    Object.entries(extraPages).map(([page, { kind }]) => ({ page: Number(page), kind: otherKindOf(kind) })),
  );
}

/** How the file was divided goes with its first judgment; the spans of a packet are among it. */
function withLayout(judgments: readonly Judgment[], layout: Layout | null, paper: Paper): Judgment[] {
  if (!layout) return [...judgments];
  const divided = judgeLayout(layout, paper);
  return judgments.map((judgment, n) => {
    const rates = Object.fromEntries(Object.entries(judgment.rates).filter(([name]) => name !== 'spans'));
    return { ...judgment, rates: n === 0 ? { ...rates, ...divided } : rates };
  });
}
