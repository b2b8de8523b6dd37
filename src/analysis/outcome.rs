//! What an outcome may turn out to be: its possible settlements with their likelihoods, after silence is decided.

use crate::model::framework::{Framework, Silence};
use crate::model::ids::{IssueIx, ScenarioIx, TermIx};
use crate::model::issue::Scale;
use crate::model::link::Condition;
use crate::model::party::Never;
use crate::model::scenario::Outcome;

/// Whether a scenario addresses an issue, and how firmly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Addressed, one outcome.
    Settled,
    /// Addressed, left open between outcomes.
    Open,
    /// Not addressed: counted as any outcome.
    SilentOpen,
    /// Not addressed: counted as the issue's `silent` outcome.
    SilentStatusQuo,
    /// Not addressed: not counted.
    LeftOut,
}

impl Standing {
    /// Whether the scenario says anything on the issue.
    #[must_use]
    pub const fn is_addressed(self) -> bool {
        matches!(self, Self::Settled | Self::Open)
    }
}

/// What counts for one scenario on one issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Counted<'a> {
    /// This outcome, written in the scenario or standing for its silence.
    Outcome(&'a Outcome),
    /// Any outcome of the issue, equally likely.
    Anything,
    /// Nothing: the issue is dropped.
    Nothing,
}

/// How `scenario` stands on `issue`, and what counts there, when silence counts as `silence`.
#[must_use]
pub fn counted(
    framework: &Framework,
    scenario: ScenarioIx,
    issue: IssueIx,
    silence: Silence,
) -> (Standing, Counted<'_>) {
    let position = &framework.scenario(scenario).positions[issue.0];
    match (&position.outcome, silence, &framework.issue(issue).silent) {
        (Some(outcome), _, _) if outcome.is_settled() => (Standing::Settled, Counted::Outcome(outcome)),
        (Some(outcome), _, _) => (Standing::Open, Counted::Outcome(outcome)),
        (None, Silence::LeftOut, _) => (Standing::LeftOut, Counted::Nothing),
        (None, Silence::StatusQuo, Some(silent)) => (Standing::SilentStatusQuo, Counted::Outcome(&silent.outcome)),
        (None, Silence::StatusQuo | Silence::Open, _) => (Standing::SilentOpen, Counted::Anything),
    }
}

/// The chance, 0..=1, that what counts meets a test: one for terms, one for an interval of numbers `(above, below)`.
///
/// Outcomes open between terms or numbers weigh by likelihood; `Between` is triangular, or uniform without `likely`;
/// anything is equally likely over terms and uniform over a range. Nothing meets no test.
#[must_use]
pub fn chance(framework: &Framework, issue: IssueIx, counted: Counted<'_>, condition: &Condition) -> f64 {
    match counted {
        Counted::Nothing => 0.0,
        Counted::Anything => match (&framework.issue(issue).scale, condition) {
            (Scale::Terms(terms), Condition::Terms(wanted)) => wanted.len() as f64 / terms.len() as f64,
            (Scale::Range(range), Condition::Numbers { above, below }) => {
                interval_chance(*above, *below, |x| uniform(x, range.from, range.to))
            }
            _ => 0.0,
        },
        Counted::Outcome(outcome) => match (outcome, condition) {
            (Outcome::Term(term), _) => f64::from(u8::from(condition.meets_term(*term))),
            (Outcome::Number(number), _) => f64::from(u8::from(condition.meets_number(*number))),
            (Outcome::AnyTerm(chances), _) => {
                share(chances.iter().map(|c| (c.likelihood.0, condition.meets_term(c.of))))
            }
            (Outcome::AnyNumber(chances), _) => {
                share(chances.iter().map(|c| (c.likelihood.0, condition.meets_number(c.of))))
            }
            (Outcome::Between { low, likely, high }, Condition::Numbers { above, below }) => {
                if low == high {
                    return f64::from(u8::from(condition.meets_number(*low)));
                }
                interval_chance(*above, *below, |x| match likely {
                    Some(likely) => triangular(x, *low, *likely, *high),
                    None => uniform(x, *low, *high),
                })
            }
            (Outcome::Between { .. }, Condition::Terms(_)) => 0.0,
        },
    }
}

