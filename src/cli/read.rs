//! Reading: the program as a person knows it.
//!
//! Owns the way from arguments to the screen, or to plain text where there is no screen.

use std::path::{Path, PathBuf};

use super::args::Manner;
use super::clipboard::Clipboard;
use super::world::Desk;
use super::{Outcome, load, manner, output, print};
use crate::app::{App, Images, Sight};
use crate::config::Drawn;
use crate::edition::Edition;
use crate::edition::file::{self, Limits};
use crate::tui::{self, Colours, Ended, Options};

/// The sample that is opened while there is no shelf.
const SAMPLE: &[u8] = include_bytes!("../../data/zh-Hans.edition.json");

/// The edition to read; says on standard error why there is none.
pub(super) fn edition(path: Option<&Path>, limits: Limits) -> Option<Edition> {
    match path {
        Some(path) => load::edition(path, limits),
        None => file::read(SAMPLE, limits).ok(),
    }
}

/// Opens the first of some editions; what the arguments ask for goes before what the config asks for.
pub(super) fn run(
    files: Vec<PathBuf>,
    ambiguous: Option<Drawn>,
    images: Option<Images>,
    limits: Limits,
) -> std::io::Result<Outcome> {
    let config = load::config();
    let ambiguous = ambiguous.unwrap_or(config.ambiguous);
    if files.len() > 1 && files.iter().any(|file| file == Path::new("-")) {
        output::complain("`-`: standard input can be read once only: expected it alone");
        return Ok(Outcome::Unusable);
    }
    let first = files.first().map(PathBuf::as_path);
    let Some(edition) = edition(first, limits) else { return Ok(Outcome::Unusable) };
    if !tui::is_interactive() {
        let manner = Manner { ambiguous: Some(ambiguous), ..Manner::default() };
        let paper = manner::paper(&config, &manner, output::width());
        return print::whole(&edition, paper).map(|()| Outcome::Done);
    }
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let colours = if no_colour { Colours::None } else { Colours::Themed };
    let name = first.and_then(Path::file_name).map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let mut habits = manner::habits(&config);
    habits.choices.images = images.unwrap_or(habits.choices.images);
    // Pictures are colours: who wants none of these gets the words.
    habits.sight = if no_colour { Sight::Words } else { Sight::Pictures };
    let mut app = App::open(edition, &name, tui::window(), habits).among(files.len());
    let desk = Desk { files, limits, opener: config.opener.words().to_vec(), clipboard: Clipboard::default() };
    let ended = tui::run(&mut app, Box::new(desk), Options { ambiguous: ambiguous.policy(), colours })?;
    Ok(match ended {
        Ended::Quit => Outcome::Done,
        Ended::Signal(signal) => Outcome::Signal(signal),
        Ended::Gone => Outcome::Signal(signal_hook::consts::SIGHUP),
    })
}
