//! Sessions among what was kept: keys in, screen out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "reader/keeps.rs"]
mod keeps;
#[path = "reader/session.rs"]
mod session;
#[path = "reader/shelves.rs"]
mod shelves;

use newsprint::app::kept::Tab;
use newsprint::app::{
    Action, App, Choices, Effect, Frames, Habits, Home, Issue, KeptList, KeptScreen, Memory, Message, Screen, Terminal,
    Window,
};
use newsprint::edition::{Edition, Outline, Place};
use newsprint::l10n::Tongue;
use newsprint::library::{Act, Anchor, Change, Clip, Clipping, Kept, Origin, Source, Star, Starred};
use newsprint::text::Ambiguous;

use keeps::{LONG, clipping, clippings, origin, source, stars};
use session::{EN, Session, ZH, edition};
use shelves::four;

fn on_shelf(tongue: Tongue, columns: usize, rows: usize) -> Session {
    let choices = Choices { home: Home::Contents, ..Choices::default() };
    let habits = Habits { tongue, choices, ..Habits::default() };
    let mut session = Session::before(App::shelf(Window { columns, rows }, habits));
    session.tell(Message::Shelf(Box::new(four())));
    session
}

fn tell(session: &mut Session, stars: Vec<Starred>, clippings: Vec<Clipping>) {
    session.tell(Message::KeptList(KeptList::Stars(stars)));
    session.tell(Message::KeptList(KeptList::Clippings(clippings)));
}

fn kept_on_shelf(tongue: Tongue, columns: usize, rows: usize) -> Session {
    let mut session = on_shelf(tongue, columns, rows);
    session.press("*");
    assert_eq!(session.asked.last(), Some(&Effect::AskKept));
    tell(&mut session, stars(), clippings());
    session
}

fn kept(session: &Session) -> &KeptScreen {
    match session.app.screen() {
        Some(Screen::Kept(kept)) => kept,
        other => panic!("{other:?}"),
    }
}

/// A paper that is kept under a name, with the third article in mind: its id, its headline, a passage of it.
struct Paper {
    edition: Edition,
    origin: Origin,
    source: Source,
    anchor: Anchor,
}

fn paper(bytes: &[u8], name: &str) -> Paper {
    let edition = edition(bytes);
    let outline = Outline::of(&edition);
    // Long enough to be scrolled.
    let long = |index: &usize| edition.articles[*index].characters();
    let article = (0..edition.articles.len()).max_by_key(long).unwrap();
    let of = &edition.articles[article];
    let part = of.parts().len() / 2;
    let (source, anchor) = (Source::of(&edition, &outline, article), Anchor::of(of, Place { part, byte: 0 }));
    Paper { origin: origin(name, "2026-11-23"), source, anchor, edition }
}

impl Paper {
    fn star(&self) -> Starred {
        Starred { origin: self.origin.clone(), source: self.source.clone() }
    }

    fn clipping(&self) -> Clipping {
        let text = "一段 a passage".to_owned();
        let (source, anchor) = (self.source.clone(), self.anchor.clone());
        let clip = Clip { source, text, anchor, end: Place::default(), taken: None };
        Clipping { number: 1, origin: self.origin.clone(), clip }
    }

    fn memory(&self) -> Memory {
        Memory { origin: self.origin.clone(), kept: Kept::default() }
    }

    fn issue(&self, index: usize) -> Message {
        let issue = Issue { edition: self.edition.clone(), name: String::new(), index, memory: Some(self.memory()) };
        Message::Edition(Ok(Box::new(issue)))
    }

    fn session(&self) -> Session {
        let mut session = Session::of(self.edition.clone(), Tongue::SimplifiedChinese, 80, 24);
        session.app = session.app.remembering(self.memory());
        session.app.acts();
        session
    }
}

fn place(session: &Session) -> Place {
    match session.app.screen() {
        Some(Screen::Reading(reading)) => reading.top(),
        other => panic!("{other:?}"),
    }
}

fn changes(session: &mut Session) -> Vec<(String, Change)> {
    let acts = session.app.acts().into_iter();
    let told = |change: &Change| matches!(change, Change::Star(..) | Change::Clip(_) | Change::Unclip(_));
    acts.filter(|act| told(&act.change)).map(|Act { origin, change }| (origin.paper, change)).collect()
}

