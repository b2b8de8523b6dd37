//! The table that second opinions work on, made from a framework for one party.
//!
//! Alternatives are the scenarios that have a rank by totals: compared, not shown apart, and not certainly across a red
//! line of the party; what is ruled out does not move the figures of what is not. Criteria are the issues with weight that
//! the party values. A range whose values are straight from one end to the other gives its numbers, with the direction of
//! `better`; other ranges and terms give the party's values, 0 to 100, more being better. Open outcomes and silence count
//! by their central number or value. Points of links, which belong to no issue, are not counted.
//!
//! Under left-out silence scenarios count different issues, which no table holds: refused where that happens.

use super::problem::{Criterion, Problem, Refusal};
use crate::analysis::outcome::{Counted, counted};
use crate::analysis::scoring::{Basis, Scores};
use crate::analysis::values::ValueTable;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::issue::Range;
use crate::model::link::Effect;
use crate::model::quantity::Micro;
use crate::model::scenario::{Chance, Outcome};
use crate::model::value::{Better, ValueFunction};

/// What the methods are asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The alternatives, in file order.
    pub scenarios: Vec<ScenarioIx>,
    /// Compared scenarios that take no part, as they certainly cross a red line of the party.
    pub blocked: Vec<ScenarioIx>,
    /// The criteria, in file order: positions of [`Refusal`] are positions here.
    pub issues: Vec<IssueIx>,
    /// Which of them count by the numbers of their range; the others count by the party's values.
    pub by_numbers: Vec<IssueIx>,
    /// Whether links give the party points, which only totals count.
    pub has_links: bool,
    /// The table, or why there is none.
    pub problem: Result<Problem, Refusal>,
}

/// The table for `party`. `table` and `scores` must be made from `framework` and `basis`.
#[must_use]
pub fn input(framework: &Framework, table: &ValueTable, basis: &Basis, scores: &Scores, party: PartyIx) -> Input {
    let standing = &scores.parties[party.0].scenarios;
    let compared = |scenario: &ScenarioIx| {
        basis.included[scenario.0] && !crate::analysis::scoring::is_apart(framework, basis, *scenario)
    };
    let ruled_out = |scenario: &ScenarioIx| standing[scenario.0].is_blocked();
    let (blocked, scenarios): (Vec<_>, Vec<_>) = framework.scenario_ixs().filter(compared).partition(ruled_out);
    let weighs = |issue: &IssueIx| {
        !basis.weights.points(party, *issue).is_zero() && framework.party(party).judgements[issue.0].values.is_some()
    };
    let issues: Vec<IssueIx> = framework.issue_ixs().filter(weighs).collect();
    let by_numbers: Vec<IssueIx> =
        issues.iter().copied().filter(|issue| straight(framework, party, *issue).is_some()).collect();
    let has_links = framework.links().iter().any(|link| match link.effect {
        Effect::Adds { party: whose, .. } => whose.is_none_or(|whose| whose == party),
        Effect::Impossible => false,
    });
    let columns: Vec<Option<Criterion>> =
        issues.iter().map(|issue| criterion(framework, table, basis, party, *issue, &scenarios)).collect();
    let missing: Vec<usize> = (0..columns.len()).filter(|column| columns[*column].is_none()).collect();
    let problem = if scenarios.is_empty() || missing.is_empty() {
        Problem::new(scenarios.len(), columns.into_iter().flatten())
    } else {
        Err(Refusal::Missing(missing))
    };
    Input { scenarios, blocked, issues, by_numbers, has_links, problem }
}

/// The range of an issue and which end is better, where the party's values are straight over it.
fn straight(framework: &Framework, party: PartyIx, issue: IssueIx) -> Option<(&Range, Better)> {
    match (framework.issue(issue).range(), &framework.party(party).judgements[issue.0].values) {
        (Some(range), Some(ValueFunction::Curve { better, curve })) if *curve == 0.0 => Some((range, *better)),
        _ => None,
    }
}

/// The column of an issue; `None` where a scenario does not count it.
fn criterion(
    framework: &Framework,
    table: &ValueTable,
    basis: &Basis,
    party: PartyIx,
    issue: IssueIx,
    scenarios: &[ScenarioIx],
) -> Option<Criterion> {
    let straight = straight(framework, party, issue);
    let number = |scenario: &ScenarioIx| match straight {
        Some((range, _)) => central(range, counted(framework, *scenario, issue, table.silence()).1),
        None => table.value(party, *scenario, issue).map(|value| value.central.to_f64()),
    };
    Some(Criterion {
        numbers: scenarios.iter().map(number).collect::<Option<Vec<f64>>>()?,
        better: straight.map_or(Better::High, |(_, better)| better),
        weight: basis.weights.points(party, issue).to_f64(),
        thresholds: framework.issue(issue).thresholds,
    })
}

/// The central number of what counts on a range.
fn central(range: &Range, counted: Counted<'_>) -> Option<f64> {
    match counted {
        Counted::Nothing => None,
        Counted::Anything => Some(f64::midpoint(range.from, range.to)),
        Counted::Outcome(Outcome::Number(number)) => Some(*number),
        Counted::Outcome(Outcome::AnyNumber(chances)) => mean(chances),
        Counted::Outcome(Outcome::Between { low, likely, high }) => Some(likely.unwrap_or(f64::midpoint(*low, *high))),
        Counted::Outcome(Outcome::Term(_) | Outcome::AnyTerm(_)) => None,
    }
}

/// The likelihood-weighted mean.
fn mean(chances: &[Chance<f64>]) -> Option<f64> {
    let likelihood = |chance: &Chance<f64>| Micro::to_f64(chance.likelihood);
    let all: f64 = chances.iter().map(likelihood).sum();
    (all > 0.0).then(|| chances.iter().map(|chance| likelihood(chance) / all * chance.of).sum())
}
