//! The child's own side: it limits itself, hears what is asked, imports, answers.
//!
//! Owns the limits of the system on it: memory, processor time, no file to open or to grow, no other process, nothing
//! left behind when it dies. It refuses to know a terminal: it has two pipes, and what it complains of goes nowhere.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::Importer;
use super::frame::{Answer, Want, Wish, read_bytes, read_head, write_head};
use crate::edition::file::Limits;
use crate::import::{self, ImportError, Imported, Source};

/// The first argument of a child. No help speaks of it: nobody has a use for it by hand.
pub(super) const BE_ONE: &str = "--be-the-importer";
/// What a child of another version ends with.
pub(super) const OTHER_VERSION: u8 = 3;
/// The version that parent and child must share.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the arguments of a child say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Asked {
    /// To import within so many bytes of memory and seconds of processor time, for the process of this number.
    Import { parent: u32, memory: u64, seconds: u64 },
    /// By a program of another version.
    Other,
}

/// Whether the program was started to be a child.
pub(in crate::cli) fn asked(args: &[OsString]) -> Option<Asked> {
    let words: Vec<&str> = args.iter().skip(1).map(|arg| arg.to_str().unwrap_or_default()).collect();
    match words.as_slice() {
        [BE_ONE, VERSION, parent, memory, seconds] => {
            let (parent, memory, seconds) = (parent.parse().ok()?, memory.parse().ok()?, seconds.parse().ok()?);
            Some(Asked::Import { parent, memory, seconds })
        }
        [BE_ONE, ..] => Some(Asked::Other),
        _ => None,
    }
}

/// Is a child: imports what standard input brings, and answers on standard output.
pub(in crate::cli) fn serve(asked: Asked, importer: Importer) -> ExitCode {
    let Asked::Import { parent, memory, seconds } = asked else { return ExitCode::from(OTHER_VERSION) };
    limit(memory, seconds);
    if !dies_with(parent) {
        return ExitCode::FAILURE;
    }
    match hear().and_then(|(wish, bytes)| answer(&wish, &bytes, importer)) {
        Ok(()) => ExitCode::SUCCESS,
        // Who asked is gone, or said nothing that could be done.
        Err(_) => ExitCode::FAILURE,
    }
}

/// Takes from itself what no importer needs. What a system cannot limit stays as it is: the parent's patience has an end
/// on all of them.
fn limit(memory: u64, seconds: u64) {
    let limits = [
        (Resource::As, memory),
        (Resource::Cpu, seconds),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, 0),
        (Resource::Nproc, 0),
    ];
    for (resource, most) in limits {
        // Where both are reached at once the system kills without a word; a second later is soon enough.
        let last = if resource == Resource::Cpu { most.saturating_add(1) } else { most };
        let may = |wanted: u64| getrlimit(resource).maximum.map_or(wanted, |maximum| maximum.min(wanted));
        let _ = setrlimit(resource, Rlimit { current: Some(may(most)), maximum: Some(may(last)) });
    }
}

/// Sees to it that a reader who quits leaves nobody behind; says no where the parent is gone already. Where a system
/// knows no such thing, it ends when it has nobody to answer.
fn dies_with(parent: u32) -> bool {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    let own = rustix::process::getppid().map(|own| own.as_raw_nonzero().get());
    own.and_then(|own| u32::try_from(own).ok()) == Some(parent)
}

fn hear() -> io::Result<(Wish, Vec<Vec<u8>>)> {
    let mut input = io::stdin().lock();
    let wish: Wish = read_head(&mut input)?;
    // The parent is believed: memory has its limit in any case.
    let mut bytes = Vec::new();
    for source in &wish.sources {
        bytes.push(read_bytes(&mut input, source.bytes, u64::MAX)?);
    }
    Ok((wish, bytes))
}

fn answer(wish: &Wish, bytes: &[Vec<u8>], importer: Importer) -> io::Result<()> {
    let named = wish.sources.iter().zip(bytes);
    let sources: Vec<Source> = named.map(|(source, bytes)| Source { name: &source.name, bytes }).collect();
    let limits = Limits { bytes: wish.most };
    let (head, json) = match wish.want {
        Want::Edition => match importer(&sources, &wish.request, limits) {
            Ok(Imported { edition, notes }) => {
                let json = serde_json::to_vec(&edition)?;
                (Answer::Edition { notes, bytes: json.len() as u64 }, json)
            }
            Err(error) => refused(&error),
        },
        Want::Json => match sources.first().map(|source| import::edition_json(*source, limits)) {
            Some(Ok(json)) => (Answer::Json { bytes: json.len() as u64 }, json.into_owned()),
            Some(Err(error)) => refused(&error),
            None => refused(&ImportError::Nothing),
        },
    };
    let mut out = io::stdout().lock();
    write_head(&mut out, &head)?;
    out.write_all(&json)?;
    out.flush()
}

fn refused(error: &ImportError) -> (Answer, Vec<u8>) {
    (Answer::Refused(error.to_string()), Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(args: &[&str]) -> Option<Asked> {
        asked(&args.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn only_who_asks_in_this_version_gets_a_child() {
        assert_eq!(of(&["newsprint", "报.md"]), None);
        assert_eq!(of(&["newsprint", "read", BE_ONE]), None);
        let import = Asked::Import { parent: 7, memory: 1 << 20, seconds: 2 };
        assert_eq!(of(&["newsprint", BE_ONE, VERSION, "7", "1048576", "2"]), Some(import));
        assert_eq!(of(&["newsprint", BE_ONE, "0.0.0", "1", "2"]), Some(Asked::Other));
        assert_eq!(of(&["newsprint", BE_ONE, VERSION, "7", "桥", "2"]), None);
    }
}
