//! Markdown of a shape that nobody writes by hand, at any size: what the tests of this room and
//! the benchmark `pathological` feed to the import.

/// A kind of document: what it is, and how to make one of about so many bytes. Each holds the
/// word "deep", so that a test can ask whether it came through.
pub struct Shape {
    /// In words, for the table.
    pub name: &'static str,
    /// The document.
    pub make: fn(usize) -> String,
}

const fn shape(name: &'static str, make: fn(usize) -> String) -> Shape {
    Shape { name, make }
}

/// `piece` over and over, up to about `bytes`.
fn fill(piece: &str, bytes: usize) -> String {
    piece.repeat((bytes / piece.len()).max(1))
}

/// `open` over and over, the word, and as many `close`.
fn around(open: &str, close: &str, bytes: usize) -> String {
    let count = (bytes / (open.len() + close.len())).max(1);
    format!("{}deep{}", open.repeat(count), close.repeat(count))
}

/// Numbered pieces, up to about `bytes`.
fn count(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(bytes + 64);
    let mut number = 1;
    while out.len() < bytes {
        out += &piece(number);
        number += 1;
    }
    out
}

/// As many of `piece` as there are lines, each a step further in.
fn steps(bytes: usize, indent: &str, piece: &str) -> String {
    let mut out = String::with_capacity(bytes + 64);
    let mut depth = 0;
    while out.len() < bytes {
        out += &format!("{}{piece}\n", indent.repeat(depth));
        depth += 1;
    }
    out
}

