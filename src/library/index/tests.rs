//! Damaged, old and shared indexes.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use super::*;
use crate::edition::Edition;
use crate::edition::file::Limits;
use crate::library::{Found, Marks, Search, Shelf, ShelfQuery, Step, World};

fn none(_: &Path) -> Option<Edition> {
    None
}

fn shelf(issues: usize) -> (tempfile::TempDir, Shelf) {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::new(Folder::at(folder.path()), Limits::default());
    let paper = shelf.folder().editions().join("样城日报");
    fs::create_dir_all(&paper).unwrap();
    for day in 0..issues {
        let date = format!("20{:02}-0{}-{:02}", day / 200, day / 28 % 7 + 1, day % 28 + 1);
        let article = |number: usize| {
            format!(
                r#"{{"id":"a{number}","headline":"新桥 {number} Bridge","body":"第{day}天通车，市民{number}走上桥面。word{}"}}"#,
                day * number
            )
        };
        let articles: Vec<String> = (0..6).map(article).collect();
        let json = format!(
            r#"{{"format":"edition/1","paper":"样城日报","date":"{date}","articles":[{}]}}"#,
            articles.join(",")
        );
        fs::write(paper.join(format!("{date}.edition.json")), json).unwrap();
    }
    (folder, shelf)
}

fn find(shelf: &Shelf, index: Option<&Index>, query: &str) -> (Vec<Found>, bool) {
    let listing = shelf.list();
    let known = index.and_then(|index| index.known(&listing).ok()).unwrap_or_else(|| Known::nothing(&listing));
    let mut search = Search::new(ShelfQuery::parse(query).unwrap(), Marks::default(), Arc::new(known));
    let mut found = Vec::new();
    let mut go_on = || true;
    loop {
        let limits = shelf.limits();
        match search.step(&mut World { index, limits, unpack: &mut none, go_on: &mut go_on }) {
            Step::Found(one) => found.push(*one),
            _ => return (found, search.index_failed()),
        }
    }
}

const QUERIES: [&str; 5] = ["新桥", "word12", "市民3", "第7天", "bridge 面 -word1"];

fn is_right(shelf: &Shelf, index: &Index) {
    for query in QUERIES {
        assert_eq!(find(shelf, Some(index), query), (find(shelf, None, query).0, false), "{query:?}");
        assert!(
            !find(shelf, None, query).0.is_empty() || query == "第7天" || query == "bridge 面 -word1",
            "{query:?} 报"
        );
    }
}

#[test]
fn an_index_that_is_none_or_another_versions_is_made_anew() {
    let (_folder, shelf) = shelf(30);
    let path = shelf.folder().index();
    let good = || {
        let mut index = Index::open(shelf.folder()).unwrap();
        is_right(&shelf, &index);
        index.refresh(&shelf, &mut none, &mut |_| true).unwrap();
        assert_eq!(index.known(&shelf.list()).unwrap().missing(), 0);
        is_right(&shelf, &index);
    };
    good();
    let whole = fs::read(&path).unwrap();
    let sql = |text: &str| Connection::open(&path).unwrap().execute_batch(text).unwrap();
    sql(&format!("PRAGMA user_version = {}", schema::VERSION + 1));
    good();
    sql("PRAGMA user_version = 0; DELETE FROM issues");
    good();
    sql("PRAGMA application_id = 1");
    good();
    sql("DROP TABLE articles");
    good();
    sql("DELETE FROM meta");
    good();
    fs::write(&path, "新桥, no database").unwrap();
    good();
    fs::write(&path, "").unwrap();
    good();
    fs::write(&path, &whole[..whole.len() / 3]).unwrap();
    let index = Index::open(shelf.folder());
    drop(index);
    good();
    fs::remove_file(&path).unwrap();
    good();
}

#[test]
fn a_damaged_index_never_ends_the_program_and_is_made_anew() {
    let (_folder, shelf) = shelf(40);
    let path = shelf.folder().index();
    Index::open(shelf.folder()).unwrap().refresh(&shelf, &mut none, &mut |_| true).unwrap();
    let whole = fs::read(&path).unwrap();
    let mut dice: u64 = 99;
    let mut roll = |sides: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((dice >> 33) % sides as u64).unwrap()
    };
    let mut seen = 0;
    for _ in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..=roll(4) {
            let (start, length) = (roll(bytes.len()), 1 + roll(6_000));
            bytes.iter_mut().skip(start).take(length).for_each(|byte| *byte = u8::try_from(roll(256)).unwrap());
        }
        for end in ["-wal", "-shm"] {
            let _ = fs::remove_file(schema::beside(&path, end));
        }
        fs::write(&path, bytes).unwrap();
        let mut index = Index::open(shelf.folder()).unwrap();
        for query in QUERIES {
            find(&shelf, Some(&index), query);
        }
        // What does not show by itself is found by a look at all of it.
        let refreshed = index.refresh(&shelf, &mut none, &mut |_| true).is_ok();
        if !refreshed || !index.is_whole().unwrap() {
            seen += 1;
            drop(index);
            let mut index = Index::open_anew(shelf.folder()).unwrap();
            index.refresh(&shelf, &mut none, &mut |_| true).unwrap();
            is_right(&shelf, &index);
        }
    }
    assert!(seen > 0, "no damage was seen 报");
}

