//! The shelf as files: saving, listing, taking away.

use std::fs;

use super::*;
use crate::library::IssueKey;

fn shelf() -> (tempfile::TempDir, Shelf) {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::new(Folder::at(folder.path().join("data")), Limits::default());
    (folder, shelf)
}

fn edition(paper: &str, date: &str, rest: &str) -> Edition {
    let json = format!(
        r#"{{"format":"edition/1","paper":"{paper}","date":"{date}"{rest},"articles":[{{"headline":"新桥 Bridge","body":"通车"}}]}}"#
    );
    file::read(json.as_bytes(), Limits::default()).unwrap()
}

fn none(_: &str) -> Option<Vec<u8>> {
    None
}

fn names(shelf: &Shelf) -> Vec<String> {
    let name =
        |saved: &Saved| saved.path.strip_prefix(shelf.folder().editions()).unwrap().to_string_lossy().into_owned();
    shelf.list().saved.iter().map(name).collect()
}

#[test]
fn editions_lie_under_their_paper_and_day_newest_first() {
    let (_folder, shelf) = shelf();
    assert_eq!(shelf.list(), Listing::default());
    for (paper, date, rest) in [
        ("样城日报", "2026-11-23", ""),
        ("样城日报", "2026-11-24", r#","issue":{"edition":"晚报"}"#),
        ("The Post: City/Late", "2026-11-24", ""),
    ] {
        let outcome = shelf.save(edition(paper, date, rest), "x", none).unwrap();
        assert!(matches!(outcome, Outcome::New(_)), "{outcome:?}");
    }
    let expected = [
        "The Post- City-Late/2026-11-24.edition.json",
        "样城日报/2026-11-24-晚报.edition.json",
        "样城日报/2026-11-23.edition.json",
    ];
    assert_eq!(names(&shelf), expected);
    let first = &shelf.list().saved[1];
    assert_eq!((first.paper.as_str(), first.name.as_str()), ("样城日报", "晚报"));
}

#[test]
fn the_same_edition_is_one_and_a_changed_one_keeps_the_old_version() {
    let (_folder, shelf) = shelf();
    let one = edition("样城日报", "2026-11-23", "");
    shelf.save(one.clone(), "x", none).unwrap();
    assert!(matches!(shelf.save(one.clone(), "y", none).unwrap(), Outcome::Same(_)));
    let mut other = one.clone();
    other.articles[0].body.clear();
    let Outcome::Changed(saved, version) = shelf.save(other.clone(), "x", none).unwrap() else { panic!() };
    assert_eq!(fs::read_to_string(version).unwrap(), file::write(&one));
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), file::write(&other));
    assert_eq!(IssueKey::of(&one, "x"), IssueKey::of(&other, "y"));
    let Outcome::Changed(_, version) = shelf.save(one, "x", none).unwrap() else { panic!() };
    assert!(version.ends_with("2026-11-23.2.edition.json"), "{version:?}");
    assert_eq!(names(&shelf).len(), 1);
}

