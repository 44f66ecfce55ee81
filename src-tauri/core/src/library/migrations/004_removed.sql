-- Finds what lies in the trash, and what of the tags is there, without a look at every annotation.
CREATE INDEX annotation_removed ON annotation (removed_at) WHERE removed_at IS NOT NULL;
