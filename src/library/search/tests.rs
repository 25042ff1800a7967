//! The search across the shelf against a plain reading of its files.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::edition::Edition;
use crate::edition::file::{self, Limits};
use crate::library::{Catalogue, Entry, Facts, Folder, Index, Known, Refreshed, Shelf};

struct Desk {
    _folder: tempfile::TempDir,
    shelf: Shelf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(Folder::at(folder.path()), Limits::default());
        Self { _folder: folder, shelf }
    }

    fn put(&self, name: &str, json: &str) {
        let path = self.shelf.folder().editions().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, json).unwrap();
    }

    fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.shelf.folder().editions().join(name));
    }

    fn index(&self) -> Index {
        Index::open(self.shelf.folder()).unwrap()
    }

    fn refreshed(&self) -> Index {
        let mut index = self.index();
        let done = index.refresh(&self.shelf, &mut unzip, &mut |_| true).unwrap();
        assert!(matches!(done, Refreshed::Whole { .. }), "{done:?}");
        index
    }

    fn read(path: &Path) -> Option<Edition> {
        if path.extension()? == "edition" {
            return unzip(path);
        }
        file::read(&fs::read(path).ok()?, Limits::default()).ok()
    }

    /// The catalogue by reading every file.
    fn catalogue(&self) -> Catalogue {
        let entry = |saved: crate::library::Saved| {
            let facts = Self::read(&saved.path).map(|edition| Facts::of(&edition, saved.stem()));
            Entry { saved, facts }
        };
        Catalogue::of(self.shelf.list().saved.into_iter().map(entry).collect())
    }

    /// Everything that a query finds by reading every file, in a plain way of its own: paper, day, article, hits.
    fn truth(&self, line: &str, marks: &Marks) -> Vec<Found> {
        let query = ShelfQuery::parse(line).unwrap();
        let mut all = Vec::new();
        for entry in self.catalogue().entries() {
            let Some(edition) = Self::read(&entry.saved.path) else { continue };
            let issue = judge::Issue::of(&entry.saved, entry.facts.as_ref().unwrap());
            all.extend(judge::judge_all(&query, marks, &issue, &edition).into_iter().map(|(_, found)| found));
        }
        all
    }

    fn find(&self, index: Option<&Index>, line: &str, marks: &Marks) -> (Vec<Found>, usize) {
        let listing = self.shelf.list();
        let known = index.map_or_else(|| Known::nothing(&listing), |index| index.known(&listing).unwrap());
        Self::find_in(known, index, line, marks)
    }

    fn find_in(known: Known, index: Option<&Index>, line: &str, marks: &Marks) -> (Vec<Found>, usize) {
        let mut search = Search::new(ShelfQuery::parse(line).unwrap(), marks.clone(), Arc::new(known));
        let mut found = Vec::new();
        let mut turn = 0;
        loop {
            // It is left off now and then, and goes on.
            let mut go_on = || {
                turn += 1;
                turn % 3 != 0
            };
            let limits = Limits::default();
            match search.step(&mut World { index, limits, unpack: &mut unzip, go_on: &mut go_on }) {
                Step::Found(one) => found.push(*one),
                Step::LeftOff => {}
                Step::End => return (found, search.scanned()),
            }
        }
    }
}

/// A zip is a file of JSON behind a word here.
fn unzip(path: &Path) -> Option<Edition> {
    let text = fs::read_to_string(path).ok()?;
    file::read(text.strip_prefix("zip")?.as_bytes(), Limits::default()).ok()
}

fn issue(paper: &str, day: &str, articles: &str) -> String {
    format!(
        r#"{{"format":"edition/1","paper":"{paper}","date":"{day}","pages":[{{"id":"a","number":"01"}},{{"id":"b","number":"A2"}}],"articles":[{articles}]}}"#
    )
}

fn titles(found: &[Found]) -> Vec<&str> {
    found.iter().map(|found| found.headline.as_str()).collect()
}

fn small() -> Desk {
    let desk = Desk::new();
    desk.put(
        "样城日报/2021-09-28.edition.json",
        &issue(
            "样城日报",
            "2021-09-28",
            r#"{"id":"x1","headline":"新橋通車","body":"The economy of “river banks”.\n\n记者看到，新\n桥","byline":"李明","positions":{"page":"b"},"section":"要闻"},
            {"id":"x2","headline":"Decode 编码","body":"新聞 新 桥","kind":"notice","positions":{"page":"a"},"section":"公告 Notices"}"#,
        ),
    );
    desk.put(
        "The Post/2021-10-02.edition.json",
        &issue(
            "The Post",
            "2021-10-02",
            r#"{"id":"y1","headline":"New bridge","body":"across the river, not the bank 桥","kind":"story"}"#,
        ),
    );
    desk.put(
        "样城日报/周刊.edition.json",
        r#"{"format":"edition/1","paper":"周刊","articles":[{"id":"z","headline":"新桥 undated","body":""}]}"#,
    );
    desk
}

mod shelves;

