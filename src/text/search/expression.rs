//! A regular expression over folded text.
//!
//! Owns its limits and how its characters are folded. It refuses to fold what stands behind a backslash, and ranges
//! otherwise than by their ends.

use regex::{Error, Regex, RegexBuilder};

use super::QueryError;
use super::fold::{fold, joined};
use crate::text::hanzi::Variants;

/// Most bytes of a compiled expression, and of what a search by it remembers: a thousand times what words need.
const MOST: usize = 1 << 20;

/// Most bytes of an expression: two hundred classes of all letters take 30 ms to compile, twenty thousand seven seconds
/// and 650 MB.
const LONGEST: usize = 1_000;

/// The expression, folded and compiled.
pub(super) fn compile(expression: &str) -> Result<Regex, QueryError> {
    if expression.len() > LONGEST {
        return Err(QueryError::Large { expression: clip(expression) });
    }
    let built =
        RegexBuilder::new(&folded(expression)).case_insensitive(true).size_limit(MOST).dfa_size_limit(MOST).build();
    built.map_err(|error| match error {
        Error::CompiledTooBig(_) => QueryError::Large { expression: clip(expression) },
        // The error shows the folded expression, which nobody wrote; its last line says what is wrong.
        error => {
            let told = error.to_string();
            let reason = told.lines().last().unwrap_or_default();
            let reason = reason.strip_prefix("error: ").unwrap_or(reason).trim().to_owned();
            QueryError::Expression { expression: clip(expression), reason }
        }
    })
}

/// The beginning of an expression, for a message.
fn clip(expression: &str) -> String {
    let shown: String = expression.chars().take(80).collect();
    if shown.len() < expression.len() { shown + "…" } else { shown }
}

/// The expression with its characters folded as those of a text are.
///
/// All that means something in an expression is ASCII, and stays; what folds into it, such as （, is escaped.
fn folded(expression: &str) -> String {
    let variants = Variants::get();
    let mut out = String::with_capacity(expression.len());
    let mut last = None;
    let mut chars = expression.chars();
    while let Some(char) = chars.next() {
        if char == '\\' {
            out.push(char);
            out.extend(chars.next());
            last = None;
        } else if char.is_ascii() {
            out.push(char);
            last = Some(char);
        } else {
            let folded = if char.is_whitespace() { ' ' } else { fold(char, variants) };
            let whole = last.and_then(|last| joined(last, folded));
            if whole.is_some() {
                out.pop();
            } else if is_sign(folded) {
                out.push('\\');
            }
            let folded = whole.unwrap_or(folded);
            out.push(folded);
            // A mark joins no sign that is escaped.
            last = Some(folded).filter(|last| !is_sign(*last));
        }
    }
    out
}

/// Whether a character may mean something in an expression, and is itself behind a backslash.
fn is_sign(char: char) -> bool {
    char.is_ascii_punctuation() && !matches!(char, '<' | '>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_fold_and_what_means_something_stays() {
        let cases = [
            ("news|新闻", "news|新闻"),
            ("（a）＋", r"\(a\)\+"),
            (r"\（", "\\（"),
            (r"\\（", r"\\\("),
            ("É[ＡＢ]", "é[ab]"),
            ("e\u{301}+Ａ\u{301}", "é+á"),
            (r"\w\u{301}", "\\w\\u{301}"),
            ("“a”—b", "\\\"a\\\"\\-b"),
            ("報\u{3000}a", "報 a"),
        ];
        let variants = Variants::get();
        for (expression, expected) in cases {
            let expected: String = expected.chars().map(|c| if c == '（' { c } else { fold(c, variants) }).collect();
            assert_eq!(folded(expression), expected, "{expression:?}");
        }
    }

    #[test]
    fn a_large_expression_is_refused() {
        assert!(matches!(compile(r"(\w{200}报){100}"), Err(QueryError::Large { .. })));
        assert!(compile(r"\w{3}报.{0,100}纸").is_ok());
        for part in [r"\p{L}", r"[\p{L}&&\p{Lu}]", "报|", "(", "a?", "(.*)*", r"\w{999}", "(?:", "{9}"] {
            for count in [100, 20_000] {
                let told = compile(&part.repeat(count)).map_err(|error| error.to_string());
                assert!(
                    told.as_ref().is_ok_and(|_| count == 100) || told.is_err_and(|told| told.len() < 500),
                    "{part}"
                );
            }
        }
    }
}
