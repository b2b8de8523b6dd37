//! Everything in one file, checked: the value the whole program works on.

use super::date::PartialDate;
use super::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx, SourceIx};
use super::issue::{Group, Issue};
use super::link::Link;
use super::party::{Party, ReservationAt};
use super::scenario::Scenario;
use super::source::Source;

/// How an issue that a scenario does not address counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Silence {
    /// It may still be settled in any way: terms equally likely, a range uniform.
    #[default]
    Open,
    /// The issue's `silent` outcome stands; where it has none, as [`Silence::Open`].
    StatusQuo,
    /// The issue is dropped for this scenario and the other weights count alone.
    LeftOut,
}

impl Silence {
    /// Every mode, the default first.
    pub const ALL: [Self; 3] = [Self::Open, Self::StatusQuo, Self::LeftOut];

    /// The word that files and the command line use.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::StatusQuo => "status-quo",
            Self::LeftOut => "left-out",
        }
    }
}

/// A framework: what is at issue, who judges it, which scenarios are on the table, where each statement comes from.
///
/// It can only be had from [`build`](super::build::build), so that all positions in it lead somewhere, values lie in
/// 0..=100, every scenario has a position and every party a judgement on every issue, and at least one issue, one
/// scenario and one party exist.
#[derive(Clone, Debug, PartialEq)]
pub struct Framework {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) as_of: Option<PartialDate>,
    pub(super) summary: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) license: Option<String>,
    pub(super) silence: Silence,
    pub(super) sources: Vec<Source>,
    pub(super) groups: Vec<Group>,
    pub(super) issues: Vec<Issue>,
    pub(super) parties: Vec<Party>,
    pub(super) scenarios: Vec<Scenario>,
    pub(super) links: Vec<Link>,
}

impl Framework {
    /// The framework's own id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// For people.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The day up to which the file speaks.
    #[must_use]
    pub const fn as_of(&self) -> Option<PartialDate> {
        self.as_of
    }

    /// What the file holds, in its author's words.
    #[must_use]
    pub fn summary(&self) -> Option<&str> {
        self.summary.as_deref()
    }

    /// Who made the file.
    #[must_use]
    pub fn authors(&self) -> &[String] {
        &self.authors
    }

    /// The licence the file is under.
    #[must_use]
    pub fn license(&self) -> Option<&str> {
        self.license.as_deref()
    }

    /// How the file wants silence to count.
    #[must_use]
    pub const fn silence(&self) -> Silence {
        self.silence
    }

    /// Sources, in file order.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Groups, in file order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Issues, in file order; never empty.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Parties, in file order; never empty.
    #[must_use]
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// Scenarios, in file order; never empty.
    #[must_use]
    pub fn scenarios(&self) -> &[Scenario] {
        &self.scenarios
    }

    /// Links, in file order.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The source at `source`.
    #[must_use]
    pub fn source(&self, source: SourceIx) -> &Source {
        &self.sources[source.0]
    }

    /// The group at `group`.
    #[must_use]
    pub fn group(&self, group: GroupIx) -> &Group {
        &self.groups[group.0]
    }

    /// The issue at `issue`.
    #[must_use]
    pub fn issue(&self, issue: IssueIx) -> &Issue {
        &self.issues[issue.0]
    }

    /// The party at `party`.
    #[must_use]
    pub fn party(&self, party: PartyIx) -> &Party {
        &self.parties[party.0]
    }

    /// The scenario at `scenario`.
    #[must_use]
    pub fn scenario(&self, scenario: ScenarioIx) -> &Scenario {
        &self.scenarios[scenario.0]
    }

    /// Positions of all issues.
    pub fn issue_ixs(&self) -> impl ExactSizeIterator<Item = IssueIx> + use<> {
        (0..self.issues.len()).map(IssueIx)
    }

    /// Positions of all parties.
    pub fn party_ixs(&self) -> impl ExactSizeIterator<Item = PartyIx> + use<> {
        (0..self.parties.len()).map(PartyIx)
    }

    /// Positions of all scenarios.
    pub fn scenario_ixs(&self) -> impl ExactSizeIterator<Item = ScenarioIx> + use<> {
        (0..self.scenarios.len()).map(ScenarioIx)
    }

    /// The issue with this id.
    #[must_use]
    pub fn find_issue(&self, id: &str) -> Option<IssueIx> {
        self.issues.iter().position(|issue| issue.id == id).map(IssueIx)
    }

    /// The party with this id.
    #[must_use]
    pub fn find_party(&self, id: &str) -> Option<PartyIx> {
        self.parties.iter().position(|party| party.id == id).map(PartyIx)
    }

    /// The scenario with this id.
    #[must_use]
    pub fn find_scenario(&self, id: &str) -> Option<ScenarioIx> {
        self.scenarios.iter().position(|scenario| scenario.id == id).map(ScenarioIx)
    }

    /// Whether a scenario is shown apart: marked as a reference, or some party's no-deal reference in the file.
    #[must_use]
    pub fn is_reference(&self, scenario: ScenarioIx) -> bool {
        self.scenarios[scenario.0].reference
            || self.parties.iter().any(|party| {
                party
                    .reservation
                    .as_ref()
                    .is_some_and(|reservation| reservation.at == ReservationAt::Scenario(scenario))
            })
    }

    /// The outermost group above an issue: what its colour and its place in charts go by.
    #[must_use]
    pub fn top_group(&self, issue: IssueIx) -> Option<GroupIx> {
        let mut group = self.issues[issue.0].group?;
        while let Some(parent) = self.groups[group.0].parent {
            group = parent;
        }
        Some(group)
    }
}
