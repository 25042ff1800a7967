//! Reading: the program as a person knows it.
//!
//! Owns the way from arguments to the screen, or to plain text where there is no screen: files, an issue of the shelf,
//! the shelf itself.

use std::path::{Path, PathBuf};

use super::args::{Manner, Open};
use super::assets::{Holder, Places};
use super::clipboard::Clipboard;
use super::memory::{self, Memories};
use super::world::{self, Desk};
use super::{Outcome, library, load, manner, output, print, samples, shelf};
use crate::app::{App, Habits, Images, Sight};
use crate::config::{Config, Drawn};
use crate::edition::Edition;
use crate::edition::file::Limits;
use crate::library::Folder;
use crate::tui::{self, Colours, Ended, Options};

/// What the arguments ask for beside what is read; it goes before what the config asks for.
#[derive(Debug, Clone)]
pub(super) struct Wishes {
    /// How the terminal draws quotes and dashes.
    pub(super) ambiguous: Option<Drawn>,
    /// Whether pictures are shown.
    pub(super) images: Option<Images>,
    /// The data folder; none where there is none, and nothing is kept.
    pub(super) folder: Option<Folder>,
    pub(super) limits: Limits,
}

/// The edition to read; says on standard error why there is none.
pub(super) fn edition(path: Option<&Path>, limits: Limits) -> Option<Edition> {
    match path {
        // Without a screen all of it is printed: what is wrong is said before, not behind the first page.
        Some(path) if tui::is_interactive() => load::opened(path, limits),
        Some(path) => load::edition(path, limits),
        None => samples::edition(0),
    }
}

/// Opens an issue that is on the shelf.
pub(super) fn saved(args: &Open, folder: Folder, limits: Limits) -> std::io::Result<Outcome> {
    let on = library::shelf(folder.clone(), limits);
    let wishes = Wishes { ambiguous: None, images: None, folder: Some(folder), limits };
    let path = match &args.paper {
        None if args.last => last(&wishes),
        paper => {
            let catalogue = library::catalogue(&on);
            let named = match paper {
                Some(paper) => library::named(&catalogue, paper, args.date.as_deref()),
                None => catalogue.entries().first().or_else(|| {
                    output::complain("the shelf is empty: `newsprint save FILE` puts editions on it");
                    None
                }),
            };
            named.map(|entry| entry.saved.path.clone())
        }
    };
    let Some(path) = path else { return Ok(Outcome::Failed) };
    let begin = if args.last { Begin::Article } else { Begin::Issue };
    open(&[path], &wishes, begin)
}

/// The file of the issue that was read last; says on standard error where there is none.
fn last(wishes: &Wishes) -> Option<PathBuf> {
    let mut memories = Memories::of(wishes.folder.clone());
    let recent = memories.state().map(|state| state.recent(RECENT)).unwrap_or_default();
    // The last whose file is still there.
    let path = recent.into_iter().filter_map(|recent| recent.origin.path).find(|path| path.is_file());
    if path.is_none() {
        output::complain("nothing was read before, or its file is gone");
    }
    path
}

/// Issues that are looked through for one whose file is still there.
const RECENT: usize = 50;

/// Opens the first of some editions, or the shelf where none is named.
pub(super) fn run(files: &[PathBuf], wishes: &Wishes) -> std::io::Result<Outcome> {
    if files.len() > 1 && files.iter().any(|file| file == Path::new("-")) {
        output::complain("`-`: standard input can be read once only: expected it alone");
        return Ok(Outcome::Unusable);
    }
    if files.is_empty() { on_shelf(wishes) } else { open(files, wishes, Begin::Issue) }
}

/// What an issue is opened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begin {
    /// As the reader likes a paper to open.
    Issue,
    /// The article that was read last.
    Article,
}

