import { exitCode, type ExitCode } from './exit-code.ts';
import { say, write } from './output.ts';
import { printTable } from './table.ts';
import type { TableFormat } from './table-formats.ts';
import { withLibrary } from './with-library.ts';

export interface RunsOptions {
  readonly library: string;
  readonly format: TableFormat;
  readonly limit: number;
}

/** `memcon runs`: what was taken into the library when, and how each file of a run ended. */
export async function runs(
  id: number | undefined,
  { library, format, limit }: RunsOptions,
): Promise<ExitCode> {
  return withLibrary(library, 'read', async (store) => {
    if (id === undefined) {
      const rows = (await store.runs(limit)).map(({ counts, ...run }) => ({
        id: run.id,
        started: run.started,
        ended: run.ended,
        state: run.state,
        read: counts.read,
        unchanged: counts.unchanged,
        'not-a-memorandum': counts['not-a-memorandum'],
        failed: counts.failed,
        reader: run.reader,
        command: run.command,
      }));
      await write(printTable(runColumns, rows, format));
      return exitCode.done;
    }
    const outcomes = await store.outcomes(id);
    // A run without a file has no outcomes, and is one all the same.
    if (outcomes.length === 0 && !(await store.runs(Number.MAX_SAFE_INTEGER)).some((run) => run.id === id)) {
      say(`${library}: there is no run ${id}`);
      return exitCode.incomplete;
    }
    const rows = outcomes.map(({ path, outcome, records, took, reason }) => ({
      outcome,
      records,
      ms: took,
      path,
      reason,
    }));
    await write(printTable(outcomeColumns, rows, format));
    return exitCode.done;
  });
}

const runColumns = [
  'id',
  'started',
  'ended',
  'state',
  'read',
  'unchanged',
  'not-a-memorandum',
  'failed',
  'reader',
  'command',
] as const;
const outcomeColumns = ['outcome', 'records', 'ms', 'path', 'reason'] as const;
