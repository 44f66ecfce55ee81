//! The one place that writes: an answer on standard output, as text or as one JSON value, and
//! messages on standard error.
//!
//! A write that fails is a failure of the request, never a panic: a full disk behind a redirected
//! output is told, a reader that went away (a broken pipe) needs no message.

use std::io::{self, BufWriter, IsTerminal, Write};

use serde::Serialize;

use crate::failure::{Failure, Told};
use crate::layout;

/// Where the answer of a request goes.
pub struct Output {
    json: bool,
}

#[derive(Serialize)]
struct Failed {
    error: Told,
}

impl Output {
    /// An output for programs (`json`) or for people.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Writes the answer: `value` as JSON, or what `text` makes of it for people.
    ///
    /// # Errors
    /// [`Failure::Unwritten`].
    pub fn answer(
        &self,
        value: &impl Serialize,
        text: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        let written = if self.json {
            write_json(value)
        } else {
            write_text(&text())
        };
        written.map_err(Failure::Unwritten)
    }

    /// Writes text that is the same for people and programs.
    ///
    /// # Errors
    /// [`Failure::Unwritten`].
    pub fn verbatim(&self, text: &str) -> Result<(), Failure> {
        write_text(text).map_err(Failure::Unwritten)
    }

    /// Writes text for people; for programs, the same text as the one field of an object.
    ///
    /// # Errors
    /// [`Failure::Unwritten`].
    pub fn text_under(&self, key: &str, text: &str) -> Result<(), Failure> {
        let object: std::collections::BTreeMap<_, _> = [(key, text)].into();
        self.answer(&object, || text.to_owned())
    }

    /// Says on standard error why the request failed; with JSON on standard output too.
    pub fn failure(&self, failure: &Failure) {
        if failure.is_reader_gone() {
            return;
        }
        match failure {
            Failure::Usage(text) => self.message(text.trim_end()),
            other => self.message(&format!("error: {}", other.told().message)),
        }
        if self.json && !matches!(failure, Failure::Answered(_) | Failure::Unwritten(_)) {
            // The exit code says failed already; there is nowhere left to say more.
            let _ = write_json(&Failed {
                error: failure.told(),
            });
        }
    }

    /// Says something on standard error. Where nobody takes it, the exit code still tells.
    pub fn message(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{}", layout::harmless(text));
    }
}

fn write_json(value: &impl Serialize) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, value)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Text goes to a file or a program exactly as it is; on a terminal, control characters that a
/// document brought along must not act.
fn write_text(text: &str) -> io::Result<()> {
    let out = io::stdout();
    let mut out = out.lock();
    if out.is_terminal() {
        out.write_all(layout::harmless(text).as_bytes())?;
    } else {
        out.write_all(text.as_bytes())?;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()
}
