// Run with --expose-gc and the number of files to read, then paths to take them from by turns. Prints, as a JSON
// array, the mebibytes in use after a garbage collection at the end of each quarter.
import { readFile } from '../../src/pipeline.ts';

const [count, ...paths] = process.argv.slice(2);
const files = Number(count);
const quarter = Math.ceil(files / 4);
const usedMiB: number[] = [];
if (globalThis.gc === undefined) throw new Error('run with --expose-gc');
for (let n = 1; n <= files; n++) {
  await readFile(paths[n % paths.length]!);
  if (n % quarter !== 0 && n !== files) continue;
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  usedMiB.push((heapUsed + external) / 2 ** 20);
}
process.stdout.write(JSON.stringify(usedMiB));
