//! Best–worst (Rezaei 2015): the most and the least important thing are named, and compared with all others, 1 to 9.
//!
//! Weights minimise ξ, the greatest of |w_B / w_j − a_Bj| and |w_j / w_W − a_jW|: the published, not the linear model. With
//! w_W = 1, a given ξ leaves each w_j and w_B an interval, and w_B can be chosen where every a_Bj and a_jW allow it; that
//! gets easier as ξ grows, so the least ξ is found by halving. With more than three things several weights can have the same
//! ξ (Rezaei 2016): the middle of each interval is taken, and the ends are told.
//!
//! Consistency ratio = ξ / the greatest ξ that a_BW allows, the smaller root of x² − (1 + 2 a) x + a² − a with a = a_BW.

use super::shares::Unanswered;

/// What was answered, in the order of the things.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// The most important.
    pub best: usize,
    /// The least important; another than the best.
    pub worst: usize,
    /// How many times as important the best is as each, 1..=9; 1 for itself.
    pub best_to_others: Vec<f64>,
    /// How many times as important each is as the worst, 1..=9; 1 for the worst. The answer for the best is the one that
    /// `best_to_others` has for the worst.
    pub others_to_worst: Vec<f64>,
}

/// Weights with their working.
#[derive(Clone, Debug, PartialEq)]
pub struct BestWorst {
    /// Shares, in the order of the things.
    pub shares: Vec<f64>,
    /// The least and the greatest share with the same ξ.
    pub between: Vec<(f64, f64)>,
    /// ξ: 0 where all answers agree.
    pub deviation: f64,
    /// ξ over the greatest that the answer for best over worst allows; more than 1 where another answer exceeds that one,
    /// and `None` where that one is 1, but others are not.
    pub ratio: Option<f64>,
}

/// Weights and consistency of some answers.
///
/// # Errors
/// [`Unanswered::Nothing`]; [`Unanswered::Malformed`] where an answer is missing or out of place.
pub fn best_worst(answers: &Answers) -> Result<BestWorst, Unanswered> {
    let things = answers.best_to_others.len();
    if things == 0 {
        return Err(Unanswered::Nothing);
    }
    if things == 1 && answers.best == 0 && answers.worst == 0 {
        return Ok(BestWorst { shares: vec![1.0], between: vec![(1.0, 1.0)], deviation: 0.0, ratio: Some(0.0) });
    }
    let extreme = check(answers)?;
    let others: Vec<(f64, f64)> = (0..things)
        .filter(|thing| *thing != answers.best && *thing != answers.worst)
        .map(|thing| (answers.best_to_others[thing], answers.others_to_worst[thing]))
        .collect();
    let deviation = least(&others, extreme);
    let (low, high) = best_between(&others, extreme, deviation);
    let best = f64::midpoint(low, high);
    let intervals: Vec<(f64, f64)> = (0..things)
        .map(|thing| {
            if thing == answers.worst {
                (1.0, 1.0)
            } else if thing == answers.best {
                (best, best)
            } else {
                between(answers.best_to_others[thing], answers.others_to_worst[thing], best, deviation)
            }
        })
        .collect();
    let middles: Vec<f64> = intervals.iter().map(|(low, high)| f64::midpoint(*low, *high)).collect();
    let all: f64 = middles.iter().sum();
    let (lows, highs): (f64, f64) = intervals.iter().fold((0.0, 0.0), |(l, h), (low, high)| (l + low, h + high));
    let ends = |(low, high): &(f64, f64)| (low / (low + highs - high), high / (high + lows - low));
    Ok(BestWorst {
        shares: middles.iter().map(|middle| middle / all).collect(),
        between: intervals.iter().map(ends).collect(),
        deviation,
        ratio: if deviation > 0.0 { (extreme > 1.0).then(|| deviation / greatest(extreme)) } else { Some(0.0) },
    })
}

/// The greatest deviation that an answer for best over worst allows: where another lies as far from both as it can.
#[must_use]
pub fn greatest(extreme: f64) -> f64 {
    let half = 0.5 + extreme;
    half - (half * half - extreme * extreme + extreme).sqrt()
}

/// Checks answers; the one for best over worst.
fn check(answers: &Answers) -> Result<f64, Unanswered> {
    let Answers { best, worst, best_to_others, others_to_worst } = answers;
    let allowed = |answer: &f64| (1.0..=9.0).contains(answer);
    let get = |of: &[f64], at: usize| of.get(at).copied().ok_or(Unanswered::Malformed);
    let extreme = get(best_to_others, *worst)?;
    let sound = best != worst
        && best_to_others.len() == others_to_worst.len()
        && best_to_others.iter().chain(others_to_worst).all(allowed)
        && get(best_to_others, *best)? == 1.0
        && get(others_to_worst, *worst)? == 1.0
        && get(others_to_worst, *best)? == extreme;
    if sound { Ok(extreme) } else { Err(Unanswered::Malformed) }
}

/// The least deviation for which a weight of the best can be chosen.
fn least(others: &[(f64, f64)], extreme: f64) -> f64 {
    let possible = |deviation: f64| {
        let (low, high) = best_between(others, extreme, deviation);
        low <= high
    };
    if possible(0.0) {
        return 0.0;
    }
    // Eight is always enough: every ratio then may be anything from 1 to 9.
    let (mut too_little, mut enough) = (0.0, 8.0);
    while enough - too_little > 1e-15 * enough {
        let middle = f64::midpoint(too_little, enough);
        if middle <= too_little || middle >= enough {
            break;
        }
        if possible(middle) { enough = middle } else { too_little = middle }
    }
    enough
}

/// Where the weight of the best may lie, the worst being 1.
fn best_between(others: &[(f64, f64)], extreme: f64, deviation: f64) -> (f64, f64) {
    others.iter().fold((extreme - deviation, extreme + deviation), |(low, high), (from_best, to_worst)| {
        let least = (from_best - deviation).max(0.0) * (to_worst - deviation).max(0.0);
        (low.max(least), high.min((from_best + deviation) * (to_worst + deviation)))
    })
}

/// Where the weight of another may lie, the best being `best` and the worst 1.
fn between(from_best: f64, to_worst: f64, best: f64, deviation: f64) -> (f64, f64) {
    let low = (best / (from_best + deviation)).max(to_worst - deviation);
    let high = if from_best > deviation { best / (from_best - deviation) } else { f64::INFINITY };
    let high = high.min(to_worst + deviation);
    // Where only one weight is possible, its ends may have passed each other in the last digit.
    if low <= high { (low, high) } else { (f64::midpoint(low, high), f64::midpoint(low, high)) }
}
