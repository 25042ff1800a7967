//! A draft into an article of the edition.
//!
//! Owns what a paragraph becomes: byline, lead-in, subhead, item, line of an address, signature; and how what was
//! done is written down. It refuses to move or join text: every character of the draft is in the article.

use super::heads::Draft;
use super::jumps::End;
use super::marks;
use super::page::Lines;
use super::pass::Pass;
use super::roles::{self, Ranks};
use super::section::{Mended, Para, Role};
use crate::edition::{
    Article, Block, Byline, Figure, Jump, Kind, Lines as LineBlock, List, ListItem, ListStyle, Paragraph, Position,
    Repair, Rest, Signature, Src, Subhead, Text,
};

/// The article of a draft; `page_id` names a page by its index, where there are several.
pub(super) fn article(draft: Draft, off: &[Pass], page_id: impl Fn(usize) -> Option<String>) -> Article {
    let ranks = if off.contains(&Pass::Ranks) { roles::as_printed } else { roles::rank };
    let Ranks { rubric, kicker, headline, deck, issuer } = ranks(&draft.heads, draft.headline.as_ref(), &draft.banners);
    let texts = |texts: Vec<String>| texts.iter().map(|text| Text::plain(text)).collect::<Vec<_>>();
    let mut lines: Vec<Lines> =
        draft.heads.iter().chain(&draft.headline).chain(&draft.banners).map(|head| head.lines).collect();
    lines.extend(draft.body.iter().flat_map(|para| para.lines.iter().copied()));
    let mut repairs: Vec<Mended> = draft.repairs;
    repairs.extend(draft.body.iter().flat_map(|para| para.repairs.iter().cloned()));
    let mut article = Article {
        rubric: texts(rubric),
        kicker: texts(kicker),
        headline: headline.map(|text| Text::plain(&text)),
        deck: texts(deck),
        kind: issuer.is_some().then_some(Kind::Notice),
        issuer: issuer.map(|text| Text::plain(&text)),
        positions: positions(draft.page, &draft.pages, &draft.jumps, page_id),
        src: src(&lines),
        ..Article::default()
    };
    body(&mut article, draft.body);
    article.repairs = repairs.iter().map(repair).collect();
    article
}

/// Where an article stands: on the page it begins on, and on those it goes on on.
fn positions(page: usize, pages: &[usize], jumps: &[End], page_id: impl Fn(usize) -> Option<String>) -> Vec<Position> {
    let of = |index: usize| {
        let here: Vec<&End> = jumps.iter().filter(|end| end.on == index).collect();
        let goes = here.iter().find(|end| end.jump == Jump::To).or(here.first());
        let texts: Vec<&str> = here.iter().map(|end| end.text.as_str()).collect();
        let jump_text = (!texts.is_empty()).then(|| Text::plain(&texts.join(" ")));
        Some(Position {
            page: page_id(index)?,
            jump: goes.map(|end| end.jump.clone()),
            jump_text,
            ..Position::default()
        })
    };
    [page].iter().chain(pages).filter_map(|index| of(*index)).collect()
}

fn body(article: &mut Article, mut paras: Vec<Para>) {
    let is_notice = article.kind == Some(Kind::Notice);
    if paras.first().is_some_and(|para| para.role == Role::Text && marks::is_byline(&para.text)) {
        let byline = paras.remove(0);
        article.byline = Some(Byline { text: Some(Text::plain(byline.text.trim())), ..Byline::default() });
    }
    article.lead_in = paras.first().and_then(|para| lead_in(&para.text)).map(Text::plain);
    if is_notice && let Some((who, date)) = paras.last().and_then(|para| marks::signature(&para.text)) {
        let lines = if who.is_empty() { Vec::new() } else { vec![Text::plain(who)] };
        let date_text = Some(Text::plain(date));
        let signature = Signature { lines, date_text, date: iso(date), ..Signature::default() };
        article.signature = Some(Box::new(signature));
        paras.pop();
    }
    for para in paras {
        push(&mut article.body, &para, is_notice);
    }
}

