//! The one table from roles to styles.
//!
//! Owns every colour of the program, all from the terminal's own sixteen. It refuses meaning by colour alone:
//! without colours the weights remain.

use ratatui::style::{Color, Modifier, Style};

use crate::edition::Role;
use crate::layout::Emphasis;
use crate::layout::contents::Tone;

/// Which styles are used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own colours.
    #[default]
    Terminal,
    /// Weights only (`NO_COLOR`).
    Plain,
}

impl Theme {
    /// The style of a fragment.
    pub fn role(self, role: Role, emphasis: Emphasis) -> Style {
        let style = match role {
            Role::Headline | Role::Subhead(_) | Role::Question | Role::TableHead | Role::NoteLabel | Role::BoxTitle => {
                bold()
            }
            Role::Rubric => bold().fg(Color::Red),
            Role::Byline | Role::Dateline | Role::Caption | Role::Credit | Role::Cite | Role::Rule | Role::Figure => {
                quiet()
            }
            Role::Kicker | Role::Deck | Role::Issuer | Role::TableCaption => Style::new(),
            Role::Summary | Role::Quote | Role::PullQuote | Role::Note | Role::Verse => Style::new(),
            _ => Style::new(),
        };
        let style = match emphasis {
            Emphasis::Plain => style,
            Emphasis::Strong | Emphasis::LeadIn => style.add_modifier(Modifier::BOLD),
            Emphasis::Em => style.add_modifier(Modifier::ITALIC),
            Emphasis::Mark | Emphasis::Link => style.add_modifier(Modifier::UNDERLINED),
            Emphasis::Sup | Emphasis::Sub => style,
            Emphasis::Small => style.patch(quiet()),
        };
        self.seen(style)
    }

    /// The style of a stretch of a list.
    pub fn tone(self, tone: Tone) -> Style {
        self.seen(match tone {
            Tone::Masthead | Tone::Lead => bold(),
            Tone::Section => bold().fg(Color::Red),
            Tone::Headline => Style::new(),
            Tone::Quiet | Tone::Rule => quiet(),
        })
    }

    /// The bar before the selected entry: reversed, so that it is seen without colours too.
    pub fn bar(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The letters of the selected entry, over their own tone.
    pub fn selected(self, tone: Tone) -> Style {
        match tone {
            Tone::Quiet => Style::new().fg(Color::Reset),
            _ => bold().add_modifier(Modifier::UNDERLINED),
        }
    }

    /// The line at the foot.
    pub fn status(self) -> Style {
        self.seen(quiet())
    }

    /// The names of keys.
    pub fn key(self) -> Style {
        bold()
    }

    /// Plain text.
    pub fn text(self) -> Style {
        Style::new()
    }

    /// A style as this theme shows it.
    fn seen(self, style: Style) -> Style {
        match self {
            Self::Terminal => style,
            Self::Plain => Style { fg: None, bg: None, ..style },
        }
    }
}

fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

fn quiet() -> Style {
    Style::new().fg(Color::DarkGray)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colours_weights_and_selection_remain() {
        let headline = Theme::Plain.role(Role::Rubric, Emphasis::Plain);
        assert_eq!((headline.fg, headline.add_modifier), (None, Modifier::BOLD));
        assert!(Theme::Plain.bar().add_modifier.contains(Modifier::REVERSED));
    }
}
