//! An edition's file: any bytes are read or refused in clean words, and what is read is written and read again the same.

use newsprint::edition::file::{FileError, Limits, Problem, Severity, check, read, sniff};

use super::clean;
use super::dice::Dice;

pub fn fire(bytes: &[u8]) {
    let limits = Limits::default();
    let checked = check(bytes, limits);
    match &checked {
        Ok(problems) => told(problems),
        Err(error) => refused(error),
    }
    let faults = checked.map_or(1, |problems| problems.iter().filter(|of| of.severity == Severity::Error).count());
    match read(bytes, limits) {
        Ok(edition) => {
            assert!(sniff(bytes));
            let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
            serde_json::from_slice::<serde::de::IgnoredAny>(bytes).expect("what is read is JSON");
            clean::edition(&edition);
            super::comes_back(&edition);
        }
        Err(error) => {
            refused(&error);
            assert!(faults > 0, "`check` says nothing of {error}");
        }
    }
}

fn refused(error: &FileError) {
    assert!(!error.problems().is_empty());
    error.to_string().lines().for_each(clean::line);
    told(error.problems());
}

fn told(problems: &[Problem]) {
    problems.iter().for_each(|problem| clean::line(&problem.line("x\u{1b}.json")));
}

pub fn seeds() -> Vec<Vec<u8>> {
    let made = |seed: &Vec<u8>| super::made::json(&mut Dice::of(seed)).to_string().into_bytes();
    let mut seeds: Vec<Vec<u8>> = super::noise(16, 400).iter().map(made).collect();
    seeds.push(br#"{"format":"edition/1","articles":[{"headline":"x","body":[1,{"type":7},null]}]}"#.to_vec());
    seeds.push(br#"{"format":"edition/2","articls":[],"date":"2026-02-30","paper":{"nam":"x"}}"#.to_vec());
    seeds.push(br#"{"format":"edition/1","articles":[{"id":"a","headline":"\ud800\udbff\u202e","body":"\u001b]8;;x"},{"id":"a"}]}"#.to_vec());
    seeds.push(b"{\"format\":\"edition/1\",\"articles\":[\x0c{\"headline\":\"x\",\"body\":\"\"}]}".to_vec());
    seeds.push(
        br#"{"format":"edition/1","articles":[{"headline":"x","body":[{"type":"paragraph","text":"a\ud800"}]}]}"#
            .to_vec(),
    );
    seeds
        .push(br#"{"format":"edition/1","articles":[{"headline":"x","body":["x",{"type":"zz","n":1e999}]}]}"#.to_vec());
    seeds.push(br#"{"format":"edition/1","articles":[{"body":["a"},"lead_in":"x"},{"body":"y"}]}"#.to_vec());
    seeds.extend(super::papers().map(std::string::String::into_bytes));
    seeds
}
