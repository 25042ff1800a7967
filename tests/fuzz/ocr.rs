//! A scanned page to an edition, as Markdown or as an engine's JSON: whatever the page, whichever passes are left out.

use newsprint::edition::file::Limits;
use newsprint::import::{Format, Pass, Request, import_as};
use serde_json::json;

use super::markdown::{holds, sources};
use super::{clean, dice::Dice};

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    let choice = dice.byte();
    let off = Pass::ALL.iter().enumerate().filter(|(index, _)| choice >> index & 1 == 1).map(|(_, (_, pass))| *pass);
    let request = Request { format: Some(Format::Ocr), off: off.collect(), ..Request::default() };
    let sources = sources(dice.rest(), "扫 \u{9b}.json");
    let first = import_as(&sources, &request, Limits::default());
    assert_eq!(first, import_as(&sources, &request, Limits::default()), "twice");
    match first {
        Ok(imported) => {
            holds(&imported);
            for article in &imported.edition.articles {
                let repairs = article.repairs.iter().flat_map(|repair| repair.before.iter().chain(&repair.after));
                repairs.for_each(clean::whole);
            }
        }
        Err(error) => error.to_string().lines().for_each(clean::line),
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    const PAGE: &str = "民生视点\n\n# 老街装上新路灯\n\n## ——东渚区亮灯工程见闻\n\n本报记者 闻一 甘棠\n\n“天一黑就不敢出门，”老人说，灯坏了\n\n一盏以后，没人下楼散步。\n\n### 先听居民怎么说\n\n收回图纸四百\n\n百张，就这样定了下来。\n\n（下转第2版）\n\n## 公告\n\n特此公告。\n\n东渚区供水公司\n\n2026年3月9日\n";
    const NEXT: &str = "（上接第1版）灯光不照进窗户。\n\n# 别的事\n\n本报讯（记者 苏迟）一句话。\n\n<table><tr><td rowspan=2>a<td>b</table>\n\n$\\frac{1}{2}$ ![](x.png)\n";
    let texts = [
        "# 桥\n\n桥通了。",
        "本报讯 一句",
        "......",
        "<table><tr><th>甲</th></tr><tr><td colspan=\"9999\">乙</td></tr></table>",
        "$$x^2$$",
    ];
    let cells = |index: usize| json!([index * 320, 10 * index, index * 320 + 300, 10 * index + 200]);
    let each = texts.iter().enumerate();
    let category = ["Title", "Text", "Table", "Page-header", "Formula"];
    let label = ["doc_title", "text", "table", "header", "formula"];
    let mineru: Vec<_> = each.clone().map(|(index, text)| json!({"type": "text", "text": text, "text_level": index % 3, "bbox": cells(index), "page_idx": index / 3})).collect();
    let dots: Vec<_> = each
        .clone()
        .map(|(index, text)| json!({"category": category[index], "text": text, "bbox": cells(index)}))
        .collect();
    let paddle: Vec<_> = each.map(|(index, text)| json!({"block_label": label[index], "block_content": text, "block_bbox": cells(index), "block_id": index, "block_order": index})).collect();
    let pages = [
        PAGE.to_owned(),
        format!("{PAGE}\u{c}{NEXT}"),
        json!(mineru).to_string(),
        json!(dots).to_string(),
        json!({"res": {"width": 940, "height": 1000, "page_index": 0, "parsing_res_list": paddle}}).to_string(),
        format!("{}\u{c}{NEXT}", json!({"pages": [{"res": {"parsing_res_list": []}}], "bbox": [1e308, -1, 0, null]})),
    ];
    let with = |choice: u8| pages.iter().map(move |page| [&[choice], page.as_bytes()].concat());
    with(0).chain(with(0x55)).collect()
}
