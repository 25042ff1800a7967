//! What each engine writes, and what holds of any JSON.

use super::*;
use crate::edition::file::Limits;
use crate::edition::{Article, Edition, Text};
use crate::import::{Format, Imported, Source, import, sniff};

const PADDLE: &str = r###"{"input_path": "a.png", "res": {"parsing_res_list": [
 {"block_label": "header", "block_content": "东渚晚报 第3版", "block_bbox": [0, 0, 900, 20], "block_order": null},
 {"block_label": "paragraph_title", "block_content": "## 先看\n路灯", "block_bbox": [0, 130, 480, 150], "block_order": 2},
 {"block_label": "text", "block_content": "路灯装在巷口，灯光\n照得很远。", "block_bbox": [0, 160, 480, 300], "block_order": 3},
 {"block_label": "image", "block_content": "<div><img src=\"a.png\"></div>", "block_bbox": [500, 130, 980, 300]},
 {"block_label": "figure_title", "block_content": "巷口的路灯。", "block_bbox": [500, 310, 980, 330], "block_order": null},
 {"block_label": "doc_title", "block_content": "老街装上新路灯", "block_bbox": [0, 30, 980, 100], "block_order": 1},
 {"block_label": "table", "block_content": "<table><tr><td>路灯</td><td>40 盏</td></tr><tr><td>长椅</td><td>6 张</td></tr></table>"},
 {"block_label": "crossword", "block_content": "谜底见下期。", "block_bbox": "odd", "block_order": 4},
 {"block_label": "number", "block_content": "3"}]}}"###;

const MINERU: &str = r#"[
 {"type": "text", "text": "次の日、川は静かだった。", "page_idx": 1, "bbox": [0, 0, 10, 10]},
 {"type": "header", "text": "渡し場新聞", "page_idx": 0},
 {"type": "text", "text": "渡し船が再開", "text_level": 1, "page_idx": 0},
 {"type": "text", "text": "朝の便は六時に出る。\n\n夕方の便は五時に出る。", "page_idx": 0},
 {"type": "image", "img_path": "images/a.jpg", "image_caption": ["岸に着く", "渡し船"], "image_footnote": ["昨日の朝。"], "page_idx": 0},
 {"type": "table", "img_path": "t.jpg", "table_caption": ["時刻表"], "table_body": "<table><tr><td>朝</td><td>6:00</td></tr></table>", "page_idx": 0},
 {"type": "list", "list_items": ["切符は岸で買う。", "犬も乗れる。"], "page_idx": 0},
 {"type": "equation", "text": "$a=b$", "img_path": "e.jpg", "page_idx": 0},
 {"type": "seal", "img_path": "s.jpg", "page_idx": 0},
 {"type": "page_number", "text": "1", "page_idx": 0},
 {"type": "page_footnote", "text": "時刻は変わることがある。", "page_idx": 0}
]"#;

const DOTS: &str = r###"[
 {"bbox": [510, 120, 990, 400], "category": "Text", "text": "river stays low.\n\nThe hall opens at nine."},
 {"bbox": [0, 0, 1000, 100], "category": "Title", "text": "# Market hall reopens"},
 {"bbox": [0, 120, 490, 600], "category": "Text", "text": "The stalls were moved back last night because the"},
 {"bbox": [510, 410, 990, 600], "category": "Picture"},
 {"bbox": [0, 610, 1000, 640], "category": "Section-header", "text": "## Prices stay"},
 {"bbox": [0, 650, 1000, 700], "category": "Text", "text": "Rents do not rise this year."},
 {"bbox": [0, 980, 1000, 1000], "category": "Page-footer", "text": "The Shore Gazette"}
]"###;

fn seen(json: &str) -> Vec<(Kind, String, usize)> {
    let blocks = read(0, json).unwrap().blocks;
    blocks.into_iter().map(|block| (block.kind, block.text, block.lines.first)).collect()
}

fn of(expected: &[(Kind, &str, usize)]) -> Vec<(Kind, String, usize)> {
    expected.iter().map(|(kind, text, number)| (*kind, (*text).to_owned(), *number)).collect()
}

fn imported(name: &str, json: &str) -> Imported {
    import(&[Source { name, bytes: json.as_bytes() }], None, Limits::default()).unwrap()
}

fn texts(edition: &Edition) -> Vec<String> {
    edition.articles.iter().flat_map(Article::parts).map(|part| part.text.as_str().to_owned()).collect()
}

#[test]
fn paddle_is_read_in_its_own_order() {
    let expected = [
        (Kind::Heading(1), "老街装上新路灯", 6),
        (Kind::Text, "路灯 40 盏\n长椅 6 张", 7),
        (Kind::Heading(2), "先看路灯", 2),
        (Kind::Text, "路灯装在巷口，灯光照得很远。", 3),
        (Kind::Picture, "", 4),
        (Kind::Text, "巷口的路灯。", 5),
        (Kind::Text, "谜底见下期。", 8),
    ];
    assert_eq!(seen(PADDLE), of(&expected));
    assert_eq!(read(0, PADDLE).unwrap().left_out, [(1, "东渚晚报 第3版".to_owned()), (9, "3".to_owned())]);
    let pages = format!("[{PADDLE}, {PADDLE}]");
    let twice: Vec<usize> = seen(&pages).iter().map(|(_, _, number)| *number).collect();
    assert_eq!(twice, [6, 7, 2, 3, 4, 5, 8, 15, 16, 11, 12, 13, 14, 17]);
}

