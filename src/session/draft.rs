//! The package under construction: a scenario that is not one yet. Everything in it is undone like any other edit.

use super::edits::CHOSEN_HERE;
use crate::analysis::negotiation::choices::outcome;
use crate::analysis::negotiation::setting::Choice;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::model::scenario::{Outcome, Position, Scenario};
use crate::model::source::Evidence;

/// A package under construction.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What it started from: a scenario's name, or what a package was found by.
    pub from: String,
    /// What that says on each issue, with its sources.
    pub start: Vec<Position>,
    /// The package as the scenario that saving makes of it. What was not changed keeps its sources.
    pub scenario: Scenario,
}

impl Draft {
    /// A package that says what `scenario` says.
    #[must_use]
    pub fn of_scenario(framework: &Framework, scenario: ScenarioIx) -> Self {
        let entry = framework.scenario(scenario);
        Self::new(framework, entry.label().to_owned(), entry.positions.clone())
    }

    /// A package that was found, one choice an issue; `from` says what by. Where `like` says the same, its sources are kept.
    #[must_use]
    pub fn of_package(framework: &Framework, from: String, choices: &[Choice], like: Option<&Self>) -> Self {
        let position = |(issue, choice): (usize, &Choice)| {
            let outcome = Some(outcome(*choice));
            let kept = like.map(|draft| &draft.scenario.positions[issue]).filter(|kept| kept.outcome == outcome);
            kept.cloned().unwrap_or_else(|| chosen(outcome))
        };
        Self::new(framework, from, choices.iter().enumerate().map(position).collect())
    }

    fn new(framework: &Framework, from: String, positions: Vec<Position>) -> Self {
        let start = positions.clone();
        let taken = |name: &str| framework.scenarios().iter().any(|scenario| scenario.name == name);
        let names = (1_u32..).map(|number| format!("Package {number}"));
        let name = names.into_iter().find(|name| !taken(name)).unwrap_or_default();
        let scenario = Scenario {
            id: framework.free_scenario_id("package"),
            name,
            short: None,
            names: crate::model::issue::Names::new(),
            author: None,
            date: None,
            summary: None,
            evidence: Evidence::default(),
            reference: false,
            positions,
        };
        Self { from, start, scenario }
    }

    /// Settles `issue`. Back on what it started from it has those sources again.
    pub(super) fn choose(&mut self, issue: IssueIx, choice: Choice) {
        let (outcome, start) = (Some(outcome(choice)), &self.start[issue.0]);
        let position = &mut self.scenario.positions[issue.0];
        if position.outcome != outcome {
            *position = if start.outcome == outcome { start.clone() } else { chosen(outcome) };
        }
    }

    /// Whether the package says something else than what it started from.
    #[must_use]
    pub fn differs(&self, issue: IssueIx) -> bool {
        self.scenario.positions[issue.0].outcome != self.start[issue.0].outcome
    }

    /// What it settles an issue as; `None` where it is open or not addressed.
    #[must_use]
    pub fn choice(&self, issue: IssueIx) -> Option<Choice> {
        match self.scenario.positions[issue.0].outcome {
            Some(Outcome::Term(term)) => Some(Choice::Term(term)),
            Some(Outcome::Number(number)) => Some(Choice::Number(number)),
            Some(Outcome::AnyTerm(_) | Outcome::AnyNumber(_) | Outcome::Between { .. }) | None => None,
        }
    }

    /// The choices of a whole package; `None` where some issue is not settled.
    #[must_use]
    pub fn choices(&self) -> Option<Vec<Choice>> {
        (0..self.scenario.positions.len()).map(|issue| self.choice(IssueIx(issue))).collect()
    }

    /// The scenario that saving under `name` makes.
    #[must_use]
    pub fn saved(&self, framework: &Framework, name: &str) -> Scenario {
        let id = framework.free_scenario_id(&id_of(name));
        Scenario { id, name: name.trim().to_owned(), ..self.scenario.clone() }
    }
}

fn chosen(outcome: Option<Outcome>) -> Position {
    Position { outcome, evidence: Evidence { note: Some(CHOSEN_HERE.to_owned()), ..Evidence::default() } }
}

/// `Package 1, softer` as an id: `package-1-softer`.
fn id_of(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            id.extend(letter.to_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn names_become_ids() {
        assert_eq!(id_of("Package 1, softer"), "package-1-softer");
        assert_eq!(id_of("  “Пакет” 2 "), "2");
        assert_eq!(id_of("–"), "");
    }
}
