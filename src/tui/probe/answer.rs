//! What the terminal answers.
//!
//! Owns the shapes of the answers, telling them from keys, and what they come to. It refuses to look into pasted
//! text, and answers that are longer than any are.

use crate::app::{CellSize, Frames, Graphics, Scaled, Terminal};
use crate::text::Ambiguous;

/// Most bytes that an answer has.
const LONGEST: usize = 256;
/// Most pixels that a cell has either way.
const PIXELS: u16 = 1_000;

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// The column of the cursor, from 1.
    Cursor(u16),
    /// Whether pictures are shown by kitty's protocol.
    Pictures(Graphics),
    /// The size of a cell, if it can be one.
    Cell(Option<CellSize>),
    /// What the terminal is; of which only sixels are looked for.
    Attributes(Graphics),
    /// Something of the kind that was not asked for.
    Other,
}

/// What bytes begin with.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// An answer of so many bytes.
    Whole(Answer, usize),
    /// All of them may become an answer.
    Begun,
    /// No answer.
    Key,
}

/// What bytes begin with. Never an answer of no bytes.
pub(super) fn shape(bytes: &[u8]) -> Shape {
    let shape = match bytes {
        [0x1B] => Shape::Begun,
        [0x1B, b'[', rest @ ..] => report(rest),
        [0x1B, b'_', rest @ ..] => string(rest),
        _ => Shape::Key,
    };
    if shape == Shape::Begun && bytes.len() >= LONGEST { Shape::Key } else { shape }
}

