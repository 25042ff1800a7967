//! Damaged files: set aside, never deleted; what can be had of them is.

use std::path::Path;

use proptest::prelude::*;

use super::*;

const ISSUES: usize = 30;
const ARTICLES: usize = 40;

/// A state of some pages, closed.
fn fill(home: &Home) {
    let mut state = home.open();
    for issue in 1..=ISSUES {
        let stars = (0..ARTICLES).step_by(8).map(|article| Change::Star(source(article), Star::Set));
        let changes =
            (0..ARTICLES).map(read).chain(stars).chain([Change::Clip(clip(1, 1)), Change::Entered(source(2))]);
        assert_eq!(state.write(changes.map(|change| act(issue, change))), &Saving::Yes);
    }
}

/// Reads all there is, so that damage is met.
fn use_all(state: &mut State) -> usize {
    assert_eq!(state.write([act(1, read_once())]), &Saving::Yes);
    back_up(state);
    let read = |kept: Kept| kept.articles.values().filter(|of| of.progress == Progress::Read).count();
    let read: usize = (1..=ISSUES).map(|issue| read(state.kept(&origin(issue).key))).sum();
    let _ = (state.summaries(), state.recent(9), state.starred(), state.clippings());
    read - 1
}

fn read_once() -> Change {
    read(ARTICLES + 1)
}

fn is_sound(home: &Home) -> bool {
    file::is_sound(&rusqlite::Connection::open(home.folder.state()).unwrap()).is_ok()
}

fn set_aside(told: &[Told]) -> (&Path, Option<Date>, usize) {
    let [Told::SetAside { to, backup, saved }] = told else { panic!("{told:?}") };
    (to, *backup, *saved)
}

#[test]
fn a_file_that_is_no_state_is_set_aside_as_it_is_and_told_once() {
    let foreign = |path: &Path| {
        let other = rusqlite::Connection::open(path).unwrap();
        other.execute_batch("CREATE TABLE 报 (x); INSERT INTO 报 VALUES ('paper')").unwrap();
    };
    let marked = |path: &Path| {
        let other = rusqlite::Connection::open(path).unwrap();
        other.execute_batch("PRAGMA application_id = 7; PRAGMA user_version = 1; CREATE TABLE issue (x)").unwrap();
    };
    let pretends = |path: &Path| {
        let other = rusqlite::Connection::open(path).unwrap();
        other.pragma_update(None, "application_id", schema::APPLICATION).unwrap();
        other.execute_batch("PRAGMA user_version = 1; CREATE VIEW issue AS SELECT 1 AS issue").unwrap();
    };
    let words = |path: &Path| fs::write(path, "报纸 is no database, ".repeat(900)).unwrap();
    let short = |path: &Path| fs::write(path, b"SQLite format 3\0").unwrap();
    let zeros = |path: &Path| fs::write(path, [0; 9_000]).unwrap();
    let makers: [&dyn Fn(&Path); 6] = [&foreign, &marked, &pretends, &words, &short, &zeros];
    for (number, make) in makers.into_iter().enumerate() {
        let home = Home::new();
        fs::create_dir_all(home.folder.path()).unwrap();
        make(&home.folder.state());
        let before = fs::read(home.folder.state()).unwrap();
        let (mut state, told) = home.open_on("2026-11-26");
        let (to, backup, saved) = set_aside(&told);
        assert_eq!((to.file_name().unwrap(), backup, saved), ("state.damaged-2026-11-26.sqlite".as_ref(), None, 0));
        assert_eq!(fs::read(to).unwrap(), before, "{number}");
        assert_eq!(state.write([act(1, read(1))]), &Saving::Yes);
        drop(state);
        let (mut state, told) = home.open_on("2026-11-27");
        assert_eq!((told, state.summaries().len()), (Vec::new(), 1));
        assert!(told_in_words(&Told::SetAside { to: to.into(), backup, saved }).contains("lies aside"));
    }
}

fn told_in_words(told: &Told) -> String {
    told.to_string()
}