#[test]
fn what_was_kept_looks_as_it_was_looked_at() {
    for (name, tongue) in [("zh", Tongue::SimplifiedChinese), ("en", Tongue::English)] {
        for (columns, rows) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
            let mut session = kept_on_shelf(tongue, columns, rows);
            insta::assert_snapshot!(format!("kept_stars_{name}_{columns}x{rows}"), session.screen());
            session.press("tab");
            insta::assert_snapshot!(format!("kept_clippings_{name}_{columns}x{rows}"), session.screen());
            session.press("j");
            session.tell(Message::Terminal(Terminal {
                ambiguous: Ambiguous::Wide,
                frames: Frames::Ascii,
                ..Terminal::default()
            }));
            insta::assert_snapshot!(format!("kept_wide_{name}_{columns}x{rows}"), session.screen());
            let mut empty = on_shelf(tongue, columns, rows);
            empty.press("*");
            tell(&mut empty, Vec::new(), Vec::new());
            insta::assert_snapshot!(format!("kept_empty_{name}_{columns}x{rows}"), empty.screen());
        }
    }
}

#[test]
fn the_lists_are_turned_and_who_only_clips_sees_clippings() {
    let mut session = kept_on_shelf(Tongue::English, 80, 24);
    session.shows("Stars 5").shows("Clippings 4").shows("Bell Sound Post · 2026-11-19 · Page 1").says("1/5");
    assert_eq!(kept(&session).tab(), Tab::Stars);
    session.press("j j").says("3/5").press("tab").says("1/4").shows("car park");
    session.press("shift-tab").says("3/5");
    let mut session = on_shelf(Tongue::English, 80, 24);
    session.press("*");
    tell(&mut session, Vec::new(), clippings());
    assert_eq!(kept(&session).tab(), Tab::Clippings);
    session.press("tab").shows("Nothing is starred yet. s stars");
}

#[test]
fn it_lies_over_shelf_and_paper_alike_and_leads_back() {
    for keys in ["q", "esc", "*", "h"] {
        let mut session = kept_on_shelf(Tongue::SimplifiedChinese, 80, 24);
        session.press(keys);
        assert!(matches!(session.app.screen(), Some(Screen::Shelf(_))), "{keys}");
        assert_eq!(session.asked.last(), Some(&Effect::RefreshShelf));
        let of = paper(ZH, "样城日报");
        let mut session = of.session();
        session.press("j enter space");
        let before = (session.headline(), place(&session));
        session.press("*");
        tell(&mut session, stars(), clippings());
        session.press(keys);
        assert_eq!((session.headline(), place(&session)), before, "{keys}");
    }
}

#[test]
fn what_is_of_the_open_paper_is_gone_to_at_its_place_and_back_leads_to_the_list() {
    for bytes in [ZH, EN] {
        let of = paper(bytes, "样城日报 Post");
        let mut session = of.session();
        session.press("*");
        tell(&mut session, vec![of.star()], vec![of.clipping()]);
        let asked = session.asked.len();
        session.press("tab enter");
        assert_eq!(session.asked.len(), asked, "nothing is asked of the world");
        assert_eq!(session.headline(), of.source.headline);
        assert_eq!(place(&session).part, of.anchor.place.part);
        // A star leads to where the article was left.
        session.press("k k");
        let left = place(&session);
        session.press("q");
        assert_eq!(session.asked.last(), Some(&Effect::AskKept), "what was done there is seen");
        session.press("tab enter");
        assert_eq!(place(&session), left);
        session.press("ctrl-o");
        assert!(matches!(session.app.screen(), Some(Screen::Contents(_))), "the way there is a jump");
        session.press("ctrl-i");
        assert_eq!(place(&session), left);
    }
}

#[test]
fn what_is_of_another_paper_is_asked_for_and_opened_at_its_place() {
    let (here, there) = (paper(ZH, "样城日报"), paper(EN, "The Post"));
    for keys in ["* tab enter", "B * tab enter"] {
        let mut session = here.session();
        session.press("enter");
        for key in keys.split(' ') {
            session.press(key);
            tell(&mut session, vec![there.star()], vec![there.clipping()]);
        }
        assert_eq!(session.asked.last(), Some(&Effect::OpenSaved(there.origin.path.clone().unwrap())), "{keys}");
        session.tell(there.issue(1));
        assert_eq!(
            (session.headline(), place(&session).part),
            (there.source.headline.clone(), there.anchor.place.part)
        );
        session.press("q");
        assert_eq!(kept(&session).tab(), Tab::Clippings, "{keys}");
        session.press("q");
        assert!(matches!(session.app.screen(), Some(Screen::Contents(_))), "{keys}");
    }
}

