//! Every screen over every hostile edition, in terminals of several kinds.
//!
//! Owns the ways through the screens, and what must be seen on each. That what is sent is harmless the session sees to.

use std::ffi::OsString;
use std::fs;

use newsprint::edition::Outline;
use newsprint::library::{Folder, Shelf};

use super::craft::{self, Crafted};
use super::desk::{Desk, args, at_once, name};
use super::payload::{Kind, words};
use super::pipes;
use super::session::{Session, Terminal};

const NARROW: Terminal =
    Terminal { columns: 100, rows: 30, cursors: [2, 2, 1, 1], pictures: "", attributes: "\x1b[?62;22c" };
const WIDE: Terminal = Terminal { columns: 80, rows: 24, cursors: [3, 3, 1, 1], ..NARROW };
const SMALL: Terminal = Terminal { columns: 24, rows: 9, ..NARROW };
/// One that shows pictures and type of two rows.
const ALL: Terminal =
    Terminal { columns: 140, rows: 44, cursors: [2, 2, 3, 3], pictures: "\x1b_Gi=31;OK\x1b\\", ..NARROW };
const SIXEL: Terminal = Terminal { columns: 120, rows: 40, attributes: "\x1b[?62;4;22c", ..NARROW };

/// A terminal and what the reader's environment says, for each kind of harm.
fn manner(kind: Kind) -> (Terminal, &'static [(&'static str, &'static str)]) {
    match kind {
        Kind::Sequences => (ALL, &[]),
        Kind::EightBits => (NARROW, &[]),
        Kind::Controls => (SMALL, &[]),
        Kind::Unseen => (WIDE, &[]),
        Kind::Private => (ALL, &[("LANG", "zh_CN.UTF-8")]),
        Kind::Heaps => (NARROW, &[("NO_COLOR", "1")]),
        Kind::Lines => (SIXEL, &[]),
        Kind::Markup => (WIDE, &[("LANG", "ja_JP.UTF-8")]),
    }
}

/// What anybody may type or paste into a line.
fn pasted(kind: Kind) -> String {
    let harm = kind.harm().replace("\u{1b}[201~", "");
    let cut = (0..=300.min(harm.len())).rev().find(|at| harm.is_char_boundary(*at)).unwrap();
    format!("\x1b[200~{}\x1b[201~", &harm[..cut])
}

/// Whether harm is seen: the beginning of a word that stands before it.
fn is_seen(screen: &str) -> bool {
    screen.contains("Zq")
}

/// The number of an article with a picture that is there, near its top.
fn with_picture(crafted: &Crafted) -> Option<usize> {
    let has = |asset: &str| {
        crafted
            .edition
            .assets
            .iter()
            .any(|own| own.id == asset && own.path.as_ref().is_some_and(|path| !path.contains("Zq")))
    };
    let shows = |index: &usize| {
        let parts = crafted.edition.articles[*index].parts();
        parts.iter().take(8).any(|part| part.asset.is_some_and(has))
    };
    Outline::of(&crafted.edition).order().position(|index| shows(&index)).map(|at| at + 1)
}

fn desk_with(crafted: &Crafted) -> (Desk, Vec<OsString>) {
    let desk = Desk::new();
    fs::create_dir(desk.path.join("assets")).unwrap();
    for picture in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/assets")).unwrap() {
        let picture = picture.unwrap();
        fs::copy(picture.path(), desk.path.join("assets").join(picture.file_name())).unwrap();
    }
    let file = desk.file(name(crafted.kind, ".edition.json"), &crafted.json);
    let other = desk.file(name(crafted.kind.behind(1), "broken.edition.json"), "{\u{9b}31m");
    (desk, args(&[], &[&file, &other]))
}

