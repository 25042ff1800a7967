//! Sessions: keys in, screen text out, over the sample papers in Chinese and in English.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "reader/session.rs"]
mod session;

use std::fmt::Write as _;

use newsprint::app::{Action, Effect, Habits, Issue, Message, Preset, Screen};
use newsprint::edition::Edition;
use newsprint::l10n::Tongue;
use ratatui::style::Modifier;

use session::{EN, Session, ZH, edition};

#[test]
fn lines_pages_halves_and_ends_move_as_named() {
    for mut session in Session::both() {
        session.press("enter");
        let Some(Screen::Reading(reading)) = session.app.screen() else { panic!() };
        let height = reading.height;
        for (keys, line) in [
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("up", 0),
            ("space", height - 1),
            ("pgdn", 2 * (height - 1)),
            ("b", height - 1),
            ("pgup", 0),
            ("d", height / 2),
            ("u", 0),
            ("ctrl-f", height - 1),
            ("ctrl-b", 0),
            ("5 j", 5),
            ("home", 0),
            ("2 space", 2 * (height - 1)),
            ("g g", 0),
        ] {
            session.press(keys);
            assert_eq!(session.first_line(), line, "{keys}");
        }
        session.press("G").says("100%");
        session.press("g g end").says("100%");
    }
}

#[test]
fn a_page_keeps_one_line_of_the_page_before() {
    for mut session in Session::both() {
        session.press("enter");
        let before = session.rows();
        session.press("space");
        let after = session.rows();
        // The last line of text of the page before is the first of this one; the row above is air, the last the foot.
        assert_eq!(before[before.len() - 2], after[1]);
        session.press("b");
        assert_eq!(session.rows(), before);
    }
}

#[test]
fn the_space_bar_does_not_overshoot_the_end() {
    for (mut session, said) in [(Session::zh(), "完 · 下一篇"), (Session::en(), "End · next: ")] {
        session.press("enter");
        let first = session.headline();
        session.press("G space").says(said);
        assert_eq!(session.headline(), first);
        session.press("k space space").says(said);
        assert_eq!(session.headline(), first, "a step back takes the question back");
        session.press("space");
        assert_ne!(session.headline(), first);
        assert_eq!(session.first_line(), 0);
    }
    let mut last = Session::en();
    last.press("G enter G space space").says("this is the last article");
}

#[test]
fn paragraphs_and_subheads_are_steps() {
    let mut session = Session::zh();
    session.press("enter )").shows("头一批过桥的，是跑步的人");
    let rows = session.rows();
    assert!(rows[1].contains("头一批过桥的，是跑步的人"), "{}", rows[1]);
    session.press(")");
    assert!(session.rows()[1].contains("慢行道比原设计多出1米"), "{}", session.rows()[1]);
    session.press("(");
    assert_eq!(session.rows(), rows);
    session.press("}");
    assert!(session.rows()[1].trim_start().starts_with("严格说来"), "{}", session.rows()[1]);
    session.press("{");
    assert_eq!(session.rows(), rows);
    session.press("( ( (");
    assert_eq!(session.first_line(), 0, "before the first subhead is the start");
}

#[test]
fn articles_pages_and_sections_are_one_key_away_from_anywhere() {
    for mut session in Session::both() {
        let first = session.headline();
        session.press("J");
        let second = session.headline();
        assert_ne!(first, second);
        session.press("enter K");
        assert_eq!(session.headline(), first);
        assert!(session.is_reading());
        session.press("2 J");
        let third = session.headline();
        session.press("K");
        assert_eq!(session.headline(), second);
        session.press("J");
        assert_eq!(session.headline(), third);
        session.press("]");
        let section = session.headline();
        session.press("[");
        assert_eq!(session.headline(), first);
        session.press("] q");
        assert_eq!(session.headline(), section, "the contents are where the reader was");
    }
    let mut zh = Session::zh();
    zh.press("enter L").says("第2版");
    zh.press("2 L").says("第4版");
    zh.press("H").says("第3版");
    zh.press("2 G").says("第2版");
    zh.press("1 g g").says("第1版");
    zh.press("9 G").says("没有第 9 版");
    Session::en().press("9 9 J J").says("last article");
}

