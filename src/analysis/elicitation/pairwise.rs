//! Pairwise comparison (Saaty 1977, 1980): how many times as important is one thing as another, for every pair.
//!
//! Weights are the principal eigenvector of the table of answers, by power iteration; λ is its eigenvalue, CI = (λ − n) /
//! (n − 1), and the consistency ratio CR = CI / RI, RI the mean CI of random answers by Saaty's table ([`RANDOM`]). Answers
//! that agree with each other have CR 0; above 0.10 they should be looked at again. The triad that disagrees most is the
//! three things a, b, c for which a:b times b:c is furthest from a:c, as a factor.

use super::shares::Unanswered;

/// RI for 1, 2, 3 … things, after Saaty (1980). Other tables differ in the second digit, and CR with them.
pub const RANDOM: [f64; 15] = [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/// The consistency ratio above which answers should be looked at again.
pub const ACCEPTABLE: f64 = 0.10;

/// The largest answer on Saaty's scale.
pub const MOST: f64 = 9.0;

/// Sweeps until weights stay: for answers on Saaty's scale each brings them nearer by a factor of at least 80/82, so that
/// 1e-12 takes fewer than 1,200.
const SWEEPS: usize = 5_000;

/// Weights with their working.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairwise {
    /// Shares, in the order of the things compared.
    pub shares: Vec<f64>,
    /// λ, at least n.
    pub eigenvalue: f64,
    /// CI; 0 for one or two things, which cannot disagree.
    pub index: f64,
    /// RI; `None` for more things than the table has.
    pub random: Option<f64>,
    /// CR; 0 for one or two things.
    pub ratio: Option<f64>,
    /// The triad that disagrees most; `None` where there are fewer than three things, or all agree.
    pub worst: Option<Triad>,
}

/// Three things compared with each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triad {
    /// Their positions, ascending.
    pub things: [usize; 3],
    /// The answer for the first over the third.
    pub said: f64,
    /// What the other two answers imply for it.
    pub implied: f64,
}

impl Triad {
    /// How far what was said and what is implied lie apart, as a factor of at least 1.
    #[must_use]
    pub fn factor(&self) -> f64 {
        (self.implied / self.said).max(self.said / self.implied)
    }
}

/// The table of answers, each thing over each other, from those above the diagonal, row by row.
///
/// # Errors
/// [`Unanswered::Nothing`]; [`Unanswered::Malformed`] where the number of answers is not n (n − 1) / 2, or one of them is
/// not in 1/9..=9.
pub fn table(things: usize, upper: &[f64]) -> Result<Vec<Vec<f64>>, Unanswered> {
    if things == 0 {
        return Err(Unanswered::Nothing);
    }
    // A little beyond the scale, for 1/9 in floating point.
    let allowed = |answer: &f64| (1.0 / MOST - 1e-9..=MOST + 1e-9).contains(answer);
    if upper.len() != things * (things - 1) / 2 || !upper.iter().all(allowed) {
        return Err(Unanswered::Malformed);
    }
    let mut table = vec![vec![1.0; things]; things];
    let pairs = (0..things).flat_map(|one| (one + 1..things).map(move |other| (one, other)));
    for ((one, other), answer) in pairs.zip(upper) {
        table[one][other] = *answer;
        table[other][one] = answer.recip();
    }
    Ok(table)
}

/// Weights and consistency of the answers above the diagonal, row by row.
///
/// # Errors
/// As [`table`].
pub fn pairwise(things: usize, upper: &[f64]) -> Result<Pairwise, Unanswered> {
    let table = table(things, upper)?;
    let (shares, eigenvalue) = principal(&table);
    let excess = (eigenvalue - things as f64).max(0.0);
    let index = if things > 2 { excess / (things - 1) as f64 } else { 0.0 };
    let random = RANDOM.get(things - 1).copied();
    let ratio = if things > 2 { random.map(|random| index / random) } else { Some(0.0) };
    Ok(Pairwise { shares, eigenvalue, index, random, ratio, worst: worst(&table) })
}

/// The principal eigenvector, summing to 1, and its eigenvalue. The table is positive, so both are unique and positive.
fn principal(table: &[Vec<f64>]) -> (Vec<f64>, f64) {
    let mut shares = vec![1.0 / table.len() as f64; table.len()];
    let mut eigenvalue = 1.0;
    for _ in 0..SWEEPS {
        let image: Vec<f64> =
            table.iter().map(|row| row.iter().zip(&shares).map(|(answer, share)| answer * share).sum()).collect();
        eigenvalue = image.iter().sum();
        let next: Vec<f64> = image.iter().map(|x| x / eigenvalue).collect();
        let moved = next.iter().zip(&shares).map(|(next, now)| (next - now).abs()).fold(0.0, f64::max);
        shares = next;
        if moved < 1e-14 {
            break;
        }
    }
    (shares, eigenvalue)
}

/// The triad with the greatest factor; the first in order among equals, `None` where all agree.
fn worst(table: &[Vec<f64>]) -> Option<Triad> {
    let things = table.len();
    let mut worst: Option<(f64, Triad)> = None;
    for first in 0..things {
        for second in first + 1..things {
            for third in second + 1..things {
                let triad = Triad {
                    things: [first, second, third],
                    said: table[first][third],
                    implied: table[first][second] * table[second][third],
                };
                let factor = triad.factor();
                if factor > worst.map_or(1.0, |(most, _)| most) + 1e-9 {
                    worst = Some((factor, triad));
                }
            }
        }
    }
    worst.map(|(_, triad)| triad)
}
