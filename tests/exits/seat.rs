//! A program in a terminal of the test's own making.
//!
//! Owns the terminal's two ends, what comes from the program and what goes to it, and the end of the program. It refuses to
//! judge: what is wrong is handed up as a line of text.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::process::{Pid, Signal, kill_process, test_kill_process_group};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Action, Winsize, tcflow, tcgetattr, tcsetwinsize};

/// What a step came to: nothing, or what is wrong.
pub type Went = Result<(), String>;

/// How long anything is waited for that has no bound of its own.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is looked whether the program is still there.
const LOOK: Duration = Duration::from_millis(2);
const PROGRAM: &str = env!("CARGO_BIN_EXE_newsprint");
/// What a terminal answers that draws ambiguous characters in one cell and shows no pictures.
pub const ANSWERS: &str = "\x1b[1;2R\x1b[1;2R\x1b[1;1R\x1b[1;1R\x1b[?62;22c";
/// The last of the questions.
const LAST_QUESTION: &[u8] = b"\x1b[c";
pub const PAPER: &str = r#"{"format":"edition/1","paper":"Exit Post","date":"2026-11-23","lang":"en","assets":[{"id":"i","path":"i.png"}],"articles":[
{"id":"a","headline":"The bridge 新桥 opens","body":["一桥横江，两岸新程。 The bridge opens today.",{"type":"figure","asset":"i","alt":"a boat"}]},
{"id":"b","headline":"The ferry rests","body":["The ferry 渡船 makes its last crossing."]},
{"id":"c","headline":"Snow on the pass","body":["First snow 初雪."]},
{"id":"d","headline":"A market hall","body":["Nine years after."]},
{"id":"e","headline":"A library of boats","body":["It lends boats."]}]}"#;

/// Whose terminal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terminal {
    /// It controls the program's session, as a shell's does.
    Controls,
    /// It controls nothing: nobody is told by a signal that it goes.
    IsOnlyOpen,
}

/// How a program is started.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    /// What a shell is told; `$NEWS` is the program, `$PAPER` an edition, `$WRONG` a file that is none.
    pub line: &'static str,
    pub environment: &'static [(&'static str, &'static str)],
    /// What the terminal answers when it has been asked everything.
    pub answers: &'static str,
    pub terminal: Terminal,
    pub size: (u16, u16),
}

/// The program in place of the shell that started it.
pub const ALONE: Start = Start {
    line: r#"exec "$NEWS" "$PAPER""#,
    environment: &[],
    answers: ANSWERS,
    terminal: Terminal::Controls,
    size: (80, 24),
};

