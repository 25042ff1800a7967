//! Reading: the program as a person knows it.
//!
//! Owns the way from arguments to the screen, or to plain text where there is no screen.

use std::path::{Path, PathBuf};

use super::args::{Manner, Open};
use super::assets::{Holder, Places};
use super::clipboard::Clipboard;
use super::memory::Memories;
use super::world::Desk;
use super::{Outcome, library, load, manner, output, print, samples};
use crate::app::{App, Images, Sight};
use crate::config::Drawn;
use crate::edition::Edition;
use crate::edition::file::Limits;
use crate::library::Folder;
use crate::tui::{self, Colours, Ended, Options};

/// The edition to read; says on standard error why there is none.
pub(super) fn edition(path: Option<&Path>, limits: Limits) -> Option<Edition> {
    match path {
        Some(path) => load::edition(path, limits),
        None => samples::edition(0),
    }
}

/// Opens an issue that is on the shelf.
pub(super) fn saved(args: &Open, folder: Folder, limits: Limits) -> std::io::Result<Outcome> {
    let shelf = library::shelf(folder.clone(), limits);
    let catalogue = library::catalogue(&shelf);
    let Some(entry) = args.paper.as_ref().and_then(|paper| library::named(&catalogue, paper, args.date)) else {
        return Ok(Outcome::Failed);
    };
    run(std::slice::from_ref(&entry.saved.path), Some(folder), None, None, limits)
}

/// Opens the first of some editions; what the arguments ask for goes before what the config asks for.
pub(super) fn run(
    files: &[PathBuf],
    folder: Option<Folder>,
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
    let mut memories = Memories::of(folder.clone());
    let told = memories.state().map(|(_, told)| told).unwrap_or_default();
    for told in told {
        output::complain(&told.to_string());
    }
    let memory = memories.recall(&edition, first);
    let mut app = App::open(edition, &name, tui::window(), habits).among(files.len()).remembering(memory);
    let origins = files.iter().map(|file| Holder::File(file.clone())).collect::<Vec<_>>();
    let shelf = folder.clone().map(|folder| library::shelf(folder, limits));
    // The worker reads it for itself: what is kept of other issues.
    let others = Memories::of(folder);
    let places = Places::of(if origins.is_empty() { vec![Holder::Sample] } else { origins });
    let desk = Desk {
        places,
        limits,
        shelf,
        memories: others,
        opener: config.opener.words().to_vec(),
        clipboard: Clipboard::default(),
    };
    let ended =
        tui::run(&mut app, Box::new(desk), memories.into_state(), Options { ambiguous: ambiguous.policy(), colours })?;
    Ok(match ended {
        Ended::Quit => Outcome::Done,
        Ended::Signal(signal) => Outcome::Signal(signal),
        Ended::Gone => Outcome::Signal(signal_hook::consts::SIGHUP),
    })
}
