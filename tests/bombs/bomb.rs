//! A hostile file, and what running the program over it takes.
//!
//! Owns the shape of both, for the tests and for the bench. It refuses to judge.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Bytes of a mebibyte.
pub const MIB: usize = 1 << 20;

/// A file about as large as is read unasked. A build without optimizations takes seconds to look at so much, and what holds
/// for a quarter of it holds for all.
pub const LARGE: usize = if cfg!(debug_assertions) { 16 * MIB } else { 60 * MIB };
/// A text about as large as is imported unasked.
pub const LONG: usize = if cfg!(debug_assertions) { 4 * MIB } else { 15 * MIB };

/// A hostile file.
pub struct Bomb {
    /// What it is, in a few words.
    pub name: &'static str,
    /// The end of its file's name, without the dot.
    pub ending: &'static str,
    /// What the program is run with; the file's name goes behind.
    pub runs: &'static [&'static [&'static str]],
    /// What the program says of it; empty where it is read.
    pub says: &'static str,
    /// Makes its bytes.
    pub make: fn() -> Vec<u8>,
}

/// What one run came to.
#[derive(Debug)]
pub struct Run {
    /// The exit code; none where a signal ended it.
    pub code: Option<i32>,
    /// What it said on standard error.
    pub said: String,
    /// The most memory it held, its importer's with it, in MiB.
    pub peak: f64,
    /// How long it took, in seconds.
    pub seconds: f64,
}

/// A run that takes longer is ended.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs a program over a file, in a folder of its own.
pub fn run(program: &Path, args: &[&str], file: &Path, home: &Path) -> Run {
    let began = Instant::now();
    let mut command = Command::new(program);
    command.env_clear().env("HOME", home).env("NEWSPRINT_DATA_DIR", home).env("LANG", "C.UTF-8");
    command.args(args).arg(file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stderr = child.stderr.take().unwrap();
    let said = thread::spawn(move || {
        let mut said = Vec::new();
        stderr.read_to_end(&mut said).unwrap();
        String::from_utf8_lossy(&said).into_owned()
    });
    let id = child.id();
    let mut peak = 0.0f64;
    let code = loop {
        // An importer works in a process of its own; both count.
        peak = peak.max(high_water(&id.to_string()) + children(id).iter().map(|child| high_water(child)).sum::<f64>());
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        if began.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            break None;
        }
        thread::sleep(Duration::from_millis(1));
    };
    let seconds = began.elapsed().as_secs_f64();
    Run { code, said: said.join().unwrap(), peak, seconds }
}

/// The processes that a process has begun.
fn children(id: u32) -> Vec<String> {
    let threads = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    let children = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    children.flat_map(|children| children.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The most memory that a process has held, in MiB; nothing where the system does not say.
fn high_water(process: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// A text over and over, up to so many bytes.
pub fn fill(text: &str, bytes: usize) -> String {
    text.repeat(bytes / text.len())
}

/// Texts one behind the other, numbered.
pub fn numbered(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect::<Vec<_>>().concat()
}
