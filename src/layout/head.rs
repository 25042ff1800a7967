//! The head of an article: rubric, kicker, headline, deck, summary, byline, dateline.
//!
//! Owns how the five levels are set above a body: centred, balanced, each in its rank. It refuses the body.

use super::flow::{Edge, Setter, Style, Wrap};
use crate::edition::Role;

/// Widest measure at which a summary is set as a paragraph.
const SUMMARY: usize = 76;

/// Sets the head; gives the index of the first part of the body.
pub(super) fn set(setter: &mut Setter) -> usize {
    let mut before = None;
    for index in 0..setter.parts.len() {
        let Some(role) = setter.parts.get(index).map(|part| part.role) else { break };
        let Some(level) = level(role) else { return index };
        if before.is_some_and(|before| before != level) {
            setter.blank();
        }
        before = Some(level);
        let centred = Style { align: Edge::Center, wrap: Wrap::Balanced, ..Style::default() };
        let style = match role {
            // Above several columns a summary stands in the middle, as all of the head does.
            Role::Summary if setter.setting.measure > SUMMARY => centred,
            Role::Summary => {
                let indent = setter.setting.indent();
                // Display lines, as the deck is: no holes, no scrap at the end.
                Style { first: indent, rest: indent, right: indent, wrap: Wrap::Balanced, ..Style::default() }
            }
            _ => centred,
        };
        dash(setter, index);
        setter.set(index, style);
    }
    setter.parts.len()
}

/// Puts the dash before a deck, where its language has one and the source prints none.
pub(super) fn dash(setter: &mut Setter, index: usize) {
    let printed = |text: &str| text.starts_with(['—', '―']);
    let is_bare = setter.parts.get(index).is_some_and(|of| of.role == Role::Deck && !printed(of.text.as_str()));
    if is_bare && !setter.labels.deck.is_empty() {
        setter.lead_ornament(Role::Deck, setter.labels.deck);
    }
}

/// Levels between which there is air; none for what is no part of a head.
fn level(role: Role) -> Option<u8> {
    match role {
        Role::Rubric => Some(0),
        Role::Kicker | Role::Issuer | Role::Headline | Role::Deck => Some(1),
        Role::Summary => Some(2),
        Role::Byline | Role::Dateline => Some(3),
        _ => None,
    }
}
