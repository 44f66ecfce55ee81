//! How tags are written. The search folds them, so that `Sea` and `sea` are one; shown is the spelling
//! most in use. Who types a tag that differs in case alone from one in use means that one; two that are there
//! already stay two until somebody makes them one.

use std::collections::HashMap;

use rusqlite::Connection;

use super::name::clean_all;
use super::rows::is_used;
use crate::error::Result;
use crate::search::folded_tag;

/// Whether two tags differ in nothing but case.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}

/// The spellings in use of a tag, most used first: itself where it is in use just so.
pub(crate) fn spellings(connection: &Connection, tag: &str) -> Result<Vec<String>> {
    if is_used(connection, tag)? {
        return Ok(vec![tag.to_owned()]);
    }
    let mut statement = connection.prepare_cached(
        "SELECT name, (SELECT count(*) FROM annotation_tag WHERE tag = t.id)
                    + (SELECT count(*) FROM document_tag WHERE tag = t.id) AS uses
         FROM tag t WHERE uses > 0 ORDER BY uses DESC, name",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let name = row.get_ref(0)?.as_str().unwrap_or_default();
        if is_same(name, tag) {
            found.push(name.to_owned());
        }
    }
    Ok(found)
}

/// A clean tag in the spelling that is in use; as it is where there is none.
pub(super) fn settled(connection: &Connection, tag: &str) -> Result<String> {
    let found = spellings(connection, tag)?.into_iter().next();
    Ok(found.unwrap_or_else(|| tag.to_owned()))
}

/// Tags as a person typed them, cleaned and in the spelling that is in use; sorted, each once.
pub(crate) fn settled_all(connection: &Connection, typed: &[String]) -> Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for tag in clean_all(typed)? {
        let tag = settled(connection, &tag)?;
        // Of two that are both new, one.
        if !names.iter().any(|one| is_same(one, &tag)) || is_used(connection, &tag)? {
            names.push(tag);
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}

/// Tags to be given and taken away, the same for many things.
pub(crate) struct Retagging {
    give: Vec<String>,
    take: Vec<String>,
}

impl Retagging {
    /// As a person typed them.
    ///
    /// # Errors
    /// A bad tag.
    pub fn new(connection: &Connection, give: &[String], take: &[String]) -> Result<Self> {
        Ok(Self {
            give: settled_all(connection, give)?,
            take: clean_all(take)?,
        })
    }

    /// Changes the tags of one thing; they stay sorted, each once.
    pub fn apply(&self, own: &mut Vec<String>) {
        for gone in &self.take {
            let is_there = own.contains(gone);
            own.retain(|tag| tag != gone && (is_there || !is_same(tag, gone)));
        }
        own.extend(self.give.iter().cloned());
        own.sort();
        own.dedup();
    }
}

/// How tags are written, by how the search folds them: of several spellings the most used, on
/// annotations and documents together.
pub(crate) fn spelling(connection: &Connection) -> Result<HashMap<String, String>> {
    let mut statement = connection.prepare_cached("SELECT id, name FROM tag ORDER BY name")?;
    let mut rows = statement.query([])?;
    let mut all: HashMap<String, Vec<(i64, String)>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (id, name): (i64, String) = (row.get(0)?, row.get(1)?);
        all.entry(folded_tag(&name)).or_default().push((id, name));
    }
    // Only where there is a choice is it counted: that is rare, and counting takes longest.
    let mut uses = connection.prepare_cached(
        "SELECT (SELECT count(*) FROM annotation_tag WHERE tag = ?1)
              + (SELECT count(*) FROM document_tag WHERE tag = ?1)",
    )?;
    let mut spelt = HashMap::with_capacity(all.len());
    for (folded, names) in all {
        let alone = names.len() == 1;
        let mut best: Option<(u32, String)> = None;
        for (id, name) in names {
            let own = if alone {
                0
            } else {
                uses.query_row([id], |row| row.get(0))?
            };
            if best.as_ref().is_none_or(|(most, _)| own > *most) {
                best = Some((own, name));
            }
        }
        spelt.extend(best.map(|(_, name)| (folded, name)));
    }
    Ok(spelt)
}

