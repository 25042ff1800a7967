//! What types cannot say of an edition: ids that are double or lead nowhere, a lead-in that leads no text.
//!
//! Owns these checks and where in the file each lies. It refuses to mend anything.

use std::collections::HashSet;

use serde_json::value::RawValue;

use super::problem::{Problem, Severity, position};
use super::tree;
use crate::edition::{Edition, RunKind};

/// Everything that does not hold together.
pub(super) fn check(edition: &Edition, text: &str) -> Vec<Problem> {
    let mut check = Check { text, found: Vec::new() };
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
                if let RunKind::Link { article: Some(id), .. } = &run.kind {
                    if !articles.contains(id.as_str()) {
                        check.say(
                            Severity::Error,
                            &format!("articles[{index}]"),
                            &format!("a link leads to `{id}`, but no article has that id"),
                        );
                    }
                }
            }
        }
    }
    check.found
}

struct Check<'a> {
    text: &'a str,
    found: Vec<Problem>,
}

impl Check<'_> {
    fn say(&mut self, severity: Severity, path: &str, message: &str) {
        let position = locate(self.text, path).map(|offset| position(self.text, offset));
        self.found.push(Problem { severity, position, path: path.to_owned(), message: message.to_owned() });
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
                let near = super::diagnose::nearest(id, known.iter().copied());
                let hint = near.map_or(String::new(), |near| format!(": did you mean `{near}`?"));
                self.say(Severity::Error, &format!("{path}[{index}]"), &format!("no {what} has the id `{id}`{hint}"));
            }
        }
    }
}

/// Byte offset of the value at a path such as `articles[3].id`, as far as the file has it.
fn locate(text: &str, path: &str) -> Option<usize> {
    let mut raw: &RawValue = serde_json::from_str(text).ok()?;
    for step in path.split(['.', '[']).map(|step| step.trim_end_matches(']')) {
        let next = match step.parse::<usize>() {
            // A list of one may be written without its brackets.
            Ok(index) => tree::elements(raw).get(index).copied().or((index == 0).then_some(raw)),
            Err(_) => tree::fields(text, raw).iter().find(|field| field.name == step).map(|field| field.value),
        };
        match next {
            Some(next) => raw = next,
            None => break,
        }
    }
    Some(tree::offset(text, raw.get()))
}
