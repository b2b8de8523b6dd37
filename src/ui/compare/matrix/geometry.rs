//! Where rows and the parts of cells lie, and where keys lead: pure sums, tested without drawing.

use egui::{Key, Rangef, Rect, pos2, vec2};

use crate::model::ids::IssueIx;
use crate::present::matrix::MatrixRow;
use crate::ui::theme::size;

/// Heights of all rows, summed.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    tops: Vec<f32>,
}

impl Rows {
    /// The heights of `rows`.
    #[must_use]
    pub fn new(rows: &[MatrixRow]) -> Self {
        let mut tops = Vec::with_capacity(rows.len() + 1);
        let mut top = 0.0;
        for row in rows {
            tops.push(top);
            top += match row {
                MatrixRow::Group(_) => size::MATRIX_GROUP_ROW,
                MatrixRow::Issue(_) => size::MATRIX_ROW,
            };
        }
        tops.push(top);
        Self { tops }
    }

    /// All rows together.
    #[must_use]
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Top and bottom of a row before scrolling.
    #[must_use]
    pub fn span(&self, ix: usize) -> Rangef {
        let top = self.tops.get(ix).copied().unwrap_or_default();
        Rangef::new(top, self.tops.get(ix + 1).copied().unwrap_or(top))
    }

    /// The rows of which anything is seen when scrolled by `offset`.
    #[must_use]
    pub fn visible(&self, offset: f32, seen: f32) -> std::ops::Range<usize> {
        let count = self.tops.len() - 1;
        let first = self.tops.partition_point(|top| *top <= offset).saturating_sub(1).min(count);
        let past = self.tops.partition_point(|top| *top < offset + seen).min(count);
        first..past.max(first)
    }

    /// The offset nearest to the present one at which a row is seen whole, below the heading that stays on top.
    #[must_use]
    pub fn scroll_to(&self, ix: usize, offset: f32, seen: f32, rows: &[MatrixRow]) -> f32 {
        let span = self.span(ix);
        let pinned = if rows.iter().take(ix).any(|row| matches!(row, MatrixRow::Group(_))) {
            size::MATRIX_GROUP_ROW
        } else {
            0.0
        };
        let (least, most) = (span.max - seen, span.min - pinned);
        offset.clamp(least.min(most), most).max(0.0)
    }

    /// The heading that stays on top, with its own height above the view's top: the next heading pushes it away.
    #[must_use]
    pub fn pinned(&self, offset: f32, rows: &[MatrixRow]) -> Option<(usize, f32)> {
        let first = self.tops.partition_point(|top| *top <= offset).checked_sub(1)?;
        let is_group = |ix: &usize| matches!(rows.get(*ix), Some(MatrixRow::Group(_)));
        let group = (0..=first).rev().find(is_group)?;
        let next = (group + 1..rows.len()).find(is_group).map(|ix| self.span(ix).min - offset);
        let push = next.map_or(0.0, |next| (next - size::MATRIX_GROUP_ROW).min(0.0));
        (self.span(group).min < offset).then_some((group, push))
    }
}

/// The row of an issue.
#[must_use]
pub fn row_of(rows: &[MatrixRow], issue: IssueIx) -> Option<usize> {
    rows.iter().position(|row| matches!(row, MatrixRow::Issue(row) if row.issue == issue))
}

/// The issues that are shown, in order.
#[must_use]
pub fn issues(rows: &[MatrixRow]) -> Vec<IssueIx> {
    rows.iter()
        .filter_map(|row| match row {
            MatrixRow::Issue(row) => Some(row.issue),
            MatrixRow::Group(_) => None,
        })
        .collect()
}

/// Where a key leads from a cell `(column, row)` of a table of `size`; from nowhere every key leads to the first cell.
#[must_use]
pub fn step(
    key: Key,
    ctrl: bool,
    from: Option<(usize, usize)>,
    size: (usize, usize),
    page: usize,
) -> Option<(usize, usize)> {
    let (columns, rows) = (size.0.checked_sub(1)?, size.1.checked_sub(1)?);
    let Some((column, row)) = from else { return Some((0, 0)) };
    let to = match key {
        Key::ArrowLeft => (column.saturating_sub(1), row),
        Key::ArrowRight => (column + 1, row),
        Key::ArrowUp => (column, row.saturating_sub(1)),
        Key::ArrowDown => (column, row + 1),
        Key::Home => (0, if ctrl { 0 } else { row }),
        Key::End => (columns, if ctrl { rows } else { row }),
        Key::PageUp => (column, row.saturating_sub(page)),
        Key::PageDown => (column, row + page),
        _ => (column, row),
    };
    Some((to.0.min(columns), to.1.min(rows)))
}

/// Where the parts of a cell's second line lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueLine {
    /// The bar.
    pub bar: Rect,
    /// Right edge of the value.
    pub value: f32,
    /// Left edge of the difference.
    pub difference: f32,
    /// Right edge of the count of sources.
    pub sources: f32,
    /// The middle of the line.
    pub y: f32,
    /// Whether the difference needs smaller figures.
    pub is_narrow: bool,
}

/// The second line of a cell: the bar gives way first where columns are narrow.
#[must_use]
pub fn value_line(cell: Rect) -> ValueLine {
    let y = cell.bottom() - 12.0;
    let bar = (cell.width() - 93.0).clamp(14.0, size::VALUE_BAR).floor();
    let left = cell.left() + if cell.width() < 120.0 { 8.0 } else { 10.0 };
    let value = left + bar + 27.0;
    ValueLine {
        bar: Rect::from_min_size(pos2(left, y - size::VALUE_BAR_TICK / 2.0), vec2(bar, size::VALUE_BAR_TICK)),
        value,
        difference: value + 4.0,
        sources: cell.right() - if cell.width() < 120.0 { 5.0 } else { 7.0 },
        y,
        is_narrow: cell.width() < 120.0,
    }
}

