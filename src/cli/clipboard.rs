//! The system's clipboard, beside the terminal's.
//!
//! Owns the thread that holds what was copied: on X11 and Wayland a text is only there while the program that copied it
//! answers for it. It refuses to keep anyone waiting and to speak of failure, for the terminal was asked too.

#[cfg(feature = "clipboard")]
use std::sync::mpsc::{Receiver, Sender, channel};

/// The way to the clipboard; the thread starts with the first text.
#[derive(Debug, Default)]
pub(super) struct Clipboard {
    #[cfg(feature = "clipboard")]
    texts: Option<Sender<String>>,
}

#[cfg(feature = "clipboard")]
impl Clipboard {
    /// Puts a text into the system's clipboard, where there is one.
    pub(super) fn put(&mut self, text: &str) {
        let left = match &self.texts {
            Some(texts) => texts.send(text.to_owned()).err().map(|error| error.0),
            None => Some(text.to_owned()),
        };
        // A thread that found no clipboard has ended; there may be one now.
        if let Some(text) = left.filter(|_| has_display()) {
            self.texts = started(text);
        }
    }
}

#[cfg(not(feature = "clipboard"))]
impl Clipboard {
    /// The program was made without it.
    #[expect(clippy::unused_self, reason = "as where there is one")]
    pub(super) fn put(&mut self, _: &str) {}
}

/// Whether there is anything to ask. Elsewhere than on X11 and Wayland it needs no display of its own.
#[cfg(feature = "clipboard")]
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Starts the thread with a first text.
#[cfg(feature = "clipboard")]
fn started(first: String) -> Option<Sender<String>> {
    let (texts, asked) = channel();
    texts.send(first).ok()?;
    std::thread::Builder::new().name("clipboard".to_owned()).spawn(move || hold(&asked)).ok()?;
    Some(texts)
}

/// Holds the last text for as long as the program lives.
#[cfg(feature = "clipboard")]
fn hold(texts: &Receiver<String>) {
    let Ok(mut clipboard) = arboard::Clipboard::new() else { return };
    for text in texts {
        // Of texts that came while the clipboard was slow, the last is meant.
        let text = texts.try_iter().last().unwrap_or(text);
        if clipboard.set_text(text).is_err() {
            return;
        }
    }
}
