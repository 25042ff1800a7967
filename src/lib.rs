//! newsprint
pub mod edition;
