//! A large file, read by as many threads as the machine has.
//!
//! Owns finding the articles of a file while its shape is looked at, and handing them out. It refuses to say what is wrong
//! with one: where anything is, the file is read again by the one way that says it.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::thread::{available_parallelism, scope};

use super::limits::{Limits, Seen, look};
use super::problem::Problem;
use crate::edition::block::body::{current, within};
use crate::edition::{Article, Edition};

/// Bytes from which a file is large: smaller ones are read before threads are at work.
pub(super) const LARGE: usize = 2 << 20;
/// Articles that are handed out together: what is read of them takes so much that the allocator gives it back to the system
/// when it has been put in its place.
const SHARE: usize = 128;

/// Which articles they are, by their order in the file, and where each stands.
type Share = (usize, Vec<Range<usize>>);

/// The edition; none where the file is another than it should be, which another way says. Its bodies wait to be read.
///
/// # Errors
/// Where it nests too deep or holds too long a list.
pub(super) fn parsed(text: &str, limits: Limits) -> Result<Option<Edition>, Problem> {
    let (sender, receiver) = channel::<Share>();
    let (shares, done) = (Mutex::new(receiver), Mutex::new(Vec::new()));
    let file = current();
    let work = || {
        while let Some((first, share)) = next(&shares) {
            let articles = read(text, share);
            if let Ok(mut done) = done.lock() {
                done.push((first, articles));
            }
        }
    };
    let mut list = List::default();
    let mut share: Vec<Range<usize>> = Vec::with_capacity(SHARE);
    scope(|scope| {
        for _ in 1..available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(|| within(file.clone(), work));
        }
        let looked_at = look(text, limits, |seen| {
            if let Some(article) = list.take(text, seen) {
                share.push(article);
                if share.len() == SHARE {
                    let full = std::mem::replace(&mut share, Vec::with_capacity(SHARE));
                    // Whoever is to read it is there until this side is closed.
                    let _ = sender.send((list.count - full.len(), full));
                }
            }
        });
        let left = std::mem::take(&mut share);
        let _ = sender.send((list.count - left.len(), left));
        drop(sender);
        work();
        looked_at
    })?;
    let Some(rest) = list.without(text) else { return Ok(None) };
    let Ok(mut edition) = serde_json::from_str::<Edition>(&rest) else { return Ok(None) };
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_unstable_by_key(|(first, _)| *first);
    edition.articles.reserve_exact(list.count);
    for (_, articles) in done {
        let Some(articles) = articles else { return Ok(None) };
        edition.articles.extend(articles);
    }
    Ok(Some(edition))
}

/// The articles that stand at some places; none where one is none.
fn read(text: &str, share: Vec<Range<usize>>) -> Option<Vec<Article>> {
    let mut articles = Vec::with_capacity(share.len());
    for range in share {
        articles.push(serde_json::from_str(text.get(range)?).ok()?);
    }
    Some(articles)
}

/// The list of articles, as far as it has been seen.
#[derive(Default)]
struct List {
    /// The bytes within its brackets.
    open: Option<usize>,
    close: Option<usize>,
    count: usize,
    /// The byte behind what was seen last.
    at: usize,
    /// It is no list of objects with a comma between them, or not the only one.
    is_odd: bool,
}

impl List {
    /// Takes what was seen; an article is given on.
    fn take(&mut self, text: &str, seen: Seen) -> Option<Range<usize>> {
        let between = |from: usize, to: usize| text.get(from..to).unwrap_or("?").trim_ascii();
        match seen {
            Seen::Open(at) => {
                self.is_odd |= self.open.is_some();
                (self.open, self.at) = (Some(at), at);
                None
            }
            Seen::Article(range) => {
                self.is_odd |= between(self.at, range.start) != if self.count == 0 { "" } else { "," };
                self.at = range.end;
                self.count += 1;
                Some(range)
            }
            Seen::Close(at) => {
                self.is_odd |= !between(self.at, at).is_empty();
                self.close = Some(at);
                None
            }
        }
    }

    /// The file with no article in its list; none where it has no such list.
    fn without(&self, text: &str) -> Option<String> {
        let (before, behind) = (text.get(..self.open?)?, text.get(self.close?..)?);
        (!self.is_odd).then(|| format!("{before}{behind}"))
    }
}

/// What is handed out next; none when all has been.
fn next(shares: &Mutex<Receiver<Share>>) -> Option<Share> {
    shares.lock().ok()?.recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::file::Limits;

    fn file(articles: &str) -> String {
        format!(
            r#"{{"format":"edition/1","paper":{{"name":"样城日报"}}, "articles" : [{articles}],"x":["a\"[",{{}}]}}"#
        )
    }

    #[test]
    fn it_reads_what_the_other_way_reads() {
        let article =
            |n: usize| format!(r#" {{"id":"a{n}","headline":"第{n}条 {{[","body":["正文。","A \"body\" ]"]}} "#);
        for count in [0, 1, SHARE, SHARE + 1, 5 * SHARE + 3] {
            let all: Vec<String> = (0..count).map(article).collect();
            let text = file(&all.join(","));
            let one: Edition = serde_json::from_str(&text).unwrap();
            assert!(parsed(&text, Limits::default()).unwrap() == Some(one), "{count}");
        }
    }

    #[test]
    fn what_is_odd_is_left_to_the_other_way() {
        let good = r#"{"headline":"甲 a","body":"好 good"}"#;
        for articles in [
            format!("{good} {good}"),
            format!("{good},,{good}"),
            format!(",{good}{good}"),
            format!("{good},"),
            format!("{good} x"),
            format!("1,{good}"),
            format!(r#"{good},{{"headline":7,"body":""}}"#),
            format!(r#"{good}],"articles":[{good}"#),
            format!("{good}]"),
        ] {
            assert!(parsed(&file(&articles), Limits::default()).unwrap().is_none(), "{articles}");
        }
        assert!(parsed(r#"{"format":"edition/1"}"#, Limits::default()).unwrap().is_none());
        assert!(parsed(&format!("{{{}", "[".repeat(1_000)), Limits::default()).is_err());
    }
}
