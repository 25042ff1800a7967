//! The day that it is.
//!
//! Owns the one look at the clock. It refuses hours: a shelf goes by days, and what came first it counts.

use crate::edition::Date;

/// Today where the reader is; none where the clock shows no day that a paper could have.
pub(super) fn today() -> Option<Date> {
    jiff::ZonedDateTime::now().date().to_string().parse().ok()
}
