//! Foreign files with harm in them: Markdown and its front matter, plain text, scanned pages, packages.
//!
//! Owns the files and that their words are seen. It refuses to judge the reconstruction: only that what comes of it is
//! text.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use serde_json::json;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::craft::{self, Telling};
use super::desk::{Desk, args, each, name};
use super::payload::{Kind, word, words};

/// Controls as a text that is decoded once would have them.
const ENTITIES: &str = "&#27;]0;t&#7;&#x1b;[31m&#x9b;31m&#155;&#x202e;txet&#xE0041;&#0;&ZeroWidthSpace;&shy;&zwj;&lrm;&#xfeff;&amp;#27; \\u001b %1b %9b";

/// What is in each of some files: the harm of the next kind each time.
struct Source {
    kind: Kind,
}

impl Source {
    fn harm(&self, number: usize) -> String {
        self.kind.behind(number).payload(number).replace('\0', "")
    }

    /// As a string of JSON, which YAML reads too.
    fn quoted(&self, number: usize) -> String {
        serde_json::to_string(&self.harm(number)).unwrap()
    }

    /// As a string of TOML.
    fn toml(&self, number: usize) -> String {
        let char = |char: char| match char {
            '"' | '\\' => format!("\\{char}"),
            char if char.is_control() => format!("\\u{:04x}", u32::from(char)),
            char => char.to_string(),
        };
        format!("\"{}\"", self.harm(number).chars().map(char).collect::<String>())
    }

    fn body(&self) -> String {
        let harm = |number: usize| self.harm(number);
        let line = |number: usize| harm(number).replace(['\n', '\r'], " ");
        format!(
            "# {}\n\n{}\n\n## {}\n\n{} {ENTITIES}\n\n- {}\n- [{}](https://e.org/{})\n- <https://e.org/{}>\n\n> {}\n\n![{}](assets/{} \"{}\")\n\n\
            | {} | b |\n|---|---|\n| {} | {} |\n\n```{}\n{}\n```\n\n<div title=\"{}\">{}</div>\n\n[^1]: {}\n\n**{}** *{}* `{}` {} [^1]\n",
            line(1),
            harm(2),
            line(3),
            harm(4),
            line(5),
            line(6),
            line(7),
            line(8),
            line(9),
            line(10),
            line(11),
            line(12),
            line(13),
            line(14),
            line(15),
            line(16),
            harm(17),
            line(18),
            line(19),
            line(20),
            line(21),
            line(22),
            line(23),
            harm(24),
        )
    }

    fn scan(&self) -> String {
        let line = |number: usize| self.harm(number).replace(['\n', '\r'], " ");
        format!(
            "{}\n\n# 老街装上新路灯{}\n\n## ——{}\n\n本报记者 {}\n\n“天一黑就不敢出门，”老人说，巷子里原来只有两盏灯，坏了{}\n\n一盏以后，晚饭后再没人下楼{}散步。\n\n\
            ### {}\n\n工程队进场之前，街道办请居民在图纸上画圈，三天收回图纸四百\n\n百张，灯杆的位置就这样定了下来。{}\n\n（{}）\n\n<table><tr><td>{}</td><td onclick=x>{ENTITIES}</td></tr></table>\n\n\
            $$ {} $$\n\n（下转第{}版）\n\n![]({})\n",
            line(1),
            line(2),
            line(3),
            line(4),
            line(5),
            line(6),
            line(7),
            line(8),
            line(9),
            line(10),
            line(11),
            line(12),
            line(13)
        )
    }