#[test]
fn every_screen_leads_back_to_where_one_was() {
    for mut session in Session::both() {
        session.press("j");
        let selected = session.headline();
        for back in ["q", "h", "left", "backspace", "esc"] {
            session.press("enter j j");
            assert!(session.is_reading());
            session.press(back);
            assert_eq!(session.headline(), selected, "{back}");
        }
        session.press("enter");
        assert_eq!(session.first_line(), 10, "an article opens where it was left, five times two lines on");
        session.press("? q , q");
        assert!(session.is_reading());
        session.press("t");
        assert_eq!(session.headline(), selected);
        session.press("q");
        assert_eq!(session.asked, [Effect::Quit]);
    }
}

#[test]
fn arrows_enter_and_escape_reach_everything() {
    for mut session in Session::both() {
        // The menu is behind Escape in the contents, behind Enter in an article; what is chosen there is done.
        session.press("esc");
        assert!(matches!(session.app.screen(), Some(Screen::Help(_))));
        let count = newsprint::app::BINDINGS.len();
        let place = newsprint::app::BINDINGS.iter().position(|binding| binding.name == "star").unwrap();
        for _ in 0..place {
            session.press("down");
        }
        session.press("enter").shows("★");
        session.press("enter enter");
        assert!(matches!(session.app.screen(), Some(Screen::Help(_))));
        for _ in 0..count {
            session.press("down");
        }
        session.press("enter");
        assert_eq!(session.asked, [Effect::Quit], "the last row of the menu");
        let mut session = Session::en();
        session.press("left").shows("Neighbors").press("down right");
        assert!(!session.is_reading());
        session.press("right");
        assert!(session.is_reading());
    }
}

#[test]
fn full_width_keys_of_an_input_method_are_their_twins() {
    for (full, half) in [
        ("ｊ", "j"),
        ("】", "]"),
        ("【", "["),
        ("Ｊ", "J"),
        ("》", ">"),
        ("，", ","),
        ("ｑ", "q"),
        ("？", "?"),
        ("ｑ", "q"),
    ] {
        let mut other = Session::zh();
        other.press(half);
        let mut own = Session::zh();
        own.type_in(full);
        assert_eq!(own.screen(), other.screen(), "{full}");
    }
    let mut session = Session::zh();
    session.press("enter").type_in("５ｊ");
    assert_eq!(session.first_line(), 5);
    session.type_in("：").type_in("ｐａｇｅ　２").press("enter").says("第2版");
    // In a search what is typed is itself.
    session.type_in("／，").says("/，");
}

#[test]
fn an_unknown_key_says_so_and_a_prefix_shows_what_may_follow() {
    Session::zh().press("X").says("X 在这里无作用");
    Session::en().press("X").says("X does nothing here; ? shows the keys");
    Session::en().press("y").says("y copy");
    Session::en().press("g").says("to the start");
    let mut session = Session::en();
    session.press("1 2").says("12");
    session.press("esc").says("1/10");
    session.press("g x").says("g x does nothing here");
}

#[test]
fn a_search_is_live_counts_and_is_taken_back() {
    for (mut session, word, other) in [(Session::zh(), "大桥", "全刊"), (Session::en(), "roof", "in the edition")] {
        session.press("enter");
        let before = session.rows();
        session.press("/").type_in(word);
        assert!(session.foot().starts_with(&format!(" /{word}")), "{}", session.foot());
        session.says("1/").says(other);
        assert!(session.with(Modifier::UNDERLINED).iter().any(|run| run.to_lowercase() == word));
        session.press("enter").says(&format!("/{word}"));
        session.press("n").says("2/");
        session.press("N").says("1/");
        session.press("esc");
        assert!(!session.with(Modifier::UNDERLINED).iter().any(|run| run.to_lowercase() == word));
        session.press("g g /").type_in(word).press("esc");
        assert_eq!(session.rows()[..22], before[..22], "what was typed and not meant leaves no trace");
    }
}

#[test]
fn hits_lie_across_line_ends_and_runs_and_are_marked_whole() {
    let json = r#"{"format":"edition/1","lang":"zh","articles":[{"headline":"新桥 通车","body":[
        {"type":"paragraph","text":["一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉",{"t":"strong","c":"鹤汀"},"大桥通车。"]}]}]}"#;
    for columns in 20..80 {
        let edition: Edition = serde_json::from_str(json).unwrap();
        let mut session = Session::of(edition, Tongue::English, columns, 24);
        session.press("enter /").type_in("酉鹤汀大桥").press("enter");
        let marked: String = session.with(Modifier::UNDERLINED).concat();
        assert_eq!(marked, "酉鹤汀大桥", "{columns}:\n{}", session.screen());
        session.press("esc /").type_in("新桥通车").press("enter");
        let marked: String = session.with(Modifier::UNDERLINED).concat();
        assert_eq!(marked.replace(' ', ""), "新桥通车", "{columns}");
    }
}