#[test]
fn every_screen_of_an_edition_shows_it_as_text_alone() {
    at_once(5, &craft::all(), |crafted| {
        let case = format!("{:?} {:?}", crafted.kind, crafted.telling);
        let (desk, files) = desk_with(crafted);
        let (terminal, environment) = manner(crafted.kind);
        let mut session = Session::start(&desk, &files, terminal, environment);
        session.shows(&format!("{case}: the front page"), is_seen);
        // The front page, its pages, as it was printed, in other columns and themes.
        for keys in ["L", "L", "H", "j", "j", "PPP", "T", "T", "c", "G", "gg"] {
            session.press(keys);
        }
        session.press("t");
        session.shows(&format!("{case}: the contents"), is_seen);
        for keys in ["j", "J", "G", "]", "[", "gg", "s", "r", "ycya"] {
            session.press(keys);
        }
        session.press("\r");
        session.shows(&format!("{case}: an article"), is_seen);
        for keys in [
            "yy", "yc", "ya", "C", "s", "ma", "vjjjy", "vjC", "f", "\x1b", "o", "\x1b", "c", "c", "z", "z", "R", "S",
            "I", "I", "!", ".", "+", "-", "=",
        ] {
            session.press(keys);
        }
        // All articles, to their ends.
        for _ in 0..crafted.edition.articles.len() {
            for keys in [" ", "G", "J"] {
                session.press(keys);
            }
        }
        // One with a picture.
        if let Some(number) = with_picture(crafted)
            && terminal.rows >= 40
        {
            session.press(&format!(":article {number}\r"));
            session.sends(&format!("{case}: a picture"), if terminal.columns == 140 { "a=T," } else { "\x1bP" });
        }
        // Every link of one.
        session.press("ggfa");
        session.press("fbo");
        session.press("\x1b");
        // Search: what is typed, what is pasted, the list of hits.
        session.press("/Zq");
        session.press("\r");
        session.press("nnN");
        session.press("g/");
        session.shows(&format!("{case}: the hits"), is_seen);
        session.press("jjG\r");
        for line in ["/", "?", ":zq", ":article ", ":page ", ":export ", ":set "] {
            session.press(line);
            session.press(&pasted(crafted.kind));
            session.press("\t\r");
            session.press("\x1b");
        }
        session.press(":export /nowhere\u{9b}31m\u{202e}/x\r");
        session.press("e");
        session.press("\r");
        // What was kept; the keys, the options, the menu; an edition that cannot be read.
        // Apart: in one go they are one key with Alt.
        session.press("\x1b");
        session.press("*");
        session.shows(&format!("{case}: what is kept"), is_seen);
        for keys in ["\t", "jj", "\t", "\x1b", "\x1bOP", "G", "\x1b", ",", "jlh", "\x1b", ">"] {
            session.press(keys);
        }
        session.shows(&format!("{case}: an edition that is none"), |screen| {
            screen.contains('夹') || terminal.columns < 40
        });
        for keys in ["\x1b", "W", "B"] {
            session.press(keys);
        }
        session.shows(&format!("{case}: the shelf"), |screen| is_seen(screen) || terminal.columns < 40);
        session.press("j\r");
        let seen = session.end(&case);
        // In a window of nine rows little is seen of each article.
        let least = if terminal.columns < 40 { 12 } else { 40 };
        assert!(words(&seen.text).len() > least, "{case}: {} words were seen", words(&seen.text).len());
        assert!(seen.copied.len() >= 4, "{case}: {:?}", seen.copied);
        assert!(seen.copied.iter().any(|copied| copied.contains("Zq")), "{case}");
    });
}

#[test]
fn every_screen_of_the_shelf_shows_it_as_text_alone() {
    at_once(5, &Kind::ALL, |kind| {
        let case = format!("{kind:?}");
        let desk = pipes::with_clippings(*kind);
        let shelf = Shelf::new(Folder::at(desk.data()), newsprint::edition::file::Limits::default());
        for (index, day) in ["2026-11-21", "2026-11-22", "2026-11-23"].into_iter().enumerate() {
            let edition = serde_json::from_str(&pipes::issue(kind.behind(index), day)).unwrap();
            shelf.save(edition, "stem\u{202e}\u{9b}", |_| None).unwrap();
        }
        let folder = desk.data().join("editions").join(name(kind.behind(3), ""));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name(kind.behind(4), ".edition.json")), pipes::issue(*kind, "2026-11-20")).unwrap();
        fs::write(folder.join("2026-11-19 \u{9b}31m\u{202e}\n\u{1b}[2J.edition.json"), "{\u{9b}").unwrap();
        let (terminal, environment) = manner(*kind);
        let mut session = Session::start(&desk, &[], terminal, environment);
        session.shows(&format!("{case}: the shelf"), is_seen);
        for keys in ["j", "j", "\t", "j", "l", "h", "G", "gg", "\t", "L", "H", "k"] {
            session.press(keys);
        }
        session.press("/ferry");
        session
            .shows(&format!("{case}: what was found"), |screen| screen.contains("ferry Zq") || terminal.columns < 40);
        for keys in ["\r", "jjG", "\r", "\x1b"] {
            session.press(keys);
        }
        session.press("/re:(\x7f\x7f");
        session.press(&pasted(*kind));
        session.press("\r\x1b\x1b");
        session.press("B*");
        session.shows(&format!("{case}: what is kept"), is_seen);
        for keys in ["j", "\t", "j", "/", "\x1b", "x", "U", "\r", "\x1b"] {
            session.press(keys);
        }
        session.press("G\r");
        session.press("\x1bk\r");
        let seen = session.end(&case);
        assert!(words(&seen.text).len() > 3, "{case}: {} words were seen", words(&seen.text).len());
    });
}

#[test]
fn what_commands_print_to_a_terminal_is_text_and_styles() {
    let crafted = craft::crafted(Kind::Sequences, craft::Telling::Kept);
    let (desk, files) = desk_with(&crafted);
    let saved = desk.run(&[OsString::from("save"), files[0].clone()]);
    assert_eq!(saved.code, 0, "{}", saved.err);
    let forms: [&[&str]; 12] = [
        &["print"],
        &["print", "--front"],
        &["toc"],
        &["check"],
        &["import", "--json"],
        &["export", "--to", "plain"],
        &["save"],
        &["shelf", "list"],
        &["shelf", "reindex"],
        &["search", "Zq"],
        &["shelf", "check"],
        &["read", "--plain"],
    ];
    at_once(5, &forms, |form| {
        let takes_file = !matches!(form[0], "shelf" | "search");
        let mut given: Vec<OsString> = form.iter().map(OsString::from).collect();
        given.extend(takes_file.then(|| files[0].clone()));
        let mut session = Session::start(&desk, &given, WIDE, &[]);
        if form[0] == "read" {
            session.press("c\rn\r/Zq\r\x04");
        }
        let seen = session.end(&format!("{form:?}"));
        assert!(!seen.text.is_empty(), "{form:?}");
    });
}
