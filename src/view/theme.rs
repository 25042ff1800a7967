//! The one table from roles to styles.
//!
//! Owns every colour of the program. The reader's own theme takes all of them from the terminal's sixteen; the others
//! have a ground of their own, from the 240 colours of the cube and the greys, which are the same everywhere. It
//! refuses meaning by colour alone: without colours the weights remain.
//!
//! # Source
//! The cube and the greys: xterm's 256 colours. Contrast: WCAG 2.2, 1.4.3, at least 4.5, which the tests hold.

use ratatui::style::{Color, Modifier, Style};

use crate::app::{Look, Mark};
use crate::edition::Role;
use crate::layout::Emphasis;
use crate::layout::calendar::{Held, When};
use crate::layout::contents::Tone;

/// Which styles are used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// With colours, those of a look.
    #[default]
    Terminal,
    /// Dark letters on paper.
    Day,
    /// Light letters on a dark ground.
    Night,
    /// White on black.
    Contrast,
    /// Weights only (`NO_COLOR`).
    Plain,
}

/// The colours of a theme: letters and, where they have one, their own ground.
struct Palette {
    /// Text, on what ground.
    text: (Color, Color),
    quiet: Color,
    accent: Color,
    link: Color,
    /// A hit of a search.
    hit: Color,
}

const TERMINAL: Palette = Palette {
    text: (Color::Reset, Color::Reset),
    quiet: Color::DarkGray,
    accent: Color::Red,
    link: Color::Reset,
    // Of the sixteen the one that is read on light and dark grounds alike, and that nothing else has.
    hit: Color::Magenta,
};
const DAY: Palette = Palette {
    text: (Color::Indexed(235), Color::Indexed(255)),
    quiet: Color::Indexed(241),
    accent: Color::Indexed(88),
    link: Color::Indexed(24),
    hit: Color::Indexed(90),
};
const NIGHT: Palette = Palette {
    text: (Color::Indexed(252), Color::Indexed(234)),
    quiet: Color::Indexed(246),
    accent: Color::Indexed(174),
    link: Color::Indexed(110),
    hit: Color::Indexed(222),
};
const CONTRAST: Palette = Palette {
    text: (Color::Indexed(231), Color::Indexed(16)),
    quiet: Color::Indexed(253),
    accent: Color::Indexed(226),
    link: Color::Indexed(123),
    hit: Color::Indexed(219),
};

impl Theme {
    /// The theme of a look.
    pub fn of(look: Look) -> Self {
        match look {
            Look::Terminal => Self::Terminal,
            Look::Day => Self::Day,
            Look::Night => Self::Night,
            Look::Contrast => Self::Contrast,
        }
    }

    fn palette(self) -> &'static Palette {
        match self {
            Self::Terminal | Self::Plain => &TERMINAL,
            Self::Day => &DAY,
            Self::Night => &NIGHT,
            Self::Contrast => &CONTRAST,
        }
    }

    /// What every cell has that nothing else is drawn on.
    pub fn ground(self) -> Style {
        match self.palette().text {
            (Color::Reset, _) => Style::new(),
            (letters, ground) => Style::new().fg(letters).bg(ground),
        }
    }

    /// The style of a fragment.
    pub fn role(self, role: Role, emphasis: Emphasis) -> Style {
        let style = match role {
            Role::Headline | Role::Subhead(_) | Role::Question | Role::TableHead | Role::NoteLabel | Role::BoxTitle => {
                bold()
            }
            Role::Rubric => self.accent(),
            Role::Byline | Role::Dateline | Role::Caption | Role::Credit | Role::Cite | Role::Rule | Role::Figure => {
                self.quiet()
            }
            Role::Kicker | Role::Deck | Role::Issuer | Role::TableCaption => Style::new(),
            Role::Summary | Role::Quote | Role::PullQuote | Role::Note | Role::Verse => Style::new(),
            _ => Style::new(),
        };
        let style = match emphasis {
            Emphasis::Plain => style,
            Emphasis::Strong | Emphasis::LeadIn => style.add_modifier(Modifier::BOLD),
            Emphasis::Em => style.add_modifier(Modifier::ITALIC),
            Emphasis::Mark => style.add_modifier(Modifier::UNDERLINED),
            Emphasis::Link => style.add_modifier(Modifier::UNDERLINED).fg(self.palette().link),
            Emphasis::Sup | Emphasis::Sub => style,
            Emphasis::Small => style.patch(self.quiet()),
        };
        self.seen(style)
    }

    /// The style of a stretch of a list.
    pub fn tone(self, tone: Tone) -> Style {
        self.seen(match tone {
            Tone::Masthead | Tone::Lead => bold(),
            Tone::Section => self.accent(),
            Tone::Headline | Tone::Text => Style::new(),
            Tone::Quiet | Tone::Rule | Tone::Seen => self.quiet(),
            Tone::Match => return self.mark(Mark::Hit),
        })
    }

    /// A day of a calendar: what is to be read is strong, what has been read plain, a day without an issue faint; today
    /// is underlined in the colour of titles.
    pub fn day(self, held: Held, when: When) -> Style {
        let style = match held {
            Held::Unread => bold(),
            Held::Read => Style::new(),
            Held::Nothing if self == Self::Plain => Style::new().add_modifier(Modifier::DIM),
            Held::Nothing => self.quiet(),
        };
        self.seen(match when {
            When::Today => style.fg(self.palette().accent).add_modifier(Modifier::UNDERLINED),
            When::Other => style,
        })
    }

    /// The bar before the selected entry: reversed, so that it is seen without colours too.
    pub fn bar(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The letters of the selected entry, over their own tone.
    pub fn selected(self, tone: Tone) -> Style {
        match tone {
            // Several lines of a text in heavy letters would be a shout: the bar beside them says enough.
            Tone::Quiet | Tone::Section | Tone::Match | Tone::Text => Style::new(),
            _ => bold().add_modifier(Modifier::UNDERLINED).patch(self.letters()),
        }
    }

    /// The headline of a story that has been read, over its own role.
    pub fn read(self) -> Style {
        self.seen(self.quiet())
    }

    /// Marked text, over the style of its role: hits are underlined, the one that the reader is at is reversed.
    pub fn mark(self, mark: Mark) -> Style {
        match mark {
            Mark::Selected => Style::new().add_modifier(Modifier::REVERSED),
            Mark::Hit => self.seen(bold().add_modifier(Modifier::UNDERLINED).fg(self.palette().hit)),
            Mark::CurrentHit => self.mark(Mark::Hit).add_modifier(Modifier::REVERSED),
        }
    }

    /// The letters over a link, and the cursor of a prompt.
    pub fn hint(self) -> Style {
        bold().add_modifier(Modifier::REVERSED)
    }

    /// The line at the foot.
    pub fn status(self) -> Style {
        self.seen(self.quiet())
    }

    /// What the line at the foot says once, and what is typed there.
    pub fn notice(self) -> Style {
        Style::new()
    }

    /// Titles of screens.
    pub fn title(self) -> Style {
        bold()
    }

    /// Plain text.
    pub fn text(self) -> Style {
        Style::new()
    }

    fn letters(self) -> Style {
        self.seen(Style::new().fg(self.palette().text.0))
    }

    fn quiet(self) -> Style {
        Style::new().fg(self.palette().quiet)
    }

    fn accent(self) -> Style {
        bold().fg(self.palette().accent)
    }

    /// A style as this theme shows it.
    fn seen(self, style: Style) -> Style {
        match self {
            Self::Plain => Style { fg: None, bg: None, ..style },
            _ => style,
        }
    }
}

fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue of a colour of the cube or the greys, as xterm has them.
    fn rgb(color: Color) -> [u8; 3] {
        let Color::Indexed(index @ 16..) = color else { panic!("{color:?} is the terminal's own") };
        if index >= 232 {
            return [8 + 10 * (index - 232); 3];
        }
        let level = |level: u8| if level == 0 { 0 } else { 55 + 40 * level };
        let at = index - 16;
        [level(at / 36), level(at / 6 % 6), level(at % 6)]
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(color: Color) -> f64 {
        let [red, green, blue] = rgb(color).map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(letters: Color, ground: Color) -> f64 {
        let (one, other) = (luminance(letters), luminance(ground));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn the_formula_is_wcags() {
        assert!((contrast(Color::Indexed(16), Color::Indexed(231)) - 21.0).abs() < 1e-9);
        // #777777 on white is 4.48; the cube's #767676 (243) is 4.54.
        assert!((contrast(Color::Indexed(243), Color::Indexed(231)) - 4.54).abs() < 0.01);
    }

    #[test]
    fn every_theme_of_its_own_colours_can_be_read() {
        for palette in [&DAY, &NIGHT, &CONTRAST] {
            let ground = palette.text.1;
            for letters in [palette.text.0, palette.quiet, palette.accent, palette.link, palette.hit] {
                let contrast = contrast(letters, ground);
                assert!(contrast >= 4.5, "{letters:?} on {ground:?}: {contrast:.2}");
            }
        }
        assert!(contrast(CONTRAST.quiet, CONTRAST.text.1) >= 12.0);
    }

    #[test]
    fn without_colours_weights_selection_and_hits_remain() {
        let rubric = Theme::Plain.role(Role::Rubric, Emphasis::Plain);
        assert_eq!((rubric.fg, rubric.add_modifier), (None, Modifier::BOLD));
        assert!(Theme::Plain.bar().add_modifier.contains(Modifier::REVERSED));
        let marks = [Mark::Hit, Mark::CurrentHit, Mark::Selected].map(|mark| Theme::Plain.mark(mark));
        assert!(marks.iter().all(|style| style.fg.is_none() && style.bg.is_none() && !style.add_modifier.is_empty()));
        assert!(marks[0] != marks[1] && marks[0] != marks[2]);
    }

    #[test]
    fn days_are_told_apart_without_colours() {
        let mut seen = Vec::new();
        for held in [Held::Nothing, Held::Read, Held::Unread] {
            for when in [When::Today, When::Other] {
                let style = Theme::Plain.day(held, when);
                assert!(style.fg.is_none() && !seen.contains(&style), "{held:?} {when:?}");
                seen.push(style);
            }
        }
    }

    #[test]
    fn no_meaning_is_by_colour_alone() {
        for theme in [Theme::Terminal, Theme::Day, Theme::Night, Theme::Contrast] {
            for tone in [Tone::Lead, Tone::Section] {
                assert!(theme.tone(tone).add_modifier.contains(Modifier::BOLD), "{theme:?} {tone:?}");
            }
            assert_ne!(theme.mark(Mark::CurrentHit).add_modifier, theme.mark(Mark::Hit).add_modifier);
        }
    }
}
