//! A disk as a power cut may leave it: what was synced for sure, of the rest anything.
//!
//! Owns what POSIX promises and no more: a file's bytes once the file was synced, a name once its folder was. What else
//! was asked may have been done, in any order, a sector at a time. It refuses to know what the files are for.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use crate::trace::Event;

/// Bytes that a disk writes at once.
const SECTOR: usize = 512;

/// How the power goes: what becomes of all that was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// None of it is there.
    None,
    /// All of it is.
    All,
    /// All but the last write to each file, of which the first sectors are.
    Torn,
    /// All bytes, but no name.
    Nameless,
    /// All names, but no bytes: files as long as they were, and empty.
    Hollow,
    /// Any of it, a sector at a time.
    Any,
}

impl Way {
    /// Each, the last one several times with other luck.
    pub const ALL: [Self; 8] =
        [Self::None, Self::All, Self::Torn, Self::Nameless, Self::Hollow, Self::Any, Self::Any, Self::Any];
}

/// Numbers as good as random, the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn flip(&mut self) -> bool {
        self.roll(2) == 0
    }
}

#[derive(Debug, Clone)]
enum Change {
    Wrote(usize, Vec<u8>),
    Cut(usize),
}

/// A file: its bytes when it was synced last, and what was done to it since.
#[derive(Debug, Default)]
struct File {
    synced: Vec<u8>,
    since: Vec<Change>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    File(usize),
    Folder,
}

#[derive(Debug, Clone)]
enum Naming {
    Put(PathBuf, Node),
    Moved(PathBuf, PathBuf),
    Gone(PathBuf),
}

/// A folder: its names when it was synced last, and what was done to them since.
#[derive(Debug, Default)]
struct Folder {
    synced: BTreeMap<PathBuf, Node>,
    since: Vec<Naming>,
}

/// The disk below a folder that is there.
#[derive(Debug)]
pub struct Disk {
    files: Vec<File>,
    folders: BTreeMap<PathBuf, Folder>,
    /// What a program sees.
    seen: BTreeMap<PathBuf, Node>,
    handles: HashMap<u64, PathBuf>,
    /// The file of a handle, whatever it is called by now.
    opened: HashMap<u64, usize>,
}

impl Disk {
    pub fn empty() -> Self {
        let folders = BTreeMap::from([(PathBuf::new(), Folder::default())]);
        let (files, seen) = (Vec::new(), BTreeMap::new());
        Self { files, folders, seen, handles: HashMap::new(), opened: HashMap::new() }
    }

    /// Takes what was done; says whether a disk could look otherwise than before.
    pub fn take(&mut self, event: &Event) -> bool {
        match event {
            Event::Opened { path, handle, made, emptied } => return self.open(path, *handle, *made, *emptied),
            Event::Wrote { handle, at, bytes } => self.change(*handle, Change::Wrote(*at, bytes.clone())),
            Event::Cut { handle, length } => self.change(*handle, Change::Cut(*length)),
            Event::Synced { handle } => self.sync(*handle),
            Event::Renamed { from, to } => {
                if let Some(node) = self.seen.remove(from) {
                    self.seen.insert(to.clone(), node);
                }
                assert_eq!(from.parent(), to.parent(), "from a folder to another");
                self.name(from, Naming::Moved(from.clone(), to.clone()));
            }
            Event::Unlinked { path } => {
                self.seen.remove(path);
                self.name(path, Naming::Gone(path.clone()));
            }
            Event::Made { path } => {
                self.seen.insert(path.clone(), Node::Folder);
                self.folders.insert(path.clone(), Folder::default());
                self.name(path, Naming::Put(path.clone(), Node::Folder));
            }
            Event::Said(_) => return false,
        }
        true
    }

    fn open(&mut self, path: &Path, handle: u64, made: bool, emptied: bool) -> bool {
        self.handles.insert(handle, path.to_owned());
        let is_new = made && !self.seen.contains_key(path);
        if is_new {
            let node = Node::File(self.files.len());
            self.files.push(File::default());
            self.seen.insert(path.to_owned(), node);
            self.name(path, Naming::Put(path.to_owned(), node));
        }
        if let Some(Node::File(file)) = self.seen.get(path) {
            self.opened.insert(handle, *file);
        }
        if emptied && !is_new {
            self.change(handle, Change::Cut(0));
        }
        is_new || emptied
    }

    fn change(&mut self, handle: u64, change: Change) {
        if let Some(file) = self.opened.get(&handle).and_then(|file| self.files.get_mut(*file)) {
            file.since.push(change);
        }
    }

    fn name(&mut self, path: &Path, naming: Naming) {
        let above = path.parent().unwrap_or(Path::new(""));
        self.folders.get_mut(above).unwrap_or_else(|| panic!("no folder {}", above.display())).since.push(naming);
    }

    fn sync(&mut self, handle: u64) {
        if let Some(file) = self.opened.get(&handle).and_then(|file| self.files.get_mut(*file)) {
            for change in std::mem::take(&mut file.since) {
                apply(&mut file.synced, &change);
            }
        } else if let Some(folder) = self.handles.get(&handle).and_then(|path| self.folders.get_mut(path)) {
            for naming in std::mem::take(&mut folder.since) {
                give(&mut folder.synced, &naming);
            }
        }
    }

