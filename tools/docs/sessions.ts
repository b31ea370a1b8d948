import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');

/** A block that shows a command and what it prints, or its first lines: "$ npx memcon read a.txt | head -n 20". */
const session =
  /(?<=^```console\n)(?<line>\$ npx memcon (?<args>[^\n|]+?)(?: \| head -n (?<lines>\d+))?)\n[^]*?(?=^```$)/gm;

/** The page with the output of its commands made anew. */
export function renewSessions(page: string): string {
  return page.replace(session, (...match) => {
    const { line, args, lines } = match.at(-1) as { line: string; args: string; lines?: string };
    const output = run(args.split(' ')).split('\n');
    const shown = output.slice(0, lines === undefined ? output.length : Number(lines));
    return `${[line, ...shown].join('\n').trimEnd()}\n`;
  });
}

function run(args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [resolve(root, 'bin', 'memcon.js'), ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' },
    },
  );
  if (status !== 0) throw new Error(`memcon ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}
