//! Writing to the config file: what a reader wants kept.
//!
//! Owns that everything else in the file stays: comments, order, keys that it does not know. It refuses to touch a file
//! that it cannot read whole, to write what would not be read back, and to leave half a file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use toml::de::DeValue;
use toml_edit::{DocumentMut, Item, Key, RawString, Table, Value};

use super::file::bytes;
use super::problem::{Problem, name, quoted};
use super::settings::{Config, SETTINGS, Setting};
use super::{Loaded, parse};
use crate::edition::clean_line;

/// Why settings were not kept. The file is as it was.
///
/// Its words follow the file's name: [`KeepError::told`] puts that before them.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// No key has the name, or it may not have the value.
    #[error("`{key}` cannot be {value}: nothing was written")]
    Value {
        /// The name.
        key: String,
        /// The value in backticks, or `left out`.
        value: String,
    },
    /// A file that is not read as a whole.
    #[error("{0}; nothing was written")]
    Unreadable(Problem),
    /// A file that was changed in a way that it would read otherwise.
    #[error("cannot be changed without changing more: set {0} by hand; nothing was written")]
    Entangled(String),
    /// A file that its owner does not want changed.
    #[error("is read-only: nothing was written")]
    ReadOnly,
    /// The system's reason.
    #[error("cannot be written: {}", clean_line(&.0.to_string()))]
    Write(#[from] io::Error),
}

impl KeepError {
    /// The error behind the name of its file: `PATH:LINE: MESSAGE`.
    pub fn told(&self, file: &Path) -> String {
        match self {
            Self::Unreadable(problem) => match problem.line() {
                Some(line) => format!("{}:{line}: {self}", name(file)),
                None => format!("{}: {self}", name(file)),
            },
            _ => format!("{}: {self}", name(file)),
        }
    }
}

/// Sets keys of a config file, or takes them out; everything else in it stays as it stands.
///
/// A value is as the file has it: `"night"` in quotes, `2`, `true`; none takes the key out. A key that the file says
/// already, or that it lacks and has that default, is not written; where nothing is to be written, no file is made. The
/// folder and the file are made where they are not there. A symbolic link stays one: what it leads to is written, to a
/// file beside it that then takes its place.
///
/// # Errors
/// Where a key or a value is none, the file is no TOML or cannot be read or written. Then nothing is changed.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("newsprint/config.toml");
/// newsprint::config::keep(&file, &[("theme", Some("\"night\"".into())), ("columns", Some("0".into()))])?;
/// assert_eq!(std::fs::read_to_string(&file)?, "theme = \"night\"\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn keep(path: &Path, values: &[(&str, Option<String>)]) -> Result<(), KeepError> {
    let target = resolved(path)?;
    let old = match bytes(&target) {
        Ok(bytes) => {
            let not_utf8 = |line| KeepError::Unreadable(Problem::NotUtf8 { line });
            String::from_utf8(bytes)
                .map_err(|error| not_utf8(line_of(error.as_bytes(), error.utf8_error().valid_up_to())))?
        }
        Err(None) => String::new(),
        Err(Some(problem)) => return Err(KeepError::Unreadable(problem)),
    };
    match changed(&old, values)? {
        Some(new) => write(&target, &new),
        None => Ok(()),
    }
}

