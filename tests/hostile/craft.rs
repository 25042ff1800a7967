//! Editions with harm in every text: made of the samples, field by field, so that a new field is in them too.
//!
//! Owns the walk over a sample's JSON and which of its words stay, so that it can still be read. It refuses to know any
//! field but those.

use std::collections::{BTreeSet, HashMap};

use newsprint::edition::Edition;
use newsprint::edition::file::{Limits, read, schema};
use serde_json::{Map, Value};

use super::payload::{Kind, word};

const SAMPLES: [&str; 5] = [
    include_str!("../../data/zh-Hans.edition.json"),
    include_str!("../../data/zh-Hant.edition.json"),
    include_str!("../../data/ja.edition.json"),
    include_str!("../../data/ko.edition.json"),
    include_str!("../../data/en.edition.json"),
];

/// Fields without which there is no edition, or that hold a day.
const NEEDED: [&str; 2] = ["format", "date"];
/// Fields whose words say what something is: they stay in one form of the edition.
const TELLING: [&str; 12] =
    ["type", "t", "kind", "lang", "dir", "writing", "style", "role", "align", "jump", "path", "media_type"];
/// Fields that name something: what is named stays named.
const NAMING: [&str; 9] = ["id", "article", "articles", "page", "asset", "image", "pdf", "logo", "source"];
/// Fields that hold an address.
const ADDRESSES: [&str; 2] = ["href", "url"];

/// Whether the words that say what something is stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// All is what it was, with harm in it.
    Kept,
    /// Every word of the file is harm.
    Replaced,
}

/// An edition with harm in it.
pub struct Crafted {
    /// What the file of it holds.
    pub json: String,
    pub edition: Edition,
    /// Which kind its first text has.
    pub kind: Kind,
    pub telling: Telling,
}

/// The harm that comes to stand in one text after another.
struct Harm {
    next: usize,
    kind: Kind,
    telling: Telling,
    /// What became of names.
    names: HashMap<String, String>,
    /// Places of objects that have a field nobody knows.
    known: BTreeSet<String>,
}

impl Harm {
    fn payload(&mut self) -> String {
        self.next += 1;
        self.kind.behind(self.next).payload(self.next)
    }

    fn text(&mut self, field: &str, text: &str) -> String {
        let kept = self.telling == Telling::Kept;
        if NEEDED.contains(&field) || (kept && TELLING.contains(&field)) {
            return text.to_owned();
        }
        if NAMING.contains(&field) {
            if let Some(name) = self.names.get(text) {
                return name.clone();
            }
            let name = self.payload();
            self.names.insert(text.to_owned(), name.clone());
            return name;
        }
        let harm = self.payload();
        if ADDRESSES.contains(&field) {
            let before =
                ["", "javascript:alert(1)//", "https://e.org/", "data:text/html,", "https://e.org/?", "mailto:"];
            return before[self.next % before.len()].to_owned() + &harm;
        }
        harm
    }

