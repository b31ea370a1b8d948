/**
 * Version 2. A reading may be compressed with the record's passages as the dictionary (see packed.ts); those of version 1
 * are not.
 */
export const sql = `
ALTER TABLE reading ADD COLUMN with_passages INTEGER NOT NULL DEFAULT 0;
`;