#[test]
fn a_folder_in_its_place_is_set_aside_with_what_is_in_it() {
    let home = Home::new();
    for number in 1..4 {
        let _ = fs::remove_file(home.folder.state());
        fs::create_dir_all(home.folder.state().join("深 deep")).unwrap();
        let (mut state, told) = home.open_on("2026-11-26");
        let (to, ..) = set_aside(&told);
        assert!(to.join("深 deep").is_dir(), "{number} {to:?}");
        assert_eq!(state.write([act(1, read(1))]), &Saving::Yes);
    }
    let aside =
        ["state.damaged-2026-11-26-2.sqlite", "state.damaged-2026-11-26-3.sqlite", "state.damaged-2026-11-26.sqlite"];
    assert!(aside.iter().all(|name| home.names().contains(&(*name).to_owned())), "{:?}", home.names());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_its_place_is_not_waited_for() {
    let home = Home::new();
    fs::create_dir_all(home.folder.path()).unwrap();
    let socket = std::os::unix::net::UnixListener::bind(home.folder.state()).unwrap();
    let (_, told) = home.open_on("2026-11-26");
    set_aside(&told);
    drop(socket);
}

#[test]
fn a_truncated_file_gives_what_the_backup_had() {
    let home = Home::new();
    fill(&home);
    back_up(&mut home.open());
    let whole = fs::read(home.folder.state()).unwrap();
    for length in [0, 1, 99, 100, 511, 4_096, 9_000, whole.len() / 2, whole.len() - 4_096] {
        fs::write(home.folder.state(), &whole[..length]).unwrap();
        let (mut state, mut told) = home.open_on("2026-11-27");
        let read = use_all(&mut state);
        told.extend(state.told());
        let (to, backup, _) = set_aside(&told);
        assert_eq!(fs::metadata(to).unwrap().len(), length as u64);
        assert!(backup.is_some() && read == ISSUES * ARTICLES, "{length} {backup:?} {read}");
        assert_eq!(state.clippings().len(), ISSUES);
        drop(state);
        assert!(is_sound(&home));
    }
}

#[test]
fn a_page_that_is_lost_takes_only_what_stood_on_it() {
    let home = Home::new();
    fill(&home);
    let whole = fs::read(home.folder.state()).unwrap();
    let pages = whole.len() / 4_096;
    assert!(pages > 20, "{pages}");
    let (mut sum, mut damaged) = (0, 0);
    for page in 1..pages {
        let mut bytes = whole.clone();
        bytes[page * 4_096..(page + 1) * 4_096].fill(0);
        fs::write(home.folder.state(), bytes).unwrap();
        let (mut state, mut told) = home.open_on("2026-11-27");
        let read = use_all(&mut state);
        told.extend(state.told());
        drop(state);
        assert!(is_sound(&home), "page {page}");
        if !told.is_empty() {
            let (to, ..) = set_aside(&told);
            fs::remove_file(to).unwrap();
            (sum, damaged) = (sum + read, damaged + 1);
        }
        let _ = fs::remove_dir_all(home.folder.backups());
    }
    // Without any backup; the roots of the tables take all with them, the leaves little.
    assert!(damaged > pages / 2, "{damaged} of {pages}");
    assert!(sum * 10 > damaged * ISSUES * ARTICLES * 6, "{sum} of {}", damaged * ISSUES * ARTICLES);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_anywhere_never_lose_the_backup(
        places in proptest::collection::vec((any::<proptest::sample::Index>(), proptest::collection::vec(any::<u8>(), 1..300)), 1..6)
    ) {
        let home = Home::new();
        fill(&home);
        back_up(&mut home.open());
        let mut bytes = fs::read(home.folder.state()).unwrap();
        for (at, noise) in places {
            let at = at.index(bytes.len());
            let end = (at + noise.len()).min(bytes.len());
            bytes[at..end].copy_from_slice(&noise[..end - at]);
        }
        fs::write(home.folder.state(), bytes).unwrap();
        let (mut state, mut told) = home.open_on("2026-11-27");
        let read = use_all(&mut state);
        told.extend(state.told());
        drop(state);
        prop_assert!(told.len() <= 1 && is_sound(&home));
        if told.is_empty() {
            // Within a text nothing can be known of it; the file is in order. An issue whose name it was is not found by it.
            let file = rusqlite::Connection::open(home.folder.state()).unwrap();
            let sql = "SELECT count(*) FROM article WHERE progress = 1";
            let kept: i64 = file.query_row(sql, [], |row| row.get(0)).unwrap();
            let kept = usize::try_from(kept).unwrap();
            prop_assert!(kept + 40 > ISSUES * ARTICLES, "{kept} {read}");
        } else {
            prop_assert!(read >= ISSUES * ARTICLES - 40, "{read}");
        }
    }
}

#[test]
fn a_damaged_backup_is_passed_over_for_the_one_before() {
    let home = Home::new();
    fill(&home);
    back_up(&mut home.open());
    let (mut state, _) = home.open_on("2026-11-27");
    state.write([act(1, read_once())]);
    back_up(&mut state);
    drop(state);
    assert_eq!(home.backups(), ["state-000001-2026-11-26.sqlite", "state-000002-2026-11-27.sqlite"]);
    fs::write(home.folder.backups().join("state-000002-2026-11-27.sqlite"), b"x").unwrap();
    fs::write(home.folder.state(), b"x").unwrap();
    let (mut state, told) = home.open_on("2026-11-28");
    assert_eq!(set_aside(&told).1, "2026-11-26".parse().ok());
    assert_eq!(state.summaries().len(), ISSUES);
}

#[test]
fn what_was_done_since_the_backup_is_saved_over_it() {
    let home = Home::new();
    fill(&home);
    back_up(&mut home.open());
    let later = [
        act(1, Change::Progress("稿-3".into(), Progress::Unread)),
        act(1, Change::Mark('报', KeptSpot::Article(place(3, 8)))),
        act(99, read(7)),
        act(99, Change::Clip(clip(9, 9))),
    ];
    home.open().write(later);
    // The schema is whole, one leaf of the articles is not.
    let path = home.folder.state();
    let mut bytes = fs::read(&path).unwrap();
    let page = find_leaf(&bytes);
    bytes[page * 4_096 + 8..page * 4_096 + 200].fill(0xFF);
    fs::write(&path, bytes).unwrap();
    let (mut state, mut told) = home.open_on("2026-11-27");
    use_all(&mut state);
    told.extend(state.told());
    let (_, backup, saved) = set_aside(&told);
    assert!(backup.is_some() && saved > ISSUES * ARTICLES / 2, "{saved}");
    assert_eq!(state.kept(&origin(1).key).marks[&'报'], KeptSpot::Article(place(3, 8)));
    assert_eq!(state.kept(&origin(99).key).articles["稿-7"].progress, Progress::Read);
    assert_eq!(state.clippings()[0].clip, clip(9, 9));
    assert_eq!(state.clippings().len(), ISSUES + 1);
    assert_eq!(state.starred().len(), ISSUES * ARTICLES / 8);
}

/// The first page that is a leaf of an index and holds articles.
fn find_leaf(bytes: &[u8]) -> usize {
    let pages = bytes.chunks(4_096).enumerate();
    let is_leaf = |page: &[u8]| page[0] == 0x0A && page.windows(6).any(|window| window == "Bridge".as_bytes());
    pages.filter(|(_, page)| is_leaf(page)).map(|(number, _)| number).next().unwrap()
}

#[test]
fn a_program_that_is_ended_while_it_heals_leaves_the_rest_to_the_next() {
    let home = Home::new();
    fill(&home);
    // The new file was whole, the damaged one moved, and then the power went.
    fs::rename(home.folder.state(), home.folder.path().join(".state.ready")).unwrap();
    fs::write(home.folder.path().join(".state.part"), b"half").unwrap();
    let (mut state, told) = home.open_on("2026-11-27");
    assert_eq!((told, state.summaries().len()), (Vec::new(), ISSUES));
}

#[test]
fn a_file_that_is_taken_away_while_it_is_open_is_noticed() {
    let home = Home::new();
    fill(&home);
    let (mut state, _) = home.open_on("2026-11-26");
    fs::rename(home.folder.state(), home.folder.path().join("moved")).unwrap();
    assert!(state.has_changed());
    assert_eq!(state.write([act(1, read(1))]), &Saving::Yes);
    drop(state);
    assert_eq!(home.open().summaries()[&origin(1).key].read, 1, "what is done goes into the file that is there");
}
