//! Who judges: parties with weights, values, no-deal values and red lines, and where each of these comes from.

use super::ids::{IssueIx, ScenarioIx, TermIx};
use super::issue::Names;
use super::quantity::Micro;
use super::source::Evidence;
use super::value::ValueFunction;

/// Whoever judges scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Unique among parties.
    pub id: String,
    /// For people.
    pub name: String,
    /// At most 18 characters, for narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// What it rests on, and the author's words on it.
    pub evidence: Evidence,
    /// The total below which it would rather have no agreement.
    pub reservation: Option<Reservation>,
    /// One judgement an issue, in the order of the framework's issues.
    pub judgements: Vec<Judgement>,
    /// Outcomes that it says it will never accept.
    pub red_lines: Vec<RedLine>,
    /// Whether the program put it in because the file names no party.
    pub assumed: bool,
}

/// The total below which a party would rather have no agreement; shown as its no-deal value.
#[derive(Clone, Debug, PartialEq)]
pub struct Reservation {
    /// What it is.
    pub at: ReservationAt,
    /// Whether the author only assumes it.
    pub assumed: bool,
    /// What it rests on.
    pub evidence: Evidence,
}

/// How a no-deal value is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReservationAt {
    /// A total.
    Value(Micro),
    /// What a scenario, such as "No agreement", is worth to the party.
    Scenario(ScenarioIx),
}

/// How a party judges one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Points; only their proportions within the party count.
    pub weight: Micro,
    /// Where the points come from.
    pub weight_origin: Origin,
    /// What each outcome is worth; `None` where the party cannot weigh the issue.
    pub values: Option<ValueFunction>,
    /// Where the values come from.
    pub values_origin: Origin,
    /// Why: the author's words, sources, confidence.
    pub evidence: Evidence,
    /// The order and importance that values and points are derived from.
    pub stance: Option<Stance>,
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Written in the file.
    Set,
    /// Derived from the party's stance: its order, or its importance.
    Stance,
    /// Taken from the issue, where the party gives none of its own.
    Issue,
    /// Assumed by the program.
    Assumed,
}

/// What a party has said, before it becomes numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// Best to worst; those in one inner list are tied. Empty where only the importance is known.
    pub order: Order,
    /// How much the issue matters.
    pub importance: Option<Importance>,
}

/// A party's order of outcomes, best to worst, ties together.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// Of terms.
    Terms(Vec<Vec<TermIx>>),
    /// Of numbers.
    Numbers(Vec<Vec<f64>>),
}

/// How much an issue matters to a party, in its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    /// Some outcome is ruled out: 8 points.
    RedLine,
    /// 5 points.
    Priority,
    /// 3 points.
    Interest,
    /// 1 point.
    Flexible,
    /// 1 point.
    Unknown,
}

impl Importance {
    /// Every level, most important first.
    pub const ALL: [Self; 5] = [Self::RedLine, Self::Priority, Self::Interest, Self::Flexible, Self::Unknown];

    /// The word that files use.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::RedLine => "red-line",
            Self::Priority => "priority",
            Self::Interest => "interest",
            Self::Flexible => "flexible",
            Self::Unknown => "unknown",
        }
    }

    /// The points it gives where `rules.importance` does not say otherwise.
    #[must_use]
    pub const fn points(self) -> Micro {
        Micro::whole(match self {
            Self::RedLine => 8,
            Self::Priority => 5,
            Self::Interest => 3,
            Self::Flexible | Self::Unknown => 1,
        })
    }
}

/// An outcome that a party says it will never accept.
#[derive(Clone, Debug, PartialEq)]
pub struct RedLine {
    /// The issue it is on.
    pub issue: IssueIx,
    /// What is ruled out.
    pub never: Never,
    /// Why.
    pub reason: Option<String>,
    /// What it rests on; one without sources is drawn hollow.
    pub evidence: Evidence,
}

/// What a red line rules out.
#[derive(Clone, Debug, PartialEq)]
pub enum Never {
    /// These terms; never empty.
    Terms(Vec<TermIx>),
    /// Numbers less than `below`, and numbers greater than `above`; at least one is given.
    Numbers {
        /// Numbers less than this are ruled out.
        below: Option<f64>,
        /// Numbers greater than this are ruled out.
        above: Option<f64>,
    },
}

impl Party {
    /// The short name, or the name where there is none.
    #[must_use]
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}