/// A program in a terminal.
pub struct Seat {
    /// None once the terminal is closed.
    master: Option<File>,
    name: PathBuf,
    /// The other end, so that it is there before and behind the program.
    slave: File,
    child: Child,
    /// The program's own number: another than the child's where a shell stays outside.
    pub pid: Pid,
    screen: vt100::Parser,
    pub raw: Vec<u8>,
    answers: Option<&'static str>,
    /// The modes before it.
    before: String,
    status: Option<ExitStatus>,
    reads: Reads,
    pub folder: tempfile::TempDir,
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

pub fn cells(count: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(count.clamp(1, 1_000)).unwrap()
}

impl Seat {
    /// Starts a program by what a shell is told.
    pub fn start(start: Start) -> Result<Self, String> {
        let (master, name) = terminal().map_err(said)?;
        let folder = tempfile::tempdir().map_err(said)?;
        let paper = folder.path().join("paper.edition.json");
        fs::write(&paper, PAPER).map_err(said)?;
        let wrong = folder.path().join("wrong.edition.json");
        fs::write(&wrong, r#"{"format":"edition/1","articles":["x"]}"#).map_err(said)?;
        // A config that opens with the contents.
        fs::create_dir(folder.path().join("newsprint")).map_err(said)?;
        fs::write(folder.path().join("newsprint/config.toml"), "opens = \"contents\"\n").map_err(said)?;
        let slave = slave(&name).map_err(said)?;
        let before = format!("{:?}", tcgetattr(&slave).map_err(said)?);
        let mut command = Command::new("setsid");
        if hang_ups_are_ignored() {
            // The tests are run by what has them outlive their terminal; the program is not to know.
            command = Command::new("env");
            command.args(["--default-signal=HUP", "setsid"]);
        }
        if start.terminal == Terminal::Controls {
            command.arg("-c");
        }
        command.args(["sh", "-c", start.line, "sh"]).env_clear();
        for name in ["PATH", "LLVM_PROFILE_FILE", "TMPDIR"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command.env("NEWS", PROGRAM).env("PAPER", &paper).env("WRONG", &wrong).env("HERE", folder.path());
        command.env("TEST", std::env::current_exe().map_err(said)?);
        command.env("TERM", "xterm-256color").env("XDG_CONFIG_HOME", folder.path());
        command.env("NEWSPRINT_DATA_DIR", folder.path().join("data"));
        command.envs(start.environment.iter().copied());
        for (name, _) in start.environment.iter().filter(|(_, value)| value.is_empty()) {
            command.env_remove(name);
        }
        let (input, output) = (slave.try_clone().map_err(said)?, slave.try_clone().map_err(said)?);
        command.stdin(input).stdout(output).stderr(slave.try_clone().map_err(said)?);
        let (columns, rows) = start.size;
        resize(&master, columns, rows).map_err(said)?;
        let child = command.spawn().map_err(said)?;
        let pid = Pid::from_child(&child);
        let screen = vt100::Parser::new(cells(rows), cells(columns), 0);
        let (raw, status, answers) = (Vec::new(), None, Some(start.answers));
        Ok(Self {
            master: Some(master),
            name,
            slave,
            child,
            pid,
            screen,
            raw,
            answers,
            before,
            status,
            reads: Reads::Yes,
            folder,
        })
    }

    /// The folder of the shelf.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Takes in what comes within a time; answers the questions.
    pub fn take(&mut self, time: Duration) {
        let Some(master) = self.master.as_mut().filter(|_| self.reads == Reads::Yes) else {
            std::thread::sleep(time.min(Duration::from_millis(2)));
            return;
        };
        if !is_ready(master, PollFlags::IN, time) {
            // One that was hung up is ready at once, with nothing.
            std::thread::sleep(Duration::from_millis(1));
            return;
        }
        let mut buffer = [0; 8_192];
        while let Ok(count @ 1..) = master.read(&mut buffer) {
            self.screen.process(&buffer[..count]);
            self.raw.extend_from_slice(&buffer[..count]);
        }
        if self.answers.is_some() && holds(&self.raw, LAST_QUESTION) {
            let answers = self.answers.take().unwrap_or_default();
            let _ = self.send(answers);
        }
    }

    /// Sends keys, and reads meanwhile, as a terminal does.
    pub fn send(&mut self, keys: &str) -> Went {
        self.send_bytes(keys.as_bytes(), Reads::Yes)
    }

    pub fn send_bytes(&mut self, mut bytes: &[u8], reads: Reads) -> Went {
        let start = Instant::now();
        while !bytes.is_empty() {
            let Some(master) = &mut self.master else { return Err("the terminal is closed".to_owned()) };
            match master.write(&bytes[..bytes.len().min(1 << 12)]) {
                Ok(count) => bytes = &bytes[count..],
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(said(error)),
            }
            if !bytes.is_empty() {
                if reads == Reads::Yes {
                    self.take(Duration::from_millis(1));
                }
                if start.elapsed() > PATIENCE * 3 {
                    return Err(format!("{} bytes are not taken", bytes.len()));
                }
            }
        }
        Ok(())
    }

    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen shows a text.
    pub fn shows(&mut self, text: &str) -> Went {
        self.shows_within(text, PATIENCE)
    }

    pub fn shows_within(&mut self, text: &str, time: Duration) -> Went {
        self.until(time, &format!("`{text}` did not come"), |seat| seat.text().contains(text))
    }

    /// Waits for something that is to come.
    pub fn until(&mut self, time: Duration, what: &str, is_so: impl Fn(&Self) -> bool) -> Went {
        let start = Instant::now();
        while !is_so(self) {
            if start.elapsed() > time {
                return Err(format!("{what} within {time:?}:\n{}", self.text()));
            }
            self.take(Duration::from_millis(5));
        }
        Ok(())
    }

    /// Lets time go by with the terminal read.
    pub fn rest(&mut self, time: Duration) {
        let start = Instant::now();
        while start.elapsed() < time {
            self.take(Duration::from_millis(10));
        }
    }

    pub fn signal(&self, signal: Signal) -> Went {
        kill_process(self.pid, signal).map_err(said)
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> Went {
        let Some(master) = &self.master else { return Err("the terminal is closed".to_owned()) };
        resize(master, columns, rows).map_err(said)?;
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
        Ok(())
    }

    /// The terminal goes away.
    pub fn close(&mut self) {
        self.master = None;
    }

    /// Fills what lies between the program and a terminal that nobody reads.
    pub fn freeze(&mut self) -> Went {
        self.resize(200, 60)?;
        let slave = slave(&self.name).map_err(said)?;
        let start = Instant::now();
        while is_ready(&slave, PollFlags::OUT, Duration::ZERO) {
            self.send_bytes(b"\x0c", Reads::No)?;
            std::thread::sleep(Duration::from_millis(4));
            if start.elapsed() > PATIENCE {
                return Err("the output does not fill up".to_owned());
            }
        }
        // What is drawn next cannot be sent.
        self.send_bytes(b"\x0cj", Reads::No)?;
        std::thread::sleep(Duration::from_millis(30));
        Ok(())
    }

    /// Stops the output as a stop key would.
    pub fn stop_output(&mut self) -> Went {
        tcflow(&self.slave, Action::OOff).map_err(said)
    }

    /// Nothing is read any more, until someone does.
    pub fn stop_reading(&mut self) {
        self.reads = Reads::No;
    }

    /// Waits for the end with nothing read, and reads what is left then.
    pub fn ended_unread(&mut self, within: Duration) -> Went {
        self.ended(within)?;
        self.reads = Reads::Yes;
        self.rest(Duration::from_millis(20));
        Ok(())
    }

    /// The shell outside is gone; the program's number is looked for before.
    pub fn kill_leader(&mut self) -> Went {
        kill_process(Pid::from_child(&self.child), Signal::KILL).map_err(said)
    }

    /// Says that a shell stays outside: the program is its child.
    pub fn find_program(&mut self) -> Went {
        let shell = self.child.id();
        let start = Instant::now();
        loop {
            let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap_or_default();
            let pid = children.split_whitespace().next().and_then(|pid| Pid::from_raw(pid.parse().ok()?));
            if let Some(pid) = pid {
                self.pid = pid;
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err("the shell has no child".to_owned());
            }
            self.take(Duration::from_millis(2));
        }
    }

    /// What the system says of the program after its name; none where it is gone, or has only not been taken notice of.
    fn stat(&self) -> Option<Vec<String>> {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.pid.as_raw_nonzero())).ok()?;
        let (_, rest) = text.rsplit_once(") ")?;
        let fields: Vec<String> = rest.split(' ').map(str::to_owned).collect();
        (fields.first()? != "Z").then_some(fields)
    }

    /// The processor time that the program took by now, all threads that it has together; none where it is gone.
    pub fn took(&self) -> Option<Duration> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.pid.as_raw_nonzero())).ok()?;
        let nanoseconds = threads.flatten().filter_map(|thread| {
            let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
            text.split(' ').next()?.parse::<u64>().ok()
        });
        self.stat().map(|_| Duration::from_nanos(nanoseconds.sum()))
    }

    pub fn is_stopped(&self) -> bool {
        self.stat().is_some_and(|fields| fields.first().is_some_and(|state| state == "T"))
    }

    /// Waits for the end of the program, at most so long. Where the machine is so busy that looking takes twice as long as it
    /// should, the program has as much longer.
    pub fn ended(&mut self, within: Duration) -> Went {
        let (start, mut looks) = (Instant::now(), 0);
        loop {
            looks += 1;
            if self.status.is_none() {
                self.status = self.child.try_wait().map_err(said)?;
            }
            if self.stat().is_none() {
                break;
            }
            if start.elapsed() > within && LOOK * 2 * looks > within {
                return Err(format!("it is still there after {within:?}:\n{}", self.text()));
            }
            self.take(LOOK);
        }
        while self.status.is_none() && start.elapsed() < PATIENCE {
            self.status = self.child.try_wait().map_err(said)?;
            self.take(Duration::from_millis(2));
        }
        self.take(Duration::ZERO);
        Ok(())
    }

    /// Its exit code, or the signal that ended it as a shell says it; none where it has not ended.
    pub fn code(&self) -> Option<i32> {
        let status = self.status?;
        status.code().or_else(|| Some(128 + status.signal()?))
    }

    /// Nothing that was started is there any more.
    pub fn left_nobody(&mut self) -> Went {
        let group = Pid::from_child(&self.child);
        let start = Instant::now();
        while test_kill_process_group(group).is_ok() {
            if start.elapsed() > Duration::from_secs(2) {
                return Err("a process of its group is left".to_owned());
            }
            self.take(Duration::from_millis(2));
        }
        Ok(())
    }

    /// The terminal is as it was before.
    pub fn is_restored(&mut self) -> Went {
        self.has_its_modes()?;
        self.take(Duration::from_millis(1));
        let screen = self.screen.screen();
        let raw = &self.raw;
        let faults = [
            (screen.alternate_screen(), "the alternate screen is on"),
            (screen.hide_cursor(), "the cursor is off"),
            (screen.bracketed_paste(), "pasted text is marked"),
            (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "the mouse is listened to"),
            (screen.mouse_protocol_encoding() != vt100::MouseProtocolEncoding::Default, "the mouse speaks otherwise"),
            (screen.application_cursor() || screen.application_keypad(), "keys are the program's"),
            (screen.bold() || screen.inverse() || screen.underline() || screen.dim(), "a style is on"),
            (screen.fgcolor() != vt100::Color::Default || screen.bgcolor() != vt100::Color::Default, "a colour is on"),
            (last(raw, b"\x1b[>1u") > last(raw, b"\x1b[<u"), "the keyboard is kitty's"),
        ];
        match faults.iter().find(|(is_so, _)| *is_so) {
            Some((_, fault)) => Err(format!("{fault}; the last bytes: {:?}", self.end())),
            None => Ok(()),
        }
    }

    /// Its line discipline is as before, every field.
    pub fn has_its_modes(&self) -> Went {
        let slave = slave(&self.name).map_err(said)?;
        let after = format!("{:?}", tcgetattr(&slave).map_err(said)?);
        if after == self.before { Ok(()) } else { Err(format!("modes before {} and after {after}", self.before)) }
    }

    pub fn is_alternate(&self) -> bool {
        self.screen.screen().alternate_screen()
    }

    fn end(&self) -> String {
        String::from_utf8_lossy(&self.raw[self.raw.len().saturating_sub(200)..]).into_owned()
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        // A run that failed leaves nothing running.
        if self.stat().is_some() {
            let _ = kill_process(self.pid, Signal::KILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether the terminal is read while it is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    Yes,
    No,
}

/// A new terminal: the end that shows it, and the name of the other.
fn terminal() -> io::Result<(File, PathBuf)> {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)?;
    grantpt(&master)?;
    unlockpt(&master)?;
    fcntl_setfl(&master, OFlags::RDWR | OFlags::NONBLOCK)?;
    let name = ptsname(&master, Vec::new())?.into_string().map_err(io::Error::other)?;
    Ok((File::from(master), PathBuf::from(name)))
}

/// The end that the program has.
fn slave(name: &PathBuf) -> io::Result<File> {
    let flags = OFlags::NOCTTY | OFlags::CLOEXEC;
    OpenOptions::new().read(true).write(true).custom_flags(i32::try_from(flags.bits()).unwrap_or_default()).open(name)
}

fn resize(master: &File, columns: u16, rows: u16) -> rustix::io::Result<()> {
    tcsetwinsize(master, Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 })
}

fn is_ready(file: &File, flags: PollFlags, time: Duration) -> bool {
    let mut fds = [PollFd::new(file, flags)];
    let time = Timespec { tv_sec: time.as_secs().cast_signed(), tv_nsec: i64::from(time.subsec_nanos()) };
    matches!(poll(&mut fds, Some(&time)), Ok(1..)) && fds.iter().any(|fd| fd.revents().intersects(flags))
}

fn last(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).rposition(|window| window == mark)
}

pub fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    last(bytes, mark).is_some()
}

/// Whether whoever runs the tests has hang-ups ignored.
fn hang_ups_are_ignored() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 1 != 0)
}
