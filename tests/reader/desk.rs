//! A desk with a shelf of its own, for tests of the command line.
//!
//! Owns the folder that all of it lies in, and running the program there with nobody's own environment. It refuses
//! screens: what is run has no terminal.

#![allow(dead_code, reason = "each test file uses its part of it")]

use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;

/// A folder, and the shelf in it.
pub struct Desk {
    pub folder: tempfile::TempDir,
}

/// What a run came to.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn bare() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("报架")
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    pub fn run(&self, args: &[&str]) -> Said {
        self.run_in("C", args)
    }

    /// In a locale.
    pub fn run_in(&self, locale: &str, args: &[&str]) -> Said {
        let mut command = Command::cargo_bin("newsprint").unwrap();
        command.args(args).current_dir(self.folder.path());
        command.env_clear().env("LANG", locale).env("NEWSPRINT_DATA_DIR", self.data());
        let output = command.output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Said { code: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    pub fn json(&self, args: &[&str]) -> Value {
        let said = self.run(args);
        serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{args:?}: {error}: {}{}", said.out, said.err))
    }
}
