-- 1: the first library.
--
-- User data: document, document_edition, annotation, anchor, tag, annotation_tag, change,
-- change_row, reading, topic_read. As it came: edition (with the original bytes), picture.
-- Derivable from the bytes: topic_text, target, and all columns of edition and topic but the ids.
-- Ids are UUIDv7 blobs, times milliseconds since 1970 in UTC, offsets Unicode code points.

CREATE TABLE library (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  uuid       BLOB NOT NULL,
  device     BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- One imported version of a document's content; never changed once written.
CREATE TABLE edition (
  id         INTEGER PRIMARY KEY,
  uuid       BLOB NOT NULL UNIQUE,
  hash       TEXT NOT NULL,
  format     TEXT NOT NULL,
  name       TEXT NOT NULL,
  title      TEXT NOT NULL,
  author     TEXT,
  language   TEXT,
  words      INTEGER NOT NULL,
  renderer   INTEGER NOT NULL,
  added_at   INTEGER NOT NULL,
  bytes      BLOB NOT NULL
) STRICT;
CREATE INDEX edition_hash ON edition (hash);

CREATE TABLE topic (
  id         INTEGER PRIMARY KEY,
  uuid       BLOB NOT NULL UNIQUE,
  edition    INTEGER NOT NULL REFERENCES edition (id),
  position   INTEGER NOT NULL,
  level      INTEGER NOT NULL,
  parent     INTEGER,
  words      INTEGER NOT NULL,
  chars      INTEGER NOT NULL,
  heading    TEXT NOT NULL,
  UNIQUE (edition, position)
) STRICT;

CREATE TABLE topic_text (
  topic      INTEGER PRIMARY KEY REFERENCES topic (id),
  text       TEXT NOT NULL,
  html       TEXT NOT NULL
) STRICT;

-- Where links inside a document lead.
CREATE TABLE target (
  edition    INTEGER NOT NULL REFERENCES edition (id),
  name       TEXT NOT NULL,
  topic      INTEGER NOT NULL,
  offset     INTEGER NOT NULL,
  PRIMARY KEY (edition, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE picture (
  hash       TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  bytes      BLOB NOT NULL
) STRICT;

CREATE TABLE edition_picture (
  edition    INTEGER NOT NULL REFERENCES edition (id),
  hash       TEXT NOT NULL REFERENCES picture (hash),
  PRIMARY KEY (edition, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id         INTEGER PRIMARY KEY,
  uuid       BLOB NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  author     TEXT,
  built_in   INTEGER NOT NULL DEFAULT 0,
  added_at   INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE document_edition (
  document   BLOB NOT NULL REFERENCES document (uuid) DEFERRABLE INITIALLY DEFERRED,
  number     INTEGER NOT NULL,
  edition    BLOB NOT NULL REFERENCES edition (uuid),
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_edition_edition ON document_edition (edition);

CREATE TABLE annotation (
  id          INTEGER PRIMARY KEY,
  uuid        BLOB NOT NULL UNIQUE,
  document    BLOB NOT NULL REFERENCES document (uuid) DEFERRABLE INITIALLY DEFERRED,
  kind        TEXT NOT NULL,
  colour      TEXT,
  note        TEXT,
  label       TEXT,
  origin      TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  removed_at  INTEGER
) STRICT;
CREATE INDEX annotation_document ON annotation (document);

-- Where an annotation sits in one edition. `selector` says what kind of place it is: `text` (a
-- range of characters), `topic` (a whole topic) or `document`. Topics by position.
CREATE TABLE anchor (
  annotation  BLOB NOT NULL REFERENCES annotation (uuid) DEFERRABLE INITIALLY DEFERRED,
  edition     BLOB NOT NULL REFERENCES edition (uuid),
  selector    TEXT NOT NULL,
  state       TEXT NOT NULL,
  confidence  REAL,
  start_topic INTEGER,
  start       INTEGER,
  end_topic   INTEGER,
  "end"       INTEGER,
  quote       TEXT,
  prefix      TEXT,
  suffix      TEXT,
  PRIMARY KEY (annotation, edition)
) STRICT, WITHOUT ROWID;
CREATE INDEX anchor_edition ON anchor (edition);

CREATE TABLE tag (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE annotation_tag (
  annotation  BLOB NOT NULL REFERENCES annotation (uuid) DEFERRABLE INITIALLY DEFERRED,
  tag         INTEGER NOT NULL REFERENCES tag (id),
  PRIMARY KEY (annotation, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_tag_tag ON annotation_tag (tag);

-- Where reading stopped, per document. Not in the journal: scrolling is not an action to undo.
CREATE TABLE reading (
  document    BLOB PRIMARY KEY,
  edition     BLOB NOT NULL,
  topic       INTEGER NOT NULL,
  offset      INTEGER NOT NULL,
  opened_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_read (
  edition     BLOB NOT NULL,
  position    INTEGER NOT NULL,
  PRIMARY KEY (edition, position)
) STRICT, WITHOUT ROWID;

-- The journal. `state` is 'applied' or 'undone' for an action, 'abandoned' for an undone action
-- that a later one has made unreachable, and 'undo' or 'redo' for the change that did so, whose
-- `of` names by id what it undid or redid.
CREATE TABLE change (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid        BLOB NOT NULL UNIQUE,
  device      BLOB NOT NULL,
  clock       INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  action      TEXT NOT NULL,
  actor       TEXT NOT NULL,
  state       TEXT NOT NULL,
  of          BLOB REFERENCES change (uuid),
  writing     BLOB
) STRICT;
CREATE INDEX change_applied ON change (seq) WHERE state = 'applied';
CREATE INDEX change_undone ON change (seq) WHERE state = 'undone';

-- What a change did to one row: the whole row before and after, as JSON; null is "not there".
CREATE TABLE change_row (
  change      INTEGER NOT NULL REFERENCES change (seq),
  number      INTEGER NOT NULL,
  entity      TEXT NOT NULL,
  key         BLOB NOT NULL,
  before      TEXT,
  after       TEXT,
  PRIMARY KEY (change, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_row_key ON change_row (entity, key, change);
