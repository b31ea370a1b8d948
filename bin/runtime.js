// Which Node runs Memcon. Plain JavaScript that any Node since 14 can parse, so that an old one can still say
// what is wrong or hand over to a newer one.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Oldest Node that runs Memcon: libraries are packed by Zstandard with dictionaries, which came with 24.6 and 22.19. */
export const oldest = '22.19.0';

/**
 * Whether a Node can run Memcon. One that can also runs TypeScript as it stands, which a checkout does.
 *
 * @param {string} version as in `process.versions.node`
 */
export function canRun(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 6) || (major === 22 && minor >= 19);
}

/**
 * Runs `file` with another Node in this one's place: same standard streams, arguments and exit code; signals pass
 * through in both directions. Never resolves; the process ends with the child.
 *
 * @param {string} node path of the executable
 * @param {string} file
 * @param {string[]} args
 * @param {(error: Error) => void} onFailure when the executable can't be started
 */
export function runWith(node, file, args, onFailure) {
  const child = spawn(node, [file, ...args], { stdio: 'inherit' });
  const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'].filter(
    (name) => name in constants.signals,
  );
  // At a terminal the child gets Ctrl-C itself; the listener only keeps this process waiting for it.
  for (const name of forwarded) process.on(name, () => child.kill(name));
  child.on('error', onFailure);
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const name of forwarded) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}
