//! One writer at a time: a file that is locked while somebody writes.
//!
//! Owns how long it is waited for, and that nothing but a plain file is opened for it: a pipe in its place would be waited
//! for without end. It refuses to wait for ever: who holds a lock may have been stopped.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// How often a lock that is held is tried again.
const OFTEN: Duration = Duration::from_millis(20);

/// Locks the file at a path, which is made where there is none, as long as the file lives; waits so long for who holds it.
///
/// # Errors
/// `WouldBlock` where it is held all the time; whatever the system says where it cannot be opened. File systems that have
/// no locks give the file as it is.
pub(super) fn lock(path: &Path, patience: Duration) -> io::Result<File> {
    let is_there = fs::symlink_metadata(path);
    if is_there.is_ok_and(|there| !there.is_file()) {
        return Err(io::Error::other("is in the place of a lock and no plain file: take it away"));
    }
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => return Ok(file),
            Err(fs::TryLockError::Error(error)) => return Err(error),
            Err(fs::TryLockError::WouldBlock) if start.elapsed() < patience => thread::sleep(OFTEN),
            Err(fs::TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_waited_for_and_not_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".报 lock");
        let held = lock(&path, Duration::ZERO).unwrap();
        assert_eq!(lock(&path, Duration::from_millis(30)).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        let waits = thread::spawn({
            let path = path.clone();
            move || lock(&path, Duration::from_secs(10)).is_ok()
        });
        drop(held);
        assert!(waits.join().unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let _socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(lock(&path, Duration::from_secs(10)).is_err());
    }
}