/// The text of a file with keys set or taken out; none where it says so already.
fn changed(old: &str, values: &[(&str, Option<String>)]) -> Result<Option<String>, KeepError> {
    let (mark, text) = old.strip_prefix('\u{feff}').map_or(("", old), |text| ("\u{feff}", text));
    let mut document: DocumentMut = text.parse().map_err(|error| not_toml(text, &error))?;
    let loaded = parse(old);
    let mut wanted = loaded.config.clone();
    let mut touched = Vec::new();
    for (key, value) in values {
        let wrong = || KeepError::Value {
            key: quoted(key),
            value: value.as_deref().map_or_else(|| "left out".to_owned(), |value| format!("`{}`", quoted(value))),
        };
        let setting = SETTINGS.iter().find(|setting| setting.name == *key).ok_or_else(wrong)?;
        let there = document.contains_key(key);
        match value {
            None if !there => continue,
            None => {
                setting.reset(&mut wanted);
                take_out(&mut document, key);
            }
            Some(value) => {
                let before = setting.value(&wanted);
                let new: Value = value.parse().map_err(|_| wrong())?;
                read(setting, &mut wanted, value).ok_or_else(wrong)?;
                let is_good = there && !is_wrong(&loaded, key);
                if before == setting.value(&wanted) && (is_good || !there) {
                    continue;
                }
                set(&mut document, key, new);
            }
        }
        touched.push(format!("`{key}`"));
    }
    if touched.is_empty() {
        return Ok(None);
    }
    let new = format!("{mark}{}", with_line_ends_of(text, &document.to_string()));
    // Whatever the file is like: it says what was wanted, and nothing else is said otherwise.
    let after = parse(&new);
    if after.config == wanted && after.problems.len() <= loaded.problems.len() {
        Ok(Some(new))
    } else {
        Err(KeepError::Entangled(touched.join(", ")))
    }
}

/// Takes a value as the file would have it.
fn read(setting: &Setting, config: &mut Config, value: &str) -> Option<()> {
    let value = DeValue::parse(value).ok()?;
    setting.read(config, value.get_ref())
}

/// Whether a key that is in the file has no good value there.
fn is_wrong(loaded: &Loaded, key: &str) -> bool {
    loaded.problems.iter().any(|problem| matches!(problem, Problem::WrongValue { key: wrong, .. } if *wrong == key))
}

/// Sets a key where it stands, or behind the last one; a comment behind its value stays.
fn set(document: &mut DocumentMut, key: &str, mut new: Value) {
    if let Some(old) = document.get_mut(key).and_then(Item::as_value_mut) {
        *new.decor_mut() = old.decor().clone();
        *old = new;
        return;
    }
    document.remove(key);
    let mut behind = Key::new(key);
    // In a file without tables what stands below the last key goes before the new one, which is the last then.
    let has_tables = document.iter().any(|(_, item)| item.is_table() || item.is_array_of_tables());
    let below = document.trailing().as_str().unwrap_or_default().to_owned();
    if !has_tables && !below.is_empty() {
        let end = if below.ends_with('\n') { "" } else { "\n" };
        behind.leaf_decor_mut().set_prefix(below + end);
        document.set_trailing("");
    }
    document.as_table_mut().insert_formatted(&behind, Item::Value(new));
}

/// Takes a key out; the comments above it and behind it go to what stands below.
fn take_out(document: &mut DocumentMut, key: &str) {
    let behind: Vec<String> = document.iter().map(|(key, _)| key.to_owned()).skip_while(|other| other != key).collect();
    let Some((key, item)) = document.remove_entry(key) else { return };
    let above = text_of(key.leaf_decor().prefix());
    let beside = item.as_value().map_or("", |value| text_of(value.decor().suffix()));
    let beside = if beside.trim().is_empty() { String::new() } else { format!("{}\n", beside.trim()) };
    let comments = format!("{above}{beside}");
    if comments.trim().is_empty() {
        return;
    }
    let mut below = behind.iter().skip(1);
    let next = below.find(|key| document.get(key).is_some_and(Item::is_value)).cloned();
    if let Some(mut next) = next.and_then(|next| document.as_table_mut().key_mut(&next)) {
        let own = text_of(next.leaf_decor().prefix()).to_owned();
        next.leaf_decor_mut().set_prefix(comments + &own);
        return;
    }
    match first_table(document) {
        Some(table) => {
            let own = text_of(table.decor().prefix()).to_owned();
            table.decor_mut().set_prefix(comments + &own);
        }
        None => {
            let own = document.trailing().as_str().unwrap_or_default().to_owned();
            document.set_trailing(comments + &own);
        }
    }
}

