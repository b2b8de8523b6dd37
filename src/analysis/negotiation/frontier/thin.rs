//! Thinning: one point a box of a grid, so that a front fits where it would not.
//!
//! Points of one box differ by less than the grid's width in every column: each that is dropped has one kept that is worse by
//! at most the width less one. The grid is the finest that leaves few enough, of those whose widths are powers of two, and go up
//! by halves and doubles in all columns together.
//!
//! Points are put in the order of a curve that goes through each box, of whatever width, in one go (Morton 1966): one sorting
//! and one look at all neighbours say how many boxes each width makes. It takes four bytes a point.

use std::cmp::Ordering;

use crate::analysis::negotiation::units::Unit;

/// What thinning leaves.
pub(super) struct Thinned {
    /// Points kept, ascending.
    pub(super) kept: Vec<usize>,
    /// What it may lose, column by column.
    pub(super) lost: Vec<i128>,
}

/// Bits of a place in the finest grid.
const FINEST: u32 = 31;

/// Rows with their places in the finest grid.
struct Grid<'a, U> {
    rows: &'a [U],
    /// For each column the least number.
    least: Vec<U>,
    /// For each column the bits that the finest width has.
    bits: Vec<u32>,
}

impl<'a, U: Unit> Grid<'a, U> {
    fn new(rows: &'a [U], columns: usize) -> Self {
        let column = |column: usize| rows.iter().skip(column).step_by(columns).copied();
        let least = |of: usize| column(of).min().unwrap_or_default();
        let bits = |of: usize| {
            let span: i128 = (column(of).max().unwrap_or_default() - least(of)).into();
            (128 - span.leading_zeros()).saturating_sub(FINEST)
        };
        Self { rows, least: (0..columns).map(least).collect(), bits: (0..columns).map(bits).collect() }
    }

    /// A point's places.
    fn places(&self, point: u32) -> impl Iterator<Item = u32> {
        let row = self.rows[point as usize * self.least.len()..].iter();
        row.zip(&self.least).zip(&self.bits).map(|((number, least), bits)| {
            let above: i128 = (*number - *least).into();
            (above >> bits) as u32
        })
    }

    /// The order of two points on the curve: that of the column that differs in the highest bit.
    fn compare(&self, a: u32, b: u32) -> Ordering {
        let (mut highest, mut order) = (0, Ordering::Equal);
        for (a, b) in self.places(a).zip(self.places(b)) {
            let differing = a ^ b;
            if differing > highest && differing ^ highest > highest {
                (highest, order) = (differing, a.cmp(&b));
            }
        }
        order
    }

    /// By how many doubles of the finest width two points come into one box, if they are neighbours on the curve.
    fn apart(&self, a: u32, b: u32) -> u32 {
        let differing = self.places(a).zip(self.places(b)).fold(0, |all, (a, b)| all | (a ^ b));
        u32::BITS - differing.leading_zeros()
    }
}

/// Thins `rows` to at most `room` points; `None` where there are no more than that.
pub(super) fn thin<U: Unit>(rows: &[U], columns: usize, room: usize) -> Option<Thinned> {
    let points = rows.len() / columns;
    if points <= room.max(1) {
        return None;
    }
    let grid = Grid::new(rows, columns);
    let mut order: Vec<u32> = (0..points as u32).collect();
    order.sort_unstable_by(|a, b| grid.compare(*a, *b));
    let mut parted = [0_usize; u32::BITS as usize + 1];
    for pair in order.windows(2) {
        parted[grid.apart(pair[0], pair[1]) as usize] += 1;
    }
    // Boxes of the finest width doubled so many times: one, and one more for each pair that is still apart.
    let boxes = |doubled: u32| 1 + parted[doubled as usize + 1..].iter().sum::<usize>();
    let doubled = (0..=FINEST).find(|doubled| boxes(*doubled) <= room.max(1)).unwrap_or(FINEST);
    // The first point of each box is kept: the greatest for the first party.
    let of_a_box = order.chunk_by(|a, b| grid.apart(*a, *b) <= doubled);
    let mut kept: Vec<usize> = of_a_box.filter_map(|points| points.iter().min()).map(|point| *point as usize).collect();
    kept.sort_unstable();
    let lost = grid.bits.iter().map(|bits| (1_i128 << (bits + doubled)) - 1);
    Some(Thinned { kept, lost: lost.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dropped_has_a_neighbour_within_what_is_lost() {
        let rows: Vec<i64> = (0..1000_i64).flat_map(|k| [1000 - k, k * k % 997, k]).collect();
        assert!(thin(&rows, 3, 1000).is_none());
        for room in [1, 2, 10, 100, 999] {
            let thinned = thin(&rows, 3, room).unwrap();
            assert!(!thinned.kept.is_empty() && thinned.kept.len() <= room);
            for point in rows.chunks(3) {
                let near = |kept: &usize| {
                    let other = &rows[kept * 3..kept * 3 + 3];
                    point.iter().zip(other).zip(&thinned.lost).all(|((a, b), lost)| i128::from(a - b) <= *lost)
                };
                assert!(thinned.kept.iter().any(near), "{point:?}");
            }
        }
    }
}
