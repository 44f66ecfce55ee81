//! Declares the window's commands, so that the access list covers each of them.

/// Every command the page may call. A command that is not named here is refused at run time;
/// one that is named and not granted in `capabilities/main.json` is refused too.
const COMMANDS: &[&str] = &[
    "start",
    "watch",
    "overview",
    "arrange_shelf",
    "shelf_rows",
    "shelf_ids",
    "shared_facts",
    "documents",
    "open_document",
    "topic_contents",
    "keep_place",
    "find",
    "find_target",
    "annotations",
    "highlight",
    "note_on_topic",
    "note_on_document",
    "bookmark_topic",
    "bookmark_place",
    "edit_annotation",
    "resize_annotation",
    "remove_annotation",
    "remove_document",
    "bring_back_report",
    "cite",
    "undo",
    "redo",
    "search",
    "search_results",
    "tags",
    "render_note",
    "arrange_notebook",
    "leave_notebook",
    "notebook_lines",
    "notebook_line_of",
    "edit_annotations",
    "remove_annotations",
    "arrange_documents",
    "edit_details",
    "remove_documents",
    "collections",
    "create_collection",
    "rename_collection",
    "remove_collection",
    "rename_tag",
    "remove_tag",
    "colour_roles",
    "set_colour_role",
    "saved_searches",
    "save_search",
    "remove_search",
    "complete_link",
    "follow_link",
    "backlinks",
    "linked_here",
    "topic_address",
    "library_facts",
    "show_library",
    "check_library",
    "add_files",
    "add_folder",
    "add_dropped",
    "cancel_adding",
    "show_refused",
    "add_refused_again",
    "export_preview",
    "export_text",
    "export_save",
    "show_last_export",
    "open_another_library",
    "save_settings",
    "open_link",
    "set_full_screen",
    "closing_heard",
    "close_window",
];

fn main() {
    // Tauri watches its usual folder only.
    println!("cargo::rerun-if-changed=src-tauri/capabilities");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*.json")
        .app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
