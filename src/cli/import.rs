//! `import`: other files into an edition.
//!
//! Owns where the edition goes and where the notes go. It refuses to leave half a file: what is written is
//! written beside its place and moved there whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::args::{Import, Off};
use super::importer::import_as;
use super::{Outcome, load, output, report};
use crate::edition::Edition;
use crate::edition::file::{Limits, write};
use crate::import::{Facts, Pass, Request, Source};

pub(super) fn run(args: &Import, limits: Limits) -> io::Result<Outcome> {
    let mut loaded = Vec::new();
    for path in &args.files {
        match load::bytes(path, limits) {
            Some(file) => loaded.push(file),
            None => return Ok(Outcome::Unusable),
        }
    }
    let sources: Vec<Source> = loaded.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect();
    let imported = match import_as(&sources, &request(args), limits) {
        Ok(imported) => imported,
        Err(error) => {
            load::refuse(&error);
            return Ok(Outcome::Unusable);
        }
    };
    for note in &imported.notes {
        output::complain(&note.line());
    }
    let names: Vec<&str> = loaded.iter().map(|file| file.name.as_str()).collect();
    report(args, &imported.edition, &names)?;
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

fn request(args: &Import) -> Request {
    let facts = Facts {
        paper: args.paper.clone(),
        date: args.date.clone(),
        issue: args.issue.clone(),
        page: args.page.clone(),
        lang: args.lang.clone(),
    };
    let all = || Pass::ALL.iter().map(|(_, pass)| *pass);
    let off = args.as_printed.iter().flat_map(|off| match off {
        Off::All => all().collect::<Vec<_>>(),
        Off::Pass(pass) => vec![*pass],
    });
    Request { format: args.from, facts, off: off.collect() }
}

/// Writes what was repaired where it is asked for.
fn report(args: &Import, edition: &Edition, names: &[&str]) -> io::Result<()> {
    let text = if args.json { output::json(&report::as_json(edition, names))? } else { report::lines(edition, names) };
    match &args.report {
        Some(path) => {
            save(path, &text).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
        }
        None if args.json => io::stderr().lock().write_all(text.as_bytes()),
        None => {
            text.lines().for_each(output::complain);
            Ok(())
        }
    }
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
