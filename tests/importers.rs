//! Importers that break: each is stopped within its bounds, and the program says so and goes on.
//!
//! This file has its own `main`: it is the program with a bad importer, the child of that, and the tests that start both.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "importers/faulty.rs"]
mod faulty;
#[path = "importers/terminal.rs"]
mod terminal;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Output, Stdio};
use std::time::{Duration, Instant};

use newsprint::edition::file::Limits;
use newsprint::import::{Source, import};
use terminal::Terminal;

/// Tells this very program to be the one with the bad importer.
const PROGRAM: &str = "NEWSPRINT_TEST_PROGRAM";
/// What any of it may take on a machine with other things to do; the child's own bounds are far below.
const BOUND: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    let is_child = std::env::args().nth(1).is_some_and(|first| first == "--be-the-importer");
    if is_child || std::env::var_os(PROGRAM).is_some() {
        return newsprint::cli::run_importing(faulty::import);
    }
    run(&[
        (
            "an_importer_that_breaks_is_stopped_with_its_own_error",
            an_importer_that_breaks_is_stopped_with_its_own_error,
        ),
        ("an_answer_is_cleaned_as_a_file_is", an_answer_is_cleaned_as_a_file_is),
        ("an_importer_has_no_files_and_no_environment", an_importer_has_no_files_and_no_environment),
        ("a_paper_comes_out_of_the_child_as_it_went_in", a_paper_comes_out_of_the_child_as_it_went_in),
        ("the_reader_sees_why_and_reads_on", the_reader_sees_why_and_reads_on),
        ("an_importer_dies_with_its_program", an_importer_dies_with_its_program),
        ("who_is_no_parent_gets_nothing", who_is_no_parent_gets_nothing),
    ])
}

/// Runs the tests whose names hold what is asked for, at the same time.
fn run(tests: &[(&'static str, fn())]) -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let is_asked = |name: &str| asked.is_empty() || asked.iter().any(|asked| name.contains(asked.as_str()));
    let chosen = tests.iter().filter(|(name, _)| is_asked(name));
    let started: Vec<_> = chosen.map(|(name, test)| (name, std::thread::spawn(*test))).collect();
    let mut failed = 0;
    for (name, test) in started {
        let is_good = test.join().is_ok();
        println!("test {name} ... {}", if is_good { "ok" } else { "FAILED" });
        failed += usize::from(!is_good);
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The program with the bad importer.
fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(args).current_dir(folder).env(PROGRAM, "1");
    command.env("XDG_CONFIG_HOME", folder).env("XDG_DATA_HOME", folder.join("data")).env("SECRET", "报");
    command.stdin(Stdio::null());
    command
}

fn ran(folder: &Path, args: &[&str]) -> (Output, Duration) {
    let start = Instant::now();
    let output = program(folder, args).output().unwrap();
    (output, start.elapsed())
}

/// A Markdown file whose importer does this.
fn file(folder: &Path, does: &str) -> String {
    let name = format!("报 {does}.md");
    fs::write(folder.join(&name), format!("# 新桥 Bridge\n{does}\n{}\n", folder.display())).unwrap();
    name
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What an importer does, and what is said of it.
const FAULTS: [(&str, &str); 14] = [
    ("overflows", "the importer was stopped: it took more than 128 MiB, or went too deep: import the file in parts"),
    ("allocates", "the importer was stopped: it took more than 128 MiB, or went too deep: import the file in parts"),
    ("loops", "the importer was stopped: it took more than 2 s: import the file in parts"),
    ("sleeps", "the importer was stopped: it took more than 2 s: import the file in parts"),
    ("panics", "the importer broke down (exit status: 101)"),
    ("exits", "the importer broke down (exit status: 7)"),
    ("closes", "the importer's answer cannot be read"),
    ("writes", "the importer's answer cannot be read"),
    ("babbles", "the importer's answer cannot be read"),
    ("breaks off", "the importer's answer cannot be read"),
    ("breaks off later", "the importer's answer cannot be read"),
    ("announces too much", "the importer's answer cannot be read"),
    ("announces an edition too much", "the importer's answer cannot be read"),
    ("misunderstands", "the importer's answer cannot be read"),
];

fn an_importer_that_breaks_is_stopped_with_its_own_error() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for (does, expected) in FAULTS {
            let folder = folder.path();
            scope.spawn(move || {
                let name = file(folder, does);
                let (output, took) = ran(folder, &["print", &name]);
                let said = said(&output);
                assert!(said.starts_with(&format!("{name}: {expected}")), "{does}: {said:?}");
                assert_eq!((said.lines().count(), output.status.code()), (1, Some(2)), "{does}: {said:?}");
                assert!(output.stdout.is_empty() && !said.contains('\u{1b}'), "{does}");
                assert!(took < BOUND, "{does}: {took:?}");
            });
        }
    });
    for does in ["gives another format", "gives what nests"] {
        let (output, _) = ran(folder.path(), &["print", &file(folder.path(), does)]);
        assert!(said(&output).contains("the importer's answer cannot be read"), "{does}: {}", said(&output));
    }
    // Every command has its importers there.
    for command in [&["import"][..], &["toc"], &["export", "--to", "html"], &["save"], &["read", "--plain"]] {
        let name = file(folder.path(), "allocates");
        let (output, _) = ran(folder.path(), &[command, &[&name]].concat());
        assert!(said(&output).contains("it took more than 128 MiB"), "{command:?}: {}", said(&output));
        assert_eq!(output.status.code(), Some(2), "{command:?}");
    }
}

fn an_answer_is_cleaned_as_a_file_is() {
    let folder = tempfile::tempdir().unwrap();
    let (output, _) = ran(folder.path(), &["print", &file(folder.path(), "gives what a terminal obeys")]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("报\u{FFFD}]0;x\u{FFFD}\u{FFFD}31m"), "{text:?}");
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()) && !text.contains('\u{202e}'), "{text:?}");
    let (output, _) = ran(folder.path(), &["print", &file(folder.path(), "refuses with what a terminal obeys")]);
    assert_eq!(said(&output), "a.md: \u{FFFD}[31m报\nb.md: \u{FFFD}J\n");
}

