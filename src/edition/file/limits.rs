//! Limits that hold before the parser sees a file.
//!
//! Owns size, nesting, counts and what a parser would make of them in memory, each with its own message. It refuses
//! to parse: it looks at brackets, commas, colons and quotes alone, and of names at two, so that a file of a million
//! brackets costs a look and no stack.

use std::ops::Range;

use super::problem::Problem;

/// Deepest nesting of lists and objects in an edition.
pub const DEPTH: usize = 64;
/// Most elements of one list, and most fields of one object.
pub const ELEMENTS: u32 = 100_000;
/// Most bytes of one string: a third of a million ideographs, a thick novel in one paragraph.
pub const STRING: usize = 1 << 20;
/// Most bytes of the strings of one article or page, names of fields too. An article is laid out whole, and in a column
/// of one cell each letter is a line: this much takes 160 MB then.
pub const ARTICLE: usize = 1 << 20;
/// The level on which articles stand: objects in lists of the object that is the file.
const ARTICLES: usize = 3;

/// What a parser makes of a file in memory, in bytes, by what can be counted without parsing. Measured on fields that the
/// program does not know, which cost the most: `{"":0}` took 730, each further field 330, a number 100, a paragraph of
/// one letter 190, an article 1,500. Sample papers come to six times their size.
mod weight {
    /// An object.
    pub(super) const OBJECT: u64 = 450;
    /// What an article takes beside.
    pub(super) const ARTICLE: u64 = 1_800;
    /// A field after the first.
    pub(super) const FIELD: u64 = 200;
    /// A list, and an element after the first.
    pub(super) const ELEMENT: u64 = 80;
    /// A string in a list: a paragraph, a cell.
    pub(super) const STRING: u64 = 110;
    /// A line end in a string: two end a paragraph.
    pub(super) const LINE: u64 = 100;
}

/// How large a file may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes.
    pub bytes: u64,
}

impl Default for Limits {
    /// 64 MiB: two hundred times a day's paper without pictures.
    fn default() -> Self {
        Self { bytes: 64 << 20 }
    }
}

impl Limits {
    /// Says no to a file of so many bytes.
    pub(super) fn check_size(self, bytes: u64) -> Result<(), Problem> {
        if bytes <= self.bytes {
            return Ok(());
        }
        let mib = |bytes: u64| bytes.div_ceil(1 << 20);
        let (size, most) = (mib(bytes), mib(self.bytes));
        Err(Problem::error(format!(
            "the file has {size} MiB, over the limit of {most}: raise it with `--max-size {size}`"
        )))
    }

    /// What the parts of a file may come to in memory beside their text, by what a parser takes for each. Who asks for
    /// larger files gets ten times their size, which is more than sample papers come to.
    pub fn parts(self) -> u64 {
        if self.bytes <= Self::default().bytes { 128 << 20 } else { self.bytes.saturating_mul(10) }
    }

    /// What to ask for where the parts are too many: a size beyond that of every file that is read unasked.
    pub fn beyond(self) -> u64 {
        (self.bytes.max(Self::default().bytes) >> 20) * 2
    }
}

/// Something that is met while a file's shape is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    /// The list of articles begins; the byte behind its bracket.
    Open(usize),
    /// The value of a field named `body` of an object in that list, with the blanks around it.
    Body(Range<usize>),
    /// An object in that list.
    Article(Range<usize>),
    /// The list ends; its bracket.
    Close(usize),
}

/// What is known of the list or the object that is open.
#[derive(Clone, Copy)]
struct Level {
    /// What a string in it weighs, and an element after the first.
    string: u64,
    element: u64,
    /// Its commas.
    count: u32,
    /// Where it begins.
    start: usize,
    /// Bytes of strings before it.
    letters: usize,
}

const LIST: Level = Level { string: weight::STRING, element: weight::ELEMENT, count: 0, start: 0, letters: 0 };
const OBJECT: Level = Level { string: 0, element: weight::FIELD, ..LIST };

