//! A world that refuses: no room, no leave, another program, another version, another day.

use rusqlite::Connection;

use super::*;

fn other(home: &Home) -> Connection {
    Connection::open(home.folder.state()).unwrap()
}

#[test]
fn where_no_folder_can_be_made_reading_goes_on_and_is_kept_once_it_can() {
    let home = Home::new();
    fs::write(home.folder.path(), b"a file in the way").unwrap();
    let (mut state, told) = home.open_on("2026-11-26");
    assert_eq!((told, state.saving()), (Vec::new(), &Saving::Not(WhyNot::ReadOnly)));
    assert_eq!(state.write([act(1, read(1)), act(1, Change::Clip(clip(2, 2)))]), &Saving::Not(WhyNot::ReadOnly));
    state.write([act(1, Change::Unclip(clip(2, 2))), act(1, Change::Star(source(3), Star::Set))]);
    let check = |state: &mut State| {
        assert_eq!(state.summaries()[&origin(1).key], Summary { read: 1, starred: 1 });
        assert_eq!((state.clippings(), state.starred().len()), (Vec::new(), 1));
    };
    check(&mut state);
    fs::remove_file(home.folder.path()).unwrap();
    assert_eq!(state.write([]), &Saving::Yes);
    check(&mut state);
    drop(state);
    check(&mut home.open());
}

#[test]
fn a_full_disk_is_said_and_what_was_done_is_written_when_there_is_room() {
    let home = Home::new();
    let mut state = home.open();
    state.write([act(1, read(1))]);
    let pages = |state: &State, most: i64| {
        let connection = &state.file.as_ref().unwrap().connection;
        connection.pragma_update_and_check(None, "max_page_count", most, |_| Ok(())).unwrap();
    };
    pages(&state, 1);
    let mut article = 1;
    while state.saving() == &Saving::Yes {
        article += 1;
        state.write([act(1, Change::Star(source(article), Star::Set))]);
        assert!(article < 10_000);
    }
    assert_eq!(state.saving(), &Saving::Not(WhyNot::Full));
    state.write([act(2, Change::Mark('a', KeptSpot::Contents(None)))]);
    let expected = Summary { read: 1, starred: article - 1 };
    assert_eq!(state.summaries()[&origin(1).key], expected, "reading goes on");
    let in_file = home.open().summaries()[&origin(1).key].starred;
    assert_eq!(in_file, article - 2, "what was acknowledged is kept, what was not is not half kept");
    pages(&state, 100_000);
    assert_eq!(state.write([]), &Saving::Yes);
    drop(state);
    let mut state = home.open();
    assert_eq!(state.summaries()[&origin(1).key], expected);
    assert_eq!(state.kept(&origin(2).key).marks.len(), 1);
}

#[test]
fn another_program_that_does_not_end_its_write_is_said_and_waited_out() {
    let home = Home::new();
    let mut state = home.open();
    state.write([act(1, read(1))]);
    let other = other(&home);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    // So that it need not be waited for as long as a reader would.
    state.saving = Saving::Not(WhyNot::Locked);
    assert_eq!(state.write([act(1, read(2))]), &Saving::Not(WhyNot::Locked));
    assert_eq!(state.summaries()[&origin(1).key].read, 2);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(state.write([act(1, read(3))]), &Saving::Yes);
    assert_eq!(home.open().summaries()[&origin(1).key].read, 3);
}

#[test]
fn a_newer_file_is_read_and_never_written() {
    let home = Home::new();
    home.open().write([act(1, read(1))]);
    other(&home).execute_batch("PRAGMA user_version = 99; CREATE TABLE 将来 (future)").unwrap();
    let before = fs::read(home.folder.state()).unwrap();
    let (mut state, told) = home.open_on("2026-11-26");
    assert_eq!((told, state.saving()), (Vec::new(), &Saving::Not(WhyNot::Newer)));
    state.write([act(1, read(2))]);
    back_up(&mut state);
    assert_eq!(state.summaries()[&origin(1).key].read, 2);
    drop(state);
    assert_eq!(fs::read(home.folder.state()).unwrap(), before);
    assert!(!home.names().iter().any(|name| name.contains("damaged")));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_shows_what_it_has() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    home.open().write([act(1, read(1))]);
    let allow = |path: PathBuf, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(home.folder.state(), 0o444);
    allow(home.folder.path().to_owned(), 0o555);
    if fs::File::create(home.folder.path().join("probe")).is_ok() {
        eprintln!("skipped: this user may write anywhere");
        return;
    }
    let (mut state, told) = home.open_on("2026-11-26");
    assert_eq!((told, state.saving()), (Vec::new(), &Saving::Not(WhyNot::ReadOnly)));
    state.write([act(1, read(2))]);
    assert_eq!(state.summaries()[&origin(1).key].read, 2);
    allow(home.folder.path().to_owned(), 0o755);
    allow(home.folder.state(), 0o644);
    assert_eq!(state.write([]), &Saving::Yes);
    assert_eq!(home.open().summaries()[&origin(1).key].read, 2);
}