#[test]
fn an_issue_that_the_shelf_has_elsewhere_is_opened_there() {
    let mut session = on_shelf(Tongue::English, 80, 24);
    session.press("*");
    let entry = four().catalogue.entries()[3].clone();
    let moved = Origin { path: Some("/gone/x.json".into()), ..shelves::origin(&entry) };
    tell(&mut session, vec![Starred { origin: moved, source: source("a", "1", "桥 Bridge") }], Vec::new());
    session.press("enter");
    assert_eq!(session.asked.last(), Some(&Effect::OpenSaved(entry.saved.path)));
}

#[test]
fn where_a_file_is_gone_that_is_said_and_the_whole_clipping_is_still_there() {
    let mut session = kept_on_shelf(Tongue::English, 80, 24);
    session.press("tab enter");
    let path = "/报架/柳湾晚报/2026-11-23.edition.json";
    session.tell(Message::Edition(Err(format!("{path}: No such file\nsecond line"))));
    session.says("cannot be opened: No such file").shows("whoever wants to may sign it.").shows("柳湾晚报");
    assert_eq!(kept(&session).tab(), Tab::Clippings);
    // What was no file at all.
    let of = paper(ZH, "样城日报");
    let nowhere = Starred { origin: Origin { path: None, ..of.origin.clone() }, source: of.source.clone() };
    session.press("tab");
    tell(&mut session, vec![nowhere], clippings());
    session.press("enter").says("was no file");
    // What the program brings along is opened all the same.
    let sample =
        Starred { origin: Origin { path: None, ..origin("澪瀬新報", "2026-11-23") }, source: of.source.clone() };
    tell(&mut session, vec![sample], clippings());
    session.press("enter");
    assert_eq!(session.asked.last(), Some(&Effect::OpenSample(2)));
    // An article that another version of the issue no longer has.
    let mut session = of.session();
    session.press("*");
    tell(&mut session, vec![Starred { origin: of.origin.clone(), source: source("no 无", "", "x") }], Vec::new());
    session.press("enter").says("没有这篇稿件");
}

#[test]
fn stars_and_clippings_of_any_issue_are_thrown_away_and_brought_back() {
    let mut session = kept_on_shelf(Tongue::English, 80, 24);
    session.press("j s").shows("Stars 4").shows_not("Market hall");
    let star = |star| Change::Star(stars()[1].source.clone(), star);
    assert_eq!(changes(&mut session), [("Bell Sound Post".to_owned(), star(Star::None))]);
    session.press("tab x").shows("Clippings 3").shows_not("豆浆").says("U brings it back");
    let clip = clippings()[0].clip.clone();
    assert_eq!(changes(&mut session), [("柳湾晚报".to_owned(), Change::Unclip(clip.clone()))]);
    session.press("s").says("only in a paper");
    session.press("U").shows("豆浆").says("back");
    assert_eq!(changes(&mut session), [("柳湾晚报".to_owned(), Change::Clip(clip))]);
    session.press("U").shows("Market hall").says("back");
    assert_eq!(kept(&session).tab(), Tab::Stars);
    assert_eq!(changes(&mut session), [("Bell Sound Post".to_owned(), star(Star::Set))]);
    session.press("U").says("nothing to undo");
    // To the last one, and one more.
    session.press("x x x x x x").shows("Nothing is starred yet");
    assert_eq!(changes(&mut session).len(), 5);
}

