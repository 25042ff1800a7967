//! What is done is what is kept: by one program, by two, in any order.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn changes() -> impl Strategy<Value = Change> {
    let (article, byte) = (0..6_usize, 0..4_usize);
    let star = prop_oneof![Just(Star::None), Just(Star::Set)];
    let progress = prop_oneof![Just(Progress::Unread), Just(Progress::Read)];
    let letter = prop_oneof![Just('a'), Just('z'), Just('报')];
    prop_oneof![
        Just(Change::Opened),
        article.clone().prop_map(|article| Change::Entered(source(article))),
        (article.clone(), byte.clone()).prop_map(|(article, byte)| Change::Place(place(article, byte))),
        (article.clone(), progress).prop_map(|(article, of)| Change::Progress(format!("稿-{article}"), of)),
        (article.clone(), star).prop_map(|(article, star)| Change::Star(source(article), star)),
        (letter.clone(), article.clone(), byte.clone())
            .prop_map(|(letter, article, byte)| Change::Mark(letter, KeptSpot::Article(place(article, byte)))),
        (letter, proptest::option::of(article.clone())).prop_map(|(letter, article)| {
            Change::Mark(letter, KeptSpot::Contents(article.map(|article| format!("稿-{article}"))))
        }),
        (article.clone(), byte.clone()).prop_map(|(article, byte)| Change::Clip(clip(article, byte))),
        (article, byte).prop_map(|(article, byte)| Change::Unclip(clip(article, byte))),
    ]
}

/// The state as a few lists.
#[derive(Default)]
struct Model {
    kept: BTreeMap<usize, Kept>,
    recent: Vec<usize>,
    starred: Vec<(usize, String)>,
    clips: Vec<(usize, Clip)>,
}

impl Model {
    fn take(&mut self, issue: usize, change: &Change) {
        self.kept.entry(issue).or_default().take(change);
        match change {
            Change::Opened | Change::Entered(_) | Change::Place(_) => {
                self.recent.retain(|own| *own != issue);
                self.recent.insert(0, issue);
            }
            Change::Star(source, star) => {
                let own = (issue, source.article.clone());
                let is_there = self.starred.contains(&own);
                match star {
                    Star::Set if !is_there => self.starred.insert(0, own),
                    Star::Set => {}
                    Star::None => self.starred.retain(|other| *other != own),
                }
            }
            Change::Clip(clip) if !self.clips.contains(&(issue, clip.clone())) => {
                self.clips.insert(0, (issue, clip.clone()));
            }
            Change::Unclip(clip) => self.clips.retain(|own| *own != (issue, clip.clone())),
            _ => {}
        }
    }

