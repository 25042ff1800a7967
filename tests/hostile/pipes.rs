//! Every command over every hostile edition, without a terminal.
//!
//! Owns which commands there are and in which forms. That what they write is harmless the desk sees to; here is said
//! what must be seen, since an output without the text proves nothing.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

use newsprint::edition::Place;
use newsprint::library::{Act, Anchor, Change, Clip, Folder, IssueKey, Origin, Saving, Source, Star, State};

use super::craft::{self, Crafted};
use super::desk::{Desk, args, each, name};
use super::payload::{Kind, words};

/// Forms of `print`, the file behind them.
const PRINTS: [&[&str]; 11] = [
    &["print", "--width", "200", "--measure", "180"],
    &["print", "--width", "24"],
    &["print", "--width", "1"],
    &["print", "--columns", "3", "--width", "120"],
    &["print", "--ambiguous", "wide", "--no-readings", "--ragged"],
    &["print", "--lang", "ja", "--line-break", "newspaper"],
    &["print", "--front"],
    &["print", "--front", "--page", "2", "--width", "60"],
    &["print", "--front", "--page", "7\u{9b}31m"],
    &["print", "--article", "2"],
    &["print", "--json", "--width", "90"],
];

fn desk_with(crafted: &Crafted) -> (Desk, std::path::PathBuf) {
    let desk = Desk::new();
    let file = desk.file(name(crafted.kind, ".edition.json"), &crafted.json);
    (desk, file)
}

/// What of some numbers is not among others.
fn missing(all: &BTreeSet<usize>, seen: &str) -> Vec<usize> {
    let seen = words(seen);
    all.iter().filter(|number| !seen.contains(number)).copied().collect()
}

#[test]
fn what_an_edition_holds_is_printed_listed_checked_and_written_as_text_alone() {
    each(&craft::all(), |crafted| {
        let case = format!("{:?} {:?}", crafted.kind, crafted.telling);
        let (desk, file) = desk_with(crafted);
        let file = file.as_path();
        let texts = craft::of_articles(&crafted.edition);
        let printed: Vec<_> = PRINTS.iter().map(|form| desk.run(&args(form, &[file]))).collect();
        assert_eq!(missing(&texts, &printed[0].out), Vec::<usize>::new(), "{case}");
        // The same without a command.
        assert_eq!(desk.run(&args(&[], &[file])).code, 0, "{case}");
        let heads = |said: &super::desk::Said| words(&said.out).len();
        assert!(heads(&printed[6]) > 10 && heads(&printed[9]) > 3, "{case}");
        let json: serde_json::Value = serde_json::from_str(&printed[10].out).unwrap();
        assert_eq!(json["articles"].as_array().unwrap().len(), crafted.edition.articles.len());
        // Each by its own name, and by the section's.
        let (first, section) = (&crafted.edition.articles[0].id, crafted.edition.sections[0].title.as_ref().unwrap());
        for (option, name) in [("--article", first.as_str()), ("--section", section.as_str())] {
            // No argument holds a null.
            let name = name.replace('\0', "");
            let said = desk.run(&args(&["print", option, &name], &[file]));
            assert!(said.code == 0 || said.err.contains("no "), "{case}: {}", said.err);
        }
        for form in [&["toc"][..], &["toc", "--json"]] {
            let said = desk.run(&args(form, &[file]));
            assert_eq!(said.code, 0, "{case}");
            assert!(words(&said.out).len() > crafted.edition.articles.len(), "{case}: {}", said.out);
        }
        let lines = desk.run(&args(&["toc"], &[file])).out;
        let entries = lines.lines().filter(|line| line.trim_start().starts_with(|char: char| char.is_ascii_digit()));
        assert!(entries.count() >= crafted.edition.articles.len(), "{case}: {lines}");
        for form in [&["check"][..], &["check", "--json"]] {
            let said = desk.run(&args(form, &[file]));
            assert!(words(&said.out).len() > 20, "{case}: {}{}", said.out, said.err);
        }
        for form in [&["import"][..], &["import", "--json"]] {
            let said = desk.run(&args(form, &[file]));
            assert_eq!((said.code, missing(&texts, &said.out)), (0, Vec::new()), "{case}: {}", said.err);
            // It is the edition that it was made from.
            let again: newsprint::edition::Edition = serde_json::from_str(&said.out).unwrap();
            assert!(again == crafted.edition, "{case}: it says something else");
        }
        let (out, report) = (desk.path.join("out.json"), desk.path.join("report"));
        let (o, r) = (out.as_path(), report.as_path());
        let form = [&args(&["import"], &[file])[..], &args(&["-o"], &[o]), &args(&["--report"], &[r])].concat();
        assert_eq!(desk.run(&form).code, 0, "{case}");
        for written in [o, r] {
            let bytes = std::fs::read(written).unwrap();
            super::strict::text(&bytes).unwrap_or_else(|fault| panic!("{case}: {written:?}: {fault}"));
        }
        // For who has no screen.
        let orders = format!(
            "c\ns\nk\n\n\n\nk\n1\n{}/zq\n/\u{1b}]0;x\u{7}\u{9b}m\u{202e}\n\u{9b}31m\nh\nr\nq\n",
            "n\n".repeat(crafted.edition.articles.len())
        );
        let said = desk.given(&args(&["read", "--plain"], &[file]), orders.as_bytes());
        assert_eq!((said.code, missing(&texts, &said.out)), (0, Vec::new()), "{case}");
        let bytes = [b"/\x9b31m\xff\n".as_slice(), b"\x9b2J\x1b[c\n"].concat();
        assert_eq!(desk.given(&args(&["read", "--plain"], &[file]), &bytes).code, 0, "{case}");
    });
}

