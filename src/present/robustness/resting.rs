//! The few sources that a ranking rests on.

use crate::analysis::robustness::knock_out::LeftOut;
use crate::analysis::robustness::rests_on::{Found, LARGEST, RestsOn, Smallest};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, ScenarioIx, SourceIx};
use crate::present::sources::{Citation, citation};
use crate::present::text;

/// What the ranking rests on, source by source.
#[derive(Clone, Debug, PartialEq)]
pub struct RestingOn {
    /// `This ranking rests on 3 sources`.
    pub title: String,
    /// `without all three, the order changes`.
    pub note: String,
    /// What exactly changes, or how far was looked.
    pub detail: String,
    /// In file order; empty where there are too many.
    pub sources: Vec<RestingSource>,
    /// Leaving all of them out, as a trial.
    pub left_out: Option<LeftOut>,
}

/// One source.
#[derive(Clone, Debug, PartialEq)]
pub struct RestingSource {
    /// How it is cited.
    pub citation: Citation,
    /// Who published it, or its title.
    pub name: String,
    /// The scenarios whose cells rest on it.
    pub scenarios: Vec<ScenarioIx>,
    /// `6 cells`.
    pub cells: String,
    /// The row as one sentence.
    pub spoken: String,
}

/// What the central ranking of a document rests on.
#[must_use]
pub fn resting_on(framework: &Framework, of: &RestsOn) -> RestingOn {
    let leader = || match &of.leader {
        Smallest::Found(found) => {
            let name = |source: &SourceIx| row(framework, *source).name;
            let names: Vec<String> = found.sources.iter().map(name).collect();
            format!("Without {}, another scenario leads or shares the lead.", text::list(&names))
        }
        Smallest::MoreThan(searched) => format!("No {} leave another in the lead.", up_to(*searched)),
    };
    match &of.order {
        Smallest::Found(found) => {
            let number = found.sources.len();
            let without = match number {
                1 => "without it".to_owned(),
                2 => "without both".to_owned(),
                number => format!("without all {}", word(number)),
            };
            let same = of.leader.found().is_some_and(|leader| leader.sources == found.sources);
            let further = if same { String::new() } else { format!(" {}", leader()) };
            RestingOn {
                title: format!("This ranking rests on {}", text::count(number, "source", "sources")),
                note: format!("{without}, the order changes"),
                detail: format!("By central scores, {without}: {}.{further}", moved(framework, &of.ranks, found)),
                sources: found.sources.iter().map(|source| row(framework, *source)).collect(),
                left_out: Some(LeftOut::Sources(found.sources.clone())),
            }
        }
        Smallest::MoreThan(0) => RestingOn {
            title: "This ranking rests on no source".to_owned(),
            note: String::new(),
            detail: "No cell of the compared scenarios rests on sources that could be left out.".to_owned(),
            sources: Vec::new(),
            left_out: None,
        },
        Smallest::MoreThan(searched) => RestingOn {
            title: format!("This ranking rests on more than {}", text::count(*searched, "source", "sources")),
            note: if *searched < LARGEST { "no larger sets looked at".to_owned() } else { String::new() },
            detail: format!("By central scores, no {} change the order when they are left out.", up_to(*searched)),
            sources: Vec::new(),
            left_out: None,
        },
    }
}

fn up_to(number: usize) -> String {
    if number == 1 { "single source would".to_owned() } else { format!("{number} sources or fewer would") }
}

fn word(number: usize) -> &'static str {
    match number {
        3 => "three",
        4 => "four",
        _ => "of them",
    }
}

/// `E3 counter-proposal 1st → 2nd and 20-point draft 2nd → 1st`.
fn moved(framework: &Framework, before: &[Option<usize>], found: &Found) -> String {
    let place = |rank: Option<usize>| rank.map_or_else(|| "no rank".to_owned(), text::ordinal);
    let moves: Vec<String> = framework
        .scenario_ixs()
        .zip(before.iter().zip(&found.ranks))
        .filter(|(_, (before, after))| before != after)
        .map(|(scenario, (before, after))| {
            format!("{} {} → {}", framework.scenario(scenario).name, place(*before), place(*after))
        })
        .collect();
    text::list(&moves)
}

fn row(framework: &Framework, source: SourceIx) -> RestingSource {
    let citation = citation(framework, source);
    let rests = |scenario: ScenarioIx, issue: IssueIx| {
        let position = &framework.scenario(scenario).positions[issue.0];
        position.outcome.is_some() && position.sources().contains(&source)
    };
    let cells: Vec<ScenarioIx> = framework
        .scenario_ixs()
        .flat_map(|scenario| framework.issue_ixs().map(move |issue| (scenario, issue)))
        .filter(|(scenario, issue)| rests(*scenario, *issue))
        .map(|(scenario, _)| scenario)
        .collect();
    let mut scenarios = cells.clone();
    scenarios.dedup();
    let name = citation.publisher.clone().unwrap_or_else(|| citation.title.clone());
    let cells = text::count(cells.len(), "cell", "cells");
    let of: Vec<String> = scenarios.iter().map(|scenario| framework.scenario(*scenario).name.clone()).collect();
    let spoken = format!("{name}, {}: {}. Cited by {cells} of {}", citation.date, citation.title, text::list(&of));
    RestingSource { name, scenarios, cells, spoken, citation }
}
