import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildRoom } from './build-room.ts';

/** `npm start`: reads a sample for the terminal, makes a library of all samples, and opens the reading room on it. */
const root = resolve(import.meta.dirname, '..');
const library = resolve(root, 'out', 'samples.library');

function memcon(...args: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [resolve(root, 'bin/memcon.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}

mkdirSync(resolve(root, 'out'), { recursive: true });
memcon('read', 'samples/1997-03-08-halloran-ostrander-telcon.txt');
await buildRoom();
memcon('ingest', 'samples', '--library', library);
process.exitCode = memcon('serve', '--library', library, ...process.argv.slice(2));
