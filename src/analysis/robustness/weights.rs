//! Which weights are possible, and how they are drawn.
//!
//! Drawn weights are whole numbers that sum to about 2²⁵, so that totals of whole millionths are exact in floating point and
//! equal outcomes tie exactly. *Uniform*: the gaps between sorted uniform numbers are evenly spread over the simplex, as
//! normalised exponentials are (Devroye 1986, chapter V). *Ranked*: such a draw, sorted by the party's order; issues of equal
//! weight are shuffled in every draw, and a weight of nothing stays nothing; its mean is the rank-order centroid. *Around*: a
//! Dirichlet distribution about the current weights, by gamma numbers. *Within*: see [`limits`](super::limits).

use super::lanes::{LANES, Lane, Network};
use super::limits::{Limits, LimitsError, Walk, Within};
use super::random::gamma;
use crate::analysis::random::Stream;
use crate::analysis::sensitivity::judged::Part;
use crate::model::ids::{IssueIx, PartyIx};
use crate::model::quantity::Micro;

/// What drawn weights sum to, but for rounding.
pub(super) const WHOLE: f64 = (1_u32 << 25) as f64;

/// Which weights a party may have. Every party's are drawn on their own, from a set of the same kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum WeightSet {
    /// Any weights, none likelier than others.
    #[default]
    Uniform,
    /// Any weights in the order of the party's present ones.
    Ranked,
    /// Weights near the present ones.
    Around {
        /// By how much of itself, 0..=1, the share of an average issue varies (one standard deviation). With 0 the present
        /// weights are kept.
        spread: f64,
    },
    /// Weights within limits, one set of them a party; a party without any has all weights.
    Within(Vec<Limits>),
}

impl WeightSet {
    /// The word that the command line and files use.
    #[must_use]
    pub const fn keyword(&self) -> &'static str {
        match self {
            Self::Uniform => "uniform",
            Self::Ranked => "ranked",
            Self::Around { .. } => "around",
            Self::Within(_) => "within",
        }
    }
}

/// The spread of [`WeightSet::Around`] where none is given.
pub const USUAL_SPREAD: f64 = 0.35;

/// The concentration of the Dirichlet distribution in which a share of 1/`issues` has the standard deviation `spread`/`issues`:
/// the variance of share w is w (1 − w) / (concentration + 1). At least a tenth, where the spread is greater than any has.
#[must_use]
pub fn concentration(spread: f64, issues: usize) -> f64 {
    let others = issues.saturating_sub(1) as f64;
    (others / (spread * spread).max(1e-9) - 1.0).max(0.1)
}

/// Draws weights of one party.
#[derive(Clone, Debug)]
pub(super) struct Sampler {
    root: u64,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Fixed(Vec<f64>),
    Uniform(Spacings),
    Ranked(Order),
    Around(Vec<f64>),
    Within(Within),
}

/// Where the sampler of a party stands within a block.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    stream: Stream,
    walk: Walk,
    sorted: Vec<Lane>,
}

/// Even draws from the simplex.
#[derive(Clone, Debug)]
struct Spacings {
    length: usize,
    network: Network,
}

/// Issues by falling weight.
#[derive(Clone, Debug)]
struct Order {
    /// Places of issues that have weight, most important first.
    places: Vec<usize>,
    /// Stretches of `places` with equal weight.
    tied: Vec<(usize, usize)>,
    spacings: Spacings,
    network: Network,
}

impl Sampler {
    /// Draws weights of `issues`, whose present points are `points`; `inside` says which issues a part holds. `None` where the set is drawn from weights and there are none.
    pub(super) fn new(
        set: &WeightSet,
        party: PartyIx,
        issues: &[IssueIx],
        points: &[Micro],
        root: u64,
        inside: &dyn Fn(Part) -> Vec<IssueIx>,
    ) -> Result<Option<Self>, LimitsError> {
        let weighted = points.iter().filter(|points| points.0 > 0).count();
        let kind = match set {
            WeightSet::Uniform if issues.is_empty() => return Ok(None),
            WeightSet::Ranked | WeightSet::Around { .. } if weighted == 0 => return Ok(None),
            WeightSet::Uniform => Kind::Uniform(Spacings::new(issues.len())),
            WeightSet::Ranked => Kind::Ranked(Order::new(points)),
            WeightSet::Around { spread } if *spread <= 0.0 || weighted == 1 => Kind::Fixed(whole(points)),
            WeightSet::Around { spread } => {
                let sum: f64 = points.iter().map(|points| points.to_f64()).sum();
                let concentration = concentration(*spread, weighted);
                Kind::Around(points.iter().map(|points| concentration * points.to_f64() / sum).collect())
            }
            WeightSet::Within(_) if issues.is_empty() => return Ok(None),
            WeightSet::Within(limits) => match limits.get(party.0).filter(|limits| **limits != Limits::default()) {
                Some(limits) => Kind::Within(Within::new(limits, issues, inside)?),
                None => Kind::Uniform(Spacings::new(issues.len())),
            },
        };
        Ok(Some(Self { root, kind }))
    }

