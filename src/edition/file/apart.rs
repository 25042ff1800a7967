//! A file's articles, each read by itself: a large file's by as many threads as the machine has.
//!
//! Owns finding the articles of a file and their bodies while its shape is looked at, and handing them out. Bodies, most of
//! a file, are passed over: where the file's bytes stay, the one look at its shape is all that is seen of them. It refuses
//! to say what is wrong with anything: where something is, the file is read again by the one way that says it.

use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::thread::{available_parallelism, scope};

use super::limits::{Limits, Seen, look};
use super::problem::Problem;
use crate::edition::block::body::{beside, current, within};
use crate::edition::{Article, Edition};

/// Bytes from which a file is large: smaller ones are read before threads are at work.
const LARGE: usize = 2 << 20;
/// The same where bodies are read too: a paper of 1 MB is printed in 8.8 ms instead of 9.0.
const LARGE_WITH_BODIES: usize = 1 << 19;
/// Articles that are handed out together: what is read of them takes so much that the allocator gives it back to the system
/// when it has been put in its place.
const SHARE: usize = 128;
/// The same where bodies are read too, which is much more work: none is to be left with all of the last ones.
const SHARE_WITH_BODIES: usize = 16;

/// Whether bodies are read with their articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bodies {
    /// They wait.
    Wait,
    /// Those that are what they should be are; the others wait.
    Read,
}

/// What JSON takes for blank (RFC 8259 §2).
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// Where an article stands in the text, and its body.
struct Stand {
    article: Range<usize>,
    body: Option<Range<usize>>,
}

/// Which articles they are, by their order in the file, and where each stands.
type Share = (usize, Vec<Stand>);

/// The edition; none where the file is another than it should be, which another way says.
///
/// # Errors
/// Where it nests too deep or holds too long a list.
pub(super) fn parsed(text: &str, limits: Limits, bodies: Bodies) -> Result<Option<Edition>, Problem> {
    let large = if bodies == Bodies::Read { LARGE_WITH_BODIES } else { LARGE };
    let threads = if text.len() < large { 1 } else { available_parallelism().map_or(1, std::num::NonZero::get) };
    parsed_by(threads, text, limits, bodies)
}

fn parsed_by(threads: usize, text: &str, limits: Limits, bodies: Bodies) -> Result<Option<Edition>, Problem> {
    let (sender, receiver) = channel::<Share>();
    let (shares, done) = (Mutex::new(receiver), Mutex::new(Vec::new()));
    let file = current();
    let work = || {
        while let Some((first, share)) = next(&shares) {
            let articles = read(text, share, bodies);
            if let Ok(mut done) = done.lock() {
                done.push((first, articles));
            }
        }
    };
    let mut list = List::default();
    let most = match (threads, bodies) {
        // Who reads alone reads them all at once, into their place.
        (1, _) => usize::MAX,
        (_, Bodies::Wait) => SHARE,
        (_, Bodies::Read) => SHARE_WITH_BODIES,
    };
    let looks = || {
        let mut share: Vec<Stand> = Vec::with_capacity(SHARE);
        let looked_at = look(text, limits, |seen| {
            if let Some(article) = list.take(text, seen) {
                share.push(article);
                if share.len() == most {
                    let full = std::mem::replace(&mut share, Vec::with_capacity(most));
                    // Whoever is to read it is there until this side is closed.
                    let _ = sender.send((list.count - full.len(), full));
                }
            }
        });
        let _ = sender.send((list.count - share.len(), share));
        drop(sender);
        work();
        looked_at
    };
    if threads == 1 {
        looks()?;
    } else {
        scope(|scope| {
            // This thread waits: systems begin new ones on its own processor, and leave the others idle while it works too.
            let looking = scope.spawn(|| within(file.clone(), looks));
            for _ in 1..threads {
                scope.spawn(|| within(file.clone(), work));
            }
            looking.join().unwrap_or_else(|panic| resume_unwind(panic))
        })?;
    }
    let Some(rest) = list.without(text) else { return Ok(None) };
    let Ok(mut edition) = serde_json::from_str::<Edition>(&rest) else { return Ok(None) };
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_unstable_by_key(|(first, _)| *first);
    for (_, articles) in done {
        let Some(articles) = articles else { return Ok(None) };
        if articles.len() == list.count {
            edition.articles = articles;
        } else {
            edition.articles.reserve_exact(list.count - edition.articles.len());
            edition.articles.extend(articles);
        }
    }
    Ok(Some(edition))
}

