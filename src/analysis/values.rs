//! The value of every scenario on every issue for every party: what scoring weighs. It does not depend on weights,
//! so it is made once a file and silence mode, and a slider that moves reuses it.

use super::outcome::{Counted, Standing, counted};
use crate::model::framework::{Framework, Silence};
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::issue::{Issue, Scale};
use crate::model::quantity::{Micro, divide_rounded};
use crate::model::scenario::{Chance, Outcome};
use crate::model::value::{Spread, ValueFunction};

/// Values by party, scenario and issue.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueTable {
    silence: Silence,
    issues: usize,
    scenarios: usize,
    standings: Vec<Standing>,
    values: Vec<Option<Spread>>,
}

impl ValueTable {
    /// Values of all scenarios of `framework`, silence counting as `silence`.
    #[must_use]
    pub fn new(framework: &Framework, silence: Silence) -> Self {
        let (issues, scenarios) = (framework.issues().len(), framework.scenarios().len());
        let mut standings = Vec::with_capacity(scenarios * issues);
        let mut values = Vec::with_capacity(framework.parties().len() * scenarios * issues);
        for scenario in framework.scenario_ixs() {
            for issue in framework.issue_ixs() {
                standings.push(counted(framework, scenario, issue, silence).0);
            }
        }
        for party in framework.parties() {
            for scenario in framework.scenario_ixs() {
                for issue in framework.issue_ixs() {
                    let counts = counted(framework, scenario, issue, silence).1;
                    let function = party.judgements[issue.0].values.as_ref();
                    values.push(function.and_then(|function| value_of(framework.issue(issue), function, counts)));
                }
            }
        }
        Self { silence, issues, scenarios, standings, values }
    }

    /// How silence counts in this table.
    #[must_use]
    pub const fn silence(&self) -> Silence {
        self.silence
    }

    /// How `scenario` stands on `issue`.
    #[must_use]
    pub fn standing(&self, scenario: ScenarioIx, issue: IssueIx) -> Standing {
        self.standings[scenario.0 * self.issues + issue.0]
    }

    /// How `scenario` stands on every issue, in the framework's order.
    #[must_use]
    pub fn standings(&self, scenario: ScenarioIx) -> &[Standing] {
        &self.standings[scenario.0 * self.issues..(scenario.0 + 1) * self.issues]
    }

    /// The value for `party`; `None` where the issue is left out, or the party has no values for it.
    #[must_use]
    pub fn value(&self, party: PartyIx, scenario: ScenarioIx, issue: IssueIx) -> Option<Spread> {
        self.row(party, scenario)[issue.0]
    }

    /// The values of all issues, in the framework's order.
    #[must_use]
    pub fn row(&self, party: PartyIx, scenario: ScenarioIx) -> &[Option<Spread>] {
        let start = (party.0 * self.scenarios + scenario.0) * self.issues;
        &self.values[start..start + self.issues]
    }
}

/// The value of what counts on an issue: central, least and greatest (scenario-format, "Outcomes").
/// A mean over open outcomes is rounded once, to six digits.
#[must_use]
pub fn value_of(issue: &Issue, function: &ValueFunction, counts: Counted<'_>) -> Option<Spread> {
    match (counts, &issue.scale) {
        (Counted::Nothing, _) => None,
        (Counted::Anything, Scale::Terms(terms)) => {
            let all = (0..terms.len()).filter_map(|term| function.of_term(crate::model::ids::TermIx(term)));
            mean(all.map(|spread| (Micro::ONE, spread)))
        }
        (Counted::Anything, Scale::Range(range)) => {
            between(issue, function, range.from, (range.from + range.to) / 2.0, range.to)
        }
        (Counted::Outcome(outcome), _) => match outcome {
            Outcome::Term(term) => function.of_term(*term),
            Outcome::Number(number) => Some(Spread::exact(function.of_number(*number, issue.range()?)?)),
            Outcome::AnyTerm(chances) => mean(weighted(chances, |term| function.of_term(*term))),
            Outcome::AnyNumber(chances) => {
                let range = issue.range()?;
                mean(weighted(chances, |number| function.of_number(*number, range).map(Spread::exact)))
            }
            Outcome::Between { low, likely, high } => {
                between(issue, function, *low, likely.unwrap_or((low + high) / 2.0), *high)
            }
        },
    }
}

fn between(issue: &Issue, function: &ValueFunction, low: f64, central: f64, high: f64) -> Option<Spread> {
    let range = issue.range()?;
    let (least, greatest) = function.extremes(low, high, range)?;
    Some(Spread { low: least, central: function.of_number(central, range)?, high: greatest })
}

/// The possible ones of some chances, each with its likelihood and value.
fn weighted<'a, T>(
    chances: &'a [Chance<T>],
    value: impl Fn(&T) -> Option<Spread> + 'a,
) -> impl Iterator<Item = (Micro, Spread)> + 'a {
    chances
        .iter()
        .filter(|chance| !chance.likelihood.is_zero())
        .filter_map(move |chance| Some((chance.likelihood, value(&chance.of)?)))
}

/// Likelihood-weighted mean of the central values; least low; greatest high. `None` of nothing.
fn mean(values: impl Iterator<Item = (Micro, Spread)>) -> Option<Spread> {
    let mut sums: Option<(i128, i128, Micro, Micro)> = None;
    for (likelihood, spread) in values {
        let (sum, all, low, high) = sums.unwrap_or((0, 0, spread.low, spread.high));
        sums = Some((
            sum + i128::from(likelihood.0) * i128::from(spread.central.0),
            all + i128::from(likelihood.0),
            low.min(spread.low),
            high.max(spread.high),
        ));
    }
    sums.map(|(sum, all, low, high)| Spread { low, central: Micro(divide_rounded(sum, all)), high })
}
