//! Scenarios that a person adds to a framework that was read: copies with a change, packages that were found.

use super::framework::Framework;
use super::ids::{IssueIx, ScenarioIx, is_id};
use super::issue::Scale;
use super::link::{Condition, Effect};
use super::scenario::{Outcome, Scenario};

/// Why a scenario cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddError {
    /// Its id is malformed, or another scenario has it.
    #[error("the id `{0}` is malformed or taken")]
    Id(String),
    /// It has not one position an issue.
    #[error("it does not say something on every issue")]
    Positions,
    /// An outcome that is not on its issue's scale.
    #[error("its outcome on “{0}” is not on that issue’s scale")]
    OffScale(String),
    /// Its settled outcomes meet an impossible link.
    #[error("it combines what a link calls impossible")]
    Impossible,
}

impl Framework {
    /// This framework with further scenarios behind its own. Shared parts are cloned.
    ///
    /// # Errors
    /// Refuses a scenario that would break what a [`Framework`] promises, the first one found.
    pub fn with_scenarios(&self, added: &[Scenario]) -> Result<Self, AddError> {
        let mut framework = self.clone();
        for scenario in added {
            framework.may_add(scenario)?;
            framework.scenarios.push(scenario.clone());
        }
        Ok(framework)
    }

    /// An id like `base` that no scenario has: itself, or with a number behind it.
    #[must_use]
    pub fn free_scenario_id(&self, base: &str) -> String {
        let base = if is_id(base) { base } else { "package" };
        std::iter::once(base.to_owned())
            .chain((2_u32..).map(|number| format!("{base}-{number}")))
            .find(|id| self.find_scenario(id).is_none())
            .unwrap_or_default()
    }

    fn may_add(&self, scenario: &Scenario) -> Result<(), AddError> {
        if !is_id(&scenario.id) || self.find_scenario(&scenario.id).is_some() {
            return Err(AddError::Id(scenario.id.clone()));
        }
        if scenario.positions.len() != self.issues.len() {
            return Err(AddError::Positions);
        }
        for (issue, position) in self.issues.iter().zip(&scenario.positions) {
            if position.outcome.as_ref().is_some_and(|outcome| !is_on(&issue.scale, outcome)) {
                return Err(AddError::OffScale(issue.name.clone()));
            }
        }
        if self.forbids(|issue| scenario.positions[issue.0].outcome.as_ref()) {
            return Err(AddError::Impossible);
        }
        Ok(())
    }

    /// Whether some impossible link certainly holds of these outcomes: every way each may turn out meets it.
    #[must_use]
    pub fn forbids<'o>(&self, outcome: impl Fn(IssueIx) -> Option<&'o Outcome>) -> bool {
        self.links.iter().filter(|link| link.effect == Effect::Impossible).any(|link| {
            link.when.iter().all(|(issue, condition)| outcome(*issue).is_some_and(|outcome| meets(condition, outcome)))
        })
    }

    /// Whether a scenario may be edited: whether it was added to `base` rather than read with it.
    #[must_use]
    pub fn is_added(&self, base: &Self, scenario: ScenarioIx) -> bool {
        (base.scenarios.len()..self.scenarios.len()).contains(&scenario.0)
    }
}

fn meets(condition: &Condition, outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Term(term) => condition.meets_term(*term),
        Outcome::Number(number) => condition.meets_number(*number),
        Outcome::AnyTerm(chances) => {
            chances.iter().filter(|chance| !chance.likelihood.is_zero()).all(|chance| condition.meets_term(chance.of))
        }
        Outcome::AnyNumber(chances) => {
            chances.iter().filter(|chance| !chance.likelihood.is_zero()).all(|chance| condition.meets_number(chance.of))
        }
        Outcome::Between { low, high, .. } => condition.meets_number(*low) && condition.meets_number(*high),
    }
}

fn is_on(scale: &Scale, outcome: &Outcome) -> bool {
    let within = |number: f64| match scale {
        Scale::Terms(_) => false,
        Scale::Range(range) => (range.from..=range.to).contains(&number),
    };
    let exists = |term: super::ids::TermIx| matches!(scale, Scale::Terms(terms) if term.0 < terms.len());
    match outcome {
        Outcome::Term(term) => exists(*term),
        Outcome::Number(number) => within(*number),
        Outcome::AnyTerm(chances) => {
            chances.iter().all(|chance| exists(chance.of)) && chances.iter().any(|chance| chance.likelihood.0 > 0)
        }
        Outcome::AnyNumber(chances) => {
            chances.iter().all(|chance| within(chance.of)) && chances.iter().any(|chance| chance.likelihood.0 > 0)
        }
        Outcome::Between { low, likely, high } => {
            within(*low) && within(*high) && low <= high && likely.is_none_or(|likely| (*low..=*high).contains(&likely))
        }
    }
}
