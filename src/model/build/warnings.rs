//! What the user should know of a file that is accepted.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::book::Report;
use crate::model::ids::IssueIx;
use crate::model::issue::Issue;
use crate::model::parts::Parts;
use crate::model::party::Party;
use crate::model::problem::Problem;
use crate::model::quantity::Micro;
use crate::model::scenario::{Outcome, Scenario};

/// Notes every warning that does not depend on links.
pub(super) fn warn(parts: &Parts, issues: &[Issue], parties: &[Party], scenarios: &[Scenario], report: &mut Report) {
    uncited_sources(parts, report);
    weightless_issues(parts, issues, parties, report);
    missing_reservations(parts, parties, report);
    unsourced_outcomes(parts, scenarios, report);
    equal_scenarios(parts, scenarios, report);
}

fn uncited_sources(parts: &Parts, report: &mut Report) {
    for (index, part) in parts.sources.iter().enumerate() {
        if !report.is_cited(index)
            && let Some(id) = &part.id
        {
            report.add(
                Problem::warning(
                    "uncited-source",
                    id.place.clone(),
                    format!("No statement cites the source `{}`.", id.value),
                )
                .label("never cited")
                .found("no statement that cites it")
                .expected("at least one statement with this source"),
            );
        }
    }
}

fn weightless_issues(parts: &Parts, issues: &[Issue], parties: &[Party], report: &mut Report) {
    for (index, (part, issue)) in parts.issues.iter().zip(issues).enumerate() {
        let weighed = parties
            .iter()
            .filter_map(|party| party.judgements.get(index))
            .any(|judgement| judgement.weight > Micro::ZERO);
        if !weighed {
            let place = part.id.as_ref().map_or(&part.place, |id| &id.place);
            report.add(
                Problem::warning(
                    "weightless-issue",
                    place.clone(),
                    format!("No party gives “{}” any weight.", issue.name),
                )
                .label("weighs nothing for anyone")
                .found("a weight of 0 for everyone")
                .expected("a weight greater than 0 for at least one party"),
            );
        }
    }
}

fn missing_reservations(parts: &Parts, parties: &[Party], report: &mut Report) {
    for (part, party) in parts.parties.iter().zip(parties) {
        if part.reservation.is_none() {
            let place = part.id.as_ref().map_or(&part.place, |id| &id.place);
            let message =
                format!("{} has no reservation value: what it would accept rests on its red lines alone.", party.name);
            report.add(
                Problem::warning("no-reservation", place.clone(), message)
                    .label("no reservation value")
                    .found("no `reservation`")
                    .expected("`reservation` with a number, or with a scenario"),
            );
        }
    }
}

fn unsourced_outcomes(parts: &Parts, scenarios: &[Scenario], report: &mut Report) {
    for (part, scenario) in parts.scenarios.iter().zip(scenarios) {
        if !part.statement.sources.is_empty() {
            continue;
        }
        for (key, outcome) in &part.outcomes {
            let cited_within = outcome.any.iter().flat_map(|any| &any.value).any(|chance| !chance.sources.is_empty());
            let silent = outcome.silent.as_ref().is_some_and(|silent| silent.value);
            if outcome.statement.sources.is_empty() && !cited_within && !silent {
                let message =
                    format!("Nothing says where the outcome of “{}” on `{}` comes from.", scenario.name, key.value);
                report.add(
                    Problem::warning("unsourced-outcome", outcome.place.clone(), message)
                        .label("no source")
                        .found("an outcome without `sources`")
                        .expected("`sources` of the outcome, or of its scenario"),
                );
            }
        }
    }
}

fn equal_scenarios(parts: &Parts, scenarios: &[Scenario], report: &mut Report) {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    for (part, scenario) in parts.scenarios.iter().zip(scenarios) {
        let outcomes = fingerprint(scenario);
        if let Some(earlier) = first.get(&outcomes) {
            let place = part.id.as_ref().map_or(&part.place, |id| &id.place);
            let message = format!("“{}” has the same outcomes as “{earlier}”.", scenario.name);
            report.add(
                Problem::warning("same-outcomes", place.clone(), message)
                    .label("same outcomes as another")
                    .found("the same outcome on every issue")
                    .expected("scenarios that differ on at least one issue"),
            );
        } else {
            first.insert(outcomes, &scenario.name);
        }
    }
}

/// The same text for scenarios with the same outcomes, whatever the order in which open ones are listed.
fn fingerprint(scenario: &Scenario) -> String {
    let mut text = String::new();
    for (index, position) in scenario.positions.iter().enumerate() {
        let Some(outcome) = &position.outcome else { continue };
        let listed = match outcome {
            Outcome::Term(term) => format!("{term:?}"),
            Outcome::Number(number) => format!("{number}"),
            Outcome::AnyTerm(chances) => {
                listed(chances.iter().map(|chance| format!("{:?} {}", chance.of, chance.likelihood)))
            }
            Outcome::AnyNumber(chances) => {
                listed(chances.iter().map(|chance| format!("{} {}", chance.of, chance.likelihood)))
            }
            Outcome::Between { low, likely, high } => format!("{low} {likely:?} {high}"),
        };
        // Writing to a string cannot fail.
        let _ = write!(text, "{:?}={listed};", IssueIx(index));
    }
    text
}

fn listed(items: impl Iterator<Item = String>) -> String {
    let mut items: Vec<String> = items.collect();
    items.sort();
    items.join(",")
}
