//! Which key a control, a letter or a number stands for.
//!
//! Owns the tables: what xterm, Linux' own terminal and rxvt send. It refuses drags, releases, and the mouse with Shift held:
//! all are the terminal's own.

use crate::app::{Action, Code, Key, Message, Modifier, Mouse};

/// The key of a control character.
pub(super) fn control(byte: u8) -> Option<Key> {
    let ctrl = |char: char| Key { modifier: Modifier::Ctrl, ..Key::typed(char) };
    Some(match byte {
        b'\r' | b'\n' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        0x7F => Key::plain(Code::Backspace),
        0x00 => ctrl(' '),
        0x01..=0x1A => ctrl(char::from(byte + 0x60)),
        0x1C..=0x1F => ctrl(char::from(byte + 0x18)),
        _ => return None,
    })
}

/// The key of a letter behind `ESC O` or at the end of a sequence.
pub(super) fn letter(byte: u8) -> Option<Code> {
    Some(match byte {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'M' => Code::Enter,
        b'P'..=b'S' => Code::Function(byte - b'P' + 1),
        _ => return None,
    })
}

/// The key of a sequence: its numbers, and the byte that ends it.
pub(super) fn named(numbers: &[Option<u16>], last: u8) -> Option<Key> {
    let code = match (numbers, last) {
        ([Some(number), ..], b'~') => numbered(*number)?,
        ([], b'Z') => return Some(Key::plain(Code::BackTab)),
        // With numbers it says where the cursor is.
        ([_, ..], b'R') | (_, b'M') => return None,
        ([] | [_] | [_, _], last) => letter(last)?,
        _ => return None,
    };
    let modifier = match numbers {
        [Some(_), Some(held), ..] => held_with(held.saturating_sub(1)),
        [] | [Some(_)] => Modifier::Plain,
        _ => return None,
    };
    Some(Key { code, modifier })
}

/// What is held, by xterm's bits: Shift, Alt, Control, and Meta further up. Shift is part of the key.
fn held_with(bits: u16) -> Modifier {
    if bits & 0b100 > 0 {
        Modifier::Ctrl
    } else if bits & 0b10_1010 > 0 {
        Modifier::Alt
    } else {
        Modifier::Plain
    }
}

fn numbered(number: u16) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        // With gaps, as the keys stand on the first of these terminals.
        11..=15 => Code::Function(u8::try_from(number - 10).ok()?),
        17..=21 => Code::Function(u8::try_from(number - 11).ok()?),
        23..=26 => Code::Function(u8::try_from(number - 12).ok()?),
        28 | 29 => Code::Function(u8::try_from(number - 13).ok()?),
        31..=34 => Code::Function(u8::try_from(number - 14).ok()?),
        _ => return None,
    })
}

/// What the mouse does: the button with what is held, and the cell from 1.
pub(super) fn mouse(numbers: &[Option<u16>]) -> Option<Message> {
    let [Some(button), Some(column), Some(row)] = numbers else { return None };
    // Alt and Control change nothing; Shift and a drag are left over.
    let action = match button & !0b1_1000 {
        0 => Action::Press,
        64 => Action::WheelUp,
        65 => Action::WheelDown,
        _ => return None,
    };
    // A report of no cell is of none.
    let (column, row) = (usize::from(column.checked_sub(1)?), usize::from(row.checked_sub(1)?));
    Some(Message::Mouse(Mouse { action, column, row }))
}
