//! Editions that are too much: of one string, of many small parts, of wrong parts.
//!
//! Owns their making. It refuses to run anything.

use crate::bomb::{Bomb, LARGE, MIB, fill, numbered};

const READ: &[&[&str]] = &[&["check"], &["print", "--width", "80"]];
const CHECK: &[&[&str]] = &[&["check"]];
const PRINT: &[&[&str]] = &[&["print", "--width", "80"]];
/// Laid out in columns of all widths.
const SET: &[&[&str]] = &[
    &["print", "--width", "1"],
    &["print", "--width", "80"],
    &["print", "--width", "20"],
    &["print", "--width", "200"],
    &["print", "--width", "1000"],
];

/// What an article just within its limit has; a build without optimizations takes its time for a part of it.
const WHOLE: usize = if cfg!(debug_assertions) { MIB / 16 } else { MIB - 200 };

macro_rules! bombs {
    ($($name:literal, $runs:expr, $says:literal, $make:expr;)*) => {
        &[$(Bomb { name: $name, ending: "edition.json", runs: $runs, says: $says, make: || $make.into_bytes() },)*]
    };
}

/// All of them.
pub const BOMBS: &[Bomb] = bombs! {
    "one paragraph of Han, a file long", CHECK, "a string of more than 1 MiB", paragraph(&fill("新桥通车今日", LARGE));
    "one word, a file long", CHECK, "a string of more than 1 MiB", paragraph(&fill("a", LARGE));
    "marks on one letter, a file long", CHECK, "a string of more than 1 MiB", paragraph(&fill("\u{301}", LARGE));
    "a body of short paragraphs, a file long", CHECK, "a string of more than 1 MiB", article("\"h\"", &format!("\"{}\"", fill("x\\n\\n", LARGE)));
    "a headline, a file long", CHECK, "a string of more than 1 MiB", article(&format!("\"{}\"", fill("桥", LARGE)), "\"\"");
    "60 strings of 1 MiB in an article", CHECK, "an article or page of more than 1 MiB", article("\"h\"", &list(&format!("\"{}\"", fill("桥", MIB - 3)), 60));
    "60 articles of 1 MiB of paragraphs", CHECK, "small parts", edition(&list(&format!("{{\"body\":\"{}\"}}", fill("x\\n\\n", MIB - 200)), 60));
    "20 million articles", CHECK, "small parts", edition(&list("{}", 20 * MIB));
    "99,999 articles", CHECK, "small parts", edition(&list("{\"body\":\"x\"}", 99_999));
    "10 million paragraphs", CHECK, "small parts", edition(&list(&format!("{{\"body\":{}}}", list("\"x\"", 99_999)), 100));
    "a million pages", CHECK, "small parts", format!("{{\"format\":\"edition/1\",\"pages\":{},\"articles\":[]}}", list("{\"id\":\"p\"}", 1_000_000));
    "99,999 pictures", CHECK, "small parts", format!("{{\"format\":\"edition/1\",\"assets\":{},\"articles\":[]}}", list("{\"id\":\"a\"}", 99_999));
    "a million runs", CHECK, "elements in one list", article("\"h\"", &format!("[{{\"type\":\"paragraph\",\"text\":{}}}]", list("{\"t\":\"em\",\"c\":\"x\"}", 1_000_000)));
    "50,000 runs", SET, "", article("\"h\"", &format!("[{{\"type\":\"paragraph\",\"text\":{}}}]", list("{\"t\":\"em\",\"c\":\"x\"}", 50_000)));
    "30,000 readings", SET, "", article("\"h\"", &format!("[{{\"type\":\"paragraph\",\"text\":{}}}]", list("{\"t\":\"ruby\",\"c\":\"漢\",\"r\":\"かん\"}", 30_000)));
    "a table of a million cells", CHECK, "small parts", article("\"h\"", &table(1_000, 1_000));
    "a table of 250,000 cells", READ, "", article("\"h\"", &table(2_500, 100));
    "a table of 99,999 columns", READ, "", article("\"h\"", &table(1, 99_999));
    "lists in lists, half a file", CHECK, "nested deeper than 64 levels", format!("{{\"articles\":{}", fill("[", LARGE / 2));
    "objects in objects, a file long", CHECK, "nested deeper than 64 levels", fill("{\"a\":", LARGE);
    "a number, a file long", PRINT, "number out of range", edition(&format!("[{{\"body\":\"x\",\"x-n\":{}}}]", fill("9", LARGE)));
    "30 million numbers nobody knows", CHECK, "small parts", format!("{{\"format\":\"edition/1\",\"x-q\":{},\"articles\":[]}}", list(&list("0", 99_999), 300));
    "8 million objects nobody knows", CHECK, "small parts", format!("{{\"format\":\"edition/1\",\"x-q\":{},\"articles\":[]}}", list(&list("{\"\":0}", 99_999), 80));
    "8 million fields nobody knows", CHECK, "small parts", format!("{{\"format\":\"edition/1\",\"x-q\":{},\"articles\":[]}}", list(&format!("{{{}\"\":0}}", numbered(90_000, |n| format!("\"{n}\":0,"))), 60));
    "one field 99,990 times", CHECK, "", format!("{{\"format\":\"edition/1\",{}\"articles\":[{{\"body\":\"x\"}}]}}", "\"lang\":\"zh\",".repeat(99_990));
    "a name of 900 KiB", CHECK, "", format!("{{\"format\":\"edition/1\",\"{}\":1,\"articles\":[]}}", fill("f", 900 << 10));
    "wrong articles behind half a file in one line", CHECK, "", edition(&format!("[{}{}{{}}]", format!("{{\"body\":\"{}\"}},", fill("x", MIB - 200)).repeat(LARGE / 2 / MIB), "{\"bodi\":\"x\",\"headlin\":7},".repeat(2_000)));
    "line ends, a file long", CHECK, "ends in the middle", format!("{{{}", fill("\n", LARGE));
    "spaces, a file long", CHECK, "the file is empty", fill(" ", LARGE);
    "cut off in a string", CHECK, "a string of more than 1 MiB", format!("{{\"articles\":[{{\"body\":\"{}", fill("新", LARGE));
    "escapes, a file long", CHECK, "a string of more than 1 MiB", article("\"h\"", &format!("\"{}\"", fill("\\u65b0", LARGE)));
    "half a character 100,000 times", CHECK, "", article("\"h\"", &format!("\"{}\"", fill("\\ud800", 600_000)));
    "an article of Han as long as may be", SET, "", paragraph(&fill("新桥通车今日，", WHOLE));
    "one word as long as may be", SET, "", paragraph(&fill("a", WHOLE));
    "short words as long as may be", SET, "", paragraph(&fill("ab ", WHOLE));
    "Thai as long as may be", SET, "", paragraph(&fill("ภาษาไทยง่าย", WHOLE));
    "break hints as long as may be", SET, "", paragraph(&fill("a\u{200B}", WHOLE));
    "marks as long as may be", SET, "", paragraph(&fill("a\u{301}", WHOLE));
    "an address as long as may be", SET, "", paragraph(&format!("https://{}", fill("a/", WHOLE - 8)));
    "closed marks as long as may be", SET, "", paragraph(&fill("）。", WHOLE));
    "paragraphs as many as may be", SET, "", article("\"h\"", &format!("\"{}\"", fill("x\\n\\n", WHOLE)));
    "lines as many as may be", SET, "", article("\"h\"", &format!("\"{}\"", fill("x\\n", WHOLE)));
    "a headline as long as may be", SET, "", article(&format!("\"{}\"", fill("word ", WHOLE)), "\"x\"");
};

fn list(element: &str, times: usize) -> String {
    let mut out = format!("{element},").repeat(times);
    out.pop();
    format!("[{out}]")
}

fn edition(articles: &str) -> String {
    format!("{{\"format\":\"edition/1\",\"articles\":{articles}}}")
}

fn article(headline: &str, body: &str) -> String {
    edition(&format!("[{{\"headline\":{headline},\"body\":{body}}}]"))
}

fn paragraph(text: &str) -> String {
    article("\"h\"", &format!("[\"{text}\"]"))
}

fn table(rows: usize, columns: usize) -> String {
    format!("[{{\"type\":\"table\",\"rows\":{}}}]", list(&list("\"x\"", columns), rows))
}
