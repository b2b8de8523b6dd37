//! How far one party's weight can move before the scenario that is first for all parties together is first no more.
//!
//! Scenarios are ordered by their smallest margin over the no-deal values (scenario format, "Totals"). Only the margins of the
//! party whose weight moves change: with f the smallest margin of the others and m(x) its own, a scenario is first while
//! min(f, m(x)) is at least that of every other, and acceptable to all while it is not negative. The ends are roots of
//! m = f', m' = f, m = m' and m = 0, quadratics at most; which side of them holds is decided halfway between two roots in floating
//! point, totals within a billionth of a point counting as equal.

use super::judged::{Course, Judged};
use super::stability::{Interval, Swap};
use super::walk::Line;
use crate::analysis::exact::Margin;
use crate::analysis::scoring::{Basis, Scores};
use crate::analysis::values::ValueTable;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::party::ReservationAt;

/// Margins closer than this, in points of the total, are equal.
const EQUAL: f64 = 1e-9;

/// Where the first scenario stays first, and acceptable to all.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// The scenario that is first.
    pub first: ScenarioIx,
    /// The share now.
    pub weight: f64,
    /// Where it stays first and acceptable. A bound without a swap, other than 0 or 1, is where it is acceptable no more.
    pub interval: Interval,
}

/// One party's margins over its no-deal value as a weight of it walks.
struct Margins {
    first: Standing,
    others: Vec<Standing>,
}

struct Standing {
    scenario: ScenarioIx,
    /// The smallest margin of the other parties.
    fixed: f64,
    line: Line,
    no_deal: NoDeal,
}

#[derive(Clone)]
enum NoDeal {
    Value(f64),
    Line(Line),
}

impl Standing {
    fn margin(&self, share: f64) -> Option<f64> {
        let no_deal = match &self.no_deal {
            NoDeal::Value(value) => *value,
            NoDeal::Line(line) => line.at(share)?,
        };
        Some(self.line.at(share)? - no_deal)
    }

    fn smallest(&self, share: f64) -> f64 {
        self.margin(share).map_or(f64::NEG_INFINITY, |margin| margin.min(self.fixed))
    }
}

/// The interval of the weight of `moved` for `party`; `scores` must be those of `basis`. `None` where no scenario is first and
/// acceptable to all.
#[must_use]
pub fn together(
    framework: &Framework,
    table: &ValueTable,
    basis: &Basis,
    scores: &Scores,
    party: PartyIx,
    moved: &[IssueIx],
) -> Option<Together> {
    let ranked: Vec<ScenarioIx> =
        framework.scenario_ixs().filter(|scenario| scores.all[scenario.0].rank.is_some()).collect();
    let leads = ranked.iter().copied().filter(|scenario| scores.all[scenario.0].rank == Some(1));
    let first = leads.min_by(|a, b| framework.scenario(*a).id.cmp(&framework.scenario(*b).id))?;
    if !scores.all_by_margin || scores.all[first.0].accepting < framework.parties().len() {
        return None;
    }
    let no_deal = match basis.no_deal_at(framework, party)? {
        ReservationAt::Scenario(scenario) => Some(scenario),
        ReservationAt::Value(_) => None,
    };
    let judged = Judged::of(framework, table, basis, party, ranked.iter().copied().chain(no_deal).collect());
    let course = judged.course(moved);
    let line = |scenario: ScenarioIx| {
        let entry = judged.scenarios().iter().position(|other| *other == scenario)?;
        Some(Line::new(&course, scenario, entry))
    };
    let over = match no_deal {
        Some(scenario) => NoDeal::Line(line(scenario)?),
        None => NoDeal::Value(scores.parties[party.0].reservation?.to_f64()),
    };
    let standing = |scenario: ScenarioIx| {
        let others = framework.party_ixs().filter(|other| *other != party);
        let margins = others.map(|other| scores.parties[other.0].scenarios[scenario.0].margin.map(Margin::to_f64));
        let fixed = margins.collect::<Option<Vec<f64>>>()?.into_iter().fold(f64::INFINITY, f64::min);
        Some(Standing { scenario, fixed, line: line(scenario)?, no_deal: over.clone() })
    };
    let others = ranked.iter().filter(|scenario| **scenario != first).filter_map(|scenario| standing(*scenario));
    let margins = Margins { first: standing(first)?, others: others.collect() };
    Some(margins.interval(&course))
}