    /// Lays out in a folder what a power cut may leave.
    pub fn lay_out(&self, in_folder: &Path, way: Way, dice: &mut Dice) {
        let mut names = BTreeMap::new();
        for folder in self.folders.values() {
            let mut own = folder.synced.clone();
            for naming in &folder.since {
                let is_there = match way {
                    Way::None | Way::Nameless => false,
                    Way::All | Way::Torn | Way::Hollow => true,
                    Way::Any => dice.flip(),
                };
                if is_there {
                    give(&mut own, naming);
                }
            }
            names.extend(own);
        }
        for (path, node) in names {
            let path = in_folder.join(path);
            match node {
                Node::Folder if path.parent().is_some_and(Path::is_dir) => drop(fs::create_dir(path)),
                // What lies in a folder that is not there is not there.
                Node::File(file) if path.parent().is_some_and(Path::is_dir) => {
                    fs::write(path, self.files[file].left(way, dice)).unwrap();
                }
                _ => {}
            }
        }
    }
}

impl File {
    /// What a power cut may leave of it.
    fn left(&self, way: Way, dice: &mut Dice) -> Vec<u8> {
        let mut left = self.synced.clone();
        match way {
            Way::None => {}
            Way::All | Way::Nameless => {
                for change in &self.since {
                    apply(&mut left, change);
                }
            }
            Way::Torn => {
                if let Some((last, before)) = self.since.split_last() {
                    for change in before {
                        apply(&mut left, change);
                    }
                    if let Change::Wrote(at, bytes) = last {
                        let sectors = bytes.len().div_ceil(SECTOR) as u64;
                        let end = usize::try_from(dice.roll(sectors)).unwrap() * SECTOR;
                        apply(&mut left, &Change::Wrote(*at, bytes[..end].to_vec()));
                    }
                }
            }
            Way::Hollow => {
                let length = self.since.iter().fold(left.len(), |length, change| match change {
                    Change::Wrote(at, bytes) => length.max(at + bytes.len()),
                    Change::Cut(length) => *length,
                });
                left.resize(length, 0);
            }
            Way::Any => self.since.iter().for_each(|change| match change {
                Change::Cut(_) if dice.flip() => {}
                Change::Cut(_) => apply(&mut left, change),
                Change::Wrote(at, bytes) => {
                    for (index, sector) in sectors(*at, bytes) {
                        if dice.flip() {
                            apply(&mut left, &Change::Wrote(index, sector.to_vec()));
                        }
                    }
                }
            }),
        }
        left
    }
}

/// A write, cut where the sectors of the disk are.
fn sectors(at: usize, bytes: &[u8]) -> Vec<(usize, &[u8])> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while from < bytes.len() {
        let end = (from + SECTOR - (at + from) % SECTOR).min(bytes.len());
        pieces.push((at + from, &bytes[from..end]));
        from = end;
    }
    pieces
}

fn apply(to: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Cut(length) => to.resize(*length, 0),
        Change::Wrote(at, bytes) if !bytes.is_empty() => {
            to.resize(to.len().max(at + bytes.len()), 0);
            to[*at..at + bytes.len()].copy_from_slice(bytes);
        }
        Change::Wrote(..) => {}
    }
}

fn give(to: &mut BTreeMap<PathBuf, Node>, naming: &Naming) {
    match naming {
        Naming::Put(path, node) => drop(to.insert(path.clone(), *node)),
        Naming::Gone(path) => drop(to.remove(path)),
        Naming::Moved(from, other) => {
            if let Some(node) = to.remove(from) {
                to.insert(other.clone(), node);
            }
        }
    }
}

#[test]
fn what_was_synced_stays_and_what_was_not_may_go() {
    let path = PathBuf::from("报");
    let events = [
        Event::Opened { path: path.clone(), handle: 1, made: true, emptied: false },
        Event::Wrote { handle: 1, at: 0, bytes: vec![b'a'; 600] },
        Event::Synced { handle: 1 },
        Event::Opened { path: PathBuf::new(), handle: 2, made: false, emptied: false },
        Event::Synced { handle: 2 },
        Event::Wrote { handle: 1, at: 0, bytes: vec![b'b'; 600] },
        Event::Renamed { from: path.clone(), to: "桥".into() },
    ];
    // After so many of them.
    let lay = |count: usize, way: Way, luck: u64| {
        let mut disk = Disk::empty();
        for event in &events[..count] {
            disk.take(event);
        }
        let folder = tempfile::tempdir().unwrap();
        disk.lay_out(folder.path(), way, &mut Dice(luck));
        let names = ["报", "桥"].map(|name| fs::read(folder.path().join(name)).ok());
        let new = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).matches('b').count();
        names.map(|bytes| bytes.map(new))
    };
    assert_eq!((lay(4, Way::None, 1), lay(4, Way::All, 1)), ([None, None], [Some(0), None]));
    assert_eq!((lay(7, Way::None, 1), lay(7, Way::All, 1)), ([Some(0), None], [None, Some(600)]));
    assert_eq!((lay(7, Way::Nameless, 1), lay(7, Way::Hollow, 1)), ([Some(600), None], [None, Some(0)]));
    let seen: std::collections::BTreeSet<_> = (0..64).map(|luck| lay(7, Way::Any, luck)).collect();
    assert_eq!(seen.len(), 8, "a name or the other, each sector or not: {seen:?}");
}
