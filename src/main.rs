//! The program `newsprint`: hands its arguments to the library and leaves with its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    newsprint::cli::run()
}
