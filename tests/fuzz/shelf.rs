//! The search across the shelf: with its index it finds in every issue what it finds without, and what it says is there.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use newsprint::edition::Edition;
use newsprint::edition::file::{Limits, read};
use newsprint::library::{
    Folder, Found, Index, IndexError, Known, Marks, Refreshed, Search, Shelf, ShelfQuery, Step, World,
};

use super::dice::Dice;
use super::{clean, made};

/// Editions that are made for the shelf, beside the sample papers.
const MADE: u64 = 12;

/// A shelf that never changes, and its index.
struct Desk {
    _folder: tempfile::TempDir,
    shelf: Shelf,
    index: Index,
    /// Pieces of the texts that stand on it.
    pieces: Vec<String>,
}

thread_local! {
    static DESK: Desk = Desk::new().unwrap();
}

impl Desk {
    fn new() -> Result<Self, IndexError> {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(Folder::at(folder.path()), Limits::default());
        let made = super::noise(MADE, 500).into_iter().map(|noise| made::json(&mut Dice::of(&noise)).to_string());
        let mut pieces = Vec::new();
        for (number, json) in made.chain(super::papers()).enumerate() {
            let path =
                shelf.folder().editions().join(format!("报 {}/2026-11-{:02}.edition.json", number % 3, number + 1));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &json).unwrap();
            let edition = read(json.as_bytes(), Limits::default()).unwrap();
            for part in edition.articles.iter().flat_map(newsprint::edition::Article::parts) {
                pieces.extend(part.text.as_str().split_whitespace().take(4).map(|word| word.chars().take(5).collect()));
            }
        }
        let mut index = Index::open(shelf.folder())?;
        let done = index.refresh(&shelf, &mut |_| None, &mut |_| true)?;
        assert!(matches!(done, Refreshed::Whole { .. }), "{done:?}");
        Ok(Self { _folder: folder, shelf, index, pieces })
    }

    fn find(&self, index: Option<&Index>, query: &ShelfQuery) -> Vec<Found> {
        let listing = self.shelf.list();
        let known = index.map_or_else(|| Known::nothing(&listing), |index| index.known(&listing).unwrap());
        let mut search = Search::new(query.clone(), Marks::default(), Arc::new(known));
        let mut found = Vec::new();
        let mut turn = 0;
        loop {
            // It is left off now and then, and goes on.
            let mut go_on = || {
                turn += 1;
                turn % 5 != 0
            };
            let mut unpack = |_: &Path| None;
            let mut world = World { index, limits: Limits::default(), unpack: &mut unpack, go_on: &mut go_on };
            match search.step(&mut world) {
                Step::Found(one) => found.push(*one),
                Step::LeftOff => {}
                Step::End => return found,
            }
        }
    }
}

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    DESK.with(|desk| {
        let mut typed = String::new();
        for _ in 0..=dice.below(4) {
            match dice.below(4) {
                0 => typed += dice.pick(CONDITIONS),
                1 => typed += &dice.text(),
                _ => typed += &desk.pieces[dice.below(desk.pieces.len().min(65_536))],
            }
            typed += dice.pick(&["", " ", " -", "\""]);
        }
        let Ok(query) = ShelfQuery::parse(&typed) else { return };
        let (mut plain, mut indexed) = (desk.find(None, &query), desk.find(Some(&desk.index), &query));
        // Without an index the order of issues is that of their files' names, which need not say what is in them.
        plain.sort_by(|one, other| one.path.cmp(&other.path));
        indexed.sort_by(|one, other| one.path.cmp(&other.path));
        let names =
            |found: &[Found]| found.iter().map(|found| (found.path.clone(), found.id.clone())).collect::<Vec<_>>();
        assert_eq!(names(&indexed), names(&plain), "{typed:?}");
        assert_eq!(indexed, plain, "{typed:?}");
        plain.iter().for_each(stands_there);
    });
}

/// What is said of an article is so in its file.
fn stands_there(found: &Found) {
    let edition: Edition = read(&fs::read(&found.path).unwrap(), Limits::default()).unwrap();
    let article = &edition.articles[found.article];
    assert_eq!(article.id, found.id);
    let parts = article.parts();
    for hit in &found.hits {
        assert!(parts[found.part].text.as_str().get(hit.clone()).is_some_and(|text| !text.is_empty()), "{found:?}");
    }
    assert!(found.count >= found.hits.len(), "{found:?}");
    [&found.headline, &found.section, &found.paper, &found.snippet.text].into_iter().for_each(|text| clean::line(text));
    assert!(found.snippet.text.get(found.snippet.hit.clone()).is_some(), "{found:?}");
}

const CONDITIONS: &[&str] = &[
    "paper:报",
    "date:2026-11",
    "date:2026-11-03..",
    "date:..2026",
    "date:x",
    "page:1",
    "section:要闻",
    "by:记者",
    "kind:notice",
    "is:starred",
    "is:unread",
    "-kind:story",
    "re:.",
    "re:桥|a+",
    "-桥",
    "page:",
    "\"",
    "paper：",
    "is:",
];

pub fn seeds() -> Vec<Vec<u8>> {
    super::noise(40, 60)
}
