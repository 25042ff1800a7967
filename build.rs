//! How the program is linked.
//!
//! A program that may lie anywhere has 28,000 addresses to set right before its first line: 0.4 ms of the 4 until its first
//! page stands, and half a megabyte written to. With a place of its own, as Go's programs have, there are none. Its heap,
//! its stacks and the libraries lie anywhere still.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    // Elsewhere linkers refuse it, or take it for something else.
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
