//! Keys among the bytes that came before the program reads keys.
//!
//! Owns those a hand types in the first tenth of a second. It refuses the rest: pasted text, the mouse, and keys that
//! no command has by default.

use crate::app::{Code, Key, Modifier};

/// The keys among bytes that came with the answers of the terminal: those a hand types in the first tenth of a
/// second. Pasted text and sequences that are not known are left out whole.
pub(in crate::tui) fn early(bytes: &[u8]) -> Vec<Key> {
    let text = String::from_utf8_lossy(bytes);
    let mut keys = Vec::new();
    let mut rest = text.as_ref();
    while let Some(char) = rest.chars().next() {
        rest = rest.get(char.len_utf8()..).unwrap_or_default();
        match char {
            '\x1b' => match rest.strip_prefix(['[', 'O']) {
                // What the mouse did that early is lost.
                Some(sequence) if sequence.starts_with('<') => {
                    rest = sequence.find(['M', 'm']).and_then(|end| sequence.get(end + 1..)).unwrap_or_default();
                }
                Some(sequence) => {
                    let end = sequence.find(|c: char| !(c.is_ascii_digit() || c == ';')).unwrap_or(sequence.len());
                    let length =
                        end + sequence.get(end..).and_then(|last| last.chars().next()).map_or(0, char::len_utf8);
                    keys.extend(sequence.get(..length).and_then(sequence_key));
                    rest = sequence.get(length..).unwrap_or_default();
                    if sequence.starts_with("200~") {
                        rest = rest.split_once("\x1b[201~").map_or("", |(_, after)| after);
                    }
                }
                None => match rest.chars().next().filter(|char| !char.is_control()) {
                    Some(char) => {
                        rest = rest.get(char.len_utf8()..).unwrap_or_default();
                        keys.push(Key { modifier: Modifier::Alt, ..Key::typed(char) });
                    }
                    None => keys.push(Key::plain(Code::Esc)),
                },
            },
            '\r' | '\n' => keys.push(Key::plain(Code::Enter)),
            '\t' => keys.push(Key::plain(Code::Tab)),
            '\x7f' => keys.push(Key::plain(Code::Backspace)),
            '\x01'..='\x1a' => {
                let letter = char::from_u32(char as u32 + 0x60).unwrap_or(char);
                keys.push(Key { modifier: Modifier::Ctrl, ..Key::typed(letter) });
            }
            char if char.is_control() => {}
            char => keys.push(Key::typed(char)),
        }
    }
    keys
}

fn sequence_key(sequence: &str) -> Option<Key> {
    let code = match sequence {
        "A" => Code::Up,
        "B" => Code::Down,
        "C" => Code::Right,
        "D" => Code::Left,
        "H" | "1~" | "7~" => Code::Home,
        "F" | "4~" | "8~" => Code::End,
        "5~" => Code::PageUp,
        "6~" => Code::PageDown,
        "3~" => Code::Delete,
        "Z" => Code::BackTab,
        "P" => Code::Function(1),
        _ => return None,
    };
    Some(Key::plain(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn early_bytes_become_the_keys_they_are() {
        let names: Vec<String> =
            early("j\r\x1b[B\x1b[<0;12;3M\x1b[6~\x06？\x1b[200~QQ\r\x1b[201~\x7f\x1bQ\x1b".as_bytes())
                .iter()
                .map(Key::to_string)
                .collect();
        assert_eq!(names, ["j", "enter", "down", "pgdn", "ctrl-f", "？", "backspace", "alt-Q", "esc"]);
    }
}
