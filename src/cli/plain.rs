//! `read --plain`: reading without a screen, for screen readers and braille displays.
//!
//! Owns the conversation: lines to standard output, orders from standard input, one a line. It refuses everything
//! that is not a line of text: no colours, no cursor, no width, no waiting for single keys. Standard input need not
//! be a terminal; only to one is a prompt shown. Its end is the end.

mod order;
mod speech;

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;

use super::{Outcome, load, manner, read};
use crate::app::search::search_article;
use crate::config::Readings;
use crate::edition::file::Limits;
use crate::edition::{Edition, Outline, clean_line};
use crate::l10n::{Say, Value, Words};
use crate::layout::{edition_language, labels, language};
use crate::text::Query;
use order::Order;

/// Most bytes of a typed line; what is longer is taken for several.
const TYPED: u64 = 4 << 10;

/// What the help says, in its order.
const HELP: [Say; 12] = [
    Say::PlainHelpIntro,
    Say::PlainHelpEnter,
    Say::PlainHelpNumber,
    Say::PlainHelpNext,
    Say::PlainHelpPrevious,
    Say::PlainHelpAgain,
    Say::PlainHelpPace,
    Say::PlainHelpContents,
    Say::PlainHelpSections,
    Say::PlainHelpFind,
    Say::PlainHelpHelp,
    Say::PlainHelpQuit,
];

/// Reads an edition aloud, so to speak, until the reader quits or the input ends.
pub(super) fn run(path: Option<&Path>, limits: Limits) -> io::Result<Outcome> {
    let config = load::config();
    let readings = config.readings;
    let Some(edition) = read::edition(path, limits) else { return Ok(Outcome::Unusable) };
    let words = Words::of(manner::tongue(&config));
    let mut input = io::stdin().lock();
    let prompt = io::stdin().is_terminal().then(|| words.say(Say::PlainPrompt));
    let mut session = Session::new(&edition, words, readings, io::stdout().lock());
    session.opening()?;
    loop {
        if let Some(prompt) = &prompt {
            session.prompt(prompt)?;
        }
        let Some(line) = typed(&mut input)? else { break };
        match Order::of(&line) {
            Order::Quit => break,
            order => session.obey(order)?,
        }
    }
    Ok(Outcome::Done)
}

