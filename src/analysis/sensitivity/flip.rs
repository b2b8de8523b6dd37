//! The smallest change of weights that unseats the leader, for each rival (methods, section 2).
//!
//! With d_i = v_leader,i − v_rival,i, links' points in them, the least Euclidean change of shares to a tie minimises ‖x − w‖²
//! over Σx = 1, x ≥ 0, d·x ≤ 0. By the conditions of Karush, Kuhn and Tucker x_i = max(0, w_i − μd_i − λ(μ)), and d·x falls as μ
//! grows: the path in μ is followed from the present weights, exactly, from one set of positive weights to the next, until the
//! two are equal. While no weight reaches nothing that is D/‖c‖ at w − D c/(c·c), c = d − mean(d).

use std::cmp::Ordering;

use super::fraction::Fraction;
use super::judged::Judged;
use super::whole::Whole;
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::model::quantity::Micro;

/// What it takes to put a rival level with the leader.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    /// The rival.
    pub to: ScenarioIx,
    /// The nearest weights at which the two are equal; `None` where no weights put the rival ahead.
    pub tie: Option<Tie>,
}

/// Weights at which two scenarios are equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Euclidean distance from the present shares; 0 where the two are equal now.
    pub distance: f64,
    /// Shares of all issues, in file order, summing to 1.
    pub shares: Vec<f64>,
}

/// The smallest change for every rival of the leader, in the order of the ranking; `None` where totals are ratios, which are
/// under left-out silence: then the two are equal on a curved surface, and no such change is offered.
#[must_use]
pub fn flips(judged: &Judged) -> Option<Vec<Flip>> {
    if !judged.is_straight() {
        return None;
    }
    let Some((leader, rivals)) = judged.order().split_first() else { return Some(Vec::new()) };
    Some(
        rivals.iter().map(|rival| Flip { to: judged.scenarios()[*rival], tie: tie(judged, *leader, *rival) }).collect(),
    )
}

fn tie(judged: &Judged, leader: usize, rival: usize) -> Option<Tie> {
    let issues = (0..judged.points().len()).filter(|issue| judged.is_valued(*issue));
    let lead = |issue: usize| {
        let value = |scenario| judged.value_with_links(scenario, issue).unwrap_or(0);
        Whole::Small(value(leader) - value(rival))
    };
    let (issues, lead): (Vec<usize>, Vec<Whole>) = issues.map(|issue| (issue, lead(issue))).unzip();
    let points: Vec<Whole> = issues.iter().map(|issue| Whole::Small(judged.points()[*issue])).collect();
    let path = Path { lead: &lead, points: &points, sum: Whole::Small(judged.sum()) };
    let found = path.follow()?;
    let mut tie = Tie { distance: 0.0, shares: vec![0.0; judged.points().len()] };
    let mut squares = 0.0;
    for ((issue, share), points) in issues.into_iter().zip(found).zip(&points) {
        squares += (share - points.to_f64() / judged.sum() as f64).powi(2);
        tie.shares[issue] = share;
    }
    tie.distance = squares.sqrt();
    Some(tie)
}

/// The problem in whole numbers: shares are points over their sum.
struct Path<'a> {
    lead: &'a [Whole],
    points: &'a [Whole],
    sum: Whole,
}

/// On a set of positive weights, the number of them times each weight is `level − μ × slope`.
struct Piece {
    positive: Vec<bool>,
    count: Whole,
    level: Vec<Whole>,
    slope: Vec<Whole>,
}

impl Path<'_> {
    /// The shares at which the lead is gone; `None` where it cannot be.
    fn follow(&self) -> Option<Vec<f64>> {
        let lead_now = dot(self.lead, self.points, |_| true);
        if !lead_now.sign().is_gt() {
            return Some(self.points.iter().map(|points| points.to_f64() / self.sum.to_f64()).collect());
        }
        if !self.lead.iter().any(|lead| lead.sign().is_lt()) {
            return None;
        }
        let mut at = Fraction::zero();
        let mut piece = self.piece(vec![true; self.lead.len()]);
        loop {
            piece = self.leave(&piece, &at);
            let reached = piece.tie(self.lead);
            match piece.next(&at) {
                Some(next) if reached.as_ref().is_none_or(|reached| *reached > next) => at = next,
                _ => return reached.map(|reached| piece.shares(&reached, &self.sum)),
            }
        }
    }

    fn piece(&self, positive: Vec<bool>) -> Piece {
        let count = Whole::Small(positive.iter().filter(|positive| **positive).count() as i128);
        let total = |of: &[Whole]| {
            of.iter().zip(&positive).filter(|(_, positive)| **positive).fold(Whole::ZERO, |sum, (one, _)| &sum + one)
        };
        let (missing, leads) = (&self.sum - &total(self.points), total(self.lead));
        let level = self.points.iter().map(|points| &(&count * points) + &missing).collect();
        let slope = self.lead.iter().map(|lead| &(&count * lead) - &leads).collect();
        Piece { positive, count, level, slope }
    }

    /// The set of positive weights just beyond `at`, given the one before it: weights that are nothing there come in or go
    /// out by whether they would grow. Those that would fall are dropped until none does; dropping one only lets the others
    /// grow less, so none has to come back.
    fn leave(&self, before: &Piece, at: &Fraction) -> Piece {
        let nothing: Vec<bool> = (0..self.lead.len()).map(|issue| before.value(issue, at).is_eq()).collect();
        let may = before.positive.iter().zip(&nothing).map(|(positive, nothing)| *positive || *nothing);
        // Before the first step every weight is in the set, and those of nothing are found here.
        let mut piece = self.piece(may.collect());
        loop {
            let falls = |issue: usize| piece.positive[issue] && nothing[issue] && piece.slope[issue].sign().is_gt();
            let falling: Vec<bool> = (0..self.lead.len()).map(falls).collect();
            if !falling.contains(&true) {
                return piece;
            }
            let kept = piece.positive.iter().zip(falling).map(|(positive, falls)| *positive && !falls).collect();
            piece = self.piece(kept);
        }
    }
}

