import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { toJson } from '../export/json-text.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { say, write } from './output.ts';
import { withLibrary } from './with-library.ts';

/** `memcon library check`: prints what is wrong, one sentence a line. */
export async function checkLibrary(path: string): Promise<ExitCode> {
  // Whoever may write can have the indexes checked too.
  const mode = isWritable(path) ? 'open' : 'read';
  return withLibrary(path, mode, async (store) => {
    const wrong = await store.check();
    if (wrong.length > 0) {
      await write(wrong.map((sentence) => `${sentence}\n`).join(''));
      return exitCode.findings;
    }
    const { records, sources } = await store.counts();
    const part = mode === 'open' ? '' : ' (its search index was not checked: that takes leave to write)';
    await write(`${path} is whole: ${counted(records, 'record')} of ${counted(sources, 'file')}${part}.\n`);
    return exitCode.done;
  });
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(resolve(path)), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function counted(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
}

/** `memcon library backup` */
export async function backUpLibrary(path: string, target: string): Promise<ExitCode> {
  if (existsSync(target)) {
    say(`${target}: is there already; a backup does not write over a file`);
    return exitCode.incomplete;
  }
  return withLibrary(path, 'read', async (store) => {
    await store.backup(target);
    await write(`${target}: ${statSync(target).size.toLocaleString('en')} bytes\n`);
    return exitCode.done;
  });
}

/** `memcon library info` */
export async function describeLibrary(path: string, asJson: boolean): Promise<ExitCode> {
  return withLibrary(path, 'read', async (store) => {
    const counts = await store.counts();
    const [last] = await store.runs(1);
    const { size } = statSync(path);
    if (asJson) {
      await write(`${toJson({ path, bytes: size, ...counts, lastRun: last ?? null }, 2)}\n`);
      return exitCode.done;
    }
    const lines: readonly (readonly [string, string | number])[] = [
      ['library', path],
      ['size', `${size.toLocaleString('en')} bytes`],
      ['files', counts.sources.toLocaleString('en')],
      ['records', counts.records.toLocaleString('en')],
      ['paragraphs', counts.paragraphs.toLocaleString('en')],
      ['people', counts.people.toLocaleString('en')],
      ['last run', last ? `${last.id}, ${last.started}, ${last.state}, by ${last.reader}` : 'none'],
    ];
    await write(lines.map(([name, value]) => `${name.padEnd(12)}${value}\n`).join(''));
    return exitCode.done;
  });
}
