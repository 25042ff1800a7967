//! The program in a real terminal: what is seen, and that the terminal is given back on every way out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const PROGRAM: &str = env!("CARGO_BIN_EXE_newsprint");
/// The folder of a config that opens with the contents.
const LIKES_CONTENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reader/contents");
const PATIENCE: Duration = Duration::from_secs(10);

/// How the terminal answers what it is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Answers {
    /// As one that draws quotes in one cell.
    Narrow,
    /// As one that draws them in two.
    Wide,
    /// Not at all.
    Never,
    /// All that is asked, as one that can do everything.
    All,
    /// Where its cursor stands, and nothing else.
    Some,
    /// With what cannot be.
    Wrongly,
    /// All, but it owes the answers until the test gives them.
    Late,
}

/// What is asked, in the order of the questions.
const QUESTIONS: [&str; 4] = ["\x1b[6n", "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\", "\x1b[16t", "\x1b[c"];

impl Answers {
    /// The answer to a question, which is the so manyeth of its kind.
    fn to(self, question: &str, index: usize) -> String {
        let question = QUESTIONS.iter().position(|known| *known == question).unwrap();
        match (self, question) {
            (Self::Never, _) | (Self::Some, 1..) => String::new(),
            (Self::Narrow | Self::Some, 0) => format!("\x1b[1;{}R", [2, 2, 1, 1][index]),
            (Self::Wide, 0) => format!("\x1b[1;{}R", [3, 2, 1, 1][index]),
            (Self::All | Self::Late, 0) => format!("\x1b[1;{}R", [2, 2, 3, 3][index]),
            (Self::Wrongly, 0) => ["\x1b[0;0R", "\x1b[;R", "\x1b[1;99999R", "\x1b[1;80R"][index].to_owned(),
            (Self::All | Self::Late, 1) => "\x1b_Gi=31;OK\x1b\\".to_owned(),
            (Self::Wrongly, 1) => "\x1b_Gi=31;EPERM:报\x1b\\".to_owned(),
            (Self::All | Self::Late, 2) => "\x1b[6;20;10t".to_owned(),
            (Self::Wrongly, 2) => "\x1b[6;0;99999t".to_owned(),
            (Self::Wrongly, _) => "\x1b[?c".to_owned(),
            (_, 3) => "\x1b[?62;22c".to_owned(),
            _ => String::new(),
        }
    }
}

/// A program in a terminal.
struct Session {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
    answers: Answers,
    /// How many bytes were looked through for questions, and how often the cursor was asked for.
    looked: (usize, usize),
    /// Whether it may still ask what the terminal is.
    asks: bool,
    /// Answers that were not given.
    owed: String,
    before: String,
    /// The folder of its shelf, unless the test gave one.
    _data: tempfile::TempDir,
}

fn cells(count: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(count).unwrap()
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// The program with these arguments, as someone has it who likes the contents; nobody's own config disturbs it.
fn program(args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(args);
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    for name in ["XDG_CONFIG_HOME", "HOME", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(name);
    }
    // What the terminal outside is.
    for name in ["TMUX", "STY", "COLORTERM", "TERM_PROGRAM", "LC_TERMINAL", "WEZTERM_EXECUTABLE", "KONSOLE_VERSION"] {
        command.env_remove(name);
    }
    command.env("XDG_CONFIG_HOME", LIKES_CONTENTS);
    command
}

impl Session {
    fn start(args: &[&str], answers: Answers) -> Self {
        Self::run(program(args), answers)
    }

    /// A shell with jobs, and a line typed to it.
    fn shell(line: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.arg("-i");
        command.env("PS1", "ready> ");
        for name in ["ENV", "HOME"] {
            command.env_remove(name);
        }
        command.env("XDG_CONFIG_HOME", LIKES_CONTENTS);
        let mut session = Self::run(command, Answers::Narrow);
        session.shows("ready> ");
        session.send(&format!("{line}\r"));
        session
    }

    fn run(mut command: CommandBuilder, answers: Answers) -> Self {
        command.env_remove("NO_COLOR");
        Self::spawn(command, answers)
    }

    /// A program that is to have no colours, in a terminal that could show pictures.
    #[cfg(feature = "images")]
    fn colourless(mut command: CommandBuilder) -> Self {
        command.env("NO_COLOR", "1");
        Self::spawn(command, Answers::All)
    }

    fn spawn(mut command: CommandBuilder, answers: Answers) -> Self {
        command.env("TERM", "xterm-256color");
        let data = tempfile::tempdir().unwrap();
        if command.get_env("NEWSPRINT_DATA_DIR").is_none_or(|given| !std::path::Path::new(given).is_absolute()) {
            command.env("NEWSPRINT_DATA_DIR", data.path());
        }
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let before = termios(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        // The slave end stays open so that what the program leaves behind can be looked at.
        std::mem::forget(pair.slave);
        let screen = vt100::Parser::new(cells(24), cells(80), 0);
        Self {
            master: pair.master,
            child,
            writer,
            bytes,
            screen,
            raw: Vec::new(),
            answers,
            looked: (0, 0),
            asks: true,
            owed: String::new(),
            before,
            _data: data,
        }
    }

    /// Takes in what has come; answers questions.
    fn take(&mut self, time: Duration) {
        let Ok(chunk) = self.bytes.recv_timeout(time) else { return };
        for chunk in std::iter::once(chunk).chain(self.bytes.try_iter().collect::<Vec<_>>()) {
            self.screen.process(&chunk);
            self.raw.extend(chunk);
        }
        self.answer();
    }

    /// Answers what was asked since.
    fn answer(&mut self) {
        let (mut at, mut cursors) = self.looked;
        let mut answers = String::new();
        while let Some((question, start)) = QUESTIONS
            .iter()
            .filter_map(|question| {
                let place = self.raw[at..].windows(question.len()).position(|bytes| bytes == question.as_bytes());
                Some((*question, at + place?))
            })
            .min_by_key(|(_, start)| *start)
        {
            answers += &self.answers.to(question, cursors);
            cursors += usize::from(question == QUESTIONS[0]);
            at = start + question.len();
        }
        // A question may end in what is still to come.
        self.looked = (at.max(self.raw.len().saturating_sub(64)), cursors);
        if self.answers == Answers::Late {
            self.owed += &answers;
        } else if !answers.is_empty() {
            self.send(&answers);
        }
    }

    fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen shows a text.
    fn shows(&mut self, text: &str) {
        let start = Instant::now();
        while !self.text().contains(text) {
            assert!(start.elapsed() < PATIENCE, "`{text}` did not come:\n{}", self.text());
            self.take(Duration::from_millis(20));
        }
    }

    /// Waits until the terminal has been asked what it is, if the program does so, and the screen is quiet.
    fn settle(&mut self) {
        let last = QUESTIONS[3].as_bytes();
        let end = Instant::now() + Duration::from_millis(700);
        while self.asks && Instant::now() < end && !self.raw.windows(last.len()).any(|bytes| bytes == last) {
            self.take(Duration::from_millis(20));
        }
        self.asks = false;
        let mut length = usize::MAX;
        while length != self.raw.len() {
            length = self.raw.len();
            self.take(Duration::from_millis(200));
        }
    }

    fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let done = std::process::Command::new("kill").args(["-s", name, &pid]).status().unwrap();
        assert!(done.success());
    }

    /// Waits for the end; gives the exit code.
    fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            self.take(Duration::from_millis(20));
            if let Some(status) = self.child.try_wait().unwrap() {
                self.settle();
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "the program does not end:\n{}", self.text());
        }
    }

    /// Everything is as it was before the program.
    fn is_restored(&mut self) {
        self.settle();
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is still on");
        assert!(!screen.hide_cursor(), "the cursor is still off");
        assert!(!screen.bracketed_paste(), "pasted text is still marked");
        assert_eq!(termios(&*self.master), self.before, "the terminal's modes are not as before");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed leaves nothing running.
        let _ = self.child.kill();
    }
}

fn termios(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

#[test]
fn the_sample_opens_is_read_and_quits() {
    let mut session = Session::start(&[SAMPLE], Answers::Narrow);
    session.shows("鹤 渚 日 报");
    session.shows("1/37");
    session.send("j\r");
    session.shows("2/37");
    session.send("G");
    session.shows("100%");
    session.send("q");
    session.shows("鹤 渚 日 报");
    session.send("?");
    session.shows("a page on");
    session.send("qq");
    assert_eq!(session.end(), 0);
    session.is_restored();
}

/// Waits until the bytes hold a text.
#[cfg(feature = "images")]
fn sends(session: &mut Session, text: &str) {
    let start = Instant::now();
    while !String::from_utf8_lossy(&session.raw).contains(text) {
        assert!(start.elapsed() < PATIENCE, "{text:?} was not sent:\n{}", session.text());
        session.take(Duration::from_millis(20));
    }
}

#[cfg(feature = "images")]
#[test]
fn a_terminal_that_answers_for_pictures_is_sent_each_once_and_told_of_its_end() {
    let mut session = Session::start(&[SAMPLE], Answers::All);
    session.shows("1/37");
    session.settle();
    assert!(!String::from_utf8_lossy(&session.raw).contains("\x1b_Gq=2"), "no picture is seen yet");
    session.send("\r ");
    sends(&mut session, "a=T,U=1,f=32,");
    sends(&mut session, "\u{10EEEE}\u{305}\u{305}");
    session.settle();
    session.send("jjkj k");
    session.settle();
    let length = session.raw.len();
    session.settle();
    assert_eq!(session.raw.len(), length, "an idle program sends nothing");
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    assert_eq!(raw.matches("a=T,U=1").count(), 1, "sent once");
    assert!(!raw.contains(['▀', '▄']), "no half blocks before it");
    session.send("Q");
    assert_eq!(session.end(), 0);
    assert!(String::from_utf8_lossy(&session.raw).contains("\x1b_Ga=d,d=I,i="));
    session.is_restored();
}

#[cfg(feature = "images")]
#[test]
fn a_terminal_that_says_nothing_gets_half_blocks_and_one_without_pictures_their_words() {
    let mut session = Session::start(&[SAMPLE], Answers::Never);
    session.shows("1/37");
    session.send("\r ");
    session.shows("▀");
    session.settle();
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    assert!(raw.contains(";48;5;") && !raw.contains("\x1b_Gq=2") && !raw.contains('\u{10EEEE}'));
    // The caption stays, and so do the words where pictures are off.
    session.send("I");
    session.shows("[图] 傍晚的斜拉桥");
    session.send("I");
    session.shows("▄");
    session.send("Q");
    assert_eq!(session.end(), 0);
    session.is_restored();
    for mut session in [Session::start(&["--no-images", SAMPLE], Answers::All), Session::colourless(program(&[SAMPLE]))]
    {
        session.shows("1/37");
        session.send("\r ");
        session.shows("[图] 傍晚的斜拉桥");
        session.settle();
        assert!(!String::from_utf8_lossy(&session.raw).contains("a=T,U=1"));
        session.send("Q");
        assert_eq!(session.end(), 0);
    }
}

#[test]
fn every_signal_that_ends_it_gives_the_terminal_back() {
    for (name, number) in [("TERM", 15), ("INT", 2), ("HUP", 1), ("QUIT", 3)] {
        let mut session = Session::start(&[SAMPLE], Answers::Narrow);
        session.shows("鹤 渚 日 报");
        session.signal(name);
        let code = session.end();
        // The program dies of the signal itself, which the pty crate reports as 1; a shell says 128 and its number.
        assert!(code == 1 || code == 128 + number, "{name}: {code}");
        session.is_restored();
    }
}

#[test]
fn stopped_and_continued_it_shows_the_page_again() {
    let mut session = Session::start(&[SAMPLE], Answers::Narrow);
    session.shows("鹤 渚 日 报");
    session.signal("TSTP");
    session.is_restored();
    session.signal("CONT");
    session.shows("鹤 渚 日 报");
    session.send("j");
    session.shows("2/37");
    session.send("Q");
    assert_eq!(session.end(), 0);
    session.is_restored();
}

#[test]
fn stopped_by_its_key_and_continued_by_its_shell_it_shows_the_whole_page_without_a_key() {
    // By itself, and in a shell that is stopped with it.
    for line in [format!("{PROGRAM} {SAMPLE}"), format!("sh -c '{PROGRAM} {SAMPLE}; true'")] {
        let mut session = Session::shell(&line);
        session.shows("1/37");
        session.send("j");
        session.shows("2/37");
        session.settle();
        let page = session.text();
        session.send("\x1a");
        session.shows("topped");
        session.settle();
        assert!(!session.screen.screen().alternate_screen(), "{line}: the shell has not its own screen");
        session.send("fg\r");
        session.shows("2/37");
        session.settle();
        assert!(session.screen.screen().alternate_screen());
        assert_eq!(session.text(), page, "{line}");
        session.send("Q");
        session.settle();
        assert!(!session.screen.screen().alternate_screen());
        session.send("exit\r");
        session.end();
    }
}

#[test]
fn told_to_end_while_it_is_stopped_behind_its_shell_it_ends() {
    let mut session = Session::shell(&format!("sh -c 'echo pid=$$.; exec {PROGRAM} {SAMPLE}'"));
    session.shows("1/37");
    session.send("\x1a");
    session.shows("topped");
    session.settle();
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    let pid = raw.split("pid=").filter_map(|rest| rest.split_once('.')).map(|(pid, _)| pid);
    let pid = pid.filter(|pid| pid.parse::<u32>().is_ok()).last().unwrap().to_owned();
    session.send("kill %1; kill -CONT %1\r");
    let start = Instant::now();
    loop {
        session.take(Duration::from_millis(20));
        let state = std::process::Command::new("ps").args(["-o", "stat=", "-p", &pid]).output().unwrap().stdout;
        // Gone, or waiting for its shell to take notice.
        if state.is_empty() || state.starts_with(b"Z") {
            break;
        }
        assert!(start.elapsed() < PATIENCE, "still there: {}", String::from_utf8_lossy(&state));
    }
}

#[test]
fn continued_behind_its_shell_it_leaves_the_screen_alone_until_it_is_in_front() {
    let mut session = Session::shell(&format!("{PROGRAM} {SAMPLE}"));
    session.shows("1/37");
    session.settle();
    let page = session.text();
    session.send("\x1a");
    session.shows("topped");
    session.settle();
    session.send("kill -CONT %1; echo still$((1))here\r");
    session.shows("still1here");
    session.settle();
    assert!(!session.screen.screen().alternate_screen(), "{}", session.text());
    session.send("fg\r");
    session.shows("1/37");
    session.settle();
    assert_eq!(session.text(), page);
    session.send("Q");
    session.settle();
    session.send("exit\r");
    session.end();
}

#[test]
fn where_no_shell_could_continue_it_its_key_does_not_stop_it() {
    let mut session = Session::start(&[SAMPLE], Answers::Narrow);
    session.shows("1/37");
    session.send("\x1aj");
    session.shows("2/37");
    session.send("Q");
    assert_eq!(session.end(), 0);
    session.is_restored();
}

#[test]
fn a_resize_keeps_the_place() {
    let mut session = Session::start(&[SAMPLE], Answers::Narrow);
    session.shows("鹤 渚 日 报");
    session.send("\r");
    session.shows("两岸新程");
    session.send("    ");
    session.settle();
    let before = session.text();
    let first = before.lines().find(|line| !line.trim().is_empty()).unwrap().trim().chars().take(8).collect::<String>();
    for (columns, rows) in [(120, 40), (40, 12), (80, 24)] {
        session.master.resize(size(columns, rows)).unwrap();
        session.screen.screen_mut().set_size(cells(rows), cells(columns));
        session.settle();
    }
    let after = session.text();
    assert!(after.lines().find(|line| !line.trim().is_empty()).unwrap().contains(&first), "{first}\n{after}");
}

#[test]
fn a_terminal_that_answers_nothing_is_not_waited_for() {
    let mut session = Session::start(&[SAMPLE], Answers::Never);
    session.shows("鹤 渚 日 报");
    session.send("j");
    session.shows("2/37");
    session.send("Q");
    assert_eq!(session.end(), 0);
}

#[test]
fn answers_are_heard_and_never_become_keys() {
    let mut session = Session::start(&[SAMPLE], Answers::Wide);
    // Typed at once, before the answers: neither is lost to the other.
    session.send("jj");
    session.shows("3/37");
    session.settle();
    assert!(!session.text().contains("does nothing"), "{}", session.text());
    // Late answers are swallowed.
    session.send("\x1b[1;3R");
    session.settle();
    assert!(!session.text().contains("does nothing"), "{}", session.text());
    // A quote in two cells clears both before it is drawn.
    session.send("\r");
    session.settle();
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    assert!(raw.contains("\x1b[2X“") || raw.contains("\x1b[2X—"), "no sign was drawn in two cells");
}

#[test]
fn no_answer_becomes_a_key_and_no_key_is_lost_to_one() {
    let data = tempfile::tempdir().unwrap();
    let all = [Answers::Narrow, Answers::All, Answers::Some, Answers::Wrongly, Answers::Never];
    // Whether something is known of the terminal or nothing.
    for (answers, known) in all.into_iter().flat_map(|answers| [(answers, false), (answers, true)]) {
        let mut command = program(&[SAMPLE]);
        if known {
            command.env("NEWSPRINT_DATA_DIR", data.path());
            let name = "narrow box plain xterm-256color - - - - - - - - - -\n";
            std::fs::remove_dir_all(data.path()).unwrap();
            std::fs::create_dir(data.path()).unwrap();
            std::fs::write(data.path().join("terminals"), name).unwrap();
        }
        let mut session = Session::run(command, answers);
        session.send("jj");
        session.shows("3/37");
        session.settle();
        session.send("\x1b[B");
        session.shows("4/37");
        assert!(!session.text().contains("does nothing"), "{answers:?}:\n{}", session.text());
        // Escape is a key of its own, whatever may still be owed: it opens the menu.
        session.send("\x1b");
        session.shows("a page on");
        session.send("\x1bQ");
        session.send("q");
        session.shows("4/37");
        session.send("Q");
        assert_eq!(session.end(), 0, "{answers:?}");
        session.is_restored();
    }
}

#[test]
fn the_first_page_comes_before_the_questions_and_is_drawn_for_a_terminal_that_is_known() {
    let data = tempfile::tempdir().unwrap();
    let of = |answers| {
        let mut command = program(&[SAMPLE]);
        command.env("NEWSPRINT_DATA_DIR", data.path());
        let mut session = Session::run(command, answers);
        session.shows("1/37");
        session
    };
    let kept = || std::fs::read_to_string(data.path().join("terminals")).unwrap_or_default();
    let asked = |session: &Session| {
        let at = |text: &str| session.raw.windows(text.len()).position(|bytes| bytes == text.as_bytes());
        (at(QUESTIONS[0]), at("渚"))
    };
    let mut session = of(Answers::Wide);
    session.settle();
    let (question, page) = asked(&session);
    assert!(question.unwrap() > page.unwrap(), "nobody waits for it to be asked");
    assert!(kept().starts_with("wide "), "{}", kept());
    session.send("Q");
    assert_eq!(session.end(), 0);
    // Now it says nothing: what it said holds, and nobody waits for it.
    let mut session = of(Answers::Never);
    let page = session.text();
    session.settle();
    let (question, first) = asked(&session);
    assert!(question.unwrap() > first.unwrap(), "it is known: the page comes first");
    assert_eq!(session.text(), page, "what the questions were put over stands again");
    session.send("\r");
    session.settle();
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    assert!(raw.contains("\x1b[2X“") || raw.contains("\x1b[2X—"), "no sign was drawn in two cells");
    session.send("Q");
    assert_eq!(session.end(), 0);
    // It was set otherwise since.
    let mut session = of(Answers::Narrow);
    session.settle();
    assert!(kept().starts_with("narrow "), "{}", kept());
    session.send("Q");
    assert_eq!(session.end(), 0);
    session.is_restored();
}

#[test]
fn keys_that_are_typed_at_once_go_before_the_questions() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("terminals"), "narrow box plain xterm-256color - - - - - - - - - -\n").unwrap();
    for is_known in [true, false] {
        let mut command = program(&[SAMPLE]);
        if is_known {
            command.env("NEWSPRINT_DATA_DIR", data.path());
        }
        let mut session = Session::run(command, Answers::Never);
        session.send("jj");
        session.shows("3/37");
        session.settle();
        let question = QUESTIONS[0].as_bytes();
        let asked = session.raw.windows(question.len()).position(|bytes| bytes == question).unwrap();
        let (rows, columns) = session.screen.screen().size();
        let mut before = vt100::Parser::new(rows, columns, 0);
        before.process(&session.raw[..asked]);
        assert!(before.screen().contents().contains("3/37"), "{}", before.screen().contents());
        session.send("Q");
        assert_eq!(session.end(), 0);
        session.is_restored();
    }
}

#[test]
fn a_paste_that_begins_at_once_and_stalls_is_no_command() {
    let mut session = Session::start(&[SAMPLE], Answers::Narrow);
    session.send("\x1b[200~QQ");
    session.shows("1/37");
    session.take(Duration::from_millis(300));
    session.send("Q\x1b[201~");
    session.send("j");
    session.shows("2/37");
    session.settle();
    session.send("Q");
    assert_eq!(session.end(), 0);
}

#[test]
fn answers_that_come_late_and_in_pieces_become_no_keys() {
    let mut session = Session::start(&[SAMPLE], Answers::Late);
    session.shows("1/37");
    session.settle();
    let owed = session.owed.clone();
    assert!(owed.ends_with("\x1b[?62;22c"), "{owed:?}");
    // Whole, byte by byte, and cut before and behind each escape.
    let bytes: Vec<String> = owed.chars().map(String::from).collect();
    let before: Vec<String> = owed.split_inclusive(|char| char != '\x1b').map(str::to_owned).collect();
    let behind: Vec<String> = owed.split_inclusive('\x1b').map(str::to_owned).collect();
    for (count, pieces) in [vec![owed], bytes, before, behind].into_iter().enumerate() {
        for piece in pieces {
            session.send(&piece);
            // What comes in one piece is read in one.
            session.take(Duration::from_millis(5));
        }
        session.send("j");
        session.shows(&format!("{}/37", count + 2));
        session.settle();
        assert!(!session.text().contains("does nothing"), "{}", session.text());
    }
    session.send("Q");
    assert_eq!(session.end(), 0);
    session.is_restored();
}

#[test]
fn what_the_reader_says_goes_before_what_the_terminal_answers_and_it_is_asked_the_rest() {
    for (wanted, drawn, wide) in [("narrow", Answers::Wide, false), ("wide", Answers::All, true)] {
        let mut session = Session::start(&["--ambiguous", wanted, SAMPLE], drawn);
        session.shows("1/37");
        session.send("\r");
        session.shows("两岸新程");
        session.settle();
        let raw = String::from_utf8_lossy(&session.raw).into_owned();
        assert!(QUESTIONS.iter().all(|question| raw.contains(question)), "{wanted}");
        assert_eq!(raw.contains("\x1b[2X“") || raw.contains("\x1b[2X—"), wide, "{wanted}");
        session.send("Q");
        assert_eq!(session.end(), 0);
    }
}

#[test]
fn a_terminal_within_a_terminal_is_not_asked_for_pictures() {
    let mut command = program(&[SAMPLE]);
    command.env("TMUX", "/tmp/tmux-0/default,1,0");
    let mut session = Session::run(command, Answers::Narrow);
    session.shows("鹤 渚 日 报");
    session.settle();
    assert!(!session.raw.windows(2).any(|bytes| bytes == b"\x1b_"));
    session.send("Q");
    assert_eq!(session.end(), 0);
}

#[test]
fn pasted_text_is_no_command() {
    let mut session = Session::start(&[SAMPLE], Answers::Narrow);
    session.shows("1/37");
    session.send("\x1b[200~QQQjjj\x1b[201~j");
    session.shows("2/37");
    session.send("Q");
    assert_eq!(session.end(), 0);
}

#[test]
fn the_mouse_is_listened_to_and_given_back() {
    let mut session = Session::start(&[SAMPLE], Answers::Narrow);
    session.shows("1/37");
    session.settle();
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    assert!(raw.contains("\x1b[?1000h\x1b[?1006h") && !raw.contains("\x1b[?1002h") && !raw.contains("\x1b[?1003h"));
    // The wheel, then a click on the second headline.
    session.send("\x1b[<65;20;10M");
    session.shows("4/37");
    session.send("\x1b[<64;20;10M\x1b[<64;20;10M");
    session.shows("1/37");
    let row = session.text().lines().position(|line| line.contains("九十二年水尺")).unwrap() + 1;
    session.send(&format!("\x1b[<0;20;{row}M\x1b[<0;20;{row}m"));
    session.shows("2/37");
    session.shows("人工观测仍予保留");
    // With Shift it is the terminal's; a drag is too.
    session.send(&format!("q\x1b[<4;20;{}M\x1b[<32;20;{row}M", row + 1));
    session.settle();
    session.shows("2/37  ? help");
    session.send("M");
    session.shows("mouse: off");
    session.settle();
    assert!(
        String::from_utf8_lossy(&session.raw).ends_with('m')
            || session.raw.windows(8).any(|bytes| bytes == b"\x1b[?1000l")
    );
    session.send("MQ");
    assert_eq!(session.end(), 0);
    session.is_restored();
    assert_eq!(session.screen.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

#[test]
fn reports_of_no_cell_and_half_a_sequence_do_no_harm() {
    let mut session = Session::start(&[SAMPLE], Answers::Narrow);
    session.shows("1/37");
    session.settle();
    session.send("\x1b[<0;0;0M\x1b[<64;0;5M\x1b[0;0R\x1b[M   j");
    session.shows("2/37");
    // Half a sequence: the window is drawn anew all the same.
    session.send("\x1b[");
    session.master.resize(size(60, 12)).unwrap();
    session.screen.screen_mut().set_size(cells(12), cells(60));
    session.shows("2/37");
    session.settle();
    // What comes some time behind it is no part of it.
    session.send("j");
    session.shows("3/37");
    session.send("Q");
    assert_eq!(session.end(), 0);
    session.is_restored();
}

#[test]
fn what_is_copied_goes_to_the_terminals_clipboard() {
    let mut session = Session::start(&[SAMPLE], Answers::Narrow);
    session.shows("1/37");
    session.send("yc");
    session.shows("copied: ");
    session.settle();
    // 《鹤渚日报》2026年11月23日第1版 in base64.
    let sequence = "\x1b]52;c;44CK6bmk5ria5pel5oql44CLMjAyNuW5tDEx5pyIMjPml6XnrKwx54mI\x1b\\";
    assert!(String::from_utf8_lossy(&session.raw).contains(sequence));
    session.send("Q");
    assert_eq!(session.end(), 0);
}

#[test]
fn a_search_is_typed_at_the_terminals_own_cursor_and_searches_the_edition_meanwhile() {
    let mut session = Session::start(&["data/zh-Hans.edition.json", "data/en.edition.json"], Answers::Narrow);
    session.shows("1/37");
    session.send("/大桥");
    session.shows("25 found");
    let screen = session.screen.screen();
    assert!(!screen.hide_cursor(), "an input method shows its text at the cursor");
    assert_eq!(screen.cursor_position(), (23, 6));
    session.send("\x1b[200~猫\x1b[201~");
    session.shows("nothing found");
    session.send("\x7f\r\r");
    session.shows("1/10");
    assert!(session.screen.screen().hide_cursor());
    session.send(">");
    session.shows("The Hollin Ferry Beacon");
    session.send("<");
    session.shows("鹤渚日报");
    session.send("Q");
    assert_eq!(session.end(), 0);
    session.is_restored();
}

#[test]
fn the_environment_says_which_language_the_program_speaks() {
    for (variable, locale, said) in
        [("LANG", "zh_CN.UTF-8", "帮助"), ("LC_ALL", "ko_KR.UTF-8", "도움말"), ("LANG", "ja_JP", "ヘルプ")]
    {
        let mut command = program(&["data/en.edition.json"]);
        command.env(variable, locale);
        let mut session = Session::run(command, Answers::Narrow);
        session.shows(said);
        session.send("Q");
        assert_eq!(session.end(), 0);
    }
}

#[test]
fn an_article_is_written_to_a_new_file_and_never_over_one() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("a.md");
    let mut session = Session::start(&[SAMPLE], Answers::Narrow);
    session.shows("1/37");
    let line = format!(":export {}\r", path.display());
    session.send(&line);
    session.shows("written: ");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("一桥横江") && text.contains("严格说来"), "{text}");
    session.send(&line);
    session.shows("exists already");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    session.send("Q");
    assert_eq!(session.end(), 0);
}

#[test]
fn the_config_is_heard_and_its_problems_are_told_before_the_screen() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("newsprint")).unwrap();
    let config = "ambiguous = \"wide\"\nmeasur = 40\nopens = \"contents\"\n";
    std::fs::write(folder.path().join("newsprint/config.toml"), config).unwrap();
    for (args, wide) in [(&[SAMPLE][..], true), (&["--ambiguous", "auto", SAMPLE][..], false)] {
        let mut command = program(args);
        command.env("XDG_CONFIG_HOME", folder.path());
        let mut session = Session::run(command, Answers::Narrow);
        session.shows("1/37");
        session.send("\r");
        session.shows("两岸新程");
        session.settle();
        let raw = String::from_utf8_lossy(&session.raw).into_owned();
        assert_eq!(raw.contains("\x1b[2X“") || raw.contains("\x1b[2X—"), wide, "{args:?}");
        session.send("Q");
        assert_eq!(session.end(), 0);
        session.is_restored();
        let left = session.text().replace('\n', "");
        assert!(left.contains("config.toml:2: unknown key `measur`: did you mean `measure`?"), "{left}");
    }
}

