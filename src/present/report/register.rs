//! The numbered sources of a report. A source has the number of its place in the file, so that `[12]` is the same
//! source in every export of that file; those that nothing shown cites are left out.

use std::collections::BTreeSet;

use super::Scope;
use super::dossier::Dossier;
use crate::model::framework::Framework;
use crate::model::ids::SourceIx;
use crate::present::evidence::{self, StatementRow};
use crate::present::sources::{Citation, citation, mark};

/// One numbered source.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is cited as.
    pub number: usize,
    /// The source.
    pub citation: Citation,
    /// What the file's author says of it.
    pub note: Option<String>,
    /// Every statement of the file that rests on it, also of parts that are not shown.
    pub statements: Vec<StatementRow>,
}

/// A source as it is cited by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The number.
    pub number: usize,
    /// For a class that calls for care: the letter after the number, and the word it stands for.
    pub mark: Option<(char, &'static str)>,
}

/// The number that a source is cited as, with the mark of its class.
#[must_use]
pub fn reference(framework: &Framework, source: SourceIx) -> Reference {
    Reference { number: number(source), mark: mark(framework.source(source).class) }
}

/// The number that a source is cited as.
#[must_use]
pub const fn number(source: SourceIx) -> usize {
    source.0 + 1
}

/// `[2, 17s]`; empty where nothing is cited.
#[must_use]
pub fn references(framework: &Framework, sources: &[SourceIx]) -> String {
    let written = |source: &SourceIx| {
        let Reference { number, mark } = reference(framework, *source);
        mark.map_or_else(|| number.to_string(), |(letter, _)| format!("{number}{letter}"))
    };
    let numbers: Vec<String> = sources.iter().map(written).collect();
    if numbers.is_empty() { String::new() } else { format!("[{}]", numbers.join(", ")) }
}

/// Those of `sources` that call for care, by number: `17 state-linked; 21 second-hand`.
#[must_use]
pub fn with_care(framework: &Framework, sources: &[SourceIx]) -> String {
    let care = sources.iter().filter_map(|source| {
        let Reference { number, mark } = reference(framework, *source);
        mark.map(|(_, word)| format!("{number} {word}"))
    });
    care.collect::<Vec<_>>().join("; ")
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
    let statements = evidence::by_source(framework);
    let entry = |source: SourceIx| Entry {
        number: number(source),
        citation: citation(framework, source),
        note: framework.source(source).note.clone(),
        statements: statements.get(source.0).cloned().unwrap_or_default(),
    };
    cited.into_iter().map(entry).collect()
}