#[test]
fn the_language_of_queries_is_what_it_says() {
    let desk = small();
    let (one, two, post, undated) = ("新橋通車", "Decode 编码", "New bridge", "新桥 undated");
    let cases: &[(&str, &[&str])] = &[
        ("新桥", &[two, one, undated]),
        ("新桥 记者", &[one]),
        ("eco", &[one]),
        ("conomy", &[]),
        ("decode", &[two]),
        ("code", &[]),
        ("river bank", &[post, one]),
        ("\"river bank\"", &[one]),
        ("“River Bank”", &[one]),
        ("「river ban", &[one]),
        ("桥 -新", &[post]),
        ("桥 -\"new bridge\"", &[two, one, undated]),
        ("-新", &[post]),
        ("新桥 paper:样城", &[two, one]),
        ("paper：样城", &[two, one]),
        ("桥 PAPER:post", &[post]),
        ("桥 paper:\"the post\"", &[post]),
        ("桥 -paper:样城", &[post, undated]),
        ("桥 date:2021", &[post, two, one]),
        ("桥 date:2021-09", &[two, one]),
        ("桥 date:2021-09-28..2021-09", &[two, one]),
        ("桥 date:2021-10..", &[post]),
        ("桥 date:..2021-10-01", &[two, one]),
        ("桥 -date:2021", &[undated]),
        ("桥 date:２０２１－１０", &[post]),
        ("桥 date:tomorrow", &[]),
        ("page:1", &[two]),
        ("page:a2", &[one]),
        ("桥 page:02", &[]),
        ("section:公告", &[two]),
        ("section:notices", &[two]),
        ("by:李明", &[one]),
        ("-by:李明 新桥", &[two, undated]),
        ("kind:notice", &[two]),
        ("-kind:notice date:2021", &[post, one]),
        ("桥 kind:", &[post, two, one, undated]),
        ("is:starred", &[one]),
        ("is:read 桥", &[post]),
        ("is:unread date:2021", &[two, one]),
        ("-is:unread", &[post]),
        ("is:odd", &[]),
        ("re:新.?桥", &[two, one, undated]),
        ("re:\\bcode|bridge", &[post]),
        ("\"re:x\"", &[]),
        ("，", &[one, post]),
        ("- 桥", &[]),
    ];
    let marks = Marks {
        starred: HashMap::from([(key(&desk, one), HashSet::from(["x1".to_owned()]))]),
        read: HashMap::from([(key(&desk, post), HashSet::from(["y1".to_owned()]))]),
    };
    let index = desk.refreshed();
    for (line, expected) in cases {
        let sorted = |found: &[Found]| {
            let mut titles: Vec<String> = titles(found).into_iter().map(str::to_owned).collect();
            titles.sort();
            titles
        };
        let mut expected: Vec<&str> = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(sorted(&desk.truth(line, &marks)), expected, "{line:?}");
        let (found, scanned) = desk.find(Some(&index), line, &marks);
        assert_eq!((sorted(&found), scanned), (expected.iter().map(|one| (*one).to_owned()).collect(), 0), "{line:?}");
    }
    for nothing in ["", "  ", "\"\"", "paper:", "re:"] {
        assert!(ShelfQuery::parse(nothing).is_err(), "{nothing:?} 报");
    }
}

fn key(desk: &Desk, headline: &str) -> crate::library::IssueKey {
    let all = desk.truth(&format!("\"{headline}\""), &Marks::default());
    all[0].key.clone()
}

#[test]
fn hits_come_newest_first_by_page_and_say_where_they_are() {
    let desk = small();
    let index = desk.refreshed();
    let (found, _) = desk.find(Some(&index), "桥", &Marks::default());
    assert_eq!(titles(&found), ["New bridge", "Decode 编码", "新橋通車", "新桥 undated"]);
    let bridge = &found[2];
    assert_eq!((bridge.page.as_deref(), bridge.section.as_str(), bridge.article), (Some("A2"), "要闻", 0));
    assert_eq!((bridge.part, bridge.hits.first(), bridge.hits.len(), bridge.count), (0, Some(&(3..6)), 1, 2));
    assert_eq!((bridge.snippet.text.as_str(), bridge.snippet.hit.clone()), ("新橋通車", 3..6));
    assert_eq!(bridge.place(), Place { part: 0, byte: 3 });
    let (found, _) = desk.find(Some(&index), "\"river banks\" 记者", &Marks::default());
    assert_eq!(found[0].snippet.text.get(found[0].snippet.hit.clone()), Some("river banks"));
}

#[test]
fn what_changes_behind_the_index_is_read_as_it_is() {
    let desk = small();
    let index = desk.refreshed();
    let marks = Marks::default();
    let before = desk.shelf.list();
    let known = index.known(&before).unwrap();
    assert_eq!((known.missing(), Catalogue::clone(known.catalogue())), (0, desk.catalogue()));
    // One is changed after the look, with as many bytes; one is new; one is gone.
    let path = desk.shelf.folder().editions().join("样城日报/2021-09-28.edition.json");
    let text = fs::read_to_string(&path).unwrap().replace("Decode 编码", "Encode 新桥");
    fs::write(&path, text).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    let (found, scanned) = Desk::find_in(known, Some(&index), "新桥", &marks);
    assert_eq!((titles(&found), scanned), (vec!["Encode 新桥", "新橋通車", "新桥 undated"], 1));
    desk.put("Neu/2022.edition.json", &issue("Neu", "2022", r#"{"headline":"桥 2022","body":""}"#));
    desk.remove("样城日报/周刊.edition.json");
    let (found, scanned) = desk.find(Some(&index), "桥", &marks);
    assert_eq!((found, scanned), (desk.truth("桥", &marks), 2));
    let index = desk.refreshed();
    let (found, scanned) = desk.find(Some(&index), "桥", &marks);
    assert_eq!((found, scanned), (desk.truth("桥", &marks), 0));
}