impl Margins {
    fn interval(&self, course: &Course) -> Together {
        let now = course.now.to_f64();
        let mut bounds = self.roots();
        bounds.sort_by(f64::total_cmp);
        let below: Vec<f64> = bounds.iter().copied().filter(|root| *root < now).rev().chain([0.0]).collect();
        let above: Vec<f64> = bounds.into_iter().filter(|root| *root > now).chain([1.0]).collect();
        let (low, falls_below) = self.walk_out(now, &below);
        let (high, falls_above) = self.walk_out(now, &above);
        let interval = Interval { low, high, below: falls_below, above: falls_above };
        Together { first: self.first.scenario, weight: now, interval }
    }

    /// From `now` past one bound after another, to the last before the first scenario is first no more, and who is then.
    fn walk_out(&self, now: f64, bounds: &[f64]) -> (f64, Option<Swap>) {
        let mut at = now;
        for bound in bounds {
            if (bound - at).abs() > 1e-12 {
                let halfway = f64::midpoint(at, *bound);
                let own = self.first.smallest(halfway);
                let ahead = self.others.iter().filter(|other| other.smallest(halfway) > own + EQUAL);
                // Stable: the first by order of the file among equals.
                let best =
                    ahead.reduce(
                        |best, other| {
                            if other.smallest(halfway) > best.smallest(halfway) + EQUAL { other } else { best }
                        },
                    );
                if let Some(best) = best {
                    return (at, Some(Swap { falls: self.first.scenario, rises: best.scenario }));
                }
                if own < -EQUAL {
                    return (at, None);
                }
            }
            at = *bound;
        }
        (at, None)
    }

    fn roots(&self) -> Vec<f64> {
        let mut roots = Vec::new();
        let mut add = |difference: &dyn Fn(f64) -> Option<f64>| roots.extend(roots_of(difference));
        add(&|x| self.first.scaled_margin(x, 0.0));
        for other in &self.others {
            add(&|x| self.first.scaled_margin(x, other.fixed));
            add(&|x| other.scaled_margin(x, self.first.fixed));
            add(&|x| self.first.line.crossing(&other.line, x));
        }
        roots
    }
}

impl Standing {
    /// (margin − `level`) times what it is divided by: at most a quadratic in the share.
    fn scaled_margin(&self, share: f64, level: f64) -> Option<f64> {
        if !level.is_finite() {
            return None;
        }
        match &self.no_deal {
            NoDeal::Value(value) => {
                let (weighted, counted) = self.line.parts_at(share);
                Some(weighted - (value + level) * counted)
            }
            NoDeal::Line(line) => {
                let ((weighted, counted), (under, under_counted)) = (self.line.parts_at(share), line.parts_at(share));
                Some(weighted * under_counted - under * counted - level * counted * under_counted)
            }
        }
    }
}

/// Roots within 0..=1 of what is at most a quadratic, from its values at 0, ½ and 1.
fn roots_of(quadratic: &dyn Fn(f64) -> Option<f64>) -> Vec<f64> {
    let (Some(zero), Some(half), Some(one)) = (quadratic(0.0), quadratic(0.5), quadratic(1.0)) else {
        return Vec::new();
    };
    let square = 2.0 * (zero - 2.0 * half + one);
    let linear = one - zero - square;
    let size = zero.abs().max(half.abs()).max(one.abs());
    let roots = if square.abs() <= 1e-13 * size {
        vec![-zero / linear]
    } else {
        let discriminant = linear * linear - 4.0 * square * zero;
        if discriminant < 0.0 {
            return Vec::new();
        }
        let far = -0.5 * (linear + discriminant.sqrt().copysign(linear));
        vec![far / square, zero / far]
    };
    roots.into_iter().filter(|root| (0.0..=1.0).contains(root)).collect()
}
