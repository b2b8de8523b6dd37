//! The scenarios that take part for one party, reduced to whole numbers, and what moving one weight does to their totals.

use std::cmp::Ordering;

use super::fraction::Fraction;
use super::whole::{Whole, small_gcd};
use crate::analysis::outcome::counted;
use crate::analysis::scoring::{Basis, link_points, takes_part};
use crate::analysis::values::ValueTable;
use crate::analysis::weights::issues_under;
use crate::model::framework::Framework;
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx};
use crate::model::quantity::Micro;

/// Whose weight moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// One issue.
    Issue(IssueIx),
    /// All issues under a group, nested groups included; they keep their proportions.
    Group(GroupIx),
}

impl Part {
    /// Its issues, in file order.
    #[must_use]
    pub fn issues(self, framework: &Framework) -> Vec<IssueIx> {
        match self {
            Self::Issue(issue) => vec![issue],
            Self::Group(group) => issues_under(framework, Some(group)),
        }
    }

    /// Every group that has issues and every issue, groups first, in file order.
    #[must_use]
    pub fn all(framework: &Framework) -> Vec<Self> {
        let groups = (0..framework.groups().len()).map(|group| Self::Group(GroupIx(group)));
        let groups = groups.filter(|group| !group.issues(framework).is_empty());
        groups.chain(framework.issue_ixs().map(Self::Issue)).collect()
    }

    /// The outermost groups that have issues, and the issues in no group: together they hold every issue once.
    #[must_use]
    pub fn outermost(framework: &Framework) -> Vec<Self> {
        let outermost = |part: &Self| match part {
            Self::Group(group) => framework.group(*group).parent.is_none(),
            Self::Issue(issue) => framework.issue(*issue).group.is_none(),
        };
        Self::all(framework).into_iter().filter(outermost).collect()
    }
}

/// Sums over some issues, for one scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sums {
    /// Σ points × value, links' points × points counted added.
    pub(super) weighted: Whole,
    /// Σ points of the issues that count.
    pub(super) counted: Whole,
}

/// What the totals are while one weight walks from nothing to everything, the others keeping their proportions.
///
/// At the share x a total is (x·one + (1 − x)·zero) of the weighted sums over the same of the points counted: a straight line
/// where every issue counts, since both ends then count the same points.
#[derive(Clone, Debug)]
pub(super) struct Course {
    /// The part's share now.
    pub(super) now: Fraction,
    /// For each scenario, without the part.
    pub(super) zero: Vec<Sums>,
    /// For each scenario, the part alone.
    pub(super) one: Vec<Sums>,
}

/// One party's scenarios that are ranked.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    party: PartyIx,
    scenarios: Vec<ScenarioIx>,
    points: Vec<i128>,
    sum: i128,
    valued: Vec<bool>,
    values: Vec<Vec<Option<i64>>>,
    adds: Vec<i64>,
    order: Vec<usize>,
    tied: usize,
}

impl Judged {
    /// Reduces `framework` for `party`; `table` must be made from it.
    #[must_use]
    pub fn new(framework: &Framework, table: &ValueTable, basis: &Basis, party: PartyIx) -> Self {
        let scenarios =
            framework.scenario_ixs().filter(|scenario| takes_part(framework, table, basis, party, *scenario));
        Self::of(framework, table, basis, party, scenarios.collect())
    }

