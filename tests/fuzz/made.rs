//! Editions made of bytes: every field of the file, in every form it may have.
//!
//! Owns the making. It refuses to make what `read` does not read, so that what is behind it is reached; files that are
//! not read are another target's.

use newsprint::edition::Edition;
use newsprint::edition::file::{Limits, read};
use serde_json::{Map, Value, json};

use super::dice::Dice;

/// Most articles of an edition that is made.
const ARTICLES: usize = 6;
/// Most boxes and lists in each other.
const DEPTH: usize = 4;

const LANGS: &[&str] = &["zh-Hans", "zh-Hant", "ja", "ko", "en", "de", "th", "ru", "x", "", "zh-TW", "hi"];
const KINDS: &[&str] = &[
    "story",
    "brief",
    "feature",
    "interview",
    "editorial",
    "opinion",
    "column",
    "letter",
    "serial",
    "photo",
    "notice",
    "obituary",
    "ad",
    "listing",
    "weather",
    "table",
    "correction",
    "toc",
    "other",
    "报",
];
const BLOCKS: &[&str] = &[
    "paragraph",
    "subhead",
    "list",
    "lines",
    "quote",
    "figure",
    "table",
    "note",
    "box",
    "signature",
    "rule",
    "pre",
    "chess",
];
const RUNS: &[&str] = &["strong", "em", "sup", "sub", "mark", "small", "gap", "link", "ruby", "blink"];
const DATES: &[&str] = &["2026-11-23", "2024-02-29", "0001-01-01", "9999-12-31", "1912-10", "1900"];
const SITES: &[&str] =
    &["https://example.org/桥", "javascript:alert(1)", "mailto:a@example.org", "-rf", "file:///x", " "];
const IDS: &[&str] = &["a0", "a1", "p1", "p2", "s1", "x", "../x", "\u{1b}[31m", "a b", "报"];

/// An edition, which is read.
pub fn edition(dice: &mut Dice) -> Edition {
    let json = json(dice).to_string();
    match read(json.as_bytes(), Limits::default()) {
        Ok(edition) => edition,
        Err(error) => panic!("{error}\n{json}"),
    }
}

/// An edition as JSON.
pub fn json(dice: &mut Dice) -> Value {
    let mut of = Map::new();
    of.insert("format".to_owned(), json!("edition/1"));
    if dice.once_in(2) {
        of.insert("paper".to_owned(), paper(dice));
    }
    if dice.once_in(2) {
        let (number, name) = (dice.text(), dice.text());
        of.insert("issue".to_owned(), json!({ "number": number, "edition": name, "total_pages": dice.below(300) }));
    }
    if dice.once_in(3) {
        of.insert("calendar".to_owned(), json!({ "lunar": text(dice), "era": text(dice), "weekday": text(dice) }));
    }
    maybe(dice, &mut of, &[("date_text", text), ("price", text), ("weather", text), ("imprint", texts)]);
    if dice.once_in(2) {
        of.insert("date".to_owned(), json!(dice.pick(DATES)));
    }
    if dice.once_in(2) {
        of.insert("lang".to_owned(), json!(dice.pick(LANGS)));
    }
    let pages = dice.below(4);
    let size = dice.once_in(2);
    let page = |dice: &mut Dice, index: usize| {
        let mut of = Map::new();
        of.insert("id".to_owned(), json!(format!("p{index}")));
        maybe(dice, &mut of, &[("number", text), ("name", text), ("part", text), ("editors", credit)]);
        if size {
            of.insert("width".to_owned(), json!(dice.pick(&[388.0, 1.0, 0.0, 1e300, -5.0, 0.001])));
            of.insert("height".to_owned(), json!(dice.pick(&[544.0, 1.0, 0.0, 1e-300, -5.0, 1e9])));
        }
        Value::Object(of)
    };
    of.insert("pages".to_owned(), (0..pages).map(|index| page(dice, index)).collect());
    let sections = dice.below(4);
    let section = |dice: &mut Dice, index: usize| json!({ "id": format!("s{index}"), "title": text(dice), "articles": ids(dice) });
    of.insert("sections".to_owned(), (0..sections).map(|index| section(dice, index)).collect());
    if dice.once_in(3) {
        let path = dice.pick(&["assets/a.png", "assets/../x", "/etc/x", "assets/\u{1b}"]);
        let side = dice.pick(&[0u32, 1, 600, u32::MAX]);
        of.insert(
            "assets".to_owned(),
            json!([{ "id": "x", "path": path, "width": side, "height": dice.below(2000), "alt": text(dice) }]),
        );
    }
    let articles = 1 + dice.below(ARTICLES);
    of.insert("articles".to_owned(), (0..articles).map(|index| article(dice, index)).collect());
    if dice.once_in(4) {
        of.insert("x_own".to_owned(), json!({ "a": [dice.text(), 1.5, null] }));
    }
    Value::Object(of)
}

