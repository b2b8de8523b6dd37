//! One weight walks from nothing to everything; the others keep their proportions (methods, section 2).
//!
//! w_k → x, w_j → w_j (1 − x)/(1 − w_k): totals are straight lines in x, links' points staying as they are, and the leader
//! changes where lines cross. Where w_k is 1 the others share what is left equally; so do the members of a group without
//! weight. Under left-out silence totals are ratios of lines.

use std::cmp::Ordering;

use super::fraction::Fraction;
use super::judged::{Course, Judged, Sums};
use super::signs::{Place, Signs};
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::model::quantity::MILLION;

/// What the scenarios' totals do while one weight walks.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// The share of the weight now, 0..=1.
    pub now: f64,
    /// One a scenario that takes part, by total now, equal ones by id.
    pub lines: Vec<Line>,
    /// Who leads where, from 0 to 1; empty where no scenario takes part.
    pub stretches: Vec<Stretch>,
}

/// One scenario's total as a function of the share.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Whose total.
    pub scenario: ScenarioIx,
    zero: (f64, f64),
    one: (f64, f64),
}

/// A part of the scale in which the lead does not change.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Where it begins, as a share.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Who leads all along it, in the order of ids: more than one where totals are equal throughout.
    pub leaders: Vec<ScenarioIx>,
}

impl Line {
    pub(super) fn new(course: &Course, scenario: ScenarioIx, entry: usize) -> Self {
        let sums = |at: &Sums| (at.weighted.to_f64() / MILLION as f64, at.counted.to_f64());
        Self { scenario, zero: sums(&course.zero[entry]), one: sums(&course.one[entry]) }
    }

    /// The total at a share; `None` where nothing that counts has weight.
    #[must_use]
    pub fn at(&self, share: f64) -> Option<f64> {
        let (weighted, counted) = self.parts_at(share);
        (counted > 0.0).then(|| weighted / counted)
    }

    /// The weighted sum and the points counted at a share, each over the same unit at every share.
    pub(super) fn parts_at(&self, share: f64) -> (f64, f64) {
        let mix = |zero: f64, one: f64| (1.0 - share) * zero + share * one;
        (mix(self.zero.0, self.one.0), mix(self.zero.1, self.one.1))
    }

    /// The difference to another total at a share, times what both are divided by.
    pub(super) fn crossing(&self, other: &Self, share: f64) -> Option<f64> {
        let ((own, own_counted), (theirs, their_counted)) = (self.parts_at(share), other.parts_at(share));
        let same = self.zero.1 == other.zero.1 && self.one.1 == other.one.1;
        Some(if same { own - theirs } else { own * their_counted - theirs * own_counted })
    }

    /// Whether the total is a straight line in the share.
    #[must_use]
    pub fn is_straight(&self) -> bool {
        self.zero.1 == self.one.1
    }
}

impl Walk {
    /// The walk of the weight of `moved` together.
    #[must_use]
    pub fn new(judged: &Judged, moved: &[IssueIx]) -> Self {
        let course = judged.course(moved);
        let line = |entry: &usize| Line::new(&course, judged.scenarios()[*entry], *entry);
        let lines = judged.order().iter().map(line).collect();
        Self { now: course.now.to_f64(), lines, stretches: stretches(&course, judged.scenarios()) }
    }

    /// Where the lead changes, as shares.
    pub fn changes(&self) -> impl Iterator<Item = f64> {
        self.stretches.iter().skip(1).map(|stretch| stretch.from)
    }
}

/// Follows the highest line from 0 to 1.
fn stretches(course: &Course, scenarios: &[ScenarioIx]) -> Vec<Stretch> {
    let start = Place::exact(Fraction::zero());
    let all: Vec<usize> = (0..scenarios.len()).collect();
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut at = start;
    let mut among = all.clone();
    loop {
        let Some(best) = among.iter().copied().reduce(|best, other| match Signs::of(course, best, other).after(&at) {
            Ordering::Less => other,
            _ => best,
        }) else {
            return stretches;
        };
        let signs: Vec<Signs> = all.iter().map(|other| Signs::of(course, best, *other)).collect();
        let next = signs.iter().filter_map(|signs| signs.next_loss(&at)).min_by(|a, b| a.compare(b)).cloned();
        let equal = |other: &&usize| signs[**other].after(&at).is_eq();
        let leaders: Vec<ScenarioIx> = all.iter().filter(equal).map(|other| scenarios[*other]).collect();
        let to = next.as_ref().map_or(1.0, Place::to_f64);
        match stretches.last_mut() {
            Some(last) if last.leaders == leaders => last.to = to,
            _ => stretches.push(Stretch { from: at.to_f64(), to, leaders }),
        }
        let Some(place) = next.filter(|place| place.to_f64() < 1.0) else {
            if let Some(last) = stretches.last_mut() {
                last.to = 1.0;
            }
            return stretches;
        };
        let takes_over = |other: &usize| signs[*other].next_loss(&at).is_some_and(|loss| loss.compare(&place).is_eq());
        among = all.iter().copied().filter(takes_over).collect();
        at = place;
    }
}