    /// The same for some scenarios, whether they are ranked or not.
    pub(super) fn of(
        framework: &Framework,
        table: &ValueTable,
        basis: &Basis,
        party: PartyIx,
        mut scenarios: Vec<ScenarioIx>,
    ) -> Self {
        let judgements = &framework.party(party).judgements;
        let valued: Vec<bool> = judgements.iter().map(|judgement| judgement.values.is_some()).collect();
        let points = basis.weights.party(party).iter().zip(&valued);
        let points: Vec<i128> = points.map(|(points, valued)| if *valued { i128::from(points.0) } else { 0 }).collect();
        let divisor = points.iter().fold(0, |divisor, points| small_gcd(divisor, points.unsigned_abs())).max(1);
        let points: Vec<i128> = points.into_iter().map(|points| points / divisor as i128).collect();
        scenarios.retain(|scenario| {
            points.iter().zip(table.row(party, *scenario)).any(|(points, value)| *points > 0 && value.is_some())
        });
        scenarios.sort_by(|a, b| framework.scenario(*a).id.cmp(&framework.scenario(*b).id));
        let central = |scenario: &ScenarioIx| -> Vec<Option<i64>> {
            table.row(party, *scenario).iter().map(|value| value.map(|value| value.central.0)).collect()
        };
        let links = |scenario: &ScenarioIx| {
            link_points(framework, party, |issue| counted(framework, *scenario, issue, table.silence()).1).central.0
        };
        let mut judged = Self {
            party,
            points: points.clone(),
            sum: points.iter().sum(),
            valued,
            values: scenarios.iter().map(central).collect(),
            adds: scenarios.iter().map(links).collect(),
            scenarios,
            order: Vec::new(),
            tied: 0,
        };
        judged.rank();
        judged
    }

    /// Orders by the totals of now, equal ones by id.
    fn rank(&mut self) {
        let weights: Vec<(usize, i128)> = self.points.iter().copied().enumerate().collect();
        let totals: Vec<Sums> = (0..self.len()).map(|scenario| self.sums(scenario, &weights, 1)).collect();
        let compare = |a: &usize, b: &usize| compare(&totals[*b], &totals[*a]);
        self.order = (0..self.len()).collect();
        self.order.sort_by(compare);
        self.tied = match self.order.first() {
            Some(first) => self.order.iter().filter(|other| compare(first, other).is_eq()).count(),
            None => 0,
        };
    }

    /// Whose judgement this is.
    #[must_use]
    pub const fn party(&self) -> PartyIx {
        self.party
    }

    /// Those that take part, in the order of their ids.
    #[must_use]
    pub fn scenarios(&self) -> &[ScenarioIx] {
        &self.scenarios
    }