#[cfg(test)]
mod tests {
    use crate::annotations::{self, AnnotationRow, Edit, Filter, NoteOn};
    use crate::documents::{Arrangement, arrange, document};
    use crate::journal::{self, Action};
    use crate::{Actor, Library, report, tags};

    fn tagged(tags: &[&str]) -> Edit {
        Edit {
            tag: tags.iter().map(|&tag| tag.to_owned()).collect(),
            ..Edit::default()
        }
    }

    #[test]
    fn a_tag_that_differs_in_case_alone_is_the_one_in_use() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(place.path(), Actor::Window).unwrap();
        let report = report::add(&library).unwrap().document;
        let note = || {
            let made = annotations::note(&library, NoteOn::Document(report), "A note.").unwrap();
            made.answer.annotation
        };
        let give = |id, typed: &[&str]| {
            annotations::edit(&library, id, &tagged(typed))
                .unwrap()
                .answer
                .tags
        };
        let (one, other) = (note(), note());
        assert_eq!(give(one, &["energy", "Énergie"]), ["energy", "Énergie"]);
        assert_eq!(give(other, &["#ENERGY", "éNERGIE"]), ["energy", "Énergie"]);
        // Only case: what is written with other signs is another tag.
        assert_eq!(
            give(other, &["c", "C++"]),
            ["C++", "c", "energy", "Énergie"]
        );

        let arrangement = Arrangement {
            tag: vec!["Energy".to_owned(), "New".to_owned(), "new".to_owned()],
            ..Arrangement::default()
        };
        arrange(&library, &[report], &arrangement).unwrap();
        assert_eq!(document(&library, report).unwrap().tags, ["New", "energy"]);

        let untag = Edit {
            untag: vec!["Energy".to_owned()],
            ..Edit::default()
        };
        let left = annotations::edit(&library, other, &untag).unwrap().answer;
        assert_eq!(left.tags, ["C++", "c", "Énergie"]);
        let filter = Filter {
            tags: vec!["eNergy".to_owned()],
            ..Filter::default()
        };
        assert_eq!(annotations::list(&library, &filter).unwrap().len(), 1);
    }

    #[test]
    fn two_that_are_there_already_stay_two_until_they_are_joined() {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(place.path(), Actor::Window).unwrap();
        let report = report::add(&library).unwrap().document;
        let made = annotations::note(&library, NoteOn::Document(report), "A note.").unwrap();
        let id = made.answer.annotation;
        journal::record(&library, Action::Edit, |step| {
            let mut row = AnnotationRow::live(step.connection(), id)?;
            row.tags = ["Energy", "energy", "power"].map(str::to_owned).to_vec();
            step.put(&row)
        })
        .unwrap();
        let names = || -> Vec<String> {
            let all = tags::tags(&library).unwrap();
            all.into_iter().map(|tag| tag.name).collect()
        };
        let edit = annotations::edit(&library, id, &tagged(&["energy", "Energy"])).unwrap();
        assert_eq!(edit.answer.tags, ["Energy", "energy", "power"]);
        assert_eq!(names(), ["Energy", "energy", "power"]);
        let joined = tags::rename(&library, "energy", "Energy").unwrap().answer;
        assert!(joined.merged);
        assert_eq!(names(), ["Energy", "power"]);
        let joined = tags::rename(&library, "power", "ENERGY").unwrap().answer;
        assert_eq!(
            (joined.name.as_deref(), joined.merged),
            (Some("Energy"), true)
        );
        tags::rename(&library, "Energy", "energy").unwrap();
        assert_eq!(names(), ["energy"], "its own case may change");
    }
}
