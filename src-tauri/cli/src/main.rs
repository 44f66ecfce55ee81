//! The program `lectern-cli`; all of it is in the library beside it.

fn main() -> std::process::ExitCode {
    lectern_cli::run()
}