fn text_of(raw: Option<&RawString>) -> &str {
    raw.and_then(RawString::as_str).unwrap_or_default()
}

/// The table whose head comes first in the file.
fn first_table(document: &mut DocumentMut) -> Option<&mut Table> {
    let tables = document.iter_mut().filter_map(|(_, item)| match item {
        Item::Table(table) => Some(table),
        Item::ArrayOfTables(tables) => tables.get_mut(0),
        _ => None,
    });
    tables.filter(|table| !table.is_implicit() && !table.is_dotted()).min_by_key(|table| table.position())
}

/// A text with the line ends that another has.
fn with_line_ends_of(old: &str, new: &str) -> String {
    let dos = old.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'));
    let plain = new.replace("\r\n", "\n");
    if dos { plain.replace('\n', "\r\n") } else { plain }
}

fn not_toml(text: &str, error: &toml_edit::TomlError) -> KeepError {
    let span = error.span().unwrap_or_default();
    let at = quoted(text.get(span.clone()).unwrap_or_default());
    let line = line_of(text.as_bytes(), span.start);
    KeepError::Unreadable(Problem::Syntax { line, at, message: clean_line(error.message()) })
}

/// The line of a byte, from 1.
fn line_of(bytes: &[u8], at: usize) -> usize {
    1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count()
}

/// Most links from one to the next that are followed, as Linux has it.
const LINKS: usize = 40;

/// The file that a path leads to, which need not be there.
fn resolved(path: &Path) -> Result<PathBuf, KeepError> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&path) else {
            return Ok(path);
        };
        path = match path.parent() {
            Some(folder) => folder.join(target),
            None => target,
        };
    }
    Err(io::Error::other("too many symbolic links").into())
}

