//! Makes the game that a subcommand asks of a framework, or says why there is none.

use super::outcome::{Exit, Outcome};
use crate::analysis::negotiation::budget::Stop;
use crate::analysis::negotiation::game::{Game, GameError};
use crate::analysis::negotiation::setting::Setting;
use crate::model::framework::Framework;
use crate::present::negotiation::links_named;
use crate::present::text;

/// The game of `framework` under `setting`.
pub(super) fn game(framework: &Framework, setting: &Setting) -> Result<Game, Outcome> {
    Game::new(framework, setting).map_err(|why| refused(framework, &why))
}

/// What is said of a search that did not end. Nobody cancels here.
pub(super) fn stopped(stop: Stop) -> Outcome {
    Outcome::stop(Exit::Faulty, format!("error: {stop}\n"))
}

fn refused(framework: &Framework, why: &GameError) -> Outcome {
    let about = match why {
        GameError::NoParty => String::new(),
        GameError::Weightless(party) | GameError::TooLarge(party) => format!(" ({})", framework.party(*party).name),
        GameError::NoSuchOutcome(issue) => format!(" ({})", framework.issue(*issue).name),
        GameError::TooManyCombinations(issues, links) => {
            let names: Vec<String> = issues.iter().map(|issue| framework.issue(*issue).name.clone()).collect();
            format!(" ({}; links {})", text::list(&names), links_named(framework, links))
        }
    };
    Outcome::stop(Exit::Faulty, format!("error: There is nothing to negotiate: {why}{about}.\n"))
}
