/** Version 4. What a paper calls itself, for lists; readings of before have it again when they are read again. */
export const sql = 'ALTER TABLE record ADD COLUMN title TEXT;';
