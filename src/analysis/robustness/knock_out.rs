//! Leaving evidence out: which cells lose all that they rest on, and what the central ranking is when these count as open.
//!
//! A cell is what a scenario says on an issue. It becomes open where it cites sources and all of them are left out, or where it
//! meets a test of its own (low confidence, one source only). An open cell may be settled in any way, whatever silence counts as,
//! and crosses no red line for certain. Cells that cite nothing rest on nothing that could be left out.

use std::collections::BTreeSet;

use crate::analysis::exact::{Margin, Total};
use crate::analysis::outcome::{Counted, Standing, counted, may_cross};
use crate::analysis::scoring::{Basis, central, is_apart, ranks};
use crate::model::date::PartialDate;
use crate::model::framework::{Framework, Silence};
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx, SourceIx};
use crate::model::party::ReservationAt;
use crate::model::source::{Confidence, SourceClass};

/// What is left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// These sources.
    Sources(Vec<SourceIx>),
    /// All sources of a class.
    Class(SourceClass),
    /// Sources known to be older than a date; those without a date stay.
    Before(PartialDate),
    /// Cells whose author has low confidence in them.
    LowConfidence,
    /// Cells that rest on one source only.
    SingleSource,
}

impl LeftOut {
    /// The sources that are left out; none where cells are chosen by a test of their own.
    #[must_use]
    pub fn sources(&self, framework: &Framework) -> BTreeSet<SourceIx> {
        let all = (0..framework.sources().len()).map(SourceIx);
        match self {
            Self::Sources(sources) => sources.iter().copied().filter(|at| at.0 < framework.sources().len()).collect(),
            Self::Class(class) => all.filter(|source| framework.source(*source).class == Some(*class)).collect(),
            Self::Before(date) => {
                let is_before =
                    |source: &SourceIx| framework.source(*source).date.is_some_and(|dated| is_before(dated, *date));
                all.filter(is_before).collect()
            }
            Self::LowConfidence | Self::SingleSource => BTreeSet::new(),
        }
    }

    /// The cells that become open.
    #[must_use]
    pub fn opens(&self, framework: &Framework) -> BTreeSet<(ScenarioIx, IssueIx)> {
        let left_out = self.sources(framework);
        let opens = |(scenario, issue): &(ScenarioIx, IssueIx)| {
            let position = &framework.scenario(*scenario).positions[issue.0];
            if position.outcome.is_none() {
                return false;
            }
            let sources = position.sources();
            match self {
                Self::LowConfidence => position.evidence.confidence == Some(Confidence::Low),
                Self::SingleSource => sources.len() == 1,
                Self::Sources(_) | Self::Class(_) | Self::Before(_) => {
                    !sources.is_empty() && sources.iter().all(|source| left_out.contains(source))
                }
            }
        };
        let cells =
            framework.scenario_ixs().flat_map(|scenario| framework.issue_ixs().map(move |issue| (scenario, issue)));
        cells.filter(opens).collect()
    }
}

/// Whether a date lies wholly before another: what is only known to be of the same month or year does not.
fn is_before(date: PartialDate, other: PartialDate) -> bool {
    let parts = |date: PartialDate| (date.year(), date.month(), date.day());
    let ((year, month, day), (other_year, other_month, other_day)) = (parts(date), parts(other));
    if year != other_year {
        return year < other_year;
    }
    match (month, other_month) {
        (Some(month), Some(other_month)) if month != other_month => month < other_month,
        (Some(_), Some(_)) => matches!((day, other_day), (Some(day), Some(other_day)) if day < other_day),
        _ => false,
    }
}

/// The central ranking of compared scenarios, for one party or for all together, as scoring makes it.
#[derive(Clone, Copy, Debug)]
pub struct Central<'a> {
    /// Whose scenarios.
    pub framework: &'a Framework,
    /// Weights, what is compared, what is assumed.
    pub basis: &'a Basis,
    /// How silence counts.
    pub silence: Silence,
    /// One party, or all together.
    pub whose: Option<PartyIx>,
}

/// What one scenario is worth, and whether a red line bars it from a rank.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    /// The central total for each party that is asked about.
    pub totals: Vec<Option<Total>>,
    /// Whether it certainly crosses a red line of one of them.
    pub is_blocked: bool,
}

/// A rank, if any.
pub type Rank = Option<usize>;

