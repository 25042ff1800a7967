//! PP-StructureV3 and `PaddleOCR-VL`: pages with a `parsing_res_list`.
//!
//! Owns where pages stand in a saved result, a printed one and a server's answer, and what each label comes to. It
//! refuses the lists beside it (`layout_det_res`, `overall_ocr_res`): they say the same again.
//!
//! # Source
//! `PaddleOCR`'s documentation of both pipelines (`parsing_res_list`: `block_label`, `block_content`, `block_bbox`,
//! `block_id`, `block_order`), the label lists of PP-DocLayoutV2 and `BLOCK_LABEL_MAP` of `PaddleX`.

use serde_json::value::RawValue;

use super::item::{Breaks, Item, What};
use super::json::{self, Fields};
use super::{Page, table};

/// Fields that lead to pages: of a printed result, of a server's answer.
const WAYS: [&str; 4] = ["res", "result", "layoutParsingResults", "prunedResult"];
/// Deepest that pages stand in an answer: a list of answers, each with its result, results, pruned result.
const DEEPEST: usize = 6;

/// The pages of a result; none where it is not `PaddleOCR`'s.
pub(super) fn pages(root: &RawValue) -> Vec<Page<'_>> {
    let mut pages = Vec::new();
    find(root, 0, &mut pages);
    pages
}

fn find<'a>(raw: &'a RawValue, depth: usize, pages: &mut Vec<Page<'a>>) {
    if depth > DEEPEST {
        return;
    }
    if let Some(fields) = json::fields(raw) {
        if let Some(entries) = fields.get("parsing_res_list").and_then(json::elements) {
            let size = fields.number("width").zip(fields.number("height"));
            pages.push(Page { entries, size });
            return;
        }
        for way in WAYS {
            if let Some(raw) = fields.get(way) {
                find(raw, depth + 1, pages);
            }
        }
    } else if let Some(entries) = json::elements(raw) {
        let is_block = |raw: &&RawValue| json::fields(raw).is_some_and(|fields| fields.has("block_label"));
        if entries.first().is_some_and(is_block) {
            pages.push(Page { entries, size: None });
            return;
        }
        for raw in entries {
            find(raw, depth + 1, pages);
        }
    }
}

/// What an entry is.
pub(super) fn item(fields: &Fields) -> Item {
    let mut text = fields.words("block_content");
    let what = match fields.words("block_label").as_str() {
        "doc_title" => What::Heading(1),
        "paragraph_title" | "abstract_title" | "reference_title" | "content_title" => What::Heading(2),
        "figure_title" | "table_title" | "chart_title" | "figure_table_chart_title" | "vision_footnote" => {
            What::Caption
        }
        "image" | "figure" | "flowchart" => What::Picture,
        "chart" if text.contains('|') => What::Table,
        "chart" => What::Picture,
        "table" => What::Table,
        "header" | "header_image" => What::Margin("page-header"),
        "footer" | "footer_image" => What::Margin("page-footer"),
        "number" => What::Margin("page-number"),
        // A table of contents keeps its lines.
        "content" => What::Text(Breaks::Line),
        // Everywhere else a line's end is a paragraph's: lines are run together before.
        _ => What::Text(Breaks::Paragraph),
    };
    // A formatted result centres its titles and shows its pictures in HTML.
    if what != What::Table && ["<div", "<img"].iter().any(|tag| table::has_tag(&text, tag)) {
        table::plain(&text).trim().clone_into(&mut text);
    }
    let mut item = Item::of(what, text);
    item.bbox = fields.bbox("block_bbox");
    #[expect(clippy::cast_possible_truncation, reason = "ranks are small whole numbers; others only have to sort")]
    let rank = fields.number("block_order").map(|rank| rank as i64);
    item.rank = rank;
    item.id = fields.words("block_id");
    item
}
