//! What reading, writing and checking promise, on whole files.

use super::*;

fn problems(json: &str) -> Vec<String> {
    match check(json.as_bytes(), Limits::default()) {
        Ok(problems) => problems.iter().map(|problem| problem.line("f")).collect(),
        Err(error) => vec![error.to_string()],
    }
}

fn refused(json: &[u8]) -> String {
    read(json, Limits::default()).unwrap_err().to_string()
}

#[test]
fn ten_lines_by_hand_are_an_edition() {
    let json = r#"{
      "format": "edition/1",
      "paper": "样城日报",
      "date": "2026-11-23",
      "articles": [
        { "headline": "新桥通车", "byline": "本报记者 甲", "body": "第一段。\n\nSecond paragraph." },
        { "headline": "Night hours", "kicker": "Library", "body": ["One.", { "type": "list", "items": ["甲", "乙"] }] }
      ]
    }"#;
    let edition = read(json.as_bytes(), Limits::default()).unwrap();
    assert_eq!(edition.paper.as_ref().unwrap().name.as_ref().unwrap().as_str(), "样城日报");
    assert_eq!(edition.articles[0].body.len(), 2);
    assert_eq!(edition.articles[1].kicker[0].as_str(), "Library");
    assert_eq!(problems(json), Vec::<String>::new());
    let again = read(write(&edition).as_bytes(), Limits::default()).unwrap();
    assert_eq!(again, edition);
}

#[test]
fn unknown_fields_words_and_blocks_survive_a_read_and_a_write() {
    let json = r#"{
 "format": "edition/1.3",
 "paper": {
  "name": "样城日报",
  "x-colour": [
   1,
   null
  ]
 },
 "articles": [
  {
   "id": "a1",
   "kind": "horoscope",
   "body": [
    {
     "type": "paragraph",
     "text": "一段",
     "role": "refrain",
     "future": true
    },
    {
     "type": "crossword",
     "grid": [
      "黑白"
     ],
     "text": "谜"
    }
   ],
   "smell": {
    "ink": 0.5
   }
  }
 ],
 "epoch": "x"
}
"#;
    assert_eq!(write(&read(json.as_bytes(), Limits::default()).unwrap()), json);
}

#[test]
fn all_errors_come_at_once_with_place_path_and_suggestion() {
    let json = r#"{
 "format": "edition/1",
 "date": "2026-02-30",
 "lnag": "zh",
 "articles": [
  { "headline": "一", "boddy": "x" },
  { "headline": 3, "body": [{ "type": "paragraf", "text": "x" }, { "type": "subhead" }, 7] },
  { "prominence": 12, "deck": [true], "body": "", "body": "" }
 ]
}"#;
    let expected = [
        "f:3:10: `date`: `2026-02-30` is no date: expected a day such as 2026-11-23, a month such as 2026-11, or a year",
        "f:4:2: `lnag`: unknown field: did you mean `lang`?",
        "f:6:3: `articles[0]`: missing field `body` (is `boddy` meant?)",
        "f:7:17: `articles[1].headline`: expected a string or a list, found a number",
        "f:7:39: `articles[1].body[0].type`: unknown word `paragraf`: did you mean `paragraph`?",
        "f:7:66: `articles[1].body[1]`: missing field `text`",
        "f:7:89: `articles[1].body[2]`: expected a string or an object, found a number",
        "f:8:19: `articles[2].prominence`: 12 is out of range: expected 1…9",
        "f:8:32: `articles[2].deck[0]`: expected a string or a list, found true or false",
        "f:8:51: `articles[2].body`: given twice",
    ];
    assert_eq!(problems(json), expected);
    let refused = read(json.as_bytes(), Limits::default()).unwrap_err();
    assert!(matches!(&refused, FileError::Invalid(problems) if problems.len() == 10), "{refused}");
}

#[test]
fn ids_that_lead_nowhere_are_found() {
    let json = r#"{"format":"edition/1","pages":[{"id":"p1","articles":["a1","a2"]}],"sections":[{"id":"s","articles":["b-1"]}],
"articles":[{"id":"a1","positions":{"page":"p9"},"lead_in":"本报讯","body":"一"},{"id":"a1","body":[{"type":"paragraph","text":[{"t":"link","c":"见","article":"zz"}]}]},{"id":"b 1","body":""}]}"#;
    let found = problems(json).join("\n");
    for part in [
        "`pages[0].articles[1]`: no article has the id `a2`: did you mean `a1`?",
        "`sections[0].articles[0]`: no article has the id `b-1`",
        "f:2:44: `articles[0].positions[0].page`: no page has the id `p9`",
        "warning: `articles[0].lead_in`: the first paragraph does not begin with it",
        "`articles[1].id`: the id `a1` is given twice",
        "a link leads to `zz`",
        "`b 1` is no id",
    ] {
        assert!(found.contains(part), "{part}\n{found}");
    }
}

#[test]
fn what_is_no_edition_gets_one_clear_line() {
    let cases: [(&[u8], &str); 11] = [
        (b"", "the file is empty"),
        (b" \n ", "the file is empty"),
        (b"{\"format\": \"edition/1\", \"articles\": [", "line 1, column 37: the file ends in the middle"),
        (b"{\"format\": \"edition/2\", \"articles\": []}", "format `edition/2` is newer than this program"),
        (b"{\"format\": \"edition/x\", \"articles\": []}", "unknown format `edition/x`"),
        (b"{\"name\": \"package\"}", "not an edition: expected `\"format\": \"edition/1\"`"),
        (b"[1, 2]", "not an edition: expected an object"),
        (b"{\"format\": \"edition/1\",\n nonsense}", "line 2, column 2: not JSON: key must be a string"),
        (b"\xff\xfe{", "not UTF-8 (it looks like UTF-16)"),
        (b"{\"format\": \"\xb1\"}", "line 1, column 13: not UTF-8: byte 0xB1"),
        (b"{\"articles\": []}", "missing field `format`"),
    ];
    for (bytes, expected) in cases {
        let said = refused(bytes);
        assert!(said.contains(expected), "{}: {said}", String::from_utf8_lossy(bytes));
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn a_million_brackets_are_refused_without_a_stack() {
    let said = refused("[".repeat(1_000_000).as_bytes());
    assert!(said.contains("nested deeper than 64 levels"), "{said}");
}

#[test]
fn nothing_raw_is_said_of_a_hostile_file() {
    let json = "{\"format\":\"edition/1\",\"articles\":[{\"bo\u{9b}dy\\u001b[31m\":1,\"body\":\"\",\"kind\":\"st\\u001bory\"}]}";
    for line in problems(json) {
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
}
