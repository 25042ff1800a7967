//! Nothing from a file reaches the terminal raw: every command and every screen over files that are made to do harm.
//!
//! Owns the files, the strict reader of what is written, and the runs of the program itself. It refuses to trust the
//! program's own word for what is clean: the reader here has a list of its own.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "hostile/craft.rs"]
mod craft;
#[path = "hostile/desk.rs"]
mod desk;
#[path = "hostile/errors.rs"]
mod errors;
#[path = "hostile/imports.rs"]
mod imports;
#[path = "hostile/pages.rs"]
mod pages;
#[path = "hostile/payload.rs"]
mod payload;
#[path = "hostile/pipes.rs"]
mod pipes;
#[path = "hostile/screens.rs"]
mod screens;
#[path = "hostile/session.rs"]
mod session;
#[path = "hostile/strict.rs"]
mod strict;
