//! Reading: the program as a person knows it.
//!
//! Owns the way from an argument to the screen, or to plain text where there is no screen.

use std::path::Path;

use super::args::Manner;
use super::{Outcome, load, manner, output, print};
use crate::app::App;
use crate::config::Drawn;
use crate::edition::Edition;
use crate::edition::file::{self, Limits};
use crate::tui::{self, Ended, Options};
use crate::view::Theme;

/// The sample that is opened while there is no shelf.
const SAMPLE: &[u8] = include_bytes!("../../data/zh-Hans.edition.json");

/// The edition to read; says on standard error why there is none.
pub(super) fn edition(path: Option<&Path>, limits: Limits) -> Option<Edition> {
    match path {
        Some(path) => load::edition(path, limits),
        None => file::read(SAMPLE, limits).ok(),
    }
}

/// Opens an edition; what the arguments ask for goes before what the config asks for.
pub(super) fn run(path: Option<&Path>, ambiguous: Option<Drawn>, limits: Limits) -> std::io::Result<Outcome> {
    let config = load::config();
    let ambiguous = ambiguous.unwrap_or(config.ambiguous);
    let Some(edition) = edition(path, limits) else { return Ok(Outcome::Unusable) };
    if !tui::is_interactive() {
        let manner = Manner { ambiguous: Some(ambiguous), ..Manner::default() };
        let paper = manner::paper(&config, &manner, output::width());
        return print::whole(&edition, paper).map(|()| Outcome::Done);
    }
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let theme = if no_colour { Theme::Plain } else { Theme::Terminal };
    let name = path.and_then(Path::file_name).map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let mut app = App::open(edition, &name, tui::window(), manner::choices(&config));
    let ended = tui::run(&mut app, Options { ambiguous: ambiguous.policy(), theme })?;
    Ok(match ended {
        Ended::Quit => Outcome::Done,
        Ended::Signal(signal) => Outcome::Signal(signal),
        Ended::Gone => Outcome::Signal(signal_hook::consts::SIGHUP),
    })
}
