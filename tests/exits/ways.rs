//! The ways out, one a row.
//!
//! Owns what is done on each and what it comes to. It refuses to say how a run goes.

use std::time::Duration;

use rustix::process::Signal;

use super::seat::{Reads, Seat, Went, holds};
use super::way::{HANGUP, INTERRUPTED, QUIT, TERMINATED, Way, way};

/// How soon it is gone when its terminal is, in milliseconds.
const GONE: u64 = 500;
/// How soon it ends when nobody reads what it sends.
const UNREAD: u64 = 2_500;
/// In a terminal that said before what it is.
const KNOWN: &str = r#"mkdir -p "$NEWSPRINT_DATA_DIR"
    echo "narrow box plain xterm-256color - - - - - - - - - -" > "$NEWSPRINT_DATA_DIR/terminals"; exec "$NEWS" "$PAPER""#;
/// Hears no hang-up by signal.
const NOHUP: &str = r#"trap "" HUP; exec "$NEWS" "$PAPER""#;

/// The reader leaves.
pub const LEAVING: &[Way] = &[
    way("q on the first screen", 0, |seat| seat.send("q")),
    way("Q from within an article", 0, |seat| {
        seat.send("\r")?;
        seat.shows("一桥横江")?;
        seat.send("Q")
    }),
    way("ctrl-c", 0, |seat| seat.send("\x03")),
    way("ctrl-c from a prompt, where the cursor is on", 0, |seat| {
        seat.send("/ferry")?;
        seat.shows("found")?;
        seat.send("\x03\x03\x03")
    }),
    way("Q from the menu", 0, |seat| {
        seat.send("?")?;
        seat.shows("a page on")?;
        seat.send("Q")
    }),
    way("Q from the options", 0, |seat| {
        seat.send(",")?;
        seat.shows("Theme")?;
        seat.send("Q")
    }),
    way("Q from what was found", 0, |seat| {
        seat.send("/ferry")?;
        seat.shows("found")?;
        seat.send("\r")?;
        seat.rest(Duration::from_millis(20));
        seat.send("Q")
    }),
    way("Q with the mouse off", 0, |seat| {
        seat.send("M")?;
        seat.shows("mouse: off")?;
        seat.send("Q")
    }),
    way("Q as soon as a paper is to be opened", 0, |seat| seat.send(">Q")),
    way("Q before the first page", 0, |seat| seat.send("Q")).without_page(),
    way("q from the shelf", 0, |seat| {
        seat.shows("Sample papers")?;
        seat.send("q")
    })
    .by(r#"exec "$NEWS""#)
    .without_page(),
    way("Q from what went wrong", 0, |seat| {
        seat.send(">")?;
        seat.shows("wrong.edition.json")?;
        seat.send("Q")
    })
    .by(r#"exec "$NEWS" "$PAPER" "$WRONG""#),
    way("without a terminal that controls it", 0, |seat| seat.send("Q")).uncontrolled(),
];

/// There is nothing to show, or nowhere.
pub const REFUSED: &[Way] = &[
    way("a file that is not there", 2, |_| Ok(())).by(r#"exec "$NEWS" nowhere.edition.json"#).without_page(),
    way("a file that is no edition", 2, |_| Ok(())).by(r#"exec "$NEWS" "$WRONG""#).without_page(),
    way("a folder", 2, |_| Ok(())).by(r#"exec "$NEWS" "$HERE""#).without_page(),
    way("an option that is none", 2, |_| Ok(())).by(r#"exec "$NEWS" --paper"#).without_page(),
    way("standard input twice", 2, |_| Ok(())).by(r#"exec "$NEWS" - -"#).without_page(),
    way("a dumb terminal", 0, prints).with(&[("TERM", "dumb")]).without_page(),
    way("output that is thrown away", 0, |_| Ok(())).by(r#"exec "$NEWS" "$PAPER" >/dev/null"#).without_page(),
    way("output that is closed", 0, |_| Ok(())).by(r#"exec "$NEWS" "$PAPER" >&-"#).without_page(),
    way("output to a full disk", 2, |seat| seat.shows("No space left"))
        .by(r#"exec "$NEWS" "$PAPER" >/dev/full"#)
        .without_page(),
    way("output to a pipe that is closed", 0, |seat| seat.shows("ended=0"))
        .by(r#"{ "$NEWS" "$PAPER"; echo "ended=$?" >&2; } | true"#)
        .without_page(),
    way("errors to a full disk", 2, |_| Ok(())).by(r#"exec "$NEWS" "$WRONG" 2>/dev/full"#).without_page(),
    way("errors to nowhere", 2, |_| Ok(())).by(r#"exec "$NEWS" "$WRONG" 2>&-"#).without_page(),
    way("nothing but a file", 0, |_| Ok(())).by(r#"exec "$NEWS" "$PAPER" <&- >&- 2>&-"#).without_page(),
    way("no keys to read", 0, prints).by(r#"exec "$NEWS" "$PAPER" </dev/null"#).uncontrolled().without_page(),
];

/// The paper on the terminal as a text.
fn prints(seat: &mut Seat) -> Went {
    seat.shows("It lends boats.")?;
    if holds(&seat.raw, b"\x1b[?") { Err("a mode was set".to_owned()) } else { Ok(()) }
}

/// Streams and surroundings that are not as usual, with a page all the same.
pub const SURROUNDED: &[Way] = &[
    way("keys from the terminal, input from nowhere", 0, |seat| seat.send("Q"))
        .by(r#"exec "$NEWS" "$PAPER" </dev/null"#),
    way("keys from the terminal, input closed", 0, |seat| seat.send("Q")).by(r#"exec "$NEWS" "$PAPER" <&-"#),
    way("an edition from standard input", 0, |seat| seat.send("Q")).by(r#"exec "$NEWS" - <"$PAPER""#).without_star(),
    way("errors closed", 0, |seat| seat.send("Q")).by(r#"exec "$NEWS" "$PAPER" 2>&-"#),
    way("no TERM", 0, |seat| seat.send("Q")).with(&[("TERM", "")]),
    way("a TERM that nobody knows", 0, |seat| seat.send("Q")).with(&[("TERM", "报-no-such-terminal")]),
    way("no HOME", 0, |seat| {
        seat.shows("NOT SAVING")?;
        seat.send("j")?;
        seat.send("Q")
    })
    .with(&[("HOME", ""), ("XDG_CONFIG_HOME", ""), ("NEWSPRINT_DATA_DIR", "")])
    .by(r#"exec "$NEWS" "$PAPER""#)
    .without_page(),
    way("no colours, and still a selection", 0, |seat| {
        seat.send("\r/bridge\r")?;
        seat.until(Duration::from_secs(10), "no reverse video", |seat| holds(&seat.raw, b"\x1b[0;7m"))?;
        if let Some(colour) = colour(&seat.raw) {
            return Err(format!("a colour: {colour}"));
        }
        seat.send("Q")
    })
    .with(&[("NO_COLOR", "1")]),
];

/// A style that has a colour.
fn colour(raw: &[u8]) -> Option<String> {
    let raw = String::from_utf8_lossy(raw);
    let styles = raw.split("\x1b[").skip(1).filter_map(|rest| rest.split_once('m')).map(|(style, _)| style);
    let is_colour = |number: &str| matches!(number.parse(), Ok(30..=38 | 40..=48 | 90..=107));
    let mut styles = styles.filter(|style| style.chars().all(|c| c.is_ascii_digit() || c == ';'));
    styles.find(|style| style.split(';').any(is_colour)).map(str::to_owned)
}

fn told(seat: &mut Seat, signal: Signal) -> Went {
    seat.signal(signal)
}

/// Signals.
pub const SIGNALLED: &[Way] = &[
    way("SIGINT", INTERRUPTED, |seat| told(seat, Signal::INT)),
    way("SIGTERM", TERMINATED, |seat| told(seat, Signal::TERM)),
    way("SIGQUIT", QUIT, |seat| told(seat, Signal::QUIT)),
    way("SIGHUP", HANGUP, |seat| told(seat, Signal::HUP)),
    way("SIGHUP, without a terminal that controls it", HANGUP, |seat| told(seat, Signal::HUP)).uncontrolled(),
    way("SIGHUP, ignored since before it began", 0, |seat| {
        told(seat, Signal::HUP)?;
        seat.rest(Duration::from_millis(100));
        seat.send("?")?;
        seat.shows("a page on")?;
        seat.send("Q")
    })
    .by(NOHUP),
    way("SIGTERM, without a terminal that controls it", TERMINATED, |seat| told(seat, Signal::TERM)).uncontrolled(),
    way("SIGTERM twice", TERMINATED, |seat| {
        told(seat, Signal::TERM)?;
        let _ = told(seat, Signal::TERM);
        Ok(())
    }),
    way("SIGTERM in an article", TERMINATED, |seat| {
        seat.send("\r")?;
        seat.shows("一桥横江")?;
        told(seat, Signal::TERM)
    }),
    way("SIGTERM in a prompt, where the cursor is on", TERMINATED, |seat| {
        seat.send("/fer")?;
        seat.shows("found")?;
        told(seat, Signal::TERM)
    }),
    way("SIGTERM while the terminal is asked what it is", TERMINATED, |seat| {
        seat.until(Duration::from_secs(10), "no question", |seat| holds(&seat.raw, b"\x1b[c"))?;
        told(seat, Signal::TERM)
    })
    .answered("")
    .without_page(),
    way("SIGTERM while a terminal that is known is asked again", TERMINATED, |seat| {
        seat.until(Duration::from_secs(10), "no question", |seat| holds(&seat.raw, b"\x1b[c"))?;
        told(seat, Signal::TERM)
    })
    .answered("")
    .by(KNOWN),
    way("q before a terminal that is known is asked again", 0, |seat| seat.send("q")).by(KNOWN),
    way("SIGTERM while keys come", TERMINATED, |seat| {
        seat.send(&"jk".repeat(200))?;
        told(seat, Signal::TERM)
    }),
    way("SIGTERM as a shell says it", TERMINATED, |seat| told(seat, Signal::TERM)).in_shell(),
    way("SIGINT as a shell says it", INTERRUPTED, |seat| told(seat, Signal::INT)).in_shell(),
    way("SIGQUIT as a shell says it", QUIT, |seat| told(seat, Signal::QUIT)).in_shell(),
    way("SIGHUP as a shell says it", HANGUP, |seat| told(seat, Signal::HUP)).in_shell(),
    way("quitting as a shell says it", 0, |seat| seat.send("Q")).in_shell(),
    way("stopped, continued and quit", 0, |seat| {
        stopped(seat)?;
        continued(seat)?;
        seat.send("Q")
    }),
    way("stopped and continued five times, then SIGTERM", TERMINATED, |seat| {
        for _ in 0..5 {
            stopped(seat)?;
            continued(seat)?;
        }
        told(seat, Signal::TERM)
    }),
    way("stopped, told to end, and continued", TERMINATED, |seat| {
        stopped(seat)?;
        told(seat, Signal::TERM)?;
        told(seat, Signal::CONT)
    }),
    way("stopped and continued without a terminal that controls it", 0, |seat| {
        stopped(seat)?;
        continued(seat)?;
        seat.send("Q")
    })
    .uncontrolled(),
    way("SIGCONT alone", 0, |seat| {
        told(seat, Signal::CONT)?;
        seat.rest(Duration::from_millis(20));
        seat.send("j")?;
        seat.shows("2/5")?;
        seat.send("Q")
    }),
];

fn stopped(seat: &mut Seat) -> Went {
    seat.signal(Signal::TSTP)?;
    seat.until(Duration::from_secs(10), "it did not stop", Seat::is_stopped)?;
    seat.is_restored()
}

fn continued(seat: &mut Seat) -> Went {
    seat.signal(Signal::CONT)?;
    seat.until(Duration::from_secs(10), "the page did not come back", |seat| {
        seat.is_alternate() && seat.text().contains("Exit Post")
    })
}

#[expect(clippy::unnecessary_wraps, reason = "one of the ways")]
fn closed(seat: &mut Seat) -> Went {
    seat.close();
    Ok(())
}

/// The terminal goes away.
pub const CLOSED: &[Way] = &[
    way("the terminal is closed", HANGUP, closed).loses_terminal().within(GONE),
    way("a terminal that controls nothing is closed", HANGUP, closed).uncontrolled().loses_terminal().within(GONE),
    way("the terminal is closed, SIGHUP ignored", HANGUP, closed).by(NOHUP).loses_terminal().within(GONE),
    way("a terminal that controls nothing is closed, SIGHUP ignored", HANGUP, closed)
        .by(NOHUP)
        .uncontrolled()
        .loses_terminal()
        .within(GONE),
    way("the shell outside is killed", HANGUP, Seat::kill_leader).in_shell().unseen().loses_terminal().within(GONE),
    way("the terminal of a shell is closed", HANGUP, closed).in_shell().unseen().loses_terminal().within(GONE),
    way("nobody reads, and the terminal is closed", HANGUP, |seat| {
        seat.freeze()?;
        closed(seat)
    })
    .loses_terminal()
    .within(GONE),
    way("nobody reads, and a terminal that controls nothing is closed", HANGUP, |seat| {
        seat.freeze()?;
        closed(seat)
    })
    .uncontrolled()
    .loses_terminal()
    .within(GONE),
    way("nobody reads, and the shell outside is killed", HANGUP, |seat| {
        seat.freeze()?;
        seat.kill_leader()
    })
    .in_shell()
    .unseen()
    .loses_terminal()
    .within(GONE),
    way("the terminal is closed in a prompt", HANGUP, |seat| {
        seat.send("/fer")?;
        seat.shows("found")?;
        closed(seat)
    })
    .loses_terminal()
    .within(GONE),
    way("the terminal is closed while text is pasted", HANGUP, |seat| {
        seat.send("\x1b[200~half a text")?;
        closed(seat)
    })
    .loses_terminal()
    .within(GONE),
    way("the terminal is closed while the program is stopped", HANGUP, |seat| {
        stopped(seat)?;
        closed(seat)
    })
    .loses_terminal()
    .within(GONE),
    way("the terminal is closed while it is asked what it is", HANGUP, |seat| {
        seat.until(Duration::from_secs(10), "no question", |seat| holds(&seat.raw, b"\x1b[c"))?;
        closed(seat)
    })
    .answered("")
    .without_page()
    .loses_terminal()
    .within(GONE),
];

/// Nobody reads what is sent.
pub const FROZEN: &[Way] = &[
    way("nobody reads: SIGTERM", TERMINATED, |seat| frozen(seat, Signal::TERM)).unread().within(UNREAD),
    way("nobody reads: SIGINT", INTERRUPTED, |seat| frozen(seat, Signal::INT)).unread().within(UNREAD),
    way("nobody reads: SIGHUP", HANGUP, |seat| frozen(seat, Signal::HUP)).unread().within(UNREAD),
    way("nobody reads: SIGQUIT", QUIT, |seat| frozen(seat, Signal::QUIT)).unread().within(UNREAD),
    way("nobody reads, and nobody controls: SIGTERM", TERMINATED, |seat| frozen(seat, Signal::TERM))
        .uncontrolled()
        .unread()
        .within(UNREAD),
    way("nobody reads until it has ended", TERMINATED, |seat| {
        frozen(seat, Signal::TERM)?;
        seat.ended_unread(Duration::from_millis(UNREAD))
    }),
    way("output stopped by the system until it has ended", TERMINATED, |seat| {
        seat.stop_output()?;
        seat.send("jj")?;
        seat.signal(Signal::TERM)?;
        seat.ended(Duration::from_millis(UNREAD))?;
        seat.rest(Duration::from_millis(20));
        Ok(())
    }),
    way("nobody reads for a while", 0, |seat| {
        seat.freeze()?;
        seat.shows("2/5")?;
        seat.send("Q")
    }),
    way("nobody reads for a while, and Q is typed meanwhile", 0, |seat| {
        seat.freeze()?;
        seat.send_bytes(b"Q", Reads::No)
    }),
];

fn frozen(seat: &mut Seat, signal: Signal) -> Went {
    seat.freeze()?;
    seat.stop_reading();
    seat.signal(signal)
}
