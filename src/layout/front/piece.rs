//! A story set for its column: head, picture, opening; not yet in its place.
//!
//! Owns what of a head is shown in which rank, and how many rows a story may have. It refuses to cut a headline while
//! anything of less weight is shown below it.

use super::opening::{Cut, Near, Opening, first, open};
use super::stack::Want;
use super::{Broadsheet, Picture, Rank, TypeSize};
use crate::edition::{Article, Block, Edition, Figure, Part, Place, Role, Text};
use crate::layout::contents::setting;
use crate::layout::flow::{Edge, Setter, Style, Wrap};
use crate::layout::head::dash;
use crate::layout::{Area, Content, Emphasis, Fragment, Line, Ornament, Plate, RightEdge, Setting, contents, labels};
use crate::text::{Ambiguous, Fit, Hang, cells, fit, last_cluster, width};

/// A story in the making.
pub(super) struct Piece<'a> {
    pub(super) article: usize,
    pub(super) of: &'a Article,
    pub(super) rank: Rank,
    /// The lines of its head, each with the size of its type.
    pub(super) head: Vec<(TypeSize, Line)>,
    /// Its picture, and the cells it takes.
    pub(super) picture: Option<(&'a Figure, Plate)>,
    /// The lines below its picture.
    pub(super) caption: Vec<Line>,
    pub(super) opening: Opening,
    /// How its text is set.
    pub(super) setting: Setting,
    near: Near<'a>,
}

/// Where a story is set from.
#[derive(Clone, Copy)]
pub(super) struct Copy<'a> {
    pub(super) edition: &'a Edition,
    pub(super) sheet: &'a Broadsheet<'a>,
}

/// How a story is to be set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brief {
    pub(super) rank: Rank,
    /// Cells of its head.
    pub(super) span: usize,
    /// Cells of a line of its text.
    pub(super) measure: usize,
    /// Most rows of its text.
    pub(super) rows: usize,
}

/// Most rows of a headline; a longer one is no headline.
const HEADLINE: usize = 6;
/// Most rows of each other text of a head: what needs more is left to the article.
const LEVEL: usize = 3;
/// Rows of one level of a head behind which no more of it is shown.
const MANY: usize = 4;
/// Lowest window with kickers and bylines.
const TINY: usize = 16;
/// Most rows of a summary above a lead.
const SUMMARY: usize = 4;
/// Most rows of a caption.
pub(super) const CAPTION: usize = 3;
/// Lowest window in which a lead shows its rubric and summary, and the words of a picture that is not shown.
const LOW: usize = 30;
/// Narrowest column whose words are spread to an even edge: in a narrower one they would leave holes.
const SPREAD: usize = 48;

impl<'a> Piece<'a> {
    /// Sets a story.
    pub(super) fn set(copy: Copy<'a>, article: usize, brief: Brief) -> Option<Self> {
        let of = copy.edition.articles.get(article)?;
        // Marks do not hang: a rule stands in the gutter. Lines are cut after some of them.
        let house = crate::layout::House { hang: Hang::None, fit: Fit::First, ..copy.sheet.house };
        let sheet = contents::Sheet { measure: brief.measure, ambiguous: copy.sheet.ambiguous, house };
        let mut setting = setting(copy.edition, article, sheet);
        if !setting.language.is_ideographic() && brief.measure < SPREAD {
            setting.house.edge = RightEdge::Ragged;
        }
        let near = Near::of(of, brief.rows.max(HEADLINE + 1), brief.span.max(brief.measure));
        let (mut head, opening) = {
            let head = head(&near, brief, &Setting { measure: brief.span, ..setting }, copy.sheet);
            (head, if brief.rows == 0 { Opening::default() } else { open(&near, &setting, brief.rows) })
        };
        if head.is_empty() && opening.lines.is_empty() {
            head.extend(stand_in(of, &setting, 1).into_iter().map(|line| (TypeSize::Plain, line)));
        }
        Some(Self { article, of, rank: brief.rank, head, picture: None, caption: Vec::new(), opening, setting, near })
    }