#[test]
fn a_search_folds_case_width_and_characters_and_takes_expressions() {
    for (query, found) in [
        ("鶴汀大橋", newsprint::text::CAN_CONVERT),
        ("鹤汀大桥", true),
        ("１３４５天", true),
        ("1345天", true),
        ("re:历时\\d+天", true),
        ("不存在的词", false),
    ] {
        let mut session = Session::zh();
        session.press("enter /").type_in(query).press("enter");
        let Some(Screen::Reading(reading)) = session.app.screen() else { panic!() };
        assert_eq!(!reading.hits.is_empty(), found, "{query}");
    }
    let mut session = Session::en();
    session.press("enter /").type_in("ROOF").press("enter").says("1/");
    session.press("/").type_in("re:(").says("re:(");
    session.says("no expression: ");
}

#[test]
fn hits_are_gone_through_over_the_edition_and_listed() {
    for (mut session, word) in [(Session::zh(), "渡口"), (Session::en(), "vinegar")] {
        session.press("/").type_in(word);
        assert!(matches!(session.app.screen(), Some(Screen::Hits(_))), "{}", session.screen());
        let total = session.app.search().unwrap().count().unwrap();
        assert!(total > 3);
        session.press("enter enter");
        assert!(session.is_reading());
        let Some(Screen::Reading(reading)) = session.app.screen() else { panic!() };
        assert_eq!(reading.hit, Some(0));
        let mut seen = std::collections::HashSet::new();
        for _ in 0..total {
            let Some(Screen::Reading(reading)) = session.app.screen() else { panic!() };
            seen.insert((reading.article, reading.hit));
            session.press("n");
        }
        assert_eq!(seen.len(), total, "n goes through every hit once before it begins again");
        session.press("g /");
        assert!(matches!(session.app.screen(), Some(Screen::Hits(_))));
        session.press("q");
        assert!(session.is_reading(), "the list lay over the article");
        session.press("g / esc").shows_not("/渡口");
        assert!(session.app.search().is_none());
    }
}

#[test]
fn without_a_search_n_goes_to_what_is_unread() {
    for mut session in Session::both() {
        let first = session.headline();
        session.press("j r k n");
        let third = session.headline();
        assert_ne!(third, first);
        session.press("N");
        assert_eq!(session.headline(), first);
        session.press("n");
        assert_eq!(session.headline(), third, "the second is read");
    }
    let mut session = Session::en();
    session.press("r r").says("unread");
    for _ in 0..10 {
        session.press("r j");
    }
    session.press("n").says("everything is read");
}

#[test]
fn search_back_goes_back_and_is_help_where_no_search_is_on() {
    let mut session = Session::zh();
    session.press("enter ?").shows("ctrl-f");
    session.press("q /").type_in("大桥").press("enter n n").says("3/");
    let before = session.first_line();
    session.press("?").type_in("大桥").press("enter").says("?大桥");
    let Some(Screen::Reading(reading)) = session.app.screen() else { panic!() };
    let hit = reading.hit.unwrap();
    assert!(
        reading.hits[hit].place() < reading.layout.start_of(before).unwrap_or_default()
            || hit + 1 == reading.hits.len()
    );
    session.press("n");
    let Some(Screen::Reading(reading)) = session.app.screen() else { panic!() };
    assert_eq!(reading.hit, hit.checked_sub(1).or(reading.hit), "n goes on towards the start");
    session.press("f1").shows("ctrl-f");
}

#[test]
fn jumps_go_back_and_forward_over_all_of_it() {
    for mut session in Session::both() {
        let first = session.headline();
        session.press("enter J");
        let second = session.headline();
        session.press("J ctrl-o");
        assert_eq!(session.headline(), second);
        session.press("ctrl-o");
        assert_eq!(session.headline(), first);
        assert!(session.is_reading());
        session.press("ctrl-o");
        assert!(!session.is_reading());
        session.press("ctrl-i");
        assert_eq!(session.headline(), first);
        session.press("tab");
        assert_eq!(session.headline(), second, "the byte of ctrl-i is that of Tab");
    }
}

