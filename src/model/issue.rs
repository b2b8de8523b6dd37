//! What is at issue: issues with their terms or ranges, and the groups they stand under.

use std::collections::BTreeMap;

use super::ids::{GroupIx, TermIx};
use super::quantity::Micro;
use super::scenario::Outcome;
use super::source::Evidence;
use super::value::ValueFunction;

/// Names in other languages, by language tag.
pub type Names = BTreeMap<String, String>;

/// A heading that issues stand under.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Unique among groups.
    pub id: String,
    /// For people.
    pub name: String,
    /// At most 18 characters, for narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// The group this one stands in; following parents ends.
    pub parent: Option<GroupIx>,
    /// What it rests on, and the author's words on it.
    pub evidence: Evidence,
}

/// Anything on which scenarios differ and parties care.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Unique among issues.
    pub id: String,
    /// The heading it stands under.
    pub group: Option<GroupIx>,
    /// For people.
    pub name: String,
    /// At most 18 characters, for narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// What is to be settled, as a question.
    pub question: Option<String>,
    /// What it rests on.
    pub evidence: Evidence,
    /// What stands where nothing is agreed: used when silence counts as the status quo.
    pub silent: Option<Silent>,
    /// What may be agreed.
    pub scale: Scale,
    /// Points for every party that gives none of its own.
    pub weight: Option<Micro>,
    /// Values for every party that gives none of its own.
    pub values: Option<ValueFunction>,
    /// Which differences matter, for methods that ask.
    pub thresholds: Option<Thresholds>,
}

/// Which differences on an issue matter, for PROMETHEE and ELECTRE: in numbers of a range whose values are linear, else in
/// values of 0 to 100. Each is 0 or more, `indifference <= preference <= veto`, and those that the function needs exist.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// How preference grows with the difference.
    pub function: Preference,
    /// q: up to this difference neither outcome is preferred.
    pub indifference: Option<f64>,
    /// p: from this difference on preference is full.
    pub preference: Option<f64>,
    /// v: from this difference on nothing else makes up for it.
    pub veto: Option<f64>,
    /// s: where the Gaussian bends; positive.
    pub spread: Option<f64>,
}

/// How preference grows with a difference: the six functions of Brans and Vincke.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preference {
    /// Any difference is full preference.
    #[default]
    Usual,
    /// None up to q, full beyond.
    UShape,
    /// Grows evenly to full at p.
    VShape,
    /// None up to q, half up to p, full beyond.
    Level,
    /// None up to q, grows evenly to full at p.
    Linear,
    /// 1 − e^(−d² / 2s²).
    Gaussian,
}

impl Preference {
    /// Every function, in the order of Brans and Vincke.
    pub const ALL: [Self; 6] = [Self::Usual, Self::UShape, Self::VShape, Self::Level, Self::Linear, Self::Gaussian];

    /// The word that files use.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::UShape => "u-shape",
            Self::VShape => "v-shape",
            Self::Level => "level",
            Self::Linear => "linear",
            Self::Gaussian => "gaussian",
        }
    }
}

/// What stands where a scenario is silent.
#[derive(Clone, Debug, PartialEq)]
pub struct Silent {
    /// The outcome of silence.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<String>,
    /// What it rests on.
    pub evidence: Evidence,
}

/// What may be agreed on an issue.
#[derive(Clone, Debug, PartialEq)]
pub enum Scale {
    /// One of several terms; never empty.
    Terms(Vec<Term>),
    /// A number.
    Range(Range),
}

/// One possible settlement of an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Unique within its issue.
    pub id: String,
    /// For people.
    pub name: String,
    /// At most 18 characters, for narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// What it means, in the author's words.
    pub summary: Option<String>,
    /// Who proposed it.
    pub proposed_by: Option<String>,
    /// What it rests on.
    pub evidence: Evidence,
}

/// Numbers from `from` to `to`; `from < to`, both finite.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The least number.
    pub from: f64,
    /// The greatest number.
    pub to: f64,
    /// Distance of the numbers that may be agreed; positive.
    pub step: Option<f64>,
    /// What is counted.
    pub unit: Option<String>,
    /// Names for numbers.
    pub marks: Vec<Mark>,
}

/// A name for a number of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The number, within the range.
    pub at: f64,
    /// For people.
    pub name: String,
    /// At most 18 characters, for narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// What it rests on.
    pub evidence: Evidence,
}

impl Issue {
    /// The short name, or the name where there is none.
    #[must_use]
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }

    /// The terms; empty for a range.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        match &self.scale {
            Scale::Terms(terms) => terms,
            Scale::Range(_) => &[],
        }
    }

    /// The term at `term`, if the issue has it.
    #[must_use]
    pub fn term(&self, term: TermIx) -> Option<&Term> {
        self.terms().get(term.0)
    }

    /// The range, for an issue about a number.
    #[must_use]
    pub const fn range(&self) -> Option<&Range> {
        match &self.scale {
            Scale::Terms(_) => None,
            Scale::Range(range) => Some(range),
        }
    }
}

impl Term {
    /// The short name, or the name where there is none.
    #[must_use]
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}