#[test]
fn paddle_without_an_order_is_read_by_its_boxes() {
    let expected = ["老街装上新路灯", "先看路灯", "路灯装在巷口，灯光照得很远。", "", "巷口的路灯。"];
    let unordered = PADDLE.replace("\"block_order\": 3", "\"block_order\": null");
    let texts: Vec<String> = seen(&unordered).into_iter().map(|(_, text, _)| text).collect();
    assert_eq!(texts.iter().filter(|text| expected.contains(&text.as_str())).collect::<Vec<_>>(), expected);
    assert_eq!(texts.len(), 7);
}

#[test]
fn mineru_is_read_page_by_page() {
    let expected = [
        (Kind::Heading(1), "渡し船が再開", 3),
        (Kind::Text, "朝の便は六時に出る。", 4),
        (Kind::Text, "夕方の便は五時に出る。", 4),
        (Kind::Picture, "岸に着く渡し船", 5),
        (Kind::Text, "昨日の朝。", 5),
        (Kind::Text, "時刻表", 6),
        (Kind::Text, "朝 6:00", 6),
        (Kind::Text, "切符は岸で買う。", 7),
        (Kind::Text, "犬も乗れる。", 7),
        (Kind::Text, "$a=b$", 8),
        (Kind::Picture, "", 9),
        (Kind::Text, "時刻は変わることがある。", 11),
        (Kind::Text, "次の日、川は静かだった。", 1),
    ];
    assert_eq!(seen(MINERU), of(&expected));
    assert_eq!(read(0, MINERU).unwrap().left_out, [(2, "渡し場新聞".to_owned()), (10, "1".to_owned())]);
}

#[test]
fn columns_are_read_by_their_boxes_and_a_torn_paragraph_is_joined() {
    let imported = imported("page.json", DOTS);
    let texts = texts(&imported.edition);
    let whole = "The stalls were moved back last night because the river stays low.";
    assert!(texts.iter().any(|text| text == whole), "{texts:?}");
    assert!(texts.iter().all(|text| text != "The Shore Gazette"), "{texts:?}");
    let provenance = imported.edition.provenance.unwrap();
    assert_eq!(provenance.sources[0].media_type.as_deref(), Some("application/json"));
    let [warning] = provenance.warnings.as_slice() else { panic!("{:?}", provenance.warnings) };
    assert_eq!((warning.code.as_str(), &warning.src[0].lines), ("page-furniture", &vec![7]));
    assert_eq!(warning.text.as_ref().map(Text::as_str), Some("The Shore Gazette"));
    assert!(
        imported.notes.iter().any(|note| note.message.ends_with("articles: 1 (`provenance.warnings` keeps them)")),
        "{:?}",
        imported.notes
    );
    let unboxed = DOTS.replace("\"bbox\"", "\"box\"");
    assert_eq!(seen(&unboxed)[0].1, "river stays low.");
}

#[test]
fn engines_are_known_and_other_json_is_not() {
    for json in [PADDLE, MINERU, DOTS] {
        assert!(is_engine(json.as_bytes()));
        assert!(is_engine(format!("\u{FEFF} {json}").as_bytes()));
        assert_eq!((sniff("a.json", json.as_bytes()), sniff("a", json.as_bytes())), (Format::Ocr, Format::Ocr));
        assert_eq!(read(0, &format!("\u{FEFF}{json}")), read(0, json));
    }
    let deep = "[".repeat(100_000);
    let wide = format!("[{}]", "[],".repeat(VALUES));
    for json in [
        "",
        "[]",
        "{}",
        "[1]",
        "[{}]",
        "[本报讯]",
        "{\"parsing_res_list\"",
        "{\"parsing_res_list\": 7}",
        "{\"format\": \"edition/1\", \"paper\": \"parsing_res_list\"}",
        "[{\"type\": \"Feature\"}]",
        "[{\"category\": 1, \"text\": \"一\"}]",
        &deep,
        &wide,
    ] {
        assert!(!is_engine(json.as_bytes()) && read(0, json).is_none(), "{}", json.len());
    }
    assert_eq!(sniff("a.json", b"{}"), Format::Edition);
    let source = Source { name: "a.txt", bytes: "[本报讯] 桥通车了。".as_bytes() };
    let read = import(&[source], Some(Format::Ocr), Limits::default()).unwrap();
    assert_eq!(texts(&read.edition), ["[本报讯] 桥通车了。"]);
}

#[test]
fn a_page_without_text_is_nothing_to_import() {
    for json in ["{\"parsing_res_list\": []}", "[{\"category\": \"Page-footer\", \"text\": \"一版\"}]"] {
        let error = import(&[Source { name: "a.json", bytes: json.as_bytes() }], None, Limits::default()).unwrap_err();
        assert!(error.to_string().contains("the file has no text"), "{error}");
    }
}

#[test]
fn odd_values_lose_no_text() {
    let json = r#"[{"category": "Text", "text": "一。", "bbox": [1e300, -1e300, 5, 1]},
        {"category": "Text", "text": "二。", "bbox": [9, 9, 0, 0]}, {"category": "Text", "text": "三。", "bbox": [1, 2]},
        {"category": "Odd", "text": "四。", "bbox": {"x": 1}}, {"category": "Title", "text": "五", "bbox": [0, 0, 0, 0]},
        {"category": "Text", "text": 7, "bbox": ["a", 0, 0, 0]}]"#;
    let mut texts: Vec<String> = seen(json).into_iter().map(|(_, text, _)| text).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["一。", "三。", "二。", "五", "四。"]);
}

#[test]
fn too_many_entries_are_counted() {
    let entry = r#"{"category":"Text","text":"一。"}"#;
    let json = format!("[{}{entry}]", format!("{entry},").repeat(MOST + 4));
    let read = read(0, &json).unwrap();
    assert_eq!((read.blocks.len(), read.unread), (MOST, 5));
}