#[test]
fn marks_are_places_by_letter() {
    for mut session in Session::both() {
        session.press("enter 3 j m a");
        let marked = session.headline();
        session.press("J J ' a");
        assert_eq!((session.headline(), session.first_line()), (marked, 3));
    }
    Session::en().press("' z").says("no mark z");
    Session::zh().press("m b").says("b");
}

#[test]
fn stars_and_readings_are_seen_in_the_list_and_taken_back() {
    for mut session in Session::both() {
        session.shows("•").shows_not("★");
        session.press("s").shows("★");
        session.press("U").shows_not("★");
        session.press("r");
        let dots = |session: &Session| session.screen().matches('•').count();
        let read = dots(&session);
        session.press("U");
        assert_eq!(dots(&session), read + 1);
        session.press("enter G q");
        assert_eq!(dots(&session), read, "an article whose end was seen is read");
        session.press("U U");
        assert!(["nothing to undo", "没有"].iter().any(|said| session.foot().contains(said)), "{}", session.foot());
    }
}

#[test]
fn text_is_selected_by_keys_and_copied_as_it_is_in_the_source() {
    let mut session = Session::zh();
    session.press("enter v l l l");
    assert_eq!(session.with(Modifier::REVERSED), ["两岸新程"]);
    session.press("y");
    assert_eq!(session.copied(), "两岸新程");
    session.says("两岸新程");
    assert!(session.with(Modifier::REVERSED).is_empty());
    // Over line ends and paragraphs: neither indents nor line ends of the layout.
    session.press(") } v } y");
    let text = session.copied().to_owned();
    let source = edition(ZH);
    let first = source.articles[0]
        .parts()
        .iter()
        .map(|part| part.text.as_str())
        .find(|text| text.starts_with("严格说来"))
        .unwrap()
        .to_owned();
    assert!(text.starts_with(&format!("{first}\n\n1")), "{text}");
    session.press("v esc");
    assert!(session.with(Modifier::REVERSED).is_empty());
    // From anywhere: the beginning is put where the end has been moved to.
    session.press("g g v j l l v").says("从这里开始").press("l l").says("从这里开始").press("y");
    let text = session.copied();
    assert!(text.chars().count() == 3 && !text.starts_with('历') && "历时1345天 渡口成桥头".contains(text), "{text}");
    let mut en = Session::en();
    en.press("enter v j j k y");
    assert!(!en.copied().contains("  "));
}

#[test]
fn paragraphs_articles_and_citations_are_copied() {
    let mut session = Session::zh();
    session.press("enter ) } y y");
    assert!(session.copied().starts_with("严格说来") && !session.copied().contains('\n'), "{}", session.copied());
    session.press("y c");
    assert_eq!(session.copied(), "《鹤渚日报》2026年11月23日第1版");
    session.press("y a");
    let text = session.copied().to_owned();
    assert!(text.starts_with("两岸新程\n\n历时1345天 渡口成桥头\n\n"), "{text}");
    let mut contents = Session::zh();
    contents.press("y a");
    assert_eq!(contents.copied(), text, "from the contents too");
    let mut en = Session::en();
    en.press("y c");
    assert!(en.copied().contains("2026-11-2") && en.copied().contains("Page 1"), "{}", en.copied());
}

#[test]
fn links_have_letters_and_an_address_is_shown_before_it_is_opened() {
    let mut zh = Session::zh();
    zh.press("enter ) } f");
    assert!(zh.with(Modifier::REVERSED).iter().any(|run| run.starts_with('a')), "{:?}", zh.with(Modifier::REVERSED));
    zh.press("a");
    assert!(zh.headline().contains("新桥"), "a link into the edition is followed: {}", zh.headline());
    zh.press("ctrl-o");
    assert!(zh.headline().starts_with("一桥"));
    let rows = zh.rows();
    zh.press("f a j q");
    assert_eq!(zh.rows(), rows, "back from a link is where it stood");
    let mut en = Session::en();
    en.press("j enter");
    while !en.foot().contains("example.org") {
        en.press("f");
        if en.with(Modifier::REVERSED).is_empty() {
            en.press("space");
        } else {
            en.press("a");
        }
    }
    en.says("https://example.org/");
    assert_eq!(en.asked, []);
    en.press("j o");
    assert!(!matches!(en.asked.last(), Some(Effect::Open(_))), "another key takes the choice back");
    en.press("esc f a o");
    assert_eq!(en.asked, [Effect::Open("https://example.org/sandmarl-library/no-fines".to_owned())]);
    en.tell(Message::Opened(Err(String::new())));
    en.says("opener");
}