    fn value(&mut self, place: &str, field: &str, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.text(field, text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.value(place, field, value)),
            Value::Object(fields) => {
                let kind = fields.get("type").or(fields.get("t")).and_then(Value::as_str).unwrap_or_default();
                let place = format!("{place}.{field}{kind}");
                for (name, value) in fields.iter_mut() {
                    self.value(&place, name, value);
                }
                // A field that nobody knows, in one object of each place: its name is harm too.
                if !self.known.insert(place) {
                    return;
                }
                let name = self.payload();
                let harm = self.payload();
                fields.insert(name, Value::from(vec![harm]));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// What a sample is made of: the place of every text in it, indices left out.
fn places(value: &Value, place: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            let kind = fields.get("type").or(fields.get("t")).and_then(Value::as_str).unwrap_or_default();
            for (name, value) in fields {
                places(value, &format!("{place}.{kind}{name}"), found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| places(value, &format!("{place}[]"), found)),
        _ => drop(found.insert(place.to_owned())),
    }
}

/// Most articles that are taken from samples: the schema's own has every field.
const SAMPLED: usize = 7;

/// One edition of all samples and of the schema: everything that any says of itself, and a few articles.
pub fn whole() -> Value {
    let samples: Vec<Value> = SAMPLES.iter().map(|sample| serde_json::from_str(sample).unwrap()).collect();
    let mut all = Map::new();
    let mut articles: Vec<Value> = Vec::new();
    let mut known = BTreeSet::new();
    for (index, sample) in samples.iter().enumerate() {
        for (name, value) in sample.as_object().unwrap() {
            match all.get_mut(name) {
                None => drop(all.insert(name.clone(), value.clone())),
                Some(own) => merge(own, value),
            }
        }
        for article in sample["articles"].as_array().unwrap() {
            let mut own = BTreeSet::new();
            places(article, "", &mut own);
            if articles.len() < SAMPLED && !own.is_subset(&known) {
                known.extend(own);
                let mut article = article.clone();
                // Articles of two samples may have one name.
                article["id"] = format!("{index}-{}", article["id"].as_str().unwrap()).into();
                articles.push(article);
            }
        }
    }
    let root = schema();
    let made = Made { root: root.clone() }.one(&root, 0);
    for (name, value) in made.as_object().unwrap().iter().filter(|(name, _)| *name != "format") {
        match all.get_mut(name) {
            None => drop(all.insert(name.clone(), value.clone())),
            Some(own) => merge(own, value),
        }
    }
    articles.push(made["articles"][0].clone());
    let unknown = serde_json::json!({"type": "later", "text": "x", "title": "x", "items": ["x", {"label": "x"}]});
    articles[0]["body"].as_array_mut().unwrap().push(unknown);
    all.insert("articles".to_owned(), articles.into());
    Value::Object(all)
}

/// Where a value that may hold others of its kind holds no more.
const DEEPEST: usize = 9;

/// An edition as the schema asks for it: every field, every type of block, a text in each.
struct Made {
    root: Value,
}

impl Made {
    fn one(&self, schema: &Value, depth: usize) -> Value {
        self.some(schema, depth).into_iter().next().unwrap_or_default()
    }

    /// A value of each form that a schema has beside a bare string.
    fn some(&self, schema: &Value, depth: usize) -> Vec<Value> {
        if let Some(name) = schema["$ref"].as_str() {
            let day = name.ends_with("/Date").then(|| "2026-11-23".into());
            return day.map_or_else(
                || self.some(self.root.pointer(name.trim_start_matches('#')).unwrap(), depth),
                |day| vec![day],
            );
        }
        if let Some(words) = schema["enum"].as_array() {
            return words.iter().take(1).cloned().collect();
        }
        if let Some(forms) = schema["anyOf"].as_array() {
            // Deep within itself the least that may stand there, else the most.
            let is = |form: &Value, name: &str| form["type"].as_str() == Some(name);
            let bare = forms.iter().find(|form| is(form, "null")).or(forms.iter().find(|form| is(form, "string")));
            let full = forms.iter().find(|form| !is(form, "null") && !is(form, "string"));
            let chosen = if depth < DEEPEST { full.or(bare) } else { bare.or(full) };
            return self.some(chosen.unwrap(), depth);
        }
        if let Some(kinds) = schema["allOf"].as_array() {
            let of = |kind: &Value| {
                let mut block = self.one(&kind["then"], depth + 1);
                block["type"] = kind["if"]["properties"]["type"]["const"].clone();
                block
            };
            return kinds.iter().map(of).collect();
        }
        if schema["type"].as_str() == Some("null") {
            return vec![Value::Null];
        }
        let is = |name: &str| schema["type"].to_string().contains(name);
        if is("object") {
            let needed = schema["required"].to_string();
            let is_needed = |name: &String| depth < DEEPEST || needed.contains(&format!("\"{name}\""));
            let fields = schema["properties"].as_object().into_iter().flatten().filter(|(name, _)| is_needed(name));
            let mut fields: Map<String, Value> =
                fields.map(|(name, field)| (name.clone(), self.one(field, depth + 1))).collect();
            if fields.is_empty() {
                fields.insert("x".to_owned(), "x".into());
            }
            return vec![fields.into()];
        }
        if is("array") {
            let least = usize::try_from(schema["minItems"].as_u64().unwrap_or(1)).unwrap();
            let items = self.some(&schema["items"], depth + 1);
            let count =
                if depth < DEEPEST { least.max(items.len()) } else { schema["minItems"].as_u64().map_or(0, |_| least) };
            return vec![items.into_iter().cycle().take(count).collect::<Vec<_>>().into()];
        }
        vec![if is("boolean") {
            true.into()
        } else if is("number") || is("integer") {
            1.into()
        } else {
            "x".into()
        }]
    }
}

/// Adds the fields that an object does not have, and the first of what a list has none of.
fn merge(own: &mut Value, other: &Value) {
    match (own, other) {
        (Value::Object(own), Value::Object(other)) => {
            for (name, value) in other {
                match own.get_mut(name) {
                    None => drop(own.insert(name.clone(), value.clone())),
                    Some(own) => merge(own, value),
                }
            }
        }
        (Value::Array(own), Value::Array(other)) if own.len() < 24 => own.extend(other.iter().take(2).cloned()),
        _ => {}
    }
}

/// An edition with harm in every text, the first text with this kind of it, the next with the next.
pub fn crafted(kind: Kind, telling: Telling) -> Crafted {
    let mut value = whole();
    // Sections and pages hold articles by the names they have here.
    let ids: Vec<Value> = value["articles"].as_array().unwrap().iter().map(|article| article["id"].clone()).collect();
    for lists in ["pages", "sections"] {
        let count = value[lists].as_array().unwrap().len();
        for (index, list) in value[lists].as_array_mut().unwrap().iter_mut().enumerate() {
            let own = ids.iter().skip(index).step_by(count).cloned();
            list["articles"] = own.collect::<Vec<_>>().into();
        }
    }
    let mut harm = Harm { next: 0, kind, telling, names: HashMap::new(), known: BTreeSet::new() };
    harm.value("", "", &mut value);
    let json = serde_json::to_string_pretty(&value).unwrap();
    let edition = read(json.as_bytes(), Limits::default()).unwrap_or_else(|error| panic!("{error}"));
    Crafted { json, edition, kind, telling }
}

/// Every edition there is: each text has each kind of harm in one of them.
pub fn all() -> Vec<Crafted> {
    let kept = Kind::ALL.iter().map(|kind| crafted(*kind, Telling::Kept));
    let replaced = [Kind::Sequences, Kind::Unseen].map(|kind| crafted(kind, Telling::Replaced));
    kept.chain(replaced).collect()
}

/// The numbers of the words in a text of an article that is read.
pub fn of_articles(edition: &Edition) -> BTreeSet<usize> {
    let parts = edition.articles.iter().flat_map(newsprint::edition::Article::parts);
    parts.flat_map(|part| super::payload::words(part.text.as_str())).collect()
}

/// The names of all fields of the schema that can hold a text.
fn fields(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(fields)) = object.get("properties") {
                let has_text = |field: &Value| {
                    !["boolean", "number", "integer"].iter().any(|name| field["type"].to_string().contains(name))
                };
                found.extend(fields.iter().filter(|(_, field)| has_text(field)).map(|(name, _)| name.clone()));
            }
            object.values().for_each(|value| self::fields(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| fields(value, found)),
        _ => {}
    }
}

#[test]
fn every_field_of_the_schema_is_in_the_edition_and_every_text_of_it_is_harm() {
    let mut names = BTreeSet::new();
    fields(&schema(), &mut names);
    let mut own = BTreeSet::new();
    places(&whole(), "", &mut own);
    let all = own.into_iter().collect::<Vec<_>>().join("\n");
    for name in names {
        assert!(all.contains(&name), "no sample has a `{name}`");
    }
    for crafted in self::all() {
        let texts = of_articles(&crafted.edition);
        assert!(texts.len() > 100, "{:?}: {} texts", crafted.kind, texts.len());
        assert!(crafted.edition.articles.len() == SAMPLED + 1 && crafted.json.contains(&word(1)));
    }
}
