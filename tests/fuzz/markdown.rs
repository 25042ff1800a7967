//! Markdown to an edition: any text is one, clean, the same each time, and a file that reads back.

use newsprint::edition::file::Limits;
use newsprint::import::{Format, Imported, Source, import, sniff};

use super::clean;

/// What lies between two files.
pub const SEAM: u8 = 0x0C;

pub fn fire(bytes: &[u8]) {
    let sources = sources(bytes, "页 \u{1b}[2J.md");
    let first = import(&sources, Some(Format::Markdown), Limits::default());
    assert_eq!(first, import(&sources, Some(Format::Markdown), Limits::default()), "twice");
    match first {
        Ok(imported) => holds(&imported),
        Err(error) => error.to_string().lines().for_each(clean::line),
    }
    // Whatever it is taken for.
    for name in ["x", "x.md", "x.json", "x.edition.json"] {
        let named = Source { name, bytes };
        let format = sniff(name, bytes);
        match import(&[named], None, Limits::default()) {
            Ok(imported) if format != Format::Edition => holds(&imported),
            Ok(_) => {}
            Err(error) => error.to_string().lines().for_each(clean::line),
        }
    }
}

/// Bytes as some files.
pub fn sources<'a>(bytes: &'a [u8], name: &'a str) -> Vec<Source<'a>> {
    bytes.splitn(3, |byte| *byte == SEAM).map(|bytes| Source { name, bytes }).collect()
}

/// What holds of everything that is imported.
pub fn holds(imported: &Imported) {
    assert!(!imported.edition.articles.is_empty());
    clean::edition(&imported.edition);
    imported.notes.iter().for_each(|note| clean::line(&note.line()));
    super::comes_back(&imported.edition);
}

pub fn seeds() -> Vec<Vec<u8>> {
    const SEEDS: &[&str] = &[
        "---\ntitle: 样城日报\ndate: 2026-11-23\nsection: 要闻\nbyline: [甲, 乙]\n---\n\n# 一桥横江\n\n## ——昨日通车\n\n本报讯 桥通了。\n",
        "+++\npaper = \"Post\"\ndate = 2026-11-23\n+++\n\n# A bridge *opens*\n\nText with `code`, **strong**, a [link](https://example.org/) and ![x](y.png \"t\").\n",
        "# 要闻\n\n#### 栏题\n\n### 历时1345天\n\n## 一桥横江\n\n##### 头一批\n\n一、a\n\n1. b\n2. c\n   - d\n\n> 引文\n> —— 某人\n",
        "# T\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n| <br>3 | \\| |\n\n---\n\n```\npre  text\n```\n\n- [ ] x\n\nfoot[^1]\n\n[^1]: note\n",
        "<div><p>a<b>b</p><script>alert(1)</script><table><tr><td>x</table>\n\n<ruby>漢字<rt>かんじ</rt></ruby> H<sub>2</sub>O &lt;&#x1b;&#8238;&nbsp;\n",
        "**新桥**通车，*em*、__strong__ 和_a_。\n两行\\\n三行  \n四行\n\n***\n\nSetext\n===\n\nhttps://example.org/a_b\n",
        "&#128;&#xD800;&#0; \\u001b \u{1b}[31m \u{202e} \u{e000}\n\n* * *\n+ a\n\n    code\n\n<!-- c\n\n--> x\n\n[a]: javascript:alert(1)\n[a]\n",
        "# 一\n\n甲\n\u{c}# 二\n\n乙\n",
    ];
    SEEDS.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}