#[test]
fn two_programs_at_once_find_what_is_there() {
    let (_folder, shelf) = shelf(120);
    let turn = |_: usize| {
        let mut index = Index::open(shelf.folder()).unwrap();
        for _ in 0..4 {
            index.refresh(&shelf, &mut none, &mut |_| true).unwrap();
            is_right(&shelf, &index);
        }
    };
    thread::scope(|scope| {
        let programs: Vec<_> = (0..3).map(|number| scope.spawn(move || turn(number))).collect();
        for program in programs {
            program.join().unwrap();
        }
    });
    let index = Index::open(shelf.folder()).unwrap();
    assert_eq!(index.known(&shelf.list()).unwrap().missing(), 0);
    is_right(&shelf, &index);
}

#[test]
fn a_refresh_that_is_left_off_goes_on_where_it_was() {
    let (_folder, shelf) = shelf(20);
    let mut index = Index::open(shelf.folder()).unwrap();
    let mut most = 0;
    let stopped = index.refresh(&shelf, &mut none, &mut |progress| {
        most = most.max(progress.done);
        progress.done < 5
    });
    assert_eq!((stopped.unwrap(), most), (Refreshed::LeftOff, 5));
    let known = index.known(&shelf.list()).unwrap();
    assert_eq!(known.missing(), 15);
    // The newest are in.
    assert!(known.catalogue().entries()[..5].iter().all(|entry| entry.facts.is_some()));
    is_right(&shelf, &index);
    assert_eq!(index.refresh(&shelf, &mut none, &mut |_| true).unwrap(), Refreshed::Whole { added: 15, removed: 0 });
    assert_eq!(index.refresh(&shelf, &mut none, &mut |_| true).unwrap(), Refreshed::Whole { added: 0, removed: 0 });
}

#[test]
fn a_folder_that_cannot_hold_an_index_is_said() {
    let (_folder, shelf) = shelf(1);
    let path: PathBuf = shelf.folder().index();
    fs::create_dir_all(path.join("报")).unwrap();
    let error = Index::open(shelf.folder()).unwrap_err();
    assert!(error.to_string().contains("index.sqlite"), "{error}");
    assert_eq!(find(&shelf, None, "新桥").0.len(), 6);
}

#[test]
fn an_issue_of_more_articles_than_a_day_has_numbers_is_read_whole() {
    let (_folder, shelf) = shelf(1);
    let articles: Vec<String> = (0..9_000).map(|number| format!(r#"{{"body":"巨{number} huge"}}"#)).collect();
    let json =
        format!(r#"{{"format":"edition/1","paper":"大","date":"2030-01-01","articles":[{}]}}"#, articles.join(","));
    fs::write(shelf.folder().editions().join("2030-01-01.edition.json"), json).unwrap();
    let mut index = Index::open(shelf.folder()).unwrap();
    index.refresh(&shelf, &mut none, &mut |_| true).unwrap();
    let known = index.known(&shelf.list()).unwrap();
    assert_eq!(known.catalogue().entries()[0].facts.as_ref().map(|facts| facts.articles), Some(9_000));
    assert_eq!(find(&shelf, Some(&index), "巨899").0.len(), 11);
    assert_eq!(index.refresh(&shelf, &mut none, &mut |_| true).unwrap(), Refreshed::Whole { added: 0, removed: 0 });
}

#[test]
fn an_index_that_acts_by_itself_or_is_no_file_is_made_anew() {
    let trap = |path: &Path| {
        let endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r";
        let other = rusqlite::Connection::open(path).unwrap();
        other.execute_batch(&format!("CREATE TRIGGER t AFTER INSERT ON issues BEGIN {endless}; END")).unwrap();
    };
    let socket = |path: &Path| {
        fs::remove_file(path).unwrap();
        drop(std::os::unix::net::UnixListener::bind(path).unwrap());
    };
    let makers: [&dyn Fn(&Path); 2] = [&trap, &socket];
    for make in makers {
        let (_folder, shelf) = shelf(15);
        drop(Index::open(shelf.folder()).unwrap());
        make(&shelf.folder().index());
        let mut index = Index::open(shelf.folder()).unwrap();
        assert!(index.is_whole().unwrap());
        index.refresh(&shelf, &mut none, &mut |_| true).unwrap();
        is_right(&shelf, &index);
    }
}
