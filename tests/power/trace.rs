//! What a program asked of the disk, as strace wrote it down.
//!
//! Owns the reading of its lines. It refuses calls that change a file in a way it does not know: a replay without them
//! would prove nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The calls that are written down.
pub const CALLS: &str = "openat,write,pwrite64,writev,pwritev,pwritev2,lseek,ftruncate,fallocate,fsync,fdatasync,\
                         sync_file_range,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,close";

/// Something that was asked and done, paths below the folder that is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A file or a folder was opened, by this handle; the file is there from now on, and empty where it says so.
    Opened {
        path: PathBuf,
        handle: u64,
        made: bool,
        emptied: bool,
    },
    Wrote {
        handle: u64,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        handle: u64,
        length: usize,
    },
    /// What was written by a handle, or to its folder, is on disk.
    Synced {
        handle: u64,
    },
    Renamed {
        from: PathBuf,
        to: PathBuf,
    },
    Unlinked {
        path: PathBuf,
    },
    Made {
        path: PathBuf,
    },
    /// The program told somebody.
    Said(String),
}

/// What lies behind a handle of a thread.
struct Handle {
    number: u64,
    at: usize,
}

/// The events of a trace, as far as they are below a folder.
pub fn read(trace: &str, below: &Path) -> Vec<Event> {
    let mut reader = Reader { below, handles: HashMap::new(), count: 0, events: Vec::new() };
    let mut begun: HashMap<&str, String> = HashMap::new();
    for line in trace.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some(first) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(thread, first.to_owned());
        } else if let Some((_, end)) = rest.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
            let first = begun.remove(thread).unwrap_or_default();
            reader.call(thread, &format!("{first}{end}"));
        } else {
            reader.call(thread, rest);
        }
    }
    reader.events
}

struct Reader<'a> {
    below: &'a Path,
    /// By thread and number: the programs open and close in one thread each.
    handles: HashMap<(String, i64), Handle>,
    count: u64,
    events: Vec<Event>,
}

