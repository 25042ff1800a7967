//! `export`: a whole edition as a page of HTML, as Markdown or as plain text.
//!
//! Owns which of them is meant, where its pictures come from, and where it goes. It refuses to write over a file that is there.

use std::cell::RefCell;
use std::collections::HashSet;
use std::io;
use std::path::Path;

use super::args::{Export, Written};
use super::assets::{Holder, Places};
use super::{Outcome, load, output};
use crate::edition::file::Limits;
use crate::edition::{Edition, clean_line};
use crate::export;
use crate::tui::{self, Assets};

pub(super) fn run(args: &Export, limits: Limits) -> io::Result<Outcome> {
    let Some(to) = args.to.or_else(|| args.output.as_deref().and_then(by_name)) else {
        output::complain(
            "expected `--to html`, `--to markdown` or `--to plain`, or `-o` with a name that ends in .html, .md or .txt",
        );
        return Ok(Outcome::Unusable);
    };
    let Some(edition) = load::edition(&args.file, limits) else { return Ok(Outcome::Unusable) };
    let text = written(&edition, &args.file, to);
    let Some(path) = args.output.as_deref().filter(|path| *path != Path::new("-")) else {
        return output::print(&text).map(|()| Outcome::Done);
    };
    if let Err(error) = output::write_new(path, &text) {
        let name = clean_line(&path.to_string_lossy());
        output::complain(&match error.kind() {
            io::ErrorKind::AlreadyExists => format!("{name}: is there already: name another file to write to"),
            _ => format!("{name}: {error}"),
        });
        return Ok(Outcome::Unusable);
    }
    Ok(Outcome::Done)
}

/// What a file of this name is expected to be.
fn by_name(path: &Path) -> Option<Written> {
    let end = path.extension()?.to_str()?.to_ascii_lowercase();
    match end.as_str() {
        "html" | "htm" => Some(Written::Html),
        "md" | "markdown" => Some(Written::Markdown),
        "txt" => Some(Written::Plain),
        _ => None,
    }
}

fn written(edition: &Edition, file: &Path, to: Written) -> String {
    match to {
        Written::Html => {
            let shown = RefCell::new((HashSet::new(), PICTURES));
            export::html(edition, &|asset| picture(edition, file, asset, &shown))
        }
        Written::Markdown => export::edition_markdown(edition),
        Written::Plain => export::edition_plain(edition),
    }
}

/// Most bytes of pictures that a page holds: what a browser opens without complaint.
const PICTURES: usize = 64 << 20;

/// The assets that a page has shown, and the bytes that it has room for.
type Shown = RefCell<(HashSet<String>, usize)>;

/// A picture's media type, as the edition says it, and its bytes from beside the file. None where they cannot be had, where
/// they are no picture that the reader would show, and where the page has it already: its words stand in its place.
fn picture(edition: &Edition, file: &Path, asset: &str, shown: &Shown) -> Option<(String, Vec<u8>)> {
    let asset = edition.assets.iter().find(|own| own.id == asset)?;
    let mut shown = shown.borrow_mut();
    if !shown.0.insert(asset.id.clone()) {
        return None;
    }
    let bytes = Places::of(vec![Holder::File(file.to_owned())]).read(0, asset.path.as_deref()?).ok()?;
    shown.1 = shown.1.checked_sub(bytes.len()).filter(|_| tui::is_picture(&bytes))?;
    Some((asset.media_type.clone().unwrap_or_default(), bytes))
}