impl Central<'_> {
    /// The parties that decide.
    #[must_use]
    pub fn parties(&self) -> Vec<PartyIx> {
        match self.whose {
            Some(party) => vec![party],
            None => self.framework.party_ixs().collect(),
        }
    }

    /// Whether a scenario is ranked.
    #[must_use]
    pub fn is_compared(&self, scenario: ScenarioIx) -> bool {
        self.basis.included[scenario.0] && !is_apart(self.framework, self.basis, scenario)
    }

    /// Whether what is said in a scenario bears on the ranking: it is ranked, or it serves as a no-deal value.
    #[must_use]
    pub fn bears(&self, scenario: ScenarioIx) -> bool {
        self.is_compared(scenario)
            || (self.whose.is_none()
                && self.parties().into_iter().any(|party| {
                    self.basis.no_deal_at(self.framework, party) == Some(ReservationAt::Scenario(scenario))
                }))
    }

    /// What `scenario` is worth where the issues in `opened` are open.
    #[must_use]
    pub fn worth(&self, scenario: ScenarioIx, opened: &[IssueIx]) -> Worth {
        let counts = |issue: IssueIx| {
            if opened.contains(&issue) {
                (Standing::SilentOpen, Counted::Anything)
            } else {
                counted(self.framework, scenario, issue, self.silence)
            }
        };
        let parties = self.parties();
        let totals = parties
            .iter()
            .map(|party| central(self.framework, &self.basis.weights, *party, |issue| counts(issue).1))
            .collect();
        let crosses = |party: &PartyIx| {
            let lines = self.framework.party(*party).red_lines.iter().enumerate();
            lines.filter(|(at, _)| !self.basis.waived.contains(&(*party, *at))).any(|(_, line)| {
                let (standing, counts) = counts(line.issue);
                standing == Standing::Settled && may_cross(self.framework, line.issue, counts, &line.never)
            })
        };
        let is_blocked = !is_apart(self.framework, self.basis, scenario) && parties.iter().any(crosses);
        Worth { totals, is_blocked }
    }

    fn no_deal(&self, place: usize, party: PartyIx, worths: &[Worth]) -> Option<Total> {
        match self.basis.no_deal_at(self.framework, party)? {
            ReservationAt::Value(value) => Some(Total::stated(value)),
            ReservationAt::Scenario(scenario) => {
                worths.get(scenario.0).and_then(|worth| worth.totals.get(place).copied().flatten())
            }
        }
    }

    /// Ranks of scenarios from their worths, one each in file order: by total for one party; for all together by smallest
    /// margin where every party has a no-deal value, else by smallest total.
    #[must_use]
    pub fn ranks(&self, worths: &[Worth]) -> Vec<Rank> {
        let may_rank = |scenario: usize| self.is_compared(ScenarioIx(scenario)) && !worths[scenario].is_blocked;
        let ranks = if self.whose.is_some() {
            let total = |scenario: usize| worths[scenario].totals.first().copied().flatten();
            ranks(&(0..worths.len()).map(|at| total(at).filter(|_| may_rank(at))).collect::<Vec<_>>())
        } else {
            let parties = self.parties();
            let no_deal: Option<Vec<Total>> =
                parties.iter().enumerate().map(|(place, party)| self.no_deal(place, *party, worths)).collect();
            let totals = |scenario: usize| worths[scenario].totals.iter().copied().collect::<Option<Vec<Total>>>();
            match no_deal {
                Some(no_deal) => {
                    let margin = |scenario: usize| {
                        let pairs = totals(scenario)?.into_iter().zip(&no_deal);
                        pairs.map(|(total, no_deal)| Margin::new(total, *no_deal)).min()
                    };
                    ranks(&(0..worths.len()).map(|at| margin(at).filter(|_| may_rank(at))).collect::<Vec<_>>())
                }
                None => {
                    let total = |scenario: usize| totals(scenario)?.into_iter().min();
                    ranks(&(0..worths.len()).map(|at| total(at).filter(|_| may_rank(at))).collect::<Vec<_>>())
                }
            }
        };
        ranks.into_iter().map(|(rank, _)| rank).collect()
    }

    /// The ranks of all scenarios, in file order, where the cells in `opened` are open.
    #[must_use]
    pub fn ranking(&self, opened: &BTreeSet<(ScenarioIx, IssueIx)>) -> Vec<Rank> {
        let worths: Vec<Worth> = self
            .framework
            .scenario_ixs()
            .map(|scenario| {
                let issues: Vec<IssueIx> =
                    opened.iter().filter(|(of, _)| *of == scenario).map(|(_, issue)| *issue).collect();
                self.worth(scenario, &issues)
            })
            .collect();
        self.ranks(&worths)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_may_be_later_is_not_before() {
        let before = |one, other| is_before(PartialDate::parse(one).unwrap(), PartialDate::parse(other).unwrap());
        assert!(before("2024", "2025-11-01") && before("2025-10", "2025-11-01") && before("2025-10-31", "2025-11-01"));
        assert!(
            !before("2025", "2025-11-01") && !before("2025-11", "2025-11-02") && !before("2025-11-01", "2025-11-01")
        );
    }
}
