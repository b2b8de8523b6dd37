//! How parties, red lines and what could be given up are called on Why not.

use crate::analysis::negotiation::acceptable::Change;
use crate::analysis::negotiation::setting::{Choice, RedLineRef};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};
use crate::model::issue::Issue;
use crate::model::party::{Never, RedLine};
use crate::present::labels::{self, Length};
use crate::present::{columns, text};
use crate::session::document::Document;

/// Who must agree, after "acceptable to": `all four`, `both`, `Ukraine`, `Ukraine and Russia`, `the four parties chosen`.
#[must_use]
pub fn everyone(framework: &Framework, parties: &[PartyIx]) -> String {
    let names = || parties.iter().map(|party| framework.party(*party).name.clone()).collect::<Vec<_>>();
    match (parties.len(), parties.len() == framework.parties().len()) {
        (1, _) => names().concat(),
        (2, true) => "both".to_owned(),
        (number, true) => format!("all {}", number_word(number)),
        (2 | 3, false) => text::list(&names()),
        (number, false) => format!("the {} parties chosen", number_word(number)),
    }
}

/// A small number in words.
fn number_word(number: usize) -> String {
    const WORDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    number.checked_sub(2).and_then(|at| WORDS.get(at)).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// A red line of the file; one that is only tried out has none.
#[must_use]
pub fn red_line(framework: &Framework, line: RedLineRef) -> Option<&RedLine> {
    framework.party(line.party).red_lines.get(line.index)
}

/// What a red line rules out, as short as columns need it: `Control restored, Current line`, `below 600`.
#[must_use]
pub fn ruled_out(issue: &Issue, never: &Never) -> String {
    match never {
        Never::Terms(terms) => {
            let names = terms.iter().filter_map(|term| issue.term(*term)).map(|term| term.label().to_owned());
            names.collect::<Vec<_>>().join(", ")
        }
        Never::Numbers { .. } => labels::never(issue, never),
    }
}

/// A choice in words.
#[must_use]
pub fn choice(issue: &Issue, choice: Choice, length: Length) -> String {
    match choice {
        Choice::Term(term) => labels::outcome(issue, &crate::model::scenario::Outcome::Term(term), length),
        Choice::Number(at) => labels::number(issue, at, length),
    }
}

/// The no-deal value of a party as it stands in a name: `no-deal value 60`.
#[must_use]
pub fn no_deal(document: &Document, party: PartyIx) -> String {
    columns::no_deal(document, party)
        .map_or_else(|| "no-deal value".to_owned(), |(value, _)| format!("no-deal value {}", text::score(value)))
}

/// What would be given up, within a sentence: `the red line of Russia on Donetsk, Luhansk`, `the no-deal value of Russia`.
#[must_use]
pub fn given_up(framework: &Framework, relaxation: Change) -> String {
    let party = &framework.party(whose(relaxation)).name;
    match on(framework, relaxation) {
        Some(issue) => format!("the red line of {party} on {}", framework.issue(issue).label()),
        None => format!("the no-deal value of {party}"),
    }
}

/// Whose it is.
#[must_use]
pub const fn whose(relaxation: Change) -> PartyIx {
    match relaxation {
        Change::RedLine(line) => line.party,
        Change::NoDeal(party) => party,
    }
}

/// The issue that a red line is on.
#[must_use]
pub fn on(framework: &Framework, relaxation: Change) -> Option<IssueIx> {
    match relaxation {
        Change::RedLine(line) => red_line(framework, line).map(|line| line.issue),
        Change::NoDeal(_) => None,
    }
}
