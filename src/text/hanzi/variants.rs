//! Which ideographs are one to a search: simplified, traditional and regional forms of a character.
//!
//! Owns a character that stands for all its forms. It refuses to choose between them: 後 and 后 are one, 發 and 髮 are
//! one, because a simplified text writes them as one. Forms that only touch in a third (计划, 計畫) are one as well.

use std::collections::HashMap;
use std::sync::LazyLock;

use hanconv::RawDictionary;

use super::dictionary::entries;

/// First and last character of the table.
const NEAR: [u32; 2] = [0x3400, 0x9FFF];

/// Forms that `OpenCC` has in phrases alone.
const PHRASES: [(char, char); 11] = [
    ('鲶', '鮎'),
    ('溪', '谿'),
    ('并', '幷'),
    ('熏', '薰'),
    ('抬', '擡'),
    ('酰', '醯'),
    ('戚', '鏚'),
    ('浚', '濬'),
    ('澄', '澂'),
    ('穗', '繐'),
    ('沈', '沉'),
];

/// What stands for each ideograph.
pub(in crate::text) struct Variants {
    /// By character, from the first of [`NEAR`] on.
    near: Vec<u16>,
    /// Characters beyond, in order, with what stands for them.
    far: Vec<(char, char)>,
}

impl Variants {
    /// The tables, made when they are first asked for.
    pub(in crate::text) fn get() -> &'static Self {
        static VARIANTS: LazyLock<Variants> = LazyLock::new(Variants::read);
        &VARIANTS
    }

    /// The one character that stands for all forms of this one; itself where it has only one form.
    #[inline]
    pub(in crate::text) fn fold(&self, char: char) -> char {
        let code = char as u32;
        match code {
            0x3400..=0x9FFF => {
                let folded = self.near.get((code - NEAR[0]) as usize).copied().unwrap_or_default();
                char::from_u32(u32::from(folded)).unwrap_or(char)
            }
            0x2_0000.. => match self.far.binary_search_by_key(&char, |(far, _)| *far) {
                Ok(index) => self.far.get(index).map_or(char, |(_, folded)| *folded),
                Err(_) => char,
            },
            _ => char,
        }
    }

    fn read() -> Self {
        let mut forest = Forest::default();
        let dictionaries = [
            RawDictionary::STCharacters,
            RawDictionary::TSCharacters,
            RawDictionary::TWVariants,
            RawDictionary::HKVariants,
        ];
        for (key, values) in dictionaries.iter().flat_map(entries) {
            for value in values.split(' ') {
                forest.join(only(key), only(value));
            }
        }
        for (a, b) in PHRASES {
            forest.join(Some(a), Some(b));
        }
        let mut near: Vec<u16> = (NEAR[0]..=NEAR[1]).map(|code| u16::try_from(code).unwrap_or_default()).collect();
        let mut far = Vec::new();
        let chars: Vec<char> = forest.up.keys().copied().collect();
        for char in chars {
            let folded = forest.root(char);
            let place = (char as u32).checked_sub(NEAR[0]).and_then(|index| near.get_mut(index as usize));
            match (place, u16::try_from(u32::from(folded))) {
                (Some(place), Ok(folded)) => *place = folded,
                _ => far.push((char, folded)),
            }
        }
        far.sort_unstable();
        Self { near, far }
    }
}

/// The forms of characters while they are gathered: each knows one that is nearer to what stands for all.
#[derive(Default)]
struct Forest {
    up: HashMap<char, char>,
}

impl Forest {
    fn root(&self, char: char) -> char {
        let mut root = char;
        while let Some(up) = self.up.get(&root).filter(|up| **up != root) {
            root = *up;
        }
        root
    }

    fn join(&mut self, a: Option<char>, b: Option<char>) {
        let (Some(a), Some(b)) = (a, b) else { return };
        let (a, b) = (self.root(a), self.root(b));
        // The commonest block stands for the others, so that ranges of an expression such as [一-龥] hold all forms.
        let rank = |char: char| (!matches!(char, '\u{4E00}'..='\u{9FFF}'), char);
        let (root, other) = if rank(a) <= rank(b) { (a, b) } else { (b, a) };
        self.up.insert(other, root);
        self.up.insert(root, root);
    }
}

/// The character, if a string is one.
fn only(string: &str) -> Option<char> {
    let mut chars = string.chars();
    chars.next().filter(|_| chars.next().is_none())
}