fn open(files: &[PathBuf], wishes: &Wishes, begin: Begin) -> std::io::Result<Outcome> {
    let config = load::config();
    let first = files.first().map(PathBuf::as_path);
    let Some(edition) = edition(first, wishes.limits) else { return Ok(Outcome::Unusable) };
    if !tui::is_interactive() {
        return printed(&edition, &config, wishes);
    }
    let name = first.and_then(Path::file_name).map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let origin = memory::origin(&edition, first);
    // Who reads on where it was left has to wait for where that was.
    let mut memories = Memories::of(wishes.folder.clone());
    let memory = (begin == Begin::Article).then(|| memories.recall(&edition, first));
    let options = options(&config, wishes);
    let app = App::open(edition, &name, tui::window(), habits(&config, wishes, options)).among(files.len());
    let app = match memory {
        Some(memory) => app.remembering(memory).reading_on(),
        None => app.awaiting(origin),
    };
    let holders = files.iter().map(|file| Holder::File(file.clone())).collect();
    shown(app, Places::of(holders), memories, &config, wishes, options)
}

fn printed(edition: &Edition, config: &Config, wishes: &Wishes) -> std::io::Result<Outcome> {
    let ambiguous = Some(wishes.ambiguous.unwrap_or(config.ambiguous));
    let paper = manner::paper(config, &Manner { ambiguous, ..Manner::default() }, output::width());
    print::whole(edition, paper).map(|()| Outcome::Done)
}

/// Opens the shelf. Without a terminal its issues are listed, or a sample paper is printed where there are none.
fn on_shelf(wishes: &Wishes) -> std::io::Result<Outcome> {
    let config = load::config();
    if !tui::is_interactive() {
        let on = wishes.folder.clone().filter(|folder| {
            let on = library::shelf(folder.clone(), wishes.limits);
            !on.list().saved.is_empty()
        });
        return match (on, samples::edition(0)) {
            (Some(folder), _) => shelf::listed(folder, wishes.limits),
            (None, Some(sample)) => printed(&sample, &config, wishes),
            (None, None) => Ok(Outcome::Failed),
        };
    }
    let options = options(&config, wishes);
    let app = App::shelf(tui::window(), habits(&config, wishes, options));
    shown(app, Places::default(), Memories::of(wishes.folder.clone()), &config, wishes, options)
}

fn has_colours() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// What is known of the terminal.
fn options(config: &Config, wishes: &Wishes) -> Options {
    let known = wishes.folder.as_ref().and_then(|folder| tui::recalled(&world::terminals(folder)));
    let ambiguous = wishes.ambiguous.unwrap_or(config.ambiguous).policy();
    let colours = if has_colours() { Colours::Themed } else { Colours::None };
    Options { known, ambiguous, colours }
}

fn habits(config: &Config, wishes: &Wishes, options: Options) -> Habits {
    let mut habits = manner::habits(config);
    habits.terminal = options.terminal();
    habits.choices.images = wishes.images.unwrap_or(habits.choices.images);
    // Pictures are colours: who wants none of these gets the words.
    habits.sight = if has_colours() { Sight::Pictures } else { Sight::Words };
    habits
}

/// Shows the program until it ends.
fn shown(
    mut app: App,
    places: Places,
    memories: Memories,
    config: &Config,
    wishes: &Wishes,
    options: Options,
) -> std::io::Result<Outcome> {
    let desk = Desk {
        places,
        limits: wishes.limits,
        shelf: wishes.folder.clone().map(|folder| library::shelf(folder, wishes.limits)),
        // The worker reads it for itself: what is kept of other issues.
        memories: Memories::of(wishes.folder.clone()),
        archive: memories,
        opener: config.opener.words().to_vec(),
        clipboard: Clipboard::default(),
    };
    let ended = tui::run(&mut app, Box::new(desk), options)?;
    Ok(match ended {
        Ended::Quit => Outcome::Done,
        Ended::Signal(signal) => Outcome::Signal(signal),
        Ended::Gone => Outcome::Signal(signal_hook::consts::SIGHUP),
        Ended::Fault(said) => {
            output::complain(&format!("newsprint: {said}"));
            Outcome::Broken
        }
    })
}
