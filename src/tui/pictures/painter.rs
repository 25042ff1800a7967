//! The painter: a thread that reads, decodes, scales and encodes.
//!
//! Owns what is asked of it: only the newest list counts, what is on an older one alone is left undone. It refuses to
//! start before something is asked, and to end the program with a picture: a decoder that panics has refused.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::Painted;
use super::means::Means;
use crate::app::pictures::{Refusal, Want};
use crate::layout::Pixels;
use crate::tui::Event;

/// The name of its thread: a panic there is no end of the program.
pub(in crate::tui) const NAME: &str = "pictures";

/// Where the bytes of pictures come from.
pub trait Assets: Send + 'static {
    /// Reads a picture's file, by the path that the edition of this index has for it.
    ///
    /// # Errors
    /// Why it is not read.
    fn read(&mut self, issue: usize, path: &str) -> Result<Vec<u8>, Refusal>;
}

/// What came of a want.
pub(in crate::tui) type Outcome = Result<(Pixels, Option<Painted>), Refusal>;

/// The pictures that are to be made, and for which terminal.
struct List {
    wants: Vec<Want>,
    means: Means,
}

/// The way to the thread.
pub(in crate::tui) struct Painter {
    /// What it begins with, until it has begun.
    assets: Option<Box<dyn Assets>>,
    events: Sender<Event>,
    lists: Option<Sender<List>>,
}

impl Painter {
    pub(in crate::tui) fn new(assets: Box<dyn Assets>, events: Sender<Event>) -> Self {
        Self { assets: Some(assets), events, lists: None }
    }

    /// Asks for pictures in place of all that were asked for before.
    pub(in crate::tui) fn ask(&mut self, wants: Vec<Want>, means: Means) {
        if let Some(assets) = self.assets.take() {
            let (lists, asked) = channel();
            let events = self.events.clone();
            // Without a thread there are no pictures: their words stay.
            let _ = thread::Builder::new().name(NAME.to_owned()).spawn(move || paint(assets, &asked, &events));
            self.lists = Some(lists);
        }
        if let Some(lists) = &self.lists {
            let _ = lists.send(List { wants, means });
        }
    }
}

fn paint(assets: Box<dyn Assets>, lists: &Receiver<List>, events: &Sender<Event>) {
    let mut studio = Studio::new(assets);
    while let Ok(mut list) = lists.recv() {
        while !list.wants.is_empty() {
            let want = list.wants.remove(0);
            let outcome = catch_unwind(AssertUnwindSafe(|| studio.make(&want, list.means)));
            let outcome = outcome.unwrap_or(Err(Refusal::Broken));
            if let Some(newer) = lists.try_iter().last() {
                list = newer;
                list.wants.retain(|other| *other != want);
            }
            if events.send(Event::Picture(Box::new((want, outcome)))).is_err() {
                return;
            }
        }
    }
}

/// What the painter works with.
struct Studio {
    assets: Box<dyn Assets>,
    #[cfg(feature = "images")]
    last: Option<(Source, image::DynamicImage)>,
    #[cfg(feature = "images")]
    number: u32,
}

/// Whose bytes they are: the time, the edition, the path.
#[cfg(feature = "images")]
type Source = (u64, usize, String);

#[cfg(feature = "images")]
impl Studio {
    fn new(assets: Box<dyn Assets>) -> Self {
        Self { assets, last: None, number: 0 }
    }

    fn make(&mut self, want: &Want, means: Means) -> Outcome {
        use super::{decode, encode};

        let source = (want.time, want.issue, want.path.clone());
        let image = match self.last.take() {
            // The same picture in another size.
            Some((of, image)) if of == source => image,
            _ => {
                let bytes = self.assets.read(want.issue, &want.path)?;
                if want.plate.is_none() {
                    return Ok((decode::size(&bytes)?, None));
                }
                decode::decode(&bytes)?
            }
        };
        let pixels = Pixels { width: image.width(), height: image.height() };
        let Some(plate) = want.plate else { return Ok((pixels, None)) };
        self.number = self.number % crate::view::MOST_NUMBER + 1;
        let painted = encode::encode(&image, plate, means, (std::process::id() & 0xFFFF, self.number))?;
        if image.as_bytes().len() <= REMEMBERED {
            self.last = Some((source, image));
        }
        Ok((pixels, Some(painted)))
    }
}

/// Most bytes of a picture that is kept for another size: one for a window of its own.
#[cfg(feature = "images")]
const REMEMBERED: usize = 16 << 20;

#[cfg(not(feature = "images"))]
impl Studio {
    fn new(assets: Box<dyn Assets>) -> Self {
        Self { assets }
    }

    fn make(&mut self, want: &Want, _: Means) -> Outcome {
        self.assets.read(want.issue, &want.path).and(Err(Refusal::Format))
    }
}

#[cfg(feature = "images")]
#[cfg(test)]
mod tests;