/// The articles that stand at some places; none where one is none.
fn read(text: &str, share: Vec<Stand>, bodies: Bodies) -> Option<Vec<Article>> {
    let mut articles = Vec::with_capacity(share.len());
    // The bytes of the file before its text: a mark at its start.
    let before = current().map(|file| file.len() - text.len());
    let mut head = String::new();
    for Stand { article, body } in share {
        let article = match body.zip(before) {
            Some((body, before)) => {
                head.clear();
                head.push_str(text.get(article.start..body.start)?);
                head.push('0');
                head.push_str(text.get(body.end..article.end)?);
                beside(body.start + before..body.end + before, || serde_json::from_str(&head))
            }
            None => serde_json::from_str(text.get(article)?),
        };
        let mut article: Article = article.ok()?;
        if bodies == Bodies::Read {
            // One that is wrong waits on.
            let _ = article.body.read();
        }
        articles.push(article);
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
    /// The byte behind the article that was seen last.
    at: usize,
    /// The body of the article that is open.
    body: Option<Range<usize>>,
    /// It is no list of objects with a comma between them, or not the only one.
    is_odd: bool,
}

impl List {
    /// Takes what was seen; an article is given on.
    fn take(&mut self, text: &str, seen: Seen) -> Option<Stand> {
        let between = |from: usize, to: usize| text.get(from..to).unwrap_or("?").trim_matches(BLANKS);
        match seen {
            Seen::Open(at) => {
                self.is_odd |= self.open.is_some();
                (self.open, self.at) = (Some(at), at);
                None
            }
            Seen::Body(range) => {
                self.is_odd |= self.body.is_some();
                self.body = Some(range);
                None
            }
            Seen::Article(article) => {
                self.is_odd |= between(self.at, article.start) != if self.count == 0 { "" } else { "," };
                self.at = article.end;
                self.count += 1;
                Some(Stand { article, body: self.body.take() })
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
    use std::sync::Arc;

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
            let bytes = Arc::new(text.clone().into_bytes());
            for (threads, bodies) in [1, 2, 5].into_iter().flat_map(|n| [(n, Bodies::Wait), (n, Bodies::Read)]) {
                let apart =
                    || parsed_by(threads, std::str::from_utf8(&bytes).unwrap(), Limits::default(), bodies).unwrap();
                assert!(within(Some(bytes.clone()), apart).as_ref() == Some(&one), "{count} {threads}");
                assert!(apart() == Some(one.clone()), "{count} {threads}");
            }
        }
    }

    #[test]
    fn bodies_are_passed_over_where_the_file_stays_and_read_from_it_later() {
        let article = |n: usize| {
            let body = ["\"正文。\"", "[\"A ] \\\" body\", {\"type\":\"rule\"}]", " \n[ ] ", "\"\""][n % 4];
            format!(r#"{{"id":"a{n}", "body" :{body}, "headline":"body","deck":["第{n}条","body"]}}"#)
        };
        for (count, mark) in [(0, ""), (1, "\u{FEFF}"), (7, ""), (SHARE + 9, "\u{FEFF}")] {
            let all: Vec<String> = (0..count).map(article).collect();
            let text = file(&all.join(","));
            let one: Edition = serde_json::from_str(&text).unwrap();
            let bytes = Arc::new(format!("{mark}{text}").into_bytes());
            let inside = std::str::from_utf8(&bytes[mark.len()..]).unwrap();
            for threads in [1, 3] {
                let apart = || parsed_by(threads, inside, Limits::default(), Bodies::Wait);
                let read = within(Some(bytes.clone()), apart).unwrap().unwrap();
                assert!(Arc::strong_count(&bytes) == count + 1, "{count}");
                assert!(read == one, "{count}");
                let whole = || parsed_by(threads, inside, Limits::default(), Bodies::Read);
                let whole = within(Some(bytes.clone()), whole).unwrap().unwrap();
                assert!(whole == one && Arc::strong_count(&bytes) == count + 1, "{count}: none waits any more");
            }
        }
    }

    #[test]
    fn bodies_that_are_wrong_wait_for_who_says_so_however_many_read() {
        let article = |n: usize| {
            let body = if n == 40 || n == 77 { "[{\"type\":7}]" } else { "[\"好 good\"]" };
            format!(r#"{{"headline":"第{n}条","body":{body}}}"#)
        };
        let text = file(&(0..100).map(article).collect::<Vec<_>>().join(","));
        let bytes = Arc::new(text.into_bytes());
        for threads in [1, 2, 5] {
            let inside = std::str::from_utf8(&bytes).unwrap();
            let apart = || parsed_by(threads, inside, Limits::default(), Bodies::Read).unwrap();
            let edition = within(Some(bytes.clone()), apart).unwrap();
            assert_eq!(edition.first_fault(), Some(40));
            assert!(edition.articles.iter().filter(|article| article.body.fault().is_some()).count() == 2);
        }
    }

    #[test]
    fn a_body_that_is_no_json_is_a_fault_however_well_its_article_reads_without_it() {
        for body in
            ["", "[\"a\"}", "\"a\" \"b\"", "\"a\": \"b\"", "[1,,2]", "nul", "\"\\x\"", "[\"\\ud800\"]", "{}", "3"]
        {
            let text = file(&format!(r#"{{"headline":"甲","body":{body},"kind":"story"}}"#));
            // It opens, since nothing of a body is looked at before it has to be.
            let edition = crate::edition::file::open(text.clone().into_bytes(), Limits::default()).unwrap();
            assert_eq!(edition.first_fault(), Some(0), "{body}");
            assert!(crate::edition::file::read(text.as_bytes(), Limits::default()).is_err(), "{body}");
        }
        // Another way to write the name, twice the same, and a body where none is asked for.
        let good = |article: &str| crate::edition::file::read(file(article).as_bytes(), Limits::default());
        assert_eq!(good(r#"{"b\u006fdy":"好"}"#).unwrap().articles[0].body.len(), 1);
        assert!(good(r#"{"body":"好","body":"好"}"#).is_err());
        assert!(good(r#"{"body":"好","b\u006fdy":"好"}"#).is_err());
        assert!(good(r#"{"b\u006fdy":"好","body":"好"}"#).is_err());
        assert!(good(r#"{"b\u006fdy":7}"#).is_err());
        assert_eq!(good(r#"{"body":"好","x-a":{"body":"x"},"notes":[]}"#).unwrap().articles[0].body.len(), 1);
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
            format!("\u{c}{good}"),
            format!("{good}\u{c},{good}\u{a0}"),
            format!("1,{good}"),
            format!(r#"{good},{{"headline":7,"body":""}}"#),
            format!(r#"{good}],"articles":[{good}"#),
            format!("{good}]"),
        ] {
            assert!(parsed(&file(&articles), Limits::default(), Bodies::Read).unwrap().is_none(), "{articles}");
        }
        assert!(parsed(r#"{"format":"edition/1"}"#, Limits::default(), Bodies::Wait).unwrap().is_none());
        assert!(parsed(&format!("{{{}", "[".repeat(1_000)), Limits::default(), Bodies::Wait).is_err());
    }
}
