-- 3: how a person arranges the library: tags on documents, collections, reading state, archive,
-- details, what the five colours mean, saved searches, and what notes link to.
--
-- User data: all of it but `link`, which is read off the notes.

-- The version of the program that wrote here last.
ALTER TABLE library ADD COLUMN used_by TEXT;

ALTER TABLE document ADD COLUMN source TEXT;
-- When it was written, as a person says it.
ALTER TABLE document ADD COLUMN dated TEXT;
-- The reading state that a person has set; null while it follows the reading.
ALTER TABLE document ADD COLUMN state TEXT;
ALTER TABLE document ADD COLUMN archived_at INTEGER;

CREATE TABLE document_tag (
  document    BLOB NOT NULL REFERENCES document (uuid) DEFERRABLE INITIALLY DEFERRED,
  tag         INTEGER NOT NULL REFERENCES tag (id),
  PRIMARY KEY (document, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_tag_tag ON document_tag (tag);

CREATE TABLE collection (
  id          INTEGER PRIMARY KEY,
  uuid        BLOB NOT NULL UNIQUE,
  name        TEXT NOT NULL
) STRICT;

CREATE TABLE document_collection (
  document    BLOB NOT NULL REFERENCES document (uuid) DEFERRABLE INITIALLY DEFERRED,
  collection  BLOB NOT NULL REFERENCES collection (uuid) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (document, collection)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_collection_collection ON document_collection (collection);

-- What a colour stands for.
CREATE TABLE role (
  uuid        BLOB PRIMARY KEY,
  colour      TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search (
  id          INTEGER PRIMARY KEY,
  uuid        BLOB NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  query       TEXT NOT NULL
) STRICT;

-- What the note of an annotation links to: `document`, `topic` or `annotation`, by its id.
CREATE TABLE link (
  annotation  BLOB NOT NULL REFERENCES annotation (uuid) DEFERRABLE INITIALLY DEFERRED,
  target      BLOB NOT NULL,
  kind        TEXT NOT NULL,
  PRIMARY KEY (annotation, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_target ON link (target);

-- Counts the notes of a document, and finds whether it has a bookmark, without a look at each.
CREATE INDEX annotation_live ON annotation (document, kind, removed_at) WHERE removed_at IS NULL;
