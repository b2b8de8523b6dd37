//! The numbered sources of a report. A source has the number of its place in the file, so that `[12]` is the same
//! source in every export of that file; those that nothing shown cites are left out.

use std::collections::BTreeSet;

use super::Scope;
use super::dossier::Dossier;
use crate::model::framework::Framework;
use crate::model::ids::SourceIx;
use crate::present::sources::{Citation, citation};

/// One numbered source.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is cited as.
    pub number: usize,
    /// The source.
    pub citation: Citation,
    /// What the file's author says of it.
    pub note: Option<String>,
}

/// The number that a source is cited as.
#[must_use]
pub const fn number(source: SourceIx) -> usize {
    source.0 + 1
}

/// `[2, 17]`; empty where nothing is cited.
#[must_use]
pub fn references(sources: &[SourceIx]) -> String {
    let numbers: Vec<String> = sources.iter().map(|source| number(*source).to_string()).collect();
    if numbers.is_empty() { String::new() } else { format!("[{}]", numbers.join(", ")) }
}

/// Every source that the report cites, by number.
#[must_use]
pub fn register(scope: &Scope, dossiers: &[Dossier]) -> Vec<Entry> {
    let framework = scope.document.framework();
    let mut cited = BTreeSet::new();
    for dossier in dossiers {
        cited.extend(dossier.sources.iter().copied());
        cited.extend(dossier.stances.iter().flat_map(|stance| stance.sources.iter().copied()));
        cited.extend(dossier.cells.iter().flat_map(|cell| cell.sources.iter().chain(&cell.term_sources).copied()));
    }
    for scenario in &scope.scenarios {
        cited.extend(framework.scenario(*scenario).evidence.sources.iter().copied());
    }
    for party in &scope.parties {
        let party = framework.party(*party);
        cited.extend(party.evidence.sources.iter().copied());
        cited.extend(party.reservation.iter().flat_map(|reservation| reservation.evidence.sources.iter().copied()));
        cited.extend(party.red_lines.iter().flat_map(|line| line.evidence.sources.iter().copied()));
    }
    cited.into_iter().map(|source| entry(framework, source)).collect()
}

fn entry(framework: &Framework, source: SourceIx) -> Entry {
    Entry { number: number(source), citation: citation(framework, source), note: framework.source(source).note.clone() }
}
