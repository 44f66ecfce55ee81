//! Steps 5 and 6 for a whole document: every topic's HTML is sanitised, then its text is read
//! off it. What comes out of here is never changed again.

use super::sanitise::sanitise;
use super::text_content::{Place, text_content, words};
use super::{ImportedTopic, Target};

/// A topic as the writer leaves it: its HTML is not yet safe.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub level: u8,
    pub heading: String,
    pub html: String,
}

/// A topic with its text and the places in it.
struct Finished {
    topic: ImportedTopic,
    places: Vec<Place>,
}

/// Below this size, in bytes, one thread is as quick as several.
const WORTH_THREADS: usize = 512 * 1024;

/// Turns drafts into topics and targets. A topic of level 0 that turns out to hold nothing is
/// left out.
pub(super) fn finish(drafts: Vec<Draft>) -> (Vec<ImportedTopic>, Vec<Target>) {
    let (mut topics, mut targets): (Vec<ImportedTopic>, Vec<Target>) = Default::default();
    let mut parents = Vec::new();
    for Finished { mut topic, places } in finish_all(drafts) {
        if topic.level == 0 && is_blank(&topic) {
            continue;
        }
        topic.parent = parent_of(topic.level, topics.len(), &mut parents);
        targets.extend(places.into_iter().map(|place| Target {
            id: place.id,
            topic: topics.len(),
            offset: place.offset,
        }));
        topics.push(topic);
    }
    (topics, targets)
}

fn is_blank(topic: &ImportedTopic) -> bool {
    topic.text.trim().is_empty() && !topic.html.contains("<img")
}

/// The nearest earlier topic of a smaller level. `open` holds the chain of those that can still
/// get children.
fn parent_of(level: u8, index: usize, open: &mut Vec<(u8, usize)>) -> Option<usize> {
    while open.last().is_some_and(|(above, _)| *above >= level) {
        open.pop();
    }
    let parent = open.last().map(|(_, index)| *index);
    if level > 0 {
        open.push((level, index));
    }
    parent
}

/// Sanitising is by far the longest step: large documents are shared out, in runs of topics of
/// about the same size.
fn finish_all(drafts: Vec<Draft>) -> Vec<Finished> {
    let size: usize = drafts.iter().map(|draft| draft.html.len()).sum();
    let here = |drafts: Vec<Draft>| drafts.into_iter().map(finish_one).collect();
    if size < WORTH_THREADS {
        return here(drafts);
    }
    // Asked only now: the system looks it up in files, which takes as long as a small topic.
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get().min(8));
    if threads == 1 {
        return here(drafts);
    }
    let share = size / threads + 1;
    let mut runs: Vec<Vec<Draft>> = vec![Vec::new()];
    let mut filled = 0;
    for draft in drafts {
        if filled >= share {
            runs.push(Vec::new());
            filled = 0;
        }
        filled += draft.html.len();
        if let Some(run) = runs.last_mut() {
            run.push(draft);
        }
    }
    std::thread::scope(|scope| {
        let working: Vec<_> = runs
            .into_iter()
            .map(|run| scope.spawn(|| run.into_iter().map(finish_one).collect::<Vec<_>>()))
            .collect();
        working
            .into_iter()
            .flat_map(|thread| match thread.join() {
                Ok(run) => run,
                // Caught by `import`, like a panic on its own thread.
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    })
}

fn finish_one(draft: Draft) -> Finished {
    let mut html = sanitise(&draft.html);
    drop(draft.html);
    let mut content = text_content(&html);
    if !content.text.ends_with('\n') {
        html.push('\n');
        content.text.push('\n');
    }
    let topic = ImportedTopic {
        level: draft.level,
        parent: None,
        heading: draft.heading,
        words: words(&content.text),
        text: content.text,
        html,
    };
    Finished {
        topic,
        places: content.places,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_with_skipped_levels() {
        let mut open = Vec::new();
        let levels = [0, 2, 4, 3, 2, 1, 6, 2];
        let parents: Vec<_> = levels
            .iter()
            .enumerate()
            .map(|(index, level)| parent_of(*level, index, &mut open))
            .collect();
        assert_eq!(
            parents,
            [None, None, Some(1), Some(1), None, None, Some(5), Some(5)]
        );
    }

    #[test]
    fn many_topics_keep_their_order() {
        let drafts = (0..400)
            .map(|n| Draft {
                level: 1,
                heading: n.to_string(),
                html: format!("<h1>{n}</h1>\n<p>{}</p>", "word ".repeat(500)),
            })
            .collect();
        let (topics, _) = finish(drafts);
        assert_eq!(topics.len(), 400);
        for (n, topic) in topics.iter().enumerate() {
            assert!(topic.text.starts_with(&format!("{n}\n")));
            assert_eq!(topic.words, 501);
        }
    }
}
