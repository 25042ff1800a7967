//! Names of files, made of what a paper calls itself.
//!
//! Owns what of a text may stand in a file's name on any system. It refuses paths: a name is one step.

/// What stands for a name that is none: the folder of papers without one.
pub const UNTITLED: &str = "untitled";
/// Most bytes of a name: what file systems take, with room for an ending.
const LONGEST: usize = 120;

/// A text as the name of a file or folder on any system: one step of a path, not hidden, never empty.
///
/// ```
/// use newsprint::library::file_name;
/// assert_eq!(file_name("样城日报"), "样城日报");
/// assert_eq!(file_name("../Daily: News/今天 "), "-Daily- News-今天");
/// assert_eq!(file_name(" . "), "untitled");
/// ```
pub fn file_name(text: &str) -> String {
    let mut name = String::new();
    for char in text.trim().chars() {
        let bad = char.is_control() || matches!(char, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
        let char = if bad { '-' } else { char };
        if name.len() + char.len_utf8() > LONGEST {
            break;
        }
        name.push(char);
    }
    // A point first hides a file, one last is dropped by some systems.
    let name = name.trim_matches(['.', ' ', '\u{3000}']);
    if name.is_empty() { UNTITLED.to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_one_visible_step_of_a_path() {
        for text in ["", "..", "/", "\0", "a/b", "报/纸", ".hidden", "\u{1b}[2J", &"长".repeat(500), &"x/".repeat(500)]
        {
            let name = file_name(text);
            assert!(!name.is_empty() && name.len() <= LONGEST, "{text:?} {name:?}");
            assert!(!name.starts_with('.') && !name.contains(['/', '\\', '\0', '\u{1b}']), "{text:?} {name:?}");
        }
    }
}
