//! Every screen as text, at three sizes, in Chinese and in English; and that every screen fits in every language.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "reader/session.rs"]
mod session;

use newsprint::app::{BINDINGS, Message};
use newsprint::l10n::{Say, Tongue, Words};
use newsprint::text::{Ambiguous, width};
use ratatui::style::Modifier;

use session::{EN, Session, ZH, edition};

const SIZES: [(usize, usize); 3] = [(80, 24), (120, 40), (200, 60)];

/// A screen and the keys that lead to it from the contents, a search's text apart.
const SCREENS: [(&str, &str, &str, &str); 7] = [
    ("contents", "j s j r", "", ""),
    ("sections", "left", "", ""),
    ("reading", "enter", "", ""),
    ("hits", "/", "大桥", "roof"),
    ("help", "?", "", ""),
    ("options", ",", "", ""),
    ("command", ":", "co", "co"),
];

#[test]
fn every_screen_looks_as_it_was_looked_at() {
    for (columns, rows) in SIZES {
        for (name, keys, chinese, english) in SCREENS {
            for (language, bytes, tongue, typed) in
                [("zh", ZH, Tongue::SimplifiedChinese, chinese), ("en", EN, Tongue::English, english)]
            {
                let mut session = Session::of(edition(bytes), tongue, columns, rows);
                session.press(keys).type_in(typed);
                insta::assert_snapshot!(format!("{name}_{language}_{columns}x{rows}"), session.screen());
            }
        }
    }
}

#[test]
fn what_is_empty_or_went_wrong_is_a_screen_too() {
    for (columns, rows) in SIZES {
        let empty = serde_json::from_str(r#"{"format":"edition/1","paper":"样城日报","articles":[]}"#).unwrap();
        let session = Session::of(empty, Tongue::SimplifiedChinese, columns, rows);
        insta::assert_snapshot!(format!("empty_zh_{columns}x{rows}"), session.screen());
        let mut session = Session::of(edition(EN), Tongue::English, columns, rows);
        let said = "tuesday.edition.json:12: `headline` is missing: expected a text, or leave the article out\ntuesday.edition.json: 1 problem";
        session.tell(Message::Edition(Err(said.to_owned())));
        insta::assert_snapshot!(format!("trouble_en_{columns}x{rows}"), session.screen());
    }
}

#[test]
fn every_screen_fits_at_80_columns_in_every_language() {
    for tongue in Tongue::ALL.iter().copied() {
        let words = Words::of(tongue);
        let mut session = Session::of(edition(ZH), tongue, 80, 24);
        // Each row of the menu on one line: its keys and all of its words.
        session.press("?");
        let mut seen = String::new();
        for _ in BINDINGS {
            seen.push_str(&session.screen());
            session.press("j");
        }
        for binding in BINDINGS {
            let text = words.say(binding.help);
            assert!(seen.contains(&text), "{tongue:?}: `{text}` does not fit on a line");
        }
        session.press("q ,");
        let options = session.screen();
        for say in [Say::OptionTheme, Say::OptionMeasure, Say::OptionLineBreak, Say::OptionKeys, Say::OptionLanguage] {
            assert!(options.contains(&words.say(say)), "{tongue:?}: {options}");
        }
        assert!(session.rows().iter().all(|row| width(row, Ambiguous::Narrow) <= 80));
        assert!(session.foot().contains(&words.say(Say::OptionsHint)), "{tongue:?}: {}", session.foot());
        // What may follow a prefix, whole.
        for (prefix, last) in
            [("y", Say::HelpCopyCitation), ("g", Say::HelpHits), ("m", Say::HelpMark), ("'", Say::HelpMarkGo)]
        {
            let mut session = Session::of(edition(ZH), tongue, 80, 24);
            session.press("enter").press(prefix).says(&words.say(last));
            assert!(session.foot().trim_end().ends_with(prefix), "{tongue:?}: {}", session.foot());
        }
        // What keys say, whole.
        for (keys, say) in [
            ("x", None),
            ("q h h", None),
            ("G J J", Some(Say::LastArticle)),
            ("enter v", None),
            ("c", Some(Say::ColumnsAuto)),
            ("n", None),
            ("U", Some(Say::NothingToUndo)),
            ("g /", Some(Say::NoSearch)),
            ("ctrl-o ctrl-o", Some(Say::NoJump)),
            (">", Some(Say::NoNextEdition)),
            ("enter G space", None),
            ("M", Some(Say::MouseOff)),
            ("enter z z f", Some(Say::NoLinks)),
        ] {
            let mut session = Session::of(edition(EN), tongue, 80, 24);
            session.press(keys);
            let foot = session.foot();
            let cut = foot.matches('…').count() > say.map_or(0, |say| words.say(say).matches('…').count());
            assert!(!cut || keys == "enter G space", "{tongue:?} {keys}: {foot}");
            assert!(width(&foot, Ambiguous::Narrow) <= 80);
        }
        // The status line of the contents: paper, day, section, number, hint.
        let session = Session::of(edition(EN), tongue, 80, 24);
        assert!(session.foot().contains("November 23, 2026") && session.foot().contains('?'), "{}", session.foot());
    }
}

#[test]
fn the_current_hit_and_the_selected_entry_are_seen_without_colours() {
    let mut session = Session::zh();
    assert!(
        !session.with(Modifier::REVERSED).is_empty()
            || session.buffer().content.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED))
    );
    session.press("enter /").type_in("大桥").press("enter");
    assert_eq!(session.with(Modifier::REVERSED), ["大桥"]);
}
