//! Writes what belongs beside an installed `lectern-cli`: its man pages, and the completions of
//! bash, zsh and fish. `cargo xtask bundle` calls it; by hand:
//!
//! ```sh
//! cargo run --package lectern-cli --example papers -- FOLDER
//! ```
//!
//! They are made at each bundling from the very command line they describe and are never
//! committed, so there is nothing that could fall behind. An example, because its two crates are
//! then no part of the program.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap_complete::Shell;

fn main() -> ExitCode {
    let mut given = std::env::args_os().skip(1);
    let (Some(folder), None) = (given.next(), given.next()) else {
        eprintln!("Say into which folder: cargo run --example papers -- FOLDER");
        return ExitCode::from(2);
    };
    match write(&PathBuf::from(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The man pages and completions could not be written: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Man pages into `man1`, one for the program and one for each verb; completions into a folder
/// for each shell, under the names that the shells look for.
fn write(folder: &Path) -> io::Result<()> {
    let pages = folder.join("man1");
    std::fs::create_dir_all(&pages)?;
    clap_mangen::generate_to(lectern_cli::command(), &pages)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        let place = folder.join(shell.to_string());
        std::fs::create_dir_all(&place)?;
        let written: OsString =
            clap_complete::generate_to(shell, &mut lectern_cli::command(), "lectern-cli", &place)?
                .into();
        if shell == Shell::Bash {
            // bash-completion loads a file by the name of the command.
            std::fs::rename(&written, place.join("lectern-cli"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_verb_has_its_page_and_its_place_in_each_completion() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path()).unwrap();
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        let whole = read("man1/lectern-cli.1");
        let shells = [
            read("bash/lectern-cli"),
            read("zsh/_lectern-cli"),
            read("fish/lectern-cli.fish"),
        ];
        let command = lectern_cli::command();
        assert!(command.get_subcommands().count() > 10);
        for verb in command.get_subcommands() {
            let name = verb.get_name();
            let page = read(&format!("man1/lectern-cli-{name}.1"));
            assert!(page.contains(".SH OPTIONS"), "{name}");
            assert!(
                whole.contains(&name.replace('-', "\\-")),
                "{name} is not in the program's page"
            );
            for text in &shells {
                assert!(text.contains(name), "{name} is not in a completion");
            }
        }
    }
}