impl Reader<'_> {
    fn call(&mut self, thread: &str, call: &str) {
        // A signal, an end.
        let Some((head, gave)) = call.rsplit_once(" = ") else { return };
        let Some((name, args)) = head.trim_end().strip_suffix(')').and_then(|head| head.split_once('(')) else {
            return;
        };
        let Ok(gave) = gave.split(' ').next().unwrap_or_default().parse::<i64>() else { return };
        if gave < 0 {
            return;
        }
        // All that is quoted is written in hexadecimal: no comma is another's.
        let args: Vec<&str> = args.split(", ").collect();
        let number = |index: usize| args[index].parse::<i64>().unwrap();
        match name {
            "openat" => self.opened(thread, self.path(args[1]), args[2], gave),
            "close" => drop(self.handles.remove(&(thread.to_owned(), number(0)))),
            "lseek" => {
                if let Some(handle) = self.handles.get_mut(&(thread.to_owned(), number(0))) {
                    handle.at = usize::try_from(gave).unwrap();
                }
            }
            "write" => self.wrote(thread, number(0), None, args[1], gave),
            "pwrite64" => self.wrote(thread, number(0), Some(number(3)), args[1], gave),
            "ftruncate" => {
                let length = usize::try_from(number(1)).unwrap();
                self.with(thread, number(0), |handle| Event::Cut { handle, length });
            }
            "fsync" | "fdatasync" => self.with(thread, number(0), |handle| Event::Synced { handle }),
            "rename" => self.paths([args[0], args[1]], |[from, to]| Event::Renamed { from, to }),
            "unlink" => self.paths([args[0]], |[path]| Event::Unlinked { path }),
            "mkdir" => self.paths([args[0]], |[path]| Event::Made { path }),
            "renameat" | "renameat2" => self.paths([args[1], args[3]], |[from, to]| Event::Renamed { from, to }),
            "unlinkat" => self.paths([args[1]], |[path]| Event::Unlinked { path }),
            "mkdirat" => self.paths([args[1]], |[path]| Event::Made { path }),
            other => panic!("a replay of `{other}` is not known"),
        }
    }

    /// A path below the folder.
    fn path(&self, quoted: &str) -> Option<PathBuf> {
        let path = PathBuf::from(String::from_utf8(bytes(quoted)).unwrap());
        path.strip_prefix(self.below).ok().map(Path::to_owned)
    }

    fn paths<const N: usize>(&mut self, quoted: [&str; N], event: impl FnOnce([PathBuf; N]) -> Event) {
        let paths = quoted.map(|quoted| self.path(quoted));
        if paths.iter().all(Option::is_some) {
            self.events.push(event(paths.map(Option::unwrap)));
        }
    }

    fn opened(&mut self, thread: &str, path: Option<PathBuf>, flags: &str, number: i64) {
        let Some(path) = path else { return };
        let has = |flag: &str| flags.split('|').any(|known| known == flag);
        assert!(!has("O_APPEND"), "a replay of O_APPEND is not known");
        self.count += 1;
        self.handles.insert((thread.to_owned(), number), Handle { number: self.count, at: 0 });
        self.events.push(Event::Opened { path, handle: self.count, made: has("O_CREAT"), emptied: has("O_TRUNC") });
    }

    fn wrote(&mut self, thread: &str, number: i64, at: Option<i64>, quoted: &str, gave: i64) {
        let length = usize::try_from(gave).unwrap();
        if number == 1 {
            self.events.push(Event::Said(String::from_utf8_lossy(&bytes(quoted)).into_owned()));
            return;
        }
        let Some(handle) = self.handles.get_mut(&(thread.to_owned(), number)) else { return };
        let at = at.map_or(handle.at, |at| usize::try_from(at).unwrap());
        handle.at = at + length;
        let mut bytes = bytes(quoted);
        assert!(bytes.len() >= length, "strace has cut a write short");
        bytes.truncate(length);
        self.events.push(Event::Wrote { handle: handle.number, at, bytes });
    }

    fn with(&mut self, thread: &str, number: i64, event: impl FnOnce(u64) -> Event) {
        if let Some(handle) = self.handles.get(&(thread.to_owned(), number)) {
            self.events.push(event(handle.number));
        }
    }
}

/// What is quoted: `"\x41\x42"`.
fn bytes(quoted: &str) -> Vec<u8> {
    let inner = quoted.trim_end_matches('.').trim_matches('"');
    let digit = |byte: u8| (byte as char).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = inner.as_bytes().chunks_exact(4);
    assert!(pairs.remainder().is_empty(), "not in hexadecimal: {inner:.40}");
    pairs.map(|pair| digit(pair[2]).unwrap() << 4 | digit(pair[3]).unwrap()).collect()
}

#[test]
fn a_trace_is_read_with_its_calls_that_were_interrupted() {
    let hex = |text: &str| text.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<Vec<_>>().concat();
    let trace = format!(
        "7 openat(AT_FDCWD, \"{}\", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 5\n\
         7 write(5, \"{}\", 6 <unfinished ...>\n\
         8 write(1, \"{}\", 3) = 3\n\
         7 <... write resumed>) = 6\n\
         7 pwrite64(5, \"{}\", 1, 9) = 1\n\
         7 fdatasync(5) = 0\n7 close(5) = 0\n7 fsync(5) = -1 EBADF (Bad file descriptor)\n7 +++ exited with 0 +++\n",
        hex("/报/a"),
        hex("桥桥"),
        hex("@ok"),
        hex("x")
    );
    let events = read(&trace, Path::new("/报"));
    let expected = [
        Event::Opened { path: "a".into(), handle: 1, made: true, emptied: false },
        Event::Said("@ok".into()),
        Event::Wrote { handle: 1, at: 0, bytes: "桥桥".into() },
        Event::Wrote { handle: 1, at: 9, bytes: b"x".into() },
        Event::Synced { handle: 1 },
    ];
    assert_eq!(events, expected);
}
