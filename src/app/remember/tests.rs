//! What goes out as acts comes back as it was, into this version of the issue and into another.

use super::*;
use crate::app::{Key, Message, Window, update};
use crate::library::WhyNot;

const MONDAY: &str = r#"{"format":"edition/1","paper":"样城日报","date":"2026-11-23","articles":[
    {"id":"a","headline":"新桥通车 Bridge","body":"甲一甲二甲三。\n\nA second paragraph of it."},
    {"id":"b","headline":"Second 第二","body":"乙"},
    {"id":"c","headline":"Third 第三","body":"丙"}]}"#;

fn memory(edition: &Edition, kept: Kept) -> Memory {
    Memory { origin: Origin::of(edition, "monday", None), kept }
}

fn open(json: &str, kept: Kept) -> App {
    let edition: Edition = serde_json::from_str(json).unwrap();
    let memory = memory(&edition, kept);
    App::new(edition, "monday", Window { columns: 40, rows: 8 }).remembering(memory)
}

fn press(app: &mut App, keys: &str) {
    for key in keys.split(' ') {
        update(app, Message::Key(Key::parse(key).unwrap()));
    }
}

/// What is kept after acts, as the database has it.
fn kept(acts: &[Act]) -> Kept {
    let mut kept = Kept::default();
    for act in acts {
        kept.take(&act.change);
    }
    kept
}

#[test]
fn what_is_done_goes_out_once_and_comes_back() {
    let mut app = open(MONDAY, Kept::default());
    assert_eq!(app.acts().into_iter().map(|act| act.change).collect::<Vec<_>>(), [Change::Opened]);
    assert_eq!(app.acts(), []);
    press(&mut app, "j s enter m x");
    let acts = app.acts();
    let changes: Vec<_> = acts.iter().map(|act| &act.change).collect();
    assert!(
        matches!(changes[..], [Change::Progress(read, Progress::Read), Change::Star(star, Star::Set), Change::Entered(of), Change::Mark('x', _)]
            if read == "b" && star.article == "b" && of.headline == "Second 第二"),
        "{changes:?}"
    );
    assert_eq!(app.acts(), [], "nothing more was done");
    let mut again = open(MONDAY, kept(&acts));
    again.acts();
    assert_eq!(again.records().get(1), Record { progress: Progress::Read, star: Star::Set });
    assert_eq!(again.current(), Some(1), "the article that was read last is selected");
    press(&mut again, "g g ' x");
    assert!(matches!(again.screen(), Some(Screen::Reading(reading)) if reading.article == 1));
    press(&mut again, "s U");
    assert_eq!(again.acts(), [], "what was taken back is as it was");
}

#[test]
fn a_place_is_kept_with_each_line_and_found_in_a_corrected_issue() {
    let long = MONDAY.replace("甲二", &"甲二，说的是新桥。".repeat(40));
    let mut app = open(&long, Kept::default());
    press(&mut app, "enter space space");
    let acts = app.acts();
    let place = acts.iter().find_map(|act| match &act.change {
        Change::Place(place) => Some(place.clone()),
        _ => None,
    });
    let place = place.unwrap();
    assert_eq!(place.article, "a");
    assert!(!place.anchor.quote.is_empty(), "{place:?}");
    let corrected = long.replace("甲一", "今日甲一").replace("\"body\":\"甲", "\"deck\":\"新 deck\",\"body\":\"甲");
    let mut again = open(&corrected, kept(&acts));
    press(&mut again, "enter");
    let Some(Screen::Reading(reading)) = again.screen() else { panic!() };
    let parts = again.edition().articles[0].parts();
    let top = reading.top();
    let text = parts[top.part].text.as_str().get(top.byte..).unwrap();
    assert!(text.starts_with(&place.anchor.quote) && top != place.anchor.place, "{text:?} {place:?}");
}

#[test]
fn how_a_paper_was_left_may_come_after_its_first_page() {
    let mut before = open(MONDAY, Kept::default());
    press(&mut before, "j s enter m x");
    let left = kept(&before.acts());
    let edition: Edition = serde_json::from_str(MONDAY).unwrap();
    let origin = Origin::of(&edition, "monday", None);
    let key = origin.key.clone();
    let mut app = App::new(edition, "monday", Window { columns: 40, rows: 8 }).awaiting(origin);
    assert!(app.awaits_memory() && app.current() != Some(1));
    let taken = u64::try_from(app.acts().len()).unwrap();
    update(&mut app, Message::Shared(key, Box::new(left), taken));
    assert!(!app.awaits_memory());
    assert_eq!(app.records().get(1), Record { progress: Progress::Read, star: Star::Set });
    assert_eq!(app.current(), Some(1), "the article that was read last is selected");
    assert_eq!(app.acts(), [], "what came is not written again");
    press(&mut app, "g g ' x");
    assert!(matches!(app.screen(), Some(Screen::Reading(reading)) if reading.article == 1));
}