/// A clipping with harm in all of it, as no program of ours would have made it.
fn clipped(kind: Kind) -> Vec<Act> {
    let harm = |number: usize| kind.behind(number).payload(9_000 + number);
    let path = Some(std::path::PathBuf::from(format!("/{}", harm(9))));
    let origin = Origin { key: IssueKey::kept(&harm(1)), path, paper: harm(2), day: "2026-11-23".parse().ok() };
    let source = Source { article: harm(3), page: harm(4), section: harm(5), byline: harm(6), headline: harm(7) };
    let clip = Clip {
        source: source.clone(),
        text: harm(8),
        anchor: Anchor::default(),
        end: Place::default(),
        taken: "2026-11-26".parse().ok(),
    };
    let changes =
        [Change::Opened, Change::Entered(source.clone()), Change::Star(source, Star::Set), Change::Clip(clip)];
    changes.map(|change| Act { origin: origin.clone(), change }).into()
}

/// A desk with a clipping of which everything is harm.
pub fn with_clippings(kind: Kind) -> Desk {
    let desk = Desk::new();
    let (mut state, _) = State::open(&Folder::at(desk.data()), "2026-11-26".parse().unwrap());
    assert_eq!(state.write(clipped(kind)), &Saving::Yes);
    desk
}

#[test]
fn what_was_clipped_is_listed_and_written_as_text_alone() {
    each(&Kind::ALL, |kind| {
        let desk = with_clippings(*kind);
        let run = |words: &[&str]| desk.run(&args(words, &[]));
        for form in
            [&["list"][..], &["list", "--json"], &["export"], &["export", "--to", "json"], &["export", "--to", "html"]]
        {
            let said = run(&[&["clippings"], form].concat());
            assert_eq!(said.code, 0, "{kind:?}: {}", said.err);
            let seen = words(&said.out);
            // A line ends where a terminal does.
            assert!(
                (seen.contains(&9_008) || form == ["list"]) && seen.contains(&9_002),
                "{kind:?}: {form:?}: {}",
                said.out
            );
            assert!(form == ["list"] || seen.len() > 5, "{kind:?}: {form:?}: {}", said.out);
        }
        assert_ne!(run(&["open", "--last"]).code, 0, "its file is nowhere");
    });
}

/// An edition whose name, day and files are harm.
pub fn issue(kind: Kind, day: &str) -> String {
    let harm = |number: usize| kind.behind(number).payload(number);
    serde_json::json!({
        "format": "edition/1", "id": harm(1), "paper": harm(2), "date": day,
        "issue": {"number": harm(3), "edition": harm(4)}, "pages": [{"id": "p", "number": harm(5), "name": harm(6), "articles": ["a"]}],
        "sections": [{"id": "s", "title": harm(7), "articles": ["a"]}],
        "articles": [{"id": "a", "headline": harm(8), "byline": harm(9), "body": [harm(10), format!("ferry {}", harm(11))]},
            {"id": harm(12), "headline": harm(13), "body": harm(14)}],
    })
    .to_string()
}

