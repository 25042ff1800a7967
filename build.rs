//! How the program is linked.
//!
//! It is started often and for a moment, so what counts is how few pages of memory it touches until its first page stands:
//! each is looked up once, and where the machine is short of memory each is fetched from afar.
//!
//! - It has a place of its own, as Go's programs have. One that may lie anywhere has 28,000 addresses to set right before
//!   its first line: half a megabyte written to. Its heap, its stacks and the libraries lie anywhere still.
//! - The functions that run first lie together, a third of its code: with the rest they lay in three quarters of its pages.
//!   `data/startup.txt` names them; `benches/startup.rs` writes it. Names that are no more are passed over, so that
//!   an old list is never wrong, only less of a help.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs, io};

/// The functions that run first, a line each, as patterns of the linker's names.
const LIST: &str = "data/startup.txt";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={LIST}");
    println!("cargo::rerun-if-env-changed=NEWSPRINT_UNORDERED");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    // Elsewhere linkers refuse it, or take it for something else.
    if !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return Ok(());
    }
    println!("cargo::rustc-link-arg-bins=-no-pie");
    if !is("PROFILE", "release") || env::var_os("NEWSPRINT_UNORDERED").is_some() || !takes_scripts() {
        return Ok(());
    }
    println!("cargo::rustc-env=NEWSPRINT_ORDERED=yes");
    let mut script = "SECTIONS\n{\n  .text.first :\n  {\n".to_owned();
    for name in fs::read_to_string(LIST)?.lines() {
        // What Rust calls cold has a section of another kind.
        let _ = writeln!(script, "    *(.text.{name} .text.unlikely.{name})");
    }
    script.push_str("  }\n}\nINSERT BEFORE .text;\n");
    let path = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("startup.ld");
    fs::write(&path, script)?;
    println!("cargo::rustc-link-arg-bins=-T{}", path.display());
    Ok(())
}

/// Whether the linker is one that takes scripts which add to its own: the compiler's own, or that of GNU binutils.
fn takes_scripts() -> bool {
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    if env::var_os("RUSTC_LINKER").is_some() || flags.contains("link") {
        return false;
    }
    let Ok(said) = Command::new("cc").args(["-Wl,--version", "-nostdlib"]).output() else { return false };
    let said = String::from_utf8_lossy(&said.stdout);
    let name = said.lines().next().unwrap_or_default();
    name.contains("LLD") || (name.starts_with("GNU ld") && !name.contains("gold"))
}
