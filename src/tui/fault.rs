//! Faults of the program itself.
//!
//! Owns that a panic, in whichever thread, ends the program as everything else that ends it does: what was done is kept, the
//! terminal is given back, and then one line says what it was. It refuses to print anything while the terminal is the
//! program's.

use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::{Event, pictures};

type Hook = dyn Fn(&PanicHookInfo) + Send + Sync;

/// Hears of panics until it is dropped.
pub(super) struct Alarm {
    /// Who heard of them before, and will again.
    before: Arc<Hook>,
}

impl Alarm {
    /// Tells the loop of each panic.
    pub(super) fn set(events: Sender<Event>) -> Self {
        let before = Arc::from(take_hook());
        set_hook(Box::new(move |panic| {
            // A picture that cannot be decoded is no end of anything.
            if thread::current().name() != Some(pictures::painter::NAME) {
                let _ = events.send(Event::Fault(said(panic)));
            }
        }));
        Self { before }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        // Hooks stay as they are while one is at work.
        if !thread::panicking() {
            let before = Arc::clone(&self.before);
            set_hook(Box::new(move |panic| before(panic)));
        }
    }
}

/// What comes of something; none where it panicked, which the alarm has told.
pub(super) fn caught<T>(does: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(does)).ok()
}

/// A panic in a line.
fn said(panic: &PanicHookInfo) -> String {
    let payload = panic.payload();
    let message = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(String::as_str));
    let message = message.unwrap_or("no reason was given");
    let place = panic.location().map_or(String::new(), |at| format!(" ({}:{})", at.file(), at.line()));
    format!("a fault of the program ended it: {message}{place}")
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_panic_is_caught_and_told_in_a_line_with_its_place() {
        let (sender, events) = channel();
        let alarm = Alarm::set(sender);
        let done: Option<()> = caught(|| panic!("桥 fell"));
        let painter = thread::Builder::new().name(pictures::painter::NAME.to_owned()).spawn(|| panic!("no picture"));
        assert!(painter.unwrap().join().is_err());
        let other = thread::Builder::new().name("keeper".to_owned()).spawn(|| panic!("in another"));
        assert!(other.unwrap().join().is_err());
        drop(alarm);
        assert_eq!(done, None);
        let told: Vec<String> = events
            .try_iter()
            .filter_map(|event| match event {
                Event::Fault(said) => Some(said),
                _ => None,
            })
            .collect();
        let starts =
            ["a fault of the program ended it: 桥 fell (src/", "a fault of the program ended it: in another (src/"];
        // Other tests may fail meanwhile.
        assert!(starts.iter().all(|start| told.iter().any(|line| line.starts_with(start))), "{told:?}");
        assert!(!told.iter().any(|line| line.contains("no picture")), "{told:?}");
    }
}