#[test]
fn what_lies_on_the_shelf_is_told_as_text_alone() {
    each(&Kind::ALL, |kind| {
        let desk = Desk::new();
        let one = desk.file(name(*kind, ".edition.json"), issue(*kind, "2026-11-23"));
        let run = |words: &[&str], files: &[&Path]| desk.run(&args(words, files));
        let saved = run(&["save"], &[&one]);
        assert_eq!(saved.code, 0, "{kind:?}: {}", saved.err);
        // Once more, changed, as JSON, with a name and a day that are asked for.
        assert_eq!(run(&["save", "--json"], &[&one]).code, 0);
        std::fs::write(&one, issue(kind.behind(1), "2026-11-23")).unwrap();
        assert_eq!(run(&["save", "--json"], &[&one]).code, 0);
        let paper = kind.payload(77).replace('\0', "");
        assert_eq!(run(&["save", "--date", "2026-11-20", "--paper", &paper], &[&one]).code, 0);
        // Folders, files and names as anybody may put them there.
        let folder = desk.data().join("editions").join(name(kind.behind(3), ""));
        std::fs::create_dir_all(folder.join(name(kind.behind(4), ""))).unwrap();
        std::fs::write(folder.join(name(*kind, ".edition.json")), issue(*kind, "2026-11-24")).unwrap();
        std::fs::write(folder.join("2026-11-25-\u{9b}31m\u{202e}\n\u{1b}[2J.edition.json"), issue(*kind, "2026-11-25"))
            .unwrap();
        std::fs::write(folder.join(name(kind.behind(5), ".edition.json")), "{\"format\": \"\u{9b}31m\"").unwrap();
        std::fs::write(folder.join("broken\u{1b}c.edition"), "PK\u{3}\u{4}\u{9b}").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt;
            std::fs::write(folder.join(OsStr::from_bytes(b"\x9b31m\xff.edition.json")), "{}").unwrap();
            std::os::unix::fs::symlink("/nowhere\u{1b}[2J", folder.join("link\u{9b}m\n.edition.json")).unwrap();
        }
        let listed = run(&["shelf", "list"], &[]);
        assert!(listed.code == 0 && words(&listed.out).len() > 1, "{kind:?}: {}{}", listed.out, listed.err);
        assert_eq!(
            listed.out.lines().count(),
            listed.out.lines().filter(|line| line.contains('名') || line.contains("Zq")).count()
        );
        let json: serde_json::Value = serde_json::from_str(&run(&["shelf", "list", "--json"], &[]).out).unwrap();
        assert!(json["issues"].as_array().unwrap().len() > 3);
        assert_eq!(run(&["shelf", "reindex"], &[]).code, 0);
        assert_eq!(run(&["shelf", "check"], &[]).code, 1);
        assert_eq!(run(&["shelf", "check", "--json"], &[]).code, 1);
        // An issue by its file, which says most.
        let on = folder.join(name(*kind, ".edition.json"));
        for form in [&["shelf", "show"][..], &["shelf", "show", "--json"], &["shelf", "path"], &["open"]] {
            let said = run(form, &[&on]);
            assert!(said.code == 0 && !said.out.is_empty(), "{kind:?}: {form:?}: {}", said.err);
        }
        assert!(words(&run(&["open"], &[&on]).out).len() > 5);
        for words in [&["shelf", "path"][..], &["open", "--last"], &["open"], &["shelf", "list", "zq\u{9b}m"]] {
            run(words, &[]);
        }
        for word in ["\u{1b}]0;x\u{7}", "\u{9b}31m\u{202e}名", "名\n名"] {
            for form in [
                &["open", word][..],
                &["shelf", "show", word, word],
                &["shelf", "remove", word, word],
                &["shelf", "list", word],
            ] {
                run(form, &[]);
            }
        }
        // Found, by words and by the place of them.
        let found = run(&["search", "ferry"], &[]);
        assert!(found.code == 0 && words(&found.out).len() > 2, "{kind:?}: {}{}", found.out, found.err);
        let json = run(&["search", "ferry", "--json"], &[]);
        assert!(json.out.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{}", json.out);
        assert_eq!(run(&["search", "re:Zq[0-9]+qZ"], &[]).code, 0);
        for query in [
            "paper:Zq2qZ ferry",
            "section:\u{9b}31m\u{202e}",
            "\u{1b}[2J\u{9b}",
            "re:(\u{1b}[\u{9b}",
            "date:\u{9b}1",
            "\"\u{1b}]52;c;\u{7}",
            "kind:\u{202e}x ferry",
        ] {
            for json in [&["search", query][..], &["search", "--json", query]] {
                run(json, &[]);
            }
        }
        // A folder that is watched, and the file that is taken off.
        let watched = desk.path.join(name(kind.behind(6), ""));
        std::fs::create_dir(&watched).unwrap();
        std::fs::write(watched.join(name(*kind, ".md")), format!("# {}\n\n{}", kind.payload(31), kind.payload(32)))
            .unwrap();
        std::fs::write(watched.join(name(kind.behind(1), ".json")), "{\u{9b}").unwrap();
        let said = run(&["shelf", "watch", "--once"], &[&watched]);
        assert!(said.code == 2 && said.err.lines().count() > 0, "{kind:?}: {}{}", said.out, said.err);
        assert_eq!(run(&["shelf", "remove", "--json"], &[&on]).code, 0);
        let told = run(&[], &[]);
        assert!(words(&told.out).len() > 1, "without a file and a terminal the shelf is listed: {}", told.out);
    });
}
