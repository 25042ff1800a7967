//! newsprint
pub mod app;
pub mod edition;
pub mod layout;
pub mod text;
