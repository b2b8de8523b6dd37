//! Weights within limits: intervals and linear conditions on shares, sampled by hit-and-run (Smith 1984; Lovász 1999).
//!
//! The set is where the simplex meets the limits. A point well inside is found first, by maximising the least distance to a
//! limit (a linear programme, solved by the simplex method with Bland's rule). From there each step goes a random way in a random
//! direction, evenly over the part of the line that lies within; after enough steps every point is as likely as any other.
//! Every block of draws walks from the same inner point anew, so that blocks do not depend on one another.

use crate::analysis::random::Stream;
use crate::analysis::sensitivity::judged::Part;
use crate::analysis::tableau::Tableau;
use crate::model::ids::IssueIx;

/// What is demanded of a party's shares of weight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// The least and greatest share of issues and groups, 0..=1.
    pub intervals: Vec<(Part, f64, f64)>,
    /// What weighs at least as much as what.
    pub conditions: Vec<Condition>,
}

/// share of `more` ≥ `times` × share of `less`; an issue that both hold counts on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Condition {
    /// What weighs more.
    pub more: Part,
    /// Than how many times the other.
    pub times: f64,
    /// The other.
    pub less: Part,
}

impl Condition {
    /// `more` weighs at least as much as `less`.
    #[must_use]
    pub const fn at_least_as_much(more: Part, less: Part) -> Self {
        Self { more, times: 1.0, less }
    }
}

/// Why weights within limits cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LimitsError {
    /// No weights meet all limits.
    #[error("no weights meet all limits")]
    Impossible,
    /// The limits meet, but leave no room to vary.
    #[error("the limits leave no room between them")]
    NoRoom,
}

/// What is closer than this to a limit is on it.
const CLOSE: f64 = 1e-9;

/// A half space a · w ≤ b, a without its mean: on the simplex that part alone decides.
#[derive(Clone, Debug)]
struct Side {
    factors: Vec<f64>,
    at_most: f64,
}

/// The set of weights within limits, with a point inside.
#[derive(Clone, Debug)]
pub(super) struct Within {
    sides: Vec<Side>,
    inside: Vec<f64>,
    /// Issues whose share may vary.
    free: Vec<usize>,
}

/// Where a walk stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Walk {
    pub(super) at: Vec<f64>,
    way: Vec<f64>,
}

impl Within {
    /// The set that `limits` leave of the simplex over `issues`, or why there is none. `inside` says which issues a part holds;
    /// those that are not in `issues` have no weight.
    pub(super) fn new(
        limits: &Limits,
        issues: &[IssueIx],
        inside: impl Fn(Part) -> Vec<IssueIx>,
    ) -> Result<Self, LimitsError> {
        let holds = |part: Part| -> Vec<bool> {
            let inside = inside(part);
            issues.iter().map(|issue| inside.contains(issue)).collect()
        };
        let mut bounds = vec![(0.0_f64, 1.0_f64); issues.len()];
        let mut rows: Vec<(Vec<f64>, f64)> = Vec::new();
        for (part, low, high) in &limits.intervals {
            let holds = holds(*part);
            if holds.iter().filter(|holds| **holds).count() == 1 {
                // One issue may be pinned, which leaves room for the others.
                let (least, greatest) = &mut bounds[holds.iter().position(|holds| *holds).unwrap_or_default()];
                *least = least.max(*low);
                *greatest = greatest.min(*high);
            } else {
                let all = |factor: f64| holds.iter().map(|holds| if *holds { factor } else { 0.0 }).collect();
                rows.push((all(1.0), *high));
                rows.push((all(-1.0), -*low));
            }
        }
        for condition in &limits.conditions {
            let (more, less) = (holds(condition.more), holds(condition.less));
            let factor = |(more, less): (&bool, &bool)| condition.times * f64::from(*less) - f64::from(*more);
            rows.push((more.iter().zip(&less).map(factor).collect(), 0.0));
        }
        Self::of(&bounds, &rows)
    }

