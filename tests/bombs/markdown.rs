//! Markdown that is too much: what parsers are quadratic in, what nests, what there is too much of; front matter.
//!
//! Owns their making. It refuses to run anything.

use crate::bomb::{Bomb, LARGE, LONG, fill, numbered};

const IMPORT: &[&[&str]] = &[&["import", "-o", "/dev/null"]];

macro_rules! bombs {
    ($($name:literal, $says:literal, $make:expr;)*) => {
        &[$(Bomb { name: $name, ending: "md", runs: IMPORT, says: $says, make: || $make.into_bytes() },)*]
    };
}

/// All of them.
pub const BOMBS: &[Bomb] = bombs! {
    "millions of [", "marks in one file", fill("[", LONG / 2);
    "800,000 [", "", fill("[", 800_000);
    "brackets 50,000 deep", "", nested("[", 50_000, "]");
    "links 50,000 deep", "", nested("[a](b ", 50_000, ")");
    "100,000 [a](<", "", fill("[a](<", 500_000);
    "100,000 [a](b \"", "", fill("[a](b \"", 700_000);
    "50,000 links to nowhere", "", fill("[a][b] ", 350_000);
    "500,000 *", "", fill("*", 500_000);
    "100,000 *a **a", "", fill("*a **a ", 700_000);
    "emphasis 50,000 deep", "", format!("{}{}", "*a ".repeat(50_000), "a* ".repeat(50_000));
    "`, ``, ``` up to 1,000", "", (1..1_000).map(|n| "`".repeat(n) + " ").collect::<String>();
    "300,000 backslashes", "", fill("\\", 300_000);
    "300,000 &", "", fill("&", 300_000);
    "200,000 <!--", "", fill("<!--", 800_000);
    "200,000 <?", "", fill("<?", 400_000);
    "80,000 <![CDATA[", "", fill("<![CDATA[", 720_000);
    "100,000 <a href", "", fill("<a href=\"", 900_000);
    "100,000 <div> deep", "", fill("<div>\n", 600_000);
    "one tag of 200,000 attributes", "", format!("<a {}>\n", fill("b=c ", 800_000));
    "quotes 10,000 deep", "", format!("{}a\n", "> ".repeat(10_000));
    "quotes ever deeper", "", numbered(1_000, |n| format!("{} a\n", ">".repeat(n)));
    "bullets 10,000 deep", "", format!("{}a\n", "- ".repeat(10_000));
    "numbers 60,000 deep", "", fill("1. ", 180_000);
    "lists ever deeper", "", numbered(1_500, |n| format!("{}- a\n", " ".repeat(2 * n)));
    "50,000 link definitions", "", numbered(50_000, |n| format!("[{n}]: u\n")) + &numbered(50_000, |n| format!("[{n}] "));
    "one long link 40,000 times", "", format!("[a]: {}\n\n{}", "x".repeat(100_000), "[a] ".repeat(40_000));
    "20,000 footnotes", "", numbered(20_000, |n| format!("x[^{n}]\n\n[^{n}]: y\n\n"));
    "one footnote 60,000 times", "", format!("{}\n\n[^a]: y\n", "x[^a]".repeat(60_000));
    "20,000 footnotes, each of the next", "", numbered(20_000, |n| format!("[^{n}]: y[^{}]\n\n", n + 1));
    "a table of 10,000 columns", "", format!("|{}\n|{}\n{}", "a|".repeat(10_000), "-|".repeat(10_000), format!("|{}\n", "b|".repeat(10_000)).repeat(20));
    "10,000 rows without cells", "", format!("|{}\n|{}\n{}", "a|".repeat(1_000), "-|".repeat(1_000), "|\n".repeat(10_000));
    "a million rows", "marks in one file", format!("|a|b|\n|-|-|\n{}", "|x|y|\n".repeat(1_000_000));
    "headings as many as fit", "headings", fill("# h\n\n", LONG / 2);
    "40,000 headings", "", fill("# h\n\nx\n\n", 320_000);
    "underlined headings as many as fit", "headings", fill("a\n===\n", LONG / 2);
    "short paragraphs as many as fit", "lines", fill("甲\n\n", LONG);
    "60,000 paragraphs", "", fill("a.\n\n", 240_000);
    "line ends", "the file has no text", fill("\n", LONG);
    "a line of Han, a file long", "over the limit of 16", fill("新桥通车今日", LARGE + (8 << 20));
    "a line of Han as long as may be", "is set as", fill("新桥通车今日，", LONG);
    "one word as long as may be", "is set as", fill("a", LONG);
    "marks as long as may be", "", format!("a{}", fill("\u{301}", LONG));
    "a heading as long as may be", "is set as", format!("# {}", fill("桥", LONG));
    "code as long as may be", "is set as", format!("```\n{}\n```\n", fill("let bridge = 桥;                            \n", LONG / 2));
    "a million laughs in YAML", "kept as text", format!("---\na: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n{}---\n\n# h\n\nx\n", numbered(9, laugh));
    "YAML 60,000 deep", "kept as text", format!("---\na: {}\n---\n\n# h\n", "[".repeat(60_000));
    "YAML of 30,000 dashes", "kept as text", format!("---\n{}x\n---\n\n# h\n", "- ".repeat(30_000));
    "YAML of 6,000 keys", "is not known", format!("---\n{}---\n\n# h\n", numbered(6_000, |n| format!("k{n}: x\n")));
    "YAML of 15,000 tags", "", format!("---\ntitle: {}x\n---\n\n# h\n", "!!str ".repeat(8_000));
    "YAML that never ends", "", format!("---\n{}", "title: x\n".repeat(100_000));
    "TOML 30,000 deep", "kept as text", format!("+++\na = {}\n+++\n\n# h\n", "[".repeat(30_000));
    "TOML of 20,000 dots", "", format!("+++\na{} = 1\n+++\n\n# h\n", ".a".repeat(20_000));
    "TOML of 8,000 tables", "is not known", format!("+++\n{}+++\n\n# h\n", numbered(8_000, |n| format!("[a{n}]\n")));
};

fn nested(open: &str, depth: usize, close: &str) -> String {
    format!("{}a{}", open.repeat(depth), close.repeat(depth))
}

/// A line that says the one before it nine times.
fn laugh(n: usize) -> String {
    let name = |n: usize| char::from(b'a' + u8::try_from(n).unwrap());
    let (own, before) = (name(n + 1), name(n));
    format!("{own}: &{own} [{}]\n", vec![format!("*{before}"); 9].join(","))
}
