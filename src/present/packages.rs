//! Packages in words, and what must be known to read any answer about them.

use super::labels::{Length, outcome};
use super::text;
use crate::analysis::negotiation::choices;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::package::Package;
use crate::model::framework::Framework;

/// What a package says, issue by issue in file order.
#[must_use]
pub fn says(framework: &Framework, game: &Game, package: &Package) -> Vec<String> {
    let said = |issue| {
        let said = choices::outcome(game.choice(package, issue));
        outcome(framework.issue(issue), &said, Length::Short)
    };
    framework.issue_ixs().map(said).collect()
}

/// Which numbers of ranges are looked at, and how many issues have uncertain values; each a sentence.
#[must_use]
pub fn looked_at(framework: &Framework, game: &Game) -> Vec<String> {
    let mut notes = Vec::new();
    match game.uncertain().len() {
        0 => {}
        1 => notes.push("1 issue uncertain: its central value counts.".to_owned()),
        many => notes.push(format!("{} issues uncertain: central values count.", text::thousands(many))),
    }
    for (issue, numbers) in game.ranges() {
        let name = framework.issue(issue).label();
        notes.push(format!("{} of the range of {name}.", text::count(numbers, "number", "numbers")));
    }
    notes
}
