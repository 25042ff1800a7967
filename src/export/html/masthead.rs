//! The head and the foot of the page: masthead and imprint.
//!
//! Owns what is said of the paper and its issue, and where. It refuses to say what the edition does not.

use std::fmt::Write;

use super::Page;
use super::inline::{bare, opened};
use crate::edition::{Text, address};
use crate::text::{Ambiguous, width};

/// Cells of a name up to which it is set wide and large.
const SHORT: usize = 14;

fn line(text: Option<&Text>) -> String {
    text.map_or_else(String::new, |text| text.line().trim().to_owned())
}

fn name(page: &Page) -> String {
    line(page.edition.paper.as_ref().and_then(|paper| paper.name.as_ref()))
}

/// The name of the page for a window: paper and day, else the first headline.
pub(super) fn title(page: &Page) -> String {
    let said: Vec<String> =
        [name(page), page.words.day(page.edition)].into_iter().filter(|text| !text.is_empty()).collect();
    if !said.is_empty() {
        return said.join(" ");
    }
    let first = page.edition.articles.first().and_then(|article| article.title());
    first.map_or_else(|| page.words.untitled.to_owned(), Text::line)
}

/// What runs over every page but the first: paper and day.
pub(super) fn running(page: &Page, index: usize) -> String {
    if index == 0 {
        return String::new();
    }
    [name(page), page.words.day(page.edition)]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\u{2003}")
}

/// Adds an element with bare words, unless there are none.
fn some(out: &mut String, name: &str, class: &str, text: &str) {
    if !text.is_empty() {
        // Writing to a string does not fail.
        let _ = write!(out, "<{name} class=\"{class}\">");
        bare(text, out);
        let _ = writeln!(out, "</{name}>");
    }
}

/// Adds the masthead: name, motto and weather beside it, and under it issue, day and price between rules.
pub(super) fn masthead(page: &Page, out: &mut String) {
    let edition = page.edition;
    let paper = edition.paper.as_ref();
    let name = name(page);
    let motto = line(paper.and_then(|paper| paper.motto.as_ref()));
    let also: Vec<String> = paper.map(|paper| paper.name_alt.iter().map(Text::line).collect()).unwrap_or_default();
    let weather = line(edition.weather.as_ref());
    let [issue, day, price] = facts(page);
    out.push_str("<header class=\"masthead\">\n");
    if !name.is_empty() || !motto.is_empty() || !weather.is_empty() {
        out.push_str("<div class=\"plate-row\">\n");
        out.push_str("<div class=\"ear\">");
        some(out, "p", "motto", &motto);
        out.push_str("</div>\n<div class=\"name\">");
        let is_short = width(&name, Ambiguous::Wide) <= SHORT;
        some(out, "h1", if is_short { "short" } else { "long" }, &name);
        some(out, "p", "also", &also.join(" · "));
        out.push_str("</div>\n<div class=\"ear\">");
        some(out, "p", "weather", &weather);
        out.push_str("</div>\n</div>\n");
    }
    if [&issue, &day, &price].into_iter().any(|facts| !facts.is_empty()) {
        out.push_str("<div class=\"facts\">\n");
        for facts in [issue, day, price] {
            out.push_str("<p>");
            for fact in facts {
                some(out, "span", "fact", &fact);
            }
            out.push_str("</p>\n");
        }
        out.push_str("</div>\n");
    }
    out.push_str("</header>\n");
}

/// What is said of the issue, of the day, and of the price.
fn facts(page: &Page) -> [Vec<String>; 3] {
    let edition = page.edition;
    let issue = edition.issue.as_ref();
    let paper = edition.paper.as_ref();
    let calendar = edition.calendar.as_ref();
    let day = page.words.day(edition);
    let number = line(issue.and_then(|issue| issue.number.as_ref()));
    let number = if number.is_empty() { number } else { page.words.issue(&number) };
    let said_once = |text: String| if day.contains(&text) { String::new() } else { text };
    let of_issue = [
        line(issue.and_then(|issue| issue.volume.as_ref())),
        number,
        line(issue.and_then(|issue| issue.edition.as_ref())),
        line(issue.and_then(|issue| issue.supplement.as_ref())),
        line(paper.and_then(|paper| paper.cn.as_ref())),
    ];
    let of_day =
        [day.clone(), said_once(line(calendar.and_then(|calendar| calendar.era.as_ref()))), page.words.lunar(edition)];
    let some = |texts: Vec<String>| texts.into_iter().filter(|text| !text.is_empty()).collect();
    let pages = issue.and_then(|issue| issue.total_pages).and_then(|count| usize::try_from(count).ok());
    let pages = Some(pages.unwrap_or(edition.pages.len())).filter(|count| *count > 1);
    let pages = pages.map_or_else(String::new, |count| page.words.pages(count));
    [some(of_issue.into()), some(of_day.into()), some(vec![pages, line(edition.price.as_ref())])]
}

/// Adds the imprint: who publishes the paper, its numbers, its rights.
pub(super) fn imprint(page: &Page, out: &mut String) {
    let edition = page.edition;
    let paper = edition.paper.as_ref();
    let mut lines: Vec<String> = edition.imprint.iter().map(Text::line).collect();
    let said = lines.join("\n");
    let of_paper = paper.map(|paper| [&paper.sponsor, &paper.publisher, &paper.place, &paper.issn, &paper.postal]);
    let of_paper = of_paper.into_iter().flatten().map(|text| line(text.as_ref()));
    lines.extend(of_paper.filter(|text| !text.is_empty() && !said.contains(text.as_str())));
    lines.extend(Some(line(edition.rights.as_ref())).filter(|text| !text.is_empty()));
    let url = line(paper.and_then(|paper| paper.url.as_ref()));
    out.push_str("<footer class=\"imprint\">\n");
    some(out, "p", "name", &name(page));
    for text in &lines {
        some(out, "p", "line", text);
    }
    if let Some(target) = address(&url) {
        out.push_str("<p class=\"line\">");
        out.push_str(&opened(&target));
        bare(&url, out);
        out.push_str("</a></p>\n");
    } else {
        some(out, "p", "line", &url);
    }
    out.push_str("</footer>\n");
}
