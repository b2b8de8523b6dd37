//! Where scenario columns lie: worked out once a frame, and used by the chart, the header and the matrix alike.

use egui::Rangef;

use crate::ui::theme::size;

/// The widest that columns grow by themselves.
pub const LARGEST: f32 = 176.0;
/// The widest that a column can be dragged.
pub const WIDEST: f32 = 420.0;
/// The width of columns that do not all fit: terms stay readable, and half a column says that there are more.
pub const SCROLLING: f32 = 118.0;
/// Space before scenarios that are shown apart.
pub const APART: f32 = 12.0;

/// What one column asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// The width that was dragged, if any.
    pub dragged: Option<f32>,
    /// Shown apart from those that are ranked.
    pub apart: bool,
}

/// The columns of one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The label column.
    pub labels: Rangef,
    /// What is left for scenario columns, as seen.
    pub body: Rangef,
    /// Left edges and widths before scrolling, from the left of `body`.
    tracks: Vec<(f32, f32)>,
    /// Where the space before those shown apart begins, likewise.
    divider: Option<f32>,
    scroll: f32,
}

impl Columns {
    /// Shares `area` among the label column and the columns wanted, none of them less than `smallest` wide.
    #[must_use]
    pub fn new(area: Rangef, smallest: f32, wanted: &[Wanted]) -> Self {
        let labels = Rangef::new(area.min, (area.min + size::MATRIX_LABELS).min(area.max));
        let body = Rangef::new(labels.max, area.max);
        let gap = if has_gap(wanted) { APART } else { 0.0 };
        let dragged: f32 = wanted.iter().filter_map(|column| column.dragged).sum();
        let free = wanted.iter().filter(|column| column.dragged.is_none()).count();
        let each = if free == 0 { smallest } else { (body.span() - gap - dragged) / free as f32 };
        let least = if each < smallest { smallest.max(SCROLLING) } else { smallest };
        let each = each.clamp(least, LARGEST.max(least)).floor();
        let mut tracks = Vec::with_capacity(wanted.len());
        let (mut left, mut divider) = (0.0, None);
        for (ix, column) in wanted.iter().enumerate() {
            if column.apart && ix > 0 && divider.is_none() && !wanted[ix - 1].apart {
                divider = Some(left);
                left += APART;
            }
            let width = column.dragged.map_or(each, |width| width.clamp(size::MATRIX_COLUMN_SMALLEST, WIDEST));
            tracks.push((left, width));
            left += width;
        }
        Self { labels, body, tracks, divider, scroll: 0.0 }
    }

    /// Scrolled by `scroll`, as far as it goes.
    #[must_use]
    pub fn scrolled(mut self, scroll: f32) -> Self {
        self.scroll = scroll.clamp(0.0, self.most());
        self
    }

    /// How far it is scrolled.
    #[must_use]
    pub const fn scroll(&self) -> f32 {
        self.scroll
    }

    /// Width of all columns together.
    #[must_use]
    pub fn total(&self) -> f32 {
        self.tracks.last().map_or(0.0, |(left, width)| left + width)
    }

    /// How far it can be scrolled.
    #[must_use]
    pub fn most(&self) -> f32 {
        (self.total() - self.body.span()).max(0.0)
    }

    /// Where a column is seen, also beyond the edges of `body`.
    #[must_use]
    pub fn span(&self, ix: usize) -> Rangef {
        let (left, width) = self.tracks.get(ix).copied().unwrap_or_default();
        let left = self.body.min + left - self.scroll;
        Rangef::new(left, left + width)
    }

    /// Where the last column ends, or the area does.
    #[must_use]
    pub fn right(&self) -> f32 {
        (self.body.min + self.total() - self.scroll).min(self.body.max)
    }

    /// The middle of the space before the columns shown apart.
    #[must_use]
    pub fn divider(&self) -> Option<f32> {
        self.divider.map(|left| self.body.min + left - self.scroll + APART / 2.0)
    }

