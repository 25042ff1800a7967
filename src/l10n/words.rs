//! The words of one language, ready to be said.
//!
//! Owns the texts in the binary, the parsing of each when it is first said, what stands in for a missing one,
//! and that what is said is one line without anything a terminal obeys. It refuses to panic over a text: English
//! stands in, else the message's id.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Say, Tongue};

/// Numbers above this are said as this: Fluent counts in `f64`, which is exact up to here, and its plural rules
/// panic where digits do not fit an integer.
const MOST: u64 = 1 << f64::MANTISSA_DIGITS;

/// What is filled into a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// A text, as it is.
    Text(&'a str),
    /// A number, which the message may count by: 1 cell, 2 cells. Exact up to 2⁵³, which stands for all above.
    Number(usize),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<Value<'a>> for FluentValue<'a> {
    fn from(value: Value<'a>) -> Self {
        match value {
            Value::Text(text) => text.into(),
            Value::Number(number) => u64::try_from(number).unwrap_or(MOST).min(MOST).into(),
        }
    }
}

/// The words of one language.
///
/// Making them costs nothing; a text is parsed when it is first said.
///
/// ```
/// use newsprint::l10n::{Say, Tongue, Words};
///
/// let words = Words::of(Tongue::SimplifiedChinese);
/// assert_eq!(words.say(Say::ContentsTitle), "目录");
/// assert_eq!(words.fill(Say::PageMissing, &[("number", 9.into())]), "没有第 9 版");
/// let words = Words::of(Tongue::English);
/// assert_eq!(words.fill(Say::NextUp, &[("title", "新桥通车".into())]), "next: 新桥通车");
/// ```
pub struct Words {
    tongue: Tongue,
    pub(super) own: Texts,
    /// Asked only where a text is missing.
    pub(super) english: Texts,
}

impl Words {
    /// The words of a language.
    pub const fn of(tongue: Tongue) -> Self {
        Self {
            tongue,
            own: Texts::of(tongue, text(tongue)),
            english: Texts::of(Tongue::English, text(Tongue::English)),
        }
    }

    /// Whose words they are.
    pub const fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// A message without anything to fill in: one line.
    pub fn say(&self, message: Say) -> String {
        self.fill(message, &[])
    }

    /// A message with its variables filled in, by their names in the files: one line.
    ///
    /// Line ends and control characters in what is filled in become blanks, bidi controls are left out. A variable
    /// that is not filled in stands in braces; one that the message does not have is ignored.
    pub fn fill(&self, message: Say, values: &[(&str, Value)]) -> String {
        let arguments: FluentArgs = values.iter().map(|(name, value)| (*name, *value)).collect();
        let said = self.own.said(message, &arguments).or_else(|| self.english.said(message, &arguments));
        said.map_or_else(|| message.id().to_owned(), line)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Words").field("tongue", &self.tongue).finish_non_exhaustive()
    }
}

/// The texts of a language.
pub(super) const fn text(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::SimplifiedChinese => include_str!("zh-Hans.ftl"),
        Tongue::TraditionalChinese => include_str!("zh-Hant.ftl"),
        Tongue::Japanese => include_str!("ja.ftl"),
        Tongue::Korean => include_str!("ko.ftl"),
        Tongue::English => include_str!("en.ftl"),
    }
}

/// The texts of a language, each parsed when it is first said: of three hundred a page shows ten.
pub(super) struct Texts {
    tongue: Tongue,
    text: &'static str,
    parsed: Mutex<Option<FluentBundle<FluentResource>>>,
}

impl Texts {
    pub(super) const fn of(tongue: Tongue, text: &'static str) -> Self {
        Self { tongue, text, parsed: Mutex::new(None) }
    }

    /// A message, if there is one.
    fn said(&self, message: Say, arguments: &FluentArgs) -> Option<String> {
        // What panicked while it was held left a bundle of whole messages.
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        let bundle = parsed.get_or_insert_with(|| bundle(self.tongue));
        if !bundle.has_message(message.id()) {
            add(bundle, entry(self.text, message.id())?);
        }
        let pattern = bundle.get_message(message.id())?.value()?;
        // A missing variable is shown in braces: the rest of the message is worth reading.
        Some(bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned())
    }
}

/// What stands in a language's file for one message: from its name to the next one's, or to the next comment.
fn entry<'a>(text: &'a str, id: &str) -> Option<&'a str> {
    let start = text.find(&format!("\n{id} ="))? + 1;
    let entry = text.get(start..)?;
    let is_next = |(at, _): &(usize, &str)| {
        entry.as_bytes().get(at + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'#')
    };
    let end = entry.match_indices('\n').find(is_next).map_or(entry.len(), |(at, _)| at);
    entry.get(..end)
}

/// Where the texts of a language go.
pub(super) fn bundle(tongue: Tongue) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![tongue.tag().parse().unwrap_or_default()]);
    // No isolates around what is filled in: they are bidi controls, and terminals show them as they like.
    bundle.set_use_isolating(false);
    bundle
}

/// Parses texts. What cannot be parsed is missing; the tests find that before a reader does.
pub(super) fn add(bundle: &mut FluentBundle<FluentResource>, text: &str) {
    bundle.add_resource_overriding(FluentResource::try_new(text.to_owned()).unwrap_or_else(|(rest, _)| rest));
}

/// A text as one line that no terminal obeys.
fn line(text: String) -> String {
    if text.chars().all(|char| !is_break(char) && !is_bidi(char)) {
        return text;
    }
    text.chars().filter(|char| !is_bidi(*char)).map(|char| if is_break(char) { ' ' } else { char }).collect()
}

/// Whether a character ends a line or moves what follows.
fn is_break(char: char) -> bool {
    char.is_control() || matches!(char, '\u{2028}' | '\u{2029}')
}

/// Whether a character changes the direction of its neighbours.
///
/// # Source
/// UAX #9, `Bidi_Control`.
pub(super) fn is_bidi(char: char) -> bool {
    matches!(char, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
