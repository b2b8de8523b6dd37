//! Complete proposals: an outcome, or silence, on every issue.

use super::date::PartialDate;
use super::ids::{SourceIx, TermIx};
use super::issue::Names;
use super::quantity::Micro;
use super::source::Evidence;

/// One complete proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Unique among scenarios.
    pub id: String,
    /// For people.
    pub name: String,
    /// At most 18 characters, for narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub date: Option<PartialDate>,
    /// What it is, in the file author's words.
    pub summary: Option<String>,
    /// What it rests on.
    pub evidence: Evidence,
    /// Shown apart and never ranked: a reference such as "No agreement", rather than a proposal.
    pub reference: bool,
    /// One position an issue, in the order of the framework's issues.
    pub positions: Vec<Position>,
}

/// What a scenario says on one issue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    /// The outcome; `None` where the scenario does not address the issue.
    pub outcome: Option<Outcome>,
    /// What it rests on.
    pub evidence: Evidence,
}

/// What a scenario says on an issue that it addresses. Terms exist and numbers lie in the range.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Settled on a term.
    Term(TermIx),
    /// Settled on a number.
    Number(f64),
    /// Open between terms; never empty, each term once, likelihoods not all zero.
    AnyTerm(Vec<Chance<TermIx>>),
    /// Open between numbers; never empty, each number once, likelihoods not all zero.
    AnyNumber(Vec<Chance<f64>>),
    /// An uncertain number, `low <= likely <= high`: triangular, or uniform without `likely`.
    Between {
        /// The least it may be.
        low: f64,
        /// The most likely.
        likely: Option<f64>,
        /// The greatest it may be.
        high: f64,
    },
}

/// One of several outcomes that are open.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance<T> {
    /// The outcome.
    pub of: T,
    /// Relative likelihood, zero or more; only proportions count.
    pub likelihood: Micro,
    /// Who reports it.
    pub sources: Vec<SourceIx>,
    /// The author's words on it.
    pub note: Option<String>,
}

impl Outcome {
    /// Whether it names one outcome only.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Term(_) | Self::Number(_))
    }
}

impl Scenario {
    /// The short name, or the name where there is none.
    #[must_use]
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

impl Position {
    /// Its sources, those of its open outcomes included, each once.
    #[must_use]
    pub fn sources(&self) -> Vec<SourceIx> {
        let mut sources = self.evidence.sources.clone();
        let mut add = |more: &[SourceIx]| {
            for source in more {
                if !sources.contains(source) {
                    sources.push(*source);
                }
            }
        };
        match &self.outcome {
            Some(Outcome::AnyTerm(chances)) => chances.iter().for_each(|chance| add(&chance.sources)),
            Some(Outcome::AnyNumber(chances)) => chances.iter().for_each(|chance| add(&chance.sources)),
            _ => {}
        }
        sources
    }
}
