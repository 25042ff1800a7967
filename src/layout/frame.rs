//! Frames, rules and pictures: what stands between the texts of a body.
//!
//! Owns the lines that bound a frame, the mark between two stretches, and the place of a picture. It refuses
//! to draw pictures.

use super::flow::{Setter, Style, shifted};
use super::line::{Content, Emphasis, Fragment, Ornament};
use super::plate::{Figure, Figures, Plate};
use crate::edition::{Place, Role};
use crate::text::fit;

fn rule_of(column: usize, cells: usize) -> Fragment {
    Fragment { column, cells, role: Role::Rule, emphasis: Emphasis::Plain, content: Content::Ornament(Ornament::Rule) }
}

/// The upper edge of a frame, with its title in it where that fits.
pub(super) fn open(setter: &mut Setter, index: usize, depth: u8) {
    let setting = setter.setting;
    let base = setting.base(depth);
    let measure = setting.measure.saturating_sub(base);
    let Some(part) = setter.parts.get(index) else { return };
    let whole = setter.whole(index);
    let title = whole.last().map_or(0, |last| last.column + last.cells);
    if part.text.is_empty() {
        return setter.part_line(index, vec![rule_of(base, measure)]);
    }
    if title + 8 > measure || part.text.as_str().contains('\n') {
        return setter.set(index, Style { first: base, rest: base, ..Style::default() });
    }
    let title_at = base + 3;
    let after = title_at + title + 1;
    let mut fragments = vec![rule_of(base, 2)];
    fragments.extend(shifted(whole, title_at));
    fragments.push(rule_of(after, (base + measure).saturating_sub(after)));
    setter.part_line(index, fragments);
}

/// The lower edge of a frame.
pub(super) fn close(setter: &mut Setter, depth: u8) {
    let setting = setter.setting;
    let base = setting.base(depth);
    setter.ornament_line(vec![rule_of(base, setting.measure.saturating_sub(base))]);
}

/// The mark between two stretches: a short rule in the middle.
pub(super) fn rule(setter: &mut Setter, index: usize) {
    let measure = setter.setting.measure;
    let cells = (measure / 4).clamp(1, 12).min(measure);
    setter.part_line(index, vec![rule_of((measure - cells) / 2, cells)]);
}

/// A picture: rows kept free for it, or its name and what it shows.
pub(super) fn figure(setter: &mut Setter, index: usize, base: usize, figures: Figures) {
    let measure = setter.setting.measure.saturating_sub(base);
    let asset = setter.parts.get(index).and_then(|part| part.asset);
    match asset.map_or(Figure::Words, |asset| figures(asset, measure)) {
        Figure::Plate(plate) => picture(setter, index, base, plate),
        Figure::Words => named(setter, index, base),
        Figure::Refused(why) => {
            named(setter, index, base);
            let why = fit(&why, measure, setter.setting.ambiguous).to_owned();
            let line = setter.ornament(base, Role::Credit, why);
            setter.ornament_line(vec![line]);
        }
    }
}

/// The rows of a picture, in the middle of the measure.
fn picture(setter: &mut Setter, index: usize, base: usize, plate: Plate) {
    let free = setter.setting.measure.saturating_sub(base + plate.cells);
    for row in 0..plate.rows {
        let content = Content::Ornament(Ornament::Picture { part: index, row, rows: plate.rows });
        let (column, cells) = (base + free / 2, plate.cells);
        let fragment = Fragment { column, cells, role: Role::Figure, emphasis: Emphasis::Plain, content };
        // Rows have no text: their places count on from where the picture's words begin.
        setter.push(Place { part: index, byte: row }, vec![fragment]);
    }
}

/// The name of a picture, and what it shows.
fn named(setter: &mut Setter, index: usize, base: usize) {
    let name = format!("[{}] ", setter.labels.picture);
    setter.lead_ornament(Role::Figure, name);
    let rest = base + if setter.setting.measure >= 24 { setter.lead_cells() } else { 0 };
    setter.set(index, Style { first: base, rest, ..Style::default() });
}
