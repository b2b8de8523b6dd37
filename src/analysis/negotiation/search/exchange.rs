//! Good packages fast: exchange one choice, or two at once, for as long as that helps.

use super::measure::{Goal, Measure};
use super::space::Shadow;

/// The most choices of all blocks together for which two are exchanged at once.
const MOST_FOR_TWO: usize = 1000;

/// Exchanges choices of `picks` until neither one nor two exchanges make the package better. Packages that fall short of a
/// floor are better the less they fall short.
pub fn improve(measure: &Measure, shadow: &Shadow, floors: &[f64], picks: &mut [usize]) {
    let parties = shadow.parties;
    let mut gains = shadow.start.clone();
    for (block, pick) in picks.iter().enumerate() {
        gains.iter_mut().zip(shadow.row(block, *pick)).for_each(|(gain, unit)| *gain += unit);
    }
    let choices: usize = (0..picks.len()).map(|block| shadow.rows(block).len()).sum();
    let (mut one, mut two) = (vec![0.0; parties], vec![0.0; parties]);
    let mut best = merit(measure, floors, &gains);
    loop {
        let mut found = None;
        for block in 0..picks.len() {
            for choice in 0..shadow.rows(block).len() {
                exchanged(shadow, &gains, (block, picks[block], choice), &mut one);
                let merit = merit(measure, floors, &one);
                if choice != picks[block] && better(merit, best) {
                    (best, found) = (merit, Some([(block, choice), (block, choice)]));
                }
            }
        }
        if found.is_none() && choices <= MOST_FOR_TWO {
            for block in 0..picks.len() {
                for choice in (0..shadow.rows(block).len()).filter(|choice| *choice != picks[block]) {
                    exchanged(shadow, &gains, (block, picks[block], choice), &mut one);
                    for other in block + 1..picks.len() {
                        for second in (0..shadow.rows(other).len()).filter(|second| *second != picks[other]) {
                            exchanged(shadow, &one, (other, picks[other], second), &mut two);
                            let merit = merit(measure, floors, &two);
                            if better(merit, best) {
                                (best, found) = (merit, Some([(block, choice), (other, second)]));
                            }
                        }
                    }
                }
            }
        }
        let Some(exchanges) = found else { return };
        for (block, choice) in exchanges {
            exchanged(shadow, &gains.clone(), (block, picks[block], choice), &mut gains);
            picks[block] = choice;
        }
    }
}

/// The gains after one exchange.
fn exchanged(shadow: &Shadow, gains: &[f64], (block, from, to): (usize, usize, usize), into: &mut [f64]) {
    let (from, to) = (shadow.row(block, from), shadow.row(block, to));
    for (party, into) in into.iter_mut().enumerate() {
        *into = gains[party] + to[party] - from[party];
    }
}

/// How good a package is: what it falls short of floors, negative; then what it is worth, with a little of the mean gain, so
/// that the least gain is left for a higher one elsewhere.
fn merit(measure: &Measure, floors: &[f64], gains: &[f64]) -> (f64, f64) {
    let short: f64 = gains.iter().zip(floors).map(|(gain, floor)| (gain - floor).min(0.0)).sum();
    if short < 0.0 {
        return (short, 0.0);
    }
    let little = if measure.goal == Goal::Least { 1e-3 } else { 0.0 };
    (0.0, measure.shadow(gains) + little * gains.iter().sum::<f64>() / gains.len() as f64)
}

/// Whether one merit is better than another by more than rounding, so that exchanges end.
fn better(merit: (f64, f64), best: (f64, f64)) -> bool {
    let above = |new: f64, old: f64| new > old + 1e-12 * (1.0 + old.abs());
    above(merit.0, best.0) || merit.0 >= best.0 && above(merit.1, best.1)
}