    /// A page as three engines write it.
    fn engines(&self) -> [(&'static str, String); 3] {
        let harm = |number: usize| self.harm(number);
        let at = |row: usize| json!([0, row * 100, 300, row * 100 + 90]);
        let paddle = |(row, label): (usize, &str)| json!({"block_label": label, "block_content": harm(row + 1), "block_bbox": at(row), "block_id": row, harm(31): harm(32)});
        let labels = ["header", "doc_title", "text", "image", "figure_title", "table", "number", "x\u{1b}[31m"];
        let paddle = json!({"res": {"input_path": harm(30), "width": 940, "height": 1000,
            "parsing_res_list": labels.into_iter().enumerate().map(paddle).collect::<Vec<_>>()}});
        let mineru = |(row, kind): (usize, &str)| {
            json!({"type": kind, "text": harm(row + 1), "text_level": usize::from(row == 1), "bbox": at(row), "page_idx": 0,
            "image_caption": [harm(row + 11)], "img_path": harm(33), "table_body": if kind == "table" { format!("<table><tr><td>{}{ENTITIES}</td></tr></table>", harm(21)) } else { String::new() },
            "list_items": [harm(row + 22)]})
        };
        let kinds = ["header", "text", "text", "image", "table", "list", "code", "\u{9b}31m"];
        let mineru = serde_json::Value::from(kinds.into_iter().enumerate().map(mineru).collect::<Vec<_>>());
        let dots = |(row, category): (usize, &str)| json!({"bbox": at(row), "category": category, "text": harm(row + 1), "x": harm(9)});
        let categories = ["Page-header", "Title", "Text", "Picture", "Caption", "Table", "Page-footer", "\u{202e}"];
        let dots = serde_json::Value::from(categories.into_iter().enumerate().map(dots).collect::<Vec<_>>());
        [("paddle.json", paddle.to_string()), ("mineru.json", mineru.to_string()), ("dots.json", dots.to_string())]
    }

    /// Every file, with the end of its name.
    fn files(&self) -> Vec<(String, String)> {
        let (body, quoted) = (self.body(), |number| self.quoted(number));
        let keys = ["paper", "date", "page", "page_name", "lang", "issue", "section", "title"];
        let yaml = keys
            .iter()
            .enumerate()
            .map(|(at, key)| format!("{key}: {}", quoted(at + 40)))
            .collect::<Vec<_>>()
            .join("\n");
        let toml = keys
            .iter()
            .enumerate()
            .map(|(at, key)| format!("{key} = {}", self.toml(at + 40)))
            .collect::<Vec<_>>()
            .join("\n");
        let mut files = vec![
            (".md".to_owned(), body.clone()),
            (
                "yaml.md".to_owned(),
                format!("---\n{yaml}\nauthor: [{}, {}]\n{}: x\n---\n{body}", quoted(50), quoted(51), quoted(52)),
            ),
            (
                "toml.md".to_owned(),
                format!("+++\n{toml}\nby = [{}]\n{} = 1\n+++\n{body}", self.toml(50), self.toml(51)),
            ),
            ("broken.md".to_owned(), format!("---\npaper: {}\n\u{9b}31m: [{{\n---\n{body}", self.harm(53))),
            (
                "toml-broken.md".to_owned(),
                format!("+++\npaper = {}\n{} = = \u{9b}\n+++\n{body}", self.harm(53), self.harm(54)),
            ),
            (".txt".to_owned(), (1..8).map(|number| self.harm(number) + "\n\n").collect()),
            ("scan.md".to_owned(), self.scan()),
        ];
        files.extend(self.engines().map(|(name, text)| (name.to_owned(), text)));
        files
    }
}

#[test]
fn what_is_imported_is_shown_and_written_as_text_alone() {
    each(&Kind::ALL, |kind| {
        let source = Source { kind: *kind };
        let desk = Desk::new();
        for (end, text) in source.files() {
            let file = desk.file(name(kind.behind(1), &end), text);
            let file = file.as_path();
            let case = format!("{kind:?} {end}");
            let scans: &[&str] = if end.starts_with("scan") { &["--from", "ocr"] } else { &[] };
            let imported = desk.run(&args(&[&["import"], scans].concat(), &[file]));
            assert_eq!(imported.code, 0, "{case}: {}", imported.err);
            let seen = words(&imported.out);
            assert!(seen.len() > 4 && seen.contains(&2), "{case}: {seen:?}");
            assert_eq!(desk.run(&args(&[&["import", "--json"], scans].concat(), &[file])).code, 0, "{case}");
            for form in [
                &["print", "--width", "200"][..],
                &["print", "--front"],
                &["toc"],
                &["toc", "--json"],
                &["export", "--to", "html"],
                &["export", "--to", "markdown"],
            ] {
                let said = desk.run(&args(form, &[file]));
                let is_seen = form.contains(&"--json") || !words(&said.out).is_empty();
                assert!(said.code == 0 && is_seen, "{case}: {form:?}: {}{}", said.out, said.err);
            }
            let said = desk.given(&args(&["read", "--plain"], &[file]), b"\nc\nn\nn\n");
            assert!(said.out.contains("Zq"), "{case}");
        }
        // Facts that are told, not read.
        let file = desk.file("page.md", "# Page\n\ntext");
        let harm = source.harm(60);
        for option in ["--paper", "--date", "--issue", "--page"] {
            let said = desk.run(&args(&["import", option, &harm], &[&file]));
            assert!(
                said.code == 0 && (option == "--date" || said.out.contains(&word(60))),
                "{kind:?} {option}: {}",
                said.err
            );
        }
    });
}

fn package(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_in_a_package_is_shown_and_refused_in_text_alone() {
    each(&[Kind::Sequences, Kind::Unseen], |kind| {
        let crafted = craft::crafted(*kind, Telling::Replaced);
        let edition = ("edition.json".to_owned(), crafted.json.clone().into_bytes());
        let picture = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/assets/bridge.png")).unwrap();
        let assets = crafted.edition.assets.iter().filter_map(|asset| asset.path.clone());
        let harmless =
            |path: &String| !path.contains(['\\', ':', '\0']) && !path.contains("..") && !path.starts_with('/');
        let mut entries = vec![edition];
        entries.extend(assets.filter(harmless).map(|path| (path, picture.clone())));
        let desk = Desk::new();
        let run = |words: &[&str], file: &Path| desk.run(&args(words, &[file]));
        let good = desk.file(name(*kind, ".edition"), package(&entries));
        for form in [&["print"][..], &["toc"], &["import"], &["export", "--to", "html"], &["save"], &["check"]] {
            let said = run(form, &good);
            assert!(said.code < 2 && (form == ["save"] || words(&said.out).len() > 9), "{form:?}: {}", said.err);
        }
        assert!(
            words(&desk.run(&args(&["shelf", "list"], &[])).out).len()
                + desk.run(&args(&["shelf", "check"], &[])).out.len()
                > 0
        );
        for (index, wrong) in ["../\u{1b}]0;x\u{7}", "\u{9b}31m\\", "\u{202e}:\n"].into_iter().enumerate() {
            let mut entries = entries.clone();
            entries.push((format!("{wrong}{}", word(1)), Vec::new()));
            let bad: PathBuf = desk.file(name(kind.behind(index), ".edition"), package(&entries));
            for form in [&["print"][..], &["check"], &["check", "--json"], &["save"]] {
                let said = run(form, &bad);
                assert!(said.code == 2 && !said.err.is_empty(), "{form:?}: {}", said.out);
            }
            assert!(run(&["print"], &bad).err.contains(&word(1)), "the name is told");
        }
        let none = desk.file("none.edition", package(&[(format!("\u{1b}[2J{}", word(1)), vec![b' '; 1 << 20])]));
        assert_eq!(run(&["print"], &none).code, 2);
    });
}
