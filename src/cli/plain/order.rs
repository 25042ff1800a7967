//! What a reader without a screen may type.
//!
//! Owns the letters, and that full-width ones are their half-width twins. It refuses to act.

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Order {
    /// On: the next paragraph, or the next article.
    On,
    Next,
    Previous,
    /// The article of this number, from 1.
    Article(usize),
    Contents,
    Sections,
    /// One paragraph at a time, or whole articles.
    Pace,
    Again,
    /// The articles that have these words, folded.
    Find(String),
    Help,
    Quit,
    /// Nothing that is known; as typed.
    Unknown(String),
}

impl Order {
    /// The order of a typed line, white space around it left out.
    pub(super) fn of(line: &str) -> Self {
        let typed = fold(line);
        let typed = typed.trim();
        if let Some(words) = typed.strip_prefix('/').map(str::trim).filter(|words| !words.is_empty()) {
            return Self::Find(words.to_owned());
        }
        match typed {
            "" | "." | "。" => Self::On,
            "n" => Self::Next,
            "p" => Self::Previous,
            "c" | "b" => Self::Contents,
            "s" => Self::Sections,
            "k" => Self::Pace,
            "r" => Self::Again,
            "h" | "?" => Self::Help,
            "q" => Self::Quit,
            // More digits than a number can have are no article's number either.
            number if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                Self::Article(number.parse().unwrap_or(usize::MAX))
            }
            _ => Self::Unknown(line.trim().to_owned()),
        }
    }
}

/// An order for comparing: in lower case, full-width letters, figures and marks as their half-width twins, on one line.
fn fold(text: &str) -> String {
    let narrow = |char: char| match char {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(char as u32 - 0xFEE0).unwrap_or(char),
        '\u{3000}' | '\n' => ' ',
        _ => char,
    };
    text.chars().map(narrow).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_numbers_and_their_full_width_twins_are_orders() {
        for (line, order) in [
            ("n\r\n", Order::Next),
            ("Ｎ", Order::Next),
            ("　ｐ ", Order::Previous),
            ("１２", Order::Article(12)),
            ("99999999999999999999999", Order::Article(usize::MAX)),
            ("", Order::On),
            ("。", Order::On),
            ("．", Order::On),
            ("／新桥 Bridge", Order::Find("新桥 bridge".to_owned())),
            ("？", Order::Help),
            ("ｂ", Order::Contents),
            ("/ ", Order::Unknown("/".to_owned())),
            ("新桥", Order::Unknown("新桥".to_owned())),
            ("-1", Order::Unknown("-1".to_owned())),
        ] {
            assert_eq!(Order::of(line), order, "{line}");
        }
    }
}
