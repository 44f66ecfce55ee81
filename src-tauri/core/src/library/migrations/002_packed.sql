-- 2: what a library keeps of its documents' content lies packed, as Zstandard frames (RFC 8878).
--
-- `edition.bytes` is packed in place. `topic_html` takes the place of `topic_text`: a topic's text is
-- exactly the text content of its HTML and is read off it, so it is not kept a second time.

CREATE TABLE topic_html (
  topic      INTEGER PRIMARY KEY REFERENCES topic (id),
  html       BLOB NOT NULL
) STRICT;
