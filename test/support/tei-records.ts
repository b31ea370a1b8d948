import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MemconRecord, ReadResult } from '../../src/model/record.ts';

const root = join(import.meta.dirname, '..', '..');

/** The records of all fixtures, as their papers are read. */
export function fixtureRecords(): MemconRecord[] {
  return globSync('test/fixtures/memcons/*/expected.json', { cwd: root })
    .sort()
    .flatMap((path) => (JSON.parse(readFileSync(join(root, path), 'utf8')) as ReadResult).records);
}

/** An invented volume in the encoding of the edition. */
export function inventedVolume(): string {
  return readFileSync(join(root, 'test/fixtures/tei/volume.xml'), 'utf8');
}
