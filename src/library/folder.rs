//! The data folder: where it is, and what lies where in it.
//!
//! Owns the names of the things in it. It refuses to make any of them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folder of an edition's pictures, beside its file.
pub const ASSETS: &str = "assets";

/// The folder that holds a shelf: editions, reading state, index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder at a path; it need not be there yet.
    ///
    /// ```
    /// use newsprint::library::Folder;
    /// assert!(Folder::at("/报/data").editions().ends_with("editions"));
    /// ```
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The folder that the environment names: `NEWSPRINT_DATA_DIR`, else `newsprint` below `XDG_DATA_HOME` or below
    /// `HOME/.local/share`; none where it names none.
    ///
    /// # Source
    /// XDG Base Directory Specification: a path that is not absolute is passed over.
    pub fn from_environment(variable: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        let named = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(own) = named("NEWSPRINT_DATA_DIR") {
            return Some(Self::at(own));
        }
        let data = named("XDG_DATA_HOME").filter(|path| path.is_absolute());
        let home = || named("HOME").map(|home| home.join(".local/share"));
        Some(Self::at(data.or_else(home)?.join("newsprint")))
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder of saved editions: a folder a paper, a file an issue.
    pub fn editions(&self) -> PathBuf {
        self.path.join("editions")
    }

    /// The folder of what saved editions were before they were saved anew.
    pub fn versions(&self) -> PathBuf {
        self.path.join("versions")
    }

    /// The database of what the reader did.
    pub fn state(&self) -> PathBuf {
        self.path.join("state.sqlite")
    }

    /// The folder of that database's backups.
    pub fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// What terminals said of themselves.
    pub fn terminals(&self) -> PathBuf {
        self.path.join("terminals")
    }

    /// The index of the search; it can be thrown away at any time.
    pub fn index(&self) -> PathBuf {
        self.path.join("index.sqlite")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_names_the_folder_and_relative_paths_of_it_do_not_count() {
        let of = |set: &[(&str, &str)]| {
            let value = |name: &str| set.iter().find(|(own, _)| *own == name).map(|(_, value)| OsString::from(value));
            Folder::from_environment(value).map(|folder| folder.path().to_string_lossy().into_owned())
        };
        let home = ("HOME", "/家");
        assert_eq!(of(&[home]).as_deref(), Some("/家/.local/share/newsprint"));
        assert_eq!(of(&[home, ("XDG_DATA_HOME", "/data")]).as_deref(), Some("/data/newsprint"));
        assert_eq!(of(&[home, ("XDG_DATA_HOME", "data")]).as_deref(), Some("/家/.local/share/newsprint"));
        assert_eq!(of(&[home, ("NEWSPRINT_DATA_DIR", "报架")]).as_deref(), Some("报架"));
        assert_eq!(of(&[home, ("NEWSPRINT_DATA_DIR", "")]).as_deref(), Some("/家/.local/share/newsprint"));
        assert_eq!(of(&[]), None);
    }
}
