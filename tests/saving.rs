//! The shelf by its commands: saving, listing, opening, taking away.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "reader/desk.rs"]
mod desk;

use std::fs;
use std::path::{Path, PathBuf};

use desk::Desk;

/// Puts an edition's file into the folder; its path.
fn write(desk: &Desk, name: &str, paper: &str, date: &str, headline: &str) -> String {
    let path = desk.folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = format!(
        r#"{{"format":"edition/1","paper":"{paper}","date":"{date}","articles":[{{"headline":"{headline}","body":"新桥通车。 A bridge opens."}}]}}"#
    );
    fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

fn sample(name: &str) -> String {
    format!("{}/data/{name}.edition.json", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_paper_is_saved_listed_opened_shown_and_taken_away() {
    let shelf = Desk::bare();
    let said = shelf.run(&["save", &sample("zh-Hans")]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.trim_end().ends_with(": saved"), "{}", said.out);
    let again = shelf.run(&["save", &sample("zh-Hans")]);
    assert!(again.out.contains("on the shelf already"), "{}", again.out);
    let list = shelf.json(&["shelf", "list", "--json"]);
    let issue = &list["issues"][0];
    let (paper, date) = (issue["paper"].as_str().unwrap(), issue["date"].as_str().unwrap());
    let path = PathBuf::from(issue["path"].as_str().unwrap());
    assert!(path.starts_with(shelf.data().join("editions").join(paper)), "{path:?}");
    // What can be read of it is what can be read of the file it was.
    let opened = shelf.run(&["open", paper, date]);
    assert_eq!(opened.out, shelf.run(&["read", &sample("zh-Hans")]).out);
    assert_eq!(
        shelf.run(&["open", paper.get(..3).unwrap()]).out,
        opened.out,
        "the newest, by the beginning of its name"
    );
    let shown = shelf.run(&["shelf", "show", paper, date]);
    assert!(shown.out.contains("characters") && shown.out.contains(&*path.to_string_lossy()), "{}", shown.out);
    assert_eq!(shelf.run(&["shelf", "path", paper]).out.trim_end(), path.to_string_lossy());
    assert_eq!(shelf.run(&["shelf", "path"]).out.trim_end(), shelf.data().to_string_lossy());
    let checked = shelf.run(&["shelf", "check"]);
    assert_eq!((checked.code, checked.out.as_str()), (0, "1 issues: good\n"));
    assert_eq!(shelf.run(&["shelf", "remove", paper, date]).code, 0);
    assert!(!path.parent().unwrap().exists(), "its pictures went with it");
    assert_eq!(shelf.run(&["shelf", "list"]).code, 1);
}

#[test]
fn a_folder_is_saved_with_what_can_be_imported_and_an_account_is_given() {
    let shelf = Desk::bare();
    write(&shelf, "in/2020/monday.edition.json", "样城日报", "2020-05-01", "新桥");
    write(&shelf, "in/tuesday.edition.json", "The Post", "2020-05-02", "Bridge");
    fs::write(shelf.folder.path().join("in/notes.md"), "# 新桥通车 Bridge\n\nA bridge opens.\n").unwrap();
    fs::write(shelf.folder.path().join("in/broken.edition.json"), "{").unwrap();
    fs::write(shelf.folder.path().join("in/picture.png"), "x").unwrap();
    let said = shelf.run(&["save", "in"]);
    assert_eq!((said.code, said.out.as_str()), (2, "3 saved, 1 not read\n"), "{}", said.err);
    assert!(said.err.contains("broken.edition.json"), "{}", said.err);
    write(&shelf, "in/tuesday.edition.json", "The Post", "2020-05-02", "Bridges");
    let answer = shelf.json(&["save", "--json", "in/tuesday.edition.json"]);
    let file = &answer["files"][0];
    assert_eq!(file["outcome"], "changed");
    assert!(fs::read_to_string(file["version"].as_str().unwrap()).unwrap().contains("\"Bridge\""));
    let list = shelf.run(&["shelf", "list"]).out;
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 3, "{list}");
    assert!(lines[0].starts_with("2020-05-02  The Post") && lines[1].starts_with("2020-05-01  样城日报"), "{list}");
    assert!(lines[2].trim_start().contains("notes"), "what has no day is last: {list}");
}

#[test]
fn pages_are_saved_together_and_what_they_do_not_print_is_taken_from_the_arguments() {
    let shelf = Desk::bare();
    for page in ["one", "two"] {
        fs::write(shelf.folder.path().join(format!("{page}.md")), format!("# 第{page}版 Page\n\n新桥通车。\n"))
            .unwrap();
    }
    let args = ["save", "--together", "--paper", "样城日报", "--date", "1984-05-01", "one.md", "two.md"];
    let said = shelf.run(&args);
    assert_eq!(said.code, 0, "{}", said.err);
    let shown = shelf.json(&["shelf", "show", "样城日报", "1984-05-01", "--json"]);
    assert_eq!(shown["articles"], 2);
}

#[test]
fn what_is_dropped_into_the_folder_is_found_and_what_is_wrong_with_it_is_said() {
    let shelf = Desk::bare();
    let path = write(&shelf, "报架/editions/样城日报/1999-12-31.edition.json", "样城日报", "1999-12-31", "新桥");
    write(&shelf, "报架/editions/loose.edition.json", "", "", "Bridge");
    assert!(shelf.run(&["open", "样城", "1999-12-31"]).out.contains("新桥"));
    fs::write(Path::new(&path), "{\"format\":\"edition/1\",\"articles\":[{}]}").unwrap();
    let checked = shelf.run(&["shelf", "check"]);
    assert_eq!(checked.code, 1);
    assert!(checked.out.contains("1999-12-31.edition.json: ") && checked.out.contains("body"), "{}", checked.out);
    let answer = shelf.json(&["shelf", "check", "--json"]);
    assert!(!answer["problems"].as_array().unwrap().is_empty());
}

#[test]
fn an_issue_that_is_not_there_is_said_with_what_is() {
    let shelf = Desk::bare();
    let empty = shelf.run(&["open", "样城"]);
    assert_eq!(empty.code, 1);
    assert!(empty.err.contains("newsprint save"), "{}", empty.err);
    shelf.run(&["save", &write(&shelf, "a.json", "样城日报", "2020-05-01", "新桥")]);
    let other = shelf.run(&["open", "Post"]);
    assert!(other.code == 1 && other.err.contains("样城日报"), "{}", other.err);
    let day = shelf.run(&["open", "样城", "2020-05-02"]);
    assert!(day.code == 1 && day.err.contains("2020-05-01"), "{}", day.err);
    let bad = shelf.run(&["open", "样城", "yesterday"]);
    assert!(bad.code == 1 && bad.err.contains("expected a day"), "{}", bad.err);
    let bad = shelf.run(&["save", "--date", "2020-1-5", "a.json"]);
    assert!(bad.code == 2 && bad.err.contains("is no date"), "{}", bad.err);
    let none = shelf.run(&["shelf", "remove", "", "2020-05-01"]);
    assert!(none.code == 1 && none.err.contains("expected the name"), "{}", none.err);
    let all = shelf.run(&["shelf", "remove", "样城"]);
    assert!(all.code == 1 && all.err.contains("a paper and a day"), "{}", all.err);
    assert_eq!(shelf.json(&["shelf", "list", "--json"])["issues"].as_array().unwrap().len(), 1);
    assert!(shelf.run(&["open"]).out.contains("新桥"), "the newest issue of all");
}

#[test]
fn an_issue_without_a_day_and_one_of_two_are_reached_by_name_and_by_file() {
    let shelf = Desk::bare();
    fs::write(shelf.folder.path().join("notes.md"), "# 新桥通车 Bridge\n\nA bridge opens.\n").unwrap();
    shelf.run(&["save", "notes.md"]);
    assert!(shelf.run(&["shelf", "show", "untitled", "notes"]).out.contains("新桥通车"));
    let path = shelf.run(&["shelf", "path", "untitled", "notes"]).out.trim().to_owned();
    assert!(path.ends_with("untitled/notes.edition.json"), "{path}");
    for name in ["twin-1.json", "twin-2.json"] {
        let file = write(&shelf, name, "Twin 报", "2020-05-01", "新桥");
        let text = fs::read_to_string(&file).unwrap().replace("\"paper\"", &format!("\"id\":\"{name}\",\"paper\""));
        fs::write(&file, text).unwrap();
        shelf.run(&["save", &file]);
    }
    let both = shelf.run(&["shelf", "remove", "Twin", "2020-05-01"]);
    assert!(both.code == 1 && both.err.contains("name one by its file"), "{}", both.err);
    let file = both.err.lines().find(|line| line.ends_with("-2.edition.json")).unwrap().to_owned();
    assert_eq!(shelf.run(&["shelf", "remove", &file]).code, 0);
    assert_eq!(shelf.run(&["shelf", "remove", &path]).code, 0);
    assert_eq!(shelf.json(&["shelf", "list", "--json"])["issues"].as_array().unwrap().len(), 1);
}

#[test]
fn a_folder_is_watched_and_what_is_in_it_is_saved() {
    let shelf = Desk::bare();
    write(&shelf, "in/monday.edition.json", "样城日报", "2020-05-01", "新桥");
    let said = shelf.run(&["shelf", "watch", "--once", "in"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("2020-05-01.edition.json"), "{}", said.out);
    assert_eq!(shelf.run(&["shelf", "watch", "--once", "in"]).out, "", "it is there");
    assert_eq!(shelf.run(&["shelf", "watch", "none"]).code, 2);
    assert_eq!(shelf.json(&["shelf", "list", "--json"])["issues"].as_array().unwrap().len(), 1);
}

#[test]
fn another_folder_is_another_shelf() {
    let shelf = Desk::bare();
    let file = write(&shelf, "a.json", "样城日报", "2020-05-01", "新桥 Bridge");
    assert_eq!(shelf.run(&["--data-dir", "other", "save", &file]).code, 0);
    assert_eq!(shelf.run(&["shelf", "list"]).code, 1);
    assert_eq!(shelf.run(&["shelf", "list", "--data-dir", "other"]).code, 0);
}
