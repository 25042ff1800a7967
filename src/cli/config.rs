//! `config`: the settings and keys in force.
//!
//! Owns their listing as JSON, and which of the config's own texts is printed. It refuses to change the file.

use serde_json::{Map, Value, json};

use super::args::Config as Args;
use super::{Outcome, load, output};
use crate::config::{self, Config, Loaded, Problem, SETTINGS, Setting};
use crate::edition::clean_line;

pub(super) fn run(args: &Args) -> std::io::Result<Outcome> {
    let path = config::path().map(|path| clean_line(&path.to_string_lossy()));
    let text = if args.path {
        let Some(path) = path else {
            output::complain("newsprint: no folder for a config file: set `XDG_CONFIG_HOME` or `HOME`");
            return Ok(Outcome::Failed);
        };
        path + "\n"
    } else if args.default {
        config::example()
    } else if args.json {
        output::json(&as_json(path.as_deref(), &load::loaded()))?
    } else {
        config::in_force(&load::config())
    };
    output::print(&text)?;
    Ok(Outcome::Done)
}

fn as_json(path: Option<&str>, loaded: &Loaded) -> Value {
    let settings: Map<String, Value> =
        SETTINGS.iter().map(|setting| (setting.name.to_owned(), setting_json(setting, &loaded.config))).collect();
    let keys: Map<String, Value> =
        loaded.config.keys_in_force().map(|(binding, keys)| (binding.name.to_owned(), json!(keys))).collect();
    let problem = |problem: &Problem| json!({ "line": problem.line(), "message": problem.to_string() });
    let problems: Vec<Value> = loaded.problems.iter().map(problem).collect();
    json!({ "path": path, "settings": settings, "bind": keys, "problems": problems })
}

fn setting_json(setting: &Setting, config: &Config) -> Value {
    // A value that is written for the file is JSON too.
    let value = |written: Option<String>| written.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    json!({
        "value": value(setting.value(config)), "default": value(setting.default()),
        "help": setting.help, "values": setting.values(),
    })
}