/// Adds those fields that chance has.
fn maybe(dice: &mut Dice, of: &mut Map<String, Value>, fields: &[(&str, fn(&mut Dice) -> Value)]) {
    for (name, value) in fields {
        if dice.once_in(3) {
            of.insert((*name).to_owned(), value(dice));
        }
    }
}

fn paper(dice: &mut Dice) -> Value {
    if dice.once_in(3) {
        return json!(dice.text());
    }
    let mut of = Map::new();
    maybe(
        dice,
        &mut of,
        &[("name", text), ("name_alt", texts), ("motto", text), ("publisher", text), ("banner", text)],
    );
    Value::Object(of)
}

/// A text, plain or of runs.
fn text(dice: &mut Dice) -> Value {
    if !dice.once_in(3) {
        return json!(dice.text());
    }
    let run = |dice: &mut Dice| {
        if dice.once_in(3) {
            return json!(dice.text());
        }
        let mut of = Map::new();
        let kind = dice.pick(RUNS);
        of.insert("t".to_owned(), json!(kind));
        of.insert("c".to_owned(), json!(dice.text()));
        match kind {
            "link" if dice.once_in(2) => _ = of.insert("article".to_owned(), json!(dice.pick(IDS))),
            "link" => _ = of.insert("href".to_owned(), json!(dice.pick(SITES))),
            "ruby" => _ = of.insert("r".to_owned(), json!(dice.text())),
            _ if dice.once_in(8) => _ = of.insert("x".to_owned(), json!(dice.text())),
            _ => {}
        }
        Value::Object(of)
    };
    (0..dice.below(6)).map(|_| run(dice)).collect()
}

fn long_text(dice: &mut Dice) -> Value {
    if dice.once_in(4) { json!(dice.long_text()) } else { text(dice) }
}

fn texts(dice: &mut Dice) -> Value {
    (0..dice.below(4)).map(|_| json!(dice.text())).collect()
}

fn credit(dice: &mut Dice) -> Value {
    json!([{ "role": dice.text(), "name": dice.text(), "place": dice.text() }])
}

fn ids(dice: &mut Dice) -> Value {
    (0..dice.below(5)).map(|_| json!(dice.pick(IDS))).collect()
}

fn article(dice: &mut Dice, index: usize) -> Value {
    let mut of = Map::new();
    of.insert("id".to_owned(), json!(format!("a{index}")));
    let byline =
        |dice: &mut Dice| if dice.once_in(2) { json!(dice.text()) } else { json!({ "credits": credit(dice) }) };
    let dateline = |dice: &mut Dice| json!({ "agency": text(dice), "place": text(dice), "date": dice.pick(DATES) });
    let positions = |dice: &mut Dice| (0..=dice.below(3)).map(|_| position(dice)).collect();
    let related = |dice: &mut Dice| json!([{ "article": dice.pick(IDS), "rel": dice.text() }]);
    let kind = |dice: &mut Dice| json!(dice.pick(KINDS));
    let prominence = |dice: &mut Dice| json!(dice.below(12));
    let lang = |dice: &mut Dice| json!(dice.pick(LANGS));
    if !dice.once_in(5) {
        of.insert("headline".to_owned(), text(dice));
    }
    maybe(
        dice,
        &mut of,
        &[
            ("rubric", texts),
            ("kicker", texts),
            ("deck", texts),
            ("summary", texts),
            ("byline", byline),
            ("dateline", dateline),
            ("lead_in", text),
            ("issuer", text),
            ("section", text),
            ("positions", positions),
            ("related", related),
            ("kind", kind),
            ("prominence", prominence),
            ("lang", lang),
            ("signature", signature),
            ("url", text),
        ],
    );
    let body = if dice.once_in(8) { json!(dice.long_text()) } else { blocks(dice, 0) };
    of.insert("body".to_owned(), body);
    if dice.once_in(4) {
        of.insert("repairs".to_owned(), json!([{ "kind": dice.pick(&["join", "drop", "flag", "x"]), "before": dice.text(), "after": dice.text(), "confidence": 0.5 }]));
    }
    Value::Object(of)
}

