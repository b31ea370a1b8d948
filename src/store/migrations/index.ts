import { sql as library } from './0001-library.ts';

/** One script a version: the first makes version 1 of an empty file, each other the next version of the one before. */
export const migrations: readonly string[] = [library];
