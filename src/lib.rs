//! newsprint, the newspaper reader for the terminal: the architecture in prose.
//!
//! A day's paper is an object here, an [`edition::Edition`]: masthead, pages, sections, and a flat list of
//! articles with heads of five levels and bodies of blocks. Everything the program does is a way into that
//! object, or a way out of it to a person's eye.
//!
//! ```text
//! bytes ─ import ─▶ Edition + notes ─ edition::file ─▶ x.edition.json ─▶ Edition
//!                                                                          │
//!   keys, mouse ─▶ app: Message, update, Effect ◀── layout ◀────────────┤
//!                      │     │   (article + measure → lines of ranges)     │
//!                      │     └─▶ tui: worker ─▶ search, files, clipboard   ▼
//!                      ▼                                                 export ─▶ Markdown, plain text,
//!                      │                                                         a web page to keep
//!                     view ─▶ Buffer ─ tui ─▶ terminal            cli print ─▶ standard output
//!
//! Edition ─ layout::front::plan ─ export ─▶ a web page to keep
//!
//! editions/PAPER/DATE.edition.json ─ library: index ─▶ candidates ─ verified in the files ─▶ Found ─▶ app, cli search
//! app: acts ─ tui: keeper ─▶ library: state.sqlite ─▶ what is kept of an issue ─▶ app
//! ```
//!
//! # The floors
//!
//! Pure floors below, the world above; a floor names only those below it, which `tests/layers.rs` holds.
//!
//! - [`l10n`]: the words of the program itself, in five languages. It knows nothing but words.
//! - [`edition`]: the model, the file and its checks, `Text` (a clean string and its runs), `Place` (a position
//!   that survives every width). The one sanitiser is here: what became a `Text` holds nothing a terminal obeys.
//! - [`text`]: characters on a grid. How many cells, where a line may end, how pieces fill lines. It has never
//!   heard of a newspaper.
//! - [`layout`]: a page of the paper and a window become a front page; an article and a measure become lines of fragments; a fragment is a byte range of a part of the
//!   article, or an ornament. The same layout serves the screen and `print`.
//! - [`import`]: foreign bytes to an edition and notes. It never invents: what a source does not say stays empty.
//! - [`export`]: an edition or an article out again: as Markdown that `import` reads back, as plain text, and a whole
//!   edition as one web page, ranked as the front page is.
//! - [`library`]: the shelf (报架): saved editions as plain files, what a reader did with them, and the search across all of
//!   them. It knows files and tables, and nothing of screens.
//! - [`app`]: the state and `update`, the only way it changes. Layouts are made here, never while drawing. The one
//!   key table is here.
//! - [`view`]: the state into a buffer of cells; the only floor that knows colours.
//! - [`config`]: the reader's own file of settings and keys, read kindly: what is wrong is told, the rest
//!   holds; what is kept goes into it without touching the rest.
//! - [`tui`] and [`cli`]: the world. Terminal, signals, threads; arguments, files, exit codes; the child process in which
//!   every file that is not the plain JSON of an edition is imported, so that what breaks an importer breaks no reader.
//!
//! # Three ideas that hold it together
//!
//! 1. One walk: [`edition::Article::parts`] gives every text of an article in reading order. A [`edition::Place`]
//!    is an index into that walk and a byte; lines are derived from it and thrown away.
//! 2. One width: [`text::cells`] says how many cells a cluster takes, under the terminal's way with ambiguous
//!    characters. Layouts, lists and [`view::put`] all ask it, and the bytes sent enforce it.
//! 3. One table each: keys (`app::command`), settings (`config::SETTINGS`), styles (`view::theme`), formats (`import`),
//!    block types (`edition::block`), words of the paper's language (`layout::label`).
//!
//! # Absent on purpose
//!
//! No network. No async. No global state, but for the file that a thread is reading (`edition/block/body.rs`): serde hands
//! nothing down. No component trait: one enum of screens, one function that answers
//! messages. No line numbers as positions. No second list of the file's fields: the schema, and with it the
//! errors that `check` names, come from the model's types.
//!
//! # To change X, start in Y
//!
//! - a field of the file: `edition/article.rs` or its neighbours; then `newsprint schema > data/edition.schema.json`
//! - a block type: the macro in `edition/block/raw.rs`, its walk in `edition/parts.rs`, its look in `layout/article.rs`
//! - what may pass into a text: `edition/clean.rs`, its tables `edition/clean/class.rs`; what a file may come to: `edition/file/limits.rs`, `import/bounds.rs`
//! - when a body is read: `edition/block/body.rs`; how articles are, each by itself: `edition/file/apart.rs`
//! - where a line may end: `text/breaks/rules.rs`, over the base in `text/breaks/base.rs`
//! - how a head looks: `layout/head.rs`; a list entry: `layout/entry.rs`; which panes there are: `app/panes.rs`
//! - a key: its row in `app/command.rs`, what it does in the file of its group: `app/going.rs`, `app/scrolling.rs`,
//!   `app/finding.rs`, `app/following.rs`, `app/keeping.rs`, `app/looking.rs`; a preset of keys: `app/keymap.rs`
//! - an option: its row in `app/options.rs`, under the name it has in the config file
//! - what a prompt takes: `app/line.rs`; what the mouse hits: `app/mouse.rs`; what is copied: `app/copy.rs`
//! - what is asked of the world: `app/message.rs`, and who does it: `tui/worker.rs`, `cli/world.rs`
//! - a setting of the config file: its row in `config/settings.rs`, and the README's block of them; what `[bind]` may
//!   hold: `config/bind.rs`; how the file is written: `config/keep.rs`
//! - a word of the program, in any of its languages: `l10n/*.ftl`; a new message: `l10n/message.rs` and each of them
//! - which pictures are seen, and what is asked for them: `app/pictures.rs`; the room one takes: `layout/plate.rs`
//! - how a picture is decoded, under which limits, and for which terminal: `tui/pictures/`; where its bytes are: `cli/assets.rs`
//! - a colour: `view/theme.rs`
//! - what is sent to the terminal: `tui/backend.rs`, big type `tui/big.rs`, the way there `tui/wire.rs`; what it is asked:
//!   `tui/probe/question.rs`, what its answers come to: `tui/probe/answer.rs`, `app/terminal.rs`, what it said the last time:
//!   `tui/probe/known.rs`
//! - what bytes a key is: `tui/input/decode.rs`; in which order the loop does things: `tui/turning.rs`; what becomes of a
//!   panic: `tui/fault.rs`
//! - where a word is divided, a mark hangs, a line is widened: `text/fill.rs`, `text/justify.rs`
//! - how the shelf is searched: `library/search/`; what a query may say: `library/search/query.rs` and `condition.rs`; what is in
//!   the index: `library/index/terms.rs`, and `VERSION` in `library/index/schema.rs` with it
//! - what is found by what: `text/search/fold.rs`; which ideographs are one: `text/hanzi/variants.rs`
//! - what stands on a front page: `layout/front/plan.rs`; how high it is and in which column: `layout/front/page.rs`; where a
//!   story is cut: `layout/front/opening.rs`; the masthead: `layout/front/masthead.rs`; which story lies next:
//!   `layout/front/walk.rs`; what its keys do: `app/home.rs`
//! - how columns are made up: `layout/columns.rs`; what suits a window: `app/choices.rs`
//! - how a scanned page becomes articles: the passes named in `import/ocr.rs`
//! - how a page is shown as it was printed: `layout/map.rs`; which edges share a line: `layout/map/snap.rs`
//! - a format that can be read: a module under `import` and its row in `import::Format`
//! - what an importer may have of the machine, and how it is told why one was stopped: `cli/importer/process.rs`; what its
//!   process takes from itself: `cli/importer/child.rs`; what goes between the two: `cli/importer/frame.rs`
//! - what of a reader's doings is kept: `library/state/act.rs`, its tables a new step in `library/state/schema.rs`; when it is
//!   written: `tui/keeper.rs`; what becomes of a damaged file: `library/state/aside.rs`, `library/state/salvage.rs`
//! - what clippings are written as: `export/clippings.rs`; how stars and clippings are listed: `app/kept.rs`, their lines
//!   `layout/kept.rs`
//! - what an article is written as: a module under `export`; how the web page looks: `export/html/page.css`, and what
//!   stands beside what on it: `export/html/makeup.rs`
//! - what was found across the shelf: `app/across.rs`; who searches and builds the index: `tui/librarian.rs`, `cli/librarian.rs`
//! - where saved editions lie: `library/folder.rs`, `library/shelf.rs`; what an issue is known by: `library/key.rs`
//! - what of a reader's doings goes out and comes back: `app/remember.rs`, `tui/keeping.rs`
//! - what stands on the shelf: `app/shelf/listed.rs`; what its keys do: `app/shelf/going.rs`, `app/shelf/moving.rs`; where its
//!   panes lie: `app/shelf/panes.rs`; a line of it: `layout/shelf.rs`; its calendar: `layout/calendar.rs`
//! - which addresses a link may lead to: `edition/address.rs`
//! - what is said to a reader without a screen: `cli/plain/speech.rs`; its commands: `cli/plain/order.rs`
//! - a command: `cli/args.rs` and a module beside it

pub mod app;
pub mod cli;
pub mod config;
pub mod edition;
pub mod export;
pub mod import;
pub mod l10n;
pub mod layout;
pub mod library;
pub mod text;
pub mod tui;
pub mod view;