fn position(dice: &mut Dice) -> Value {
    let side = |dice: &mut Dice| {
        let any = f64::from(u16::try_from(dice.below(600)).unwrap_or(0));
        dice.pick(&[any, any, any, any, 0.0, -1.0, 1e300, -1e300, 0.5])
    };
    let mut of = Map::new();
    of.insert("page".to_owned(), json!(dice.pick(&["p0", "p1", "p2", "x"])));
    if !dice.once_in(4) {
        of.insert("bbox".to_owned(), json!([side(dice), side(dice), side(dice), side(dice)]));
    }
    if dice.once_in(3) {
        of.insert("jump".to_owned(), json!(dice.pick(&["from", "to"])));
        of.insert("jump_text".to_owned(), text(dice));
    }
    if dice.once_in(3) {
        of.insert("order".to_owned(), json!(dice.below(9)));
    }
    Value::Object(of)
}

fn signature(dice: &mut Dice) -> Value {
    if dice.once_in(3) { json!(dice.text()) } else { signature_lines(dice) }
}

fn signature_lines(dice: &mut Dice) -> Value {
    json!({ "lines": texts(dice), "issuer": text(dice), "date": dice.pick(DATES) })
}

fn blocks(dice: &mut Dice, depth: usize) -> Value {
    (0..dice.below(if depth == 0 { 10 } else { 4 })).map(|_| block(dice, depth)).collect()
}

fn block(dice: &mut Dice, depth: usize) -> Value {
    let kind = dice.pick(BLOCKS);
    if dice.once_in(6) {
        return json!(dice.long_text());
    }
    let mut of = Map::new();
    of.insert("type".to_owned(), json!(kind));
    let mut put = |name: &str, value: Value| _ = of.insert(name.to_owned(), value);
    match kind {
        "subhead" => {
            put("text", text(dice));
            put("level", json!(dice.below(9)));
        }
        "list" => {
            put("ordered", json!(dice.once_in(2)));
            put("style", json!(dice.pick(&["bullet", "decimal", "cjk-dun", "as-printed", "none", "x"])));
            put("items", (0..dice.below(5)).map(|_| item(dice, depth)).collect());
        }
        "lines" => {
            put("lines", texts(dice));
            put("verse", json!(dice.once_in(2)));
        }
        "quote" => {
            put("text", long_text(dice));
            put("cite", text(dice));
            put("pull", json!(dice.once_in(2)));
        }
        "figure" => {
            put("asset", json!(dice.pick(IDS)));
            put("caption", text(dice));
            put("credit", text(dice));
            put("alt", text(dice));
        }
        "table" => {
            let (columns, cells) =
                (dice.below(9), |dice: &mut Dice, count: usize| (0..count).map(|_| text(dice)).collect::<Value>());
            put("caption", text(dice));
            put("header", (0..dice.below(3)).map(|_| cells(dice, columns)).collect());
            let row = |dice: &mut Dice| {
                let count = if dice.once_in(4) { dice.below(12) } else { columns };
                cells(dice, count)
            };
            put("rows", (0..dice.below(6)).map(|_| row(dice)).collect());
            put("align", (0..dice.below(4)).map(|_| json!(dice.pick(&["left", "right", "center", "x"]))).collect());
        }
        "note" => {
            put("label", text(dice));
            put("text", long_text(dice));
        }
        "box" => {
            put("title", text(dice));
            put("blocks", if depth < DEPTH { blocks(dice, depth + 1) } else { json!([]) });
        }
        "signature" => put("signature", signature_lines(dice)),
        "rule" => {}
        "chess" => {
            put("moves", text(dice));
            put("text", text(dice));
        }
        _ => {
            put("text", long_text(dice));
            put("role", json!(dice.pick(&["lead", "question", "answer", "x"])));
        }
    }
    Value::Object(of)
}

fn item(dice: &mut Dice, depth: usize) -> Value {
    if dice.once_in(2) {
        return json!(dice.text());
    }
    let blocks = if depth < DEPTH { blocks(dice, depth + 1) } else { json!([]) };
    json!({ "marker": text(dice), "text": text(dice), "blocks": blocks })
}