    /// The set between `bounds` where every row's Σ factor × share is at most its number.
    fn of(bounds: &[(f64, f64)], rows: &[(Vec<f64>, f64)]) -> Result<Self, LimitsError> {
        let issues = bounds.len();
        if bounds.iter().any(|(low, high)| low > high) {
            return Err(LimitsError::Impossible);
        }
        let is_free = |(low, high): &(f64, f64)| high - low > CLOSE;
        let free: Vec<usize> = (0..issues).filter(|at| is_free(&bounds[*at])).collect();
        let mut inside: Vec<f64> = bounds.iter().map(|(low, high)| (low + high) / 2.0).collect();
        let pinned: f64 = bounds.iter().zip(&inside).filter(|(bound, _)| !is_free(bound)).map(|(_, at)| at).sum();
        let rest = 1.0 - pinned;
        let mut sides = Vec::new();
        for (k, at) in free.iter().enumerate() {
            let unit = |sign: f64| (0..free.len()).map(|j| if j == k { sign } else { 0.0 }).collect::<Vec<_>>();
            sides.push(Side { factors: unit(-1.0), at_most: -bounds[*at].0 });
            sides.push(Side { factors: unit(1.0), at_most: bounds[*at].1 });
        }
        for (factors, at_most) in rows {
            let fixed: f64 = (0..issues).filter(|at| !free.contains(at)).map(|at| factors[at] * inside[at]).sum();
            let factors = free.iter().map(|at| factors[*at]).collect();
            sides.push(Side { factors, at_most: at_most - fixed });
        }
        let found = deepest(&sides, free.len(), rest)?;
        for (at, share) in free.iter().zip(found) {
            inside[*at] = share;
        }
        Ok(Self { sides: sides.into_iter().filter_map(|side| centred(side, rest)).collect(), inside, free })
    }

    /// Begins at the inner point, and walks until it is forgotten.
    pub(super) fn begin(&self, walk: &mut Walk, stream: &mut Stream) {
        walk.at.clone_from(&self.inside);
        for _ in 0..50 + 10 * self.free.len() {
            self.step(walk, stream);
        }
    }

    /// Walks far enough for a draw that has little to do with the one before.
    pub(super) fn walk(&self, walk: &mut Walk, stream: &mut Stream) {
        for _ in 0..self.free.len().max(2) {
            self.step(walk, stream);
        }
    }

    fn step(&self, walk: &mut Walk, stream: &mut Stream) {
        if self.free.len() < 2 {
            return;
        }
        // Any distribution of directions that is even about the middle will do; that of a cube needs no logarithm.
        walk.way.clear();
        walk.way.extend(self.free.iter().map(|_| 2.0 * stream.unit() - 1.0));
        let mean = walk.way.iter().sum::<f64>() / self.free.len() as f64;
        walk.way.iter_mut().for_each(|part| *part -= mean);
        let (mut back, mut ahead) = (f64::NEG_INFINITY, f64::INFINITY);
        for side in &self.sides {
            let (mut along, mut here) = (0.0, 0.0);
            for ((factor, way), at) in side.factors.iter().zip(&walk.way).zip(&self.free) {
                along += factor * way;
                here += factor * walk.at[*at];
            }
            let room = (side.at_most - here).max(0.0);
            if along > 1e-14 {
                ahead = ahead.min(room / along);
            } else if along < -1e-14 {
                back = back.max(room / along);
            }
        }
        let far = stream.unit();
        if !(back.is_finite() && ahead.is_finite() && back < ahead) {
            return;
        }
        let far = back + (ahead - back) * far;
        for (at, way) in self.free.iter().zip(&walk.way) {
            walk.at[*at] = (walk.at[*at] + far * way).max(0.0);
        }
    }
}

