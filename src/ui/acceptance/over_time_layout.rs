//! Places in the chart over time: scale, ticks, labels at the axis and at the lines' ends. Pure: numbers in, numbers out.

use egui::Rangef;

/// Steps between ticks, in points of value.
const STEPS: [f64; 5] = [10.0, 20.0, 25.0, 50.0, 100.0];
/// Most steps between ticks.
const MOST_STEPS: f64 = 5.0;

/// The value axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// Where ticks stand.
    pub ticks: Vec<f64>,
}

/// An axis that holds all values, rounded outwards to tens; zero is on it if `zero`.
#[must_use]
pub fn scale(values: impl Iterator<Item = f64>, zero: bool) -> Scale {
    let (mut low, mut high) = if zero { (0.0, 0.0) } else { (f64::INFINITY, f64::NEG_INFINITY) };
    for value in values.filter(|value| value.is_finite()) {
        low = if value < low { value } else { low };
        high = if value > high { value } else { high };
    }
    if low > high {
        (low, high) = (0.0, 100.0);
    }
    (low, high) = ((low / 10.0).floor() * 10.0, (high / 10.0).ceil() * 10.0);
    if high - low < 20.0 {
        (low, high) = (low - 10.0, high + 10.0);
    }
    let span = high - low;
    let step = STEPS.into_iter().find(|step| span / step <= MOST_STEPS).unwrap_or(span / MOST_STEPS);
    let first = (low / step).ceil() as i64;
    let ticks = (first..).map(|number| number as f64 * step).take_while(|tick| *tick <= high + 1e-9).collect();
    Scale { low, high, ticks }
}

/// Moves places apart until neighbours are `gap` away from each other, keeps their order, moves as little as can be, and
/// stays within `room` where there is enough of it. Answers in the order of `wanted`.
#[must_use]
pub fn apart(wanted: &[f32], gap: f32, room: Rangef) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|one, other| wanted[*one].total_cmp(&wanted[*other]));
    // Blocks of labels that touch: the sum of where their first wants to stand, and their number.
    let mut blocks: Vec<(f32, usize)> = Vec::new();
    for (at, label) in order.iter().enumerate() {
        blocks.push((wanted[*label] - gap * at as f32, 1));
        while let [.., (first, many), (second, more)] = blocks.as_slice() {
            if first / *many as f32 <= second / *more as f32 {
                break;
            }
            let merged = (first + second, many + more);
            blocks.truncate(blocks.len() - 2);
            blocks.push(merged);
        }
    }
    let length = gap * wanted.len().saturating_sub(1) as f32;
    let highest = (room.max - length).max(room.min);
    let mut places = vec![0.0; wanted.len()];
    let firsts = blocks.iter().flat_map(|(sum, many)| std::iter::repeat_n(sum / *many as f32, *many));
    for ((at, label), first) in order.into_iter().enumerate().zip(firsts) {
        places[label] = first.clamp(room.min, highest) + gap * at as f32;
    }
    places
}

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
    fn the_scale_is_rounded_outwards_to_tens() {
        let totals = scale([34.0, 88.2].into_iter(), false);
        assert_eq!((totals.low, totals.high), (30.0, 90.0));
        assert_eq!(totals.ticks, [40.0, 60.0, 80.0]);
        let margins = scale([12.0, 36.0].into_iter(), true);
        assert_eq!((margins.low, margins.high), (0.0, 40.0));
        assert_eq!(margins.ticks, [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(scale(std::iter::empty(), false).ticks.len(), 6);
        assert_eq!(scale([50.0].into_iter(), false).low, 40.0);
    }

    #[test]
    fn labels_move_apart_in_order() {
        let room = Rangef::new(0.0, 200.0);
        assert_eq!(apart(&[10.0, 50.0, 90.0], 16.0, room), [10.0, 50.0, 90.0]);
        assert_eq!(apart(&[50.0, 50.0], 16.0, room), [42.0, 58.0]);
        assert_eq!(apart(&[60.0, 50.0, 52.0], 16.0, room), [70.0, 38.0, 54.0]);
        assert_eq!(apart(&[198.0, 199.0], 16.0, room), [184.0, 200.0]);
        assert_eq!(apart(&[0.0, 1.0, 2.0], 16.0, Rangef::new(0.0, 10.0)), [0.0, 16.0, 32.0]);
    }

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
