//! newsprint
pub mod edition;
pub mod import;
pub mod layout;
pub mod text;
