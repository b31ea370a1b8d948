import type { OtherPage } from '../model/memcon.ts';
import type { MemconRecord } from '../model/record.ts';
import { fault, isFault, type SourceFault } from '../model/source-fault.ts';
import type { ScanOptions } from '../page/index.ts';
import { readSource } from '../pipeline.ts';
import { decodeText } from '../source/index.ts';
import type { IntakeFile } from './open.ts';

/** Everything that the library takes from one file. */
export interface FileReading {
  readonly records: readonly MemconRecord[];
  readonly otherPages: readonly OtherPage[];
  /** Parts of the file that could not be read, one sentence each; the rest is in `records`. */
  readonly faults: readonly string[];
}

/** Reads an open file, each kind in its own way. */
export async function readFile(file: IntakeFile, options?: ScanOptions): Promise<FileReading | SourceFault> {
  switch (file.format) {
    case 'tei':
      return readEdition(file);
    case 'records': {
      const { readRecords } = await import('./records-file.ts');
      return orFault(file, readRecords(file.source.bytes), 'holds no record');
    }
    case 'text':
    case 'scan': {
      const reading = await readSource(file.source, options);
      return isFault(reading) ? reading : { ...reading.result, faults: [] };
    }
  }
}

async function readEdition(file: IntakeFile): Promise<FileReading | SourceFault> {
  const { source } = file;
  const [{ readTei }, { text }] = await Promise.all([import('../tei/index.ts'), decodeText(source.bytes)]);
  const { records, faults } = readTei(text, source);
  const sentences = faults.map(({ line, message }) => `line ${line}: ${message}`);
  return orFault(file, { records, otherPages: [], faults: sentences }, 'holds no document of an edition');
}

/** A file that gave nothing but faults is one itself. */
function orFault(file: IntakeFile, reading: FileReading, nothing: string): FileReading | SourceFault {
  if (reading.records.length > 0) return reading;
  const [first, ...others] = reading.faults;
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return fault(file.source.path, 'malformed', first === undefined ? nothing : `${nothing} (${first}${more})`);
}
