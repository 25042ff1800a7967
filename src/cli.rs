//! The command line: arguments in, an exit code out.
//!
//! Owns every command's course from files to output, and that the program may be its own child. It refuses to know how anything is read, set or drawn.
//!
//! Exit codes: 0 done, 1 a check failed or nothing was found, 2 wrong usage or a file that cannot be read. A
//! closed pipe is no error. A signal that ends the program is passed on. A fault of the program itself is 101.

mod args;
mod assets;
mod check;
mod clipboard;
mod clippings;
mod clock;
mod config;
mod export;
mod front;
mod import;
mod importer;
mod librarian;
mod library;
mod load;
mod manner;
mod memory;
mod output;
mod plain;
mod print;
mod progress;
mod read;
mod report;
mod samples;
mod save;
mod search;
mod shelf;
mod toc;
mod world;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::app::Images;
use crate::import::import_as;
use crate::library::Folder;
use args::{Args, Command};
pub use importer::Importer;

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Done.
    Done,
    /// A check failed, or nothing was found.
    Failed,
    /// Wrong usage, or a file that cannot be read.
    Unusable,
    /// A signal ended it.
    Signal(i32),
    /// A fault of the program itself, which was said.
    Broken,
}

/// Runs the program with the arguments of its process.
pub fn run() -> ExitCode {
    run_importing(import_as)
}

/// As [`run`], with another importer in its children: what one that breaks can do to the program is tried with it.
pub fn run_importing(importer: Importer) -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    match importer::asked(&args) {
        Some(asked) => importer::serve(asked, importer),
        None => run_with(args),
    }
}

fn run_with(args: Vec<OsString>) -> ExitCode {
    let args = match Args::parsed(args) {
        Ok(args) => args,
        Err(error) => {
            // Help and version go to standard output and are no errors; a closed pipe is none either.
            refuse(&error);
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match command(args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::FAILURE,
        Ok(Outcome::Unusable) => ExitCode::from(2),
        Ok(Outcome::Signal(signal)) => {
            // The shell sees the program die of the signal, as it should.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
            ExitCode::from(u8::try_from(128 + signal).unwrap_or(2))
        }
        // As Rust's own programs say it.
        Ok(Outcome::Broken) => ExitCode::from(101),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("newsprint: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Says what is wrong with the arguments, or the help that was asked for; an argument is no cleaner than a file.
fn refuse(error: &clap::Error) {
    let text: String = error.render().to_string().lines().map(|line| clean(line) + "\n").collect();
    if error.use_stderr() {
        text.lines().for_each(output::complain);
    } else {
        let _ = output::print(&text);
    }
}

/// A line without what a terminal would obey, its indent as it is.
fn clean(line: &str) -> String {
    let indent = line.len() - line.trim_start_matches(' ').len();
    " ".repeat(indent) + &crate::edition::clean_line(line.trim_start_matches(' '))
}

/// What `--no-images` asks for.
fn images(none: bool) -> Option<Images> {
    none.then_some(Images::Hidden)
}

/// What a command comes to that needs a data folder; who could not find one has said so.
fn with(folder: Option<Folder>, run: impl FnOnce(Folder) -> std::io::Result<Outcome>) -> std::io::Result<Outcome> {
    folder.map_or(Ok(Outcome::Unusable), run)
}

fn command(args: Args) -> std::io::Result<Outcome> {
    let limits = args.limits();
    let data = args.data_dir.clone();
    let folder = || library::folder(data.as_deref());
    let wishes = |ambiguous, no_images| read::Wishes {
        ambiguous,
        images: images(no_images),
        folder: library::found(data.as_deref()),
        limits,
    };
    match args.command {
        None => read::run(&args.files, &wishes(args.ambiguous, args.no_images)),
        Some(Command::Read(args)) if args.plain && args.files.len() > 1 => {
            output::complain("expected one file: with `--plain` editions are read one by one");
            Ok(Outcome::Unusable)
        }
        Some(Command::Read(args)) if args.plain => plain::run(args.files.first().map(PathBuf::as_path), limits),
        Some(Command::Read(args)) => read::run(&args.files, &wishes(args.ambiguous, args.no_images)),
        Some(Command::Check(check)) => check::run(&check, limits),
        Some(Command::Schema) => output::print(&crate::edition::file::schema_text()).map(|()| Outcome::Done),
        Some(Command::Print(print)) => print::run(&print, limits),
        Some(Command::Toc(toc)) => toc::run(&toc, limits),
        Some(Command::Import(import)) => import::run(&import, limits),
        Some(Command::Export(export)) => export::run(&export, limits),
        Some(Command::Config(config)) => config::run(&config),
        Some(Command::Open(open)) => with(folder(), |folder| read::saved(&open, folder, limits)),
        Some(Command::Save(save)) => with(folder(), |folder| save::run(&save, folder, limits)),
        Some(Command::Search(search)) => with(folder(), |folder| search::run(&search, folder, limits)),
        Some(Command::Clippings(args)) => with(folder(), |folder| clippings::run(&args.what, &folder)),
        Some(Command::Shelf(shelf)) => with(folder(), |folder| shelf::run(&shelf.what, folder, limits)),
    }
}