    /// Whether every draw gives the same weights.
    pub(super) const fn is_fixed(&self) -> bool {
        matches!(self.kind, Kind::Fixed(_))
    }

    /// Begins a block of draws whose first is `draw`.
    pub(super) fn begin(&self, draw: u64) -> Chain {
        let mut chain = Chain { stream: Stream::new(self.root, draw), walk: Walk::default(), sorted: Vec::new() };
        if let Kind::Within(within) = &self.kind {
            within.begin(&mut chain.walk, &mut chain.stream);
        }
        chain
    }

    /// Draws weights for the draws from `draw` on, one lane each, issue by issue, and returns their sums.
    pub(super) fn draw(&self, draw: u64, chain: &mut Chain, weights: &mut [Lane]) -> Lane {
        match &self.kind {
            Kind::Fixed(points) => {
                weights.iter_mut().zip(points).for_each(|(lane, points)| *lane = [*points; LANES]);
            }
            Kind::Uniform(spacings) => {
                let mut streams = streams(self.root, draw);
                spacings.draw(&mut streams, weights);
                return [WHOLE; LANES];
            }
            Kind::Ranked(order) => order.draw(&mut streams(self.root, draw), &mut chain.sorted, weights),
            Kind::Around(shapes) => {
                for (lane, stream) in streams(self.root, draw).iter_mut().enumerate() {
                    let mut sum = 0.0;
                    for (weight, shape) in weights.iter_mut().zip(shapes) {
                        weight[lane] = gamma(*shape, stream);
                        sum += weight[lane];
                    }
                    let scale = if sum > 0.0 { WHOLE / sum } else { 0.0 };
                    weights.iter_mut().for_each(|weight| weight[lane] = (weight[lane] * scale).round());
                }
            }
            Kind::Within(within) => {
                for lane in 0..LANES {
                    within.walk(&mut chain.walk, &mut chain.stream);
                    for (weight, share) in weights.iter_mut().zip(&chain.walk.at) {
                        weight[lane] = (share * WHOLE).round();
                    }
                }
            }
        }
        let mut sums = [0.0; LANES];
        for weight in weights.iter() {
            for lane in 0..LANES {
                sums[lane] += weight[lane];
            }
        }
        sums
    }
}

fn streams(root: u64, draw: u64) -> [Stream; LANES] {
    std::array::from_fn(|lane| Stream::new(root, draw + lane as u64))
}

impl Spacings {
    fn new(length: usize) -> Self {
        Self { length, network: Network::new(length.saturating_sub(1)) }
    }

    /// Gaps between sorted whole numbers below 2²⁵: they sum to that exactly. Two numbers are made of one random one.
    fn draw(&self, streams: &mut [Stream; LANES], gaps: &mut [Lane]) {
        const LOW: u64 = (1 << 32) - 1;
        let last = self.length - 1;
        for pair in 0..last.div_ceil(2) {
            let (even, odd) = (2 * pair, 2 * pair + 1);
            for (lane, stream) in streams.iter_mut().enumerate() {
                let number = stream.next();
                gaps[even][lane] = (number >> 39) as f64;
                if odd < last {
                    gaps[odd][lane] = ((number & LOW) >> 7) as f64;
                }
            }
        }
        self.network.sort(&mut gaps[..last]);
        gaps[last] = [WHOLE; LANES];
        for at in (1..=last).rev() {
            for lane in 0..LANES {
                gaps[at][lane] -= gaps[at - 1][lane];
            }
        }
    }
}

impl Order {
    fn new(points: &[Micro]) -> Self {
        let mut places: Vec<usize> = (0..points.len()).filter(|at| points[*at].0 > 0).collect();
        places.sort_by_key(|at| (std::cmp::Reverse(points[*at]), *at));
        let mut tied = Vec::new();
        let mut from = 0;
        while from < places.len() {
            let equal = places[from..].iter().take_while(|at| points[**at] == points[places[from]]).count();
            if equal > 1 {
                tied.push((from, from + equal));
            }
            from += equal;
        }
        let length = places.len();
        Self { places, tied, spacings: Spacings::new(length), network: Network::new(length) }
    }

    fn draw(&self, streams: &mut [Stream; LANES], sorted: &mut Vec<Lane>, weights: &mut [Lane]) {
        sorted.resize(self.places.len(), [0.0; LANES]);
        self.spacings.draw(streams, sorted);
        self.network.sort(sorted);
        sorted.reverse();
        for (from, to) in &self.tied {
            for (lane, stream) in streams.iter_mut().enumerate() {
                for at in (from + 1..*to).rev() {
                    let other = from + stream.below(at - from + 1);
                    let kept = sorted[at][lane];
                    sorted[at][lane] = sorted[other][lane];
                    sorted[other][lane] = kept;
                }
            }
        }
        weights.fill([0.0; LANES]);
        for (place, weight) in self.places.iter().zip(sorted.iter()) {
            weights[*place] = *weight;
        }
    }
}

