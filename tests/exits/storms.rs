//! More than a hand or a terminal means: sizes, pastes, the mouse, answers at the wrong time, halves of sequences.
//!
//! Owns what comes in, and that the key behind it does what it does. It refuses to press more keys than it needs.

use std::fmt::Write as _;
use std::time::Duration;

use super::seat::{ANSWERS, Seat, Went, holds};
use super::way::{Way, way};

/// How soon the key behind a storm works.
const SOON: Duration = Duration::from_millis(500);
/// What an idle program may take of the processor in two seconds: it looks now and then what other programs kept.
const TICK: Duration = Duration::from_millis(10);
/// How long half a sequence is waited on at most.
const HALF: Duration = Duration::from_millis(1_500);

/// Sizes that no window has, and back.
pub const SIZES: &[Way] = &[
    way("a window without cells", 0, |seat| seen_at(seat, &[(0, 0)])),
    way("a window of one cell", 0, |seat| seen_at(seat, &[(1, 1)])),
    way("windows of a row and of a column", 0, |seat| seen_at(seat, &[(80, 1), (1, 24), (80, 0), (0, 24)])),
    way("small windows", 0, |seat| seen_at(seat, &[(2, 2), (3, 3), (5, 5), (10, 10), (40, 10), (10, 40)])),
    way("started without cells", 0, |seat| seen_at(seat, &[])).sized(0, 0).without_page(),
    way("started in one cell", 0, |seat| seen_at(seat, &[])).sized(1, 1).without_page(),
];

/// Such as take a while, in each screen.
pub const STORMS: &[Way] = &[
    way("the largest window there can be", 0, |seat| seen_at(seat, &[(65_535, 65_535)])),
    way("the widest and the highest", 0, |seat| seen_at(seat, &[(65_535, 1), (1, 65_535), (1_000, 200)])),
    way("started in the largest window", 0, |seat| seen_at(seat, &[])).sized(65_535, 65_535).without_page(),
    way("a storm of 1,000 sizes", 0, |seat| {
        let sizes = [0, 1, 2, 3, 5, 10, 40, 80, 200, 100];
        for step in 0..1_000 {
            seat.resize(sizes[step % 10], sizes[step / 10 % 10])?;
            if step % 3 == 0 {
                seat.take(Duration::from_millis(1));
            }
        }
        seen_at(seat, &[])
    }),
    way("a megabyte pasted", 0, |seat| pasted(seat, "qQ 报纸\r\x03")),
    way("a megabyte pasted into a prompt", 0, |seat| {
        seat.send("/")?;
        let text = "报 ferry\r\n".repeat(1 << 16);
        seat.send(&format!("\x1b[200~{text}\x1b[201~\x03"))?;
        seat.until(SOON, "the prompt is still there", |seat| seat.text().contains("1/5"))?;
        seat.send("Q")
    }),
    way("2,000 keys at once", 0, |seat| {
        seat.send(&("jjjjkkk ".repeat(250) + "ggjj"))?;
        seat.shows("3/5")?;
        seat.send("Q")
    }),
    way("2,000 letters at once in a prompt", 0, |seat| {
        seat.send("/")?;
        seat.send(&("ferry 渡船 ".repeat(250) + "\x03"))?;
        seat.shows("1/5")?;
        seat.send("Q")
    }),
    way("100,000 reports of the mouse", 0, |seat| {
        let mut reports = String::new();
        for report in 0..100_000 {
            let button = if report >= 99_000 { 64 } else { [65, 64, 35, 32, 67, 65][report % 6] };
            write!(reports, "\x1b[<{button};{};{}M", report % 80 + 1, report / 80 % 22 + 1).unwrap();
        }
        seat.send(&(reports + "ggj"))?;
        seat.shows_within("2/5", SOON)?;
        seat.send("Q")
    }),
];

