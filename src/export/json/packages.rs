//! What the JSON of all subcommands about packages shares.

use serde_json::{Map, Value};

use super::outcome;
use crate::analysis::negotiation::choices;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::package::Package;
use crate::model::framework::Framework;
use crate::model::ids::IssueIx;

/// The ids of those who negotiate.
pub(super) fn parties<'a>(framework: &'a Framework, game: &Game) -> Vec<&'a str> {
    game.players().iter().map(|player| framework.party(player.party).id.as_str()).collect()
}

/// A package: the outcome of every issue.
pub(super) fn package(framework: &Framework, game: &Game, package: &Package) -> Map<String, Value> {
    let said = |issue: IssueIx| {
        let said = choices::outcome(game.choice(package, issue));
        (framework.issue(issue).id.clone(), outcome(framework.issue(issue), Some(&said)))
    };
    framework.issue_ixs().map(said).collect()
}
