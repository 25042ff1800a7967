//! A page cut at its headings: what the passes work on.
//!
//! Owns the shapes: a section is a run of headings and the paragraphs under it; a paragraph knows the lines it is
//! made of, and what was done to it. It refuses to decide what belongs together.

use super::marks::{self, Ending};
use super::page::{Block, Kind, Lines};
use crate::edition::RepairKind;

/// A run of headings and what stands under it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Section {
    pub(super) heads: Vec<Head>,
    pub(super) body: Vec<Para>,
    /// Where another article begins in the body, if a pass has found that.
    pub(super) split: Option<usize>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Head {
    pub(super) text: String,
    /// Its level as the source has it: a size of type, and no rank.
    pub(super) level: u8,
    pub(super) lines: Lines,
}

/// A paragraph, or what is one so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Para {
    pub(super) text: String,
    pub(super) role: Role,
    pub(super) lines: Vec<Lines>,
    pub(super) repairs: Vec<Mended>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Text,
    /// A heading within an article, with its level in the source.
    Subhead(u8),
    Picture,
}

/// Something a pass did.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mended {
    pub(super) kind: RepairKind,
    /// The rule, in words.
    pub(super) rule: &'static str,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) confidence: f64,
    pub(super) lines: Vec<Lines>,
}

impl Para {
    pub(super) fn of(block: &Block) -> Self {
        let role = if block.kind == Kind::Picture { Role::Picture } else { Role::Text };
        Self { text: block.text.clone(), role, lines: vec![block.lines], repairs: Vec::new() }
    }

    /// A heading as a small head within an article.
    pub(super) fn subhead(head: &Head) -> Self {
        Self { text: head.text.clone(), role: Role::Subhead(head.level), lines: vec![head.lines], repairs: Vec::new() }
    }

    /// How it ends; a byline, a signature and what is no text are whole.
    pub(super) fn ending(&self) -> Ending {
        let is_whole =
            self.role != Role::Text || marks::is_byline(&self.text) || marks::signature(&self.text).is_some();
        if is_whole { Ending::Stop } else { marks::ending(&self.text) }
    }

    /// Whether it ends in the middle of a sentence.
    pub(super) fn is_open(&self) -> bool {
        self.ending() == Ending::Open
    }
}

/// The sections of a page; a heading marked in `subheads` (by the index of its block) stays within its section.
pub(super) fn sections(blocks: &[Block], subheads: &[bool]) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    for (index, block) in blocks.iter().enumerate() {
        let Some(last) = sections.last_mut() else { break };
        match block.kind {
            Kind::Heading(level) if subheads.get(index) == Some(&true) => {
                let mut para = Para::of(block);
                para.role = Role::Subhead(level);
                last.body.push(para);
            }
            Kind::Heading(level) => {
                let head = Head { text: block.text.clone(), level, lines: block.lines };
                if last.body.is_empty() {
                    last.heads.push(head);
                } else {
                    sections.push(Section { heads: vec![head], ..Section::default() });
                }
            }
            Kind::Text | Kind::Picture => last.body.push(Para::of(block)),
        }
    }
    sections
}
