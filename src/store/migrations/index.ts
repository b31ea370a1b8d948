import { sql as library } from './0001-library.ts';
import { sql as packedReadings } from './0002-packed-readings.ts';
import { sql as undoneDecisions } from './0003-undone-decisions.ts';
import { sql as titles } from './0004-titles.ts';

/** One script a version: the first makes version 1 of an empty file, each other the next version of the one before. */
export const migrations: readonly string[] = [library, packedReadings, undoneDecisions, titles];