/// A typed line; none where the input has ended.
fn typed(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let count = input.by_ref().take(TYPED).read_until(b'\n', &mut bytes)?;
    Ok((count > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

/// How much is said at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    Article,
    Paragraph,
}

/// The article that is being read.
struct Reading {
    /// Where it stands in the order of the contents.
    index: usize,
    units: Vec<Vec<String>>,
    /// How many units have been said.
    said: usize,
}

struct Session<'a, W: Write> {
    edition: &'a Edition,
    outline: Outline,
    /// The articles in the order of the contents.
    order: Vec<usize>,
    words: Words,
    readings: Readings,
    pace: Pace,
    reading: Option<Reading>,
    out: W,
}

impl<'a, W: Write> Session<'a, W> {
    fn new(edition: &'a Edition, words: Words, readings: Readings, out: W) -> Self {
        let outline = Outline::of(edition);
        let order = outline.order().collect();
        Self { edition, outline, order, words, readings, pace: Pace::Article, reading: None, out }
    }

    /// Writes lines, and sees that they are heard before anything else is waited for.
    fn lines(&mut self, lines: &[String]) -> io::Result<()> {
        let mut text = String::new();
        for line in lines {
            text.push_str(&clean_line(line));
            text.push('\n');
        }
        self.out.write_all(text.as_bytes())?;
        self.out.flush()
    }

    fn say(&mut self, message: Say) -> io::Result<()> {
        self.fill(message, &[])
    }

    fn fill(&mut self, message: Say, values: &[(&str, Value)]) -> io::Result<()> {
        let line = self.words.fill(message, values);
        self.lines(&[line])
    }

    fn prompt(&mut self, prompt: &str) -> io::Result<()> {
        write!(self.out, "{prompt} ")?;
        self.out.flush()
    }

    /// The paper, its day, how many articles there are, and where help is.
    fn opening(&mut self) -> io::Result<()> {
        let edition = self.edition;
        let name = edition.paper.as_ref().and_then(|paper| paper.name.as_ref()).map(|name| clean_line(name.as_str()));
        let date = labels(edition_language(edition)).date(edition);
        let mut lines: Vec<String> = name.into_iter().chain([date]).filter(|line| !line.trim().is_empty()).collect();
        lines.push(self.words.fill(Say::PlainArticles, &[("count", self.order.len().into())]));
        lines.push(self.words.say(Say::PlainStart));
        self.lines(&lines)
    }

    fn obey(&mut self, order: Order) -> io::Result<()> {
        let index = self.reading.as_ref().map(|reading| reading.index);
        match order {
            _ if self.order.is_empty() && !matches!(order, Order::Help | Order::Unknown(_)) => {
                self.say(Say::NoArticles)
            }
            Order::On => self.on(),
            Order::Next => self.open(index.map_or(0, |index| index + 1)),
            Order::Previous => match index.and_then(|index| index.checked_sub(1)) {
                Some(index) => self.open(index),
                None => self.say(Say::FirstArticle),
            },
            Order::Article(number) => match number.checked_sub(1).filter(|index| *index < self.order.len()) {
                Some(index) => self.open(index),
                None => {
                    let values = [("number", number.into()), ("count", self.order.len().into())];
                    self.fill(Say::PlainMissing, &values)
                }
            },
            Order::Contents => self.contents(),
            Order::Sections => self.sections(),
            Order::Pace => self.change_pace(),
            Order::Again => match index {
                Some(index) if self.pace == Pace::Article => self.open(index),
                Some(_) => self.unit_again(),
                None => self.opening(),
            },
            Order::Find(words) => self.find(&words),
            Order::Help => {
                let lines = HELP.map(|message| self.words.say(message));
                self.lines(&lines)
            }
            Order::Unknown(typed) => self.fill(Say::PlainUnknown, &[("text", clean_line(&typed).as_str().into())]),
            Order::Quit => Ok(()),
        }
    }

    /// Says the next unit of an article that is read by paragraphs, else the next article.
    fn on(&mut self) -> io::Result<()> {
        let Some(reading) = &mut self.reading else { return self.open(0) };
        match reading.units.get(reading.said).cloned() {
            Some(unit) => {
                reading.said += 1;
                self.lines(&unit)
            }
            None => {
                let next = reading.index + 1;
                self.open(next)
            }
        }
    }

    fn unit_again(&mut self) -> io::Result<()> {
        let unit = self.reading.as_ref().and_then(|reading| reading.units.get(reading.said.checked_sub(1)?)).cloned();
        self.lines(&unit.unwrap_or_default())
    }

    /// Opens the article at an index of the contents' order: says where it stands and all of it, or its head.
    fn open(&mut self, index: usize) -> io::Result<()> {
        let Some(&article) = self.order.get(index) else { return self.say(Say::LastArticle) };
        let Some(own) = self.edition.articles.get(article) else { return Ok(()) };
        let count = self.order.len();
        let mut place =
            vec![self.words.fill(Say::PlainArticle, &[("number", (index + 1).into()), ("count", count.into())])];
        let section = self.outline.group_of(article).and_then(|group| self.outline.groups.get(group));
        if let Some(title) = section.map(|section| section.title.trim()).filter(|title| !title.is_empty()) {
            place.push(self.words.fill(Say::PlainSection, &[("text", title.into())]));
        }
        let mut units = speech::speech(own, &self.words, self.readings);
        if let Some(head) = units.first_mut() {
            head.splice(0..0, place);
        }
        let said = if self.pace == Pace::Article { units.len() } else { 1 };
        let lines: Vec<String> = units.iter().take(said).flatten().cloned().collect();
        self.reading = Some(Reading { index, units, said });
        self.lines(&lines)
    }

    fn change_pace(&mut self) -> io::Result<()> {
        self.pace = if self.pace == Pace::Article { Pace::Paragraph } else { Pace::Article };
        self.say(if self.pace == Pace::Article { Say::PlainByArticle } else { Say::PlainByParagraph })
    }

    /// What an article is called in lists.
    fn headline(&self, article: usize) -> String {
        let Some(own) = self.edition.articles.get(article) else { return String::new() };
        own.title().map_or_else(
            || labels(language(self.edition, own)).untitled.to_owned(),
            |title| clean_line(title.as_str().trim()),
        )
    }

    /// The sections, and each article by its number.
    fn contents(&mut self) -> io::Result<()> {
        let mut lines = vec![self.words.say(Say::ContentsTitle)];
        let mut number = 0;
        for group in &self.outline.groups {
            let title = group.title.trim();
            if !title.is_empty() {
                lines.push(self.words.fill(Say::PlainSection, &[("text", title.into())]));
            }
            for article in &group.articles {
                number += 1;
                let headline = self.headline(*article);
                let values = [("number", number.into()), ("text", headline.as_str().into())];
                lines.push(self.words.fill(Say::PlainHeadlineNumber, &values));
            }
        }
        self.lines(&lines)
    }

    /// The sections, each with the number of its first article.
    fn sections(&mut self) -> io::Result<()> {
        let mut lines = vec![self.words.say(Say::SectionsTitle)];
        let mut number = 1;
        for group in &self.outline.groups {
            let none = self.words.say(Say::PlainSectionNone);
            let title = Some(group.title.trim()).filter(|title| !title.is_empty()).unwrap_or(&none);
            let count = group.articles.len();
            let values = [("text", title.into()), ("count", count.into()), ("number", number.into())];
            lines.push(self.words.fill(Say::PlainSectionFrom, &values));
            number += count;
        }
        self.lines(&lines)
    }

    /// The articles that have some words, each with how often.
    fn find(&mut self, query: &str) -> io::Result<()> {
        let mut lines = Vec::new();
        let parsed = Query::parse(query).ok();
        for (index, article) in self.order.iter().enumerate() {
            let (Some(own), Some(parsed)) = (self.edition.articles.get(*article), &parsed) else { continue };
            let count = search_article(own, parsed).len();
            if count > 0 {
                let headline = self.headline(*article);
                let number = ("number", (index + 1).into());
                let values = [number, ("text", headline.as_str().into()), ("count", count.into())];
                lines.push(self.words.fill(Say::PlainHit, &values));
            }
        }
        let said = match lines.len() {
            0 => self.words.fill(Say::NotFound, &[("query", query.into())]),
            count => self.words.fill(Say::PlainFound, &[("count", count.into())]),
        };
        lines.insert(0, said);
        self.lines(&lines)
    }
}
