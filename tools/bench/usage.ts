// Loaded before a measured program (`node --import`): when that ends, its peak memory goes to file descriptor 3,
// which the measuring process reads. Memory over time is watched from outside, since a program that never waits
// for anything lets no timer of its own run.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  // In kibibytes on every platform.
  writeSync(3, String(process.resourceUsage().maxRSS));
});
