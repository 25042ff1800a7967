//! Pictures come, are kept, and go.
