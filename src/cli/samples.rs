//! The sample papers, and their pictures, that the program brings along.
//!
//! Owns their bytes and order. It refuses to put them anywhere: they are read, or offered.

use crate::edition::Edition;
use crate::edition::file::{self, Limits};

/// The papers: the language of each, and its file.
pub(super) const SAMPLES: [(&str, &[u8]); 5] = [
    ("zh-Hans", include_bytes!("../../data/zh-Hans.edition.json")),
    ("zh-Hant", include_bytes!("../../data/zh-Hant.edition.json")),
    ("ja", include_bytes!("../../data/ja.edition.json")),
    ("ko", include_bytes!("../../data/ko.edition.json")),
    ("en", include_bytes!("../../data/en.edition.json")),
];

/// Their pictures, by the paths that the papers have for them.
const PICTURES: &[(&str, &[u8])] = &[
    ("assets/bridge.png", include_bytes!("../../data/assets/bridge.png")),
    ("assets/ferry.png", include_bytes!("../../data/assets/ferry.png")),
    ("assets/fish-boxes.png", include_bytes!("../../data/assets/fish-boxes.png")),
    ("assets/market-hall.png", include_bytes!("../../data/assets/market-hall.png")),
    ("assets/night-ferry.png", include_bytes!("../../data/assets/night-ferry.png")),
    ("assets/old-bridge.png", include_bytes!("../../data/assets/old-bridge.png")),
    ("assets/steelyard.png", include_bytes!("../../data/assets/steelyard.png")),
];

/// A sample paper by its index; none where there is no such one.
pub(super) fn edition(index: usize) -> Option<Edition> {
    SAMPLES.get(index).and_then(|(_, bytes)| file::read(bytes, Limits::default()).ok())
}

/// The bytes of a picture of theirs.
pub(super) fn picture(path: &str) -> Option<Vec<u8>> {
    PICTURES.iter().find(|(name, _)| *name == path).map(|(_, bytes)| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_can_be_read_and_brings_its_own_pictures() {
        for (index, (language, _)) in SAMPLES.iter().enumerate() {
            let edition = edition(index).unwrap();
            assert!(edition.lang.as_deref().unwrap().starts_with(*language), "{language}");
            for path in edition.assets.iter().filter_map(|asset| asset.path.as_deref()) {
                assert!(picture(path).unwrap().starts_with(b"\x89PNG"), "{language} {path}");
            }
        }
        assert!(edition(SAMPLES.len()).is_none() && picture("assets/桥.png").is_none());
    }
}
