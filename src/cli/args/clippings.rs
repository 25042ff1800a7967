//! The arguments of what was clipped.
//!
//! Owns their names, their help and their ranges. It refuses to act on them.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Clippings {
    #[command(subcommand)]
    pub(in crate::cli) what: OfClippings,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum OfClippings {
    /// List them, a line each, the last one first
    List(ListClippings),
    /// Write them with their sources
    Export(ExportClippings),
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ListClippings {
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ExportClippings {
    /// What to write (as the name of OUT says, else Markdown)
    #[arg(long, value_enum, value_name = "FORM")]
    pub(in crate::cli) to: Option<ClippingForm>,
    /// Where to write it (standard output unless asked); never over a file that is there
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// What clippings are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ClippingForm {
    /// A heading, a quotation and a line with the source each
    Markdown,
    /// An array of objects
    Json,
    /// One web page that needs nothing beside it
    Html,
}
