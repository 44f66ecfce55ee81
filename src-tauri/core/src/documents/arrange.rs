//! What a person does with documents as things: collections, tags, archive, reading state, details.

use uuid::Uuid;

use super::row::live;
use crate::collections::CollectionRow;
use crate::error::{Error, Result};
use crate::journal::{self, Action, Recorded};
use crate::library::Library;
use crate::tags::Retagging;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How far reading has come. Until a person sets it, it follows the reading.
    ReadingState, "reading state" {
        /// Never opened.
        Unread = "unread",
        /// Opened, and not at its end.
        Reading = "reading",
        /// Read.
        Done = "done",
        /// Put off: not now, perhaps later.
        SetAside = "set-aside",
    }
}

/// The longest title, author, source or date, in code points.
const LONGEST: usize = 1000;

/// What to change of several documents. `None` and an empty list leave things as they are.
#[derive(Debug, Clone, Default)]
pub struct Arrangement {
    /// Collections to put them on.
    pub collect: Vec<Uuid>,
    /// Collections to take them from.
    pub uncollect: Vec<Uuid>,
    /// Tags to add.
    pub tag: Vec<String>,
    /// Tags to take away.
    pub untag: Vec<String>,
    /// Into the archive, or out of it.
    pub archived: Option<bool>,
    /// The reading state to set; `Some(None)` lets it follow the reading again.
    pub state: Option<Option<ReadingState>>,
}

/// Changes several documents alike, in one action. Answers how many changed.
///
/// # Errors
/// [`Error::UnknownDocument`], [`Error::UnknownCollection`], a bad tag: then nothing is changed.
pub fn arrange(
    library: &Library,
    documents: &[Uuid],
    arrangement: &Arrangement,
) -> Result<Recorded<u32>> {
    journal::record(library, Action::Arrange, |step| {
        let retagging = Retagging::new(step.connection(), &arrangement.tag, &arrangement.untag)?;
        for collection in &arrangement.collect {
            CollectionRow::there(step.connection(), *collection)?;
        }
        let mut changed = 0;
        for document in documents {
            let before = live(step.connection(), *document)?;
            let mut row = before.clone();
            row.collections
                .retain(|one| !arrangement.uncollect.contains(one));
            for collection in &arrangement.collect {
                row.put_on(*collection);
            }
            retagging.apply(&mut row.tags);
            match arrangement.archived {
                Some(true) => row.archived_at = row.archived_at.or(Some(step.now())),
                Some(false) => row.archived_at = None,
                None => {}
            }
            if let Some(state) = arrangement.state {
                row.state = state;
            }
            if row != before {
                step.put(&row)?;
                changed += 1;
            }
        }
        Ok(changed)
    })
}

/// What a document says of itself, as a person corrects it. `None` leaves a field as it is; an empty
/// one takes it away.
#[derive(Debug, Clone, Default)]
pub struct Details {
    /// Its title; an empty one is refused.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it is from: a publisher, a journal, an address.
    pub source: Option<String>,
    /// When it was written, in any words.
    pub dated: Option<String>,
}

/// Changes the details of a document.
///
/// # Errors
/// [`Error::UnknownDocument`]; an empty title, or a field that is over-long or not one line.
pub fn edit_details(library: &Library, document: Uuid, details: &Details) -> Result<Recorded<()>> {
    let field = |value: &Option<String>| {
        let line = value
            .as_ref()
            .map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "));
        match line {
            Some(line) if line.chars().count() > LONGEST || line.chars().any(char::is_control) => {
                Err(Error::Invalid(format!(
                    "A detail is one line of at most {LONGEST} letters."
                )))
            }
            line => Ok(line),
        }
    };
    let (title, author) = (field(&details.title)?, field(&details.author)?);
    let (source, dated) = (field(&details.source)?, field(&details.dated)?);
    if title.as_deref() == Some("") {
        return Err(Error::Invalid("A document needs a title.".to_owned()));
    }
    journal::record(library, Action::Details, |step| {
        let mut row = live(step.connection(), document)?;
        if let Some(title) = title {
            row.title = title;
        }
        for (own, new) in [
            (&mut row.author, author),
            (&mut row.source, source),
            (&mut row.dated, dated),
        ] {
            if let Some(new) = new {
                *own = Some(new).filter(|new| !new.is_empty());
            }
        }
        step.put(&row)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{self, add_source};
    use crate::import::{Beside, Source};
    use crate::journal::undo;
    use crate::{Actor, collections};

    fn desk() -> (tempfile::TempDir, Library, Vec<Uuid>) {
        let place = tempfile::tempdir().unwrap();
        let library = Library::create(&place.path().join("library"), Actor::CommandLine).unwrap();
        let documents = ["# One\n\nwords", "# Two\n\nmore words"]
            .map(|text| {
                let source = Source {
                    name: "a.md".to_owned(),
                    bytes: text.into(),
                    beside: Beside::Nothing,
                };
                add_source(&library, &source, false).unwrap().document
            })
            .to_vec();
        (place, library, documents)
    }

    #[test]
    fn several_documents_are_arranged_in_one_action() {
        let (_place, library, both) = desk();
        let shelf = collections::create(&library, "Budget", &both[..1])
            .unwrap()
            .answer
            .collection;
        let arrangement = Arrangement {
            collect: vec![shelf],
            tag: vec!["#cost".to_owned()],
            archived: Some(true),
            state: Some(Some(ReadingState::SetAside)),
            ..Arrangement::default()
        };
        assert_eq!(arrange(&library, &both, &arrangement).unwrap().answer, 2);
        for one in documents::documents(&library).unwrap() {
            assert_eq!(one.collections, [shelf]);
            assert_eq!(one.tags, ["cost"]);
            assert!(one.archived_at.is_some());
            assert_eq!(one.state, ReadingState::SetAside);
        }
        undo(&library).unwrap();
        let after = documents::documents(&library).unwrap();
        assert_eq!(after[0].collections, [shelf]);
        assert!(after[1].collections.is_empty() && after[1].tags.is_empty());
        assert_eq!(after[1].state, ReadingState::Unread);
    }

    #[test]
    fn a_collection_that_goes_leaves_its_documents_and_comes_back_with_them() {
        let (_place, library, both) = desk();
        let shelf = collections::create(&library, " Tide   tables ", &both)
            .unwrap()
            .answer;
        assert_eq!((shelf.name.as_str(), shelf.documents), ("Tide tables", 2));
        assert!(
            collections::create(&library, "tide TABLES", &[]).is_err(),
            "a name is taken whatever its case"
        );
        let gone = collections::remove(&library, shelf.collection).unwrap();
        assert_eq!(gone.answer.documents, 2);
        assert!(collections::collections(&library).unwrap().is_empty());
        assert_eq!(documents::documents(&library).unwrap().len(), 2);
        undo(&library).unwrap();
        assert_eq!(collections::collections(&library).unwrap()[0].documents, 2);
    }

    #[test]
    fn details_are_corrected_and_a_title_stays() {
        let (_place, library, both) = desk();
        let details = Details {
            title: Some("  One\nbetter ".to_owned()),
            source: Some("Harbour office".to_owned()),
            author: Some(String::new()),
            dated: None,
        };
        edit_details(&library, both[0], &details).unwrap();
        let one = documents::document(&library, both[0]).unwrap();
        assert_eq!(one.title, "One better");
        assert_eq!(one.source.as_deref(), Some("Harbour office"));
        let empty = Details {
            title: Some(" ".to_owned()),
            ..Details::default()
        };
        assert!(edit_details(&library, both[0], &empty).is_err());
    }
}
