//! Which tags there are, and which a thing carries.

use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use crate::error::Result;
use crate::library::Library;

/// A tag in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct TagCount {
    /// Its name, without `#`.
    pub name: String,
    /// How many live annotations carry it.
    pub annotations: u32,
    /// How many live documents carry it.
    pub documents: u32,
}

/// What can carry a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    Annotation,
    Document,
}

/// The tags in use, by name.
///
/// # Errors
/// Only where the library cannot be read.
pub fn tags(library: &Library) -> Result<Vec<TagCount>> {
    library.read(in_use)
}

/// The same, where the library is being read already.
pub(super) fn in_use(connection: &Connection) -> Result<Vec<TagCount>> {
    // All that carry a tag are counted off its index, and the few taken off that are in the trash: a look at each of a
    // million annotations takes half a second. CROSS JOIN keeps SQLite to this order.
    let mut statement = connection.prepare_cached(
        "WITH gone (annotation) AS (
           SELECT uuid FROM annotation WHERE removed_at IS NOT NULL
           UNION ALL
           SELECT a.uuid FROM document d CROSS JOIN annotation a ON a.document = d.uuid AND a.removed_at IS NULL
             WHERE d.removed_at IS NOT NULL
         ),
         counted (tag, annotations, documents) AS (
           SELECT tag, count(*), 0 FROM annotation_tag GROUP BY tag
           UNION ALL
           SELECT x.tag, -count(*), 0 FROM gone CROSS JOIN annotation_tag x USING (annotation) GROUP BY x.tag
           UNION ALL
           SELECT x.tag, 0, count(*) FROM document_tag x
             CROSS JOIN document d ON d.uuid = x.document AND d.removed_at IS NULL GROUP BY x.tag
         )
         SELECT t.name, sum(c.annotations), sum(c.documents)
           FROM counted c JOIN tag t ON t.id = c.tag
           GROUP BY t.id HAVING sum(c.annotations) + sum(c.documents) > 0 ORDER BY t.name COLLATE NOCASE, t.name",
    )?;
    let tags = statement
        .query_map([], |row| {
            Ok(TagCount {
                name: row.get(0)?,
                annotations: row.get(1)?,
                documents: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(tags)
}

/// Whether anything carries the tag, in the trash too.
pub(super) fn is_used(connection: &Connection, tag: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM tag t WHERE t.name = ?1 AND (
                 EXISTS (SELECT 1 FROM annotation_tag x WHERE x.tag = t.id)
                 OR EXISTS (SELECT 1 FROM document_tag x WHERE x.tag = t.id)))";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([tag], |row| row.get(0))?)
}

/// The tags of one thing, sorted.
pub(crate) fn of(connection: &Connection, carrier: Carrier, key: Uuid) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(match carrier {
        Carrier::Annotation => {
            "SELECT t.name FROM annotation_tag x JOIN tag t ON t.id = x.tag WHERE x.annotation = ?1 ORDER BY t.name"
        }
        Carrier::Document => {
            "SELECT t.name FROM document_tag x JOIN tag t ON t.id = x.tag WHERE x.document = ?1 ORDER BY t.name"
        }
    })?;
    let names = statement
        .query_map([key], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

/// Gives a thing exactly these tags.
pub(crate) fn set(
    connection: &Connection,
    carrier: Carrier,
    key: Uuid,
    names: &[String],
) -> Result<()> {
    let (forget, give) = match carrier {
        Carrier::Annotation => (
            "DELETE FROM annotation_tag WHERE annotation = ?1",
            "INSERT INTO annotation_tag (annotation, tag) SELECT ?1, id FROM tag WHERE name = ?2",
        ),
        Carrier::Document => (
            "DELETE FROM document_tag WHERE document = ?1",
            "INSERT INTO document_tag (document, tag) SELECT ?1, id FROM tag WHERE name = ?2",
        ),
    };
    connection.prepare_cached(forget)?.execute([key])?;
    for name in names {
        connection
            .prepare_cached("INSERT OR IGNORE INTO tag (name) VALUES (?1)")?
            .execute([name])?;
        connection.prepare_cached(give)?.execute((key, name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::{self, Edit, NoteOn};
    use crate::documents::{self, Arrangement, add_source};
    use crate::import::{Beside, Source};
    use crate::journal::undo;
    use crate::{Actor, Library};

    #[test]
    fn what_lies_in_the_trash_is_not_counted() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(place.path(), Actor::Window).unwrap();
        let added = |name: &str| {
            let source = Source {
                name: name.into(),
                bytes: format!("# {name}\n\nText.\n").into_bytes(),
                beside: Beside::Nothing,
            };
            add_source(&library, &source, false).unwrap().document
        };
        let tagged = |document, tags: &[&str]| {
            let note = annotations::note(&library, NoteOn::Document(document), "A note.").unwrap();
            let edit = Edit {
                tag: tags.iter().map(|&tag| tag.to_owned()).collect(),
                ..Edit::default()
            };
            let id = note.answer.annotation;
            annotations::edit(&library, id, &edit).unwrap();
            id
        };
        let counted = |expected: &[(&str, u32, u32)]| {
            let found = tags(&library).unwrap();
            let found: Vec<(&str, u32, u32)> = found
                .iter()
                .map(|tag| (tag.name.as_str(), tag.annotations, tag.documents))
                .collect();
            assert_eq!(found, expected);
        };
        let (tides, letter) = (added("Tides"), added("Letter"));
        let first = tagged(tides, &["moon", "sea"]);
        tagged(tides, &["sea"]);
        tagged(letter, &["sea"]);
        let arrangement = Arrangement {
            tag: vec!["sea".to_owned(), "shelf".to_owned()],
            ..Arrangement::default()
        };
        documents::arrange(&library, &[letter], &arrangement).unwrap();
        counted(&[("moon", 1, 0), ("sea", 3, 1), ("shelf", 0, 1)]);

        annotations::remove(&library, first).unwrap();
        counted(&[("sea", 2, 1), ("shelf", 0, 1)]);
        // An annotation in the trash whose document is there as well is taken off once.
        documents::remove(&library, tides).unwrap();
        counted(&[("sea", 1, 1), ("shelf", 0, 1)]);
        documents::remove(&library, letter).unwrap();
        counted(&[]);
        documents::restore(&library, tides).unwrap();
        counted(&[("sea", 1, 0)]);
        annotations::restore(&library, first).unwrap();
        counted(&[("moon", 1, 0), ("sea", 2, 0)]);
        undo(&library).unwrap();
        counted(&[("sea", 1, 0)]);
    }
}
