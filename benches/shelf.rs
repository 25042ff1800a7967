//! The shelf at its size: listing, indexing, searching, against ripgrep over the same files in the same run.
//!
//! Owns a generator of papers in words of its own, some of them common and most of them rare, as words are. It refuses
//! to leave them lying about: the folder is taken away at the end, unless `NEWSPRINT_BENCH_DIR` names one to keep.
//!
//! `cargo bench --bench shelf -- 36 365` takes other numbers of issues than 36.

#![allow(clippy::unwrap_used, reason = "a bench that cannot write its files measures nothing")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::too_many_lines,
    clippy::format_push_string,
    reason = "shares and milliseconds to be looked at, one after the other"
)]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use newsprint::edition::Edition;
use newsprint::edition::file::{Limits, read};
use newsprint::library::{Folder, Found, Index, Known, Marks, Search, Shelf, ShelfQuery, Step, World};

const ARTICLES: usize = 80;
const CHARACTERS: usize = 1_000;
const PAGES: usize = 8;
/// How many articles a search is asked for.
const FIRST: usize = 50;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for size in if sizes.is_empty() { vec![36] } else { sizes } {
        let kept = std::env::var_os("NEWSPRINT_BENCH_DIR").map(PathBuf::from);
        let own = || PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("shelf");
        let path = kept.clone().unwrap_or_else(own).join(size.to_string());
        run(&path, size);
        if kept.is_none() {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

fn run(path: &Path, size: usize) {
    println!("\n{size} issues of {ARTICLES} articles of {CHARACTERS} characters");
    let words = Words::made();
    let shelf = Shelf::new(Folder::at(path), Limits::default());
    let issues = path.join("editions/样城日报");
    fs::create_dir_all(&issues).unwrap();
    let mut dice = Dice(7);
    let mut day = jiff::civil::date(2014, 1, 1);
    for _ in 0..size {
        let file = issues.join(format!("{day}.edition.json"));
        let text = words.issue(&mut dice, day);
        if !file.exists() {
            fs::write(file, text).unwrap();
        }
        day = day.tomorrow().unwrap();
    }
    let listing = shelf.list();
    let bytes: u64 = listing.saved.iter().map(|saved| saved.bytes).sum();
    println!("  text                      {:>9.1} MB", mb(bytes));

    let _ = fs::remove_file(shelf.folder().index());
    let scan = |word: &str| {
        let known = Arc::new(Known::nothing(&shelf.list()));
        let begun = Instant::now();
        let found = search(&known, None, word, 1);
        (begun.elapsed(), found.len())
    };
    let common = words.of_length(2, 10);
    println!("  scan, first hit, common   {:>9.2} ms", ms(scan(&common).0));
    let (absent, _) = scan("龘靐");
    println!("  scan of all, no hit       {:>9.2} ms", ms(absent));

    let begun = Instant::now();
    let mut index = Index::open(shelf.folder()).unwrap();
    let mut first = None;
    index
        .refresh(&shelf, &mut none, &mut |progress| {
            if progress.done > 0 && first.is_none() {
                first = Some(begun.elapsed());
            }
            true
        })
        .unwrap();
    let built = begun.elapsed();
    let own = fs::metadata(shelf.folder().index()).unwrap().len();
    println!("  index built               {:>9.2} s, {:.1} MB/s", built.as_secs_f64(), mb(bytes) / built.as_secs_f64());
    println!("  index                     {:>9.1} MB, {:.2} of the text", mb(own), own as f64 / bytes as f64);

    let times = |count: usize, act: &mut dyn FnMut()| {
        let mut all: Vec<Duration> = (0..count)
            .map(|_| {
                let begun = Instant::now();
                act();
                begun.elapsed()
            })
            .collect();
        all.sort();
        all
    };
    let list = times(9, &mut || drop(std::hint::black_box(shelf.list())));
    println!("  listing                   {:>9.2} ms", ms(list[4]));
    let known = times(9, &mut || drop(std::hint::black_box(index.known(&listing).unwrap())));
    println!("  catalogue                 {:>9.2} ms", ms(known[4]));
    let mut which = 0;
    let open = times(20, &mut || {
        which = (which + 7) % listing.saved.len();
        let bytes = fs::read(&listing.saved[which].path).unwrap();
        std::hint::black_box(read(&bytes, Limits::default()).unwrap());
    });
    println!("  opening an issue          {:>9.2} ms, slowest {:.2}", ms(open[10]), ms(open[19]));
    let mut days = 0;
    let add = times(9, &mut || {
        days += 1;
        let day = jiff::civil::date(2100, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let file = issues.join(format!("{day}.edition.json"));
        fs::write(&file, words.issue(&mut dice, day)).unwrap();
        let saved = shelf.again(&file).unwrap();
        let begun = Instant::now();
        index.add(&shelf, &saved, &mut none).unwrap();
        let _ = begun;
    });
    println!("  a day written and added   {:>9.2} ms, slowest {:.2}", ms(add[4]), ms(add[8]));
    for day in 1..=days {
        let day = jiff::civil::date(2100, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        fs::remove_file(issues.join(format!("{day}.edition.json"))).unwrap();
    }
    index.refresh(&shelf, &mut none, &mut |_| true).unwrap();
    drop(index);

    let index = Index::open(shelf.folder()).unwrap();
    let known = Arc::new(index.known(&shelf.list()).unwrap());
    println!("  memory before searching   {:>9.1} MB", memory());
    let queries = words.queries();
    for turn in ["first", "again"] {
        let mut all: Vec<(Duration, usize, &str)> = Vec::new();
        for query in &queries {
            let begun = Instant::now();
            let found = search(&known, Some(&index), query, FIRST);
            all.push((begun.elapsed(), found.len(), query));
        }
        all.sort();
        let at = |share: f64| ms(all[((all.len() - 1) as f64 * share) as usize].0);
        println!(
            "  {} searches, {turn}     p50 {:.2} p90 {:.2} p99 {:.2} slowest {:.2} ms; {} found nothing, {} found {FIRST}",
            all.len(),
            at(0.5),
            at(0.9),
            at(0.99),
            at(1.0),
            all.iter().filter(|(_, found, _)| *found == 0).count(),
            all.iter().filter(|(_, found, _)| *found == FIRST).count(),
        );
        for length in 1..=4 {
            let own: Vec<_> = all.iter().filter(|(.., query)| query.chars().count() == length).collect();
            let at = |share: f64| ms(own[((own.len() - 1) as f64 * share) as usize].0);
            println!(
                "    of {length}: p50 {:.2} p99 {:.2} slowest {:.2} ms ({})",
                at(0.5),
                at(0.99),
                at(1.0),
                own[own.len() - 1].2
            );
        }
    }
    println!("  memory after searching    {:>9.1} MB", memory());
    let mut rg: Vec<Duration> = Vec::new();
    for query in queries.iter().step_by(queries.len() / 20) {
        let begun = Instant::now();
        let Ok(output) = Command::new("rg").args(["-c", "-F", query]).arg(&issues).output() else { break };
        rg.push(begun.elapsed());
        let said: HashSet<PathBuf> = String::from_utf8_lossy(&output.stdout)
            .lines()
            .filter_map(|line| line.rsplit_once(':').map(|(path, _)| PathBuf::from(path)))
            .collect();
        let found: HashSet<PathBuf> =
            search(&known, Some(&index), query, usize::MAX).into_iter().map(|found| found.path).collect();
        // Variants of an ideograph are one here, and not to ripgrep.
        assert!(said.is_subset(&found), "{query}: ripgrep finds more");
    }
    rg.sort();
    if let Some(middle) = rg.get(rg.len() / 2) {
        println!("  ripgrep -c                {:>9.2} ms, slowest {:.2}", ms(*middle), ms(rg[rg.len() - 1]));
    }
}

fn none(_: &Path) -> Option<Edition> {
    None
}

fn search(known: &Arc<Known>, index: Option<&Index>, query: &str, most: usize) -> Vec<Found> {
    let mut search = Search::new(ShelfQuery::parse(query).unwrap(), Marks::default(), Arc::clone(known));
    let mut found = Vec::new();
    while found.len() < most {
        let mut go_on = || true;
        let mut world = World { index, limits: Limits::default(), unpack: &mut none, go_on: &mut go_on };
        match search.step(&mut world) {
            Step::Found(one) => found.push(*one),
            _ => break,
        }
    }
    found
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// Resident memory in MB.
fn memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    };
    of("RssAnon:").unwrap_or_default() / 1e3
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Words of one to four ideographs, the commonest first; a word's share is one by its rank.
struct Words {
    words: Vec<String>,
    shares: Vec<f64>,
}

impl Words {
    fn made() -> Self {
        let mut dice = Dice(1);
        // 2,500 ideographs, some of which stand in many words.
        let chars: Vec<char> =
            (0..2_500u32).filter_map(|number| char::from_u32(0x4E00 + number * 8 + number % 7)).collect();
        let char = |dice: &mut Dice| chars[(dice.roll().powi(2) * chars.len() as f64) as usize];
        let mut seen = HashSet::new();
        let mut words = Vec::new();
        while words.len() < 12_000 {
            let length = match (dice.roll() * 20.0) as usize {
                // The commonest are short.
                0..=2 if words.len() < 1_500 => 1,
                0..=12 => 2,
                13..=15 => 3,
                16..=18 => 4,
                _ => 2,
            };
            let word: String = (0..length).map(|_| char(&mut dice)).collect();
            if seen.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0.0;
        let shares = (0..words.len())
            .map(|rank| {
                sum += 1.0 / (rank as f64 + 8.0);
                sum
            })
            .collect();
        Self { words, shares }
    }

    fn word(&self, dice: &mut Dice) -> &str {
        let at = dice.roll() * self.shares[self.shares.len() - 1];
        &self.words[self.shares.partition_point(|share| *share < at).min(self.words.len() - 1)]
    }

    /// The word of so many characters that is the so manyeth of them.
    fn of_length(&self, length: usize, rank: usize) -> String {
        self.words.iter().filter(|word| word.chars().count() == length).nth(rank).unwrap().clone()
    }

    /// A hundred of each length, common and rare.
    fn queries(&self) -> Vec<String> {
        let mut queries = Vec::new();
        for length in 1..=4 {
            let all: Vec<&String> = self.words.iter().filter(|word| word.chars().count() == length).collect();
            let ratio = (all.len() as f64).powf(0.01);
            queries.extend((0..100).map(|step| all[(ratio.powi(step) as usize).min(all.len() - 1)].clone()));
        }
        queries
    }

    fn text(&self, dice: &mut Dice, characters: usize) -> String {
        let mut text = String::with_capacity(characters * 3 + 8);
        let mut since = 0;
        while text.len() < characters * 3 {
            let word = self.word(dice);
            text.push_str(word);
            since += word.len();
            if since > 24 && dice.roll() < 0.25 {
                text.push(if dice.roll() < 0.7 { '，' } else { '。' });
                since = 0;
            }
        }
        text
    }

    fn issue(&self, dice: &mut Dice, day: jiff::civil::Date) -> String {
        let mut json =
            format!("{{\n \"format\": \"edition/1\",\n \"paper\": \"样城日报\",\n \"date\": \"{day}\",\n \"pages\": [");
        let pages: Vec<String> = (1..=PAGES)
            .map(|page| format!("\n  {{\n   \"id\": \"p{page}\",\n   \"number\": \"{page:02}\"\n  }}"))
            .collect();
        json.push_str(&pages.join(","));
        json.push_str("\n ],\n \"articles\": [");
        for article in 0..ARTICLES {
            let comma = if article == 0 { "" } else { "," };
            let page = article * PAGES / ARTICLES + 1;
            let (headline, byline) = (self.text(dice, 12), self.text(dice, 3));
            json.push_str(&format!(
                "{comma}\n  {{\n   \"id\": \"a{article}\",\n   \"kind\": \"story\",\n   \"headline\": \"{headline}\",\n   \"byline\": \"{byline}\",\n   \"body\": ["
            ));
            for paragraph in 0..5 {
                let comma = if paragraph == 0 { "" } else { "," };
                let text = self.text(dice, CHARACTERS / 5 - 4);
                json.push_str(&format!(
                    "{comma}\n    {{\n     \"type\": \"paragraph\",\n     \"text\": \"{text}\"\n    }}"
                ));
            }
            json.push_str(&format!("\n   ],\n   \"positions\": [\n    {{\n     \"page\": \"p{page}\",\n     \"order\": {article}\n    }}\n   ]\n  }}"));
        }
        json.push_str("\n ]\n}\n");
        json
    }
}
