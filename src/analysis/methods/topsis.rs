//! TOPSIS: closeness to the ideal, C = D⁻ / (D⁺ + D⁻) (Hwang and Yoon 1981), Euclidean distances to the best and to the
//! worst of the alternatives.
//!
//! Numbers are first made comparable: each divided by the root of the sum of squares of its criterion (vector, the
//! authors' own), or counted from worst 0 to best 1 (min–max). The choice can change the winner (Opricovic and Tzeng
//! 2004), so the result names it. A criterion on which all are equal adds no distance; where all alternatives are equal on
//! all of them, each is as near to the best as to the worst, and C is ½. Figures lie in 0..=1, more is better.

use super::problem::Problem;

/// How numbers of different criteria are made comparable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Normalisation {
    /// Divided by the root of the sum of squares.
    #[default]
    Vector,
    /// 0 for the worst, 1 for the best.
    MinMax,
}

impl Normalisation {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Vector, Self::MinMax];

    /// The word that the command line uses.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Vector => "vector",
            Self::MinMax => "min-max",
        }
    }
}

/// Closeness with its working.
#[derive(Clone, Debug, PartialEq)]
pub struct Topsis {
    /// How numbers were made comparable.
    pub normalisation: Normalisation,
    /// C for each alternative.
    pub closeness: Vec<f64>,
    /// D⁺: the distance of each alternative to the best.
    pub to_best: Vec<f64>,
    /// D⁻: the distance of each alternative to the worst.
    pub to_worst: Vec<f64>,
}

/// The closeness of each alternative.
#[must_use]
pub fn topsis(problem: &Problem, normalisation: Normalisation) -> Topsis {
    let mut squares = vec![(0.0_f64, 0.0_f64); problem.alternatives()];
    for criterion in problem.criteria() {
        let (best, worst) = criterion.best_and_worst();
        let scale = match normalisation {
            Normalisation::Vector => length(&criterion.numbers),
            Normalisation::MinMax => (best - worst).abs(),
        };
        if scale <= 0.0 {
            continue;
        }
        for ((to_best, to_worst), number) in squares.iter_mut().zip(&criterion.numbers) {
            let distance = |from: f64| criterion.weight * (number - from) / scale;
            *to_best += distance(best).powi(2);
            *to_worst += distance(worst).powi(2);
        }
    }
    let distances = || squares.iter().map(|(best, worst)| (best.sqrt(), worst.sqrt()));
    let closeness = distances().map(|(best, worst)| if best + worst > 0.0 { worst / (best + worst) } else { 0.5 });
    Topsis {
        normalisation,
        closeness: closeness.collect(),
        to_best: distances().map(|(best, _)| best).collect(),
        to_worst: distances().map(|(_, worst)| worst).collect(),
    }
}

/// The root of the sum of squares, scaled so that no square overflows.
fn length(numbers: &[f64]) -> f64 {
    let greatest = numbers.iter().fold(0.0_f64, |greatest, number| greatest.max(number.abs()));
    if greatest <= 0.0 {
        return 0.0;
    }
    numbers.iter().map(|number| (number / greatest).powi(2)).sum::<f64>().sqrt() * greatest
}
