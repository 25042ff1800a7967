//! `import`: other files into an edition.
//!
//! Owns where the edition goes and where the notes go. It refuses to leave half a file: what is written is
//! written beside its place and moved there whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::args::Import;
use super::{Outcome, load, output};
use crate::edition::file::{Limits, write};
use crate::import::{Source, import};

pub(super) fn run(args: &Import, limits: Limits) -> io::Result<Outcome> {
    let mut loaded = Vec::new();
    for path in &args.files {
        match load::bytes(path, limits) {
            Some(file) => loaded.push(file),
            None => return Ok(Outcome::Unusable),
        }
    }
    let sources: Vec<Source> = loaded.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect();
    let imported = match import(&sources, args.from, limits) {
        Ok(imported) => imported,
        Err(error) => {
            load::refuse(&error);
            return Ok(Outcome::Unusable);
        }
    };
    for note in &imported.notes {
        output::complain(&note.line());
    }
    let text = write(&imported.edition);
    match &args.output {
        Some(path) => {
            if args.files.iter().any(|file| is_same(file, path)) {
                output::complain(&format!("{}: is read from: name another file to write to", path.display()));
                return Ok(Outcome::Unusable);
            }
            save(path, &text).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        }
        None => output::print(&text)?,
    }
    Ok(Outcome::Done)
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// Writes a file whole or not at all.
fn save(path: &Path, text: &str) -> io::Result<()> {
    if path.exists() && !path.is_file() {
        // A pipe or a device is written to as it is.
        return fs::write(path, text);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&beside, path));
    if moved.is_err() {
        // What could not be finished is not left lying about; that it is gone already is no matter.
        let _ = fs::remove_file(&beside);
    }
    moved
}
