//! Lots of files that take their time on any machine.

/// A report that takes its time to be read in, the more the more topics it has (of 10 KB each). In a lot of files it
/// holds up what comes after it, so that there is time to do something meanwhile, however fast the rest is.
pub fn long_report(title: &str, topics: usize) -> String {
    let topic = "*Words* of a **long** `report`, and [more](#there). ".repeat(200);
    let topics = format!("\n\n## A topic of many\n\n{topic}").repeat(topics);
    format!("# {title}\n{topics}\n")
}
