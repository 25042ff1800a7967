//! What may go wrong with the file, and what is done about it: set aside, or waited for.
//!
//! Owns what each error of the database comes to. It refuses to act on it.

use std::io;

use rusqlite::{Error, ErrorCode};

use super::WhyNot;
use crate::edition::clean_line;

/// Why the file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It is damaged, or no file of ours: it goes aside.
    Damaged,
    /// It may be whole: it stays where it is.
    Not(WhyNot),
}

impl Trouble {
    /// Why nothing can be kept, where nothing more can be done about it.
    pub(super) fn why(self) -> WhyNot {
        match self {
            Self::Damaged => WhyNot::Refused("the file is damaged".to_owned()),
            Self::Not(why) => why,
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        let Error::SqliteFailure(failure, _) = &error else {
            // What stands in the file has another type than was ever written.
            return Self::Damaged;
        };
        Self::Not(match failure.code {
            // Tables and columns that are not there, in a file that says it is ours, are damage too.
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown => return Self::Damaged,
            ErrorCode::DiskFull => WhyNot::Full,
            ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => WhyNot::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
                WhyNot::Locked
            }
            _ => WhyNot::Refused(clean_line(&error.to_string())),
        })
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Not(match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => WhyNot::Full,
            io::ErrorKind::PermissionDenied
            | io::ErrorKind::ReadOnlyFilesystem
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::AlreadyExists => WhyNot::ReadOnly,
            _ => WhyNot::Refused(clean_line(&error.to_string())),
        })
    }
}