/// Says no to JSON that nests too deep, holds too long a list, string or article, or too many parts. Strings are skipped
/// unread.
pub(super) fn check_shape(text: &str, limits: Limits) -> Result<(), Problem> {
    look(text, limits, |_| {})
}

/// As [`check_shape`], and tells where articles and their bodies stand. Where the text is no edition it tells something else.
pub(super) fn look(text: &str, limits: Limits, mut tell: impl FnMut(Seen)) -> Result<(), Problem> {
    let bytes = text.as_bytes();
    // The string that was met last outside all lists, or in an article: the name of what follows.
    let mut name = 0..0;
    let mut in_articles = false;
    // Where the body that is open begins.
    let mut body = None;
    // What is open innermost, and around it.
    let mut level = OBJECT;
    let mut around = [OBJECT; DEPTH];
    let (mut depth, mut at, mut letters, mut weighs) = (0, 0, 0, 0u64);
    let most = limits.parts();
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let (end, lines) = string_end(bytes, at + 1);
                if end - at > STRING {
                    return Err(too_long("a string", STRING, "split it into paragraphs").at(text, at));
                }
                if depth == 1 || depth == ARTICLES {
                    name = at + 1..end;
                }
                letters += end - at;
                weighs += lines * weight::LINE + level.string;
                at = end;
            }
            b'[' | b'{' => {
                let Some(outer) = around.get_mut(depth) else {
                    let message = format!("nested deeper than {DEPTH} levels: no paper needs that");
                    return Err(Problem::error(message).at(text, at));
                };
                *outer = level;
                depth += 1;
                if depth == 2 && byte == b'[' && bytes.get(name.clone()) == Some(b"articles") {
                    in_articles = true;
                    tell(Seen::Open(at + 1));
                }
                level = Level { count: 0, start: at, letters, ..if byte == b'[' { LIST } else { OBJECT } };
                weighs += match (byte, depth) {
                    (b'[', _) => weight::ELEMENT,
                    (_, ARTICLES) => weight::OBJECT + weight::ARTICLE,
                    _ => weight::OBJECT,
                };
                if weighs > most {
                    return Err(too_much(limits).at(text, at));
                }
            }
            b':' if depth == ARTICLES && in_articles && bytes.get(name.clone()) == Some(b"body") => {
                body = body.or(Some(at + 1));
            }
            b']' | b'}' => {
                if depth == ARTICLES {
                    if let Some(body) = body.take() {
                        tell(Seen::Body(body..at));
                    }
                    if byte == b'}' && letters - level.letters > ARTICLE {
                        let message = too_long("an article or page", ARTICLE, "split it into several");
                        return Err(message.at(text, level.start));
                    }
                    if in_articles {
                        tell(Seen::Article(level.start..at + 1));
                    }
                } else if depth == 2 && in_articles {
                    in_articles = false;
                    tell(Seen::Close(at));
                }
                depth = depth.saturating_sub(1);
                level = around.get(depth).copied().unwrap_or(OBJECT);
            }
            b',' => {
                if depth == ARTICLES
                    && let Some(body) = body.take()
                {
                    tell(Seen::Body(body..at));
                }
                level.count += 1;
                weighs += level.element;
                if level.count >= ELEMENTS {
                    let message = format!("more than {ELEMENTS} elements in one list: no paper needs that");
                    return Err(Problem::error(message).at(text, at));
                }
            }
            _ => {}
        }
        at += 1;
    }
    if weighs > most { Err(too_much(limits)) } else { Ok(()) }
}

fn too_long(what: &str, most: usize, advice: &str) -> Problem {
    Problem::error(format!("{what} of more than {} MiB: no paper needs that; {advice}", most >> 20))
}

fn too_much(limits: Limits) -> Problem {
    let (most, size) = (limits.parts() >> 20, limits.beyond());
    Problem::error(format!(
        "so many small parts that reading them takes more than {most} MiB: no paper needs that; if this one does, read \
         it with `--max-size {size}`"
    ))
}

