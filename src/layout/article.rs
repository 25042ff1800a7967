//! An article into lines of one column.
//!
//! Owns the order of head and body, the air between blocks, and the indents of each kind. It refuses columns
//! and pages: it is given one measure.

use super::flow::{Edge, Setter, Style, Wrap};
use super::line::{Layout, Line};
use super::plate::{Figures, words};
use super::{House, Indent, Shape, frame, head, labels, table};
use crate::edition::{Article, Part, Role, parts};
use crate::text::{Ambiguous, Korean, Language, Rules};

/// What an article is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Cells a line may have.
    pub measure: usize,
    /// How the terminal draws ambiguous characters.
    pub ambiguous: Ambiguous,
    /// The language of the article, for breaks, indents and words.
    pub language: Language,
    /// The reader's choices.
    pub house: House,
}

/// Narrowest measure that is indented by two ideographs, and that holds Korean words whole; narrower ones by one,
/// and broken between syllables.
const FULL_INDENT: usize = 24;

impl Setting {
    /// What decides where lines may end.
    pub(super) fn rules(&self) -> Rules {
        let korean = if self.measure < FULL_INDENT { Korean::Syllables } else { Korean::Words };
        Rules { language: self.language, level: self.house.level, korean }
    }

    /// Cells before a paragraph's first line.
    pub(super) fn indent(&self) -> usize {
        if self.language.is_ideographic() && self.measure >= FULL_INDENT { 4 } else { 2.min(self.measure / 8) }
    }

    /// Cells before what stands in `depth` lists and frames; deep ones move no further right.
    pub(super) fn base(&self, depth: u8) -> usize {
        (usize::from(depth) * self.step()).min(self.measure / 3)
    }

    /// Cells that each level of lists and frames moves right.
    pub(super) fn step(&self) -> usize {
        2.min(self.measure / 12)
    }
}

/// An article in one column: head, body, signature.
///
/// Every cluster of every part stands on exactly one line, in order, but for the spaces and newlines at which
/// lines end. Lines are no wider than the measure, save where a single cluster is, or a mark hangs.
pub fn article(article: &Article, setting: &Setting) -> Layout {
    article_in(article, setting, setting.measure, &words)
}

/// As [`article`], set for columns of the setting's measure with a head across all of them, and with pictures: rows are
/// kept free for those that have a size, the words under them stay.
pub fn article_with(article: &Article, setting: &Setting, shape: Shape, figures: Figures) -> Layout {
    article_in(article, setting, shape.span(setting.measure), figures)
}

/// As [`article_with`], with a head that spans `span` cells.
pub(super) fn article_in(article: &Article, setting: &Setting, span: usize, figures: Figures) -> Layout {
    let parts = article.parts();
    let head_setting = Setting { measure: span, ..*setting };
    let mut setter = Setter::new(head_setting, labels(setting.language), &parts);
    let mut index = head::set(&mut setter);
    setter.head_is_set();
    setter.setting = *setting;
    let mut body = Body { setter, figures, boxes: Vec::new(), before: None };
    while index < parts.len() {
        index = body.part(index);
    }
    body.close_boxes(0);
    Layout { span, ..body.setter.finish() }
}

/// The lines of the texts that a body opens with, from its part `first` on: `rows` of them or a few more, and the index of
/// the part behind them; that of the first one that is left out, where it is no text to open with (a table, a frame).
pub(super) fn opening(parts: &[Part], first: usize, setting: &Setting, rows: usize) -> (Vec<Line>, usize) {
    let setter = Setter::new(*setting, labels(setting.language), parts);
    goes_on(setter, None, first, rows)
}

/// As [`opening`], with the lines of the parts before `index` as they are in `set`: a story that is cut in its third
/// paragraph has its first two as they were. None where all has to be set again, since it is no paragraph behind a
/// paragraph.
pub(super) fn opening_behind(
    parts: &[Part],
    index: usize,
    setting: &Setting,
    rows: usize,
    set: &[Line],
) -> Option<Vec<Line>> {
    let (before, part) = (parts.get(index.checked_sub(1)?)?, parts.get(index)?);
    let lines = set.get(..set.partition_point(|line| line.start.part < index))?;
    let follows = (before.role, part.role) == (Role::Paragraph, Role::Paragraph) && !lines.is_empty();
    follows.then(|| {
        let setter = Setter::behind(*setting, labels(setting.language), parts, lines);
        goes_on(setter, Some(*before), index, rows).0
    })
}

