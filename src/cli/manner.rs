//! How text is set: the config, and the arguments that go before it.
//!
//! Owns the way from both to a sheet for print and choices for the screen. It refuses to lay anything out.

use super::args::Manner;
use super::clock;
use crate::app::{Choices, Columns, Habits, Images, Pointer};
use crate::config::{self, Config, Measure, Switch};
use crate::l10n::Tongue;
use crate::layout::contents::Sheet;
use crate::layout::{House, Indent, Readings, RightEdge, Shape};
use crate::text::{Fit, Hang, Language};

/// A page for print: its text in columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    /// Measure, policy and house style of a column.
    pub(super) sheet: Sheet,
    /// The columns.
    pub(super) shape: Shape,
}

impl Paper {
    /// The sheet of what stands across all columns.
    pub(super) fn across(&self) -> Sheet {
        Sheet { measure: self.shape.span(self.sheet.measure), ..self.sheet }
    }
}

/// Widest line of one column unless asked for more.
const WIDEST: usize = 72;
/// Cells of the narrowest column: an ideograph.
const NARROWEST: usize = 2;
/// Cells of a column on a page of no width: twenty ideographs.
const COLUMN: usize = 40;

/// How a config wants articles set.
fn house(config: &Config) -> House {
    House {
        level: config.line_break,
        edge: if config.justify == Switch::On { RightEdge::Even } else { RightEdge::Ragged },
        hang: if config.hang == Switch::On { Hang::Gutter } else { Hang::None },
        indent: if config.indent == Switch::On { Indent::Custom } else { Indent::None },
        readings: match config.readings {
            config::Readings::Inline => Readings::Inline,
            config::Readings::Hidden => Readings::Hidden,
        },
        fit: Fit::Best,
        language: None,
    }
}

/// The language that the program speaks, by a config and the environment.
pub(super) fn tongue(config: &Config) -> Tongue {
    config.language.tongue().unwrap_or_else(|| Tongue::from_environment(|name| std::env::var_os(name)))
}

/// How a reader is used to read, by a config and the environment.
pub(super) fn habits(config: &Config) -> Habits {
    Habits {
        choices: choices(config),
        preset: config.keys,
        keys: config.bindings.clone(),
        tongue: tongue(config),
        today: clock::today(),
        ..Habits::default()
    }
}

/// What a config chooses for the screen.
fn choices(config: &Config) -> Choices {
    let columns = match config.columns {
        config::Columns::ByWindow => Columns::ByWindow,
        config::Columns::Count(count) => Columns::Count(count),
    };
    let measure = match config.measure {
        Measure::ByWindow => None,
        Measure::Cells(cells) => Some(cells),
    };
    let pointer = if config.mouse == Switch::On { Pointer::On } else { Pointer::Off };
    let images = if config.images == Switch::On { Images::Shown } else { Images::Hidden };
    let (look, script, home) = (config.theme, config.script, config.opens);
    Choices { house: house(config), columns, measure, look, script, images, pointer, home, ..Choices::default() }
}