fn an_importer_has_no_files_and_no_environment() {
    let folder = tempfile::tempdir().unwrap();
    let (output, _) = ran(folder.path(), &["print", &file(folder.path(), "opens")]);
    assert_eq!((said(&output).as_str(), output.status.code()), ("", Some(0)));
    assert!(!folder.path().join("made").exists());
}

fn a_paper_comes_out_of_the_child_as_it_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let torn = "昨日下午，新桥正式\n\n通车。市民走上新\n\n桥。\n\n桥面宽敞，风很大，老人说\n\n走得很稳。\n";
    let pages = [
        ("多.md", "---\npaper: 样城日报\ndate: 2026-11-23\n---\n# 新桥 *Bridge*\n\n本报讯 [x](https://a.example/)\n\n| a | b |\n|---|---|\n| 一 | 2 |\n\n> 引\n\n![图](assets/a.png \"字\")\n\n- 一\n- two\n".to_owned()),
        ("扫.md", format!("## 通车\n\n{torn}\n## 下转第2版\n\n{torn}")),
    ];
    for (name, text) in &pages {
        fs::write(folder.path().join(name), text).unwrap();
        let (output, _) = ran(folder.path(), &["import", name]);
        let expected = import(&[Source { name, bytes: text.as_bytes() }], None, Limits::default()).unwrap();
        let expected_text = newsprint::edition::file::write(&expected.edition);
        assert!(String::from_utf8(output.stdout).unwrap() == expected_text, "{name} is another");
        for note in &expected.notes {
            assert!(String::from_utf8_lossy(&output.stderr).contains(&note.line()), "{name}: {}", note.line());
        }
    }
    // A zip, whole and as none.
    let mut zip = zip::ZipWriter::new(fs::File::create(folder.path().join("报.edition")).unwrap());
    zip.start_file("edition.json", zip::write::SimpleFileOptions::default()).unwrap();
    let json = r#"{"format":"edition/1","articles":[{"headline":"新桥 Bridge","body":"开"}]}"#;
    std::io::Write::write_all(&mut zip, json.as_bytes()).unwrap();
    zip.finish().unwrap();
    let (output, _) = ran(folder.path(), &["check", "报.edition"]);
    assert!(output.status.success(), "{}", said(&output));
    let (output, _) = ran(folder.path(), &["toc", "报.edition"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("新桥 Bridge"), "{}", said(&output));
    fs::write(folder.path().join("坏.edition"), b"PK\x03\x04\x1b[31m").unwrap();
    let (output, _) = ran(folder.path(), &["check", "坏.edition"]);
    assert!(said(&output).starts_with("坏.edition: the package cannot be read as a zip"), "{}", said(&output));
}

fn the_reader_sees_why_and_reads_on() {
    let folder = tempfile::tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zh-Hans.edition.json");
    for (does, why) in [("overflows", "128 MiB"), ("loops", "more than 2 s"), ("babbles", "cannot be read")] {
        let name = file(folder.path(), does);
        let mut terminal = Terminal::of(&program(folder.path(), &[sample, &name]));
        terminal.shows("第18642期");
        terminal.send(">");
        terminal.shows("the importer");
        terminal.shows(why);
        assert_eq!(terminal.children(), Vec::<u32>::new(), "{does}: nobody waits for the child");
        // Back where the reader was, and on with it.
        terminal.send("q");
        terminal.shows("第18642期");
        terminal.send("\r");
        terminal.shows("1/37");
        terminal.send("Q");
        assert_eq!(terminal.end(), 0);
    }
}

fn an_importer_dies_with_its_program() {
    let folder = tempfile::tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zh-Hans.edition.json");
    let name = file(folder.path(), "sleeps");
    // The reader quits.
    let mut terminal = Terminal::of(&program(folder.path(), &[sample, &name]));
    terminal.shows("第18642期");
    terminal.send(">");
    let child = terminal.child();
    terminal.send("Q");
    assert_eq!(terminal.end(), 0);
    is_gone(child);
    // Somebody kills it.
    let mut program = program(folder.path(), &["print", &name]).spawn().unwrap();
    let child = terminal::awaited(|| terminal::children(program.id()).first().copied());
    program.kill().unwrap();
    program.wait().unwrap();
    is_gone(child);
}

/// Waits until a process is no more.
fn is_gone(process: u32) {
    terminal::awaited(|| (!terminal::is_alive(process)).then_some(()));
}

fn who_is_no_parent_gets_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for args in [&["--be-the-importer"][..], &["--be-the-importer", "0.0.0", "1", "1"]] {
        let (output, _) = ran(folder.path(), args);
        assert_eq!((output.status.code(), output.stdout.len(), said(&output).as_str()), (Some(3), 0, ""));
    }
    // One whose parent is gone, and one that is asked nothing.
    let (version, own) = (env!("CARGO_PKG_VERSION"), std::process::id().to_string());
    for parent in ["1", own.as_str()] {
        let (output, _) = ran(folder.path(), &["--be-the-importer", version, parent, "134217728", "2"]);
        assert_eq!((output.status.code(), output.stdout.len(), said(&output).as_str()), (Some(1), 0, ""));
    }
    let (output, _) = ran(folder.path(), &["--help"]);
    assert!(!String::from_utf8_lossy(&output.stdout).contains("be-the-importer"));
}
