//! A desk with hostile files on it, and the program run there without a terminal.
//!
//! Owns the folder, whose names are harm too, and that all that is written is read strictly. It refuses screens.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, thread};

use super::payload::Kind;
use super::strict;

/// A folder of hostile names, and the shelf in it.
pub struct Desk {
    _folder: tempfile::TempDir,
    pub path: PathBuf,
}

/// What a run came to; all of it was read strictly.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A name for a file with harm in it, as far as names can have it.
pub fn name(kind: Kind, end: &str) -> OsString {
    let harm: String = kind.harm().chars().filter(|char| !matches!(char, '/' | '\0')).collect();
    let cut = (0..=180.min(harm.len())).rev().find(|at| harm.is_char_boundary(*at)).unwrap();
    format!("名{}{end}", &harm[..cut]).into()
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("\u{1b}]0;夹\u{7}\n\u{9b}31m\u{202e}");
        fs::create_dir(&path).unwrap();
        Self { _folder: folder, path }
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.path.join("架\u{1b}[31m\n\u{2066}")
    }

    pub fn file(&self, name: impl AsRef<OsStr>, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path.join(name.as_ref());
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn command(&self, args: &[OsString]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
        command.args(args).current_dir(&self.path).env_clear();
        command.env("LANG", "en_US.UTF-8").env("NEWSPRINT_DATA_DIR", self.data());
        command
    }

    /// Runs the program with nothing to read.
    pub fn run(&self, args: &[OsString]) -> Said {
        self.given(args, b"")
    }

    /// Runs the program with this on its standard input.
    pub fn given(&self, args: &[OsString], input: &[u8]) -> Said {
        said(self.command(args), input, &format!("{args:?}"))
    }
}

/// Runs a command, and reads all that it writes.
pub fn said(mut command: Command, input: &[u8], case: &str) -> Said {
    let piped = || Stdio::piped();
    let mut child = command.stdin(piped()).stdout(piped()).stderr(piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // It may end without having read all.
    let writer = thread::spawn(move || drop(std::io::Write::write_all(&mut stdin, &input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let read = |name: &str, bytes: &[u8]| {
        strict::text(bytes).unwrap_or_else(|fault| panic!("{case}: on standard {name} {fault}"))
    };
    let (out, err) = (read("output", &output.stdout), read("error", &output.stderr));
    let code = output.status.code().unwrap_or_else(|| panic!("{case}: {:?}: {err}", output.status));
    assert!(code <= 2 && !err.contains("panicked"), "{case}: {code}: {err}");
    Said { code, out, err }
}

/// Arguments of several kinds.
pub fn args(words: &[&str], files: &[&Path]) -> Vec<OsString> {
    words.iter().map(OsString::from).chain(files.iter().map(|file| file.as_os_str().to_owned())).collect()
}

/// Does something with each of some things, on as many threads as the machine has processors.
pub fn each<T: Sync>(things: &[T], run: impl Fn(&T) + Sync) {
    at_once(thread::available_parallelism().map_or(2, usize::from).max(2), things, run);
}

/// Does something with each of some things, with so many of them at once.
pub fn at_once<T: Sync>(count: usize, things: &[T], run: impl Fn(&T) + Sync) {
    let next = std::sync::atomic::AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|| {
                while let Some(thing) = things.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                    run(thing);
                }
            });
        }
    });
}