/// The bars of several parties in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum MiniBars {
    /// One bar a party.
    Each(Vec<Rect>),
    /// Room for two only: the lowest and the highest, each after its mark.
    Ends([Rect; 2]),
}

/// Where the bars of `count` parties lie: 19 wide and 24 apart, or 12 and 16, or only two of them.
#[must_use]
pub fn mini_bars(cell: Rect, count: usize) -> MiniBars {
    let y = cell.bottom() - 12.0;
    let left = cell.left() + 10.0;
    let room = cell.width() - 10.0 - 26.0;
    let at = |x: f32, width: f32| {
        Rect::from_min_size(pos2(x, y - size::VALUE_BAR_TICK / 2.0), vec2(width, size::VALUE_BAR_TICK))
    };
    for (width, step) in [(19.0, 24.0), (12.0, 16.0)] {
        if step * count as f32 - (step - width) <= room {
            return MiniBars::Each((0..count).map(|ix| at(left + step * ix as f32, width)).collect());
        }
    }
    let half = (room / 2.0).floor();
    MiniBars::Ends([at(left + 12.0, half - 18.0), at(left + half + 12.0, half - 18.0)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::GroupIx;
    use crate::present::matrix::{GroupRow, IssueRow};

    fn group() -> MatrixRow {
        let name = String::new();
        MatrixRow::Group(GroupRow { group: Some(GroupIx(0)), name, hue: None, folded: false, share: String::new() })
    }

    fn issue(ix: usize) -> MatrixRow {
        MatrixRow::Issue(IssueRow {
            issue: IssueIx(ix),
            label: String::new(),
            tooltip: String::new(),
            share: String::new(),
            shares: Vec::new(),
        })
    }

    fn rows() -> Vec<MatrixRow> {
        vec![group(), issue(0), issue(1), group(), issue(2), issue(3)]
    }

    #[test]
    fn rows_are_summed_and_found() {
        let all = Rows::new(&rows());
        assert_eq!(all.total(), 208.0);
        assert_eq!(all.span(4), Rangef::new(128.0, 168.0));
        assert_eq!(all.visible(0.0, 60.0), 0..2);
        assert_eq!(all.visible(64.0, 50.0), 2..4);
        assert_eq!(all.visible(500.0, 50.0), 6..6);
        assert_eq!(Rows::new(&[]).visible(0.0, 60.0), 0..0);
        assert_eq!(row_of(&rows(), IssueIx(2)), Some(4));
        assert_eq!(issues(&rows()).len(), 4);
    }

    #[test]
    fn headings_stay_on_top_until_the_next_one_pushes() {
        let (all, rows) = (Rows::new(&rows()), rows());
        assert_eq!(all.pinned(0.0, &rows), None);
        assert_eq!(all.pinned(30.0, &rows), Some((0, 0.0)));
        assert_eq!(all.pinned(90.0, &rows), Some((0, -10.0)));
        assert_eq!(all.pinned(104.0, &rows), None);
        assert_eq!(all.pinned(120.0, &rows), Some((3, 0.0)));
    }

    #[test]
    fn scrolling_to_a_row_keeps_it_below_its_heading() {
        let (all, rows) = (Rows::new(&rows()), rows());
        assert_eq!(all.scroll_to(5, 0.0, 100.0, &rows), 108.0);
        assert_eq!(all.scroll_to(1, 108.0, 100.0, &rows), 0.0);
        assert_eq!(all.scroll_to(2, 20.0, 100.0, &rows), 20.0);
    }

    #[test]
    fn keys_lead_within_the_table() {
        let size = (3, 10);
        let go = |key, from| step(key, false, Some(from), size, 4);
        assert_eq!(go(Key::ArrowRight, (2, 0)), Some((2, 0)));
        assert_eq!(go(Key::ArrowDown, (1, 3)), Some((1, 4)));
        assert_eq!(go(Key::PageDown, (1, 8)), Some((1, 9)));
        assert_eq!(go(Key::End, (0, 2)), Some((2, 2)));
        assert_eq!(step(Key::Home, true, Some((2, 7)), size, 4), Some((0, 0)));
        assert_eq!(step(Key::ArrowUp, false, None, size, 4), Some((0, 0)));
        assert_eq!(step(Key::ArrowUp, false, None, (0, 10), 4), None);
    }

    #[test]
    fn parts_of_cells_fit() {
        for width in [104.0, 130.0, 176.0] {
            let cell = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 40.0));
            let line = value_line(cell);
            assert!(line.difference + 24.0 <= line.sources - 12.0, "{width}");
        }
        let cell = |width| Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 40.0));
        assert!(matches!(mini_bars(cell(130.0), 4), MiniBars::Each(bars) if bars[0].width() == 19.0));
        assert!(matches!(mini_bars(cell(104.0), 4), MiniBars::Each(bars) if bars[0].width() == 12.0));
        assert!(matches!(mini_bars(cell(160.0), 6), MiniBars::Each(bars) if bars[5].right() < 134.0));
        assert!(matches!(mini_bars(cell(160.0), 12), MiniBars::Ends(_)));
    }
}