/// A side with the mean of its factors taken out, which changes nothing where shares sum to `rest`; `None` where nothing is left.
fn centred(side: Side, rest: f64) -> Option<Side> {
    let mean = side.factors.iter().sum::<f64>() / side.factors.len().max(1) as f64;
    let factors: Vec<f64> = side.factors.iter().map(|factor| factor - mean).collect();
    let any = factors.iter().any(|factor| factor.abs() > CLOSE);
    any.then_some(Side { factors, at_most: side.at_most - mean * rest })
}

/// The point of the simplex Σ w = `rest` whose least distance to a side is greatest.
fn deepest(sides: &[Side], issues: usize, rest: f64) -> Result<Vec<f64>, LimitsError> {
    let meets = |side: &Side, at: &[f64]| {
        side.factors.iter().zip(at).map(|(factor, share)| factor * share).sum::<f64>() <= side.at_most + CLOSE
    };
    if issues == 0 {
        // Everything is pinned: that is one point, or none.
        let met = rest.abs() <= CLOSE && sides.iter().all(|side| meets(side, &[]));
        return if met { Ok(Vec::new()) } else { Err(LimitsError::Impossible) };
    }
    if issues == 1 {
        let at = [rest];
        let met = rest >= -CLOSE && sides.iter().all(|side| meets(side, &at));
        return if met { Ok(at.to_vec()) } else { Err(LimitsError::Impossible) };
    }
    if rest <= 0.0 {
        return Err(LimitsError::Impossible);
    }
    let mut rows = Vec::new();
    for side in sides {
        // w_last = rest − Σ of the others: what remains are the others, each 0 or more.
        let last = side.factors[issues - 1];
        let mut row: Vec<f64> = side.factors[..issues - 1].iter().map(|factor| factor - last).collect();
        let mean = side.factors.iter().sum::<f64>() / issues as f64;
        let length = side.factors.iter().map(|factor| (factor - mean) * (factor - mean)).sum::<f64>().sqrt();
        let at_most = side.at_most - last * rest;
        if length <= CLOSE {
            // The same everywhere on the simplex.
            if side.at_most < mean * rest - CLOSE {
                return Err(LimitsError::Impossible);
            }
            continue;
        }
        row.push(length);
        rows.push((row, at_most));
    }
    let (point, depth) = maximise_last(&rows);
    if depth < -CLOSE {
        return Err(LimitsError::Impossible);
    }
    if depth < CLOSE {
        return Err(LimitsError::NoRoom);
    }
    let mut inside = point[..issues - 1].to_vec();
    inside.push(rest - inside.iter().sum::<f64>());
    Ok(inside)
}

