//! What bytes come to, whole, in pieces, and half.

use super::*;
use crate::app::{Action, Mouse};

fn name(message: Message) -> String {
    match message {
        Message::Key(key) => key.to_string(),
        Message::Paste(text) => format!("<{text}>"),
        Message::Mouse(Mouse { action, column, row }) => {
            let name = match action {
                Action::Press => "press",
                Action::WheelUp => "up",
                Action::WheelDown => "down",
            };
            format!("{name}@{column},{row}")
        }
        other => panic!("{other:?}"),
    }
}

/// What comes of pieces, and of what is left when nothing follows.
fn read(pieces: &[&[u8]]) -> Vec<String> {
    let mut decoder = Decoder::default();
    let mut out: Vec<Message> = pieces.iter().flat_map(|piece| decoder.take(piece)).collect();
    out.extend(decoder.give_up());
    assert_eq!(decoder.patience(), None);
    out.into_iter().map(name).collect()
}

#[test]
fn bytes_become_the_keys_they_are_however_they_are_cut() {
    for (bytes, names) in [
        ("j报👍한é", &["j", "报", "👍", "한", "é"][..]),
        // Controls of two bytes are no keys.
        ("报\u{9b}\u{85}j\x1b\u{9b}k", &["报", "j", "k"]),
        ("\r\n\t\x7f\x06\x1a ", &["enter", "enter", "tab", "backspace", "ctrl-f", "ctrl-z", "space"]),
        ("\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", &["up", "down", "right", "left", "home", "end"]),
        ("\x1bOA\x1bOB\x1bOH\x1bOF\x1bOP", &["up", "down", "home", "end", "f1"]),
        (
            "\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1b[5~\x1b[6~\x1b[3~",
            &["home", "end", "home", "end", "pgup", "pgdn", "delete"],
        ),
        ("\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~", &["f1", "f5", "f6", "f10", "f11", "f12"]),
        ("\x1b[[A\x1b[[E\x1b[P\x1b[Z", &["f1", "f5", "f1", "shift-tab"]),
        ("\x1b[1;3D\x1b[1;5C\x1b[1;2A\x1b[5;3~", &["alt-left", "ctrl-right", "up", "alt-pgup"]),
        ("\x1bv\x1b<\x1b报\x1b\r", &["alt-v", "alt-<", "alt-报", "alt-enter"]),
        ("\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<64;1;1M\x1b[<65;80;24M", &["press@2,3", "up@0,0", "down@79,23"]),
        // With Alt and Control it is the same; with Shift, dragged or moved it is the terminal's.
        ("\x1b[<8;3;4M\x1b[<16;3;4M\x1b[<4;3;4M\x1b[<32;3;4M\x1b[<35;3;4M", &["press@2,3", "press@2,3"]),
        ("\x1b[M !!\x1b[M`!\"j", &["press@0,0", "up@0,1", "j"]),
        ("\x1b[200~Q报\r\x1b[A\x1b[201~j", &["<Q报\r\x1b[A>", "j"]),
        ("\x1b[200~\x1b[201~\x1b[201~j", &["<>", "j"]),
    ] {
        let bytes = bytes.as_bytes();
        assert_eq!(read(&[bytes]), names, "{bytes:?}");
        for cut in 0..bytes.len() {
            let (before, after) = bytes.split_at(cut);
            assert_eq!(read(&[before, after]), names, "{bytes:?} at {cut}");
        }
        let each: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(read(&each), names, "{bytes:?} byte by byte");
    }
}

#[test]
fn what_a_terminal_says_is_no_key_however_it_is_cut() {
    for said in [
        "\x1b[1;3R",
        "\x1b[?62;22c",
        "\x1b[>41;390;0c",
        "\x1b[6;18;9t",
        "\x1b[?1u",
        "\x1b[?2026;2$y",
        "\x1b[I",
        "\x1b[O",
        "\x1b_Gi=31;ENOENT:no\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x1b]11;rgb:ffff/0000/ffff\x07",
        "\x1b]52;c;5oql\x1b\\",
        "\x1b[99999999999;1A",
        "\x1b[<0;0;0M",
        "\x1b[<0;;M",
        "\x1b[x",
        "\x1bOz",
    ] {
        let bytes = format!("j{said}报");
        for cut in 0..bytes.len() {
            let (before, after) = bytes.as_bytes().split_at(cut);
            assert_eq!(read(&[before, after]), ["j", "报"], "{said:?} at {cut}");
        }
    }
}

#[test]
fn half_of_anything_takes_no_key_with_it() {
    for half in ["\x1b[", "\x1b[1;", "\x1bO", "\x1b[<0;12", "\x1b[M ", "\x1b[?62", "\x1bP1$r", "\x1b]11;", "\x1b_Gi=3"]
    {
        let mut decoder = Decoder::default();
        assert!(decoder.take(half.as_bytes()).is_empty());
        assert!(decoder.patience().is_some());
        assert!(decoder.give_up().is_none(), "{half:?}");
        let after: Vec<String> = decoder.take("j报".as_bytes()).into_iter().map(name).collect();
        assert_eq!(after, ["j", "报"], "{half:?}");
        // Another sequence ends it at once.
        assert_eq!(read(&[half.as_bytes(), b"\x1b[Bj"]), ["down", "j"], "{half:?}");
    }
    assert_eq!(read(&[b"\xe6\x8a", b"j"]), ["j"]);
    assert_eq!(read(&[b"\xff\xc0\x80\x9bj\xe6\x8a"]), ["j"]);
    assert_eq!(read(&["\x1b[1;报j".as_bytes()]), ["报", "j"]);
    assert_eq!(read(&[b"\x1b[200~QQ"]), ["<QQ>"], "what was pasted is no command");
    let endless = [b"\x1b[".as_slice(), &[b'1'; 300]].concat();
    assert_eq!(read(&[&endless, b"j"]), ["j"]);
    let endless = [b"\x1b]".as_slice(), &vec![b'Q'; 100_000], b"\x18j"].concat();
    assert_eq!(read(&[&endless]), ["j"]);
}

#[test]
fn escape_alone_is_a_key_after_a_while_and_all_else_is_waited_for_longer() {
    for (bytes, patience, names) in [
        ("\x1b", GRACE, &["esc"][..]),
        ("\x1b\x1b", GRACE, &["esc", "esc"]),
        ("\x1b_", GRACE, &["alt-_"]),
        ("\x1bP", GRACE, &["alt-P"]),
        ("\x1b[1", REST, &[]),
        ("\x1b_G", REST, &[]),
        ("\x1b[200~", PASTE, &["<>"]),
    ] {
        let mut decoder = Decoder::default();
        let mut out = decoder.take(bytes.as_bytes());
        assert_eq!(decoder.patience(), Some(patience), "{bytes:?}");
        out.extend(decoder.give_up());
        assert_eq!(out.into_iter().map(name).collect::<Vec<_>>(), names, "{bytes:?}");
    }
    assert_eq!(read(&[b"\x1b", b"j"]), ["alt-j"], "one right after the other, as no hand types them");
    assert_eq!(read(&["\x1b\x1b_Gi=31;OK\x1b\\k".as_bytes()]), ["esc", "k"]);
}

#[test]
fn a_pasted_text_has_an_end() {
    let text = "报".repeat(MOST);
    let Some(Message::Paste(taken)) = Decoder::default().take(format!("\x1b[200~{text}\x1b[201~").as_bytes()).pop()
    else {
        panic!()
    };
    assert!(taken.len() < MOST + 4);
}