/// The closing quote of a string, or the end of the bytes; and how many line ends it holds.
fn string_end(bytes: &[u8], mut at: usize) -> (usize, u64) {
    let mut lines = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes.get(at) == Some(&b'"') {
            return (at, lines);
        }
        lines += u64::from(bytes.get(at + 1) == Some(&b'n'));
        at += 2;
    }
    (bytes.len(), lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        shape(text).unwrap_err().to_string()
    }

    fn shape(text: &str) -> Result<(), Problem> {
        check_shape(text, Limits::default())
    }

    #[test]
    fn depth_and_length_have_their_own_messages() {
        assert!(shape(&format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH))).is_ok());
        assert!(message(&"[".repeat(1_000_000)).starts_with("line 1, column 65: nested deeper than 64"));
        assert!(message(&format!("[\n{}", "1,".repeat(100_000))).contains("more than 100000 elements"));
        assert!(shape(&format!("[{}[1]]", "[1],".repeat(99_999))).is_ok());
    }

    #[test]
    fn brackets_in_strings_do_not_count() {
        let text = format!(r#"["{}","\\","\"[[[",{{}}]"#, "[{,".repeat(100_000));
        assert!(shape(&text).is_ok());
        assert!(shape("\"never closed [[[").is_ok());
        assert!(shape("]]]]}}}}[").is_ok());
    }

    #[test]
    fn what_is_long_has_its_own_message_and_an_honest_paper_of_every_size_passes() {
        let article = |text: &str| format!(r#"{{"articles":[{{"body":"x"}},{{"headline":"桥","body":["{text}"]}}]}}"#);
        let long = message(&article(&"新".repeat(1 << 19)));
        assert!(long.starts_with("line 1, column 51: a string of more than 1 MiB"), "{long}");
        let pieces = message(&article(&format!("{}\",\"b", "a".repeat(1 << 19)).repeat(3)));
        assert!(pieces.starts_with("line 1, column 27: an article or page of more than 1 MiB"), "{pieces}");
        let paragraph = "昨日下午，新桥正式通车。The bridge opens. ".repeat(8);
        let block = format!(r#"{{"type":"paragraph","text":"{paragraph}","src":[{{"lines":[1,2]}}]}}"#);
        let story = format!(r#"{{"headline":"新桥通车","body":[{}]}}"#, [block.as_str(); 9].join(","));
        let paper = format!(r#"{{"format":"edition/1","articles":[{}]}}"#, vec![story.as_str(); 6_000].join(","));
        assert!(paper.len() > 20 << 20 && shape(&paper).is_ok(), "{}", paper.len());
    }

    #[test]
    fn small_parts_without_number_are_refused_unless_asked_for() {
        let many = |element: &str, times: usize| {
            let list = vec![element; 90_000].join(",");
            format!("{{\"x-a\":[{}]}}", vec![format!("[{list}]"); times].join(","))
        };
        for (element, times) in [("0", 20), ("\"\"", 10), ("[]", 20), ("{\"\":0}", 4), ("\"\\n\\n\\n\"", 5)] {
            let text = many(element, times);
            let said = message(&text);
            assert!(said.contains("small parts") && said.contains("`--max-size 128`"), "{element}: {said}");
            assert!(check_shape(&text, Limits { bytes: 128 << 20 }).is_ok(), "{element}");
        }
        let articles = format!("{{\"articles\":[{}{{}}]}}", "{},".repeat(90_000));
        assert!(message(&articles).contains("small parts"));
    }

    #[test]
    fn size_is_said_with_what_to_do() {
        let error = Limits { bytes: 1 << 20 }.check_size((5 << 20) + 1).unwrap_err().to_string();
        assert_eq!(error, "the file has 6 MiB, over the limit of 1: raise it with `--max-size 6`");
    }
}
