//! The first screen: what the page needs to show it, written into the first HTML, so that no
//! round trip stands between the script and the text.

use std::borrow::Cow;
use std::ops::Range;

use lectern_core::documents::TopicContent;
use lectern_core::documents::shelf::Place;
use lectern_core::{Library, documents};
use serde::Serialize;
use specta::Type;
use tauri::http::{Request, Response};
use tauri::{AppHandle, Manager};
use uuid::Uuid;

use crate::adding::count;
use crate::commands::reading::Opened;
use crate::commands::shelf::{self, Overview, ShelfRequest};
use crate::desk::Desk;
use crate::error::Answer;
use crate::pictures;
use crate::settings::{self, Face, Settings, Theme};

/// How many rows of the library the first HTML carries: those of a high window, and some to scroll.
const ROWS: u32 = 60;

/// How much text around the place the first HTML carries, in code points: what the page must have before it shows
/// the place, in a window of the usual size. The rest comes when it is asked for.
const BEFORE: u32 = 3_000;
const AFTER: u32 = 12_000;

/// The most topics and the most HTML (in bytes) that it carries.
const MOST_TOPICS: usize = 60;
const MOST_HTML: usize = 200_000;

/// The systems that differ in their keys.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// Linux and its like.
    Linux,
    /// macOS.
    Macos,
    /// Windows.
    Windows,
}

impl Platform {
    fn here() -> Self {
        if cfg!(target_os = "macos") {
            Self::Macos
        } else if cfg!(target_os = "windows") {
            Self::Windows
        } else {
            Self::Linux
        }
    }
}

/// Everything the first screen shows.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Start {
    /// Lectern's version.
    pub version: String,
    /// The system's manners: its keys and their names.
    pub platform: Platform,
    /// What stands before a picture's hash in its address.
    pub picture_base: String,
    /// What the user chose.
    pub settings: Settings,
    /// The library view.
    pub overview: Overview,
    /// The document that was open when the window closed.
    pub opened: Option<Opened>,
    /// Its topics around the place where reading stopped.
    pub contents: Vec<TopicContent>,
}

/// Gathers the first screen.
pub fn start(app: &AppHandle) -> Answer<Start> {
    let settings = settings::get(app);
    let desk = app.state::<Desk>();
    let library = desk.library()?;
    let opened = settings
        .open_document
        .and_then(|document| Opened::load(&library, document).ok());
    let contents = opened
        .as_ref()
        .map_or_else(Vec::new, |opened| around(&library, opened));
    Ok(Start {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        platform: Platform::here(),
        picture_base: pictures::BASE.to_owned(),
        overview: shelf::look(&desk, first_rows(&settings))?,
        settings,
        opened,
        contents,
    })
}

/// All of the library, as it was put in order the last time, from its beginning.
fn first_rows(settings: &Settings) -> ShelfRequest {
    ShelfRequest {
        place: Place::Library,
        filter: String::new(),
        sort: settings.library_sort,
        descending: settings.library_descending,
        from: 0,
        count: ROWS,
        wanted: Vec::new(),
        focus: None,
    }
}

fn around(library: &Library, opened: &Opened) -> Vec<TopicContent> {
    let document: Uuid = opened.document.document;
    let (at, offset) = opened
        .progress
        .place
        .map_or((0, 0), |place| (place.topic as usize, place.offset));
    let Range { start, end } = run(&opened.outline.chars, at, offset);
    let found = documents::contents(library, document, count(start), count(end));
    let mut contents = found.unwrap_or_default();
    let here = |topic: &TopicContent| topic.position == count(at);
    let mut carried = contents
        .iter()
        .find(|topic| here(topic))
        .map_or(0, |topic| topic.html.len());
    contents.retain(|topic| {
        carried += topic.html.len();
        here(topic) || carried <= MOST_HTML
    });
    contents
}

/// The topics that hold what stands around an offset of the topic `at`, by the lengths of all topics.
fn run(chars: &[u32], at: usize, offset: u32) -> Range<usize> {
    let enough = |lengths: &mut dyn Iterator<Item = &u32>, mut have: u32, wanted: u32| {
        lengths
            .take_while(|length| {
                let more = have < wanted;
                have = have.saturating_add(**length);
                more
            })
            .take(MOST_TOPICS / 2)
            .count()
    };
    let at = at.min(chars.len());
    let (before, after) = chars.split_at(at);
    let start = at - enough(&mut before.iter().rev(), offset, BEFORE);
    // The topic itself is there in any case.
    let rest = after
        .first()
        .map_or(0, |length| length.saturating_sub(offset));
    let own = usize::from(!after.is_empty());
    let end = at + own + enough(&mut after.iter().skip(1), rest, AFTER);
    start..end
}

/// Writes theme, face and the first screen into `index.html` before it is served.
pub fn bake(
    app: &AppHandle,
    request: &Request<Vec<u8>>,
    response: &mut Response<Cow<'static, [u8]>>,
) {
    if !matches!(request.uri().path(), "/" | "/index.html" | "") {
        return;
    }
    let Ok(page) = std::str::from_utf8(response.body()) else {
        return;
    };
    let settings = settings::get(app);
    let mut page = page
        .replacen(
            r#"data-theme="light""#,
            &format!(r#"data-theme="{}""#, theme(settings.theme)),
            1,
        )
        .replacen(
            r#"data-face="serif""#,
            &format!(r#"data-face="{}""#, face(settings.face)),
            1,
        );
    // A library that cannot be opened is told by the command, which the page asks then.
    if let Some(json) = start(app)
        .ok()
        .and_then(|start| serde_json::to_string(&start).ok())
    {
        let template = format!(
            "<template id=\"start\" data-start='{}'></template>",
            attribute(&json)
        );
        page = page.replacen("<!--lectern:start-->", &template, 1);
    }
    *response.body_mut() = Cow::Owned(page.into_bytes());
}

/// "As the system" is resolved by the page's style sheet until the script knows better.
fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Sepia => "sepia",
        Theme::Dark => "dark",
        Theme::Contrast => "contrast",
    }
}

fn face(face: Face) -> &'static str {
    match face {
        Face::Serif => "serif",
        Face::Sans => "sans",
        Face::Hyper => "hyper",
    }
}

/// JSON as the value of an attribute in single quotes, of which JSON has few.
fn attribute(json: &str) -> String {
    let mut value = String::with_capacity(json.len() + json.len() / 16);
    for letter in json.chars() {
        match letter {
            '&' => value.push_str("&amp;"),
            '\'' => value.push_str("&#39;"),
            '<' => value.push_str("&lt;"),
            '>' => value.push_str("&gt;"),
            other => value.push(other),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carries_what_stands_around_the_place() {
        let short = [1_000; 100];
        assert_eq!(run(&short, 0, 0), 0..12);
        assert_eq!(run(&short, 50, 500), 47..63);
        assert_eq!(run(&short, 99, 1_000), 97..100);
        let long = [50_000; 4];
        assert_eq!(run(&long, 1, 100), 0..2);
        assert_eq!(run(&long, 1, 20_000), 1..2);
        assert_eq!(run(&long, 1, 49_000), 1..3);
        assert_eq!(run(&[0; 1_000], 500, 0), 470..531);
        assert_eq!(run(&[], 0, 0), 0..0);
        assert_eq!(run(&[5], 7, 0), 0..1);
    }

    #[test]
    fn an_attribute_cannot_be_left() {
        assert_eq!(
            attribute(r#"{"a":"<b>&'"}"#),
            r#"{"a":"&lt;b&gt;&amp;&#39;"}"#
        );
    }
}
