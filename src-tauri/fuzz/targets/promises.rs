//! What holds for every imported document, whatever it was made from.

use lectern_core::import::{Imported, sanitised_again};

/// Stops the fuzzer where a promise is broken.
pub fn hold(read: &Imported) {
    assert!(!read.title.is_empty());
    assert!(read.title.chars().count() <= 501 && !read.title.contains('\n'));
    assert!(!read.topics.is_empty());
    for (index, topic) in read.topics.iter().enumerate() {
        harmless(&topic.html);
        assert_eq!(topic.text, text_content(&topic.html), "{}", topic.html);
        assert!(topic.text.ends_with('\n'));
        assert!(topic.level <= 6);
        assert_eq!(
            topic.level == 0 && index > 0,
            false,
            "level 0 is the first alone"
        );
        if let Some(parent) = topic.parent {
            assert!(parent < index);
            assert!((1..topic.level).contains(&read.topics[parent].level));
        }
    }
    for target in &read.targets {
        let text = &read.topics[target.topic].text;
        assert!(target.offset as usize <= text.chars().count());
        assert!(target.id.starts_with("l-"));
    }
}

/// Sanitising again changes nothing, and no tag is there that runs or loads.
pub fn harmless(html: &str) {
    assert_eq!(sanitised_again(html), html);
    harmless_tags(html);
}

/// No tag is there that runs or loads.
pub fn harmless_tags(html: &str) {
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let name = tag
            .trim_start_matches('/')
            .split(' ')
            .next()
            .unwrap_or_default();
        let forbidden = [
            "script", "style", "svg", "math", "iframe", "object", "embed", "form", "input",
            "button", "link", "meta", "base", "video", "audio", "template", "noscript",
        ];
        assert!(!forbidden.contains(&name), "<{tag}>");
    }
}

/// The text content as an HTML parser reads it: a sanitiser that lets no element through leaves
/// the text, with its entities.
fn text_content(html: &str) -> String {
    let text = ammonia::Builder::empty()
        .clean_content_tags(std::collections::HashSet::new())
        .clean(html)
        .to_string();
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}
