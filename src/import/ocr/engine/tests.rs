//! Pages of each engine, and what holds of any.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::edition::file::Limits;
use crate::edition::{Block as Body, Edition, Text};
use crate::import::{Facts, Format, Imported, sniff};

fn try_import(name: &str, json: &str) -> Result<Imported, ImportError> {
    let source = Source { name, bytes: json.as_bytes() };
    crate::import::ocr::import(&[source], &Facts::default(), &[], Limits::default())
}

fn import(json: &Value) -> Edition {
    assert_eq!(sniff("page.json", json.to_string().as_bytes()), Format::Ocr);
    try_import("page.json", &format!("{json:#}")).unwrap().edition
}

/// An article in short: headline, then its body's blocks.
fn articles(edition: &Edition) -> Vec<Vec<String>> {
    let of = |article: &crate::edition::Article| {
        let parts = article.parts();
        let body = parts
            .iter()
            .filter(|part| part.block.is_some() && !part.text.is_empty())
            .map(|part| part.text.as_str().to_owned());
        let headline = article.headline.as_ref().map_or(String::new(), |text| text.as_str().to_owned());
        std::iter::once(headline).chain(body).collect()
    };
    edition.articles.iter().map(of).collect()
}

fn margins(edition: &Edition) -> Vec<(String, String)> {
    let warnings = edition.provenance.iter().flat_map(|provenance| &provenance.warnings);
    let words = |text: &Option<Text>| text.as_ref().map_or(String::new(), |text| text.as_str().to_owned());
    warnings.map(|warning| (warning.code.clone(), words(&warning.text))).collect()
}

/// A box in column `column` of columns 300 wide and 20 apart.
fn at(column: usize, top: usize, bottom: usize) -> Value {
    json!([column * 320, top, column * 320 + 300, bottom])
}

fn across(columns: usize, top: usize, bottom: usize) -> Value {
    json!([0, top, columns * 320 - 20, bottom])
}

/// A page of three columns in Chinese, listed from top to bottom, as each engine writes it: what, words, box.
fn page() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("header", "样城日报 2026年3月9日", across(3, 0, 30)),
        ("title", "老渡口修起新浮桥", across(3, 50, 110)),
        ("text", "本报讯（记者 甘棠）东渚老渡口的浮桥昨天铺好最后一块桥板。", at(0, 130, 300)),
        ("picture", "", at(1, 130, 300)),
        ("text", "浮桥两头装了栏杆和灯。", at(2, 130, 300)),
        ("caption", "晨光里的浮桥。", at(1, 310, 340)),
        ("text", "施工队先在岸边拼好六节浮箱，再趁水位低的清早拖到河心，前后一共用了九", at(0, 320, 600)),
        ("text", "天。撑船的老人说，往后下雨也能过河，心里踏实。", at(1, 350, 600)),
        ("text", "桥头的小卖部也开了门。", at(2, 360, 600)),
        ("number", "5", json!([460, 980, 480, 1000])),
    ]
}

fn paddle(page: &[(&str, &str, Value)]) -> Value {
    let label = |what: &str| {
        match what {
            "title" => "doc_title",
            "picture" => "image",
            "caption" => "figure_title",
            other => other,
        }
        .to_owned()
    };
    let block = |(index, (what, words, bbox)): (usize, &(&str, &str, Value))| json!({"block_label": label(what), "block_content": words, "block_bbox": bbox, "block_id": index + 10, "block_order": null});
    json!({"res": {"input_path": "page.png", "page_index": null, "width": 940, "height": 1000,
        "parsing_res_list": page.iter().enumerate().map(block).collect::<Vec<_>>()}})
}

fn mineru(page: &[(&str, &str, Value)]) -> Value {
    let block = |(what, words, bbox): &(&str, &str, Value)| match *what {
        "title" => json!({"type": "text", "text": words, "text_level": 1, "bbox": bbox, "page_idx": 0}),
        "picture" => {
            json!({"type": "image", "img_path": "images/a.jpg", "image_caption": ["晨光里的浮桥。"], "image_footnote": [], "bbox": bbox, "page_idx": 0})
        }
        "number" => json!({"type": "page_number", "text": words, "bbox": bbox, "page_idx": 0}),
        other => json!({"type": other, "text": words, "bbox": bbox, "page_idx": 0}),
    };
    page.iter().filter(|(what, ..)| *what != "caption").map(block).collect()
}