/// Whether what counts may cross a red line, in any of the ways it may turn out.
#[must_use]
pub fn may_cross(framework: &Framework, issue: IssueIx, counted: Counted<'_>, never: &Never) -> bool {
    let beyond = |low: f64, high: f64| match never {
        Never::Terms(_) => false,
        Never::Numbers { below, above } => {
            below.is_some_and(|below| low < below) || above.is_some_and(|above| high > above)
        }
    };
    let ruled_out = |term: TermIx| matches!(never, Never::Terms(terms) if terms.contains(&term));
    match counted {
        Counted::Nothing => false,
        Counted::Anything => match &framework.issue(issue).scale {
            Scale::Terms(_) => matches!(never, Never::Terms(terms) if !terms.is_empty()),
            Scale::Range(range) => beyond(range.from, range.to),
        },
        Counted::Outcome(Outcome::Term(term)) => ruled_out(*term),
        Counted::Outcome(Outcome::Number(number)) => beyond(*number, *number),
        Counted::Outcome(Outcome::AnyTerm(chances)) => {
            chances.iter().any(|chance| !chance.likelihood.is_zero() && ruled_out(chance.of))
        }
        Counted::Outcome(Outcome::AnyNumber(chances)) => {
            chances.iter().any(|chance| !chance.likelihood.is_zero() && beyond(chance.of, chance.of))
        }
        Counted::Outcome(Outcome::Between { low, high, .. }) => beyond(*low, *high),
    }
}

/// The share of likelihood that meets a test, from exact sums of millionths.
fn share(chances: impl Iterator<Item = (i64, bool)>) -> f64 {
    let (met, all) = chances.fold((0_i128, 0_i128), |(met, all), (likelihood, meets)| {
        (met + if meets { i128::from(likelihood) } else { 0 }, all + i128::from(likelihood))
    });
    if all == 0 { 0.0 } else { met as f64 / all as f64 }
}

fn interval_chance(above: Option<f64>, below: Option<f64>, cumulative: impl Fn(f64) -> f64) -> f64 {
    let (from, to) = (above.map_or(0.0, &cumulative), below.map_or(1.0, &cumulative));
    (to - from).clamp(0.0, 1.0)
}

fn uniform(x: f64, low: f64, high: f64) -> f64 {
    ((x - low) / (high - low)).clamp(0.0, 1.0)
}

fn triangular(x: f64, low: f64, likely: f64, high: f64) -> f64 {
    if x <= low {
        0.0
    } else if x >= high {
        1.0
    } else if x < likely {
        (x - low).powi(2) / ((high - low) * (likely - low))
    } else {
        1.0 - (high - x).powi(2) / ((high - low) * (high - likely))
    }
}

#[cfg(test)]
mod tests {
    use super::{interval_chance, triangular, uniform};

    #[test]
    fn cumulative_chances() {
        assert_eq!(triangular(5.0, 0.0, 5.0, 10.0), 0.5);
        assert_eq!(triangular(0.0, 0.0, 0.0, 10.0), 0.0);
        assert_eq!(triangular(5.0, 0.0, 0.0, 10.0), 0.75);
        assert_eq!(triangular(5.0, 0.0, 10.0, 10.0), 0.25);
        assert_eq!(uniform(25.0, 0.0, 100.0), 0.25);
        assert_eq!(interval_chance(Some(25.0), Some(75.0), |x| uniform(x, 0.0, 100.0)), 0.5);
        assert_eq!(interval_chance(Some(75.0), Some(25.0), |x| uniform(x, 0.0, 100.0)), 0.0);
    }
}
