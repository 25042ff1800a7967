//! The press: a long edition is set by as many hands as the machine has, and comes out in order.
//!
//! Owns how the work is shared. It refuses to know what is set.

use std::io::{self, Write};
use std::panic::resume_unwind;
use std::thread::{available_parallelism, scope};

/// Items that one hand sets before what it has set goes out: enough to be worth a thread, few enough to be held in memory.
const SHARE: usize = 128;

/// Sets items and writes what comes of them, in their order; who closes the other end of `out` stops the press.
///
/// # Errors
/// Where `out` cannot be written to.
pub(super) fn run<T: Sync>(
    items: &[T],
    out: &mut impl Write,
    set: impl Fn(&[T], &mut dyn Write) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let hands = available_parallelism().map_or(1, std::num::NonZero::get);
    if hands == 1 || items.len() <= SHARE {
        return set(items, out);
    }
    let set = &set;
    // A share for each hand, none larger than it has to be.
    let share = items.len().div_ceil(hands).min(SHARE);
    for round in items.chunks(share * hands) {
        scope(|scope| {
            let set_in_memory = |items| {
                let mut sheet = Vec::new();
                set(items, &mut sheet).map(|()| sheet)
            };
            let at_work: Vec<_> = round.chunks(share).map(|items| scope.spawn(move || set_in_memory(items))).collect();
            at_work.into_iter().try_for_each(|work| match work.join() {
                Ok(sheet) => out.write_all(&sheet?),
                Err(panic) => resume_unwind(panic),
            })
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_hands_set_comes_out_in_order() {
        for count in [0, 1, SHARE, SHARE + 1, 5 * SHARE + 7] {
            let items: Vec<usize> = (0..count).collect();
            let set =
                |items: &[usize], out: &mut dyn Write| items.iter().try_for_each(|item| writeln!(out, "第{item} page"));
            let (mut one, mut many) = (Vec::new(), Vec::new());
            set(&items, &mut one).unwrap();
            run(&items, &mut many, set).unwrap();
            assert!(one == many, "{count}");
        }
    }

    #[test]
    fn a_closed_end_stops_it() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let set = |items: &[u8], out: &mut dyn Write| out.write_all(items);
        let error = run(&[b'a'; 10 * SHARE], &mut Closed, set).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
    }
}
