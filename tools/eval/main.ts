import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { Command, Option } from 'commander';
import pc from 'picocolors';
import { diffJudgment } from './diff.ts';
import type { Evaluated } from './evaluate.ts';
import { evaluateDocument, summarizeAll } from './evaluate.ts';
import { belowFloors, raiseFloors, readFloors, writeFloors } from './floors.ts';
import type { EvalDocument, Judgment, SetName } from './judged.ts';
import { setNames, summarize } from './judged.ts';
import { measurePeople, reportPeople } from './people-ids.ts';
import { reportConditions } from './report-conditions.ts';
import { reportDocuments } from './report-documents.ts';
import { reportGroup, reportOverview } from './report.ts';
import { openScanStage } from './scan-stage.ts';
import { documentsOf } from './sets/index.ts';
import { findCorpus, root } from './shared.ts';
import type { Summary } from './summary.ts';
import { figures } from './summary.ts';

interface Options {
  readonly set?: readonly SetName[];
  readonly document?: string;
  readonly scans?: true;
  readonly fresh?: true;
  readonly verbose?: true;
  readonly diff?: true;
  readonly json: string;
  readonly min?: true;
  readonly raise?: true;
  readonly people?: true;
}

/** Why a set may be absent, where it is not the corpus. */
const absent: Readonly<Partial<Record<SetName, string>>> = {
  generated: 'no pages in out/generated: tools/scan-generator makes them',
};

/** Sets that are read by OCR, when they are asked for. */
const pictured: ReadonlySet<SetName> = new Set(['scan', 'copies', 'header-copies', 'generated']);

const options = new Command('npm run eval --')
  .description('Holds what Memcon reads against what is known of the papers. See docs/evaluation.md.')
  .addOption(new Option('--set <names...>', 'only these sets').choices(setNames))
  .option('--document <text>', 'only documents whose id or path holds this text')
  .option('--scans', 'the set scan too, which is left out otherwise: OCR takes some seconds a page')
  .option('--fresh', 'read scans anew: pages read before are kept in out/pages')
  .option('--verbose', 'print a line for each document')
  .option('--diff', 'print what differs in each document')
  .option('--json <file>', 'where the figures go', 'out/eval.json')
  .option('--min', 'fail if a figure is below its floor in tools/eval/floors.json')
  .option('--raise', 'lift the floors that the figures have left below them')
  .option('--people', 'instead, resolve names and labels to the persons that the edition identifies')
  .addHelpText('after', '\nFloors are those of whole sets: neither --min nor --raise goes with --document.')
  .parse()
  .opts<Options>();

if ((options.min ?? options.raise) && options.document !== undefined) {
  console.error('--min and --raise need whole sets: leave out --document');
  process.exit(2);
}

if (options.people) {
  const corpus = findCorpus();
  console.log(
    corpus === null
      ? 'people: absent (no corpus at ../shared or MEMCON_SHARED)'
      : reportPeople(await measurePeople(corpus)),
  );
  process.exit();
}

const evaluated = await evaluateAll(chosenDocuments());
const summaries = summarizeAll(evaluated);
for (const summary of summaries) {
  console.log(`\n${reportGroup(summary)}`);
  const rows = isScanned(summary.group) ? reportDocuments(judgmentsOf(summary.group)) : null;
  if (rows !== null) console.log(`\n${rows}`);
}
const conditions = reportConditions(evaluated);
if (conditions !== null) console.log(`\n${conditions}`);
if (summaries.length > 1) console.log(`\n${reportOverview(summaries)}`);
for (const { document, fault } of evaluated) if (fault !== null) reportFault(document.path, fault);
writeJson(summaries);
const measured = Object.fromEntries(summaries.map((summary) => [summary.group, figures(summary)]));
if (options.raise) writeFloors(raiseFloors(readFloors(), measured));
if (options.min) compareWithFloors();

async function evaluateAll(documents: readonly EvalDocument[]): Promise<Evaluated[]> {
  const results: Evaluated[] = [];
  let current = '';
  const scans = documents.some(({ group }) => isScanned(group))
    ? await openScanStage(root, options.fresh ?? false, (name, done, total) =>
        showProgress(`${current} ${name}: page ${done} of ${total}`),
      )
    : null;
  try {
    for (const [n, document] of documents.entries()) {
      current = `${n + 1}/${documents.length}`;
      const result = await evaluateDocument(
        document,
        document.copying ? scans?.copies(document.copying) : scans?.stage,
      );
      results.push(result);
      if (options.verbose || options.diff) printDocument(result);
    }
  } finally {
    await scans?.close();
  }
  return results;
}

/** On standard error: in one line that changes, or line by line where nobody watches. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  else process.stderr.write(`${text}\n`);
}

/** Whether the group's documents are read from pictures. */
function isScanned(group: string): boolean {
  return /^(?:scan|copies|generated)\//.test(group);
}

function judgmentsOf(group: string): Judgment[] {
  return evaluated.filter(({ document }) => document.group === group).flatMap(({ judgments }) => judgments);
}

function chosenDocuments(): EvalDocument[] {
  const corpus = findCorpus();
  const documents: EvalDocument[] = [];
  const sets = options.set ?? setNames.filter((set) => !pictured.has(set));
  for (const set of new Set([...sets, ...(options.scans ? ['scan' as const] : [])])) {
    const list = documentsOf(set, { root, corpus });
    if (list === null)
      console.log(`${set}: absent (${absent[set] ?? 'no corpus at ../shared or MEMCON_SHARED'})`);
    else documents.push(...list);
  }
  const { document: text } = options;
  return text === undefined
    ? documents
    : documents.filter(({ id, path }) => id.includes(text) || relative(root, path).includes(text));
}

function printDocument({ document, judgments, fault }: Evaluated): void {
  for (const judgment of judgments) {
    console.log(
      `${pc.bold(document.group)} ${judgment.id}: ${fault === null ? summarize(judgment) : 'not read'}`,
    );
    if (options.diff) console.log(`${diffJudgment(judgment)}\n`);
  }
}

function reportFault(path: string, fault: string): void {
  console.error(`\n${relative(root, path)}: ${fault}`);
  process.exitCode = 1;
}

function writeJson(groups: readonly Summary[]): void {
  const report = {
    groups: Object.fromEntries(
      groups.map((summary) => [summary.group, { ...summary, figures: figures(summary) }]),
    ),
    documents: evaluated.flatMap(({ document, judgments, fault }) =>
      judgments.map(({ id, fields, overlaps, rates, kind }) => ({
        group: document.group,
        id,
        file: relative(root, document.path),
        fault,
        kind,
        fields,
        overlaps,
        rates,
      })),
    ),
  };
  mkdirSync(dirname(options.json), { recursive: true });
  writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
  console.log(`\nAll figures: ${options.json}`);
}

function compareWithFloors(): void {
  const failures = belowFloors(readFloors(), measured);
  for (const failure of failures) console.error(failure);
  if (failures.length === 0) console.log('No figure is below its floor.');
  else process.exitCode = 1;
}