fn dots(page: &[(&str, &str, Value)]) -> Value {
    let block = |(what, words, bbox): &(&str, &str, Value)| match *what {
        "title" => json!({"bbox": bbox, "category": "Title", "text": format!("# {words}")}),
        "picture" => json!({"bbox": bbox, "category": "Picture"}),
        "caption" => json!({"bbox": bbox, "category": "Caption", "text": words}),
        "header" => json!({"bbox": bbox, "category": "Page-header", "text": words}),
        "number" => json!({"bbox": bbox, "category": "Page-footer", "text": words}),
        _ => json!({"bbox": bbox, "category": "Text", "text": words}),
    };
    page.iter().map(block).collect()
}

#[test]
fn a_page_of_three_columns_is_one_article_whatever_the_engine() {
    for (json, number) in
        [(paddle(&page()), "page-number"), (mineru(&page()), "page-number"), (dots(&page()), "page-footer")]
    {
        let edition = import(&json);
        assert_eq!(
            articles(&edition),
            [[
                "老渡口修起新浮桥",
                "本报讯（记者 甘棠）东渚老渡口的浮桥昨天铺好最后一块桥板。",
                "施工队先在岸边拼好六节浮箱，再趁水位低的清早拖到河心，前后一共用了九天。撑船的老人说，往后下雨也能过河，心里踏实。",
                "晨光里的浮桥。",
                "浮桥两头装了栏杆和灯。",
                "桥头的小卖部也开了门。"
            ]],
            "{json}"
        );
        assert_eq!((edition.paper.as_ref(), edition.date), (None, None));
        let header = ("page-header".to_owned(), "样城日报 2026年3月9日".to_owned());
        let number = (number.to_owned(), "5".to_owned());
        let by_boxes = ("reading-order".to_owned(), margins(&edition)[2].1.clone());
        assert_eq!(margins(&edition), [header, number, by_boxes]);
    }
}

#[test]
fn a_paragraph_torn_across_two_columns_is_joined_and_has_both_boxes() {
    let json = paddle(&[
        ("title", "다리 새로 놓다", across(2, 0, 60)),
        ("text", "나루터에 새 다리가 놓였다. 주민들은 이제 비가 와도 강", at(0, 80, 300)),
        ("text", "을 건널 수 있다고 말했다.", at(1, 80, 300)),
        ("text", "다리 옆 가게도 다시 문을 열었다.", at(1, 320, 400)),
    ]);
    let edition = import(&json);
    let [bridge] = edition.articles.as_slice() else { panic!("{:?}", articles(&edition)) };
    let [Body::Paragraph(torn), Body::Paragraph(_)] = bridge.body.as_slice() else { panic!("{:?}", bridge.body) };
    assert!(torn.text.as_str().ends_with("강을 건널 수 있다고 말했다."), "{}", torn.text.as_str());
    let boxes: Vec<Option<[f64; 4]>> = torn.src.iter().map(|src| src.bbox).collect();
    assert_eq!(boxes, [Some([0.0, 80.0, 300.0, 300.0]), Some([320.0, 80.0, 620.0, 300.0])]);
    assert_eq!(torn.src.iter().map(|src| src.ids.concat()).collect::<Vec<_>>(), ["11", "12"]);
    let text = format!("{json:#}");
    let line = |words: &str| {
        let before = text.split_once(words).unwrap().0;
        before.rsplit_once('{').unwrap().0.lines().count()
    };
    assert_eq!(bridge.repairs[0].src[1].lines, [u32::try_from(line("을 건널 수")).unwrap()]);
    assert_eq!(bridge.repairs[0].src[1].bbox, boxes[1]);
    let position = &bridge.positions[0];
    assert_eq!((position.page.as_str(), position.order), ("p1", Some(1)));
    assert_eq!(position.bbox, Some([0.0, 0.0, 620.0, 400.0]));
    assert_eq!((edition.pages.len(), edition.pages[0].width, edition.pages[0].height), (1, Some(940.0), Some(1000.0)));
}

