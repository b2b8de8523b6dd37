//! Places in the chart over time: notes, and labels at the axis. Pure: numbers in, numbers out.

use egui::Rangef;

use crate::ui::widgets::axis::apart;

/// Distance of a note's middle from the point above it.
pub const NOTE: f32 = 14.0;

/// The height at or below `y` at which a note is at least [`NOTE`] below every obstacle that it would touch.
#[must_use]
pub fn clear_below(y: f32, obstacles: &[f32]) -> f32 {
    let mut sorted = obstacles.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted.into_iter().fold(y, |y, obstacle| if (obstacle - y).abs() < NOTE - 1.0 { obstacle + NOTE } else { y })
}

/// As [`clear_below`], above.
#[must_use]
pub fn clear_above(y: f32, obstacles: &[f32]) -> f32 {
    let mirrored: Vec<f32> = obstacles.iter().map(|obstacle| -obstacle).collect();
    -clear_below(-y, &mirrored)
}

/// How drafts are labelled below the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftLabels {
    /// The middle of each chip.
    pub chips: Vec<f32>,
    /// The middle of each date that fits.
    pub dates: Vec<Option<f32>>,
    /// Dates stand beside the chips rather than below them.
    pub beside: bool,
}

/// Space between a chip and the date beside it.
pub const DATE_GAP: f32 = 6.0;

/// Places chips of width `chip` and dates of the given widths for drafts at `xs`, which ascend.
#[must_use]
pub fn draft_labels(xs: &[f32], date_widths: &[f32], chip: f32, room: Rangef) -> DraftLabels {
    let whole = |width: &f32| chip + DATE_GAP + width;
    let steps = xs.windows(2).zip(date_widths.windows(2));
    let beside = steps.clone().all(|(x, width)| x[1] - x[0] >= (whole(&width[0]) + whole(&width[1])) / 2.0 + 10.0);
    if beside {
        let chips = xs.iter().zip(date_widths).map(|(x, width)| x - whole(width) / 2.0 + chip / 2.0);
        let dates = xs.iter().zip(date_widths).map(|(x, width)| Some(x + whole(width) / 2.0 - width / 2.0));
        return DraftLabels { chips: chips.collect(), dates: dates.collect(), beside };
    }
    let chips = apart(xs, chip + 2.0, Rangef::new(room.min + chip / 2.0, room.max - chip / 2.0));
    // The first and the last date say most; others follow from the left where they fit.
    let mut dates: Vec<Option<f32>> = vec![None; xs.len()];
    let ends = [0, xs.len().saturating_sub(1)];
    for at in ends.into_iter().chain(0..xs.len()) {
        let Some(width) = date_widths.get(at) else { continue };
        if dates[at].is_some() {
            continue;
        }
        let half = width / 2.0;
        let middle = chips[at].clamp(room.min + half, (room.max - half).max(room.min + half));
        let free = dates.iter().zip(date_widths).all(|(other, other_width)| {
            other.is_none_or(|other| (other - middle).abs() >= (width + other_width) / 2.0 + 8.0)
        });
        if free {
            dates[at] = Some(middle);
        }
    }
    DraftLabels { chips, dates, beside }
}

/// The ends of the draft axis so that the first point stands `before` from the left and the last `after` from the right.
#[must_use]
pub fn draft_range(first: f64, last: f64, width: f32, before: f32, after: f32) -> [f64; 2] {
    let inner = f64::from((width - before - after).max(1.0));
    let span = if last > first { last - first } else { 1.0 };
    let each = span / inner;
    [first - each * f64::from(before), first + span + each * f64::from(after)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_clear_of_points_and_rules() {
        assert_eq!(clear_below(114.0, &[100.0, 20.0]), 114.0);
        assert_eq!(clear_below(114.0, &[100.0, 110.0, 120.0]), 134.0);
        assert_eq!(clear_below(114.0, &[100.0, 160.0]), 114.0);
        assert_eq!(clear_above(86.0, &[100.0, 90.0]), 76.0);
    }

    #[test]
    fn dates_stand_beside_chips_where_there_is_room() {
        let room = Rangef::new(0.0, 600.0);
        let wide = draft_labels(&[100.0, 300.0, 500.0], &[60.0; 3], 16.0, room);
        assert!(wide.beside);
        let narrow = draft_labels(&[100.0, 140.0, 180.0, 500.0], &[60.0; 4], 16.0, room);
        assert!(!narrow.beside);
        assert_eq!(narrow.dates, [Some(100.0), None, Some(180.0), Some(500.0)]);
        let same_day = draft_labels(&[100.0, 100.0], &[60.0; 2], 16.0, room);
        assert_eq!(same_day.chips, [91.0, 109.0]);
        assert_eq!(draft_labels(&[], &[], 16.0, room).chips, Vec::<f32>::new());
    }

    #[test]
    fn the_first_and_the_last_point_keep_their_distance_from_the_edges() {
        let [low, high] = draft_range(0.0, 6.0, 860.0, 40.0, 20.0);
        let per_point = (high - low) / 860.0;
        assert!((low + 40.0 * per_point).abs() < 1e-9 && (high - 20.0 * per_point - 6.0).abs() < 1e-9);
        assert!(draft_range(3.0, 3.0, 0.0, 40.0, 20.0)[1].is_finite());
    }
}