    /// How many take part.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.scenarios.len()
    }

    /// Whether none takes part.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.scenarios.is_empty()
    }

    /// Those that take part by total, equal ones by id.
    #[must_use]
    pub fn ranking(&self) -> Vec<ScenarioIx> {
        self.order.iter().map(|scenario| self.scenarios[*scenario]).collect()
    }

    /// The scenario with the highest total, the first by id among equals.
    #[must_use]
    pub fn leader(&self) -> Option<ScenarioIx> {
        self.order.first().map(|leader| self.scenarios[*leader])
    }

    /// How many share the highest total, the leader among them; 0 where none takes part.
    #[must_use]
    pub const fn tied(&self) -> usize {
        self.tied
    }

    /// Whether every scenario counts the same issues, so that totals are straight lines in each weight. Under left-out silence
    /// they mostly are not.
    #[must_use]
    pub fn is_straight(&self) -> bool {
        let counts = |row: &[Option<i64>]| row.iter().map(Option::is_some).collect::<Vec<_>>();
        self.values.windows(2).all(|pair| counts(&pair[0]) == counts(&pair[1]))
    }

    /// An issue's share of the weight, 0..=1.
    #[must_use]
    pub fn share(&self, issue: IssueIx) -> f64 {
        if self.sum == 0 { 0.0 } else { self.points[issue.0] as f64 / self.sum as f64 }
    }

    /// Whether the same scenarios take part with the same values and links, whatever the weights.
    #[must_use]
    pub fn has_values_of(&self, other: &Self) -> bool {
        self.party == other.party
            && self.scenarios == other.scenarios
            && self.valued == other.valued
            && self.values == other.values
            && self.adds == other.adds
    }

    /// The scenario with the highest total with other points, where that is more than `scenario` has. Only where totals are
    /// straight lines do all count the same points, so that weighted sums compare as totals do.
    #[must_use]
    pub fn first_ahead_of(&self, scenario: ScenarioIx, points: &[Micro]) -> Option<ScenarioIx> {
        let total = |scenario: usize| -> i128 {
            let term = |(issue, points): (usize, &Micro)| {
                Some(i128::from(points.0) * self.value_with_links(scenario, issue).filter(|_| self.valued[issue])?)
            };
            points.iter().enumerate().filter_map(term).sum()
        };
        let own = total(self.scenarios.iter().position(|other| *other == scenario)?);
        let ahead = (0..self.len()).map(|other| (total(other), other)).filter(|(total, _)| *total > own);
        let first = ahead.reduce(|first, other| if other.0 > first.0 { other } else { first })?;
        Some(self.scenarios[first.1])
    }

    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }

    pub(super) fn points(&self) -> &[i128] {
        &self.points
    }

    pub(super) const fn sum(&self) -> i128 {
        self.sum
    }

    pub(super) fn is_valued(&self, issue: usize) -> bool {
        self.valued[issue]
    }

    /// The central value of a scenario on an issue and its links' points, in millionths, where the issue counts.
    pub(super) fn value_with_links(&self, scenario: usize, issue: usize) -> Option<i128> {
        self.values[scenario][issue].map(|value| i128::from(value) + i128::from(self.adds[scenario]))
    }

    /// The issues of `part` that the party values, or the others, with what each weighs among them: their points, or one each
    /// where they have none.
    pub(super) fn side(&self, inside: &[IssueIx], wanted: bool) -> (Vec<(usize, i128)>, i128) {
        let issues = (0..self.points.len()).filter(|issue| self.valued[*issue]);
        let issues = issues.filter(|issue| inside.contains(&IssueIx(*issue)) == wanted);
        let mut weights: Vec<(usize, i128)> = issues.map(|issue| (issue, self.points[issue])).collect();
        if weights.iter().all(|(_, points)| *points == 0) {
            weights.iter_mut().for_each(|(_, points)| *points = 1);
        }
        let sum = weights.iter().map(|(_, points)| points).sum();
        (weights, sum)
    }

    /// Sums of one scenario over `weights`, everything times `times`.
    pub(super) fn sums(&self, scenario: usize, weights: &[(usize, i128)], times: i128) -> Sums {
        let (mut weighted, mut counted) = (0_i128, 0_i128);
        for (issue, points) in weights {
            if let Some(value) = self.values[scenario][*issue] {
                weighted += points * i128::from(value);
                counted += points;
            }
        }
        let times = Whole::Small(times);
        let counted = Whole::Small(counted);
        let links = &counted * &Whole::Small(i128::from(self.adds[scenario]));
        Sums { weighted: &(&Whole::Small(weighted) + &links) * &times, counted: &counted * &times }
    }

    /// What the totals are while the weight of `moved` walks. Where there is nothing else to weigh, or nothing in it, totals
    /// do not change and the course stands still.
    pub(super) fn course(&self, moved: &[IssueIx]) -> Course {
        let all: Vec<usize> = (0..self.len()).collect();
        self.course_of(moved, &all)
    }

    /// The same of some scenarios only, by their places, in this order.
    pub(super) fn course_of(&self, moved: &[IssueIx], entries: &[usize]) -> Course {
        let (inside, inside_sum) = self.side(moved, true);
        let (outside, outside_sum) = self.side(moved, false);
        let has: i128 = moved.iter().map(|issue| self.points[issue.0]).sum();
        let now = Fraction::new(Whole::Small(has), Whole::Small(self.sum.max(1)));
        let all = |weights: &[(usize, i128)], times| entries.iter().map(|s| self.sums(*s, weights, times)).collect();
        match (inside.is_empty(), outside.is_empty()) {
            (true, _) => Course { now, zero: all(&outside, 1), one: all(&outside, 1) },
            (_, true) => Course { now, zero: all(&inside, 1), one: all(&inside, 1) },
            (false, false) => Course { now, zero: all(&outside, inside_sum), one: all(&inside, outside_sum) },
        }
    }
}

/// Orders two totals, exactly. Totals over nothing come first.
pub(super) fn compare(a: &Sums, b: &Sums) -> Ordering {
    match (a.counted.is_zero(), b.counted.is_zero()) {
        (false, false) if a.counted == b.counted => a.weighted.cmp(&b.weighted),
        (false, false) => (&a.weighted * &b.counted).cmp(&(&b.weighted * &a.counted)),
        (a, b) => b.cmp(&a),
    }
}