#[test]
fn what_another_program_does_is_seen_and_not_written_again() {
    let mut app = open(MONDAY, Kept::default());
    press(&mut app, "s");
    let taken = u64::try_from(app.acts().len()).unwrap();
    let key = app.origin().unwrap().key.clone();
    let mut other = Kept::default();
    other.take(&Change::Progress("c".into(), Progress::Read));
    // Read before the last act was written: not how things are.
    update(&mut app, Message::Shared(key.clone(), Box::new(other.clone()), taken - 1));
    assert!(!app.records().is_read(2));
    update(&mut app, Message::Shared(key, Box::new(other), taken));
    assert!(app.records().is_read(2));
    assert_eq!(app.records().get(0).star, Star::None, "it was taken away there");
    assert_eq!(app.acts(), []);
    let elsewhere = IssueKey::kept("other");
    update(&mut app, Message::Shared(elsewhere, Box::default(), taken));
    assert!(app.records().is_read(2));
}

#[test]
fn two_programs_that_read_one_issue_come_to_rest() {
    let long = MONDAY.replace("甲二", &"甲二，说的是新桥。".repeat(40));
    let (mut one, mut other) = (open(&long, Kept::default()), open(&long, Kept::default()));
    press(&mut one, "enter space");
    press(&mut other, "j enter");
    let key = one.origin().unwrap().key.clone();
    let mut kept = Kept::default();
    let mut taken = [0, 0];
    for round in 0..4 {
        for (index, app) in [&mut one, &mut other].into_iter().enumerate() {
            let acts = app.acts();
            assert!(round < 2 || acts.is_empty(), "round {round}: {acts:?}");
            taken[index] += acts.len() as u64;
            for act in &acts {
                kept.take(&act.change);
            }
            update(app, Message::Shared(key.clone(), Box::new(kept.clone()), taken[index]));
        }
    }
    assert!(
        matches!(one.screen(), Some(Screen::Reading(reading)) if reading.article == 0 && reading.top() > Place::default())
    );
}

#[test]
fn what_is_not_kept_is_said_at_once_and_stays_said() {
    let mut app = open(MONDAY, Kept::default());
    update(&mut app, Message::Saving(Saving::Not(WhyNot::Full)));
    assert!(app.status().left[0].contains("the disk is full"), "{:?}", app.status());
    press(&mut app, "j");
    assert_eq!(app.status().left[0], "NOT SAVING");
    update(&mut app, Message::Saving(Saving::Yes));
    assert_ne!(app.status().left[0], "NOT SAVING");
}

#[test]
fn an_issue_without_memory_keeps_nothing_and_forgets_nothing() {
    let edition: Edition = serde_json::from_str(MONDAY).unwrap();
    let mut app = App::new(edition, "monday", Window { columns: 40, rows: 8 });
    press(&mut app, "s enter G q enter");
    assert_eq!(app.acts(), []);
    assert_eq!(app.records().get(0).star, Star::Set);
}

#[test]
fn a_clipping_goes_out_with_its_source_and_the_day_it_was_cut_out() {
    let edition: Edition = serde_json::from_str(MONDAY).unwrap();
    let memory = memory(&edition, Kept::default());
    let habits = crate::app::Habits { today: "2026-11-26".parse().ok(), ..Default::default() };
    let mut app = App::open(edition, "monday", Window { columns: 40, rows: 8 }, habits).remembering(memory);
    press(&mut app, "t enter C");
    let clip = app.acts().into_iter().find_map(|act| match act.change {
        Change::Clip(clip) => Some(clip),
        _ => None,
    });
    let clip = clip.unwrap();
    assert_eq!((clip.source.article.as_str(), clip.taken), ("a", "2026-11-26".parse().ok()));
    assert!(!clip.text.is_empty() && clip.source.headline == "新桥通车 Bridge", "{clip:?}");
}