#[test]
fn columns_width_and_furniture_are_the_readers() {
    let mut session = Session::of(edition(ZH), Tongue::SimplifiedChinese, 200, 60);
    session.press("enter");
    let count = |session: &Session| match session.app.screen() {
        Some(Screen::Reading(reading)) => reading.frame.shape.count,
        _ => panic!(),
    };
    assert_eq!(count(&session), 4);
    session.press("c");
    assert_eq!(count(&session), 1);
    session.press("c c c c");
    assert_eq!(count(&session), 4, "round the counts to what suits the window");
    session.press("2 c");
    let mut narrow = Session::zh();
    narrow.press("enter - -").says("64");
    narrow.press("+").says("68");
    narrow.press("=").says("72");
    narrow.press("z");
    assert!(!narrow.foot().contains("鹤渚日报"));
    narrow.press("z").says("鹤渚日报");
}

#[test]
fn characters_are_shown_simplified_or_traditional_and_the_source_stays() {
    if !newsprint::text::CAN_CONVERT {
        return;
    }
    let mut session = Session::zh();
    session.press("enter S").says("简体");
    session.press("S").shows("一橋橫江").says("繁体");
    session.press("/").type_in("一桥横江").press("enter").says("1/");
    session.press("v l l l y");
    assert!(session.copied().starts_with("一桥横江"), "what is copied is the source: {}", session.copied());
    session.press("q").shows("一橋橫江");
    session.press("S").shows("一桥横江");
}

#[test]
fn a_command_is_typed_by_name_and_completed() {
    let mut session = Session::en();
    session.press(":").type_in("next-sec").press("tab").says(":next-section");
    session.press("enter");
    assert_ne!(session.headline(), Session::en().headline());
    session.press(":").type_in("article 3").press("enter");
    let third = session.headline();
    session.press(": 3 enter");
    assert_eq!(session.headline(), third);
    session.press(":").type_in("set theme ni").press("tab").says(":set theme night").press("esc");
    session.press(":").type_in("nonsense").press("enter").says("no command nonsense");
    session.press(":").type_in("set theme night").press("enter");
    assert_eq!(session.app.choices().look, newsprint::app::Look::Night);
    session
        .press(":")
        .type_in("set theme dusk")
        .press("enter")
        .says("terminal, day, night, contrast".split(',').next().unwrap());
    session.press(": up up esc").shows_not(":set");
    session.press(": up").says(":set theme dusk");
    session.press("esc :").type_in("quit").press("enter");
    assert_eq!(session.asked, [Effect::Quit]);
}

#[test]
fn an_article_is_exported_under_a_name_of_the_readers() {
    let mut session = Session::en();
    session.press("j e").says(":export article-2.md");
    session.press("enter");
    let second = session.app.order()[1];
    assert_eq!(session.asked, [Effect::Export("article-2.md".to_owned(), second)]);
    session.tell(Message::Written("article-2.md".to_owned(), Err(String::new())));
    session.says("exists already");
    session.tell(Message::Written("a.md".to_owned(), Ok(())));
    session.says("written: a.md");
}

#[test]
fn options_change_at_once_and_the_program_speaks_every_language() {
    let mut session = Session::zh();
    session.press(",").shows("配色").press("down right").shows("介面語言").press("right").shows("表示言語");
    session.press("right").shows("화면 언어").press("right").shows("Language of the program");
    session.press("left left left left").shows("界面语言");
    session.press("k k").press("enter");
    assert!(matches!(session.asked.last(), Some(Effect::Keep(_))) || session.asked.is_empty());
    session.press("G enter");
    assert!(matches!(session.asked.last(), Some(Effect::Keep(_))), "the last line keeps them");
    session.press("q :").type_in("save-options").press("enter");
    assert!(
        matches!(session.asked.last(), Some(Effect::Keep(options)) if options.iter().any(|(name, _)| *name == "theme"))
    );
    let mut themed = Session::en();
    themed.press("T").says("day");
    themed.press("T").says("night");
}

