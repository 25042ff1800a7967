//! `export`: what is written, where, and what is never written over.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

use std::fs;
use std::process::{Command, Output, Stdio};

const ZH: &str = "data/zh-Hans.edition.json";
const EN: &str = "data/en.edition.json";

fn newsprint(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    // Nobody's own config disturbs a test.
    command.env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME").env_remove("HOME").output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn an_edition_is_one_web_page_that_needs_nothing_beside_it() {
    for (file, name, text) in
        [(ZH, "鹤渚日报", "一桥横江"), (EN, "The Hollin Ferry Beacon", "A Roof Over the Fish Stalls")]
    {
        let output = newsprint(&["export", file, "--to", "html"]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let page = out(&output);
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
        assert!(page.contains(name) && page.contains(text));
        for refused in ["<script", "<link", "<iframe", "src=\"http", "url(", "@import"] {
            assert!(!page.contains(refused), "{refused}");
        }
    }
}

/// A picture of one black pixel.
const DOT: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

#[test]
fn pictures_beside_the_edition_are_in_the_page_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("assets")).unwrap();
    fs::write(folder.path().join("assets/桥.png"), DOT).unwrap();
    fs::write(folder.path().join("assets/x.svg"), "<svg onload=\"alert(1)\"/>").unwrap();
    fs::write(folder.path().join("secret.png"), DOT).unwrap();
    // A header that claims ten thousand million pixels, and a picture that is shown already.
    let mut bomb = DOT.to_vec();
    bomb[16..24].copy_from_slice(&[0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0]);
    fs::write(folder.path().join("assets/bomb.png"), bomb).unwrap();
    let asset = |id: &str, path: &str, kind: &str| format!(r#"{{"id":"{id}","path":"{path}","media_type":"{kind}"}}"#);
    let figure = |id: &str| format!(r#"{{"type":"figure","asset":"{id}","alt":"words of {id}"}}"#);
    let assets = [
        asset("a", "assets/桥.png", "image/png"),
        asset("b", "assets/x.svg", "image/svg+xml"),
        asset("c", "assets/../secret.png", "image/png"),
        asset("d", "assets/none.png", "image/png"),
        asset("e", "assets/桥.png", "image/jpeg"),
        asset("g", "assets/bomb.png", "image/png"),
    ];
    let figures: Vec<String> = ["a", "b", "c", "d", "e", "f", "g"].map(figure).into();
    let json = format!(
        r#"{{"format":"edition/1","assets":[{}],"articles":[{{"id":"p","headline":"桥 Bridge","body":[{}]}}]}}"#,
        assets.join(","),
        figures.join(",")
    );
    let file = folder.path().join("p.edition.json");
    fs::write(&file, json).unwrap();
    let page = out(&newsprint(&["export", &file.display().to_string(), "--to", "html"]));
    assert_eq!(page.matches("<img ").count(), 1, "{page}");
    assert!(
        page.contains("src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUg") && page.contains("\" alt=\"words of a\"")
    );
    for id in ["b", "c", "d", "e", "f", "g"] {
        assert!(page.contains(&format!("<p>words of {id}</p>")), "{id}");
    }
}

#[test]
fn the_name_of_the_file_says_what_it_is_and_a_file_that_is_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    for (name, begins) in
        [("报 a.html", "<!DOCTYPE html>"), ("b.MD", "---\n"), ("c.txt", "鹤渚日报\n2026年11月23日 星期一\n\n要闻\n\n")]
    {
        let output = newsprint(&["export", ZH, "-o", &path(name)]);
        assert_eq!((output.status.code(), out(&output)), (Some(0), String::new()), "{}", err(&output));
        let text = fs::read_to_string(path(name)).unwrap();
        assert!(text.starts_with(begins), "{name}");
        let again = newsprint(&["export", EN, "-o", &path(name)]);
        assert_eq!(again.status.code(), Some(2));
        assert!(err(&again).contains("is there already"), "{}", err(&again));
        assert_eq!(fs::read_to_string(path(name)).unwrap(), text);
    }
    let asked = newsprint(&["export", EN, "--to", "plain", "-o", &path("d.html")]);
    assert_eq!(asked.status.code(), Some(0));
    assert!(fs::read_to_string(path("d.html")).unwrap().starts_with("The Hollin Ferry Beacon\n"));
}

#[test]
fn markdown_comes_back_as_the_same_articles() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("报 paper.md").display().to_string();
    assert_eq!(newsprint(&["export", ZH, "--to", "markdown", "-o", &path]).status.code(), Some(0));
    let headlines = |file: &str| -> Vec<String> {
        let toc: serde_json::Value = serde_json::from_slice(&newsprint(&["toc", file, "--json"]).stdout).unwrap();
        let sections = toc["sections"].as_array().unwrap();
        let articles = sections.iter().flat_map(|section| section["articles"].as_array().unwrap());
        articles.map(|article| article["headline"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(headlines(&path), headlines(ZH));
}

#[test]
fn what_cannot_be_done_is_said_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    for (args, expected) in [
        (vec!["export", ZH], "--to html"),
        (vec!["export", ZH, "-o", "报.pdf"], "--to html"),
        (vec!["export", "data/no.edition.json", "--to", "html"], "no such file"),
        (vec!["export", ZH, "--to", "pdf"], "possible values"),
    ] {
        let output = newsprint(&args);
        assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()), "{args:?}");
        assert!(err(&output).contains(expected), "{args:?}: {}", err(&output));
    }
    let nowhere = newsprint(&["export", EN, "-o", &path("no folder/x.html")]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(err(&nowhere).contains("x.html"), "{}", err(&nowhere));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