fn goes_on<'a>(setter: Setter<'a>, before: Option<Part<'a>>, first: usize, rows: usize) -> (Vec<Line>, usize) {
    let parts = setter.parts;
    let mut body = Body { setter, figures: &words, boxes: Vec::new(), before };
    let mut index = first;
    while let Some(part) = parts.get(index).filter(|_| body.setter.lines.len() < rows) {
        match part.role {
            // Pictures have a place of their own; what is pulled from the text stands in it.
            Role::Figure | Role::Caption | Role::Credit | Role::Rule | Role::PullQuote | Role::Cite => index += 1,
            Role::BoxTitle | Role::TableCaption | Role::TableHead => break,
            Role::TableCell if part.cell.is_some_and(|cell| cell.columns > FEW) => break,
            _ => index = body.part(index),
        }
    }
    (body.setter.finish().lines, index)
}

/// Most columns of a table that is an opening: a list of two or three.
const FEW: usize = 3;

struct Body<'a> {
    setter: Setter<'a>,
    /// What stands where there are pictures.
    figures: Figures<'a>,
    /// The depths of the frames that are open.
    boxes: Vec<u8>,
    /// The part set last.
    before: Option<Part<'a>>,
}

impl<'a> Body<'a> {
    /// Sets a part, and those that stand on its lines; gives the index after them.
    fn part(&mut self, index: usize) -> usize {
        let Some(part) = self.setter.parts.get(index).copied() else { return index + 1 };
        self.close_boxes(part.depth);
        self.air(&part);
        let next = self.set(index, &part);
        self.before = Some(part);
        next
    }

    /// Ends the frames that a part of this depth does not stand in.
    fn close_boxes(&mut self, depth: u8) {
        while let Some(last) = self.boxes.last().copied().filter(|open| depth <= *open) {
            self.boxes.pop();
            frame::close(&mut self.setter, last);
        }
    }

    /// A blank line where two kinds of block meet; none within a block or between paragraphs.
    fn air(&mut self, part: &Part) {
        let Some(before) = &self.before else { return self.setter.blank() };
        let same = before.group == part.group;
        let runs_on = |role| matches!(role, Role::Paragraph | Role::Item | Role::Marker);
        let flows = runs_on(before.role) && runs_on(part.role);
        let opens = part.role == Role::Paragraph && before.role == Role::Paragraph;
        let after_title = matches!(before.role, Role::BoxTitle | Role::Subhead(_));
        let needs = match part.role {
            Role::Subhead(_) => true,
            Role::Question => before.role != Role::Question,
            // Without indents air tells one paragraph from the next.
            _ if opens && self.setter.setting.house.indent == Indent::None => !same,
            _ => !same && !flows && !after_title,
        };
        if needs {
            self.setter.blank();
        }
    }

    fn set(&mut self, index: usize, part: &Part<'a>) -> usize {
        let setting = self.setter.setting;
        let base = setting.base(part.depth);
        let indent = setting.indent();
        let flat = Style { first: base, rest: base, ..Style::default() };
        match part.role {
            Role::Marker => return self.item(index, index + 1),
            Role::Item => return self.item(index, index),
            Role::NoteLabel => return self.note(index),
            Role::TableHead | Role::TableCell => return table::set(&mut self.setter, index, base),
            Role::BoxTitle => {
                frame::open(&mut self.setter, index, part.depth);
                self.boxes.push(part.depth);
            }
            Role::Rule => frame::rule(&mut self.setter, index),
            Role::Figure => frame::figure(&mut self.setter, index, base, self.figures),
            Role::Subhead(_) => self.setter.set(index, Style { wrap: Wrap::Balanced, ..flat }),
            Role::Line => {
                let rest = base + indent + 2.min(indent);
                self.setter.set(index, Style { first: base + indent, rest, wrap: Wrap::Ragged, ..flat });
            }
            Role::Verse => {
                let verse = base + (indent * 2).min(setting.measure / 4);
                self.setter.set(index, Style { first: verse, rest: verse + 2.min(indent), wrap: Wrap::Ragged, ..flat });
            }
            Role::Quote | Role::Note => {
                self.setter.set(index, Style { first: base + indent, rest: base + indent, right: indent, ..flat });
            }
            Role::PullQuote => {
                let style = Style {
                    first: base + indent,
                    rest: base + indent,
                    right: indent,
                    align: Edge::Center,
                    wrap: Wrap::Balanced,
                };
                self.setter.set(index, style);
            }
            Role::Cite => {
                let dash = self.setter.labels.cite;
                self.setter.lead_ornament(Role::Cite, dash);
                self.setter.set(index, Style { align: Edge::Right, right: indent, ..flat });
            }
            Role::Caption | Role::Credit => {
                self.setter.set(index, Style { first: base + 2.min(indent), rest: base + 2.min(indent), ..flat });
            }
            Role::TableCaption => self.setter.set(index, Style { align: Edge::Center, wrap: Wrap::Balanced, ..flat }),
            Role::Signature => self.setter.set(index, Style { align: Edge::Right, right: 2.min(indent), ..flat }),
            Role::Pre => self.setter.set(index, Style { wrap: Wrap::AsPrinted, ..flat }),
            Role::Question => self.paragraph(index, part, base),
            _ => self.paragraph(index, part, base),
        }
        index + 1
    }

