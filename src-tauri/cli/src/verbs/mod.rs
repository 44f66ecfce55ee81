//! The table of verbs. Each has a file of its own, whose doc comment is its help and whose `run`
//! makes one request of the core and gives one answer.

mod add;
mod annotations;
mod bookmark;
mod check;
mod documents;
mod dump;
mod edit;
mod export;
mod highlight;
mod history;
mod import_notes;
mod init;
mod note;
mod redo;
mod remove;
mod restore;
mod search;
mod show;
mod topics;
mod trash;
mod undo;

mod annotation_fields;

use clap::Subcommand;

use crate::failure::Failure;
use crate::library::Chosen;
use crate::output::Output;

/// Writes the enum of the verbs and hands each request to its verb's file.
macro_rules! verbs {
    ($($name:ident = $room:ident::$arguments:ident),+ $(,)?) => {
        #[derive(Debug, Subcommand)]
        pub enum Verb {
            $($name($room::$arguments)),+
        }

        impl Verb {
            /// Carries the request out and writes its answer.
            ///
            /// # Errors
            /// What the verb fails with.
            pub fn run(self, chosen: &Chosen, output: &Output) -> Result<(), Failure> {
                match self {
                    $(Self::$name(arguments) => arguments.run(chosen, output)),+
                }
            }
        }
    };
}

verbs! {
    Init = init::Init,
    Add = add::Add,
    Documents = documents::Documents,
    Topics = topics::Topics,
    Show = show::Show,
    Highlight = highlight::Highlight,
    Note = note::Note,
    Bookmark = bookmark::Bookmark,
    Annotations = annotations::Annotations,
    Edit = edit::Edit,
    Remove = remove::Remove,
    Restore = restore::Restore,
    Undo = undo::Undo,
    Redo = redo::Redo,
    History = history::History,
    Trash = trash::Trash,
    Search = search::Search,
    Export = export::Export,
    ImportNotes = import_notes::ImportNotes,
    Check = check::Check,
    Dump = dump::Dump,
}