/// Adds what a paragraph becomes.
fn push(body: &mut Vec<Block>, para: &Para, is_notice: bool) {
    let source = src(&para.lines);
    let text = para.text.trim_matches(['\n', ' ']);
    match para.role {
        Role::Picture => {
            let alt = (!text.is_empty()).then(|| Text::plain(text));
            body.push(Block::Figure(Box::new(Figure { alt, src: source, ..Figure::default() })));
        }
        Role::Subhead(_) => body.push(subhead(text, source)),
        Role::Text if text.contains('\n') => broken(body, text, source),
        Role::Text => match marks::marker(text).filter(|_| is_notice) {
            Some(end) => item(body, text.get(..end).unwrap_or_default(), text.get(end..).unwrap_or_default(), source),
            None => body.push(paragraph(text, source)),
        },
    }
}

fn paragraph(text: &str, src: Vec<Src>) -> Block {
    Block::Paragraph(Paragraph { text: Text::plain(text), src, ..Paragraph::default() })
}

fn subhead(text: &str, src: Vec<Src>) -> Block {
    Block::Subhead(Subhead { text: Text::plain(text), level: Some(1), src, ..Subhead::default() })
}

/// Longest line that is a head over the next, in characters.
const HEAD: usize = 16;

/// A text that its source breaks on purpose: a small head over a paragraph, or lines that stay lines.
fn broken(body: &mut Vec<Block>, text: &str, src: Vec<Src>) {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if let [first, rest @ ..] = lines.as_slice()
        && marks::marker(first).is_some()
        && first.chars().count() <= HEAD
        && !first.ends_with(['。', '；', '.', ';'])
    {
        body.push(subhead(first, src.clone()));
        body.extend(rest.iter().map(|line| paragraph(line, src.clone())));
        return;
    }
    let lines = lines.into_iter().map(Text::plain).collect();
    body.push(Block::Lines(LineBlock { lines, src, ..LineBlock::default() }));
}

/// An item of a notice, in the list that it goes on with.
fn item(body: &mut Vec<Block>, marker: &str, text: &str, src: Vec<Src>) {
    let item = ListItem {
        marker: Some(Text::plain(marker.trim())),
        text: Some(Text::plain(text)),
        src,
        ..ListItem::default()
    };
    if let Some(Block::List(list)) = body.last_mut() {
        list.items.push(item);
        return;
    }
    let style = Some(ListStyle::AsPrinted);
    body.push(Block::List(Box::new(List { style, items: vec![item], ..List::default() })));
}

/// The lead-in that a report begins with: 本报讯（记者 甲）.
fn lead_in(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let word = ["本报讯", "本報訊"].into_iter().find(|word| text.starts_with(word))?;
    let rest = text.get(word.len()..)?;
    let bracket = rest.strip_prefix(['（', '('])?;
    match bracket.find(['）', ')']).filter(|end| *end <= 90) {
        Some(end) => {
            let close = bracket.get(end..)?.chars().next()?.len_utf8();
            let open = rest.len() - bracket.len();
            text.get(..word.len() + open + end + close)
        }
        None => Some(word),
    }
}

/// A date in digits: 2021年9月26日.
fn iso(text: &str) -> Option<crate::edition::Date> {
    let mut numbers = text.split(['年', '月', '日']).filter(|part| !part.is_empty()).map(str::parse::<u16>);
    let (year, month, day) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

/// Where lines stand in the sources.
pub(super) fn src(lines: &[Lines]) -> Vec<Src> {
    let number = |line: usize| u32::try_from(line).unwrap_or(u32::MAX);
    let of = |lines: &Lines| {
        let range = if lines.first == lines.last { vec![lines.first] } else { vec![lines.first, lines.last] };
        Src { source: Some(number(lines.source)), lines: range.into_iter().map(number).collect(), ..Src::default() }
    };
    lines.iter().map(of).collect()
}

fn repair(mended: &Mended) -> Repair {
    let text = |text: &str| (!text.is_empty()).then(|| Text::plain(text));
    Repair {
        kind: mended.kind.clone(),
        rule: text(mended.rule),
        before: text(&mended.before),
        after: text(&mended.after),
        confidence: Some(mended.confidence),
        src: src(&mended.lines),
        accepted: None,
        extra: Rest::default(),
    }
}