    /// A paragraph, indented unless its source prints an indent or its language begins flush.
    fn paragraph(&mut self, index: usize, part: &Part, base: usize) {
        let setting = self.setter.setting;
        let printed = part.text.as_str().starts_with(char::is_whitespace);
        let opens = !matches!(self.before.map(|before| before.role), Some(Role::Paragraph | Role::Item | Role::Marker));
        let flush = matches!(setting.language, Language::Other(_)) && opens;
        let none = setting.house.indent == Indent::None;
        let first = if printed || flush || none { base } else { base + setting.indent() };
        self.setter.set(index, Style { first, rest: base, ..Style::default() });
    }

    /// An item with its marker, printed or asked for, on one line.
    fn item(&mut self, marker: usize, item: usize) -> usize {
        let setting = self.setter.setting;
        let Some(part) = self.setter.parts.get(item).copied() else { return item + 1 };
        let printed = self.setter.parts.get(marker).filter(|_| marker != item).map_or("", |part| part.text.as_str());
        if printed.contains('\n') || self.setter.width(printed) * 2 > setting.measure {
            // A marker as long as a text is set as one, and its item below.
            let indent = setting.base(part.depth) + setting.indent();
            self.setter.set(marker, Style { first: indent, rest: indent, ..Style::default() });
            self.setter.set(item, Style { first: indent, rest: indent, ..Style::default() });
            return item + 1;
        }
        let first = setting.base(part.depth) + setting.indent();
        let mut rest = first;
        if marker == item {
            match part.marker {
                Some(parts::Marker::Bullet) => self.setter.lead_ornament(Role::Marker, "• "),
                Some(parts::Marker::Number(number)) => self.setter.lead_ornament(Role::Marker, format!("{number}. ")),
                None => {}
            }
        } else {
            self.setter.lead_part(marker);
            // 一、 and （一） bring their own room; 1. and · need a space.
            if !printed.ends_with(|c: char| c.is_whitespace() || "、．）】〕：，".contains(c)) {
                self.setter.lead_ornament(Role::Marker, " ");
            }
        }
        let lead = self.setter.lead_cells();
        // Long markers (years, names) would leave a ditch at the left.
        if lead <= 6 {
            rest += lead;
        }
        if first + lead + 8 > setting.measure {
            rest = first.min(setting.measure / 4);
        }
        self.setter.set(item, Style { first, rest, ..Style::default() });
        item + 1
    }

    /// 编者按：a label and its text in one paragraph.
    fn note(&mut self, label: usize) -> usize {
        let setting = self.setter.setting;
        let Some(part) = self.setter.parts.get(label).copied() else { return label + 1 };
        let follows =
            self.setter.parts.get(label + 1).is_some_and(|next| next.role == Role::Note && next.group == part.group);
        let base = setting.base(part.depth) + setting.indent();
        let style = Style { first: base, rest: base, right: setting.indent(), ..Style::default() };
        let is_long = self.setter.width(part.text.as_str()) * 2 > setting.measure || part.text.as_str().contains('\n');
        if !follows || is_long {
            self.setter.set(label, style);
            return label + 1;
        }
        self.setter.lead_part(label);
        if !part.text.as_str().ends_with(['：', ':', '】']) {
            let colon = self.setter.labels.colon;
            self.setter.lead_ornament(Role::NoteLabel, colon);
        }
        self.setter.set(label + 1, style);
        label + 2
    }
}

#[cfg(test)]
mod tests;
