//! The program in a terminal, with every byte that it sends kept.
//!
//! Owns the terminal: its size, its answers, what it shows. It refuses to look at the bytes before the program has ended:
//! then all of them are read strictly, from the first to the last.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::desk::Desk;
use super::strict::{self, Seen};

const PATIENCE: Duration = Duration::from_secs(30);
/// How long nothing comes before what was asked for is there.
const QUIET: Duration = Duration::from_millis(15);
/// How long an escape is left alone.
const ESCAPED: Duration = Duration::from_millis(300);

/// What a terminal is asked, in the order of the questions.
const QUESTIONS: [&str; 4] = ["\x1b[6n", "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\", "\x1b[16t", "\x1b[c"];

/// A kind of terminal.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    pub columns: u16,
    pub rows: u16,
    /// The columns in which the cursor is found after a quote, a line, a blank of two cells, one of two rows.
    pub cursors: [u16; 4],
    /// What it says to the question for pictures.
    pub pictures: &'static str,
    /// What it is.
    pub attributes: &'static str,
}

/// A program in a terminal.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
    terminal: Terminal,
    looked: (usize, usize),
    _master: Box<dyn MasterPty + Send>,
}

impl Session {
    /// The program on a desk, in a terminal, with more of an environment.
    pub fn start(desk: &Desk, args: &[std::ffi::OsString], terminal: Terminal, environment: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_newsprint"));
        command.args(args);
        command.cwd(&desk.path);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_US.UTF-8");
        command.env("NEWSPRINT_DATA_DIR", desk.data());
        for (name, value) in environment {
            command.env(name, value);
        }
        let Terminal { columns, rows, .. } = terminal;
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 65_536];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let cells = |count: u16| std::num::NonZero::new(count).unwrap();
        let screen = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self { child, writer, bytes, screen, raw: Vec::new(), terminal, looked: (0, 0), _master: pair.master }
    }

    /// Takes in what comes within a time; answers questions. Says whether anything came.
    fn take(&mut self, time: Duration) -> bool {
        let Ok(chunk) = self.bytes.recv_timeout(time) else { return false };
        for chunk in std::iter::once(chunk).chain(self.bytes.try_iter().collect::<Vec<_>>()) {
            self.screen.process(&chunk);
            self.raw.extend(chunk);
        }
        self.answer();
        true
    }

    fn answer(&mut self) {
        let (mut at, mut cursors) = self.looked;
        if cursors >= 4 && at == usize::MAX {
            return;
        }
        let mut answers = String::new();
        let find = |raw: &[u8], at: usize, question: &str| {
            raw.get(at..)?
                .windows(question.len())
                .position(|bytes| bytes == question.as_bytes())
                .map(|place| at + place)
        };
        while let Some((index, start)) = (0..QUESTIONS.len())
            .filter_map(|index| Some((index, find(&self.raw, at, QUESTIONS[index])?)))
            .min_by_key(|(_, start)| *start)
        {
            let cursor = format!("\x1b[1;{}R", self.terminal.cursors[cursors.min(3)]);
            answers += match index {
                0 => &cursor,
                1 => self.terminal.pictures,
                2 => "\x1b[6;20;10t",
                _ => self.terminal.attributes,
            };
            cursors += usize::from(index == 0);
            at = start + QUESTIONS[index].len();
            if index == 3 {
                // Nothing is asked behind it.
                at = usize::MAX;
            }
        }
        self.looked = (at, cursors);
        if !answers.is_empty() {
            self.send(&answers);
        }
    }

    fn send(&mut self, keys: &str) {
        // Who has ended hears nothing.
        let _ = self.writer.write_all(keys.as_bytes()).and_then(|()| self.writer.flush());
    }

    /// Sends keys and waits until what comes of them is shown.
    pub fn press(&mut self, keys: &str) {
        self.send(keys);
        self.take(Duration::from_millis(80));
        while self.take(QUIET) {}
        // On a slow machine the next key would come with the escape, and be one with Alt.
        let sent = Instant::now();
        while keys.ends_with('\x1b') && sent.elapsed() < ESCAPED {
            self.take(Duration::from_millis(20));
        }
    }

    /// Waits until the screen shows a text; fails with what it shows instead.
    pub fn shows(&mut self, case: &str, is_there: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_there(&self.screen.screen().contents()) {
            let screen = self.screen.screen().contents();
            let ended = self.child.try_wait().unwrap();
            assert!(ended.is_none(), "{case}: the program has ended: {ended:?}:\n{screen}");
            assert!(start.elapsed() < PATIENCE, "{case}: it is not shown:\n{screen}");
            self.take(Duration::from_millis(20));
        }
    }

    /// Waits until bytes hold a text.
    pub fn sends(&mut self, case: &str, text: &str) {
        let start = Instant::now();
        while !self.raw.windows(text.len()).any(|bytes| bytes == text.as_bytes()) {
            let screen = self.screen.screen().contents();
            assert!(start.elapsed() < PATIENCE, "{case}: it is not sent:\n{screen}");
            self.take(Duration::from_millis(20));
        }
    }

    /// Quits, and reads strictly all that was sent.
    pub fn end(mut self, case: &str) -> Seen {
        let start = Instant::now();
        for keys in ["\x1b", "\x1b"] {
            self.press(keys);
        }
        // It may have ended by itself.
        self.send("Q");
        let mut told = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            self.take(Duration::from_millis(20));
            if told.elapsed() > Duration::from_secs(1) {
                // An escape that came too close before a key made it another one.
                self.press("\x1b");
                thread::sleep(Duration::from_millis(200));
                self.send("Q");
                told = Instant::now();
            }
            let screen = self.screen.screen().contents();
            assert!(start.elapsed() < PATIENCE, "{case}: the program does not end:\n{screen}");
        }
        while self.take(Duration::from_millis(100)) {}
        let seen = strict::screen(&self.raw).unwrap_or_else(|fault| panic!("{case}: {fault}"));
        assert!(!seen.text.contains("panicked"), "{case}: {}", seen.text);
        seen
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed leaves nothing running.
        let _ = self.child.kill();
    }
}
