import { readFileSync } from 'node:fs';

/** Clock ticks to the second in `/proc`: USER_HZ, which is 100 on every platform of Node's. */
const ticks = 100;

/** Whether the time of children can be told: where the system has `/proc`. */
export function tellsChildren(): boolean {
  return childrenSeconds() !== null;
}

/** Seconds of processor time that this process has taken, and the children that have ended and been waited for. */
export function processorSeconds(): { readonly own: number; readonly children: number } {
  const { user, system } = process.cpuUsage();
  return { own: (user + system) / 1e6, children: childrenSeconds() ?? 0 };
}

function childrenSeconds(): number | null {
  try {
    // After the name, which is in parentheses and may hold anything, fields go on with the third: proc_pid_stat(5).
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) / ticks;
  } catch {
    return null;
  }
}
