//! Addresses of the web within a text: where a line may end inside one.
//!
//! Owns rule R11 for addresses: behind `/` and `?`; if still too long before `& = . - _ #`; no hyphen is ever
//! added. It refuses to check whether an address is a good one.

use crate::text::class::Class;
use crate::text::unit::{Break, Unit};

/// Marks the gaps inside every address.
pub(super) fn mark(text: &str, units: &mut [Unit]) {
    let bytes = text.as_bytes();
    let byte = |unit: &Unit| bytes.get(unit.start as usize).copied().unwrap_or(b' ');
    let mut start = 0;
    while start < units.len() {
        let length = units.iter().skip(start).take_while(|unit| is_of_address(byte(unit))).count();
        let Some(run) = units.get_mut(start..start + length) else { return };
        let first = run.first().map_or(0, |unit| unit.start as usize);
        let word = text.get(first..).map_or("", |rest| rest.get(..length).unwrap_or_default());
        if is_address(word) {
            mark_run(run, byte);
        }
        start += length + 1;
    }
}

/// Whether a word is an address: with a scheme, with www, or a name with dots before a slash (example.org/a).
fn is_address(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or_default();
    let is_host = |(name, end): (&str, &str)| {
        !name.is_empty() && end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let is_bare = host.len() < word.len() && host.rsplit_once('.').is_some_and(is_host);
    word.contains("://") || word.to_ascii_lowercase().starts_with("www.") || is_bare
}

/// Whether a byte may stand in an address; other scripts end it.
fn is_of_address(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>')
}

fn mark_run(run: &mut [Unit], byte: impl Fn(&Unit) -> u8) {
    let mut before = None;
    let count = run.len();
    for (index, unit) in run.iter_mut().enumerate() {
        let this = byte(unit);
        let gap = match before {
            None => None,
            // Marks at its end belong to the sentence.
            Some(_) if index + 1 == count && matches!(this, b'.' | b',' | b')' | b';' | b'!' | b'?') => None,
            Some(b'/' | b'?') if !matches!(this, b'/' | b'?') => Some(Break::Allowed),
            Some(_) if matches!(this, b'&' | b'=' | b'.' | b'-' | b'_' | b'#') => Some(Break::Late),
            Some(_) => Some(Break::Joined),
        };
        if let Some(gap) = gap.filter(|_| unit.class != Class::Newline) {
            unit.before = gap;
        }
        before = Some(this);
    }
}
