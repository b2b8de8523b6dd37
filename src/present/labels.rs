//! How parties, scenarios and outcomes are called, everywhere alike.

use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::issue::{Issue, Range};
use crate::model::party::{Never, Party};
use crate::model::scenario::{Chance, Outcome};
use crate::present::text;

/// The letter of a scenario in file order: A to Z, then AA, AB, ….
#[must_use]
pub fn letter(scenario: ScenarioIx) -> String {
    let mut rest = scenario.0;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// A code of two or three letters for a party: its id where that is short, else initials, else its first two letters.
#[must_use]
pub fn code(party: &Party) -> String {
    if party.id.len() <= 3 {
        return party.id.to_uppercase();
    }
    let initials: String = party.name.split_whitespace().filter_map(|word| word.chars().next()).take(3).collect();
    if initials.chars().count() >= 2 {
        initials.to_uppercase()
    } else {
        party.name.chars().take(2).collect::<String>().to_uppercase()
    }
}

/// The author's words on a party: `Ukraine: orders are partly taken from its own texts`.
#[must_use]
pub fn about_party(party: &Party) -> Option<String> {
    Some(format!("{}: {}", party.label(), party.evidence.note.as_ref()?))
}

/// `Ukraine`, or `All` for all parties.
#[must_use]
pub fn judge(framework: &Framework, party: Option<PartyIx>) -> String {
    party.map_or_else(|| "All".to_owned(), |party| framework.party(party).label().to_owned())
}

/// A scenario's date, or what stands for it.
#[must_use]
pub fn when(framework: &Framework, scenario: ScenarioIx) -> String {
    framework.scenario(scenario).date.map_or_else(String::new, text::date)
}

/// How much of a name fits: short for columns, full for headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// At most 18 characters where the author gave a short name.
    Short,
    /// The full name.
    Full,
}

/// An outcome in words: `Permanent neutrality`, `800 thousand`, `Current line or mutual pull-back`.
#[must_use]
pub fn outcome(issue: &Issue, outcome: &Outcome, length: Length) -> String {
    match outcome {
        Outcome::Term(term) => issue.term(*term).map_or_else(String::new, |term| match length {
            Length::Short => term.label().to_owned(),
            Length::Full => term.name.clone(),
        }),
        Outcome::Number(at) => number(issue, *at, length),
        Outcome::AnyTerm(chances) => any(chances, |term| outcome_of_term(issue, *term, length)),
        Outcome::AnyNumber(chances) => any(chances, |at| number(issue, *at, length)),
        Outcome::Between { low, high, .. } => {
            format!("{}–{}{}", text::quantity(*low), text::quantity(*high), unit(issue.range(), length))
        }
    }
}

fn outcome_of_term(issue: &Issue, term: crate::model::ids::TermIx, length: Length) -> String {
    outcome(issue, &Outcome::Term(term), length)
}

fn any<T>(chances: &[Chance<T>], name: impl Fn(&T) -> String) -> String {
    let names: Vec<String> = chances.iter().map(|chance| name(&chance.of)).collect();
    text::choice(&names)
}

/// A number of a range issue: its mark's name where it has one, else the number with its unit.
#[must_use]
pub fn number(issue: &Issue, at: f64, length: Length) -> String {
    let mark = issue.range().and_then(|range| range.marks.iter().find(|mark| mark.at == at));
    match (mark, length) {
        (Some(mark), Length::Short) => mark.short.clone().unwrap_or_else(|| mark.name.clone()),
        (Some(mark), Length::Full) => mark.name.clone(),
        (None, _) => format!("{}{}", text::quantity(at), unit(issue.range(), length)),
    }
}

fn unit(range: Option<&Range>, length: Length) -> String {
    match (range.and_then(|range| range.unit.as_deref()), length) {
        (Some(unit), Length::Full) => format!(" {unit}"),
        _ => String::new(),
    }
}

/// What a scenario says on an issue: its outcome in words, or `Not addressed`.
#[must_use]
pub fn says(framework: &Framework, scenario: ScenarioIx, issue: IssueIx, length: Length) -> String {
    framework.scenario(scenario).positions[issue.0]
        .outcome
        .as_ref()
        .map_or_else(|| "Not addressed".to_owned(), |said| outcome(framework.issue(issue), said, length))
}

/// What a red line rules out, in words: `Non-binding assurances`; `below 600 thousand`.
#[must_use]
pub fn never(issue: &Issue, never: &Never) -> String {
    match never {
        Never::Terms(terms) => {
            let names: Vec<String> = terms.iter().map(|term| outcome_of_term(issue, *term, Length::Full)).collect();
            text::choice(&names)
        }
        Never::Numbers { below, above } => {
            let parts = [("below", below), ("above", above)];
            let parts: Vec<String> = parts
                .iter()
                .filter_map(|(word, bound)| {
                    bound.map(|bound| format!("{word} {}{}", text::quantity(bound), unit(issue.range(), Length::Full)))
                })
                .collect();
            text::choice(&parts)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letter;
    use crate::model::ids::ScenarioIx;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(
            [0, 7, 25, 26, 27, 51, 52, 701, 702].map(|at| letter(ScenarioIx(at))).join(" "),
            "A H Z AA AB AZ BA ZZ AAA"
        );
    }
}