#[test]
fn the_order_of_an_engine_stands_where_it_gives_one() {
    let blocks = [("橋が開く。", 3), ("見出し", 1), ("朝の市。", 2)];
    let block = |(words, order): (&str, i64)| {
        let label = if order == 1 { "paragraph_title" } else { "text" };
        json!({"block_label": label, "block_content": words, "block_bbox": at(0, 0, 9), "block_order": order})
    };
    let edition = import(&json!({"parsing_res_list": blocks.map(block)}));
    assert_eq!(articles(&edition), [["見出し", "朝の市。", "橋が開く。"]]);
    assert_eq!(margins(&edition), []);
}

#[test]
fn two_columns_with_headlines_of_their_own_are_two_articles() {
    let edition = import(&dots(&[
        ("title", "Ferry pier reopens", at(0, 0, 40)),
        ("title", "Night market moves", at(1, 0, 40)),
        ("text", "The pier has new planks.", at(0, 60, 200)),
        ("text", "Stalls stand by the mill now.", at(1, 60, 200)),
        ("text", "Two boats run each hour.", at(0, 220, 400)),
        ("text", "Lamps were hung on Friday.", at(1, 220, 400)),
    ]));
    assert_eq!(
        articles(&edition),
        [
            ["Ferry pier reopens", "The pier has new planks.", "Two boats run each hour."],
            ["Night market moves", "Stalls stand by the mill now.", "Lamps were hung on Friday."],
        ]
    );
    let boxes: Vec<_> = edition.articles.iter().map(|article| article.positions[0].bbox.unwrap()).collect();
    assert_eq!(boxes, [[0.0, 0.0, 300.0, 400.0], [320.0, 0.0, 620.0, 400.0]]);
}

#[test]
fn lines_that_blocks_share_tell_nothing_and_their_numbers_do() {
    let cells =
        dots(&[("title", "Ferry pier reopens", at(0, 0, 40)), ("text", "The pier has new planks.", at(0, 60, 200))]);
    let lines = |json: &str| {
        let edition = try_import("p.json", json).unwrap().edition;
        edition.articles[0].src.iter().flat_map(|src| src.lines.clone()).collect::<Vec<_>>()
    };
    assert_eq!(lines(&cells.to_string()), [1, 2]);
    assert_eq!(lines(&format!("{cells:#}")), [2, 12]);
}

#[test]
fn tables_lists_and_what_is_unknown_are_kept() {
    let edition = import(&json!([
        {"type": "text", "text": "运价有调整", "text_level": 1, "page_idx": 0},
        {"type": "table", "img_path": "t.jpg", "table_caption": ["运价表"], "table_footnote": ["单位：元"], "page_idx": 0,
            "table_body": "<table><tr><th>线路</th><th>票价</th></tr><tr><td>一号</td><td>2</td></tr></table>"},
        {"type": "list", "sub_type": "text", "list_items": ["1. 早班提前。", "2. 晚班照旧。"], "page_idx": 0},
        {"type": "hologram", "text": "不知是什么。", "page_idx": 0},
        {"type": "equation", "text": "$$a^2$$。", "text_format": "latex", "page_idx": 0},
        {"type": "page_footnote", "text": "注：试行一年。", "page_idx": 0},
        "只有一句。"
    ]));
    let [fares] = edition.articles.as_slice() else { panic!("{:?}", articles(&edition)) };
    let Body::Table(table) = &fares.body[0] else { panic!("{:?}", fares.body) };
    assert_eq!(table.caption.as_ref().map(Text::as_str), Some("运价表 单位：元"));
    assert_eq!((table.header.len(), table.rows[0][1].as_str()), (1, "2"));
    let rest: Vec<String> = articles(&edition)[0].iter().rev().take(6).rev().cloned().collect();
    assert_eq!(rest, ["1. 早班提前。", "2. 晚班照旧。", "不知是什么。", "$$a^2$$。", "注：试行一年。", "只有一句。"]);
    // Without boxes there is no page to speak of.
    assert!(edition.pages.is_empty() && fares.positions.is_empty());
}

