//! Text as HTML: what has to be escaped, and what an author escaped already.

/// The length of a character reference at the start of a text; 0 if it is none. References to
/// control characters are none.
pub(super) fn entity_length(text: &str) -> usize {
    let longest = text.len().min(34);
    let Some(end) = text.as_bytes()[..longest]
        .iter()
        .position(|byte| *byte == b';')
    else {
        return 0;
    };
    let name = &text[1..end];
    let is_reference = match name.strip_prefix('#') {
        Some(number) => {
            let point = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            point.is_ok_and(|point| {
                point >= 0x20 && char::from_u32(point).is_some_and(|c| !c.is_control())
            })
        }
        None => !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
    };
    if is_reference { end + 1 } else { 0 }
}

/// Appends a text as HTML, for content and for attributes in double quotes. Control characters
/// that entities smuggled in are dropped; a carriage return is a line feed.
pub(super) fn escape(text: &str, html: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let instead = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\r' => "\n",
            b'\t' | b'\n' => continue,
            0..=0x1f | 0x7f => "",
            _ => continue,
        };
        html.push_str(&text[from..at]);
        html.push_str(instead);
        from = at + 1;
    }
    html.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped() {
        let mut html = String::new();
        escape("a<b>&\"c\"\u{1}\r\u{7f}é\t", &mut html);
        assert_eq!(html, "a&lt;b&gt;&amp;&quot;c&quot;\né\t");
    }

    #[test]
    fn references() {
        for (text, length) in [
            ("&amp; b", 5),
            ("&#65;", 5),
            ("&#x1F600;", 9),
            ("&#0;", 0),
            ("&#13;", 0),
            ("&#xD800;", 0),
            ("& b;", 0),
            ("&;", 0),
            ("&é;", 0),
            ("&amp", 0),
        ] {
            assert_eq!(entity_length(text), length, "{text}");
        }
    }
}
