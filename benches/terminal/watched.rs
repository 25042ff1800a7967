//! A program in a pseudo-terminal, watched: when its bytes come, what they show, what it takes.
//!
//! Owns the stamps. Bytes are kept with their times and drawn afterwards, so that drawing costs the program nothing. It
//! answers where the cursor stands and what the terminal is, as a terminal does, so that nobody waits.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

pub const COLUMNS: u16 = 120;
pub const ROWS: u16 = 40;
/// Silence behind which a program is taken to have drawn what it wanted to.
const QUIET: Duration = Duration::from_millis(120);
/// Longest that is waited for a program.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Watched {
    child: Box<dyn Child + Send + Sync>,
    /// The terminal's end; it has to stay open.
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    chunks: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    begun: Instant,
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Watched {
    pub fn start(program: &str, args: &[String], home: &str) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        for (name, value) in
            [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("HOME", home), ("XDG_CONFIG_HOME", home)]
        {
            command.env(name, value);
        }
        command.env("XDG_DATA_HOME", home);
        command.env_remove("NEWSPRINT_DATA_DIR");
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, chunks) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    break;
                }
            }
        });
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        Self {
            child,
            _master: pair.master,
            writer,
            chunks,
            screen: vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0),
            begun,
        }
    }

    /// The time until the screen shows a text; none where it never does.
    pub fn first(&mut self, shows: &str) -> Option<Duration> {
        let begun = self.begun;
        self.stamped(begun, Some(shows))
    }

    /// The time from a key to the last change it made; none where it changed nothing.
    pub fn key(&mut self, key: &str) -> Option<Duration> {
        let begun = Instant::now();
        self.writer.write_all(key.as_bytes()).unwrap();
        self.stamped(begun, None)
    }

    /// Presses a key, and waits for nothing.
    pub fn press(&mut self, key: &str) {
        self.writer.write_all(key.as_bytes()).unwrap();
    }

    /// Draws what comes until there is silence of this length.
    pub fn settle(&mut self, quiet: Duration) {
        while let Ok((_, chunk)) = self.chunks.recv_timeout(quiet) {
            self.answer(&chunk);
            self.screen.process(&chunk);
        }
    }

    /// Waits until the program has ended, as it was told to.
    pub fn ended(&mut self) {
        while let Ok((_, chunk)) = self.chunks.recv_timeout(PATIENCE) {
            self.answer(&chunk);
        }
        let _ = self.child.wait();
    }

    /// Draws what comes until there is silence; gives the time of the chunk that first showed `shows`, or of the last one
    /// that changed anything.
    fn stamped(&mut self, begun: Instant, shows: Option<&str>) -> Option<Duration> {
        let mut stamp = None;
        let mut heard = false;
        loop {
            let wait = if heard && (stamp.is_some() || shows.is_none()) { QUIET } else { PATIENCE };
            let wait = if shows.is_none() && !heard { QUIET * 4 } else { wait };
            let Ok((at, chunk)) = self.chunks.recv_timeout(wait) else { return stamp };
            heard = true;
            self.answer(&chunk);
            let before = self.screen.screen().contents();
            self.screen.process(&chunk);
            let after = self.screen.screen().contents();
            let is_it = match shows {
                Some(text) => stamp.is_none() && after.replace(' ', "").contains(text),
                None => after != before,
            };
            if is_it {
                stamp = Some(at.duration_since(begun));
            }
        }
    }

    fn answer(&mut self, chunk: &[u8]) {
        let asked = |what: &[u8]| chunk.windows(what.len()).filter(|at| *at == what).count();
        for _ in 0..asked(b"\x1b[6n") {
            let (row, column) = self.screen.screen().cursor_position();
            let _ = write!(self.writer, "\x1b[{};{}R", row + 1, column + 1);
        }
        for _ in 0..asked(b"\x1b[c") {
            let _ = write!(self.writer, "\x1b[?62;22c");
        }
        let _ = self.writer.flush();
    }

    /// Most bytes it has held at once.
    pub fn peak(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
    }

    /// Bytes sent and ticks of the processor used in a time in which nobody presses a key.
    pub fn idle(&mut self, time: Duration) -> Option<(usize, u64)> {
        let ticks = |pid: u32| -> Option<u64> {
            let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
            let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
            Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
        };
        let pid = self.child.process_id()?;
        let (before, end) = (ticks(pid)?, Instant::now() + time);
        let mut bytes = 0;
        while let Ok((_, chunk)) = self.chunks.recv_timeout(end.saturating_duration_since(Instant::now())) {
            bytes += chunk.len();
        }
        Some((bytes, ticks(pid)? - before))
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
