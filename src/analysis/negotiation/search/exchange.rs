//! Good packages fast: exchange one choice, or two at once, for as long as that helps.

use super::measure::{Goal, Measure};
use super::space::Shadow;

/// The most choices of all blocks together for which two are exchanged at once.
const MOST_FOR_TWO: usize = 1000;

/// Exchanges choices of `picks` until neither one nor two exchanges make the package better. Packages that fall short of a
/// floor are better the less they fall short.
pub fn improve(measure: &Measure, shadow: &Shadow, floors: &[f64], picks: &mut [usize]) {
    let mut gains = shadow.start.clone();
    for (block, pick) in picks.iter().enumerate() {
        gains.iter_mut().zip(shadow.row(block, *pick)).for_each(|(gain, unit)| *gain += unit);
    }
    let choices: usize = (0..picks.len()).map(|block| shadow.rows(block).len()).sum();
    let mut best = merit(measure, floors, &gains);
    loop {
        let ask = Ask { measure, shadow, floors, picks, gains: &gains };
        let found = ask.one(best).or_else(|| if choices <= MOST_FOR_TWO { ask.two(best) } else { None });
        let Some((better, exchanges)) = found else { return };
        best = better;
        for (block, choice) in exchanges {
            let before = gains.clone();
            exchanged(shadow, &before, (block, picks[block], choice), &mut gains);
            picks[block] = choice;
        }
    }
}

/// How good a package is.
type Merit = (f64, f64);

/// A better package: how good it is, and the choices that make it, block by block.
type Exchange = (Merit, [(usize, usize); 2]);

/// A package that is to be improved.
struct Ask<'a> {
    measure: &'a Measure,
    shadow: &'a Shadow,
    floors: &'a [f64],
    picks: &'a [usize],
    gains: &'a [f64],
}

impl Ask<'_> {
    /// The best exchange of one choice that is better than `best`.
    fn one(&self, best: Merit) -> Option<Exchange> {
        let (mut best, mut found) = (best, None);
        let mut gains = vec![0.0; self.shadow.parties];
        for (block, pick) in self.picks.iter().enumerate() {
            for choice in (0..self.shadow.rows(block).len()).filter(|choice| choice != pick) {
                exchanged(self.shadow, self.gains, (block, *pick, choice), &mut gains);
                let merit = merit(self.measure, self.floors, &gains);
                if better(merit, best) {
                    // Made twice, an exchange is made once.
                    (best, found) = (merit, Some((merit, [(block, choice); 2])));
                }
            }
        }
        found
    }

    /// The best exchange of two choices that is better than `best`.
    fn two(&self, best: Merit) -> Option<Exchange> {
        let (mut best, mut found) = (best, None);
        let (mut one, mut two) = (vec![0.0; self.shadow.parties], vec![0.0; self.shadow.parties]);
        for (block, pick) in self.picks.iter().enumerate() {
            for choice in (0..self.shadow.rows(block).len()).filter(|choice| choice != pick) {
                exchanged(self.shadow, self.gains, (block, *pick, choice), &mut one);
                for (other, pick) in self.picks.iter().enumerate().skip(block + 1) {
                    for second in (0..self.shadow.rows(other).len()).filter(|second| second != pick) {
                        exchanged(self.shadow, &one, (other, *pick, second), &mut two);
                        let merit = merit(self.measure, self.floors, &two);
                        if better(merit, best) {
                            (best, found) = (merit, Some((merit, [(block, choice), (other, second)])));
                        }
                    }
                }
            }
        }
        found
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
fn merit(measure: &Measure, floors: &[f64], gains: &[f64]) -> Merit {
    let short: f64 = gains.iter().zip(floors).map(|(gain, floor)| (gain - floor).min(0.0)).sum();
    if short < 0.0 {
        return (short, 0.0);
    }
    let little = if measure.goal == Goal::Least { 1e-3 } else { 0.0 };
    (0.0, measure.shadow(gains) + little * gains.iter().sum::<f64>() / gains.len() as f64)
}

/// Whether one merit is better than another by more than rounding, so that exchanges end.
fn better(merit: Merit, best: Merit) -> bool {
    let above = |new: f64, old: f64| new > old + 1e-12 * (1.0 + old.abs());
    above(merit.0, best.0) || merit.0 >= best.0 && above(merit.1, best.1)
}
