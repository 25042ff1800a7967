//! Rows given out: to the stories of a column, so that it is full.
//!
//! Owns who gets more where there is room, and who less where there is none. It refuses to know what a story is.

/// Rows that something may have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Want {
    /// Fewest.
    pub(super) least: usize,
    /// As many as suit it.
    pub(super) wish: usize,
    /// Most it can use.
    pub(super) most: usize,
}

impl Want {
    /// The rows at a share of what is wanted, in hundredths.
    pub(super) fn at(self, hundredths: usize) -> usize {
        (self.wish * hundredths / 100).clamp(self.least, self.most.max(self.least))
    }
}

/// The rows of each, `room` of them in all, or as near to that as they may come: who has least of what it wants gets the
/// next row, who has most gives one.
pub(super) fn share(room: usize, wants: &[Want]) -> Vec<usize> {
    let mut rows: Vec<usize> = wants.iter().map(|want| want.at(100)).collect();
    let mut sum: usize = rows.iter().sum();
    let fullness = |rows: usize, want: &Want| rows * 1_000 / want.wish.max(1);
    while sum < room {
        let open = rows.iter().zip(wants).enumerate().filter(|(_, (rows, want))| **rows < want.most);
        let Some((next, _)) = open.min_by_key(|(_, (rows, want))| fullness(**rows, want)) else { break };
        rows.get_mut(next).into_iter().for_each(|rows| *rows += 1);
        sum += 1;
    }
    while sum > room {
        let open = rows.iter().zip(wants).enumerate().filter(|(_, (rows, want))| **rows > want.least);
        let Some((next, _)) = open.max_by_key(|(_, (rows, want))| fullness(**rows, want)) else { break };
        rows.get_mut(next).into_iter().for_each(|rows| *rows -= 1);
        sum -= 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_go_to_who_wants_them() {
        let want = |least, want, most| Want { least, wish: want, most };
        assert_eq!(share(20, &[want(2, 10, 30), want(2, 5, 30)]), [13, 7]);
        assert_eq!(share(9, &[want(2, 10, 30), want(2, 5, 30)]), [6, 3]);
        assert_eq!(share(2, &[want(2, 10, 30), want(2, 5, 30)]), [2, 2]);
        assert_eq!(share(90, &[want(2, 10, 30), want(1, 1, 1)]), [30, 1]);
        assert_eq!(share(5, &[]), Vec::<usize>::new());
    }

    proptest! {
        #[test]
        fn shares_keep_their_bounds_and_fill_the_room_where_they_can(
            room in 0_usize..200,
            wants in prop::collection::vec((0_usize..20, 0_usize..20, 0_usize..40), 0..12),
        ) {
            let wants: Vec<Want> = wants
                .into_iter()
                .map(|(least, more, most)| Want { least, wish: least + more, most: least + more + most })
                .collect();
            let rows = share(room, &wants);
            prop_assert!(rows.iter().zip(&wants).all(|(rows, want)| (want.least..=want.most).contains(rows)));
            let (least, most): (usize, usize) =
                (wants.iter().map(|want| want.least).sum(), wants.iter().map(|want| want.most).sum());
            prop_assert_eq!(rows.iter().sum::<usize>(), room.clamp(least, most));
        }
    }
}