#[test]
fn a_star_taken_off_is_off_in_the_open_paper_and_in_one_that_was_left() {
    let (one, other) = (paper(ZH, "样城日报"), paper(EN, "The Post"));
    let mut session = one.session();
    session.press("*");
    tell(&mut session, vec![one.star(), other.star()], Vec::new());
    session.press("enter s").says("已加星标");
    assert_eq!(changes(&mut session).len(), 1);
    session.press("q x");
    assert_eq!(changes(&mut session), [("样城日报".to_owned(), Change::Star(one.source.clone(), Star::None))]);
    session.press("q enter").shows_not("★");
    session.press("s g g").shows("★");
    changes(&mut session);
    // Off from afar, while another paper is open.
    session.tell(other.issue(1));
    session.press("*");
    tell(&mut session, vec![one.star()], Vec::new());
    session.press("x q");
    assert_eq!(changes(&mut session), [("样城日报".to_owned(), Change::Star(one.source.clone(), Star::None))]);
    session.tell(one.issue(0));
    assert_eq!(session.app.records().get(0).star, Star::None);
    let starred = (0..one.edition.articles.len()).filter(|at| session.app.records().get(*at).star == Star::Set);
    assert_eq!(starred.count(), 0);
    assert_eq!(changes(&mut session), []);
}

#[test]
fn a_clipping_is_copied_and_keys_of_papers_say_that_they_are() {
    let mut session = kept_on_shelf(Tongue::SimplifiedChinese, 80, 24);
    session.press("y y");
    assert_eq!(session.copied(), "入冬第一场雪落在渡口，公交改走南岸");
    session.press("tab y a");
    assert_eq!(session.copied(), LONG);
    for keys in ["J", "e", "v", "c", "P", "t"] {
        session.press(keys).says("打开一份报纸后才能用");
    }
    session.press("q x").says("在收藏里才能用：按 *");
    Session::en().press("x").says("only among what is kept: *");
}

#[test]
fn the_mouse_selects_opens_and_turns_the_lists() {
    let mut session = kept_on_shelf(Tongue::SimplifiedChinese, 80, 24);
    let at = |session: &Session, text: &str| {
        let rows = session.rows();
        let row = rows.iter().position(|row| row.contains(text)).unwrap();
        let before = rows[row].split(text).next().unwrap();
        (newsprint::text::width(before, Ambiguous::Narrow), row)
    };
    let (column, row) = at(&session, "Market hall");
    session.mouse(Action::Press, column, row).says("2/5");
    session.mouse(Action::Press, column, row);
    assert!(matches!(session.asked.last(), Some(Effect::OpenSaved(_))));
    let (column, row) = at(&session, "剪报 4");
    session.mouse(Action::Press, column, row).says("1/4");
    session.mouse(Action::WheelDown, column, 9).says("4/4");
}

#[test]
fn nothing_raw_of_a_hostile_clipping_is_on_the_screen_at_any_size() {
    let raw = "\u{1b}]0;题 title\u{7}\u{1b}[31m红 red\u{202E}txet\u{9b}2J\u{200B}\u{FFFE}";
    let hostile = || {
        let origin = Origin { paper: raw.into(), ..origin("x", "2026-11-23") };
        let source = Source { page: raw.into(), headline: raw.into(), ..source("a", "", "") };
        (Starred { origin: origin.clone(), source: source.clone() }, clipping(1, origin, source, &raw.repeat(400)))
    };
    for (columns, rows) in [(1, 1), (5, 3), (12, 5), (40, 12), (80, 24), (200, 60)] {
        let mut session = on_shelf(Tongue::English, columns, rows);
        session.press("*");
        let (star, clipping) = hostile();
        tell(&mut session, vec![star], vec![clipping]);
        for keys in ["j", "tab", "j"] {
            session.press(keys);
            let screen = session.screen();
            let is_clean = |c: char| !c.is_control() || c == '\n';
            assert!(screen.chars().all(|c| is_clean(c) && !matches!(c, '\u{202E}' | '\u{200B}')), "{screen:?}");
        }
    }
}

#[test]
fn of_ten_thousand_clippings_only_those_are_laid_out_that_are_seen() {
    let mut session = on_shelf(Tongue::SimplifiedChinese, 200, 60);
    session.press("*");
    let all = |index: i64| clipping(index, origin("柳湾晚报", "2026-11-23"), source("a", "3", "雪 Snow"), LONG);
    tell(&mut session, Vec::new(), (0..10_000).map(all).collect());
    session.press("G").says("10000/10000");
    assert!((50..=57).contains(&kept(&session).list().rows.len()), "only what is seen is laid out");
    session.press("g g space").says("/10000");
    assert!(kept(&session).list().rows.len() <= 57);
}
