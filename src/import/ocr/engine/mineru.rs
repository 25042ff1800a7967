//! `MinerU`: the `content_list.json`, a list of all pages' blocks, and the `model.json` of its second backend.
//!
//! Owns what each type comes to, and which fields have its words. It refuses `content_list_v2.json`, whose form is
//! not settled, and the intermediate files.
//!
//! # Source
//! `MinerU`'s documentation of its output files: `type`, `text`, `text_level`, `page_idx`, `bbox`, captions and
//! footnotes as lists (`img_caption` before version 2, `image_caption` since), `list_items`, `code_body`.

use serde_json::value::RawValue;

use super::item::{Breaks, Item, What};
use super::json::{self, Fields};

/// Whether a value is a block of a list.
pub(super) fn is_entry(raw: &RawValue) -> bool {
    let words = ["page_idx", "text", "content", "img_path", "table_body", "list_items"];
    json::fields(raw).is_some_and(|fields| {
        let has_place = fields.has("page_idx") || fields.has("bbox");
        !fields.words("type").is_empty() && has_place && words.iter().any(|name| fields.has(name))
    })
}

/// Whether a value is a block of the second form of the list.
pub(super) fn is_second(raw: &RawValue) -> bool {
    json::fields(raw).is_some_and(|fields| {
        fields.has("type") && fields.get("content").is_some_and(|content| content.get().starts_with('{'))
    })
}

/// Fields with the words above and below something.
const CAPTIONS: &[&str] = &[
    "image_caption",
    "img_caption",
    "chart_caption",
    "table_caption",
    "code_caption",
    "image_footnote",
    "img_footnote",
    "chart_footnote",
    "table_footnote",
];

/// What an entry is.
pub(super) fn item(fields: &Fields) -> Item {
    let level = fields.count("text_level").and_then(|level| u8::try_from(level).ok()).filter(|level| *level > 0);
    let body = fields.words("table_body");
    let what = match fields.words("type").as_str() {
        "title" => What::Heading(level.unwrap_or(1)),
        "image" | "chart" if body.is_empty() => What::Picture,
        "table" => What::Table,
        "image_caption" | "table_caption" | "image_footnote" | "table_footnote" | "code_caption" => What::Caption,
        "header" => What::Margin("page-header"),
        "footer" => What::Margin("page-footer"),
        "page_number" => What::Margin("page-number"),
        "list" => What::Text(Breaks::Paragraph),
        "code" | "algorithm" => What::Text(Breaks::Line),
        _ => level.map_or(What::Text(Breaks::Soft), What::Heading),
    };
    let mut texts = vec![fields.words("text"), fields.words("content"), body, fields.words("code_body")];
    texts.extend(fields.list("list_items"));
    texts.retain(|text| !text.trim().is_empty());
    let mut item = Item::of(what, texts.join("\n"));
    for words in CAPTIONS.iter().flat_map(|name| fields.list(name)) {
        item.captioned(&words);
    }
    item.bbox = fields.bbox("bbox");
    item
}