/// A control sequence, behind its first two bytes.
fn report(inner: &[u8]) -> Shape {
    let (question, numbers) = inner.strip_prefix(b"?").map_or((false, inner), |rest| (true, rest));
    let end = numbers.iter().position(|byte| !(byte.is_ascii_digit() || *byte == b';'));
    let Some(end) = end else { return Shape::Begun };
    let numbers = numbers.get(..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let length = 2 + usize::from(question) + end + 1;
    let numbers: Vec<Option<u16>> = numbers.split(';').map(|number| number.parse().ok()).collect();
    let answer = match (question, inner.get(length - 3), numbers.as_slice()) {
        (false, Some(b'R'), [Some(_), Some(column)]) => Answer::Cursor(*column),
        (false, Some(b't'), [Some(6), Some(height), Some(width)]) => Answer::Cell(cell(*width, *height)),
        (false, Some(b't'), [Some(_), ..]) => Answer::Other,
        // The first number is the terminal's class.
        (true, Some(b'c'), [_, attributes @ ..]) => {
            Answer::Attributes(if attributes.contains(&Some(4)) { Graphics::Sixel } else { Graphics::None })
        }
        _ => return Shape::Key,
    };
    Shape::Whole(answer, length)
}

fn cell(width: u16, height: u16) -> Option<CellSize> {
    let is_one = (1..=PIXELS).contains(&width) && (1..=PIXELS).contains(&height);
    is_one.then_some(CellSize { width, height })
}

/// A string of kitty's graphics protocol, behind its first two bytes.
fn string(inner: &[u8]) -> Shape {
    if !inner.is_empty() && !inner.starts_with(b"G") {
        return Shape::Key;
    }
    let Some(end) = inner.iter().position(|byte| *byte == 0x1B) else { return Shape::Begun };
    match inner.get(end + 1) {
        None => Shape::Begun,
        Some(b'\\') => {
            let text = inner.get(..end).unwrap_or_default();
            let can = text.strip_prefix(b"Gi=31").is_some_and(|rest| rest.ends_with(b";OK"));
            let length = 2 + end + 2;
            Shape::Whole(Answer::Pictures(if can { Graphics::Kitty } else { Graphics::None }), length)
        }
        Some(_) => Shape::Key,
    }
}

/// Bytes taken apart.
#[derive(Debug, Default)]
pub(super) struct Split {
    /// The answers, as they came.
    pub(super) answers: Vec<Answer>,
    /// What is none.
    pub(super) keys: Vec<u8>,
    /// The end that may become one.
    pub(super) begun: Vec<u8>,
    /// Whether the answer to the last question has come.
    pub(super) is_finished: bool,
}

/// The answers among bytes, and the bytes that are none.
pub(super) fn split(bytes: &[u8]) -> Split {
    let mut split = Split::default();
    let mut rest = bytes;
    while !rest.is_empty() {
        let length = match (paste(rest), shape(rest)) {
            (Some(length), _) => {
                split.keys.extend(rest.get(..length).unwrap_or_default());
                length
            }
            (None, Shape::Whole(answer, length)) => {
                split.is_finished |= matches!(answer, Answer::Attributes(_));
                split.answers.push(answer);
                length
            }
            (None, Shape::Begun) => {
                split.begun = rest.to_vec();
                break;
            }
            (None, Shape::Key) => {
                split.keys.extend(rest.first());
                1
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    split
}

/// The bytes that pasted text has with its marks, if bytes begin with some.
fn paste(bytes: &[u8]) -> Option<usize> {
    const END: &[u8] = b"\x1b[201~";
    bytes.strip_prefix(b"\x1b[200~")?;
    let end = bytes.windows(END.len()).position(|window| window == END);
    Some(end.map_or(bytes.len(), |at| at + END.len()))
}

/// What answers come to; none where there are none.
pub(super) fn terminal(answers: &[Answer]) -> Option<Terminal> {
    let mut terminal = Terminal::default();
    let mut columns = Vec::new();
    for answer in answers {
        match answer {
            Answer::Cursor(column) => columns.push(*column),
            Answer::Pictures(Graphics::Kitty) => terminal.graphics = Graphics::Kitty,
            Answer::Attributes(graphics) if terminal.graphics == Graphics::None => terminal.graphics = *graphics,
            Answer::Cell(size) => terminal.cell = *size,
            Answer::Pictures(_) | Answer::Attributes(_) | Answer::Other => {}
        }
    }
    let took_two = |question: usize| columns.get(question) == Some(&3);
    if took_two(0) {
        terminal.ambiguous = Ambiguous::Wide;
    }
    if took_two(1) {
        terminal.frames = Frames::Ascii;
    }
    // The first of the two alone: widths are heard of there, but no sizes.
    if took_two(2) && took_two(3) {
        terminal.scaled = Scaled::Yes;
    }
    (!answers.is_empty()).then_some(terminal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_and_keys_are_told_apart() {
        let split = split(
            "j\x1b[1;3R\x1b[A报\x1b[1;2R\x1b[<0;12;3M\x1b[6;18;9t\x1b_Gi=31;OK\x1b\\\x1b[5~\x1b[?62;4ck".as_bytes(),
        );
        let answers = [
            Answer::Cursor(3),
            Answer::Cursor(2),
            Answer::Cell(Some(CellSize { width: 9, height: 18 })),
            Answer::Pictures(Graphics::Kitty),
            Answer::Attributes(Graphics::Sixel),
        ];
        assert_eq!(split.answers, answers);
        assert_eq!(split.keys, "j\x1b[A报\x1b[<0;12;3M\x1b[5~k".as_bytes());
        assert!(split.is_finished && split.begun.is_empty());
    }

    #[test]
    fn pasted_text_is_not_looked_into() {
        let pasted = "\x1b[200~报 \x1b[1;3R\x1b[?62;4c";
        for text in [pasted.to_owned(), format!("{pasted}\x1b[201~\x1b[1;2R")] {
            let split = split(text.as_bytes());
            assert!(split.keys.starts_with(pasted.as_bytes()) && !split.is_finished);
            assert_eq!(split.answers.len(), usize::from(text.len() > pasted.len()));
        }
    }

    #[test]
    fn every_piece_of_an_answer_is_one_that_has_begun() {
        for answer in ["\x1b[24;80R", "\x1b[6;18;9t", "\x1b_Gi=31;ENOTSUPP:no\x1b\\", "\x1b[?64;1;4c", "\x1b[?6c"] {
            for end in 1..answer.len() {
                assert_eq!(shape(&answer.as_bytes()[..end]), Shape::Begun, "{answer:?} {end}");
            }
            let Shape::Whole(_, length) = shape(format!("{answer}报").as_bytes()) else { panic!("{answer:?}") };
            assert_eq!(length, answer.len());
        }
        for key in ["j", "报", "\x1b[A", "\x1b[1;5C", "\x1b[3~", "\x1bOP", "\x1b_x", "\x1b[?1u", "\x1b[?x", "\x1b\x1b"]
        {
            assert_eq!(shape(key.as_bytes()), Shape::Key, "{key:?}");
        }
        let endless = format!("\x1b_G{}", "A".repeat(LONGEST));
        assert_eq!(shape(endless.as_bytes()), Shape::Key, "no string takes keys for ever");
    }

    #[test]
    fn answers_make_a_terminal() {
        let heard = |bytes: &str| terminal(&split(bytes.as_bytes()).answers);
        let kitty = "\x1b[1;2R\x1b[1;2R\x1b[1;3R\x1b[1;3R\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;c";
        let size = Some(CellSize { width: 10, height: 20 });
        let expected = Terminal { scaled: Scaled::Yes, graphics: Graphics::Kitty, cell: size, ..Terminal::default() };
        assert_eq!(heard(kitty), Some(expected));
        let plain = Terminal::default();
        for (bytes, expected) in [
            ("", None),
            ("报j", None),
            ("\x1b[?6c", Some(plain)),
            // Widths, but no sizes; neither; both before the questions were put.
            ("\x1b[1;2R\x1b[1;2R\x1b[1;3R\x1b[1;2R\x1b[?62c", Some(plain)),
            ("\x1b[1;2R\x1b[1;2R\x1b[1;1R\x1b[1;1R\x1b[?62c", Some(plain)),
            ("\x1b[1;2R\x1b[1;2R\x1b[1;12R\x1b[1;12R\x1b[?62c", Some(plain)),
            ("\x1b[1;3R", Some(Terminal { ambiguous: Ambiguous::Wide, ..plain })),
            ("\x1b[1;3R\x1b[1;3R", Some(Terminal { ambiguous: Ambiguous::Wide, frames: Frames::Ascii, ..plain })),
            ("\x1b[?64;1;4;22c", Some(Terminal { graphics: Graphics::Sixel, ..plain })),
            ("\x1b[?4;6c", Some(plain)),
            ("\x1b_Gi=31;EINVAL:no\x1b\\\x1b[6;0;9t\x1b[?1;2c", Some(plain)),
            ("\x1b[6;99999;9t\x1b[4;600;800t", Some(plain)),
        ] {
            assert_eq!(heard(bytes), expected, "{bytes:?}");
        }
    }
}
