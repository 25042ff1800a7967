//! The arguments.
//!
//! Owns their names, their help and their ranges. It refuses to act on them.

mod clippings;
mod shelf;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{Args as ClapArgs, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::config::Drawn;
use crate::edition::file::Limits;
use crate::import::{Format, Pass};
use crate::text::Level;
pub(super) use clippings::{ClippingForm, Clippings, ExportClippings, ListClippings, OfClippings};
pub(super) use shelf::{ListShelf, Named, OfShelf, Open, PathOf, Plainly, Save, Search, Shelf, Watch};

/// The newspaper reader for the terminal.
#[derive(Debug, Parser)]
#[command(name = "newsprint", version, subcommand_negates_reqs = true, after_help = AFTER)]
pub(super) struct Args {
    /// The edition to read, or a Markdown file; `-` for standard input. Of several `<` and `>` go from one to the next.
    /// Without any, the shelf
    pub(super) files: Vec<PathBuf>,
    /// How the terminal draws quotes and dashes: in one cell, in two, or as it says itself (as the config says, or
    /// `auto`, unless asked)
    #[arg(long, value_enum)]
    pub(super) ambiguous: Option<Drawn>,
    /// Words in place of pictures
    #[arg(long)]
    pub(super) no_images: bool,
    /// Read files of up to this many MiB (64 unless asked)
    #[arg(long, value_name = "MIB", global = true, value_parser = clap::value_parser!(u64).range(1..=4_000))]
    max_size: Option<u64>,
    /// The folder of the shelf (as `NEWSPRINT_DATA_DIR` says, or `newsprint` in the system's folder for data)
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) data_dir: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

const AFTER: &str = "Without a terminal the edition is printed as plain text.
Exit codes: 0 done, 1 a check failed or nothing was found, 2 wrong usage or a file that cannot be read.";

impl Args {
    /// The arguments of the process. What is asked of reading is not asked of a command: that is an error of usage; what
    /// is asked of both may stand before the command too.
    pub(super) fn parsed(args: Vec<OsString>) -> Result<Self, clap::Error> {
        if let [_, file] = args.as_slice()
            && is_plain(file)
        {
            let files = vec![file.into()];
            let (ambiguous, no_images, max_size, data_dir, command) = (None, false, None, None, None);
            return Ok(Self { files, ambiguous, no_images, max_size, data_dir, command });
        }
        let args = Self::try_parse_from(args)?;
        let of_reading = !args.files.is_empty() || args.ambiguous.is_some() || args.no_images;
        if args.command.is_some() && of_reading {
            let said = "files and options of reading stand behind the command, not before it";
            return Err(Self::command().error(ErrorKind::ArgumentConflict, said));
        }
        Ok(args)
    }