#[test]
fn pages_of_one_file_are_pages_of_the_paper() {
    let text =
        |words: &str, page: usize| json!({"type": "text", "text": words, "page_idx": page, "bbox": [0, 0, 9, 9]});
    let edition = import(&json!([text("第一件事写在这里（下转第2版）", 0), text("（上接第1版）后面还有。", 1)]));
    assert_eq!((edition.pages.len(), edition.articles.len()), (2, 1));
    let pages: Vec<&str> = edition.articles[0].positions.iter().map(|position| position.page.as_str()).collect();
    assert_eq!(pages, ["p1", "p2"]);
    assert!(edition.articles[0].positions.iter().all(|position| position.bbox.is_some()));
    let answer = json!({"errorCode": 0, "result": {"layoutParsingResults": [
        {"prunedResult": {"parsing_res_list": [{"block_label": "text", "block_content": "甲。"}]}},
        {"prunedResult": {"parsing_res_list": []}},
        {"prunedResult": {"parsing_res_list": [{"block_label": "text", "block_content": "乙。\n丙。"}]}},
    ]}});
    let edition = import(&answer);
    assert_eq!(
        (edition.pages.len(), articles(&edition)),
        (3, vec![vec![String::new(), "甲。".into()], vec![String::new(), "乙。".into(), "丙。".into()]])
    );
    let nested = json!([[{"bbox": [0, 0, 1, 1], "category": "Text", "text": "一。"}], [{"bbox": [0, 0, 1, 1], "category": "Text", "text": "二。"}]]);
    assert_eq!(import(&nested).pages.len(), 2);
}

#[test]
fn a_formatted_result_loses_its_html_and_a_broken_box_only_its_place() {
    let edition = import(&json!([
        {"block_label": "doc_title", "block_content": "# 堤の桜", "block_bbox": [9, 9, 1, 1]},
        {"block_label": "image", "block_content": "<div style=\"text-align: center;\"><img src=\"a.jpg\" alt=\"Image\" />\n\n花見会場\n\n</div>", "block_bbox": [0, -5, 1e300, 3]},
        {"block_label": "vision_footnote", "block_content": "堤の桜。", "block_bbox": null},
        {"block_label": "text", "block_content": "堤の桜が咲いた。", "block_bbox": [1, 2, 3]},
        {"block_label": "text", "block_content": null, "block_bbox": [0, 0, 1, 1]},
        {"block_content": 7},
    ]));
    let [sakura] = edition.articles.as_slice() else { panic!("{:?}", articles(&edition)) };
    let Body::Figure(figure) = &sakura.body[0] else { panic!("{:?}", sakura.body) };
    let words = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    assert_eq!((words(&figure.alt), words(&figure.caption)), (Some("花見会場".into()), Some("堤の桜。".into())));
    assert_eq!(figure.src[0].bbox, None);
    assert_eq!(sakura.positions[0].bbox, Some([1.0, 1.0, 9.0, 9.0]));
    assert_eq!(articles(&edition)[0].last().map(String::as_str), Some("7"));
}

#[test]
fn what_cannot_be_read_is_one_clear_line() {
    let deep = format!("{{\"parsing_res_list\": {}1{}}}", "[".repeat(70), "]".repeat(70));
    let long = format!("[{}]", vec!["{\"bbox\":[],\"category\":\"Text\"}"; 100_001].join(","));
    for (json, expected) in [
        ("[\n {\"bbox\": [0, 0, 1, 1], \"category\": \"Text\", \"text\": \"甲乙\", }\n]", "p.json:2:59: no JSON: "),
        ("{\"parsing_res_list\": [", "p.json:1:22: no JSON: EOF while parsing a list"),
        ("{\"paper\": \"x\"}", "p.json: no output of an OCR engine: expected `parsing_res_list` (PaddleOCR), "),
        ("[]", "p.json: no output of an OCR engine"),
        ("{\"parsing_res_list\": []}", "p.json: the file has no text"),
        (
            "[[{\"type\": \"title\", \"bbox\": [], \"content\": {}}]]",
            "p.json: the content_list_v2.json of MinerU is not read",
        ),
        ("[{\"bbox\": [0, 0, 1, 1], \"category\": \"Page-header\", \"text\": \"甲\"}]", "p.json: the file has no text"),
        (&deep, "p.json:1:85: nested deeper than 64 levels"),
        (&long, "p.json:1:3000001: more than 100000 elements"),
    ] {
        let error = try_import("p.json", json).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
        assert_eq!(error.lines().count(), 1);
    }
}

