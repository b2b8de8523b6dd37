//! Where rows and columns of the heat table lie, from the table's own corner. Pure: numbers in, numbers out.

use std::ops::Range;

use egui::{Pos2, Rangef, Rect, Vec2, pos2, vec2};

use crate::ui::theme::size;

/// Smallest width of a party's column; with more parties the table scrolls sideways.
const PARTY_SMALLEST: f32 = 118.0;
/// Space between two cells.
const GAP: f32 = 2.0;

/// Rows and columns of the heat table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Width of the column with the scenarios' names, which stays where it is.
    pub name: f32,
    /// Width of a party's column.
    pub party: f32,
    /// Width of the column that says to whom a scenario is acceptable.
    pub last: f32,
    /// How many parties there are.
    pub parties: usize,
    /// How many rows stand above the divider.
    pub ranked: usize,
    /// How many stand below it, shown apart.
    pub apart: usize,
}

impl Grid {
    /// A table that fills `width`, or is wider where the parties need it.
    #[must_use]
    pub fn new(width: f32, parties: usize, ranked: usize, apart: usize) -> Self {
        let name = (width * 0.21).clamp(176.0, 232.0);
        let last = (width * 0.165).clamp(168.0, 190.0);
        let each = (width - name - last) / parties.max(1) as f32;
        Self { name, party: each.floor().max(PARTY_SMALLEST), last, parties, ranked, apart }
    }

    /// Width and height of the whole table without its header.
    #[must_use]
    pub fn size(&self) -> Vec2 {
        let rows = (self.ranked + self.apart) as f32 * size::HEAT_ROW;
        vec2(self.last_x().max, rows + self.divider())
    }

    fn divider(&self) -> f32 {
        if self.apart > 0 { size::MATRIX_GROUP_ROW } else { 0.0 }
    }

    /// From where to where a party's column goes.
    #[must_use]
    pub fn party_x(&self, party: usize) -> Rangef {
        let left = self.name + self.party * party as f32;
        Rangef::new(left, left + self.party)
    }

    /// From where to where the last column goes.
    #[must_use]
    pub fn last_x(&self) -> Rangef {
        let left = self.name + self.party * self.parties as f32;
        Rangef::new(left, left + self.last)
    }

    /// From where to where a row goes.
    #[must_use]
    pub fn row_y(&self, row: usize) -> Rangef {
        let divider = if row >= self.ranked { self.divider() } else { 0.0 };
        let top = size::HEAT_ROW * row as f32 + divider;
        Rangef::new(top, top + size::HEAT_ROW)
    }

    /// From where to where the divider goes, where some rows are shown apart.
    #[must_use]
    pub fn divider_y(&self) -> Option<Rangef> {
        let top = size::HEAT_ROW * self.ranked as f32;
        (self.apart > 0).then(|| Rangef::new(top, top + size::MATRIX_GROUP_ROW))
    }

    /// The cell of a row and a party, without the gap to its neighbours.
    #[must_use]
    pub fn cell(&self, row: usize, party: usize) -> Rect {
        let (x, y) = (self.party_x(party), self.row_y(row));
        Rect::from_min_max(pos2(x.min, y.min), pos2(x.max - GAP, y.max - GAP))
    }

    /// Rows of which something lies between two heights.
    #[must_use]
    pub fn rows_in(&self, y: Rangef) -> Range<usize> {
        let all = self.ranked + self.apart;
        let first = (0..all).find(|row| self.row_y(*row).max > y.min).unwrap_or(all);
        let end = (first..all).find(|row| self.row_y(*row).min >= y.max).unwrap_or(all);
        first..end
    }

    /// Parties of whose columns something lies between two places.
    #[must_use]
    pub fn parties_in(&self, x: Rangef) -> Range<usize> {
        let first = (0..self.parties).find(|party| self.party_x(*party).max > x.min).unwrap_or(self.parties);
        let end = (first..self.parties).find(|party| self.party_x(*party).min >= x.max).unwrap_or(self.parties);
        first..end
    }

    /// The cell that an arrow key leads to: by so many rows and columns, stopping at the edges.
    #[must_use]
    pub fn step(&self, from: Option<(usize, usize)>, (rows, columns): (isize, isize)) -> Option<(usize, usize)> {
        let last = ((self.ranked + self.apart).checked_sub(1)?, self.parties.checked_sub(1)?);
        let Some((row, party)) = from else { return Some((0, 0)) };
        Some((row.saturating_add_signed(rows).min(last.0), party.saturating_add_signed(columns).min(last.1)))
    }
}

/// Where a value from 0 to 100 lies on a strip; what is off the scale lies at its end.
#[must_use]
pub fn on_strip(strip: Rangef, value: f64) -> f32 {
    strip.min + strip.span() * (value / 100.0).clamp(0.0, 1.0) as f32
}

/// The middle of the small circles, squares and so on in a row that starts at `left`.
#[must_use]
pub fn marks(left: Pos2, count: usize) -> Vec<Pos2> {
    (0..count).map(|ix| left + vec2(size::MARK / 2.0 + MARK_STEP * ix as f32, 0.0)).collect()
}

/// Distance between two marks of a row.
pub const MARK_STEP: f32 = 14.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_parties_fill_the_width_and_eight_go_beyond_it() {
        let four = Grid::new(1076.0, 4, 12, 1);
        assert!((four.size().x - 1076.0).abs() < 4.0, "{four:?}");
        let eight = Grid::new(992.0, 8, 12, 0);
        assert!(eight.size().x > 992.0);
        assert_eq!(eight.parties_in(Rangef::new(eight.name, 992.0)), 0..7);
    }

    #[test]
    fn rows_shown_apart_lie_below_the_divider() {
        let grid = Grid::new(1000.0, 2, 3, 1);
        assert_eq!(grid.row_y(2).max, grid.divider_y().unwrap().min);
        assert_eq!(grid.divider_y().unwrap().max, grid.row_y(3).min);
        assert_eq!(grid.size().y, grid.row_y(3).max);
        assert_eq!(Grid::new(1000.0, 2, 3, 0).divider_y(), None);
    }

    #[test]
    fn only_rows_in_view_are_built() {
        let grid = Grid::new(1000.0, 4, 50, 0);
        assert_eq!(grid.rows_in(Rangef::new(0.0, 480.0)), 0..10);
        assert_eq!(grid.rows_in(Rangef::new(50.0, 100.0)), 1..3);
        assert_eq!(grid.rows_in(Rangef::new(9_000.0, 9_100.0)), 50..50);
    }

    #[test]
    fn arrows_stop_at_the_edges() {
        let grid = Grid::new(1000.0, 3, 2, 1);
        assert_eq!(grid.step(None, (1, 0)), Some((0, 0)));
        assert_eq!(grid.step(Some((0, 0)), (-1, 0)), Some((0, 0)));
        assert_eq!(grid.step(Some((1, 1)), (1, 1)), Some((2, 2)));
        assert_eq!(grid.step(Some((2, 2)), (1, 1)), Some((2, 2)));
        assert_eq!(Grid::new(1000.0, 3, 0, 0).step(None, (1, 0)), None);
    }

    #[test]
    fn values_off_the_scale_lie_at_its_ends() {
        let strip = Rangef::new(10.0, 110.0);
        assert_eq!([-5.0, 0.0, 52.0, 140.0].map(|value| on_strip(strip, value)), [10.0, 10.0, 62.0, 110.0]);
    }
}
