//! `check`: everything that is wrong with edition files.
//!
//! Owns its output and exit code. It refuses to import: a file is an edition or is not.

use serde_json::{Value, json};

use super::args::Check;
use super::importer::edition_json;
use super::{Outcome, load, output};
use crate::edition::file::{self, Limits, Problem, Severity};
use crate::import::Source;

pub(super) fn run(args: &Check, limits: Limits) -> std::io::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut answers: Vec<Value> = Vec::new();
    let mut text = String::new();
    for path in &args.files {
        let Some(loaded) = load::bytes(path, limits) else {
            outcome = Outcome::Unusable;
            answers.push(json!({ "file": path.to_string_lossy(), "readable": false, "problems": [] }));
            continue;
        };
        let checked = match edition_json(Source { name: &loaded.name, bytes: &loaded.bytes }, limits) {
            Ok(bytes) => file::check(&bytes, limits),
            Err(error) => {
                load::refuse(&error);
                outcome = Outcome::Unusable;
                answers.push(json!({ "file": loaded.name, "readable": false, "problems": [] }));
                continue;
            }
        };
        let readable = checked.is_ok();
        let problems = checked.unwrap_or_else(|error| error.problems().to_vec());
        let wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
        match (readable, wrong) {
            (false, _) => outcome = Outcome::Unusable,
            (true, true) if outcome == Outcome::Done => outcome = Outcome::Failed,
            _ => {}
        }
        for problem in &problems {
            let line = problem.line(&loaded.name);
            if readable || args.json {
                text.push_str(&line);
                text.push('\n');
            } else {
                output::complain(&line);
            }
        }
        if problems.is_empty() {
            text.push_str(&loaded.name);
            text.push_str(": good\n");
        }
        let problems: Vec<Value> = problems.iter().map(problem_json).collect();
        answers.push(json!({ "file": loaded.name, "readable": readable, "problems": problems }));
    }
    if args.json {
        text = output::json(&json!({ "files": answers }))?;
    }
    output::print(&text)?;
    Ok(outcome)
}

fn problem_json(problem: &Problem) -> Value {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    json!({
        "severity": severity,
        "line": problem.position.map(|position| position.line),
        "column": problem.position.map(|position| position.column),
        "path": problem.path,
        "message": problem.message,
    })
}
