/**
 * Version 3. A decision about people that was taken back is kept, as corrections are. A person that only it was about is
 * gone; so decisions refer to people without holding them there.
 */
export const sql = `
ALTER TABLE decision RENAME TO former_decision;
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
  person INTEGER NOT NULL,
  into_person INTEGER NOT NULL,
  label TEXT,
  by TEXT NOT NULL,
  made TEXT NOT NULL,
  undone_by TEXT,
  undone TEXT
) STRICT;
INSERT INTO decision SELECT id, kind, person, into_person, label, by, made, NULL, NULL FROM former_decision;
DROP TABLE former_decision;
`;