    /// The columns of which anything is seen.
    #[must_use]
    pub fn visible(&self) -> std::ops::Range<usize> {
        let seen = |ix: &usize| {
            let span = self.span(*ix);
            span.max > self.body.min && span.min < self.body.max
        };
        let first = (0..self.tracks.len()).find(seen).unwrap_or(0);
        let past = (0..self.tracks.len()).rev().find(seen).map_or(first, |last| last + 1);
        first..past
    }

    /// The scrolling nearest to the present one at which a column is seen whole.
    #[must_use]
    pub fn scroll_to(&self, ix: usize) -> f32 {
        let Some((left, width)) = self.tracks.get(ix).copied() else { return self.scroll };
        let least = left + width - self.body.span();
        self.scroll.clamp(least.min(left), left).clamp(0.0, self.most())
    }

    /// The column under `x`.
    #[must_use]
    pub fn at(&self, x: f32) -> Option<usize> {
        self.visible().find(|ix| self.body.contains(x) && self.span(*ix).contains(x))
    }
}

fn has_gap(wanted: &[Wanted]) -> bool {
    wanted.windows(2).any(|pair| pair[1].apart && !pair[0].apart)
}

/// The least width of a column: 104, and more where all judge and more than four parties need room.
#[must_use]
pub fn smallest(parties: Option<usize>) -> f32 {
    if parties.is_some_and(|parties| parties > 4) { 160.0 } else { size::MATRIX_COLUMN_SMALLEST }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rangef = Rangef { min: 10.0, max: 860.0 };

    fn columns(count: usize) -> Columns {
        Columns::new(AREA, smallest(None), &vec![Wanted { dragged: None, apart: false }; count])
    }

    #[test]
    fn columns_shrink_to_fit_and_then_scroll() {
        let five = columns(5);
        assert_eq!(five.span(0), Rangef::new(198.0, 330.0));
        assert_eq!((five.total(), five.most()), (660.0, 0.0));
        assert_eq!(columns(2).span(1).span(), LARGEST);
        let many = columns(13);
        assert_eq!(many.span(0).span(), SCROLLING);
        assert_eq!(many.most(), 13.0 * SCROLLING - 662.0);
        assert_eq!(many.visible(), 0..6);
        assert_eq!(many.clone().scrolled(9999.0).visible(), 7..13);
        assert_eq!(columns(6).span(0).span(), 110.0);
        assert_eq!(many.scrolled(9999.0).span(12).max, AREA.max);
    }

    #[test]
    fn scrolling_to_a_column_moves_no_further_than_needed() {
        let many = columns(13);
        assert_eq!(many.scroll_to(2), 0.0);
        assert_eq!(many.scroll_to(7), 8.0 * SCROLLING - 662.0);
        let scrolled = many.scrolled(600.0);
        assert_eq!(scrolled.scroll_to(7), 600.0);
        assert_eq!(scrolled.scroll_to(1), SCROLLING);
        assert_eq!(scrolled.scroll_to(99), 600.0);
    }

    #[test]
    fn dragged_widths_stay_and_those_apart_stand_apart() {
        let wanted = [
            Wanted { dragged: Some(200.0), apart: false },
            Wanted { dragged: None, apart: false },
            Wanted { dragged: None, apart: true },
        ];
        let columns = Columns::new(AREA, smallest(Some(6)), &wanted);
        assert_eq!(columns.span(0).span(), 200.0);
        assert_eq!(columns.span(2).min - columns.span(1).max, APART);
        assert_eq!(columns.divider(), Some(columns.span(1).max + APART / 2.0));
        assert_eq!(columns.at(columns.span(1).min + 1.0), Some(1));
        assert_eq!(columns.at(20.0), None);
    }

    #[test]
    fn no_columns_and_no_room_do_no_harm() {
        assert_eq!(columns(0).visible(), 0..0);
        let narrow = Columns::new(Rangef::new(0.0, 50.0), 104.0, &[Wanted { dragged: None, apart: true }]);
        assert_eq!(narrow.body.span(), 0.0);
        assert_eq!(narrow.visible(), 0..0);
    }
}