    /// Gives it its first picture, in so many cells and at most so many rows; or only what is said of it, where pictures
    /// are not shown and nothing else would stand there.
    pub(super) fn with_picture(mut self, copy: Copy<'a>, columns: usize, most: usize) -> Self {
        let figure = self.of.body.iter().take(SEEN).find_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        });
        let Some(figure) = figure else { return self };
        let plate = figure.asset.as_deref().and_then(|asset| (copy.sheet.pictures)(asset, columns, most));
        // One that is much narrower than its columns shows nothing, and leaves holes beside it.
        let fits =
            |plate: &Plate| (LOWEST..=most).contains(&plate.rows) && (columns * 3 / 5..=columns).contains(&plate.cells);
        let plate = plate.filter(fits);
        self.picture = plate.map(|plate| (&**figure, plate));
        let is_low = copy.sheet.rows < LOW;
        if self.picture.is_none() && !(self.opening.lines.is_empty() || (self.rank == Rank::Lead && !is_low)) {
            return self;
        }
        let parts = self.near.parts();
        let words = |role| parts.iter().position(|part| part.role == role && !part.text.is_empty());
        if let Some(index) = words(Role::Caption).or_else(|| words(Role::Figure)) {
            let measure = if self.picture.is_some() { columns } else { self.setting.measure };
            let setting = Setting { measure, ..self.setting };
            let mut setter = Setter::new(setting, labels(setting.language), &parts);
            if self.picture.is_none() {
                setter.lead_ornament(Role::Caption, format!("[{}] ", labels(setting.language).picture));
            }
            setter.set(index, Style { wrap: Wrap::Ragged, ..Style::default() });
            let mut lines = setter.finish().lines;
            let is_long = lines.len() > CAPTION;
            lines.truncate(CAPTION);
            if let Some(last) = lines.last_mut().filter(|_| is_long) {
                end_in_dots(last, &parts, &setting);
            }
            // Words alone are left to the article where they are many.
            if self.picture.is_some() || !is_long {
                self.caption = lines;
            }
        }
        self
    }

    /// Takes its picture away; what is said of it goes with it.
    pub(super) fn without_picture(&mut self) {
        if self.picture.take().is_some() {
            self.caption.clear();
        }
    }

    /// Rows that it has whatever its text: head, picture, caption.
    pub(super) fn fixed(&self) -> usize {
        let head: usize = self.head.iter().map(|(size, _)| size.scale()).sum();
        let rows = head + self.picture.map_or(0, |(_, plate)| plate.rows) + self.caption.len();
        // Even a story of nothing has a row of its own.
        if self.opening.lines.is_empty() { rows.max(1) } else { rows }
    }

    /// Rows that its text may have.
    pub(super) fn want(&self) -> Want {
        let all = self.opening.lines.len();
        let (least, want) = match self.rank {
            Rank::Lead => (3, 16),
            Rank::Second => (3, 9),
            Rank::Story => (3, 6),
            Rank::Brief => (3, 4),
            Rank::Notice => (3, 4),
            Rank::Inside => (3, 6),
        };
        Want { least: least.min(all), wish: want.min(all), most: all }
    }

    /// The lines of its text in so many rows, at most `spare` fewer for the sake of a whole sentence.
    pub(super) fn text(&self, rows: usize, spare: usize) -> Vec<Line> {
        let cut = Cut { near: &self.near, setting: &self.setting };
        if self.opening.lines.is_empty() { Vec::new() } else { cut.lines(&self.opening, rows, spare) }
    }

    /// Its picture in its place, in the middle of so many cells.
    pub(super) fn picture_at(&self, column: usize, row: usize, columns: usize) -> Option<Picture> {
        let (figure, plate) = self.picture?;
        let alt = figure.alt.as_ref().map_or(String::new(), Text::line);
        let column = column + columns.saturating_sub(plate.cells) / 2;
        let area = Area { column, row, columns: plate.cells, rows: plate.rows };
        Some(Picture { asset: figure.asset.clone()?, alt, area })
    }
}

/// Blocks among which the picture of a story is looked for.
pub const SEEN: usize = 40;
/// Lowest picture that shows anything.
const LOWEST: usize = 4;

/// The lines of a head in its rank.
fn head(near: &Near, brief: Brief, setting: &Setting, sheet: &Broadsheet) -> Vec<(TypeSize, Line)> {
    let parts = &near.parts();
    let size = sheet.type_size;
    let (is_low, is_tiny) = (sheet.rows < LOW, sheet.rows < TINY);
    let mut head = Vec::new();
    // Of a level of many texts no more is shown than of one.
    let mut level = (Role::Headline, 0);
    let is_wide = brief.rank == Rank::Lead && brief.span > brief.measure;
    let align = if is_wide { Edge::Center } else { Edge::Left };
    let has_headline = parts.iter().any(|part| part.role == Role::Headline);
    let mut is_cut = false;
    for index in 0..first(parts) {
        let Some(part) = parts.get(index) else { break };
        let shown = match part.role {
            Role::Headline => true,
            Role::Rubric | Role::Summary => is_wide && !is_cut && !is_low,
            Role::Kicker | Role::Byline if is_tiny => false,
            Role::Kicker | Role::Deck | Role::Byline => !matches!(brief.rank, Rank::Brief | Rank::Inside) && !is_cut,
            Role::Issuer => !has_headline,
            _ => false,
        };
        if level.0 != part.role {
            level = (part.role, 0);
        }
        if !shown || level.1 >= MANY {
            continue;
        }
        let style = Style { align, wrap: Wrap::Balanced, ..Style::default() };
        if part.role == Role::Headline {
            let (size, lines, cut) =
                headline(parts, index, setting, style, if is_wide { size } else { TypeSize::Plain });
            is_cut = cut || near.is_long(index);
            if is_cut {
                head.clear();
            }
            head.extend(lines.into_iter().map(|line| (size, line)));
            continue;
        }
        let mut setter = Setter::new(*setting, labels(setting.language), parts);
        dash(&mut setter, index);
        setter.set(index, style);
        let lines = setter.finish().lines;
        let most = match part.role {
            Role::Summary => SUMMARY,
            Role::Byline if !is_wide => 1,
            Role::Kicker | Role::Rubric => 2,
            _ => LEVEL,
        };
        if lines.len() <= most {
            level.1 += lines.len();
            head.extend(lines.into_iter().map(|line| (TypeSize::Plain, line)));
        }
    }
    head
}

