//! dots.ocr: a list of cells, each with `bbox`, `category` and `text`.
//!
//! Owns what each of its eleven categories comes to. It refuses answers that are no list: its own program writes
//! those as text.
//!
//! # Source
//! The prompt and the output of dots.ocr's parser: a page's cells in reading order, formulas in LaTeX, tables in
//! HTML, all else in Markdown; pictures without text.

use serde_json::value::RawValue;

use super::item::{Breaks, Item, What};
use super::json::{self, Fields};

/// Whether a value is a cell.
pub(super) fn is_cell(raw: &RawValue) -> bool {
    json::fields(raw).is_some_and(|fields| fields.has("bbox") && !fields.words("category").is_empty())
}

/// What a cell is.
pub(super) fn item(fields: &Fields) -> Item {
    let what = match fields.words("category").as_str() {
        "Title" => What::Heading(1),
        "Section-header" => What::Heading(2),
        "Caption" => What::Caption,
        "Picture" => What::Picture,
        "Table" => What::Table,
        "Page-header" => What::Margin("page-header"),
        "Page-footer" => What::Margin("page-footer"),
        _ => What::Text(Breaks::Soft),
    };
    let mut item = Item::of(what, fields.words("text"));
    item.bbox = fields.bbox("bbox");
    item
}
