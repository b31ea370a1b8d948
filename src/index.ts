/** What programs that use the package get: reading, and the types of what is read. */
export { readFile, readSource, type Reading } from './pipeline.ts';
export { openSource, type SourceInput } from './source/index.ts';
export { isFault, type FaultCode, type SourceFault } from './model/source-fault.ts';
export { schema, type MemconRecord, type ReadResult } from './model/record.ts';
export type * from './model/archive.ts';
export type * from './model/body.ts';
export type * from './model/edition.ts';
export type * from './model/finding.ts';
export type * from './model/head.ts';
export type * from './model/line.ts';
export type * from './model/marks.ts';
export type * from './model/memcon.ts';
export type * from './model/page.ts';
export type * from './model/position.ts';
export type * from './model/release.ts';
export type * from './model/source-file.ts';
export type * from './model/text.ts';
