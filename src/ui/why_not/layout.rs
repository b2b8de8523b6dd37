//! Where the parts of Why not lie: pure geometry.

use egui::{Rect, pos2};

/// Space left and right of the band.
pub(super) const MARGIN: f32 = 20.0;
/// Height of the band where both sentences fit.
pub(super) const BAND: f32 = 132.0;
/// Height of the strip of one issue's terms.
pub(super) const STRIP: f32 = 76.0;
/// Height of the dock below.
const BELOW: f32 = 226.0;
/// From this width on closest misses have a column of their own.
const THREE_COLUMNS: f32 = 1180.0;
/// From this height on term shares have a dock of their own.
const WITH_BELOW: f32 = 700.0;

/// The parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Parts {
    /// The sentences.
    pub(super) band: Rect,
    /// Who rejects what, and the statements.
    pub(super) left: Rect,
    /// What one relaxation would buy; where there is no room, misses and shares as further tabs.
    pub(super) centre: Rect,
    /// Closest misses.
    pub(super) right: Option<Rect>,
    /// Term shares.
    pub(super) below: Option<Rect>,
}

/// Whether the strip of terms stands beside the sentences rather than below them.
#[must_use]
pub(super) fn strip_beside(width: f32) -> bool {
    width >= THREE_COLUMNS
}

/// Divides `space` under a band of height `band`.
#[must_use]
pub(super) fn parts(space: Rect, band: f32) -> Parts {
    let (top, rest) = space.split_top_bottom_at_y(space.top() + band);
    let (middle, below) = if space.height() >= WITH_BELOW {
        let (middle, below) = rest.split_top_bottom_at_y(rest.bottom() - BELOW);
        (middle, Some(below))
    } else {
        (rest, None)
    };
    let three = space.width() >= THREE_COLUMNS;
    let left = (space.width() * 0.281).clamp(340.0, 440.0).round();
    let right = if three { (space.width() * 0.258).clamp(320.0, 440.0).round() } else { 0.0 };
    let at = |from: f32, to: f32| Rect::from_min_max(pos2(from, middle.top()), pos2(to, middle.bottom()));
    Parts {
        band: top,
        left: at(middle.left(), middle.left() + left),
        centre: at(middle.left() + left, middle.right() - right),
        right: three.then(|| at(middle.right() - right, middle.right())),
        below,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_cover_the_space_and_do_not_meet() {
        for (width, height) in [(1440.0, 796.0), (1024.0, 596.0), (960.0, 496.0), (2560.0, 1300.0)] {
            let space = Rect::from_min_max(pos2(0.0, 80.0), pos2(width, 80.0 + height));
            let parts = parts(space, BAND);
            let areas = [Some(parts.band), Some(parts.left), Some(parts.centre), parts.right, parts.below];
            let area: f32 = areas.iter().flatten().map(Rect::area).sum();
            assert!((area - space.area()).abs() < 1.0, "{width} x {height}");
            assert!(parts.centre.width() > 500.0 && parts.left.height() > 200.0);
        }
    }

    #[test]
    fn small_windows_keep_two_columns_and_no_dock() {
        let space = Rect::from_min_max(pos2(0.0, 80.0), pos2(1024.0, 676.0));
        let parts = parts(space, BAND);
        assert!(parts.right.is_none() && parts.below.is_none());
    }
}
