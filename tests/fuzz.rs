//! Every door of the program under fire, for a while and always with the same bytes: what the long runs beside this file do
//! for hours.
//!
//! Owns how many bytes of which kind are thrown at each target. What must hold is the targets' own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::needless_for_each,
    clippy::single_range_in_vec_init,
    clippy::type_complexity,
    clippy::format_collect,
    reason = "a test fails by panicking, and targets are tables"
)]

#[path = "fuzz/targets.rs"]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use targets::mutate::{Random, spoilt};
use targets::words::WORDS;
use targets::{ALL, Target};

/// Most time of the processor for one input, whatever else it does.
const MOST: Duration = Duration::from_secs(2);

/// What this thread has had of the processor so far, where the system tells.
fn processor_time() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

fn under_fire(name: &str, times: u64) {
    let target = ALL.iter().find(|target| target.name == name).unwrap();
    let seeds = (target.seeds)();
    seeds.iter().for_each(|seed| one(target, seed));
    for turn in 0..times {
        one(target, &spoilt(&seeds, &mut Random::of(turn)));
    }
}

fn one(target: &Target, bytes: &[u8]) {
    let before = processor_time();
    let fell = falls(target, bytes);
    if let (Some(before), Some(after), false) = (before, processor_time(), fell) {
        let taken = after.saturating_sub(before);
        assert!(taken < MOST, "`{}` takes {taken:?} for b\"{}\"", target.name, bytes.escape_ascii());
    }
    if fell {
        let least = reduced(target, bytes.to_vec());
        // The last thing said before this is why.
        falls(target, &least);
        panic!("`{}` falls by b\"{}\"", target.name, least.escape_ascii());
    }
}

fn falls(target: &Target, bytes: &[u8]) -> bool {
    catch_unwind(AssertUnwindSafe(|| (target.fire)(bytes))).is_err()
}

/// Fewer bytes by which it falls too.
fn reduced(target: &Target, mut bytes: Vec<u8>) -> Vec<u8> {
    let mut length = bytes.len() / 2;
    while length > 0 {
        let mut at = 0;
        while at + length <= bytes.len() {
            let fewer = [&bytes[..at], &bytes[at + length..]].concat();
            if falls(target, &fewer) {
                bytes = fewer;
            } else {
                at += length;
            }
        }
        length /= 2;
    }
    bytes
}

#[test]
fn an_edition_file_of_any_bytes_is_read_or_refused_in_clean_words() {
    under_fire("edition", 1000);
}

#[test]
fn any_markdown_is_an_edition_that_reads_back() {
    under_fire("markdown", 1000);
}

#[test]
fn any_scanned_page_is_an_edition_that_reads_back() {
    under_fire("ocr", 1000);
}

#[test]
fn any_text_fills_lines_of_any_measure() {
    under_fire("text", 1000);
}

#[test]
fn any_article_is_set_at_any_width() {
    under_fire("layout", 1000);
}

#[test]
fn a_package_of_any_bytes_is_the_edition_in_it_or_refused() {
    under_fire("package", 1000);
}

#[test]
fn any_page_stands_in_any_window() {
    under_fire("pages", 800);
}

#[test]
fn what_is_typed_finds_what_stands_there() {
    under_fire("search", 1000);
}

#[test]
fn any_config_is_read_and_kept_with_nothing_else_changed() {
    under_fire("config", 1000);
}

#[test]
fn any_keys_leave_a_clean_screen() {
    under_fire("keys", 300);
}

#[test]
fn any_edition_stays_text_in_every_form_it_is_written_in() {
    under_fire("export", 200);
}

#[test]
fn the_shelf_is_searched_alike_with_its_index_and_without() {
    under_fire("shelf", 300);
}

#[test]
fn no_answer_of_a_terminal_becomes_a_key() {
    under_fire("answers", 5000);
}

#[test]
#[ignore = "writes what the long runs begin with into their folder"]
fn the_long_runs_have_something_to_begin_with() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/long");
    for target in ALL {
        let corpus = folder.join("corpus").join(target.name);
        fs::create_dir_all(&corpus).unwrap();
        for (number, seed) in (target.seeds)().iter().enumerate() {
            fs::write(corpus.join(number.to_string()), seed).unwrap();
        }
    }
    let escaped = |word: &str| word.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
    let dictionary: String = WORDS.iter().map(|word| format!("\"{}\"\n", escaped(word))).collect();
    fs::write(folder.join("words.dict"), dictionary).unwrap();
}
