//! Queries that are too much: expressions that grow when they are compiled, more words than a line has.
//!
//! Owns their making, and the shelf of one paper that they are asked of. It refuses to run anything.

use std::fs;
use std::path::Path;

/// Puts an issue on the shelf in a folder.
pub fn put_on(folder: &Path) {
    let editions = folder.join("editions/样城日报");
    fs::create_dir_all(&editions).unwrap();
    let text = "昨日下午，新桥正式通车。The bridge opens. ".repeat(2_000);
    let json = format!(r#"{{"format":"edition/1","articles":[{{"headline":"新桥","body":["{text}"]}}]}}"#);
    fs::write(editions.join("2026-11-23.edition.json"), json).unwrap();
}

/// All of them.
pub fn all() -> Vec<String> {
    let expressions = [
        "(a{1000}){1000}".to_owned(),
        r"\w{10000}".to_owned(),
        format!("{}a{}", "(".repeat(10_000), ")".repeat(10_000)),
        "(".repeat(60_000),
        r"\p{L}".repeat(20_000),
        r"[\p{L}&&\p{Lu}]".repeat(8_000),
        "a|".repeat(60_000),
        "a?".repeat(50_000),
        "(.*)*".repeat(20_000),
        format!("{}a{}", "(?:".repeat(190), "{2})".repeat(60)),
        r"\p{L}".repeat(190),
        "(x+x+)+y".to_owned(),
        "(?:.*桥.*){50}zz".to_owned(),
        ".{0,5000}通".to_owned(),
    ];
    let words = ["a ".repeat(60_000), "-a ".repeat(40_000), "新".repeat(40_000), "paper:a ".repeat(15_000)];
    expressions.into_iter().map(|expression| format!("re:{expression}")).chain(words).collect()
}