/// What is kept of the sample in a data folder.
fn kept(data: &std::path::Path) -> newsprint::library::Kept {
    use newsprint::library::{Folder, IssueKey, State};
    let sample = std::fs::read(SAMPLE).unwrap();
    let edition = newsprint::edition::file::read(&sample, newsprint::edition::file::Limits::default()).unwrap();
    let (mut state, _) = State::open(&Folder::at(data), "2026-11-26".parse().unwrap());
    state.kept(&IssueKey::of(&edition, "zh-Hans"))
}

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zh-Hans.edition.json");

fn keeping(data: &std::path::Path) -> Session {
    let mut command = program(&[SAMPLE]);
    command.env("NEWSPRINT_DATA_DIR", data);
    let mut session = Session::run(command, Answers::Narrow);
    session.shows("鹤 渚 日 报");
    session
}

#[test]
fn whatever_ends_it_what_was_done_is_kept_and_there_the_next_time() {
    for signal in [None, Some("TERM"), Some("HUP"), Some("INT")] {
        let data = tempfile::tempdir().unwrap();
        let mut session = keeping(data.path());
        session.send("jjs\rma G");
        session.shows("100%");
        match signal {
            None => session.send("Q"),
            Some(signal) => session.signal(signal),
        }
        session.end();
        session.is_restored();
        let kept = kept(data.path());
        let starred: Vec<_> = kept.articles.iter().filter(|(_, of)| of.star == newsprint::app::Star::Set).collect();
        assert_eq!(starred.len(), 1, "{signal:?}");
        let (id, article) = starred[0];
        assert_eq!(article.progress, newsprint::app::Progress::Read, "{signal:?}");
        let last = kept.last.as_ref().unwrap();
        assert_eq!(&last.article, id, "{signal:?}");
        assert!(last.anchor.place > newsprint::edition::Place::default(), "{signal:?}: {last:?}");
        assert!(kept.marks.contains_key(&'a'), "{signal:?}");
        // The next session begins where this one ended.
        let mut again = keeping(data.path());
        again.shows("3/37");
        again.send("\r");
        again.shows("100%");
        again.shows("★");
        again.send("Q");
        assert_eq!(again.end(), 0);
    }
}

