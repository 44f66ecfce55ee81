//! How a person arranges the library: collections, tags, reading state, archive, details, what
//! colours stand for, and searches that are kept.

use lectern_core::annotations::{self, Colour, Role};
use lectern_core::collections::{self, Collection, RemovedCollection};
use lectern_core::documents::{self, Arrangement, Details, ReadingState, RemovedDocument};
use lectern_core::saved_search::{self, SavedSearch};
use lectern_core::tags::{self, Retagged, TagCount};
use serde::Deserialize;
use specta::Type;
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::Answer;

/// What to change of several documents; what is empty or `null` stays.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct ArrangeRequest {
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
    /// A reading state to set.
    pub state: Option<ReadingState>,
    /// Lets the state follow the reading again.
    pub follow_reading: bool,
}

/// What to correct of a document; `null` leaves a field, an empty text takes it away.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct DetailsRequest {
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it is from.
    pub source: Option<String>,
    /// When it was written.
    pub dated: Option<String>,
}

/// Changes several documents alike, in one action; answers how many changed.
#[tauri::command(async)]
#[specta::specta]
pub fn arrange_documents(
    desk: State<'_, Desk>,
    documents: Vec<Uuid>,
    request: ArrangeRequest,
) -> Answer<u32> {
    let state = match request.state {
        Some(state) => Some(Some(state)),
        None => request.follow_reading.then_some(None),
    };
    let arrangement = Arrangement {
        collect: request.collect,
        uncollect: request.uncollect,
        tag: request.tag,
        untag: request.untag,
        archived: request.archived,
        state,
    };
    Ok(documents::arrange(&*desk.library()?, &documents, &arrangement)?.answer)
}

/// Corrects the details of a document.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_details(desk: State<'_, Desk>, document: Uuid, details: DetailsRequest) -> Answer<()> {
    let DetailsRequest {
        title,
        author,
        source,
        dated,
    } = details;
    let details = Details {
        title,
        author,
        source,
        dated,
    };
    documents::edit_details(&*desk.library()?, document, &details)?;
    Ok(())
}

/// Moves several documents to the trash, in one action.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_documents(
    desk: State<'_, Desk>,
    documents: Vec<Uuid>,
) -> Answer<Vec<RemovedDocument>> {
    Ok(documents::remove_all(&*desk.library()?, &documents)?.answer)
}

/// The collections, by name.
#[tauri::command(async)]
#[specta::specta]
pub fn collections(desk: State<'_, Desk>) -> Answer<Vec<Collection>> {
    Ok(collections::collections(&*desk.library()?)?)
}

/// Makes a collection with these documents on it.
#[tauri::command(async)]
#[specta::specta]
pub fn create_collection(
    desk: State<'_, Desk>,
    name: &str,
    documents: Vec<Uuid>,
) -> Answer<Collection> {
    Ok(collections::create(&*desk.library()?, name, &documents)?.answer)
}

/// Gives a collection another name; answers with it as it is kept.
#[tauri::command(async)]
#[specta::specta]
pub fn rename_collection(desk: State<'_, Desk>, collection: Uuid, name: &str) -> Answer<String> {
    Ok(collections::rename(&*desk.library()?, collection, name)?.answer)
}

/// Takes a collection away; its documents stay.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_collection(desk: State<'_, Desk>, collection: Uuid) -> Answer<RemovedCollection> {
    Ok(collections::remove(&*desk.library()?, collection)?.answer)
}

/// The tags in use.
#[tauri::command(async)]
#[specta::specta]
pub fn tags(desk: State<'_, Desk>) -> Answer<Vec<TagCount>> {
    Ok(tags::tags(&*desk.library()?)?)
}

/// Gives a tag another name everywhere; one of that name is merged with it.
#[tauri::command(async)]
#[specta::specta]
pub fn rename_tag(desk: State<'_, Desk>, tag: &str, to: &str) -> Answer<Retagged> {
    Ok(tags::rename(&*desk.library()?, tag, to)?.answer)
}

/// Takes a tag off everything.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_tag(desk: State<'_, Desk>, tag: &str) -> Answer<Retagged> {
    Ok(tags::remove(&*desk.library()?, tag)?.answer)
}

/// What colours stand for, where that is set.
#[tauri::command(async)]
#[specta::specta]
pub fn colour_roles(desk: State<'_, Desk>) -> Answer<Vec<Role>> {
    Ok(annotations::roles(&*desk.library()?)?)
}

/// Sets what a colour stands for; an empty name takes it away.
#[tauri::command(async)]
#[specta::specta]
pub fn set_colour_role(desk: State<'_, Desk>, colour: Colour, name: &str) -> Answer<()> {
    annotations::set_role(&*desk.library()?, colour, name)?;
    Ok(())
}

/// The searches that are kept.
#[tauri::command(async)]
#[specta::specta]
pub fn saved_searches(desk: State<'_, Desk>) -> Answer<Vec<SavedSearch>> {
    Ok(saved_search::saved(&*desk.library()?)?)
}

/// Keeps a search; without a name it is called as it is typed.
#[tauri::command(async)]
#[specta::specta]
pub fn save_search(desk: State<'_, Desk>, name: &str, query: &str) -> Answer<SavedSearch> {
    Ok(saved_search::save(&*desk.library()?, name, query)?.answer)
}

/// Forgets a search that was kept.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_search(desk: State<'_, Desk>, search: Uuid) -> Answer<SavedSearch> {
    Ok(saved_search::remove(&*desk.library()?, search)?.answer)
}
