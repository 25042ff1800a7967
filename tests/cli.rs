//! Commands: what they print, where, and with which exit code.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

fn newsprint(args: &[&str]) -> Output {
    command(args).output().unwrap()
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    // Nobody's own config disturbs a test.
    command.env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME").env_remove("HOME");
    command
}

fn with_input(args: &[&str], input: &[u8]) -> Output {
    let mut child = command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> String {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

const ZH: &str = "data/zh-Hans.edition.json";
const EN: &str = "data/en.edition.json";

#[test]
fn without_a_terminal_the_edition_is_printed_whole_and_plain() {
    let output = newsprint(&[ZH]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    assert!(text.contains("鹤 渚 日 报") && text.contains("一桥横江 两岸成街坊"));
    assert!(!text.contains('\u{1b}'));
    assert_eq!(out(&newsprint(&[])), text, "without a file the sample is opened");
}

#[test]
fn without_a_terminal_a_body_that_is_wrong_is_told_of_and_nothing_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    for body in [r#"["one"}, "lead_in":"x""#, r#"[{"type":"paragraph","text":7}]"#, r#"["a\ud800"]"#] {
        let json =
            format!(r#"{{"format":"edition/1","articles":[{{"headline":"甲","body":{body}}},{{"body":"two"}}]}}"#);
        let path = file(&folder, "wrong.edition.json", json.as_bytes());
        for args in [vec![path.as_str()], vec!["print", &path], vec!["check", &path]] {
            let output = newsprint(&args);
            assert!(matches!(output.status.code(), Some(1 | 2)), "{args:?} {body}");
            assert!(!out(&output).contains("two"), "{args:?} {body}");
        }
    }
}

#[test]
fn print_sets_an_article_a_section_or_all_in_the_width_asked_for() {
    let edition: Value =
        serde_json::from_str(&fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(EN)).unwrap()).unwrap();
    let id = edition["articles"][1]["id"].as_str().unwrap();
    let by_id = newsprint(&["print", EN, "--article", id, "--width", "40"]);
    assert_eq!(by_id.status.code(), Some(0));
    assert!(out(&by_id).lines().all(|line| line.chars().count() <= 40));
    let number = json(&newsprint(&["toc", EN, "--json"]))["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["articles"].as_array().unwrap().clone())
        .find(|article| article["id"] == id)
        .unwrap()["number"]
        .to_string();
    assert_eq!(out(&newsprint(&["print", EN, "--article", &number, "--width", "40"])), out(&by_id));
    let section = edition["sections"][0]["title"].as_str().unwrap();
    let printed = out(&newsprint(&["print", EN, "--section", section]));
    assert!(printed.lines().all(|line| line.chars().count() <= 72));
    assert!(printed.contains(edition["articles"][0]["headline"].as_str().unwrap()));
}

#[test]
fn print_says_what_it_does_not_find() {
    for args in
        [["print", EN, "--article", "nobody"], ["print", EN, "--section", "Nowhere"], ["print", EN, "--article", "0"]]
    {
        let output = newsprint(&args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
        assert_eq!(out(&output), "");
    }
}

#[test]
fn print_in_json_gives_the_lines_of_every_block() {
    let folder = TempDir::new().unwrap();
    let edition = r#"{"format":"edition/1","lang":"zh","articles":[{"id":"a1","headline":"新桥","body":["第一段说得长一点好让它折行。",{"type":"subhead","text":"小标题"},{"type":"future","text":"未来"}]}]}"#;
    let path = file(&folder, "e.json", edition.as_bytes());
    let answer = json(&newsprint(&["print", &path, "--json", "--width", "24"]));
    let article = &answer["articles"][0];
    assert_eq!((article["id"].as_str(), article["headline"].as_str()), (Some("a1"), Some("新桥")));
    let blocks = article["blocks"].as_array().unwrap();
    let types: Vec<&str> = blocks.iter().map(|block| block["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["paragraph", "subhead", "future"]);
    assert_eq!(blocks[0]["lines"], serde_json::json!(["    第一段说得长一点好让", "它折行。"]));
}

#[test]
fn every_character_of_every_sample_is_printed() {
    for name in ["zh-Hans", "zh-Hant", "ja", "ko", "en"] {
        let path = format!("data/{name}.edition.json");
        let bytes = fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
        let edition = newsprint::edition::file::read(&bytes, newsprint::edition::file::Limits::default()).unwrap();
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '─').collect::<String>();
        for article in &edition.articles {
            let printed = bare(&out(&newsprint(&["print", &path, "--article", &article.id, "--width", "64"])));
            for part in article.parts().iter().filter(|part| part.text.runs().is_empty() && part.cell.is_none()) {
                assert!(printed.contains(&bare(part.text.as_str())), "{name} {}: {}", article.id, part.text.as_str());
            }
        }
    }
}

#[test]
fn toc_lists_pages_sections_and_headlines() {
    let text = out(&newsprint(&["toc", ZH]));
    assert!(text.contains("第1版 要闻") && text.contains("\n评论\n") && text.contains("一桥横江 两岸成街坊"), "{text}");
    let answer = json(&newsprint(&["toc", ZH, "--json"]));
    assert_eq!(answer["pages"].as_array().unwrap().len(), 4);
    assert_eq!(answer["sections"][0]["articles"][0]["number"], 1);
}

#[test]
fn check_names_every_problem_and_answers_by_its_exit_code() {
    let folder = TempDir::new().unwrap();
    let good = newsprint(&["check", ZH, EN]);
    assert_eq!((good.status.code(), out(&good).lines().count()), (Some(0), 2));
    let wrong = file(&folder, "wrong.json", br#"{"format":"edition/1","lnag":"zh","articles":[{"headline":1}]}"#);
    let output = newsprint(&["check", &wrong]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("wrong.json:1:23: `lnag`: unknown field: did you mean `lang`?"), "{}", out(&output));
    assert_eq!(out(&output).lines().count(), 3);
    let answer = newsprint(&["check", "--json", &wrong, ZH]);
    assert_eq!(answer.status.code(), Some(1));
    let files = json(&answer)["files"].as_array().unwrap().clone();
    assert_eq!(files[0]["problems"].as_array().unwrap().len(), 3);
    assert_eq!(files[0]["problems"][0]["line"], 1);
    assert_eq!(files[1]["problems"].as_array().unwrap().len(), 0);
    let unknown = file(&folder, "odd.json", br#"{"format":"edition/1","colour":"red","articles":[]}"#);
    let output = newsprint(&["check", &unknown]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("warning: `colour`: unknown field is kept"), "{}", out(&output));
    assert_eq!(newsprint(&["check", "nowhere.json", &wrong]).status.code(), Some(2));
}

#[test]
fn bad_input_gets_one_clear_line_and_exit_2() {
    let folder = TempDir::new().unwrap();
    let cases = [
        (file(&folder, "empty.json", b""), "empty"),
        (file(&folder, "bytes.json", b"{\"format\": \"\xff\xfe\"}"), "not UTF-8"),
        (file(&folder, "bytes.md", b"# \xb1\xb1\xbe\xa9"), "not UTF-8"),
        (
            file(&folder, "cut.json", b"{\"format\": \"edition/1\", \"articles\": [{\"body\": \"ab"),
            "ends in the middle",
        ),
        (file(&folder, "deep.json", format!("{{\"format\":{}", "[".repeat(1_000_000)).as_bytes()), "nested deeper"),
        (file(&folder, "newer.json", b"{\"format\": \"edition/9\", \"articles\": []}"), "newer than this program"),
        (file(&folder, "other.json", b"{\"name\": \"x\"}"), "not an edition"),
        (folder.path().display().to_string(), "folder"),
        (folder.path().join("none.json").display().to_string(), "no such file"),
        ("/dev/zero".to_owned(), "limit"),
    ];
    for (path, expected) in &cases {
        for args in
            [vec![path.as_str()], vec!["print", path], vec!["toc", path], vec!["check", path], vec!["import", path]]
        {
            let mut args = args;
            if path == "/dev/zero" {
                args.extend(["--max-size", "1"]);
            }
            let output = newsprint(&args);
            assert_eq!(output.status.code(), Some(2), "{args:?}: {}", err(&output));
            let said = err(&output);
            assert_eq!(said.lines().count(), 1, "{args:?}: {said}");
            assert!(said.contains(expected), "{args:?}: {said}");
            assert!(!said.contains("panicked") && !said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_said_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "closed.json", b"{}");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read every file");
        return;
    }
    let output = newsprint(&[&path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("no permission"), "{}", err(&output));
}

#[test]
fn all_errors_of_an_edition_come_at_once() {
    let folder = TempDir::new().unwrap();
    let path = file(
        &folder,
        "w.json",
        br#"{"format":"edition/1","articles":[{"headline":1,"body":""},{"body":[{"type":"subhead"}]}]}"#,
    );
    let output = newsprint(&["print", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output).lines().count(), 2, "{}", err(&output));
}

#[test]
fn a_closed_pipe_is_no_error() {
    for args in [vec!["print", ZH], vec!["toc", ZH], vec!["schema"], vec![ZH], vec!["print", ZH, "--json"]] {
        let mut child = command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", err(&output));
        assert_eq!(err(&output), "", "{args:?}");
    }
}

#[test]
fn markdown_is_imported_and_opened_on_the_fly() {
    let folder = TempDir::new().unwrap();
    let markdown = "---\npaper: 样城日报\ndate: 2026-11-23\nlang: zh\n---\n# 新桥通车\n\n第一段  \n第二行。\n\n## 小标题\n\nA *bridge* opens.\n";
    let path = file(&folder, "paper.md", markdown.as_bytes());
    let text = out(&newsprint(&[&path]));
    assert!(text.contains("样 城 日 报") && text.contains("新桥通车") && text.contains("A bridge opens."), "{text}");
    assert!(!text.contains('#') && !text.contains("第一段  \n"), "{text}");
    let imported = newsprint(&["import", &path]);
    assert_eq!(imported.status.code(), Some(0));
    let piped = with_input(&["import", "-", "--from", "markdown"], markdown.as_bytes());
    assert_eq!(json(&piped)["articles"], json(&imported)["articles"]);
    let saved = folder.path().join("paper.edition.json").display().to_string();
    assert_eq!(newsprint(&["import", &path, "-o", &saved]).status.code(), Some(0));
    assert_eq!(fs::read(&saved).unwrap(), imported.stdout);
    assert_eq!(newsprint(&["check", &saved]).status.code(), Some(0));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left lying about");
    let onto_itself = newsprint(&["import", &path, "-o", &path]);
    assert_eq!(onto_itself.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&path).unwrap(), markdown);
}

#[test]
fn wrong_usage_is_exit_2_and_help_is_0() {
    for args in
        [vec!["print"], vec!["print", ZH, "--width", "0"], vec!["--nonsense"], vec!["import", ZH, "--from", "scroll"]]
    {
        assert_eq!(newsprint(&args).status.code(), Some(2), "{args:?}");
    }
    for args in [["--help"], ["--version"]] {
        assert_eq!(newsprint(&args).status.code(), Some(0));
    }
}

#[test]
fn nothing_raw_of_a_hostile_edition_is_printed() {
    let folder = TempDir::new().unwrap();
    let evil = r"\u001b]52;c;eA==\u0007\u009b31m\u202e\u0000\r\n\ufeff\u0085";
    let json = format!(
        r#"{{"format":"edition/1","paper":"{evil}","date_text":"{evil}","issue":{{"number":"{evil}"}},"pages":[{{"id":"p{evil}","name":"{evil}","number":"{evil}"}}],
        "sections":[{{"id":"s","title":"{evil}","articles":["a{evil}"]}}],
        "articles":[{{"id":"a{evil}","headline":"{evil}x","byline":"{evil}","rubric":"{evil}","kind":"{evil}","body":["{evil}",{{"type":"pre","text":"{evil}"}},{{"type":"{evil}","text":"{evil}"}},
        {{"type":"list","items":[{{"marker":"{evil}","text":[{{"t":"ruby","c":"{evil}z","r":"{evil}"}}]}}]}}]}}]}}"#
    );
    let path = file(&folder, "evil.json", json.as_bytes());
    let hostile = |text: &str| {
        text.chars().find(|c| {
            (c.is_control() && *c != '\n')
                || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        })
    };
    for args in [
        vec![path.as_str()],
        vec!["print", &path],
        vec!["print", "--json", &path],
        vec!["toc", &path],
        vec!["toc", "--json", &path],
        vec!["check", &path],
        vec!["check", "--json", &path],
    ] {
        let output = newsprint(&args);
        assert_eq!(hostile(&out(&output)), None, "{args:?}");
        assert_eq!(hostile(&err(&output)), None, "{args:?}");
    }
}
