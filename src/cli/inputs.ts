import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fault, type SourceFault } from '../model/source-fault.ts';

/** Endings of the names that a folder's files are taken by. A file named on the command line is read whatever its name. */
const endings = new Set('.txt .text .html .htm .hocr .xml .alto .pdf .tif .tiff .png .jpg .jpeg'.split(' '));

export interface Inputs {
  /** Files to read, in order; `-` is standard input. */
  readonly paths: readonly string[];
  readonly faults: readonly SourceFault[];
  /** What was left out of folders, one sentence a folder. */
  readonly leftOut: readonly string[];
}

/** The files that the arguments name: a folder stands for the sources in it and in its folders, sorted by name. */
export function listInputs(args: readonly string[]): Inputs {
  const paths: string[] = [];
  const faults: SourceFault[] = [];
  const leftOut: string[] = [];
  for (const arg of args) {
    if (arg === '-' || !isFolder(arg)) {
      paths.push(arg);
      continue;
    }
    const found: string[] = [];
    const others: string[] = [];
    const before = faults.length;
    walk(arg, (path) => (endings.has(extname(path).toLowerCase()) ? found : others).push(path), faults);
    paths.push(...found);
    if (others.length > 0)
      leftOut.push(`${arg}: left out what is no source by its name: ${others[0]}${more(others.length - 1)}`);
    if (found.length === 0 && faults.length === before)
      faults.push(fault(arg, 'empty', 'is a folder without a file that can be read'));
  }
  return { paths, faults, leftOut };
}

function walk(folder: string, take: (path: string) => void, faults: SourceFault[]): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    faults.push(fault(folder, 'unreadable', 'is a folder that may not be opened'));
    return;
  }
  // What a folder says about itself is no source in it.
  const shown = entries.filter(({ name }) => !/^(?:\.|readme\b)/i.test(name));
  for (const entry of shown.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    // A link to a folder is not followed: it may lead back here.
    if (entry.isDirectory()) walk(path, take, faults);
    else if (entry.isFile() || (entry.isSymbolicLink() && !isFolder(path))) take(path);
  }
}

function more(n: number): string {
  return n > 0 ? ` and ${n} more` : '';
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
