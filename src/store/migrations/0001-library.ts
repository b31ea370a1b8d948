/**
 * Version 1. A record takes one slot, or several in a row where it has more than 4,095 paragraphs; paragraph `n` has
 * the full-text rowid `slot * 4096 + n`, so that hits are grouped by record without a join, and a range of slots is a
 * range of rowids.
 *
 * `found` is contentless: the text stands compressed in `passage`, once. What is indexed is the text, then tokens for
 * the fields and for words that stand in the paragraph more than once (see tokens.ts). One column holds them all:
 * a term that is looked for in one of several columns is read through to its end where that column has none.
 */
export const sql = `
CREATE TABLE library (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation INTEGER NOT NULL,
  slots INTEGER NOT NULL,
  paragraphs INTEGER NOT NULL,
  people INTEGER NOT NULL
) STRICT;
INSERT INTO library VALUES (1, 0, 1, 0, 0);

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  reader TEXT NOT NULL,
  other_pages TEXT NOT NULL,
  previous TEXT
) STRICT;

CREATE TABLE place (
  path TEXT PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source,
  modified REAL NOT NULL,
  kept TEXT NOT NULL CHECK (kept IN ('copy', 'reference'))
) STRICT, WITHOUT ROWID;
CREATE INDEX place_of_source ON place (source);

CREATE TABLE record (
  slot INTEGER PRIMARY KEY,
  slots INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  source INTEGER NOT NULL REFERENCES source,
  present INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT,
  date TEXT,
  start TEXT,
  venue TEXT,
  banner TEXT,
  participants TEXT NOT NULL,
  paragraphs INTEGER NOT NULL,
  first_page INTEGER NOT NULL,
  last_page INTEGER NOT NULL,
  doubt REAL
) STRICT;
CREATE INDEX record_of_source ON record (source);
CREATE INDEX record_by_date ON record (date, id) WHERE present;
CREATE INDEX record_in_order ON record (coalesce(date, '~'), id) WHERE present;
CREATE INDEX record_by_doubt ON record (doubt, id) WHERE present AND doubt IS NOT NULL;

CREATE TABLE reading (slot INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE, bytes BLOB NOT NULL) STRICT;
CREATE TABLE passage (slot INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE, bytes BLOB NOT NULL) STRICT;
CREATE TABLE columns (chunk INTEGER PRIMARY KEY, generation INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE INDEX columns_by_generation ON columns (generation);

CREATE VIRTUAL TABLE found USING fts5 (
  text,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
-- Bytes gathered in memory before they are written out: a commit of many sources in one piece.
INSERT INTO found (found, rank) VALUES ('hashsize', 8388608);

CREATE TABLE word (word TEXT PRIMARY KEY, reversed TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX word_by_end ON word (reversed);
CREATE TABLE token (token TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE value (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE value_words USING fts5 (
  text, content = 'value', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  names TEXT NOT NULL,
  offices TEXT NOT NULL,
  birth TEXT,
  death TEXT,
  origin TEXT NOT NULL,
  listed TEXT NOT NULL,
  seen TEXT,
  merged_into INTEGER REFERENCES person
) STRICT;
CREATE VIRTUAL TABLE person_words USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
  person INTEGER NOT NULL REFERENCES person,
  into_person INTEGER NOT NULL REFERENCES person,
  label TEXT,
  by TEXT NOT NULL,
  made TEXT NOT NULL
) STRICT;

CREATE TABLE took_part (
  slot INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  label INTEGER NOT NULL REFERENCES value,
  listed INTEGER NOT NULL,
  paragraphs INTEGER NOT NULL,
  person INTEGER REFERENCES person,
  basis TEXT,
  PRIMARY KEY (slot, label, listed)
) STRICT, WITHOUT ROWID;
CREATE INDEX took_part_by_person ON took_part (person, slot) WHERE person IS NOT NULL;
CREATE INDEX took_part_by_label ON took_part (label);

CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  correction TEXT NOT NULL,
  by TEXT NOT NULL,
  made TEXT NOT NULL,
  undone_by TEXT,
  undone TEXT
) STRICT;
CREATE INDEX correction_of_record ON correction (record);

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  reader TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'interrupted'))
) STRICT;
CREATE TABLE outcome (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  path TEXT NOT NULL,
  outcome TEXT NOT NULL,
  records INTEGER NOT NULL,
  reason TEXT,
  took REAL NOT NULL
) STRICT;
CREATE INDEX outcome_of_run ON outcome (run, outcome);
`;
