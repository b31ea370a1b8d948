// Which Node runs Memcon. Plain JavaScript that any Node since 14 can parse, so that an old one can still say
// what is wrong or hand over to a newer one.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Oldest Node for the built package; it needs nothing beyond the language. */
export const oldestForBuild = '22.13.0';
/** Oldest Node that runs TypeScript as it stands, which a checkout does. */
export const oldestForSource = '22.18.0';

/**
 * Whether a Node can run Memcon: from the built package, or from source.
 *
 * @param {string} version as in `process.versions.node`
 * @param {boolean} fromSource
 */
export function canRun(version, fromSource) {
  const [major, minor] = version.split('.').map(Number);
  if (!fromSource) return major > 22 || (major === 22 && minor >= 13);
  // Type stripping went unflagged in 23.6 and was carried back to 22.18.
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
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
