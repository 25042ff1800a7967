//! The press: a long edition is set by as many hands as the machine has, and comes out in order.
//!
//! Owns how the work is shared. It refuses to know what is set.

use std::io::{self, Write};
use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{available_parallelism, scope};

/// Items that a hand takes at a time: enough to be worth the way, few enough that no hand is left with all of the last ones.
const SHARE: usize = 32;
/// Shares that are set before what came of them goes out: a paper of 1 MB goes in one round (9.0 ms; in four of 128 items a
/// hand it took 9.5), and of a longer one no more than some 500 articles are held.
const ROUND: usize = 32;

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
    items.chunks(SHARE * ROUND).try_for_each(|round| {
        let sheets = set_by(hands, &round.chunks(SHARE).collect::<Vec<_>>(), &set);
        sheets.into_iter().try_for_each(|sheet| out.write_all(&sheet?))
    })
}

/// What comes of each share. This thread waits: a system that begins new ones beside it, on its own processor, would leave
/// the others idle while it worked too.
fn set_by<T: Sync>(
    hands: usize,
    shares: &[&[T]],
    set: &(impl Fn(&[T], &mut dyn Write) -> io::Result<()> + Sync),
) -> Vec<io::Result<Vec<u8>>> {
    let next = AtomicUsize::new(0);
    let sheets: Vec<OnceLock<io::Result<Vec<u8>>>> = shares.iter().map(|_| OnceLock::new()).collect();
    let take = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        shares.get(index).zip(sheets.get(index))
    };
    let work = || {
        while let Some((share, place)) = take() {
            let mut sheet = Vec::new();
            // Nobody else has this share.
            let _ = place.set(set(share, &mut sheet).map(|()| sheet));
        }
    };
    scope(|scope| {
        let at_work: Vec<_> = (0..hands.min(shares.len())).map(|_| scope.spawn(work)).collect();
        for work in at_work {
            work.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
    sheets.into_iter().filter_map(OnceLock::into_inner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_hands_set_comes_out_in_order() {
        for count in [0, 1, SHARE, SHARE + 1, 5 * SHARE + 7, 2 * ROUND * SHARE + 1] {
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
