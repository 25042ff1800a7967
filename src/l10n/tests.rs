//! What every message must be, in every language. Owns no words and refuses none by taste.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentResource};
use unicode_width::UnicodeWidthStr;

use super::words::{Texts, add, bundle, is_bidi, text};
use super::{Say, Tongue, Value, Words};

/// Words in Latin letters that are the same in every language: what the config file has, and what stands on a key.
const LATIN: [&str; 6] = ["opener", "xdg", "open", "save", "options", "Enter"];

/// The texts of a file by their ids, in its order; a text of several lines as one.
fn texts(file: &str) -> Vec<(&str, String)> {
    let mut texts: Vec<(&str, String)> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match line.split_once(" = ").filter(|_| line.starts_with(|char: char| char.is_ascii_lowercase())) {
            Some((id, text)) => texts.push((id, text.to_owned())),
            None => texts.last_mut().unwrap().1.push_str(line),
        }
    }
    texts
}

/// The names of the variables in a text.
fn variables(text: &str) -> BTreeSet<&str> {
    text.split('$').skip(1).filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next()).collect()
}

/// The words in Latin letters outside braces.
fn latin(text: &str) -> Vec<String> {
    let outside: String = text.split('{').map(|part| part.rsplit('}').next().unwrap()).collect::<Vec<_>>().join(" ");
    outside.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A message with the same value for each of its variables.
fn filled(words: &Words, message: Say, value: Value) -> String {
    let english = texts(text(Tongue::English));
    let text = &english.iter().find(|(id, _)| *id == message.id()).unwrap().1;
    let values: Vec<(&str, Value)> = variables(text).into_iter().map(|name| (name, value)).collect();
    words.fill(message, &values)
}

#[test]
fn every_file_has_the_messages_in_their_order_and_no_other() {
    let ids: Vec<&str> = Say::ALL.iter().map(|message| message.id()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id is there twice");
    for tongue in Tongue::ALL {
        let texts = texts(text(*tongue));
        let tag = tongue.tag();
        for id in &ids {
            assert!(texts.iter().any(|(other, _)| other == id), "{tag}.ftl has no `{id}`");
        }
        for (index, (id, _)) in texts.iter().enumerate() {
            assert!(ids.contains(id), "{tag}.ftl has `{id}`, which is no message");
            assert_eq!(*id, ids[index], "{tag}.ftl has `{id}` at another place than message.rs");
        }
    }
}

#[test]
fn every_file_parses_and_every_message_formats_without_errors() {
    for tongue in Tongue::ALL {
        let (tag, file) = (tongue.tag(), text(*tongue));
        let errors = FluentResource::try_new(file.to_owned()).err().map(|(_, errors)| errors);
        assert_eq!(errors, None, "{tag}.ftl");
        let mut bundle = bundle(*tongue);
        add(&mut bundle, file);
        for (id, text) in texts(file) {
            let arguments: FluentArgs = variables(&text).into_iter().map(|name| (name, 2)).collect();
            let pattern = bundle.get_message(id).unwrap().value().unwrap();
            let mut errors = Vec::new();
            let said = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
            assert!(errors.is_empty() && !said.trim().is_empty(), "{tag}.ftl: `{id}`: {errors:?}");
        }
    }
}

#[test]
fn a_message_has_the_same_variables_in_every_language() {
    let english: BTreeMap<&str, String> = texts(text(Tongue::English)).into_iter().collect();
    for tongue in Tongue::ALL {
        for (id, text) in texts(text(*tongue)) {
            assert_eq!(variables(&text), variables(&english[id]), "{}.ftl: `{id}`", tongue.tag());
        }
    }
}

#[test]
fn what_is_said_is_one_clean_line() {
    for tongue in Tongue::ALL {
        let words = Words::of(*tongue);
        for message in Say::ALL {
            for value in
                [Value::Number(1), Value::Number(40), "新桥 bridge".into(), "a\r\nb\u{2028}\u{202E}c\u{1b}".into()]
            {
                let said = filled(&words, *message, value);
                let clean = said.chars().all(|c| !c.is_control() && !is_bidi(c) && c != '\u{2028}');
                assert!(clean && !said.is_empty(), "{}.ftl: `{}`: {said:?}", tongue.tag(), message.id());
            }
        }
    }
}

#[test]
fn what_is_said_is_short() {
    for tongue in Tongue::ALL {
        let words = Words::of(*tongue);
        for message in Say::ALL {
            // The wider of the two widths that a terminal may give to …, — and their like.
            let cells = filled(&words, *message, "".into()).width_cjk();
            let most = if message.id().starts_with("help-") { 46 } else { 64 };
            assert!(cells <= most, "{}.ftl: `{}` has {cells} cells, more than {most}", tongue.tag(), message.id());
        }
    }
}

#[test]
fn no_message_is_left_in_english() {
    for tongue in Tongue::ALL.iter().filter(|tongue| **tongue != Tongue::English) {
        for (id, text) in texts(text(*tongue)) {
            let left: Vec<String> =
                latin(&text).into_iter().filter(|word| word.len() > 3 && !LATIN.contains(&word.as_str())).collect();
            assert!(left.is_empty(), "{}.ftl: `{id}`: {left:?}", tongue.tag());
        }
    }
}

#[test]
fn no_letter_of_the_other_script_stands_in_a_chinese_text() {
    let (simplified, traditional) = ("这记录显复页个后开关为书签标题", "這記錄顯復複頁個後開關為書籤標題");
    for (tongue, others) in [(Tongue::SimplifiedChinese, traditional), (Tongue::TraditionalChinese, simplified)] {
        let own = if others == simplified { traditional } else { simplified };
        for (id, text) in texts(text(tongue)) {
            let strays: String = text.chars().filter(|c| others.contains(*c) && !own.contains(*c)).collect();
            assert_eq!(strays, "", "{}.ftl: `{id}`", tongue.tag());
        }
    }
}

#[test]
fn english_counts() {
    let words = Words::of(Tongue::English);
    let said = |cells: usize| words.fill(Say::WidthIs, &[("cells", cells.into())]);
    assert_eq!([said(0), said(1), said(40)], ["line: 0 cells", "line: 1 cell", "line: 40 cells"]);
    assert_eq!(said(usize::MAX), "line: 9007199254740992 cells");
    assert_eq!(words.fill(Say::WidthIs, &[("cells", "forty".into())]), "line: forty cells");
}

#[test]
fn what_is_missing_has_something_in_its_place() {
    let words = Words::of(Tongue::Korean);
    assert_eq!(words.say(Say::NextUp), "다음 기사: {$title}");
    assert_eq!(words.fill(Say::On, &[("title", "新桥".into())]), "켬");

    let empty = |tongue| Texts::of(tongue, "\nkeys-title = {\non = {");
    let mut words = Words::of(Tongue::Korean);
    words.own = empty(Tongue::Korean);
    assert_eq!([words.say(Say::KeysTitle), words.say(Say::On), words.say(Say::Off)], ["Keys", "on", "off"]);
    words.english = empty(Tongue::English);
    assert_eq!(words.fill(Say::KeysTitle, &[("title", "新桥".into())]), "keys-title");
}

#[test]
fn words_can_be_said_from_any_thread() {
    fn shared<T: Send + Sync + std::fmt::Debug>(_: &T) {}
    let words = Words::of(Tongue::Japanese);
    shared(&words);
    assert_eq!(format!("{words:?}"), "Words { tongue: Japanese, .. }");
    assert_eq!(words.tongue(), Tongue::Japanese);
}

#[test]
fn a_message_parsed_by_itself_says_what_it_says_among_all() {
    for tongue in Tongue::ALL {
        let mut all = bundle(*tongue);
        add(&mut all, text(*tongue));
        for message in Say::ALL {
            for number in [1usize, 2] {
                let arguments: FluentArgs = texts(text(*tongue))
                    .iter()
                    .filter(|(id, _)| *id == message.id())
                    .flat_map(|(_, text)| {
                        variables(text).into_iter().map(|name| (name.to_owned(), number)).collect::<Vec<_>>()
                    })
                    .collect();
                let pattern = all.get_message(message.id()).unwrap().value().unwrap();
                let said = all.format_pattern(pattern, Some(&arguments), &mut Vec::new());
                let value = Value::Number(number);
                // Nothing is parsed yet: a text that refers to another would not find it.
                let words = Words::of(*tongue);
                assert_eq!(filled(&words, *message, value), said.replace(is_bidi, ""), "{tongue:?} {}", message.id());
            }
        }
    }
}