/// Writes a file beside the target, and puts it in its place.
fn write(target: &Path, text: &str) -> Result<(), KeepError> {
    let permissions = fs::metadata(target).ok().map(|metadata| metadata.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(KeepError::ReadOnly);
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = beside(target);
    let written = File::options().write(true).create_new(true).open(&beside).and_then(|mut file| {
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&beside, target)) {
        // What was not there to be taken away does no harm.
        let _ = fs::remove_file(&beside);
        return Err(error.into());
    }
    // The file is whole either way; a folder that cannot be synced may show the old one after a power cut.
    let _ = target.parent().map(|folder| File::open(folder).and_then(|folder| folder.sync_all()));
    Ok(())
}

/// A name beside a file that no other program of ours uses.
fn beside(target: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    target.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "a value as `keep` takes it")]
    fn some(value: &str) -> Option<String> {
        Some(value.to_owned())
    }

    /// What a text becomes; itself where nothing is to be written.
    fn kept(old: &str, values: &[(&str, Option<String>)]) -> String {
        changed(old, values).unwrap().unwrap_or_else(|| old.to_owned())
    }

    #[test]
    fn a_key_is_set_where_it_stands_and_the_rest_stays() {
        let old = "# 我的设置\n\ntheme   =  'day'   # by day\nunknown = [ 1,2 ] # mine\n\n# keys\n[bind] # below\n  star = 'x'\n\n# end";
        let new = kept(old, &[("theme", some("\"night\"")), ("columns", some("2"))]);
        let expected = "# 我的设置\n\ntheme   =  \"night\"   # by day\nunknown = [ 1,2 ] # mine\ncolumns = 2\n\n# keys\n[bind] # below\n  star = 'x'\n\n# end";
        assert_eq!(new.trim_end(), expected);
    }

    #[test]
    fn what_the_file_says_already_is_not_written() {
        for (old, values) in [
            ("", &[("theme", some("\"terminal\"")), ("measure", None), ("hang", some("true"))][..]),
            ("columns = 0x2 # two", &[("columns", some("2"))]),
            ("theme = 'night'", &[("theme", some("\"night\""))]),
            ("hang = true", &[("hang", some("true"))]),
        ] {
            assert_eq!(changed(old, values).unwrap(), None, "{old}");
        }
        // A bad value is made good, though the default holds already.
        assert_eq!(kept("columns = 9", &[("columns", some("0"))]), "columns = 0\n");
        assert_eq!(kept("hang = false", &[("hang", some("true"))]), "hang = true\n");
    }

    #[test]
    fn a_new_key_stands_behind_the_last_one() {
        let night = [("theme", some("\"night\""))];
        for (old, new) in [
            ("", "theme = \"night\"\n"),
            ("hang = false\n", "hang = false\ntheme = \"night\"\n"),
            ("hang = false", "hang = false\ntheme = \"night\"\n"),
            ("# 只有注释\n", "# 只有注释\ntheme = \"night\"\n"),
            ("hang = false\n# end", "hang = false\n# end\ntheme = \"night\"\n"),
            ("[bind]\nstar = 'x'\n", "theme = \"night\"\n[bind]\nstar = 'x'\n"),
            ("hang = false\r\n# 完\r\n", "hang = false\r\n# 完\r\ntheme = \"night\"\r\n"),
            ("\u{feff}hang = false\n", "\u{feff}hang = false\ntheme = \"night\"\n"),
        ] {
            assert_eq!(kept(old, &night), new, "{old:?}");
        }
    }

    #[test]
    fn a_key_that_is_taken_out_leaves_the_comments_around_it() {
        let none = [("measure", None)];
        for (old, new) in [
            ("measure = 60\n", ""),
            ("# a\nmeasure = 60\nhang = true\n", "# a\nhang = true\n"),
            ("hang = true\n# a\nmeasure = 60 # b\n# c\nindent = true\n", "hang = true\n# a\n# b\n# c\nindent = true\n"),
            ("# a\nmeasure = 60 # b\n\n[bind]\nstar = 'x'\n", "# a\n# b\n\n[bind]\nstar = 'x'\n"),
            ("hang = true\n# a\nmeasure = 60\n# c\n", "hang = true\n# a\n# c\n"),
            ("hang = true\n", "hang = true\n"),
        ] {
            assert_eq!(kept(old, &none), new, "{old:?}");
        }
    }

    #[test]
    fn a_file_that_is_not_read_whole_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        let values = [("theme", some("\"night\""))];
        for (bytes, said) in [
            (&b"hang = true\nhang: false\n"[..], "c:2: not TOML"),
            (b"hang = true\nhang = false\n", "c:2: not TOML"),
            (b"# \n# \xff\n", "c:2: not UTF-8"),
        ] {
            fs::write(&file, bytes).unwrap();
            let told = keep(&file, &values).unwrap_err().told(Path::new("c"));
            assert!(told.starts_with(said) && told.ends_with("nothing was written"), "{told}");
            assert_eq!(fs::read(&file).unwrap(), bytes);
        }
        assert!(matches!(keep(folder.path(), &values), Err(KeepError::Unreadable(Problem::NoFile { .. }))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing lies beside it");
    }

    #[test]
    fn what_would_not_be_read_back_is_not_written() {
        for (key, value) in [
            ("theme", "\"blue\""),
            ("theme", "night"),
            ("columns", "7"),
            ("hang", "true\nx = 1"),
            ("报", "1"),
            ("bind", "1"),
        ] {
            assert!(matches!(changed("", &[(key, some(value))]), Err(KeepError::Value { .. })), "{key} = {value}");
        }
    }

    #[test]
    fn the_folder_and_the_file_are_made_and_a_second_time_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("配置/newsprint/config.toml");
        keep(&file, &[("theme", some("\"terminal\""))]).unwrap();
        assert!(!file.exists(), "a default is not written");
        for _ in 0..2 {
            keep(&file, &[("theme", some("\"night\"")), ("columns", some("2"))]).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), "theme = \"night\"\ncolumns = 2\n");
        }
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "nothing lies beside it");
        assert!(matches!(keep(&file.join("c"), &[("theme", some("\"day\""))]), Err(KeepError::Write(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_rights_stay_as_they_are() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("dotfiles")).unwrap();
        fs::write(at("dotfiles/real.toml"), "# mine\n").unwrap();
        fs::set_permissions(at("dotfiles/real.toml"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("dotfiles/real.toml", at("middle.toml")).unwrap();
        symlink(at("middle.toml"), at("config.toml")).unwrap();
        let night = [("theme", some("\"night\""))];
        keep(&at("config.toml"), &night).unwrap();
        assert!(at("config.toml").is_symlink() && at("middle.toml").is_symlink());
        assert_eq!(fs::read_to_string(at("dotfiles/real.toml")).unwrap(), "# mine\ntheme = \"night\"\n");
        assert_eq!(fs::metadata(at("dotfiles/real.toml")).unwrap().permissions().mode() & 0o777, 0o640);
        // One that leads nowhere yet.
        symlink("dotfiles/new.toml", at("hanging.toml")).unwrap();
        keep(&at("hanging.toml"), &night).unwrap();
        assert!(at("hanging.toml").is_symlink() && at("dotfiles/new.toml").is_file());
        symlink("round.toml", at("round.toml")).unwrap();
        assert!(matches!(keep(&at("round.toml"), &night), Err(KeepError::Unreadable(_) | KeepError::Write(_))));
        fs::set_permissions(at("dotfiles/real.toml"), fs::Permissions::from_mode(0o440)).unwrap();
        assert!(matches!(keep(&at("config.toml"), &[("theme", some("\"day\""))]), Err(KeepError::ReadOnly)));
    }

    /// Pieces of a file; each is there once, for equal keys are no TOML.
    const PIECES: &[&str] = &[
        "# 一\n",
        "\n",
        "theme = 'day'  # 二\n",
        "  measure = 60 # 三\n",
        "\t# 四\n",
        "columns = 9\n",
        "hang   = false\n",
        "x.y = 1 # 五\n",
        "x.z = { a = 1 }\n",
        "unknown = [ # 六\n  1, # 七\n]\n",
        "text = \"\"\"\n# no comment\n\"\"\"\n",
        "[bind] # 八\nstar = [ 'x', # 九\n 'X' ]\n",
        "[[list]] # 十\na = 1\n",
        "[other.inner]\n# 甲\nb = 2 # 乙",
    ];

    proptest! {
        #[test]
        fn comments_and_other_keys_outlive_every_change(
            pieces in prop::sample::subsequence(PIECES, 0..=PIECES.len()).prop_shuffle(),
            theme in prop::sample::select(&[None, Some("\"night\""), Some("\"terminal\"")][..]),
            measure in prop::sample::select(&[None, Some("72"), Some("60")][..]),
            columns in prop::sample::select(&[None, Some("0"), Some("2")][..]),
        ) {
            let old: String = pieces.iter().flat_map(|piece| [piece.trim_end_matches('\n'), "\n"]).collect();
            prop_assume!(old.parse::<DocumentMut>().is_ok());
            let values = [("theme", theme), ("measure", measure), ("columns", columns)];
            let values = values.map(|(key, value)| (key, value.map(str::to_owned)));
            let new = kept(&old, &values);
            for line in old.lines() {
                let comment = line.split_once('#').map(|(_, comment)| comment);
                prop_assert!(comment.is_none_or(|comment| new.contains(&format!("#{comment}"))), "{line}\n{new}");
            }
            let others = |text: &str| {
                let mut table: toml::Table = text.parse().unwrap();
                table.retain(|key, _| values.iter().all(|(name, _)| *name != key));
                table
            };
            prop_assert_eq!(others(&old), others(&new));
            prop_assert_eq!(kept(&new, &values), new.clone());
        }
    }
}