#[test]
fn two_editions_of_a_day_that_say_they_are_two_lie_side_by_side() {
    let (_folder, shelf) = shelf();
    for id in ["morning", "evening"] {
        shelf.save(edition("Post", "2026-11-23", &format!(r#","id":"{id}""#)), "x", none).unwrap();
    }
    assert_eq!(names(&shelf), ["Post/2026-11-23.edition.json", "Post/2026-11-23-2.edition.json"]);
    let again = shelf.save(edition("Post", "2026-11-23", r#","id":"evening""#), "x", none).unwrap();
    assert!(matches!(again, Outcome::Same(_)), "{again:?}");
}

#[test]
fn papers_whose_folders_have_one_name_lie_side_by_side() {
    let (_folder, shelf) = shelf();
    for paper in ["A/B 日报", "A:B 日报"] {
        let outcome = shelf.save(edition(paper, "2026-11-23", ""), "x", none).unwrap();
        assert!(matches!(outcome, Outcome::New(_)), "{outcome:?}");
    }
    for paper in ["A/B 日报", "A:B 日报"] {
        let again = shelf.save(edition(paper, "2026-11-23", ""), "x", none).unwrap();
        assert!(matches!(again, Outcome::Same(_)), "{again:?}");
    }
    assert_eq!(names(&shelf), ["A-B 日报/2026-11-23.edition.json", "A-B 日报/2026-11-23-2.edition.json"]);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_not_written_over_and_not_waited_for() {
    let (folder, shelf) = shelf();
    let saved = shelf.save(edition("样城日报", "2026-11-23", ""), "x", none).unwrap().saved().clone();
    let paper = saved.path.parent().unwrap();
    let at = |day: &str| paper.join(format!("{day}.edition.json"));
    std::os::unix::fs::symlink(folder.path().join("secret"), at("2026-11-24")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(at("2026-11-25")).unwrap();
    File::create(at("2026-11-26")).unwrap().set_len(1 << 40).unwrap();
    fs::create_dir(at("2026-11-27")).unwrap();
    for day in ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"] {
        let error = shelf.save(edition("样城日报", day, ""), "x", none).unwrap_err();
        assert!(error.to_string().contains("take it away first"), "{error}");
    }
    assert!(fs::symlink_metadata(at("2026-11-24")).unwrap().is_symlink());
    assert_eq!(fs::metadata(at("2026-11-26")).unwrap().len(), 1 << 40);
    // What is there and no edition is kept as a version is.
    fs::write(at("2026-11-28"), "Bridge 桥").unwrap();
    let outcome = shelf.save(edition("样城日报", "2026-11-28", ""), "x", none).unwrap();
    let Outcome::Changed(_, version) = outcome else { panic!("{outcome:?}") };
    assert_eq!(fs::read_to_string(version).unwrap(), "Bridge 桥");
}

#[test]
fn what_a_killed_program_left_half_written_is_swept_away() {
    let (_folder, shelf) = shelf();
    let saved = shelf.save(edition("Post", "2026-11-23", ""), "x", none).unwrap().saved().clone();
    let half = saved.path.with_file_name(".2026-11-24.edition.json.1.1.newsprint-part");
    fs::write(&half, "{").unwrap();
    shelf.save(edition("Post", "2026-11-25", ""), "x", none).unwrap();
    assert!(!half.exists() && saved.path.exists());
}

#[test]
fn a_corrected_headline_is_the_same_article() {
    let (_folder, shelf) = shelf();
    let json = |headline: &str| {
        let json = format!(
            r#"{{"format":"edition/1","paper":"样城日报","date":"2026-11-23","articles":[{{"headline":"{headline}","body":"新桥通车。 A bridge opens."}}]}}"#
        );
        file::read(json.as_bytes(), Limits::default()).unwrap()
    };
    shelf.save(json("新挢"), "x", none).unwrap();
    let before = shelf.list().saved[0].path.clone();
    let id = |path: &Path| file::read(&fs::read(path).unwrap(), Limits::default()).unwrap().articles[0].id.clone();
    let first = id(&before);
    let outcome = shelf.save(json("新桥"), "x", none).unwrap();
    assert!(matches!(outcome, Outcome::Changed(..)), "{outcome:?}");
    assert_eq!(id(&outcome.saved().path), first);
    assert!(matches!(shelf.save(json("新桥"), "x", none).unwrap(), Outcome::Same(_)));
}

#[test]
fn pictures_are_saved_with_their_day_and_go_with_it() {
    let (_folder, shelf) = shelf();
    let assets = r#","assets":[{"id":"a","path":"assets/版/桥.png"},{"id":"b","path":"assets/none.png"},{"id":"c","path":"assets/../x"}]"#;
    let bytes = |path: &str| path.ends_with("桥.png").then(|| b"picture".to_vec());
    let outcome = shelf.save(edition("Post", "2026-11-23", assets), "x", bytes).unwrap();
    let saved = outcome.saved().clone();
    let again = file::read(&fs::read(&saved.path).unwrap(), Limits::default()).unwrap();
    let path = |index: usize| again.assets[index].path.as_deref().unwrap();
    assert_eq!((path(0), path(1), path(2)), ("assets/2026-11-23/版/桥.png", "assets/none.png", "assets/../x"));
    let folder = saved.path.parent().unwrap().to_owned();
    assert_eq!(fs::read(folder.join(path(0))).unwrap(), b"picture");
    // Saved again from the shelf itself it is the same.
    let own = |path: &str| fs::read(folder.join(path)).ok();
    assert!(matches!(shelf.save(again, "x", own).unwrap(), Outcome::Same(_)));
    shelf.remove(&saved).unwrap();
    assert!(!folder.exists() && shelf.list().saved.is_empty());
}

#[cfg(unix)]
#[test]
fn links_pipes_and_huge_files_are_passed_over_and_half_files_never_listed() {
    let (folder, shelf) = shelf();
    let saved = shelf.save(edition("样城日报", "2026-11-23", ""), "x", none).unwrap().saved().clone();
    let paper = saved.path.parent().unwrap();
    std::os::unix::fs::symlink(&saved.path, paper.join("link.edition.json")).unwrap();
    std::os::unix::fs::symlink(folder.path(), paper.join("loop")).unwrap();
    let socket = std::os::unix::net::UnixListener::bind(paper.join("pipe.edition")).unwrap();
    File::create(paper.join("huge.edition.json")).unwrap().set_len(1 << 40).unwrap();
    fs::write(paper.join(".2026-11-24.edition.json.1.1.newsprint-part"), b"{").unwrap();
    fs::write(paper.join("readme.txt"), b"x").unwrap();
    fs::create_dir_all(paper.join("2020/05")).unwrap();
    fs::write(paper.join("2020/05/2020-05-01.edition.json"), b"{").unwrap();
    let listing = shelf.list();
    let stems: Vec<&str> = listing.saved.iter().map(Saved::stem).collect();
    assert_eq!(stems, ["2026-11-23", "2020-05-01"]);
    assert!(listing.saved.iter().all(|saved| saved.paper == "样城日报"));
    let whys: Vec<&Why> = listing.passed.iter().map(|passed| &passed.why).collect();
    assert!(matches!(whys[..], [Why::TooLarge { .. }, Why::Link, Why::NoFile]), "{whys:?}");
    drop(socket);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_said_and_nothing_is_lost() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, shelf) = shelf();
    let saved = shelf.save(edition("Post", "2026-11-23", ""), "x", none).unwrap().saved().clone();
    let paper = saved.path.parent().unwrap();
    fs::set_permissions(paper, fs::Permissions::from_mode(0o555)).unwrap();
    let probe = File::create(paper.join("probe"));
    if probe.is_ok() {
        eprintln!("skipped: this user may write anywhere");
        return;
    }
    let error = shelf.save(edition("Post", "2026-11-24", ""), "x", none).unwrap_err();
    assert!(error.to_string().contains("--data-dir"), "{error}");
    assert_eq!(names(&shelf).len(), 1);
    fs::set_permissions(paper, fs::Permissions::from_mode(0o755)).unwrap();
}