/// The page that arguments ask for; `terminal` is the width of the terminal that is printed to, if it is one.
pub(super) fn paper(config: &Config, manner: &Manner, terminal: Option<usize>) -> Paper {
    let mut config = config.clone();
    config.line_break = manner.line_break.unwrap_or(config.line_break);
    config.ambiguous = manner.ambiguous.unwrap_or(config.ambiguous);
    let off = |switch: &mut Switch, is_off: bool| {
        if is_off {
            *switch = Switch::Off;
        }
    };
    off(&mut config.justify, manner.ragged);
    off(&mut config.indent, manner.no_indent);
    off(&mut config.hang, manner.no_hang);
    if manner.no_readings {
        config.readings = config::Readings::Hidden;
    }
    let mut house = house(&config);
    house.language = manner.lang.as_deref().map(Language::of_tag);
    let page = manner.width.map(usize::from).or(terminal);
    let of = |page: usize, count: usize| Shape::of(count).measure(page);
    let asked_count = manner.columns.map_or(1, usize::from);
    // As many columns as the page has room for.
    let fits = |count: &usize| page.is_none_or(|page| of(page, *count) >= NARROWEST);
    let count = (1..=asked_count).rev().find(fits).unwrap_or(1);
    let asked = manner.measure.map(usize::from).or(match config.measure {
        Measure::Cells(cells) if manner.width.is_none() => Some(cells),
        _ => None,
    });
    // Ideographs fill an even column without a gap.
    let room = page.map(|page| if count > 1 { of(page, count) & !1 } else { of(page, count) });
    let measure = match (asked, room) {
        (Some(asked), Some(room)) => asked.min(room),
        (Some(asked), None) => asked,
        // A width that was asked for is used whole.
        (None, Some(room)) if manner.width.is_some() && count == 1 => room,
        (None, Some(room)) => room.min(WIDEST),
        (None, None) if count == 1 => WIDEST,
        (None, None) => COLUMN,
    };
    let measure = measure.max(1);
    let shape = Shape::of(count);
    // Marks hang only where the page has room for them.
    if page.is_some_and(|page| page < shape.span(measure) + 2) {
        house.hang = Hang::None;
    }
    let ambiguous = config.ambiguous.policy().unwrap_or_default();
    Paper { sheet: Sheet { measure, ambiguous, house }, shape }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::app::{Look, Preset, ScriptView};
    use crate::cli::args::{Args, Command};

    fn paper_of(args: &str, terminal: Option<usize>) -> (usize, usize, Hang) {
        let args = Args::try_parse_from(format!("newsprint print x {args}").split_whitespace()).unwrap();
        let Some(Command::Print(print)) = args.command else { panic!() };
        let paper = paper(&Config::default(), &print.manner, terminal);
        (paper.shape.count, paper.sheet.measure, paper.sheet.house.hang)
    }

    #[test]
    fn what_a_config_says_becomes_a_habit() {
        let text = "theme = \"night\"\nlanguage = \"ja\"\nscript = \"simplified\"\nmouse = false\nkeys = \"less\"\n\
                    columns = 3\nmeasure = 40\nhang = false\n[bind]\nstar = \"x\"\n";
        let habits = habits(&config::parse(text).config);
        let Choices { house, columns, measure, look, script, pointer, .. } = habits.choices;
        assert_eq!((look, script, pointer), (Look::Night, ScriptView::Simplified, Pointer::Off));
        assert_eq!((columns, measure, house.hang), (Columns::Count(3), Some(40), Hang::None));
        assert_eq!((habits.preset, habits.tongue), (Preset::Less, Tongue::Japanese));
        assert_eq!(habits.keys, [("star".to_owned(), vec!["x".to_owned()])]);
    }

    #[test]
    fn a_page_has_the_measure_that_is_asked_for_and_marks_hang_where_it_has_room() {
        let cases = [
            ("", None, (1, 72, Hang::Gutter)),
            ("", Some(80), (1, 72, Hang::Gutter)),
            ("", Some(60), (1, 60, Hang::None)),
            ("--width 100", None, (1, 100, Hang::None)),
            ("--measure 40", None, (1, 40, Hang::Gutter)),
            ("--measure 40 --no-hang", None, (1, 40, Hang::None)),
            ("--measure 40 --width 80", None, (1, 40, Hang::Gutter)),
            ("--measure 90 --width 80", None, (1, 80, Hang::None)),
            ("--columns 2", None, (2, 40, Hang::Gutter)),
            ("--columns 2 --width 80", None, (2, 38, Hang::None)),
            ("--columns 3", Some(120), (3, 36, Hang::Gutter)),
            ("--columns 3 --measure 30", None, (3, 30, Hang::Gutter)),
            ("--columns 8 --width 10", None, (2, 2, Hang::Gutter)),
            ("--columns 4 --width 20", None, (4, 2, Hang::None)),
            ("--columns 4 --width 19", None, (3, 2, Hang::Gutter)),
            ("--columns 2 --width 1", None, (1, 1, Hang::None)),
        ];
        for (args, terminal, expected) in cases {
            assert_eq!(paper_of(args, terminal), expected, "{args} {terminal:?}");
        }
    }
}
