//! Thinning: one point a box of a grid, so that a front fits where it would not.
//!
//! Points of one box differ by less than the grid's width in every column: each that is dropped has one kept that is worse by
//! at most the width less one. The grid is the finest, of widths that are a span over a power of two, that leaves few enough.

use crate::analysis::negotiation::units::Unit;

/// What thinning leaves.
pub(super) struct Thinned {
    /// Points kept, ascending.
    pub(super) kept: Vec<usize>,
    /// What it may lose, column by column.
    pub(super) lost: Vec<i128>,
}

/// Thins `rows` to at most `room` points; `None` where there are no more than that.
pub(super) fn thin<U: Unit>(rows: &[U], columns: usize, room: usize) -> Option<Thinned> {
    let points = rows.len() / columns;
    if points <= room.max(1) {
        return None;
    }
    let number = |point: usize, column: usize| -> i128 { rows[point * columns + column].into() };
    let ends = |column: usize| {
        let all = || (0..points).map(|point| number(point, column));
        (all().min().unwrap_or(0), all().max().unwrap_or(0))
    };
    let ends: Vec<(i128, i128)> = (0..columns).map(ends).collect();
    let mut widths = Vec::new();
    for bits in (0..=20).rev() {
        widths = ends.iter().map(|(low, high)| ((high - low) >> bits) + 1).collect();
        let mut boxes: Vec<(Vec<u32>, usize)> = (0..points)
            .map(|point| {
                let place = |column: usize| ((number(point, column) - ends[column].0) / widths[column]) as u32;
                ((0..columns).map(place).collect(), point)
            })
            .collect();
        // The first point of each box is kept: the greatest for the first party.
        boxes.sort_unstable();
        boxes.dedup_by(|a, b| a.0 == b.0);
        if boxes.len() <= room.max(1) {
            let mut kept: Vec<usize> = boxes.into_iter().map(|(_, point)| point).collect();
            kept.sort_unstable();
            return Some(Thinned { kept, lost: widths.iter().map(|width| width - 1).collect() });
        }
    }
    Some(Thinned { kept: vec![0], lost: widths.iter().map(|width| width - 1).collect() })
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
