//! A terminal around a program, and what the system says of its processes.
//!
//! Owns waiting with a bound. It refuses to answer what a terminal is asked: the program goes on without.

use std::io::{Read, Write};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const PATIENCE: Duration = Duration::from_secs(20);

/// A program in a terminal.
pub struct Terminal {
    _master: Box<dyn MasterPty + Send>,
    program: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

impl Terminal {
    pub fn of(program: &Command) -> Self {
        let mut command = CommandBuilder::new(program.get_program());
        command.args(program.get_args());
        command.cwd(program.get_current_dir().unwrap());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY", "TMUX", "NO_COLOR"] {
            command.env_remove(name);
        }
        program.get_envs().for_each(|(name, value)| command.env(name, value.unwrap()));
        command.env("TERM", "xterm-256color");
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let program = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let cells = |count| std::num::NonZero::new(count).unwrap();
        let screen = vt100::Parser::new(cells(24), cells(80), 0);
        Self { _master: pair.master, program, writer, bytes, screen }
    }

    fn take(&mut self) {
        if let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(20)) {
            self.screen.process(&bytes);
        }
    }

    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until the screen shows a text.
    pub fn shows(&mut self, text: &str) {
        let start = Instant::now();
        while !self.screen.screen().contents().contains(text) {
            let seen = self.screen.screen().contents();
            assert!(start.elapsed() < PATIENCE, "`{text}` did not come:\n{seen}");
            self.take();
        }
    }

    /// The processes that the program has started and not waited for.
    pub fn children(&self) -> Vec<u32> {
        children(self.program.process_id().unwrap())
    }

    /// The one that it starts now.
    pub fn child(&self) -> u32 {
        awaited(|| self.children().first().copied())
    }

    /// Waits for the end; gives the exit code.
    pub fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            self.take();
            if let Some(status) = self.program.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "the program does not end");
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves nothing running.
        let _ = self.program.kill();
    }
}

/// Waits until there is something.
pub fn awaited<T>(mut is: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = is() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "it does not come");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The processes whose parent this is, the dead that nobody has waited for among them.
pub fn children(of: u32) -> Vec<u32> {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers.filter(|process| stat(*process).is_some_and(|(_, parent)| parent == of)).collect()
}

/// Whether there is such a process and it does something.
pub fn is_alive(process: u32) -> bool {
    stat(process).is_some_and(|(state, _)| state != 'Z')
}

/// The state of a process and its parent.
fn stat(process: u32) -> Option<(char, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before stands in brackets and may hold anything.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?.chars().next()?;
    Some((state, fields.next()?.parse().ok()?))
}
