//! Axes: where they end, where ticks stand, and labels that must not cover each other. Pure: numbers in, numbers out.

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

/// Round places from `low` to `high`, with at most `most` steps between them; 0 is one of them where it lies in between.
#[must_use]
pub fn round_ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let span = high - low;
    if span.is_nan() || span <= 0.0 || !span.is_finite() {
        return Vec::new();
    }
    let decade = 10_f64.powf((span / most.max(1) as f64).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|times| times * decade).into_iter().find(|step| span / step <= most as f64);
    let step = step.unwrap_or(10.0 * decade);
    let first = (low / step - 1e-9).ceil() as i64;
    (first..).map(|number| number as f64 * step).take_while(|tick| *tick <= high + step * 1e-9).collect()
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
    fn ticks_are_round_and_include_nothing() {
        let near = |ticks: Vec<f64>, wanted: &[f64]| {
            assert_eq!(ticks.len(), wanted.len(), "{ticks:?}");
            assert!(ticks.iter().zip(wanted).all(|(tick, wanted)| (tick - wanted).abs() < 1e-9), "{ticks:?}");
        };
        near(round_ticks(-0.3, 3.1, 4), &[0.0, 1.0, 2.0, 3.0]);
        near(round_ticks(0.0, 0.4, 4), &[0.0, 0.1, 0.2, 0.3, 0.4]);
        near(round_ticks(41.0, 77.0, 5), &[50.0, 60.0, 70.0]);
        assert!(round_ticks(1.0, 1.0, 5).is_empty() && round_ticks(f64::NAN, 1.0, 5).is_empty());
    }
}
