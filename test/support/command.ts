import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
export const launcher = resolve(root, 'bin', 'memcon.js');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command in a process of its own, without colour and at 80 columns. */
export function memcon(args: readonly string[], input: string | Uint8Array = '', env = {}): Promise<Ran> {
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '80', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  // The command may end before it has read its input.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((settle, fail) => {
    child.on('error', fail).on('close', (code) => settle({ code, stdout, stderr }));
  });
}
