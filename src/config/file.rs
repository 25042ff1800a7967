//! The config file: where it is, and its bytes.
//!
//! Owns the place the file has among a person's files, and the limits before the parser. It refuses to write (`keep`
//! does), and to look anywhere else.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::problem::Problem;
use super::{Loaded, parse};
use crate::edition::clean_line;

/// Most bytes of a config file. One with every key is under 2 KiB; what is larger is another kind of file.
const LIMIT: usize = 1 << 20;

/// Where the config file is, or would be; none where the environment names no folder for it.
///
/// # Source
/// XDG Base Directory Specification 0.8: `$XDG_CONFIG_HOME`, else `$HOME/.config`; an empty or relative path
/// counts as not set.
pub fn path() -> Option<PathBuf> {
    path_of(std::env::var_os("XDG_CONFIG_HOME"), std::env::var_os("HOME"))
}

fn path_of(config_home: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let absolute = |folder: Option<OsString>| folder.map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = absolute(config_home).or_else(|| absolute(home).map(|home| home.join(".config")))?;
    Some(folder.join("newsprint").join("config.toml"))
}

/// Reads a config file; one that is not there is an empty one.
///
/// ```
/// use newsprint::config::{Loaded, load};
///
/// assert_eq!(load("/nowhere/配置.toml".as_ref()), Loaded::default());
/// ```
pub fn load(path: &Path) -> Loaded {
    let alone = |problem| Loaded { problems: vec![problem], ..Loaded::default() };
    match bytes(path) {
        Ok(bytes) => match std::str::from_utf8(&bytes) {
            Ok(text) => parse(text),
            Err(error) => {
                let good = bytes.iter().take(error.valid_up_to());
                alone(Problem::NotUtf8 { line: 1 + good.filter(|byte| **byte == b'\n').count() })
            }
        },
        Err(problem) => problem.map_or_else(Loaded::default, alone),
    }
}

/// The bytes of a file; the error is none where there is no file.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Option<Problem>> {
    let metadata = std::fs::metadata(path).map_err(|error| refused(&error))?;
    // Looked at before it is opened: a pipe without a writer would keep us waiting.
    if !metadata.is_file() {
        let what = if metadata.is_dir() { "a folder" } else { "a pipe or a device" };
        return Err(Some(Problem::NoFile { what }));
    }
    let mut bytes = Vec::new();
    let mut file = File::open(path).map_err(|error| refused(&error))?.take(LIMIT as u64 + 1);
    file.read_to_end(&mut bytes).map_err(|error| refused(&error))?;
    if bytes.len() > LIMIT { Err(Some(Problem::TooLarge)) } else { Ok(bytes) }
}

/// What an error of the system means here.
fn refused(error: &io::Error) -> Option<Problem> {
    match error.kind() {
        // `XDG_CONFIG_HOME=/dev/null` is a way to say "no config".
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => None,
        io::ErrorKind::PermissionDenied => Some(Problem::Unreadable("no permission to read it".to_owned())),
        _ => Some(Problem::Unreadable(clean_line(&error.to_string()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_where_the_file_is() {
        let some = |text: &str| Some(OsString::from(text));
        for (config_home, home, path) in [
            (some("/c"), some("/h"), some("/c/newsprint/config.toml")),
            (None, some("/家"), some("/家/.config/newsprint/config.toml")),
            (some(""), some("/h"), some("/h/.config/newsprint/config.toml")),
            (some("relative"), some("/h"), some("/h/.config/newsprint/config.toml")),
            (some("/c"), None, some("/c/newsprint/config.toml")),
            (None, some(""), None),
            (None, None, None),
        ] {
            assert_eq!(path_of(config_home, home), path.map(PathBuf::from));
        }
    }
}
