//! Copies of a scenario with some of its issues settled otherwise: what "Try it" adds.

use super::edits::CHOSEN_HERE;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::model::issue::Names;
use crate::model::scenario::{Outcome, Position, Scenario};
use crate::model::source::Evidence;

/// What stands behind the name of a scenario that was changed in the program.
const EDITED: &str = ", edited";
/// The longest short name, in characters.
const SHORT: usize = 18;

/// A copy of `from` that settles the issues of `changes` as they say; the last change of an issue counts.
///
/// What is not changed keeps its sources. A changed cell carries the note that it was chosen here, and so it is not taken
/// for the words of a document; nor is the copy given the author or the date of what it was made from.
#[must_use]
pub fn edited_copy(framework: &Framework, from: ScenarioIx, changes: &[(IssueIx, Outcome)]) -> Scenario {
    let original = framework.scenario(from);
    let mut positions = original.positions.clone();
    for (issue, outcome) in changes {
        let evidence = Evidence { note: Some(CHOSEN_HERE.to_owned()), ..Evidence::default() };
        if let Some(position) = positions.get_mut(issue.0) {
            *position = Position { outcome: Some(outcome.clone()), evidence };
        }
    }
    let (name, number) = free_name(framework, stem(&original.name));
    let short = original.short.as_deref().map(|short| numbered(stem(short), number));
    Scenario {
        id: framework.free_scenario_id(&format!("{}-edited", original.id.split("-edited").next().unwrap_or_default())),
        name,
        short: short.filter(|short| short.chars().count() <= SHORT),
        author: None,
        date: None,
        summary: None,
        names: Names::new(),
        evidence: Evidence { sources: original.evidence.sources.clone(), ..Evidence::default() },
        reference: false,
        positions,
    }
}

/// A name without what an earlier copy put behind it.
fn stem(name: &str) -> &str {
    let unnumbered = name.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end();
    unnumbered.strip_suffix(EDITED).or_else(|| name.strip_suffix(EDITED)).unwrap_or(name)
}

fn numbered(stem: &str, number: u32) -> String {
    if number < 2 { format!("{stem}{EDITED}") } else { format!("{stem}{EDITED} {number}") }
}

/// `NAME, edited`, or with a number where a scenario has that name already.
fn free_name(framework: &Framework, stem: &str) -> (String, u32) {
    let taken = |name: &str| framework.scenarios().iter().any(|scenario| scenario.name == name);
    (1..).map(|number| (numbered(stem, number), number)).find(|(name, _)| !taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_a_copy_is_not_edited_twice_in_its_name() {
        assert_eq!(stem("20-point draft"), "20-point draft");
        assert_eq!(stem("20-point draft, edited"), "20-point draft");
        assert_eq!(stem("20-point draft, edited 12"), "20-point draft");
        assert_eq!(stem("Draft 2"), "Draft 2");
        assert_eq!([numbered("Draft", 1), numbered("Draft", 2)], ["Draft, edited", "Draft, edited 2"]);
    }
}