/// The greatest last variable under `rows` a · x ≤ b, where the last may be negative, the others not, and its factor in every row
/// is positive. Returns the point and its last variable.
fn maximise_last(rows: &[(Vec<f64>, f64)]) -> (Vec<f64>, f64) {
    let columns = rows.first().map_or(1, |(row, _)| row.len());
    let last = columns - 1;
    // The last variable is moved up until nothing at all is a point that meets every row.
    let shift = rows.iter().map(|(row, b)| -b / row[last]).fold(0.0, f64::max);
    let width = columns + rows.len() + 1;
    let table = rows.iter().enumerate().map(|(at, (row, b))| {
        let mut line = vec![0.0; width];
        line[..columns].copy_from_slice(row);
        line[columns + at] = 1.0;
        line[width - 1] = (b + shift * row[last]).max(0.0);
        line
    });
    let basis = (columns..columns + rows.len()).collect();
    let mut tableau = Tableau { table: table.collect(), basis, artificial: None };
    let mut goal = vec![0.0; width - 1];
    goal[last] = 1.0;
    tableau.climb(&goal);
    let mut point = vec![0.0; columns];
    for (row, variable) in tableau.basis.iter().enumerate() {
        if let Some(slot) = point.get_mut(*variable) {
            *slot = tableau.value(row);
        }
    }
    let depth = point[last] - shift;
    (point, depth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::robustness::random::{Matter, root};

    const THREE: [IssueIx; 3] = [IssueIx(0), IssueIx(1), IssueIx(2)];

    const fn issue(at: usize) -> Part {
        Part::Issue(IssueIx(at))
    }

    /// A group holds the first issues, as many as its place and one more.
    fn within(limits: &Limits, issues: &[IssueIx]) -> Result<Within, LimitsError> {
        Within::new(limits, issues, |part| match part {
            Part::Issue(issue) => vec![issue],
            Part::Group(group) => (0..=group.0).map(IssueIx).collect(),
        })
    }

    #[test]
    fn the_middle_of_the_simplex_is_deepest() {
        let within = within(&Limits::default(), &THREE).unwrap();
        assert!(within.inside.iter().all(|share| (share - 1.0 / 3.0).abs() < 1e-9), "{:?}", within.inside);
    }

    #[test]
    fn limits_that_cannot_be_met_are_told_from_those_that_leave_no_room() {
        let limits = |intervals: &[(usize, f64, f64)]| Limits {
            intervals: intervals.iter().map(|(at, low, high)| (issue(*at), *low, *high)).collect(),
            conditions: Vec::new(),
        };
        let why = |limits: &Limits| within(limits, &THREE).err();
        assert_eq!(why(&limits(&[(0, 0.6, 1.0), (1, 0.5, 1.0)])), Some(LimitsError::Impossible));
        assert_eq!(why(&limits(&[(0, 0.5, 0.4)])), Some(LimitsError::Impossible));
        assert_eq!(why(&limits(&[(0, 0.6, 1.0), (1, 0.4, 1.0)])), Some(LimitsError::NoRoom));
        assert_eq!(why(&limits(&[(0, 0.2, 0.2), (1, 0.3, 0.3)])), None, "one point is a set of weights");
        assert_eq!(why(&limits(&[(0, 0.2, 0.2), (1, 0.3, 0.3), (2, 0.1, 0.4)])), Some(LimitsError::Impossible));
        let circle = Limits {
            intervals: vec![(issue(0), 0.5, 1.0)],
            conditions: vec![Condition::at_least_as_much(issue(1), issue(0))],
        };
        assert_eq!(why(&circle), Some(LimitsError::NoRoom), "only (1/2, 1/2, 0)");
    }

    #[test]
    fn a_walk_stays_within_and_covers_the_set_evenly() {
        // w0 ≥ w1 and w2 ≤ 0.3. The set is a quadrilateral; its mean was found by clipping the triangle.
        let limits = Limits {
            intervals: vec![(issue(2), 0.0, 0.3)],
            conditions: vec![Condition::at_least_as_much(issue(0), issue(1))],
        };
        let within = within(&limits, &THREE).unwrap();
        let mut walk = Walk::default();
        let mut sums = [0.0; 3];
        let draws = 40_000;
        for block in 0..40 {
            let mut stream = Stream::new(root(1, Matter::Weights(0)), block);
            within.begin(&mut walk, &mut stream);
            for _ in 0..draws / 40 {
                within.walk(&mut walk, &mut stream);
                let at = &walk.at;
                assert!(at[0] >= at[1] - 1e-9 && at[2] <= 0.3 + 1e-9 && at[2] >= 0.0);
                assert!((at.iter().sum::<f64>() - 1.0).abs() < 1e-9);
                sums.iter_mut().zip(at).for_each(|(sum, share)| *sum += share);
            }
        }
        // Over w2 = z in 0..0.3 the width of w0 − w1 is 0..1 − z: density ∝ 1 − z. E z = (0.045 − 0.009) / 0.255,
        // and w0 is at 3/4, w1 at 1/4 of 1 − z on average.
        let z = 0.036 / 0.255;
        for (sum, mean) in sums.iter().zip([0.75 * (1.0 - z), 0.25 * (1.0 - z), z]) {
            assert!((sum / f64::from(draws) - mean).abs() < 0.006, "{} against {mean}", sum / f64::from(draws));
        }
    }
}