/// What terminals say, when they should not, or half.
pub const ANSWERED: &[Way] = &[
    way("a terminal that answers nothing", 0, steps_on).answered(""),
    way("a terminal that answers with nonsense", 0, steps_on).answered(
        "\x1b[0;0R\x1b[;R\x1b[1;99999R\x1b[99999999999999999999;1R\x1b_Gi=31;EPERM:报\x1b\\\x1b[6;0;99999t\x1b[?c",
    ),
    way("a terminal that answers twice", 0, |seat| {
        seat.send(ANSWERS)?;
        steps_on(seat)
    }),
    way("a terminal that answers late", 0, |seat| {
        seat.send(ANSWERS)?;
        steps_on(seat)
    })
    .answered(""),
    way("answers to other questions", 0, |seat| {
        for answer in [
            "\x1bP1$r0m\x1b\\",
            "\x1bP>|XTerm(390)\x1b\\",
            "\x1b]11;rgb:0000/0000/0000\x1b\\",
            "\x1b]11;rgb:ffff/ffff/ffff\x07",
            "\x1b[?2026;2$y",
            "\x1b[?1u",
            "\x1b[>41;390;0c",
            "\x1b[8;24;80t",
            "\x1b[I\x1b[O",
            "\x1b[?997;1n",
        ] {
            seat.send(answer)?;
            seat.rest(Duration::from_millis(5));
        }
        steps_on(seat)
    }),
    half("half a sequence", "\x1b["),
    half("half a sequence with numbers", "\x1b[1;"),
    half("half a key", "\x1bO"),
    half("half a report of the mouse", "\x1b[<0;12"),
    half("half an answer", "\x1b[?62;"),
    half("half a string of the device", "\x1bP1$r"),
    half("half a string of the system", "\x1b]11;rgb:00"),
    half("half a string of a program", "\x1b_Gi=31;O"),
    way("half a paste", 0, |seat| {
        seat.rest(HALF * 3);
        steps_on(seat)
    })
    .typed("\x1b[200~QQQ"),
    way("half a character", 0, |seat| {
        seat.send_bytes(b"\xe6\x8a", super::seat::Reads::Yes)?;
        seat.rest(Duration::from_millis(100));
        steps_on(seat)
    }),
    way("bytes that are no text", 0, |seat| {
        seat.send_bytes(b"\xff\xfe\xc0\x80\xf5\x9b", super::seat::Reads::Yes)?;
        seat.rest(Duration::from_millis(100));
        steps_on(seat)
    }),
];

/// A sequence that never ends, and a key some time behind it.
const fn half(name: &'static str, sequence: &'static str) -> Way {
    way(name, 0, |seat| {
        seat.rest(HALF);
        steps_on(seat)
    })
    .typed(sequence)
}

/// The key for the next article steps to it, and says nothing else.
fn steps_on(seat: &mut Seat) -> Went {
    seat.send("j")?;
    seat.shows_within("2/5", Duration::from_secs(5))?;
    if seat.text().contains("does nothing") {
        return Err(format!("something became a key:\n{}", seat.text()));
    }
    seat.send("Q")
}

/// The page is there again after windows of some sizes.
fn seen_at(seat: &mut Seat, sizes: &[(u16, u16)]) -> Went {
    for (columns, rows) in sizes {
        seat.resize(*columns, *rows)?;
        seat.rest(Duration::from_millis(40));
    }
    seat.resize(80, 24)?;
    seat.shows("Exit Post")?;
    seat.shows("The ferry rests")?;
    seat.send("ggj")?;
    seat.shows("2/5")?;
    seat.send("Q")
}

/// A megabyte of a text, marked as pasted, and a key.
fn pasted(seat: &mut Seat, text: &str) -> Went {
    let text = text.repeat((1 << 20) / text.len());
    seat.send(&format!("\x1b[200~{text}\x1b[201~j"))?;
    seat.shows_within("2/5", SOON)?;
    if holds(&seat.raw, b"\x1b[?1049l") {
        return Err("a pasted text was a command".to_owned());
    }
    seat.send("Q")
}

/// Screens on which nobody presses a key.
pub const IDLE: &[Way] = &[
    way("the contents, idle", 0, |seat| idle(seat, "", "Exit Post")),
    way("an article, idle", 0, |seat| idle(seat, "\r", "一桥横江")),
    way("the front page, idle", 0, |seat| idle(seat, "p", "一桥横江")),
    way("the menu, idle", 0, |seat| idle(seat, "?", "a page on")),
    way("the options, idle", 0, |seat| idle(seat, ",", "Theme")),
    way("a prompt, idle", 0, |seat| idle(seat, "/ferry", "found")),
    way("what was found, idle", 0, |seat| idle(seat, "/ferry\r", "ferry")),
    way("what was kept, idle", 0, |seat| idle(seat, "*", "The bridge")),
    way("the shelf, idle", 0, |seat| idle(seat, "", "Sample papers")).by(r#"exec "$NEWS""#).without_page(),
    way("what was found on the shelf, idle", 0, |seat| {
        seat.shows("Sample papers")?;
        idle(seat, "/ferry", "nothing")
    })
    .by(r#"exec "$NEWS""#)
    .without_page(),
    way("behind a stop, idle", 0, |seat| {
        seat.signal(rustix::process::Signal::TSTP)?;
        seat.until(SOON * 20, "it did not stop", Seat::is_stopped)?;
        seat.signal(rustix::process::Signal::CONT)?;
        idle(seat, "", "Exit Post")
    }),
];

/// Nothing is sent and no time taken for two seconds.
fn idle(seat: &mut Seat, keys: &str, shown: &str) -> Went {
    seat.send(keys)?;
    seat.shows(shown)?;
    seat.rest(Duration::from_millis(1_200));
    let (sent, before) = (seat.raw.len(), seat.took());
    seat.rest(Duration::from_secs(2));
    let more = seat.raw.len() - sent;
    let took = seat.took().zip(before).map(|(after, before)| after.saturating_sub(before));
    if more > 0 || took.is_none_or(|took| took > TICK) {
        return Err(format!("{more} bytes and {took:?}:\n{}", seat.text()));
    }
    seat.send("\x03\x03\x03Q")
}
