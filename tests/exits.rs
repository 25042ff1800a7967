//! Every way out of the program, many times over: the terminal is given back, the exit code is right, what was done is kept.
//!
//! Owns the ways and how often each is walked. `NEWSPRINT_RUNS` says another number of runs, `NEWSPRINT_WAY` which ways by
//! a part of their names.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "exits/panics.rs"]
mod panics;
#[path = "exits/seat.rs"]
mod seat;
#[path = "exits/storms.rs"]
mod storms;
#[path = "exits/way.rs"]
mod way;
#[path = "exits/ways.rs"]
mod ways;

use way::{runs, walk};

/// Runs of each way.
const RUNS: usize = 25;
/// Runs of those that send a megabyte.
const HEAVY: usize = 3;

#[test]
fn whoever_leaves_or_is_refused_finds_the_terminal_as_it_was() {
    walk(&[ways::LEAVING, ways::REFUSED, ways::SURROUNDED].concat(), runs(RUNS), 4);
}

#[test]
fn whatever_signal_ends_it_the_terminal_is_as_it_was_and_a_shell_hears_of_it() {
    walk(ways::SIGNALLED, runs(RUNS), 4);
}

#[test]
fn without_its_terminal_it_is_gone_within_half_a_second() {
    walk(ways::CLOSED, runs(RUNS), 3);
}

#[test]
fn where_nobody_reads_it_ends_all_the_same() {
    walk(ways::FROZEN, runs(RUNS), 8);
}

#[test]
fn whoever_panics_the_terminal_is_as_it_was_and_one_line_says_why() {
    walk(panics::PANICS, runs(RUNS), 6);
}

#[test]
fn windows_of_any_size_are_left_as_any_other() {
    walk(storms::SIZES, runs(RUNS), 3);
}

#[test]
fn the_key_behind_a_storm_works_within_half_a_second() {
    walk(storms::STORMS, runs(HEAVY), 2);
}

#[test]
fn what_a_terminal_says_is_no_key_and_eats_none() {
    walk(storms::ANSWERED, runs(RUNS), 12);
}

#[test]
fn an_idle_program_takes_no_time_and_sends_nothing() {
    walk(storms::IDLE, runs(RUNS), 40);
}