/// All of them.
pub const SHAPES: &[Shape] = &[
    // Within a line.
    shape("brackets opened", |n| format!("deep {}", fill("[", n))),
    shape("brackets nested", |n| around("[", "]", n)),
    shape("links nested", |n| around("[", "](x)", n)),
    shape("pictures nested", |n| around("![", "](x)", n)),
    shape("brackets and half a link", |n| {
        format!("deep {}", fill("[a](", n))
    }),
    shape("brackets and half an angle", |n| {
        format!("deep {}", fill("[a](<b", n))
    }),
    shape("links with half a title", |n| {
        format!("deep {}", fill("[a](b \"", n))
    }),
    shape("round brackets in a link", |n| {
        format!("deep [a]({}", fill("(", n))
    }),
    shape("emphasis opened", |n| format!("deep {}", fill("*a ", n))),
    shape("emphasis closed", |n| format!("deep {}", fill("a* ", n))),
    shape("emphasis nested", |n| around("*", "*", n)),
    shape("emphasis in turns", |n| around("*a **b ", "** c*", n)),
    shape("emphasis of threes", |n| {
        format!("deep {}", fill("a***b**c*d ", n))
    }),
    shape("emphasis of underlines", |n| {
        format!("deep {}", fill("_a__b ", n))
    }),
    shape("strikes in turns", |n| {
        format!("deep {}", fill("~a ~~b ", n))
    }),
    shape("signs of emphasis mixed", |n| {
        format!("deep {}", fill("*_~`[", n))
    }),
    shape("backticks, longer and longer", |n| {
        let most = (2 * n).isqrt();
        let runs: Vec<_> = (1..=most).map(|run| "`".repeat(run)).collect();
        format!("deep e{}", runs.join("e"))
    }),
    shape("backticks never closed", |n| {
        format!("deep {}", fill("`a", n) + "``")
    }),
    shape("backslashes", |n| format!("deep {}", fill("\\", n))),
    shape("character references", |n| {
        format!("deep {}", fill("&amp;", n))
    }),
    shape("half character references", |n| {
        format!("deep {}", fill("&#x", n))
    }),
    shape("long half references", |n| {
        format!("deep &{}", fill("a", n))
    }),
    shape("ampersands", |n| format!("deep {}", fill("&", n))),
    shape("letters dear to write", |n| {
        format!("deep {}", fill("\u{b7}", n))
    }),
    shape("bare addresses", |n| {
        format!("deep {}", fill("https://a.b/c ", n))
    }),
    shape("bare addresses run together", |n| {
        format!("deep {}", fill("www.a.b(", n))
    }),
    shape("addresses with brackets", |n| {
        format!("deep {}", fill("http://a.b/((", n))
    }),
    shape("angles with half an address", |n| {
        format!("deep {}", fill("<http://a", n))
    }),
    shape("hard line ends", |n| format!("deep {}", fill("a  \n", n))),
    shape("one word", |n| format!("deep {}", fill("x", n))),
    // Blocks.
    shape("quotes nested", |n| format!("{} deep", fill(">", n))),
    shape("quotes nested, each a line longer", |n| {
        let most = (2 * n).isqrt();
        (1..=most)
            .map(|depth| format!("{} deep\n", ">".repeat(depth)))
            .collect()
    }),
    shape("quotes with lazy lines", |n| {
        format!("> deep\n{}", fill("a\n", n))
    }),
    shape("lists nested in a line", |n| {
        format!("{} deep", fill("- ", n))
    }),
    shape("numbered lists in a line", |n| {
        format!("{} deep", fill("1. ", n))
    }),
    shape("lists nested in steps", |n| steps(n, "  ", "- deep")),
    shape("quotes in lists in quotes", |n| {
        format!("{} deep", fill("> - ", n))
    }),
    shape("list items", |n| format!("deep\n\n{}", fill("- a\n", n))),
    shape("list items, empty", |n| {
        format!("deep\n\n{}", fill("-\n", n))
    }),
    shape("list with blank lines", |n| {
        format!("- deep\n{}a", fill("\n", n))
    }),
    shape("fences never closed", |n| {
        format!("deep\n\n{}", fill("```\n~~~~\n", n))
    }),
    shape("indented code", |n| {
        format!("deep\n\n{}", fill("    a\n\n", n))
    }),
    shape("rules", |n| format!("deep\n\n{}", fill("***\n", n))),
    shape("blank lines", |n| format!("deep{}deep", fill("\n", n))),
    shape("tabs", |n| format!("deep\n{}deep", fill("\t", n))),
    shape("task list", |n| format!("deep\n\n{}", fill("- [ ] a\n", n))),
    shape("headings", |n| format!("deep\n\n{}", fill("# Same\n", n))),
    shape("headings underlined", |n| {
        format!("deep\n\n{}", fill("a\n=\n", n))
    }),
    shape("headings that look numbered", |n| {
        format!("deep\n\n{}", count(n, |k| format!("# a-{}\n# a\n", k % 50)))
    }),
    shape("a heading of one long line", |n| {
        format!("# deep {}", fill("*a* ", n))
    }),
    // Tables.
    shape("a table's row of many columns", |n| {
        let cells = n / 6;
        format!(
            "|deep|{}\n|{}\n|{}\n",
            "a|".repeat(cells),
            "-|".repeat(cells + 1),
            "b|".repeat(cells)
        )
    }),
    shape("a table wide above, short below", |n| {
        let cells = n / 5;
        let rows = "|\n".repeat(n / 10);
        format!(
            "|deep|{}\n|-|{}\n{rows}",
            "a|".repeat(cells),
            "-|".repeat(cells)
        )
    }),
    shape("a table of many rows", |n| {
        format!("|deep|b|\n|-|-|\n{}", fill("|a|b|\n", n))
    }),
    shape("tables that never begin", |n| {
        format!("deep\n\n{}", fill("|a|\n", n))
    }),
    shape("pipes", |n| format!("deep\n\n{}", fill("|", n))),
    shape("table heads one after another", |n| {
        format!("deep\n\n{}", fill("a|b\n-|-\n\n", n))
    }),
    // What links and footnotes refer to.
    shape("link references", |n| {
        format!("deep\n\n{}", count(n, |k| format!("[{k}]: b\n")))
    }),
    shape("one link reference over and over", |n| {
        format!("deep\n\n{}", fill("[a]: b\n", n))
    }),
    shape("references used", |n| {
        let address = "x".repeat((n / 4).min(8000));
        format!("deep {}\n\n[a]: http://a.b/{address}\n", fill("[a]", n / 2))
    }),
    shape("references not there", |n| {
        format!("deep {}", fill("[a] ", n))
    }),
    shape("labels nested", |n| format!("deep {}", fill("[a][", n))),
    shape("half references", |n| {
        format!("deep\n\n{}", fill("[a]:\n", n))
    }),
    shape("references with half a title", |n| {
        format!("deep\n\n{}", fill("[a]: b 'c\n", n))
    }),
    shape("footnotes", |n| {
        let notes = n / 24;
        let used: String = (0..notes).map(|k| format!("[^{k}]")).collect();
        let own: String = (0..notes).map(|k| format!("[^{k}]: note\n\n")).collect();
        format!("deep {used}\n\n{own}")
    }),
    shape("one footnote over and over", |n| {
        format!("deep {}\n\n[^a]: note", fill("[^a]", n))
    }),
    shape("footnotes each in the one before", |n| {
        format!(
            "deep [^1]\n\n{}",
            count(n, |k| format!("[^{k}]: x[^{}]\n\n", k + 1))
        )
    }),
    shape("footnotes nested", |n| {
        format!(
            "deep [^1]\n\n[^1]: {}",
            count(n, |k| format!("[^{}]: ", k + 1))
        )
    }),
    shape("footnotes that are not there", |n| {
        format!("deep {}", fill("[^a]", n))
    }),
    shape("links to headings", |n| {
        format!("# A\n\ndeep {}\n\n# B\n", fill("[b](#b) ", n))
    }),
    // HTML.
    shape("elements nested, blocks", |n| around("<div>", "</div>", n)),
    shape("elements nested, in a line", |n| {
        format!("a {}", around("<b>", "</b>", n))
    }),
    shape("elements never closed", |n| {
        format!("deep {}", fill("<b>", n))
    }),
    shape("blocks never closed", |n| {
        format!("deep\n\n{}", fill("<div>\n", n))
    }),
    shape("elements closed, never opened", |n| {
        format!("deep {}", fill("</b>", n))
    }),
    shape("elements crossed", |n| {
        format!("deep {}", fill("<b><i></b></i>", n))
    }),
    shape("formats HTML opens again", |n| {
        format!("<div>deep {}", fill("<p><b><i><a href=#x>", n))
    }),
    shape("tables in tables", |n| {
        format!("<div>deep{}", fill("<table><tr><td>", n))
    }),
    shape("text in no cell", |n| {
        format!("<table>deep{}", fill("a<tr>b<td>c", n))
    }),
    shape("lists never closed", |n| {
        format!("<ul>deep{}", fill("<li><ul>", n))
    }),
    shape("lists' items never closed", |n| {
        format!("<ul>deep{}", fill("<li>a", n))
    }),
    shape("tags never ended", |n| {
        format!("deep {}", fill("<a b=\"", n))
    }),
    shape("tags never ended, in a block", |n| {
        format!("<div>deep\n{}", fill("<a b='", n))
    }),
    shape("a tag of many attributes", |n| {
        format!("deep <b {}>x</b>", count(n, |k| format!("a{k}=b ")))
    }),
    shape("anchors", |n| {
        format!("deep {}", count(n, |k| format!("<a id=x{k}></a>")))
    }),
    shape("comments never ended", |n| {
        format!("deep {}", fill("<!-- ", n))
    }),
    shape("comments one after another", |n| {
        format!("deep {}", fill("<!---->", n))
    }),
    shape("instructions never ended", |n| {
        format!("deep {}", fill("<?", n))
    }),
    shape("declarations never ended", |n| {
        format!("deep {}", fill("<!A ", n))
    }),
    shape("cdata never ended", |n| {
        format!("deep {}", fill("<![CDATA[", n))
    }),
    shape("scripts never ended", |n| {
        format!("deep {}", fill("<script>", n))
    }),
    shape("scripts in a block", |n| {
        format!("<div>deep\n{}", fill("<script></scrip>", n))
    }),
    shape("tags of no HTML", |n| format!("deep {}", fill("<int>", n))),
    shape("left angles", |n| format!("deep {}", fill("<", n))),
    // Front matter.
    shape("front matter never ended", |n| {
        format!("---\ndeep: a\n{}", fill("b: c\n", n))
    }),
    shape("front matter, deep in itself", |n| {
        format!("---\na: {}\n---\ndeep", fill("[", n))
    }),
    shape("front matter, lists in lists", |n| {
        format!("---\na:\n {}\n---\ndeep", fill("- ", n))
    }),
    shape("front matter, keys in keys", |n| {
        format!("---\na:\n{}---\ndeep", steps(n, " ", " b:"))
    }),
    shape("front matter, questions", |n| {
        format!("---\na:\n {}\n---\ndeep", fill("? ", n))
    }),
    shape("front matter, quotes", |n| {
        format!("---\na: {}\n---\ndeep", fill("\"b\" ", n))
    }),
    shape("front matter, tags and anchors", |n| {
        format!("---\na: {}\n---\ndeep", fill("!a &b ", n))
    }),
    shape("front matter, many fields", |n| {
        format!("---\n{}---\ndeep", count(n, |k| format!("k{k}: v\n")))
    }),
    shape("front matter, aliases", |n| {
        format!("---\na: &a [x]\nb: [{}]\n---\ndeep", fill("*a,", n))
    }),
];
