//! newsprint
pub mod edition;
pub mod layout;
pub mod text;
