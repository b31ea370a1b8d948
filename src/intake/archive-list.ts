import { readFile } from 'node:fs/promises';
import { dirname, matchesGlob, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { ArchivalReference } from '../model/archive.ts';

/** Says where the paper of a file is kept; null: the list says nothing of it. */
export type ArchiveOf = (path: string) => ArchivalReference | null;

const parts = [
  'repository',
  'collection',
  'series',
  'box',
  'folder',
  'caseNumber',
] as const satisfies readonly (keyof ArchivalReference)[];

const part = z.string().nullable().exactOptional();
const list = z.array(
  z.strictObject({
    files: z.string().min(1),
    repository: part,
    collection: part,
    series: part,
    box: part,
    folder: part,
    caseNumber: part,
  }),
);

const unknown: ArchivalReference = {
  repository: null,
  collection: null,
  series: null,
  box: null,
  folder: null,
  caseNumber: null,
};

/**
 * Reads a list that says which files are from where: a JSON array of
 * `{"files": "box-12/**", "repository": "…", "collection": "…", "series": "…", "box": "…", "folder": "…", "caseNumber": "…"}`,
 * `files` a glob relative to the list's own folder. Of several entries for one file the later one adds to the earlier.
 * A string is what is wrong with the list.
 */
export async function readArchiveList(path: string): Promise<ArchiveOf | string> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const isSyntax = error instanceof SyntaxError;
    return `${path}: ${isSyntax ? `is no JSON (${error.message})` : "can't be read"}`;
  }
  const { data, error } = list.safeParse(value);
  if (error) {
    const { path: keys = [], message = '' } = error.issues[0] ?? {};
    const where = keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
    return `${path}: is no list of where papers are kept (${where && `${where.replace(/^\./, '')}: `}${message})`;
  }
  const base = dirname(resolve(path));
  return (file) => {
    const name = relative(base, resolve(file)).replaceAll(sep, '/');
    const entries = data.filter(({ files }) => matchesGlob(name, files));
    if (entries.length === 0) return null;
    const found = { ...unknown };
    for (const entry of entries)
      for (const part of parts) {
        const value = entry[part];
        if (value !== undefined) found[part] = value;
      }
    return found;
  };
}