#[test]
fn engines_are_told_from_editions_and_from_text() {
    for (name, text, expected) in [
        ("p.json", "[{\"bbox\": [0, 0, 1, 1], \"category\": \"Text\"", Format::Ocr),
        ("p", " {\"res\": {\"parsing_res_list\": []}}", Format::Ocr),
        ("p.json", "{\"format\": \"edition/1\", \"articles\": [{\"bbox\": [], \"category\": 1}]}", Format::Edition),
        ("p.json", "{\"format\": \"edition/1\", \"bbox\": [], \"type\": ", Format::Edition),
        ("p.edition.json", "{\"parsing_res_list\": []}", Format::Edition),
        ("p.json", "[1, 2]", Format::Edition),
        ("p.md", "[{\"bbox\": [0, 0, 1, 1], \"category\": \"Text\"}]", Format::Markdown),
        ("p.txt", "[ {{\"bbox\": [], \"category\"", Format::Ocr),
        ("p.txt", "[新华社] \"bbox\" \"category\"", Format::Markdown),
    ] {
        assert_eq!(sniff(name, text.as_bytes()), expected, "{name} {text}");
    }
    // A text that begins with a bracket is no JSON, whoever says that it is a scan.
    assert_eq!(articles(&try_import("p.md", "[图片] 新桥通车。").unwrap().edition), [["", "[图片] 新桥通车。"]]);
}

#[test]
fn a_picture_does_not_part_a_paragraph_nor_a_headline_from_its_byline() {
    let text = |words: &str| json!({"bbox": null, "category": "Text", "text": words});
    let picture = json!({"bbox": null, "category": "Picture"});
    let edition = import(&json!([
        {"bbox": null, "category": "Section-header", "text": "## 河灯节开幕"}, picture, text("本报记者 闻一"),
        text("夜里放了三百盏"), picture, text("河灯。")
    ]));
    assert_eq!(edition.articles[0].byline_text(), "本报记者 闻一");
    let body = &edition.articles[0].body;
    assert!(matches!(body.as_slice(), [Body::Figure(_), Body::Paragraph(_), Body::Figure(_)]), "{body:?}");
    assert_eq!(articles(&edition)[0].iter().filter(|text| !text.is_empty()).count(), 2);
}

/// Any block of any engine, named by its number; its box may be anything.
fn any_block() -> impl Strategy<Value = (usize, usize, [i32; 4], Option<i64>)> {
    let number = || prop_oneof![-50..1200i32, Just(i32::MIN), Just(i32::MAX)];
    let bbox = [number(), number(), number(), number()];
    (0..3usize, 0..7usize, bbox, prop::option::of(-3..40i64))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_block_is_kept_once(engine in 0..3usize, blocks in prop::collection::vec(any_block(), 1..40), has_order: bool) {
        let words = |index: usize| format!("第{index}句话说完了。");
        let entries = blocks.iter().enumerate().map(|(index, (page, what, bbox, order))| {
            let words = words(index);
            match engine {
                0 => {
                    let labels = ["text", "doc_title", "figure_title", "image", "table", "header", "hologram"];
                    json!({"block_label": labels[*what], "block_content": words, "block_bbox": bbox, "block_order": order.filter(|_| has_order)})
                }
                1 => {
                    let types = ["text", "title", "image_caption", "chart", "table", "page_number", "hologram"];
                    json!({"type": types[*what], "text": words, "bbox": bbox, "page_idx": page})
                }
                _ => {
                    let categories = ["Text", "Title", "Caption", "Picture", "Table", "Page-footer", "Hologram"];
                    json!({"category": categories[*what], "text": words, "bbox": bbox})
                }
            }
        });
        let json = Value::from(entries.collect::<Vec<_>>());
        let Ok(imported) = try_import("p.json", &json.to_string()) else {
            prop_assert!(blocks.iter().all(|(_, what, ..)| *what == 5));
            return Ok(());
        };
        let edition = serde_json::to_string(&imported.edition.articles).unwrap();
        let warnings = serde_json::to_string(&imported.edition.provenance).unwrap();
        let mut texts = String::new();
        for article in &imported.edition.articles {
            for text in article.parts() {
                texts.push_str(text.text.as_str());
            }
        }
        for (index, (_, what, ..)) in blocks.iter().enumerate() {
            let words = words(index);
            let (kept, warned) = (texts.matches(&words).count(), warnings.matches(&words).count());
            prop_assert!(if *what == 5 { (kept, warned) == (0, 1) } else { (kept, warned) == (1, 0) }, "{words} {kept} {warned} {edition}");
        }
    }
}