impl Piece {
    /// The sign of a weight at `at`; of a weight that is out, of how far it is from coming in.
    fn value(&self, issue: usize, at: &Fraction) -> Ordering {
        let (above, below) = at.parts();
        (&(&self.level[issue] * below) - &(above * &self.slope[issue])).sign()
    }

    /// Where the lead is gone if the set stays; `None` where it does not shrink.
    fn tie(&self, lead: &[Whole]) -> Option<Fraction> {
        let inside = |issue: usize| self.positive[issue];
        let (level, slope) = (dot(lead, &self.level, inside), dot(lead, &self.slope, inside));
        slope.sign().is_gt().then(|| Fraction::new(level, slope))
    }

    /// Where the next weight becomes nothing, or comes in.
    fn next(&self, at: &Fraction) -> Option<Fraction> {
        let changes = |issue: &usize| match (self.positive[*issue], self.slope[*issue].sign()) {
            (true, sign) => sign.is_gt(),
            (false, sign) => sign.is_lt(),
        };
        let events = (0..self.positive.len())
            .filter(changes)
            .map(|issue| Fraction::new(self.level[issue].clone(), self.slope[issue].clone()));
        events.filter(|event| event > at).min()
    }

    fn shares(&self, at: &Fraction, sum: &Whole) -> Vec<f64> {
        let (above, below) = at.parts();
        let whole = &(&self.count * sum) * below;
        let share = |issue: usize| {
            if !self.positive[issue] {
                return 0.0;
            }
            let part = &(&self.level[issue] * below) - &(above * &self.slope[issue]);
            Fraction::new(part, whole.clone()).to_f64()
        };
        (0..self.positive.len()).map(share).collect()
    }
}

fn dot(left: &[Whole], right: &[Whole], counts: impl Fn(usize) -> bool) -> Whole {
    let terms = left.iter().zip(right).enumerate().filter(|(entry, _)| counts(*entry));
    terms.fold(Whole::ZERO, |sum, (_, (left, right))| &sum + &(left * right))
}

/// How far beyond the tie weights go, as parts of the way, until the rival is ahead.
const BEYOND: [f64; 6] = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1];

/// Points with which the rival of `flip` is ahead: those of the tie and a little further on the same way, so that rounding to
/// millionths cannot leave the leader in front; where weights of nothing bar that way, a little towards the issue on which the
/// rival has most ahead. `now` are the party's points; their sum is kept but for rounding. `None` where there is no tie, the
/// two are level now, or points are too few to be told apart.
#[must_use]
pub fn beyond(judged: &Judged, flip: &Flip, now: &[Micro]) -> Option<Vec<Micro>> {
    let tie = flip.tie.as_ref().filter(|tie| tie.distance > 0.0)?;
    let entry = |scenario: ScenarioIx| judged.scenarios().iter().position(|other| *other == scenario);
    let (leader, rival) = (entry(judged.leader()?)?, entry(flip.to)?);
    let valued: Vec<usize> = (0..now.len()).filter(|issue| judged.is_valued(*issue)).collect();
    let sum: f64 = valued.iter().map(|issue| now[*issue].to_f64()).sum();
    let value = |scenario, issue| judged.value_with_links(scenario, issue).unwrap_or(0);
    let lead = |issue: usize| value(leader, issue) - value(rival, issue);
    let best = valued.iter().copied().min_by_key(|issue| lead(*issue))?;
    let same_way = |further: f64, issue: usize| {
        let (then, from) = (tie.shares[issue], judged.share(IssueIx(issue)));
        (then + further * (then - from)).max(0.0)
    };
    let to_best =
        |further: f64, issue: usize| (1.0 - further) * tie.shares[issue] + if issue == best { further } else { 0.0 };
    let ways: [&dyn Fn(f64, usize) -> f64; 2] = [&same_way, &to_best];
    ways.into_iter().flat_map(|way| BEYOND.map(|further| (way, further))).find_map(|(way, further)| {
        let whole: f64 = valued.iter().map(|issue| way(further, *issue)).sum();
        let mut points = now.to_vec();
        for issue in &valued {
            points[*issue] = Micro((way(further, *issue) / whole * sum * 1e6).round() as i64);
        }
        let ahead: i128 = valued.iter().map(|issue| i128::from(points[*issue].0) * lead(*issue)).sum();
        (ahead < 0).then_some(points)
    })
}