    /// The limits asked for.
    pub(super) fn limits(&self) -> Limits {
        self.max_size.map_or_else(Limits::default, |mib| Limits { bytes: mib.saturating_mul(1 << 20) })
    }
}

/// Whether an argument is a file and nothing else, by its look: what the program is given most. To make the whole grammar
/// first would take as long as to set the page.
fn is_plain(file: &OsStr) -> bool {
    let bytes = file.as_encoded_bytes();
    !bytes.starts_with(b"-") && bytes.iter().any(|byte| matches!(byte, b'.' | b'/'))
}

impl ValueEnum for Drawn {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Auto => "As the terminal says",
            Self::Narrow => "In one cell",
            Self::Wide => "In two cells",
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}

impl ValueEnum for Level {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Loose => "More places to break",
            Self::Normal => "The customary rules",
            Self::Strict => "Small kana, ー and —— begin no line either",
            Self::Newspaper => "Only brackets, stops and doubled marks bind: for very narrow columns",
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read an edition, with or without a screen
    Read(Read),
    /// Say everything that is wrong with edition files
    Check(Check),
    /// Print the JSON Schema of the edition file
    Schema,
    /// Set an edition, or part of it, as plain text
    Print(Print),
    /// List pages, sections and headlines
    Toc(Toc),
    /// Turn other files into an edition
    Import(Import),
    /// Write an edition as a web page to keep, as Markdown or as plain text
    Export(Export),
    /// Open an issue that is on the shelf
    Open(Open),
    /// Put editions on the shelf
    Save(Save),
    /// Find articles on the shelf
    Search(Search),
    /// What is on the shelf, and its care
    Shelf(Shelf),
    /// What was clipped from the papers, with its sources
    Clippings(Clippings),
    /// Print the settings and keys in force, as a config file
    Config(Config),
}

#[derive(Debug, ClapArgs)]
pub(super) struct Read {
    /// The edition, or a file that can be imported; `-` for standard input. Without it, a sample paper; with `--plain`
    /// one only
    pub(super) files: Vec<PathBuf>,
    /// Without a screen, for screen readers and braille displays: lines of text, and commands typed with Enter
    #[arg(long)]
    pub(super) plain: bool,
    /// How the terminal draws quotes and dashes (as the config says, or `auto`, unless asked)
    #[arg(long, value_enum, conflicts_with = "plain")]
    pub(super) ambiguous: Option<Drawn>,
    /// Words in place of pictures
    #[arg(long, conflicts_with = "plain")]
    pub(super) no_images: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Check {
    /// The files; `-` for standard input
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Config {
    /// Only the name of the config file, which need not be there
    #[arg(long, conflicts_with_all = ["json", "default"])]
    pub(super) path: bool,
    /// Answer in JSON: settings, keys, and what is wrong with the file
    #[arg(long, conflicts_with = "default")]
    pub(super) json: bool,
    /// A config file with every default, whatever is in force
    #[arg(long)]
    pub(super) default: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Print {
    /// The edition, or a file that can be imported; `-` for standard input
    pub(super) file: PathBuf,
    /// Only the article with this number in `toc`, or this id
    #[arg(long, value_name = "N|ID", conflicts_with = "section")]
    pub(super) article: Option<String>,
    /// Only the section with this title
    #[arg(long, value_name = "NAME")]
    pub(super) section: Option<String>,
    /// A page in its composition: masthead, lead, columns of stories
    #[arg(long, conflicts_with_all = ["article", "section", "json", "measure", "columns"])]
    pub(super) front: bool,
    /// With --front: the page with this number (the first, unless asked)
    #[arg(long, value_name = "N", requires = "front")]
    pub(super) page: Option<String>,
    /// With --front: rows that the page is to fill (60, unless asked); it has more where its stories need them
    #[arg(long, value_name = "N", requires = "front", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(super) height: Option<u16>,
    #[command(flatten)]
    pub(super) manner: Manner,
    /// Answer in JSON: the lines of every block
    #[arg(long)]
    pub(super) json: bool,
}

/// How text is set; what is not asked for is as the config says.
#[derive(Debug, Default, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are what they are")]
pub(super) struct Manner {
    /// Cells of the page: nothing stands further right (the terminal's, unless asked)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(super) width: Option<u16>,
    /// Cells of a line of text (the page's, at most 72, unless asked); marks may hang behind it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(super) measure: Option<u16>,
    /// Columns side by side, as many of them as the page has room for
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=8))]
    pub(super) columns: Option<u8>,
    /// How strictly lines are broken
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(super) line_break: Option<Level>,
    /// The language to set in, as a BCP 47 tag: zh-Hans, ja, ko, de
    #[arg(long, value_name = "TAG", value_parser = tag_of)]
    pub(super) lang: Option<String>,
    /// Leave the right edge ragged
    #[arg(long)]
    pub(super) ragged: bool,
    /// Begin paragraphs without an indent
    #[arg(long)]
    pub(super) no_indent: bool,
    /// Let no mark hang behind the measure
    #[arg(long)]
    pub(super) no_hang: bool,
    /// Leave out the readings of ruby
    #[arg(long)]
    pub(super) no_readings: bool,
    /// How quotes and dashes are counted (`auto` is narrow here)
    #[arg(long, value_enum)]
    pub(super) ambiguous: Option<Drawn>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Toc {
    /// The edition, or a file that can be imported; `-` for standard input
    pub(super) file: PathBuf,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Import {
    /// The files, each a page, in order; `-` for standard input
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Where to write the edition (standard output unless asked)
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// The files' format, where it is not to be told from them
    #[arg(long, value_name = "FORMAT", value_parser = format_of)]
    pub(super) from: Option<Format>,
    /// The paper's name, where the files do not print it
    #[arg(long, value_name = "NAME")]
    pub(super) paper: Option<String>,
    /// The day, where the files do not print it
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// The issue's number, where the files do not print it
    #[arg(long, value_name = "NUMBER")]
    pub(super) issue: Option<String>,
    /// The first page's number, where the files do not print it; those of further files follow
    #[arg(long, value_name = "NUMBER")]
    pub(super) page: Option<String>,
    /// The language, as a BCP 47 tag
    #[arg(long, value_name = "TAG", value_parser = tag_of)]
    pub(super) lang: Option<String>,
    /// Leave out passes over a scanned page: join, doubled, tails, headlines, subheads, ranks, jumps; without a name, all
    #[arg(long, value_name = "PASS,…", num_args = 0..=1, require_equals = true, default_missing_value = "all", value_delimiter = ',', value_parser = pass_of)]
    pub(super) as_printed: Vec<Off>,
    /// Write what was repaired, most doubtful first, to this file (standard error unless asked)
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    /// Write the report as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Export {
    /// The edition, or a file that can be imported; `-` for standard input
    pub(super) file: PathBuf,
    /// What to write (as the name of OUT says, unless asked)
    #[arg(long, value_enum, value_name = "FORM")]
    pub(super) to: Option<Written>,
    /// Where to write it (standard output unless asked); never over a file that is there
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
}

/// What an edition is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Written {
    /// One web page in the make-up of a newspaper, with everything in it
    Html,
    /// Markdown that can be imported again
    Markdown,
    /// Plain text
    Plain,
}

/// A pass that is left out, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Off {
    All,
    Pass(Pass),
}

fn pass_of(name: &str) -> Result<Off, String> {
    if name == "all" {
        return Ok(Off::All);
    }
    let known = Pass::ALL.iter().find(|(known, _)| *known == name);
    known.map(|(_, pass)| Off::Pass(*pass)).ok_or_else(|| {
        let names: Vec<&str> = Pass::ALL.iter().map(|(name, _)| *name).collect();
        format!("no such pass: there are {}", names.join(", "))
    })
}

/// A language tag, as far as its first subtag: two or three letters.
fn tag_of(tag: &str) -> Result<String, String> {
    let first = tag.split(['-', '_']).next().unwrap_or_default();
    let is_language = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_language {
        Ok(tag.to_owned())
    } else {
        Err("expected a language tag such as zh-Hans, ja, ko or de".to_owned())
    }
}

fn format_of(name: &str) -> Result<Format, String> {
    let known = Format::ALL.iter().find(|(known, _)| *known == name);
    known.map(|(_, format)| *format).ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.iter().map(|(name, _)| *name).collect();
        format!("expected one of: {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_nothing_else_is_read_as_the_whole_grammar_reads_it() {
        for file in ["a.edition.json", "./read", "../报/甲.json", ".", "/", "read.md", "a b.c", "报.-x"] {
            let args = || ["newsprint", file].map(OsString::from);
            assert!(is_plain(OsStr::new(file)), "{file}");
            let whole = Args::try_parse_from(args()).unwrap();
            assert_eq!(format!("{:?}", Args::parsed(args().to_vec()).unwrap()), format!("{whole:?}"), "{file}");
        }
        // What may be anything else is read by it.
        for other in ["-", "--help.", "-x/y", "read", "shelf", "报", ""] {
            assert!(!is_plain(OsStr::new(other)), "{other}");
        }
    }
}