    fn check(&self, state: &mut State) {
        let mut summaries = HashMap::new();
        for (issue, kept) in &self.kept {
            // An article of which only its source is kept is as one of which nothing is.
            let mut own = state.kept(&origin(*issue).key);
            own.articles.retain(|_, of| *of != KeptArticle::default());
            let mut kept = kept.clone();
            kept.articles.retain(|_, of| *of != KeptArticle::default());
            assert_eq!(own, kept);
            let read = kept.articles.values().filter(|of| of.progress == Progress::Read).count();
            let starred = kept.articles.values().filter(|of| of.star == Star::Set).count();
            if read + starred > 0 {
                summaries.insert(origin(*issue).key, Summary { read, starred });
            }
        }
        assert_eq!(state.summaries(), summaries);
        let recent: Vec<Origin> = state.recent(9).into_iter().map(|recent| recent.origin).collect();
        assert_eq!(recent, self.recent.iter().map(|issue| origin(*issue)).collect::<Vec<_>>());
        let starred = state.starred().into_iter().map(|of| (of.origin.key, of.source.article));
        let expected = self.starred.iter().map(|(issue, article)| (origin(*issue).key, article.clone()));
        assert_eq!(starred.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        let ids: usize = state.starred_ids().values().map(HashSet::len).sum();
        assert_eq!(ids, self.starred.len());
        let clips = state.clippings().into_iter().map(|of| (of.origin, of.clip));
        let expected = self.clips.iter().map(|(issue, clip)| (origin(*issue), clip.clone()));
        assert_eq!(clips.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_done_is_what_is_kept(acts in proptest::collection::vec((0..3_usize, changes()), 0..60), cut in 1..9_usize) {
        let home = Home::new();
        let mut state = home.open();
        let mut model = Model::default();
        for some in acts.chunks(cut) {
            assert_eq!(state.write(some.iter().map(|(issue, change)| act(*issue, change.clone()))), &Saving::Yes);
            for (issue, change) in some {
                model.take(*issue, change);
            }
        }
        model.check(&mut state);
        drop(state);
        model.check(&mut home.open());
        // What is remembered while nothing can be written is the same.
        let mut state = home.open();
        state.go_on_without(WhyNot::Full);
        model.check(&mut state);
    }
}

#[test]
fn an_issue_is_continued_where_it_was_left_and_its_file_is_known() {
    let home = Home::new();
    let mut state = home.open();
    state.write([act(1, Change::Entered(source(4))), act(1, Change::Place(place(4, 30))), act(2, Change::Opened)]);
    // What is done in a list of stars knows no file; the one that was known stays.
    let bare = Origin { path: None, paper: String::new(), day: None, ..origin(1) };
    state.write([Act { origin: bare, change: read(9) }]);
    let recent = state.recent(5);
    assert_eq!((&recent[0].origin, &recent[0].last), (&origin(2), &None));
    assert_eq!((&recent[1].origin, &recent[1].last), (&origin(1), &Some(source(4))));
    assert_eq!(recent[1].summary, Summary { read: 1, starred: 0 });
    assert_eq!(state.kept(&origin(1).key).last, Some(place(4, 30)));
    assert_eq!(state.recent(1).len(), 1);
}

#[test]
fn a_number_of_a_clipping_names_no_other_later() {
    let home = Home::new();
    let mut state = home.open();
    state.write([act(1, Change::Clip(clip(1, 1))), act(1, Change::Clip(clip(1, 2))), act(1, Change::Clip(clip(1, 1)))]);
    let numbers = |state: &mut State| state.clippings().into_iter().map(|of| of.number).collect::<Vec<_>>();
    assert_eq!(numbers(&mut state).len(), 2, "the same is kept once");
    let last = state.clippings()[0].clone();
    state.write([Act { origin: last.origin.clone(), change: Change::Unclip(last.clip.clone()) }]);
    assert_eq!(numbers(&mut state).len(), 1);
    state.write([act(1, Change::Clip(clip(1, 3)))]);
    assert!(numbers(&mut state)[0] > last.number);
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_is_kept_as_it_is() {
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new();
    let path = PathBuf::from(std::ffi::OsStr::from_bytes(b"/\xE6\x8A\xA5/\xFF.edition"));
    let own = Origin { path: Some(path.clone()), ..origin(1) };
    home.open().write([Act { origin: own, change: Change::Opened }]);
    assert_eq!(home.open().recent(1)[0].origin.path.as_ref(), Some(&path));
}

#[test]
fn two_programs_lose_nothing_and_see_each_other() {
    let home = Home::new();
    let folder = &home.folder;
    std::thread::scope(|scope| {
        for program in 0..2 {
            scope.spawn(move || {
                let (mut state, _) = State::open(folder, "2026-11-26".parse().unwrap());
                for number in 0..100 {
                    let article = number * 2 + program;
                    let acts = [act(1, read(article)), act(1, Change::Clip(clip(article, program)))];
                    assert_eq!(state.write(acts), &Saving::Yes);
                }
            });
        }
    });
    let (mut one, mut other) = (home.open(), home.open());
    assert_eq!(one.summaries()[&origin(1).key].read, 200);
    assert_eq!(one.clippings().len(), 200);
    assert!(!one.has_changed() && !other.has_changed());
    one.write([act(1, Change::Mark('a', KeptSpot::Contents(None)))]);
    assert!(!one.has_changed(), "its own writes are no news");
    assert!(other.has_changed() && !other.has_changed());
    assert_eq!(other.kept(&origin(1).key).marks[&'a'], KeptSpot::Contents(None));
}

#[test]
fn the_later_act_is_the_one_that_counts() {
    let mut pending = Pending::default();
    let acts = [
        act(1, Change::Opened),
        act(1, Change::Place(place(1, 1))),
        act(2, Change::Place(place(1, 1))),
        act(1, Change::Clip(clip(1, 1))),
        act(1, Change::Place(place(2, 5))),
        act(1, Change::Unclip(clip(1, 1))),
        act(1, Change::Entered(source(1))),
        act(1, Change::Place(place(1, 9))),
    ];
    acts.iter().cloned().for_each(|act| pending.add(act));
    let left: Vec<usize> = pending.acts().iter().map(|act| acts.iter().position(|own| own == act).unwrap()).collect();
    assert_eq!(left, [2, 3, 4, 5, 6, 7]);
}