/// Points as whole numbers: without a common divisor where they are then small enough, else scaled and rounded.
fn whole(points: &[Micro]) -> Vec<f64> {
    let divisor = points.iter().fold(0, |divisor, points| common_divisor(divisor, points.0.max(0)));
    let sum: i128 = points.iter().map(|points| i128::from(points.0.max(0))).sum();
    if divisor > 0 && sum / i128::from(divisor) <= WHOLE as i128 {
        return points.iter().map(|points| (points.0.max(0) / divisor) as f64).collect();
    }
    points.iter().map(|points| (points.0.max(0) as f64 / sum as f64 * WHOLE).round()).collect()
}

/// Shares as whole numbers that sum to about 2²⁵.
pub(super) fn shares_as_whole(shares: impl Iterator<Item = f64>) -> Vec<f64> {
    shares.map(|share| (share * WHOLE).round()).collect()
}

fn common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::robustness::random::{Matter, root};

    fn mean(set: &WeightSet, points: &[i32], draws: u64) -> Vec<f64> {
        let issues: Vec<IssueIx> = (0..points.len()).map(IssueIx).collect();
        let points: Vec<Micro> = points.iter().map(|points| Micro::whole(*points)).collect();
        let root = root(1, Matter::Weights(0));
        let sampler = Sampler::new(set, PartyIx(0), &issues, &points, root, &|_| Vec::new()).unwrap().unwrap();
        let mut means = vec![0.0; points.len()];
        let mut weights = vec![[0.0; LANES]; points.len()];
        let mut chain = sampler.begin(0);
        for first in (0..draws).step_by(LANES) {
            let sums = sampler.draw(first, &mut chain, &mut weights);
            for lane in 0..LANES {
                assert!((sums[lane] - WHOLE).abs() <= points.len() as f64 || sampler.is_fixed());
                assert_eq!(weights.iter().map(|weight| weight[lane]).sum::<f64>(), sums[lane]);
                means.iter_mut().zip(&weights).for_each(|(mean, weight)| *mean += weight[lane] / sums[lane]);
            }
        }
        means.iter().map(|sum| sum / draws as f64).collect()
    }

    fn close(found: &[f64], expected: &[f64], within: f64) {
        assert!(found.iter().zip(expected).all(|(one, other)| (one - other).abs() < within), "{found:?} {expected:?}");
    }

    #[test]
    fn uniform_weights_have_equal_means() {
        // The standard deviation of a share is √(m − 1) / (m √(m + 1)): four standard errors of 40,000 draws are below 0.004.
        close(&mean(&WeightSet::Uniform, &[1, 0, 9, 4], 40_000), &[0.25; 4], 0.004);
        close(&mean(&WeightSet::Uniform, &[7], 80), &[1.0], 1e-12);
    }

    #[test]
    fn ranked_weights_have_the_rank_order_centroid_as_mean() {
        // Methods 4.8, four issues: 25/48, 13/48, 7/48, 1/16.
        let centroid = [25.0 / 48.0, 13.0 / 48.0, 7.0 / 48.0, 1.0 / 16.0];
        close(&mean(&WeightSet::Ranked, &[9, 5, 2, 1], 40_000), &centroid, 0.003);
        let middle = (13.0 + 7.0) / 96.0;
        close(
            &mean(&WeightSet::Ranked, &[2, 9, 0, 1, 2], 40_000),
            &[middle, centroid[0], 0.0, centroid[3], middle],
            0.003,
        );
    }

    #[test]
    fn weights_around_the_present_ones_keep_them_as_mean_and_spread_as_said() {
        let around = WeightSet::Around { spread: 0.35 };
        close(&mean(&around, &[4, 3, 2, 1, 0], 40_000), &[0.4, 0.3, 0.2, 0.1, 0.0], 0.003);
        close(&mean(&WeightSet::Around { spread: 0.0 }, &[4, 3, 2, 1], 80), &[0.4, 0.3, 0.2, 0.1], 1e-12);
        // Variance of a share of 1/m in the Dirichlet distribution.
        let c = concentration(0.35, 5);
        assert!(((0.2 * 0.8 / (c + 1.0)).sqrt() / 0.2 - 0.35).abs() < 1e-12);
    }

    #[test]
    fn points_become_whole_numbers_exactly_where_they_can() {
        assert_eq!(whole(&[Micro::whole(12), Micro::whole(6), Micro(4_500_000)]), [8.0, 4.0, 3.0]);
        let rounded = whole(&[Micro(333_333_337), Micro(999_999_999)]);
        assert!((rounded.iter().sum::<f64>() - WHOLE).abs() <= 1.0);
    }
}
