//! Links from notes: completed while one writes, followed, and listed at their target.

use lectern_core::links::{self, Backlink, Destination, LinkedHere, Proposal};
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::Answer;

/// How many proposals a list shows.
const ROWS: u32 = 8;

/// What the words typed after `[[` may mean.
#[tauri::command(async)]
#[specta::specta]
pub fn complete_link(desk: State<'_, Desk>, typed: &str) -> Answer<Vec<Proposal>> {
    Ok(links::complete(&*desk.library()?, typed, ROWS)?)
}

/// Where a link in a note leads.
#[tauri::command(async)]
#[specta::specta]
pub fn follow_link(desk: State<'_, Desk>, address: &str) -> Answer<Destination> {
    Ok(links::follow(&*desk.library()?, address)?)
}

/// The annotations whose notes link to an annotation, a topic or a document.
#[tauri::command(async)]
#[specta::specta]
pub fn backlinks(desk: State<'_, Desk>, target: Uuid) -> Answer<Vec<Backlink>> {
    Ok(links::backlinks(&*desk.library()?, target)?)
}

/// What of a document notes link to.
#[tauri::command(async)]
#[specta::specta]
pub fn linked_here(desk: State<'_, Desk>, document: Uuid) -> Answer<Vec<LinkedHere>> {
    Ok(links::linked_here(&*desk.library()?, document)?)
}

/// The address of a topic, to be linked to.
#[tauri::command(async)]
#[specta::specta]
pub fn topic_address(desk: State<'_, Desk>, edition: Uuid, position: u32) -> Answer<String> {
    Ok(links::address_of_topic(
        &*desk.library()?,
        edition,
        position,
    )?)
}
