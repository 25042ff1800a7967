//! A dictionary of phrases and characters, and the conversion by it.
//!
//! Owns the lookup of the longest entry that a text begins with. It refuses the trie of the crate that carries the
//! dictionaries: it takes 16 ms and 22 MB to build, where the lines, sorted as they stand, take 5 ms and 4 MB.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use hanconv::RawDictionary;

use super::{Script, Variants, is_ideograph};

/// First and last character with an index of their own. A few entries begin with characters beyond.
const NEAR: [u32; 2] = [0x3400, 0x9FFF];

/// What is written, and what it is in the other script.
type Entry = (&'static str, &'static str);

/// Entries in the order of their bytes, and where those of a first character begin.
pub(super) struct Dictionary {
    entries: Vec<Entry>,
    /// The second character of each entry, or none: what most lookups end with, in one piece of memory.
    seconds: Vec<Option<char>>,
    /// One for each character of [`NEAR`], and one behind.
    firsts: Vec<u32>,
}

/// The dictionary into a script, read when it is first asked for.
pub(super) fn of(to: Script) -> &'static Dictionary {
    static TRADITIONAL: LazyLock<Dictionary> =
        LazyLock::new(|| Dictionary::read(&RawDictionary::STPhrases, &RawDictionary::STCharacters));
    static SIMPLIFIED: LazyLock<Dictionary> =
        LazyLock::new(|| Dictionary::read(&RawDictionary::TSPhrases, &RawDictionary::TSCharacters));
    match to {
        Script::Traditional => &TRADITIONAL,
        Script::Simplified => &SIMPLIFIED,
    }
}

impl Dictionary {
    fn read(phrases: &RawDictionary, characters: &RawDictionary) -> Self {
        let mut entries: Vec<Entry> = Vec::with_capacity(1 << 16);
        entries.extend(likeliest(phrases).chain(likeliest(characters)));
        entries.shrink_to_fit();
        // Two sorted runs: a stable sort merges them.
        entries.sort_by_key(|(key, _)| *key);
        let mut firsts = Vec::with_capacity((NEAR[1] - NEAR[0]) as usize + 2);
        for code in NEAR[0]..=NEAR[1] + 1 {
            let from = firsts.last().map_or(0, |last| *last as usize);
            let rest = entries.get(from..).unwrap_or_default();
            let below = rest.iter().take_while(|(key, _)| first(key) < code).count();
            firsts.push(u32::try_from(from + below).unwrap_or(u32::MAX));
        }
        let seconds = entries.iter().map(|(key, _)| key.chars().nth(1)).collect();
        Self { entries, seconds, firsts }
    }

    /// The text by the longest entries, left to right, as long as nothing moves.
    pub(super) fn convert<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let variants = Variants::get();
        let mut out = String::new();
        let mut done = 0;
        let mut rest = text;
        while let Some(char) = rest.chars().next() {
            let entry = if is_ideograph(char) { self.longest(rest) } else { None };
            let (key, value) = entry.unwrap_or_default();
            let at = text.len() - rest.len();
            let passed = key.len().max(char.len_utf8());
            rest = rest.get(passed..).unwrap_or_default();
            if key == value || key.chars().count() != value.chars().count() {
                continue;
            }
            if out.is_empty() {
                out.reserve(text.len());
            }
            out.push_str(text.get(done..at).unwrap_or_default());
            done = at + passed;
            out.extend(key.chars().zip(value.chars()).map(|(own, other)| {
                let holds = own.len_utf8() == other.len_utf8() && variants.fold(own) == variants.fold(other);
                if holds && is_ideograph(own) && is_ideograph(other) { other } else { own }
            }));
        }
        if done == 0 {
            return Cow::Borrowed(text);
        }
        out.push_str(text.get(done..).unwrap_or_default());
        Cow::Owned(out)
    }

    /// The longest entry that a text begins with.
    fn longest(&self, text: &str) -> Option<Entry> {
        let mut chars = text.chars();
        let range = self.range(chars.next()?);
        let seconds = self.seconds.get(range.clone())?;
        let alone = seconds.first().filter(|second| second.is_none()).and_then(|_| self.entries.get(range.start));
        let second = chars.next();
        let from = range.start + seconds.partition_point(|other| *other < second);
        let to = range.start + seconds.partition_point(|other| *other <= second);
        let phrase = second.and_then(|_| longest(self.entries.get(from..to)?, text.as_bytes()));
        phrase.or(alone.copied())
    }

    /// The entries that begin with a character.
    fn range(&self, first: char) -> Range<usize> {
        let index = (first as u32).checked_sub(NEAR[0]).map_or(usize::MAX, |index| index as usize);
        let at = |index: usize| self.firsts.get(index).map(|place| *place as usize);
        match (at(index), at(index.saturating_add(1))) {
            (Some(from), Some(to)) => from..to,
            _ => {
                let beyond = self.firsts.last().map_or(0, |from| *from as usize);
                let rest = self.entries.get(beyond..).unwrap_or_default();
                let from = rest.partition_point(|(key, _)| key.chars().next() < Some(first));
                let to = rest.partition_point(|(key, _)| key.chars().next() <= Some(first));
                beyond + from..beyond + to
            }
        }
    }
}

/// The longest of some entries that a text begins with.
fn longest(mut entries: &[Entry], text: &[u8]) -> Option<Entry> {
    let mut probe = text;
    // What stands before the text's place in the order is an entry the text begins with, and then the longest, or
    // one that goes another way behind a common beginning; an entry within that beginning stands before it.
    while !entries.is_empty() {
        let place = entries.partition_point(|(key, _)| key.as_bytes() <= probe);
        entries = entries.get(..place)?;
        let (key, value) = *entries.last()?;
        let common = key.bytes().zip(probe).take_while(|(a, b)| a == *b).count();
        if common == key.len() {
            return Some((key, value));
        }
        probe = probe.get(..common)?;
    }
    None
}

/// The entries of a dictionary, each with what it is likeliest in the other script.
fn likeliest(dictionary: &RawDictionary) -> impl Iterator<Item = Entry> {
    entries(dictionary).map(|(key, values)| (key, values.split(' ').next().unwrap_or_default()))
}

/// The entries of a dictionary, each with all that it may be, a space between them, the likeliest first.
///
/// All dictionaries are read here: the crate's own iterators are compiled apart, and bring a second copy of the megabyte.
pub(super) fn entries(dictionary: &RawDictionary) -> impl Iterator<Item = Entry> {
    dictionary.lines().filter_map(|line| line.trim_end().split_once('\t'))
}

fn first(key: &str) -> u32 {
    key.chars().next().map_or(0, u32::from)
}