#[test]
fn the_mouse_turns_and_opens_and_can_be_left_to_the_terminal() {
    for mut session in Session::both() {
        let row = |session: &Session, text: &str| session.rows().iter().position(|row| row.contains(text)).unwrap();
        let second = session.press("j").headline();
        let at = row(&session, &second.chars().take(6).collect::<String>());
        session.press("k").mouse(Action::Press, 20, at);
        assert!(session.is_reading());
        assert_eq!(session.headline(), second);
        session.mouse(Action::WheelDown, 20, 10);
        assert_eq!(session.first_line(), 3);
        session.mouse(Action::WheelUp, 20, 10);
        assert_eq!(session.first_line(), 0);
        session.press("q M");
        assert_eq!(session.app.choices().pointer, newsprint::app::Pointer::Off);
        // A click on nothing is nothing.
        session.mouse(Action::Press, 79, 23).mouse(Action::Press, 900, 900);
        assert!(!session.is_reading());
    }
    let mut wide = Session::of(edition(ZH), Tongue::SimplifiedChinese, 120, 40);
    let at = wide.rows().iter().position(|row| row.trim_start().starts_with("民生")).unwrap();
    wide.mouse(Action::Press, 8, at).says("民生");
    wide.mouse(Action::Press, 100, 20);
    assert!(wide.is_reading());
}

#[test]
fn a_pasted_text_is_no_command_but_can_be_searched() {
    let mut session = Session::zh();
    session.tell(Message::Paste("QQQ".to_owned()));
    assert_eq!(session.asked, []);
    session.press("/");
    session.tell(Message::Paste("大桥\n".to_owned()));
    session.says("/大桥");
    assert!(session.app.search().is_some());
}

#[test]
fn on_a_wide_window_three_panes_stand_side_by_side() {
    let mut session = Session::of(edition(EN), Tongue::English, 120, 40);
    let headline = session.headline();
    let shown = |session: &Session| session.screen().matches(&headline[..11]).count();
    assert_eq!(shown(&session), 2, "in the list and in the preview:\n{}", session.screen());
    session.press("tab j j j j j");
    assert_eq!(session.headline(), headline, "the preview scrolls, the selection stays");
    let top =
        session.rows().iter().find_map(|row| row.rsplit_once("│").map(|(_, text)| text.trim().to_owned())).unwrap();
    session.press("enter c");
    let seen = session.rows()[1].clone();
    assert!(
        top.split_whitespace().next().is_some_and(|word| seen.contains(word)),
        "reading goes on at `{top}`: {seen}"
    );
    session.press("q shift-tab j");
    assert_ne!(session.headline(), headline);
}

#[test]
fn another_edition_is_a_key_away_and_each_is_found_as_it_was_left() {
    let mut session = Session::en();
    session.press(">").says("no later issue");
    let mut session = Session::among(edition(EN), 2);
    session.press("j s enter 3 j");
    let second = session.headline();
    session.press(">");
    assert_eq!(session.asked, [Effect::Edition(1)]);
    session.tell(Message::Edition(Ok(Box::new(Issue {
        edition: edition(ZH),
        name: String::new(),
        index: 1,
        memory: None,
    }))));
    session.shows("鹤 渚 日 报").press("<");
    assert_eq!(session.asked.last(), Some(&Effect::Edition(0)));
    session.tell(Message::Edition(Ok(Box::new(Issue {
        edition: edition(EN),
        name: String::new(),
        index: 0,
        memory: None,
    }))));
    assert_eq!((session.headline(), session.first_line()), (second, 3));
    session.press("q").shows("★");
    session.press(">");
    session.tell(Message::Edition(Err("paper.json:3: a \u{1b}[31mfield\nadvice".to_owned())));
    session.shows("paper.json:3").shows_not("\u{1b}");
    session.press("q").shows("★");
}

