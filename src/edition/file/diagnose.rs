//! Says everything that is wrong with a file that could not be read, by walking it along the schema.
//!
//! Owns that walk: the schema is made from the model's types, so that no second list of fields can fall out
//! of step. It refuses to run on a good file: reading one never comes here.

use std::collections::HashSet;

use serde_json::Value;
use serde_json::value::RawValue;

use super::problem::{Lines, Problem, Severity};
use super::tree::{self, Field, JsonType};
use super::{FileError, KNOWN};

/// Most problems that are listed; a file with more is not being mended by hand.
pub(super) const MOST: usize = 1_000;

/// Whether this program reads a format of that name.
pub(super) fn is_known_format(format: &str) -> bool {
    major(format) == Some(1)
}

/// The major number of `edition/N` or `edition/N.M`.
fn major(format: &str) -> Option<u32> {
    let number = format.strip_prefix("edition/")?;
    let (major, minor) = number.split_once('.').unwrap_or((number, "0"));
    minor.parse::<u32>().ok()?;
    major.parse().ok()
}

/// Why a file was refused; `error` is what the parser said, where it did.
pub(super) fn why(text: &str, error: Option<&serde_json::Error>) -> FileError {
    let mut problems = match all(text) {
        Ok(problems) => problems,
        Err(error) => return error,
    };
    problems.retain(|problem| problem.severity == Severity::Error);
    if let (true, Some(error)) = (problems.is_empty(), error) {
        problems.push(plain(text, error));
    }
    FileError::Invalid(problems)
}

/// Why a file was refused whose article of that index has a body that is wrong.
pub(super) fn why_body(text: &str, index: usize, error: &serde_json::Error) -> FileError {
    let said = error.to_string();
    match why(text, None) {
        FileError::Invalid(problems) if problems.is_empty() => {
            let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
            let path = format!("articles[{index}].body");
            FileError::Invalid(vec![Problem { path, ..Problem::error(said.to_owned()) }])
        }
        why => why,
    }
}

/// What the parser said, as a problem.
pub(super) fn plain(text: &str, error: &serde_json::Error) -> Problem {
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    let line_start = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let column = (line_start + error.column().saturating_sub(1)).min(text.len());
    let offset = (0..=column).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    Problem::error(said.to_owned()).at(text, offset)
}

/// All problems of a file, errors and warnings, in its order.
pub(super) fn all(text: &str) -> Result<Vec<Problem>, FileError> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| {
        let mut problem = plain(text, &error);
        problem.message = match error.classify() {
            serde_json::error::Category::Eof => {
                "the file ends in the middle: it is cut off, or a bracket or quote is not closed".to_owned()
            }
            _ => format!("not JSON: {}", problem.message),
        };
        FileError::Unreadable(problem)
    })?;
    check_format(text, raw)?;
    let root = super::schema();
    let mut walk = Walk { text, lines: Lines::of(text), root: &root, path: String::new(), problems: Vec::new() };
    walk.value(raw, &root);
    Ok(walk.problems)
}

/// Refuses what is no edition, or one of a later program, before anything else is said.
fn check_format(text: &str, raw: &RawValue) -> Result<(), FileError> {
    let unreadable = |problem: Problem, offset| Err(FileError::Unreadable(problem.at(text, offset)));
    if JsonType::of(raw) != JsonType::Object {
        let found = JsonType::of(raw).article_and_name();
        let message = format!("not an edition: expected an object with `\"format\": \"{KNOWN}\"`, found {found}");
        return unreadable(Problem::error(message), tree::offset(text, raw.get()));
    }
    let fields = tree::fields(text, raw);
    let Some(field) = fields.iter().find(|field| field.name == "format") else {
        if fields.iter().any(|field| field.name == "articles" || nearest(&field.name, ["format", "articles"]).is_some())
        {
            return Ok(());
        }
        let message = format!("not an edition: expected `\"format\": \"{KNOWN}\"` at its start");
        return unreadable(Problem::error(message), tree::offset(text, raw.get()));
    };
    let Some(format) = tree::string(field.value) else { return Ok(()) };
    let mut problem = match major(&format) {
        Some(1) => return Ok(()),
        Some(0) | None => Problem::error(format!("unknown format `{format}`: this program reads `{KNOWN}`")),
        Some(_) => Problem::error(format!(
            "format `{format}` is newer than this program, which reads `{KNOWN}`: update newsprint"
        )),
    };
    problem.path.push_str("format");
    unreadable(problem, tree::offset(text, field.value.get()))
}

struct Walk<'a> {
    text: &'a str,
    lines: Lines<'a>,
    root: &'a Value,
    path: String,
    problems: Vec<Problem>,
}

impl<'a> Walk<'a> {
    fn say(&mut self, severity: Severity, offset: usize, message: String) {
        if self.problems.len() < MOST {
            let position = Some(self.lines.position(offset));
            self.problems.push(Problem { severity, position, path: self.path.clone(), message });
        }
    }

