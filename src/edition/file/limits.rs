//! Limits that hold before the parser sees a file.
//!
//! Owns size, nesting and counts, each with its own message. It refuses to parse: it looks at brackets,
//! commas and quotes alone, so that a file of a million brackets costs a look and no stack.

use std::ops::Range;

use super::problem::Problem;

/// Deepest nesting of lists and objects in an edition.
pub const DEPTH: usize = 64;
/// Most elements of one list, and most fields of one object.
pub const ELEMENTS: u32 = 100_000;

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
}

/// Something that is met while a file's shape is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    /// The list of articles begins; the byte behind its bracket.
    Open(usize),
    /// An object in that list.
    Article(Range<usize>),
    /// The list ends; its bracket.
    Close(usize),
}

/// Says no to JSON that nests too deep or holds a list of more than so many elements. Strings are skipped unread.
pub(super) fn check_shape(text: &str, elements: u32) -> Result<(), Problem> {
    look(text, elements, |_| {})
}

/// As [`check_shape`], and tells where articles stand. Where the text is no edition it tells something else.
pub(super) fn look(text: &str, elements: u32, mut tell: impl FnMut(Seen)) -> Result<(), Problem> {
    let bytes = text.as_bytes();
    // The string that was met last outside all lists: the name of what follows.
    let mut name = 0..0;
    let mut is_list = false;
    let mut article = 0;
    let mut counts = [0u32; DEPTH + 1];
    let mut depth = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let end = string_end(bytes, at + 1);
                if depth == 1 {
                    name = at + 1..end;
                }
                at = end;
            }
            b'[' | b'{' => {
                depth += 1;
                if depth == 2 && byte == b'[' && bytes.get(name.clone()) == Some(b"articles") {
                    is_list = true;
                    tell(Seen::Open(at + 1));
                } else if depth == 3 && is_list {
                    article = at;
                }
                let Some(count) = counts.get_mut(depth) else {
                    let message = format!("nested deeper than {DEPTH} levels: no paper needs that");
                    return Err(Problem::error(message).at(text, at));
                };
                *count = 0;
            }
            b']' | b'}' => {
                if depth == 3 && is_list {
                    tell(Seen::Article(article..at + 1));
                } else if depth == 2 && is_list {
                    is_list = false;
                    tell(Seen::Close(at));
                }
                depth = depth.saturating_sub(1);
            }
            b',' => {
                if let Some(count) = counts.get_mut(depth) {
                    *count += 1;
                    if *count >= elements {
                        let message = format!("more than {elements} elements in one list: no paper needs that");
                        return Err(Problem::error(message).at(text, at));
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// The closing quote of a string, or the end of the bytes.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes.get(at) == Some(&b'"') {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        check_shape(text, ELEMENTS).unwrap_err().to_string()
    }

    #[test]
    fn depth_and_length_have_their_own_messages() {
        assert!(check_shape(&format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH)), ELEMENTS).is_ok());
        assert!(message(&"[".repeat(1_000_000)).starts_with("line 1, column 65: nested deeper than 64"));
        assert!(message(&format!("[\n{}", "1,".repeat(100_000))).contains("more than 100000 elements"));
        assert!(check_shape(&format!("[{}[1]]", "[1],".repeat(99_999)), ELEMENTS).is_ok());
    }

    #[test]
    fn brackets_in_strings_do_not_count() {
        let text = format!(r#"["{}","\\","\"[[[",{{}}]"#, "[{,".repeat(100_000));
        assert!(check_shape(&text, ELEMENTS).is_ok());
        assert!(check_shape("\"never closed [[[", ELEMENTS).is_ok());
        assert!(check_shape("]]]]}}}}[", ELEMENTS).is_ok());
    }

    #[test]
    fn size_is_said_with_what_to_do() {
        let error = Limits { bytes: 1 << 20 }.check_size((5 << 20) + 1).unwrap_err().to_string();
        assert_eq!(error, "the file has 6 MiB, over the limit of 1: raise it with `--max-size 6`");
    }
}