#[test]
fn an_empty_edition_and_a_search_without_hits_are_screens_too() {
    let empty = || serde_json::from_str::<Edition>(r#"{"format":"edition/1","articles":[]}"#).unwrap();
    for (columns, rows) in [(80, 24), (200, 60), (20, 6)] {
        for (tongue, text) in [(Tongue::SimplifiedChinese, "这一期没有文章"), (Tongue::English, "no articles")] {
            let mut session = Session::of(empty(), tongue, columns, rows);
            // In a narrow window it takes lines.
            let words: Vec<String> = session.screen().split_whitespace().map(str::to_owned).collect();
            assert!(words.join(" ").contains(text), "{}", session.screen());
            session.press("j k space G ] [ J K L H enter l h s r U y a n N m a ' a f o e esc esc / x enter g / t c + - = z z S R ! . T v");
            session.press("q q q");
        }
    }
    let mut session = Session::en();
    session.press("/").type_in("xyzzy").press("enter").shows("nothing found");
}

#[test]
fn every_key_on_every_screen_in_every_order_leaves_a_program_that_draws() {
    let keys: Vec<&str> = newsprint::app::BINDINGS
        .iter()
        .filter(|binding| !["quit", "suspend"].contains(&binding.name))
        .flat_map(|binding| binding.keys.iter().copied())
        .collect();
    let mut state = 0x9E37_79B9_u64;
    for (columns, rows) in [(80, 24), (120, 40), (30, 9), (3, 2)] {
        let mut session = Session::of(edition(ZH), Tongue::Korean, columns, rows);
        let mut typed = String::new();
        for _ in 0..1_500 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let key = keys[usize::try_from(state >> 33).unwrap() % keys.len()].replace("a-z", "c");
            let _ = write!(typed, " {key}");
            session.press(&key);
            if state.is_multiple_of(7) {
                session.screen();
            }
            session.asked.clear();
        }
    }
}

#[test]
fn a_search_answered_late_does_what_was_asked_and_nothing_else() {
    // Enter is faster than the search: the list opens its first hit when there is one, and none of the letters before.
    let mut session = Session::zh();
    session.press("/").type_in("路");
    session.hold();
    session.type_in("灯");
    session.press("enter enter");
    assert!(!session.is_reading());
    session.answer();
    assert!(session.is_reading() || session.app.search().unwrap().count() == Some(0));
    // Backward, from an article without a hit, to the one before.
    for late in [false, true] {
        let mut session = Session::zh();
        session.press("2 J enter /").type_in("竹行街").press("enter");
        assert!(session.headline().starts_with("竹行街"));
        if late {
            session.hold();
        }
        session.press("?").type_in("鹤汀大桥昨日通车，北渡轮渡").press("enter");
        session.answer();
        assert!(session.headline().starts_with("一桥"), "{late}: {}", session.headline());
    }
    // Who goes elsewhere meanwhile is left alone.
    let mut session = Session::zh();
    session.press("2 J enter");
    session.hold();
    session.press("/").type_in("天鹅湿地芦苇").press("enter t k");
    let headline = session.headline();
    session.answer();
    assert!(!session.is_reading());
    assert_eq!(session.headline(), headline);
}

#[test]
fn what_is_no_search_leaves_no_screen_behind() {
    for mut session in Session::both() {
        session.press("/ enter");
        assert!(matches!(session.app.screen(), Some(Screen::Contents(_))));
        session.press("/").type_in("re:(").press("enter");
        assert!(matches!(session.app.screen(), Some(Screen::Contents(_))));
        assert!(session.foot().contains("expression") || session.foot().contains("表达式"), "{}", session.foot());
        session.press("j enter 5 j , /").type_in("x").press("esc");
        assert_eq!(session.first_line(), 5, "the article below the options is where it was");
    }
}

#[test]
fn numbers_of_any_size_end_at_once() {
    for mut session in Session::both() {
        session.press(",").press("j j j j").press(":").type_in("right 9223372036854775807").press("enter");
        session
            .press("q /")
            .type_in("a")
            .press("enter enter")
            .press("9 9 9 9 9 9 9 n 9 9 9 9 9 9 9 N 9 9 9 9 9 9 j esc 9 9 9 9 9 9 n");
        session.press("t enter v 9 9 9 9 9 9 l 9 9 9 9 9 h 9 9 9 9 9 j y");
    }
}

#[test]
fn a_star_does_not_stop_an_article_from_being_read_and_is_taken_back_alone() {
    let mut session = Session::zh();
    session.press("enter s G q");
    let read = |session: &Session| session.app.records().is_read(session.app.order()[0]);
    assert!(read(&session));
    session.press("U");
    assert!(read(&session), "the star is taken back, the reading is not");
    session.shows_not("★");
}

