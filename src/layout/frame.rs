//! Frames, rules and pictures: what stands between the texts of a body.
//!
//! Owns the lines that bound a frame, the mark between two stretches, and the place of a picture. It refuses
//! to draw pictures.

use super::flow::{Setter, Style, shifted};
use super::line::{Content, Emphasis, Fragment, Ornament};
use crate::edition::Role;

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

/// A picture: its name, and what it shows.
pub(super) fn figure(setter: &mut Setter, index: usize, base: usize) {
    let name = format!("[{}] ", setter.labels.picture);
    setter.lead_ornament(Role::Figure, name);
    let rest = base + if setter.setting.measure >= 24 { setter.lead_cells() } else { 0 };
    setter.set(index, Style { first: base, rest, ..Style::default() });
}
