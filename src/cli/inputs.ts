import { existsSync, globSync, readdirSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { fault, type SourceFault } from '../model/source-fault.ts';

/** Endings of the names that a folder's files are taken by. A file named on the command line is read whatever its name. */
const sourceEndings: readonly string[] =
  '.txt .text .html .htm .hocr .xml .alto .pdf .tif .tiff .png .jpg .jpeg'.split(' ');

/** How folders are gone through. */
export interface InputOptions {
  /** Endings beside those of sources (".jsonl"). */
  readonly moreEndings?: readonly string[];
  /** Folder that is left out. */
  readonly skip?: string;
}

export interface Inputs {
  /** Files to read, in order; `-` is standard input. */
  readonly paths: readonly string[];
  readonly faults: readonly SourceFault[];
  /** What was left out of folders, one sentence a folder. */
  readonly leftOut: readonly string[];
}

/**
 * The files that the arguments name: a folder stands for the sources in it and in its folders, sorted by name, a glob
 * that the shell has left as it is (`"box-*\/**"`) for what it matches.
 */
export function listInputs(args: readonly string[], options: InputOptions = {}): Inputs {
  const paths: string[] = [];
  const faults: SourceFault[] = [];
  const leftOut: string[] = [];
  for (const arg of args.flatMap(expandGlob)) {
    if (arg === '-' || !isFolder(arg)) {
      paths.push(arg);
      continue;
    }
    const found: string[] = [];
    const others: string[] = [];
    const before = faults.length;
    const takes = sourceNames(options);
    walk(arg, (path) => (takes(path) ? found : others).push(path), { faults, skip: options.skip });
    paths.push(...found);
    if (others.length > 0)
      leftOut.push(`${arg}: left out what is no source by its name: ${others[0]}${more(others.length - 1)}`);
    if (found.length === 0 && faults.length === before)
      faults.push(fault(arg, 'empty', 'is a folder without a file that can be read'));
  }
  return { paths, faults, leftOut };
}

/** Tells whether a folder's file is taken, by its name. */
export function sourceNames({ moreEndings = [] }: InputOptions): (path: string) => boolean {
  const endings = new Set([...sourceEndings, ...moreEndings]);
  return (path) => endings.has(extname(path).toLowerCase());
}

/** What a folder says about itself is no source in it. */
export function isAside(name: string): boolean {
  return /^(?:\.|readme\b)/i.test(name);
}

function expandGlob(arg: string): string[] {
  if (!/[*?[{]/.test(arg) || existsSync(arg)) return [arg];
  const found = globSync(arg).sort();
  // Without a match it is told as a file that is not there, by the name that was given.
  return found.length > 0 ? found : [arg];
}

function walk(
  folder: string,
  take: (path: string) => void,
  context: { readonly faults: SourceFault[]; readonly skip: string | undefined },
): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    context.faults.push(fault(folder, 'unreadable', 'is a folder that may not be opened'));
    return;
  }
  const shown = entries.filter(({ name }) => !isAside(name));
  for (const entry of shown.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    // A link to a folder is not followed: it may lead back here.
    if (entry.isDirectory()) {
      if (context.skip === undefined || resolve(path) !== context.skip) walk(path, take, context);
    } else if (entry.isFile() || (entry.isSymbolicLink() && !isFolder(path))) take(path);
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