#[test]
fn an_address_is_opened_only_while_it_is_shown() {
    for between in ["j", "5", "x", "?"] {
        let mut session = Session::en();
        session.press("j enter G f a").says("https://");
        session.press(between).press("esc o");
        assert!(!session.asked.iter().any(|effect| matches!(effect, Effect::Open(_))), "{between}");
    }
    let mut session = Session::en();
    session.press("j enter G f a").mouse(Action::WheelUp, 10, 10).press("o");
    assert_eq!(session.asked, []);
    session.press("esc f ctrl-c");
    assert_eq!(session.asked, [Effect::Quit], "a key that is no letter means what it always does");
}

#[test]
fn a_japanese_paper_keeps_its_characters() {
    let japanese = edition(include_bytes!("../data/ja.edition.json"));
    let mut session = Session::of(japanese, Tongue::SimplifiedChinese, 80, 24);
    let before = session.rows();
    session.press("S S");
    assert_eq!(session.rows()[..23], before[..23]);
}

#[test]
fn a_path_is_meant_as_it_was_typed() {
    let mut session = Session::en();
    session.press(":").type_in("ｅｘｐｏｒｔ　报（一）　x.md").press("enter");
    assert!(
        matches!(session.asked.last(), Some(Effect::Export(path, _)) if path == "报（一）　x.md"),
        "{:?}",
        session.asked
    );
}

#[test]
fn the_way_leads_on_over_an_edition_that_cannot_be_opened() {
    let mut session = Session::among(edition(EN), 3);
    session.press(">");
    session.tell(Message::Edition(Err("broken.json: no JSON".to_owned())));
    session.press(">");
    assert_eq!(session.asked, [Effect::Edition(1), Effect::Edition(2)]);
    session.tell(Message::Edition(Err("missing.json: no such file".to_owned())));
    session.shows("missing.json").shows_not("broken.json").press("<");
    assert_eq!(session.asked.last(), Some(&Effect::Edition(1)));
    session.press("<").shows("The Hollin Ferry Beacon");
    assert_eq!(session.asked.len(), 3, "what is open already is not read again");
}

#[test]
fn a_very_long_article_is_searched_away_from_the_keys() {
    let text = "一二三四五六七八九十".repeat(25_000) + "新桥";
    let json = format!(r#"{{"format":"edition/1","lang":"zh","articles":[{{"headline":"长","body":["{text}"]}}]}}"#);
    let mut session = Session::of(serde_json::from_str(&json).unwrap(), Tongue::English, 80, 24);
    session.press("enter");
    session.hold();
    session.press("/").type_in("新桥");
    let hits = |session: &Session| match session.app.screen() {
        Some(Screen::Reading(reading)) => reading.hits.len(),
        _ => panic!(),
    };
    assert_eq!(hits(&session), 0);
    session.answer();
    assert_eq!(hits(&session), 1);
    session.shows("新桥").press("enter").says("1/1");
}

#[test]
fn presets_move_as_their_name_says_and_bindings_of_ones_own_go_before() {
    let with = |preset: Preset, keys: &[(&str, &str)]| {
        let own = keys.iter().map(|(name, key)| ((*name).to_owned(), vec![(*key).to_owned()])).collect();
        let habits = Habits { preset, keys: own, ..Habits::default() };
        Session::used_to(edition(ZH), habits)
    };
    let mut less = with(Preset::Less, &[]);
    less.press("enter f");
    let page = less.first_line();
    assert!(page > 10);
    less.press("b e e y");
    assert_eq!(less.first_line(), 1);
    less.press("g");
    assert_eq!(less.first_line(), 0);
    less.press("h").shows("ctrl-v");
    let mut arrows = with(Preset::Arrows, &[]);
    arrows.press("j").says("does nothing here");
    arrows.press("down right down down up");
    assert_eq!(arrows.first_line(), 1);
    arrows.press("ctrl-down");
    assert_eq!(arrows.first_line(), 0);
    let mut own = with(Preset::Arrows, &[("next-article", "x"), ("star", "ctrl-s")]);
    let first = own.headline();
    own.press("x ctrl-s").shows("★");
    assert_ne!(own.headline(), first);
    let second = own.headline();
    own.press("f1 q").press(",").press("end up right");
    assert_eq!(own.app.preset(), Preset::Vim, "round the presets");
    own.press("q x k").shows("★");
    assert_eq!(own.headline(), second, "the reader's own key holds in every preset");
}
