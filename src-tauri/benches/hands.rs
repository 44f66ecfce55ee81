//! Keys and the wheel, as a person at a screen would use them.

use std::io::Write;
use std::process::{Child, ChildStdin, Command, Stdio};

use super::screen::Screen;

/// One xdotool that waits for what to do, for its start would count.
pub struct Hands {
    program: Child,
    keys: ChildStdin,
}

impl Hands {
    /// Puts them there.
    pub fn at(screen: &Screen) -> Self {
        let mut program = Command::new("xdotool")
            .arg("-")
            .env("DISPLAY", &screen.name)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let keys = program.stdin.take().unwrap();
        Self { program, keys }
    }

    /// Strikes a key, or several in a row, by their names.
    pub fn press(&mut self, key: &str) {
        self.say(&format!("key --delay 0 {key}"));
    }

    /// Types at once.
    pub fn write(&mut self, text: &str) {
        let keys: Vec<_> = text.chars().map(name_of).collect();
        self.press(&keys.join(" "));
    }

    /// Does what xdotool has a word for.
    pub fn say(&mut self, deed: &str) {
        writeln!(self.keys, "{deed}").unwrap();
        let ended = self.program.try_wait().unwrap();
        assert!(ended.is_none(), "xdotool does {deed}");
    }
}

impl Drop for Hands {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// What xdotool calls the key of a letter.
fn name_of(letter: char) -> String {
    match letter {
        ' ' => "space".to_owned(),
        '"' => "quotedbl".to_owned(),
        '-' => "minus".to_owned(),
        ':' => "colon".to_owned(),
        '*' => "asterisk".to_owned(),
        _ if letter.is_ascii() => letter.to_string(),
        _ => format!("U{:04X}", u32::from(letter)),
    }
}
