//! The search for packages: what is asked, what was found, and the package under construction.

use std::sync::Arc;

use crate::analysis::negotiation::cloud::Cloud;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::references::References;
use crate::model::ids::PartyIx;
use crate::present::text;
use crate::session::document::Document;
use crate::session::negotiating::Reference;
use crate::session::search::{Answer, Known, Question, Topic};

pub mod builder;
pub mod chart;
pub mod division;
pub mod improve;
pub mod list;
pub mod parties;
pub mod points;
pub mod rules;
pub mod search;
pub mod summary;
pub mod table;

/// What stands wherever something is tried out.
pub const WHAT_IF: &str = "What if";

/// What a tag of [`WHAT_IF`] means, for tooltips.
pub const WHAT_IF_MEANING: &str =
    "Tried out by you: your assumption, not the party’s position. It is never written into the file.";

/// `to both`, `to all four`: whoever must agree.
#[must_use]
pub fn to_all(document: &Document) -> String {
    let framework = document.framework();
    let agreeing = document.view().negotiating.agreeing(framework);
    match agreeing.as_slice() {
        [] => "to nobody".to_owned(),
        [only] => format!("to {}", framework.party(*only).label()),
        [_, _] => "to both".to_owned(),
        more => format!("to all {}", number(more.len())),
    }
}

/// A small number in words: `four`; from eleven on in digits.
fn number(number: usize) -> String {
    const WORDS: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(number).map_or_else(|| text::thousands(number), |word| (*word).to_owned())
}

/// What is known of a topic, where it was asked about for the document as it stands.
fn known(document: &Document, topic: Topic) -> Option<(Question, Known<'_>)> {
    let question = document.asked_of_packages().into_iter().find(|question| question.topic() == topic)?;
    let known = document.findings().known(&question);
    Some((question, known))
}

/// Efficient packages as they were found, with the game that they are of.
fn found_packages<'a>(known: &Known<'a>) -> Option<(&'a Arc<Game>, &'a Arc<Cloud>)> {
    match known.found? {
        (Question::Packages { game, .. }, Answer::Packages(cloud)) => Some((game, cloud)),
        _ => None,
    }
}

/// What a rule singles out, with the game it is of: at once where it is marked, else as it was found last.
fn singled_out(document: &Document, rule: Reference) -> Option<(Arc<Game>, Arc<References>)> {
    let games = document.negotiation()?.games().ok()?;
    if games.references.answer(rule).is_some() {
        return Some((Arc::clone(&games.singled), Arc::clone(&games.references)));
    }
    let (_, known) = known(document, Topic::References)?;
    match known.found? {
        (Question::References(game), Answer::References(found)) => Some((Arc::clone(game), Arc::clone(found))),
        _ => None,
    }
}

/// Where a party stands among the players of a game.
fn player(game: &Game, party: PartyIx) -> Option<usize> {
    game.players().iter().position(|player| player.party == party)
}

/// Links by their ids, or by their places in the file.
pub(crate) fn links_named(framework: &crate::model::framework::Framework, links: &[usize]) -> String {
    let name = |link: &usize| match framework.links().get(*link).and_then(|link| link.id.clone()) {
        Some(id) => id,
        None => format!("no. {}", link + 1),
    };
    text::list(&links.iter().map(name).collect::<Vec<String>>())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn small_numbers_are_words() {
        assert_eq!([2, 4, 10, 11].map(number).join(" "), "two four ten 11");
    }
}