#[test]
fn two_programs_see_each_others_stars() {
    let data = tempfile::tempdir().unwrap();
    let mut one = keeping(data.path());
    let mut other = keeping(data.path());
    one.send("js");
    one.shows("★");
    other.shows("★");
    other.send("js");
    let start = Instant::now();
    // Taken away there, it is gone here.
    while one.text().contains('★') {
        assert!(start.elapsed() < PATIENCE, "{}", one.text());
        one.take(Duration::from_millis(20));
    }
    for session in [&mut one, &mut other] {
        session.send("Q");
        assert_eq!(session.end(), 0);
    }
}

#[test]
fn where_nothing_can_be_kept_it_is_said_and_reading_goes_on() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("file");
    std::fs::write(&file, "报").unwrap();
    let mut session = keeping(&file.join("data"));
    session.shows("NOT SAVING");
    session.send("js\r");
    session.shows("★");
    session.shows("NOT SAVING");
    session.send("Q");
    assert_eq!(session.end(), 0);
    session.is_restored();
}

#[test]
fn the_shelf_opens_offers_samples_searches_and_leads_into_papers_and_back() {
    let data = tempfile::tempdir().unwrap();
    let on_shelf = || {
        let mut command = program(&[]);
        command.env("NEWSPRINT_DATA_DIR", data.path());
        Session::run(command, Answers::Narrow)
    };
    let mut session = on_shelf();
    session.shows("Sample papers");
    session.send("\r");
    session.shows("1/37");
    // Put there by the reader, it is on the shelf from then on.
    session.send("W");
    session.shows("saved on the shelf");
    session.send("q");
    session.shows("1 issue");
    session.send("/渡船");
    session.shows("末班船");
    session.send("\r\r");
    session.shows("in the edition");
    session.send("q");
    session.shows("Found on the shelf");
    session.send("q");
    session.shows("November 2026");
    session.send("q");
    assert_eq!(session.end(), 0);
    session.is_restored();
    // What was read last is offered first.
    let mut again = on_shelf();
    again.shows("Continue reading");
    again.send("k\r");
    again.shows("%");
    again.send("Q");
    assert_eq!(again.end(), 0);
    let mut command = program(&["open", "--last"]);
    command.env("NEWSPRINT_DATA_DIR", data.path());
    let mut last = Session::run(command, Answers::Narrow);
    last.shows("%");
    last.send("Q");
    assert_eq!(last.end(), 0);
}
