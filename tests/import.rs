//! Scanned pages from the command line.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const PAGE: &str = "# 老街装上新路灯

本报记者 闻一

“天一黑就不敢出门，”家住桂花巷的老人说，巷子里原来只有两盏灯，坏了

一盏以后，晚饭后再没人下楼散步。

工程队进场之前，街道办请居民在图纸上画圈，哪里最暗就圈

哪里，灯杆的位置就这样定了下来。

灯罩朝下，光只落在路

面上。
";

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// What a run wrote: the edition, and what it said.
    fn import(&self, args: &[&str]) -> (Value, String) {
        let mut command = Command::cargo_bin("newsprint").unwrap();
        command.current_dir(self.0.path()).env_remove("HOME").env_remove("XDG_CONFIG_HOME");
        let output = command.arg("import").args(args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stderr).unwrap();
        (serde_json::from_slice(&output.stdout).unwrap_or_default(), said)
    }
}

fn paragraphs(edition: &Value) -> usize {
    let articles = edition["articles"].as_array().unwrap();
    articles.iter().map(|article| article["body"].as_array().unwrap().len()).sum()
}

#[test]
fn a_scanned_page_is_known_by_itself_and_said_to_be_one() {
    let desk = Desk::new();
    desk.file("page.md", PAGE);
    let (edition, said) = desk.import(&["page.md"]);
    assert_eq!(paragraphs(&edition), 3);
    assert!(said.starts_with("page.md: taken for the text of a scanned page"), "{said}");
    assert!(said.contains("page.md:5+7: 0.95 join"), "{said}");
    let (edition, said) = desk.import(&["page.md", "--from", "markdown"]);
    assert_eq!((paragraphs(&edition) > 5, said.as_str()), (true, ""));
    let (_, said) = desk.import(&["page.md", "--from", "ocr"]);
    assert!(!said.contains("taken for"), "{said}");
}

#[test]
fn the_report_goes_where_it_is_asked_for() {
    let desk = Desk::new();
    desk.file("page.md", PAGE);
    let (_, said) = desk.import(&["page.md", "--from", "ocr", "--report", "report.txt"]);
    assert_eq!(said, "");
    let report = fs::read_to_string(desk.0.path().join("report.txt")).unwrap();
    assert!(report.ends_with("3 repairs in 1 of 1 articles\n"), "{report}");
    desk.import(&["page.md", "--from", "ocr", "--report", "report.json", "--json"]);
    let report: Value = serde_json::from_slice(&fs::read(desk.0.path().join("report.json")).unwrap()).unwrap();
    let repairs = report["repairs"].as_array().unwrap();
    assert_eq!(repairs.len(), 3);
    assert_eq!((repairs[0]["kind"].as_str(), repairs[0]["lines"][0][0].as_u64()), (Some("join"), Some(5)));
    let sure: Vec<f64> = repairs.iter().map(|repair| repair["confidence"].as_f64().unwrap()).collect();
    assert!(sure.is_sorted(), "{sure:?}");
}

#[test]
fn as_printed_leaves_passes_out_by_name() {
    let desk = Desk::new();
    desk.file("page.md", PAGE);
    let (edition, said) = desk.import(&["page.md", "--from", "ocr", "--as-printed"]);
    assert_eq!((paragraphs(&edition), said.as_str()), (6, ""));
    let (edition, _) = desk.import(&["page.md", "--from", "ocr", "--as-printed=tails,headlines"]);
    assert_eq!(paragraphs(&edition), 3);
    let mut command = Command::cargo_bin("newsprint").unwrap();
    let output = command.args(["import", "x.md", "--as-printed=magic"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("join, doubled, tails"), "{output:?}");
}

#[test]
fn what_a_page_does_not_print_can_be_said_and_else_stays_empty() {
    let desk = Desk::new();
    desk.file("one.md", PAGE);
    desk.file("two.md", "# 第二件事\n\n第二件事写在这里。\n");
    let (edition, _) = desk.import(&["one.md", "two.md", "--from", "ocr"]);
    assert_eq!((&edition["paper"], &edition["date"]), (&Value::Null, &Value::Null));
    assert_eq!(edition["pages"].as_array().unwrap().len(), 2);
    assert_eq!(edition["pages"][0]["number"], Value::Null);
    let facts = ["--paper", "东渚晚报", "--date", "2026-11-20", "--issue", "42", "--page", "5", "--lang", "zh-Hans"];
    let (edition, _) = desk.import(&[&["one.md", "two.md", "--from", "ocr"][..], &facts].concat());
    assert_eq!(edition["date"], "2026-11-20");
    assert_eq!((&edition["pages"][0]["number"], &edition["pages"][1]["number"]), (&"5".into(), &"6".into()));
    assert_eq!(edition["lang"], "zh-Hans");
    assert!(edition["paper"].to_string().contains("东渚晚报") && edition["issue"].to_string().contains("42"));
}

#[test]
fn an_edition_of_a_scanned_page_is_a_good_one() {
    let desk = Desk::new();
    desk.file("page.md", PAGE);
    desk.import(&["page.md", "--from", "ocr", "-o", "page.edition.json"]);
    let mut command = Command::cargo_bin("newsprint").unwrap();
    command.current_dir(desk.0.path()).args(["check", "page.edition.json"]).assert().success();
}

const CELLS: &str = r##"[
 {"bbox": [40, 10, 600, 30], "category": "Page-header", "text": "样城日报 第5版"},
 {"bbox": [40, 50, 620, 100], "category": "Title", "text": "# 旧船厂改成市民公园"},
 {"bbox": [40, 120, 320, 400], "category": "Text", "text": "旧船厂的两座船坞放满了水，孩子们在坞边"},
 {"bbox": [340, 122, 620, 300], "category": "Text", "text": "数鱼。公园昨天开门，头一天就来了上千人。"},
 {"bbox": [40, 420, 620, 600], "category": "Table", "text": "<table><tr><th>Day</th><th>Open</th></tr><tr><td>周一</td><td>7:00</td></tr></table>"}
]"##;