    fn say_at(&mut self, raw: &RawValue, message: String) {
        self.say(Severity::Error, tree::offset(self.text, raw.get()), message);
    }

    /// Runs `walk` with `step` added to the path.
    fn within(&mut self, step: &str, walk: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        if !step.starts_with('[') && !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(step);
        walk(self);
        self.path.truncate(length);
    }

    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let Some(reference) = schema.get("$ref").and_then(Value::as_str) else { return schema };
        let pointer = reference.trim_start_matches('#');
        self.root.pointer(pointer).unwrap_or(schema)
    }

    fn value(&mut self, raw: &RawValue, schema: &'a Value) {
        let is_date = schema.get("$ref").and_then(Value::as_str).is_some_and(|name| name.ends_with("/Date"));
        let schema = self.resolve(schema);
        if let Some(alternatives) = schema.get("anyOf").and_then(Value::as_array) {
            return self.any_of(raw, alternatives);
        }
        if !matches(raw, schema) {
            let found = JsonType::of(raw).article_and_name();
            return self.say_at(raw, format!("expected {}, found {found}", expected(schema)));
        }
        match JsonType::of(raw) {
            JsonType::Object => self.object(raw, schema),
            JsonType::Array => self.array(raw, schema),
            JsonType::Number => self.number(raw, schema),
            JsonType::String if is_date => {
                if let Some(Err(error)) = tree::string(raw).map(|text| text.parse::<crate::edition::Date>()) {
                    self.say_at(raw, error.to_string());
                }
            }
            _ => {}
        }
    }

    fn any_of(&mut self, raw: &RawValue, alternatives: &'a [Value]) {
        if let Some(words) = alternatives.iter().find_map(|schema| schema.get("enum")).and_then(Value::as_array) {
            return self.word(raw, words);
        }
        let resolved: Vec<&Value> = alternatives.iter().map(|schema| self.resolve(schema)).collect();
        // An alternative that is itself a choice (a text) is taken where one of its own fits.
        let fits = |schema: &Value| match schema.get("anyOf").and_then(Value::as_array) {
            Some(inner) => inner.iter().any(|schema| matches(raw, self.resolve(schema))),
            None => matches(raw, schema),
        };
        match resolved.iter().position(|schema| fits(schema)) {
            Some(index) => {
                if let Some(schema) = alternatives.get(index) {
                    self.value(raw, schema);
                }
            }
            None => {
                let flat = resolved.iter().flat_map(|schema| match schema.get("anyOf").and_then(Value::as_array) {
                    Some(inner) => inner.iter().map(|schema| self.resolve(schema)).collect(),
                    None => vec![*schema],
                });
                let mut names: Vec<String> = flat.map(expected).filter(|name| name != "null").collect();
                names.dedup();
                let found = JsonType::of(raw).article_and_name();
                self.say_at(raw, format!("expected {}, found {found}", names.join(" or ")));
            }
        }
    }

    /// A word of an open list: any string will do, but one that resembles a known word may be misspelt.
    fn word(&mut self, raw: &RawValue, words: &[Value]) {
        let known = || words.iter().filter_map(Value::as_str);
        let Some(word) = tree::string(raw) else {
            let found = JsonType::of(raw).article_and_name();
            if JsonType::of(raw) != JsonType::Null {
                self.say_at(
                    raw,
                    format!("expected a string such as `{}`, found {found}", known().next().unwrap_or_default()),
                );
            }
            return;
        };
        if known().any(|known| known == word) {
            return;
        }
        let offset = tree::offset(self.text, raw.get());
        match nearest(&word, known()) {
            Some(near) => self.say(Severity::Error, offset, format!("unknown word `{word}`: did you mean `{near}`?")),
            None => self.say(Severity::Warning, offset, format!("unknown word `{word}` is kept as it is")),
        }
    }

    fn number(&mut self, raw: &RawValue, schema: &Value) {
        let Ok(number) = raw.get().parse::<f64>() else { return };
        let bound = |name: &str| schema.get(name).and_then(Value::as_f64);
        if bound("minimum").is_some_and(|least| number < least) || bound("maximum").is_some_and(|most| number > most) {
            let range = [bound("minimum"), bound("maximum")]
                .map(|bound| bound.map_or(String::new(), |bound| bound.to_string()));
            self.say_at(raw, format!("{} is out of range: expected {}", raw.get(), range.join("…")));
        }
    }

    fn array(&mut self, raw: &RawValue, schema: &'a Value) {
        let items = schema.get("items");
        let fixed = schema.get("prefixItems").and_then(Value::as_array);
        let elements = tree::elements(raw);
        let bound = |name: &str| schema.get(name).and_then(Value::as_u64).and_then(|bound| usize::try_from(bound).ok());
        if bound("minItems").is_some_and(|least| elements.len() < least)
            || bound("maxItems").is_some_and(|most| elements.len() > most)
        {
            let wanted = bound("minItems").or(bound("maxItems")).unwrap_or_default();
            self.say_at(raw, format!("expected {wanted} elements, found {}", elements.len()));
        }
        for (index, element) in elements.into_iter().enumerate() {
            if let Some(schema) = fixed.and_then(|fixed| fixed.get(index)).or(items) {
                self.within(&format!("[{index}]"), |walk| walk.value(element, schema));
            }
        }
    }

    fn object(&mut self, raw: &RawValue, schema: &'a Value) {
        let fields = tree::fields(self.text, raw);
        let mut known: Vec<(&str, &'a Value)> = Vec::new();
        let mut required: Vec<&str> = Vec::new();
        self.gather(&fields, schema, &mut known, &mut required);
        let mut given: HashSet<&str> = HashSet::with_capacity(fields.len());
        for field in &fields {
            self.field(field, &given, &known, &required);
            given.insert(field.name.as_ref());
        }
        for name in required {
            if given.contains(name) {
                continue;
            }
            let close = |field: &&Field| !known.iter().any(|(known, _)| *known == field.name);
            let near = nearest(name, fields.iter().filter(close).map(|field| field.name.as_ref()));
            let hint = near.map_or(String::new(), |near| format!(" (is `{near}` meant?)"));
            self.say_at(raw, format!("missing field `{name}`{hint}"));
        }
    }

    /// The fields an object may and must have: its own, and those its `type` brings.
    fn gather(
        &self,
        fields: &[Field],
        schema: &'a Value,
        known: &mut Vec<(&'a str, &'a Value)>,
        required: &mut Vec<&'a str>,
    ) {
        let schema = self.resolve(schema);
        let properties = schema.get("properties").and_then(Value::as_object);
        known.extend(properties.into_iter().flatten().map(|(name, schema)| (name.as_str(), schema)));
        let names = schema.get("required").and_then(Value::as_array);
        required.extend(names.into_iter().flatten().filter_map(Value::as_str));
        for branch in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            let wanted = branch.pointer("/if/properties/type/const").and_then(Value::as_str);
            let given = fields.iter().find(|field| field.name == "type").and_then(|field| tree::string(field.value));
            if let (true, Some(then)) = (wanted == given.as_deref(), branch.get("then")) {
                self.gather(fields, then, known, required);
            }
        }
    }

    fn field(&mut self, field: &Field, given: &HashSet<&str>, known: &[(&str, &'a Value)], required: &[&str]) {
        let name = field.name.as_ref();
        if given.contains(name) {
            return self.within(name, |walk| walk.say(Severity::Error, field.offset, "given twice".to_owned()));
        }
        if let Some((_, schema)) = known.iter().find(|(known, _)| *known == name) {
            return self.within(name, |walk| walk.value(field.value, schema));
        }
        // Of an unknown type nothing is known but its type, so that no field of it is odd.
        let anything_goes = known.len() <= 1;
        if name.starts_with("x-") || anything_goes {
            return;
        }
        let missing = |known: &&str| !given.contains(*known);
        let near = nearest(name, known.iter().map(|(known, _)| *known).filter(missing));
        self.within(name, |walk| match near {
            // The missing field says it, with this one as its hint.
            Some(near) if required.contains(&near) => {}
            Some(near) => walk.say(Severity::Error, field.offset, format!("unknown field: did you mean `{near}`?")),
            None => walk.say(Severity::Warning, field.offset, "unknown field is kept as it is".to_owned()),
        });
    }
}

/// Whether a value is of a type the schema names; one that names none takes any.
fn matches(raw: &RawValue, schema: &Value) -> bool {
    let found = JsonType::of(raw);
    match schema.get("type") {
        Some(Value::String(name)) => found.named(name, raw),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(|name| found.named(name, raw)),
        _ => true,
    }
}

/// What a schema asks for, in words.
fn expected(schema: &Value) -> String {
    let word = |name: &str| match name {
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        "null" => "null",
        _ => "a string",
    };
    match schema.get("type") {
        Some(Value::String(name)) => word(name).to_owned(),
        Some(Value::Array(names)) => {
            let names: Vec<&str> =
                names.iter().filter_map(Value::as_str).filter(|name| *name != "null").map(word).collect();
            names.join(" or ")
        }
        _ => "something else".to_owned(),
    }
}

/// The known name that a person most likely meant, if any is near enough: a third of its letters may differ.
///
/// ```
/// use newsprint::edition::file::nearest;
///
/// assert_eq!(nearest("ambigous", ["columns", "ambiguous"]), Some("ambiguous"));
/// assert_eq!(nearest("报纸", ["columns", "ambiguous"]), None);
/// ```
pub fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let distance = |known: &str| strsim::osa_distance(name, known);
    let near =
        |known: &&str| distance(known) <= (known.chars().count() / 3).max(1) && distance(known) < name.chars().count();
    known.into_iter().filter(near).min_by_key(|known| distance(known))
}
