-- The search index: a file of its own beside the library, made from it and thrown away at any time.
-- A unit is what is found: a document's title, a topic, an annotation. Units are numbered as they
-- come; a segment holds the postings of one stretch of numbers and is never changed, only merged.

CREATE TABLE meta (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  version    INTEGER NOT NULL,
  library    BLOB NOT NULL,
  -- The journal's entry that was taken in last by number and id, and what it said where it may still be written to.
  seq        INTEGER NOT NULL,
  change     BLOB,
  tail       TEXT,
  -- Of what came after it: the last row that was taken in, where that was too much at once.
  part       INTEGER,
  part_row   INTEGER,
  next       INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  -- While the index is being made: the last document taken in; null when all are.
  cursor     INTEGER
) STRICT;

CREATE TABLE document (
  id         INTEGER PRIMARY KEY,
  uuid       BLOB NOT NULL UNIQUE
) STRICT;

-- A document (its title, then its topics in order) or an annotation, by its first unit.
CREATE TABLE thing (
  first      INTEGER PRIMARY KEY,
  units      INTEGER NOT NULL,
  key        BLOB NOT NULL UNIQUE,
  document   INTEGER NOT NULL,
  edition    INTEGER
) STRICT;
CREATE INDEX thing_document ON thing (document);
CREATE INDEX thing_edition ON thing (edition) WHERE edition IS NOT NULL;

CREATE TABLE segment (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  first      INTEGER NOT NULL,
  units      INTEGER NOT NULL,
  columns    BLOB NOT NULL
) STRICT;

CREATE TABLE gone (
  unit       INTEGER PRIMARY KEY
) STRICT;

-- Postings, in the order of their terms: see postings.rs.
CREATE TABLE posting (
  segment    INTEGER NOT NULL,
  term       TEXT NOT NULL,
  entries    BLOB NOT NULL,
  list       INTEGER,
  PRIMARY KEY (segment, term)
) STRICT, WITHOUT ROWID;

-- What is long of them. Not beside the terms: whoever looks for a term there reads all of each row that is compared.
CREATE TABLE list (
  id         INTEGER PRIMARY KEY,
  units      BLOB NOT NULL,
  places     BLOB NOT NULL
) STRICT;