#[test]
fn the_json_of_an_engine_is_imported_with_its_boxes() {
    let desk = Desk::new();
    desk.file("page.json", CELLS);
    let (_, said) = desk.import(&["--from", "ocr", "page.json", "-o", "out.edition.json"]);
    assert!(said.starts_with("page.json: 1 text of the page's margins"), "{said}");
    assert!(said.contains("page.json:4+5: 0.95 join"), "{said}");
    let edition: Value = serde_json::from_slice(&fs::read(desk.0.path().join("out.edition.json")).unwrap()).unwrap();
    let article = &edition["articles"][0];
    assert_eq!(
        (&article["headline"], edition["articles"].as_array().unwrap().len()),
        (&"旧船厂改成市民公园".into(), 1)
    );
    assert_eq!(article["positions"][0]["bbox"], serde_json::json!([40.0, 50.0, 620.0, 600.0]));
    assert_eq!((&article["body"][1]["type"], &article["body"][1]["rows"][0][0]), (&"table".into(), &"周一".into()));
    assert_eq!((&edition["paper"], &edition["pages"][0]["number"]), (&Value::Null, &Value::Null));
    assert_eq!(edition["provenance"]["warnings"][0]["text"], "样城日报 第5版");
    assert_eq!(edition["provenance"]["sources"][0]["media_type"], "application/json");
    let mut command = Command::cargo_bin("newsprint").unwrap();
    command.current_dir(desk.0.path()).args(["check", "out.edition.json"]).assert().success().stderr("");
    // It is known by itself, and nothing need be said of that.
    let (same, said) = desk.import(&["page.json"]);
    assert_eq!(same, edition);
    assert!(!said.contains("taken for"), "{said}");
}

#[test]
fn json_of_no_engine_is_refused_in_one_line() {
    let desk = Desk::new();
    desk.file("page.json", "{\"pages\": []}");
    let mut command = Command::cargo_bin("newsprint").unwrap();
    let output = command.current_dir(desk.0.path()).args(["import", "--from", "ocr", "page.json"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.contains("page.json: no output of an OCR engine: expected `parsing_res_list`"), "{said}");
}

#[test]
fn the_json_of_an_engine_is_known_by_itself() {
    let desk = Desk::new();
    let text = |order: u8, text: &str| serde_json::json!({"block_label": "text", "block_content": text, "block_bbox": [0, 0, 9, 9], "block_order": order});
    let entries = serde_json::json!([
        {"block_label": "header", "block_content": "东渚晚报", "block_bbox": [0, 0, 9, 9], "block_order": null},
        text(3, "路灯照到了河边的小"),
        text(4, "路上。"),
        {"block_label": "doc_title", "block_content": "老街装上新路灯", "block_bbox": [0, 0, 9, 9], "block_order": 1},
    ]);
    desk.file("page.json", &serde_json::json!({"res": {"parsing_res_list": entries}}).to_string());
    let (edition, said) = desk.import(&["page.json"]);
    assert_eq!((paragraphs(&edition), &edition["articles"][0]["headline"]), (1, &"老街装上新路灯".into()));
    assert_eq!(edition["provenance"]["warnings"][0]["text"], "东渚晚报", "{}", edition["provenance"]);
    assert!(said.contains("page.json: 1 text of the page's margins"), "{said}");
    assert!(said.contains("page.json:2+3: 0.95 join"), "{said}");
    desk.import(&["page.json", "-o", "page.edition.json"]);
    let mut command = Command::cargo_bin("newsprint").unwrap();
    command.current_dir(desk.0.path()).args(["check", "page.edition.json"]).assert().success();
}
