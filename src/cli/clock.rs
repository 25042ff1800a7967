//! The day that it is.
//!
//! Owns the one look at the clock. It refuses hours: a shelf goes by days, and what came first it counts.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::edition::Date;

/// Today where the reader is; none where the clock shows no day that a paper could have.
pub(super) fn today() -> Option<Date> {
    let date = zone().to_datetime(Timestamp::now()).date();
    Date::of_day(date.year(), date.month(), date.day())
}

/// The time zone of the reader. The file of the system's own is read as it is: to find it by its name all of the world's
/// are gone through, which takes longer than to read the paper.
fn zone() -> TimeZone {
    if std::env::var_os("TZ").is_none_or(|named| named.is_empty()) {
        let own = std::fs::read("/etc/localtime").ok().and_then(|bytes| TimeZone::tzif("local", &bytes).ok());
        if let Some(zone) = own {
            return zone;
        }
    }
    TimeZone::system()
}
