//! What types cannot say of an edition: ids that are double or lead nowhere, a lead-in that leads no text.
//!
//! Owns these checks and where in the file each lies. It refuses to mend anything.

use std::collections::{HashMap, HashSet};

use serde_json::value::RawValue;

use super::diagnose::MOST;
use super::problem::{Lines, Problem, Severity};
use super::tree;
use crate::edition::{Edition, RunKind};

/// Everything that does not hold together.
pub(super) fn check(edition: &Edition, text: &str) -> Vec<Problem> {
    let mut check = Check { file: Located::of(text), found: Vec::new() };
    let articles = check.ids(edition.articles.iter().map(|article| article.id.as_str()), "articles");
    let pages = check.ids(edition.pages.iter().map(|page| page.id.as_str()), "pages");
    check.ids(edition.sections.iter().map(|section| section.id.as_str()), "sections");
    check.ids(edition.assets.iter().map(|asset| asset.id.as_str()), "assets");
    for (index, page) in edition.pages.iter().enumerate() {
        check.known(&page.articles, &articles, &format!("pages[{index}].articles"), "article");
    }
    for (index, section) in edition.sections.iter().enumerate() {
        check.known(&section.articles, &articles, &format!("sections[{index}].articles"), "article");
    }
    for (index, article) in edition.articles.iter().enumerate() {
        for (number, position) in article.positions.iter().enumerate() {
            if !edition.pages.is_empty() && !pages.contains(position.page.as_str()) {
                let path = format!("articles[{index}].positions[{number}].page");
                check.say(Severity::Error, &path, &format!("no page has the id `{}`", position.page));
            }
        }
        let leads = article.parts().iter().any(|part| part.lead_in > 0);
        if article.lead_in.as_ref().is_some_and(|lead_in| !lead_in.is_empty()) && !leads {
            check.say(
                Severity::Warning,
                &format!("articles[{index}].lead_in"),
                "the first paragraph does not begin with it",
            );
        }
        for part in article.parts() {
            for run in part.text.runs() {
                if let RunKind::Link { article: Some(id), .. } = &run.kind
                    && !articles.contains(id.as_str())
                {
                    let message = format!("a link leads to `{id}`, but no article has that id");
                    check.say(Severity::Error, &format!("articles[{index}]"), &message);
                }
            }
        }
    }
    check.found
}

struct Check<'a> {
    file: Located<'a>,
    found: Vec<Problem>,
}

impl Check<'_> {
    fn say(&mut self, severity: Severity, path: &str, message: &str) {
        if self.found.len() < MOST {
            let position = self.file.offset(path).map(|offset| self.file.lines.position(offset));
            self.found.push(Problem { severity, position, path: path.to_owned(), message: message.to_owned() });
        }
    }

    /// The ids of a list, each of which must be well formed and given once.
    fn ids<'e>(&mut self, ids: impl Iterator<Item = &'e str>, list: &str) -> HashSet<&'e str> {
        let mut seen = HashSet::new();
        for (index, id) in ids.enumerate() {
            let path = format!("{list}[{index}].id");
            if id.is_empty() {
                continue;
            }
            if !id.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c)) {
                self.say(Severity::Error, &path, &format!("`{id}` is no id: expected letters, digits, `.`, `_`, `-`"));
            }
            if !seen.insert(id) {
                self.say(Severity::Error, &path, &format!("the id `{id}` is given twice"));
            }
        }
        seen
    }

    fn known(&mut self, ids: &[String], known: &HashSet<&str>, path: &str, what: &str) {
        for (index, id) in ids.iter().enumerate() {
            if !known.contains(id.as_str()) {
                // In a long list the nearest name says little, and comparing each with each takes long.
                let near = Some(known).filter(|known| known.len() <= 100 || self.found.len() < 10);
                let near = near.and_then(|known| super::diagnose::nearest(id, known.iter().copied()));
                let hint = near.map_or(String::new(), |near| format!(": did you mean `{near}`?"));
                self.say(Severity::Error, &format!("{path}[{index}]"), &format!("no {what} has the id `{id}`{hint}"));
            }
        }
    }
}

/// A file whose lists have been taken apart once, so that the place of any element is near.
struct Located<'a> {
    text: &'a str,
    lines: Lines<'a>,
    root: Option<&'a RawValue>,
    lists: HashMap<String, Vec<&'a RawValue>>,
}

impl<'a> Located<'a> {
    fn of(text: &'a str) -> Self {
        let root: Option<&RawValue> = serde_json::from_str(text).ok();
        let fields = root.map(|root| tree::fields(text, root)).unwrap_or_default();
        let lists = fields.into_iter().map(|field| (field.name.into_owned(), tree::elements(field.value))).collect();
        Self { text, lines: Lines::of(text), root, lists }
    }

    /// Byte offset of the value at a path such as `articles[3].id`, as far as the file has it.
    fn offset(&self, path: &str) -> Option<usize> {
        let mut steps = path.split(['.', '[']).map(|step| step.trim_end_matches(']'));
        let list = self.lists.get(steps.next()?)?;
        let mut raw = match steps.next().and_then(|step| step.parse::<usize>().ok()) {
            Some(index) => *list.get(index)?,
            None => self.root?,
        };
        for step in steps {
            let next = match step.parse::<usize>() {
                // A list of one may be written without its brackets.
                Ok(index) => tree::elements(raw).get(index).copied().or((index == 0).then_some(raw)),
                Err(_) => tree::fields(self.text, raw).iter().find(|field| field.name == step).map(|field| field.value),
            };
            match next {
                Some(next) => raw = next,
                None => break,
            }
        }
        Some(tree::offset(self.text, raw.get()))
    }
}
