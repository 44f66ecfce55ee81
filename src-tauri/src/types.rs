//! The commands and their types: one list, from which the page's TypeScript is generated.

use std::path::Path;

use specta_typescript::Typescript;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

use crate::commands::{
    adding, annotations, arranging, export, keeping, library, links, notebook, reading, search,
    shelf, undo, window,
};

const HEADER: &str = "// Generated from the Rust types by `cargo xtask types`. Not to be edited.\n";

/// All commands.
pub(crate) fn builder() -> Builder<tauri::Wry> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .commands(collect_commands![
            window::start,
            window::watch,
            shelf::overview,
            shelf::arrange_shelf,
            shelf::shelf_rows,
            shelf::shelf_ids,
            shelf::shared_facts,
            shelf::documents,
            reading::open_document,
            reading::topic_contents,
            reading::keep_place,
            reading::find,
            reading::find_target,
            reading::annotations,
            annotations::highlight,
            annotations::note_on_topic,
            annotations::note_on_document,
            annotations::bookmark_topic,
            annotations::bookmark_place,
            annotations::edit_annotation,
            annotations::resize_annotation,
            annotations::remove_annotation,
            shelf::remove_document,
            shelf::bring_back_report,
            annotations::cite,
            undo::undo,
            undo::redo,
            search::begin_search,
            search::end_search,
            search::search,
            search::search_results,
            arranging::tags,
            annotations::render_note,
            notebook::arrange_notebook,
            notebook::leave_notebook,
            notebook::notebook_lines,
            notebook::notebook_line_of,
            notebook::notebook_between,
            notebook::edit_annotations,
            notebook::remove_annotations,
            arranging::arrange_documents,
            arranging::edit_details,
            arranging::remove_documents,
            arranging::collections,
            arranging::create_collection,
            arranging::rename_collection,
            arranging::remove_collection,
            arranging::rename_tag,
            arranging::remove_tag,
            arranging::colour_roles,
            arranging::set_colour_role,
            arranging::saved_searches,
            arranging::save_search,
            arranging::remove_search,
            links::complete_link,
            links::follow_link,
            links::backlinks,
            links::linked_here,
            links::topic_address,
            keeping::library_facts,
            keeping::show_library,
            keeping::check_library,
            adding::add_files,
            adding::add_folder,
            adding::add_dropped,
            adding::cancel_adding,
            adding::show_refused,
            adding::add_refused_again,
            export::export_preview,
            export::export_text,
            export::export_save,
            export::show_last_export,
            library::open_another_library,
            window::save_settings,
            window::open_link,
            window::set_full_screen,
            window::closing_heard,
            window::close_window,
        ])
}

/// Writes the TypeScript of all commands and types to a file.
///
/// # Errors
/// Where a type has no counterpart in TypeScript, or the file cannot be written.
pub fn write_typescript(file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    Ok(builder().export(Typescript::default().header(HEADER), file)?)
}