#[test]
fn every_step_brings_a_file_one_version_on_and_one_that_fails_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("状态 state.sqlite");
    let mut connection = Connection::open(&path).unwrap();
    schema::migrate(&mut connection, schema::STEPS).unwrap();
    write::write(&mut connection, &[act(1, read(1))]).unwrap();
    let of = |connection: &Connection| schema::version(connection).unwrap();
    assert_eq!(of(&connection), schema::Version::Of(schema::STEPS.len()));
    let fails = [schema::STEPS, &["CREATE TABLE 一 (one)", "CREATE TABLE issue (again)"]].concat();
    schema::migrate(&mut connection, &fails).unwrap_err();
    assert_eq!(of(&connection), schema::Version::Of(schema::STEPS.len()));
    let good = [schema::STEPS, &["CREATE TABLE 一 (one)", "ALTER TABLE issue ADD COLUMN two TEXT"]].concat();
    schema::migrate(&mut connection, &good).unwrap();
    assert_eq!(of(&connection), schema::Version::Of(schema::STEPS.len() + 2));
    schema::migrate(&mut connection, &good).unwrap();
    assert_eq!(read::summaries(&connection).unwrap()[&origin(1).key].read, 1);
    assert_eq!(schema::migrate(&mut connection, schema::STEPS), Err(Trouble::Not(WhyNot::Newer)));
}

#[test]
fn the_file_is_written_as_the_house_wants_it() {
    let home = Home::new();
    let state = home.open();
    let connection = &state.file.as_ref().unwrap().connection;
    let text = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, String>(0)).unwrap();
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(text("journal_mode"), "wal");
    assert_eq!((number("synchronous"), number("trusted_schema"), number("foreign_keys")), (2, 0, 1));
    assert_eq!((number("application_id"), number("busy_timeout")), (i64::from(schema::APPLICATION), 5_000));
}

#[test]
fn a_state_that_stays_open_is_backed_up_each_day() {
    let home = Home::new();
    let mut state = home.open();
    for (day, article) in [("2026-11-26", 1), ("2026-11-26", 2), ("2026-11-27", 3)] {
        state.write([act(1, read(article))]);
        state.back_up(day.parse().unwrap());
    }
    assert_eq!(home.backups(), ["state-000001-2026-11-26.sqlite", "state-000002-2026-11-27.sqlite"]);
}

#[test]
fn three_backups_are_kept_and_no_clock_decides_which() {
    let home = Home::new();
    let on = |day: &str, article: usize| {
        let (mut state, told) = home.open_on(day);
        assert_eq!(told, []);
        back_up(&mut state);
        state.write([act(1, read(article))]);
        back_up(&mut state);
        back_up(&mut state);
    };
    on("2026-11-26", 1);
    assert_eq!(home.backups(), ["state-000001-2026-11-26.sqlite"], "nothing done, nothing backed up; once a day");
    // A clock far ahead, set right again, and gone back.
    on("2031-01-01", 2);
    on("2026-11-27", 3);
    on("2026-11-25", 4);
    let three = ["state-000002-2031-01-01.sqlite", "state-000003-2026-11-27.sqlite", "state-000004-2026-11-25.sqlite"];
    assert_eq!(home.backups(), three);
    home.open_on("2026-11-28").0.write([act(1, read(5))]);
    fs::write(home.folder.state(), b"damaged").unwrap();
    let (mut state, told) = home.open_on("2026-11-28");
    let [Told::SetAside { backup, .. }] = &told[..] else { panic!("{told:?}") };
    assert_eq!(*backup, "2026-11-25".parse().ok(), "the last that was made, not the latest day");
    assert_eq!(state.summaries()[&origin(1).key].read, 4, "as it was when it was backed up");
}

#[test]
fn what_acts_in_a_file_from_elsewhere_is_not_run() {
    let endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT";
    let traps = [
        format!("CREATE TRIGGER t AFTER INSERT ON article BEGIN {endless} count(*) FROM r; END"),
        format!("DROP TABLE clipping; CREATE VIEW clipping AS {endless} n AS number FROM r"),
        "DROP TABLE note; CREATE VIRTUAL TABLE note USING fts5(name, value)".to_owned(),
    ];
    for trap in traps {
        let home = Home::new();
        home.open().write([act(1, read(1))]);
        let sure = other(&home).execute_batch(&trap);
        assert_eq!(sure, Ok(()), "{trap}");
        let (mut state, told) = home.open_on("2026-11-26");
        assert!(matches!(told.as_slice(), [Told::SetAside { .. }]), "{trap}: {told:?}");
        assert_eq!(state.write([act(1, read(2))]), &Saving::Yes);
        assert_eq!(state.clippings(), Vec::new());
    }
}

#[test]
fn a_text_that_no_paper_has_is_not_taken_into_memory() {
    let home = Home::new();
    home.open().write([act(1, read(1))]);
    other(&home).execute("UPDATE issue SET paper = CAST(zeroblob(?1) AS TEXT)", [20 << 20]).unwrap();
    let (mut state, _) = home.open_on("2026-11-26");
    assert!(state.recent(9).iter().all(|recent| recent.origin.paper.len() < 1 << 20));
    // Whatever comes of that row, reading goes on.
    state.write([act(2, read(2))]);
    assert_eq!(state.kept(&origin(2).key).articles.len(), 1);
}