/// The lines of a headline, its size, and whether it had to be cut.
fn headline(
    parts: &[Part],
    index: usize,
    setting: &Setting,
    style: Style,
    size: TypeSize,
) -> (TypeSize, Vec<Line>, bool) {
    let set = |setting: &Setting, style: Style| {
        let mut setter = Setter::new(*setting, labels(setting.language), parts);
        setter.set(index, style);
        setter.finish().lines
    };
    if size == TypeSize::Double {
        let half = Setting { measure: setting.measure / 2, ..*setting };
        let lines = set(&half, style);
        if lines.len() <= 2 {
            return (size, lines, false);
        }
    }
    let wrap = if style.align == Edge::Center { Wrap::Spaced } else { Wrap::Balanced };
    let mut lines = set(setting, Style { wrap, ..style });
    let is_cut = lines.len() > HEADLINE;
    lines.truncate(HEADLINE);
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        end_in_dots(last, parts, setting);
    }
    (TypeSize::Plain, lines, is_cut)
}

/// Ends a line in an ellipsis, for what there is no room for.
pub(in crate::layout) fn end_in_dots(line: &mut Line, parts: &[Part], setting: &Setting) {
    let dots = cells("…", setting.ambiguous);
    while let Some(last) = line.fragments.last_mut() {
        let end = last.column + last.cells;
        if end + dots <= setting.measure {
            let (column, role) = (end, last.role);
            let content = Content::Ornament(Ornament::Text("…".into()));
            line.fragments.push(Fragment { column, cells: dots, role, emphasis: Emphasis::Plain, content });
            return;
        }
        if !drop_cluster(last, parts, setting.ambiguous) {
            line.fragments.pop();
        }
    }
}

/// Takes the last cluster of a fragment away; says whether anything is left.
fn drop_cluster(fragment: &mut Fragment, parts: &[Part], ambiguous: Ambiguous) -> bool {
    let Content::Source { part, range } = &mut fragment.content else { return false };
    let text = parts.get(*part).map_or("", |part| part.text.slice(range.clone()));
    let Some(cluster) = last_cluster(text) else { return false };
    range.end = range.start + cluster.start;
    fragment.cells = fragment.cells.saturating_sub(width(cluster.text, ambiguous));
    range.start < range.end
}

/// Lines that stand for an article without a headline: its first words, or one that says that there are none.
pub(in crate::layout) fn stand_in(of: &Article, setting: &Setting, rows: usize) -> Vec<Line> {
    let most = (rows + 1) * setting.measure.max(2);
    let title =
        of.title().map(|title| title.as_str().trim_start().chars().take(most).collect::<String>().replace('\n', " "));
    let title = title.unwrap_or_else(|| labels(setting.language).untitled.to_owned());
    let sheet = contents::Sheet { measure: setting.measure, ambiguous: setting.ambiguous, house: setting.house };
    let mut texts = sheet.filled(title.trim(), setting.measure);
    if texts.len() > rows {
        texts.truncate(rows);
        let room = setting.measure.saturating_sub(cells("…", setting.ambiguous));
        texts.last_mut().into_iter().for_each(|last| *last = format!("{}…", fit(last, room, setting.ambiguous)));
    }
    texts.into_iter().filter_map(|text| ornament(text, Role::Headline, setting)).collect()
}

/// A line of words that no part of the article holds; none where they are too wide.
pub(in crate::layout) fn ornament(text: String, role: Role, setting: &Setting) -> Option<Line> {
    let cells = width(&text, setting.ambiguous);
    let content = Content::Ornament(Ornament::Text(text.into()));
    let fragment = Fragment { column: 0, cells, role, emphasis: Emphasis::Plain, content };
    (1..=setting.measure).contains(&cells).then(|| Line { start: Place::default(), fragments: vec![fragment] })
}
