import { findElements } from './parse.ts';
import { readFrusTei, type TeiReading } from './frus/index.ts';
import type { TeiSource } from './frus/read.ts';
import { readGeneral } from './general/index.ts';

export type { TeiFault } from './parse.ts';
export type { TeiReading } from './frus/index.ts';
export { readFrusDocuments, readFrusTei } from './frus/index.ts';
export type { TeiSource } from './frus/read.ts';
export { checkFrusDocument } from './frus/check-rules.ts';
export type { FrusOptions, TeiText } from './frus/write.ts';
export { writeFrusTei } from './frus/write.ts';
export type { FrusVolumeOptions } from './frus/write-volume.ts';
export { writeFrusVolume } from './frus/write-volume.ts';
export { writeTei } from './general/index.ts';
export type { Inserted, Insertion, InsertOptions } from './insert.ts';
export { insertIntoVolume } from './insert.ts';

/** Either flavour: a general TEI document of our own, else the documents of a FRUS volume. */
export function readTei(text: string, source: TeiSource): TeiReading {
  if (!/<idno\s+type="memcon"/.test(text.slice(0, 1 << 14))) return readFrusTei(text, source);
  const found = findElements(text, (name) => name === 'TEI');
  const next = found.next();
  if (next.done)
    return {
      records: [],
      faults: [next.value ?? { message: 'No TEI element: this is no TEI document', line: 1, column: 1 }],
    };
  const record = readGeneral(next.value.element);
  const end = found.next();
  const fault = end.done ? end.value : null;
  if (fault) return { records: [], faults: [fault] };
  return record ? { records: [record], faults: [] } : readFrusTei(text, source);
}
