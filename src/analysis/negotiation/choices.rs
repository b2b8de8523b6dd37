//! What may be agreed on each issue: its terms, or numbers of its range (methods, section 4).
//!
//! A range with a step and at most [`MOST_STEPS`] numbers gives its steps. Any other gives the numbers at which something
//! happens: its ends, break points of value functions, outcomes in the file, marks, and bounds of red lines and links.
//! All parties of the file count for this, so that a subset of the parties looks at the same packages.

use super::setting::{Choice, RedLineRef, Setting};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, TermIx};
use crate::model::issue::{Range, Scale};
use crate::model::link::Condition;
use crate::model::party::Never;
use crate::model::scenario::Outcome;
use crate::model::value::ValueFunction;

/// The most numbers that a step may give.
pub const MOST_STEPS: usize = 100;

/// Where the choices of an issue come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The issue's terms.
    Terms,
    /// The steps of its range.
    Steps,
    /// Numbers at which something happens; other numbers of the range are not looked at.
    Numbers,
    /// One choice, decided beforehand.
    Fixed,
}

/// What may be agreed on an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueChoices {
    /// The issue.
    pub issue: IssueIx,
    /// In the order of its terms, or ascending; never empty.
    pub choices: Vec<Choice>,
    /// Where they come from.
    pub origin: Origin,
    /// For each choice the red lines that it crosses, of the parties that negotiate.
    pub crossed: Vec<Vec<RedLineRef>>,
}

/// What may be agreed on `issue`; `None` where it is fixed to something that it does not have.
#[must_use]
pub fn choices(framework: &Framework, setting: &Setting, issue: IssueIx) -> Option<IssueChoices> {
    let fixed = setting.fixed.iter().rev().find(|(fixed, _)| *fixed == issue).map(|(_, choice)| *choice);
    let (choices, origin) = match (fixed, &framework.issue(issue).scale) {
        (Some(Choice::Term(term)), Scale::Terms(terms)) if term.0 < terms.len() => {
            (vec![Choice::Term(term)], Origin::Fixed)
        }
        (Some(Choice::Number(number)), Scale::Range(range)) if number >= range.from && number <= range.to => {
            (vec![Choice::Number(number)], Origin::Fixed)
        }
        (Some(_), _) => return None,
        (None, Scale::Terms(terms)) => {
            ((0..terms.len()).map(|term| Choice::Term(TermIx(term))).collect(), Origin::Terms)
        }
        (None, Scale::Range(range)) => {
            let (numbers, origin) = numbers(framework, setting, issue, range);
            (numbers.into_iter().map(Choice::Number).collect(), origin)
        }
    };
    let crossed = choices.iter().map(|choice| crossed(framework, setting, issue, *choice)).collect();
    Some(IssueChoices { issue, choices, origin, crossed })
}

/// Whether a choice meets a link's condition.
#[must_use]
pub fn meets(choice: Choice, condition: &Condition) -> bool {
    match choice {
        Choice::Term(term) => condition.meets_term(term),
        Choice::Number(number) => condition.meets_number(number),
    }
}

/// The outcome that a choice is, as a scenario would say it.
#[must_use]
pub const fn outcome(choice: Choice) -> Outcome {
    match choice {
        Choice::Term(term) => Outcome::Term(term),
        Choice::Number(number) => Outcome::Number(number),
    }
}

fn numbers(framework: &Framework, setting: &Setting, issue: IssueIx, range: &Range) -> (Vec<f64>, Origin) {
    let steps = range.step.and_then(|step| steps(range, step));
    let origin = if steps.is_some() { Origin::Steps } else { Origin::Numbers };
    let mut numbers = steps.unwrap_or_else(|| eventful(framework, setting, issue, range));
    numbers.extend(setting.also.iter().filter(|(also, _)| *also == issue).map(|(_, number)| *number));
    numbers.retain(|number| *number >= range.from && *number <= range.to);
    numbers.sort_by(f64::total_cmp);
    // −0 and 0 are one number.
    numbers.dedup_by(|a, b| *a == *b);
    (numbers, origin)
}

/// The numbers that a step gives, unless there are too many. Each has as many decimals as the range is written with: 0.1 three
/// times is 0.3.
fn steps(range: &Range, step: f64) -> Option<Vec<f64>> {
    let whole = (range.to - range.from) / step;
    if whole >= MOST_STEPS as f64 {
        return None;
    }
    let decimals = decimals(range.from).max(decimals(step));
    let number = |k: usize| {
        let number = range.from + k as f64 * step;
        format!("{number:.decimals$}").parse().unwrap_or(number)
    };
    let numbers = (0..=MOST_STEPS).map(number).take_while(|number| *number <= range.to).collect::<Vec<f64>>();
    (!numbers.is_empty() && numbers.len() <= MOST_STEPS).then_some(numbers)
}

/// Digits after the point in the shortest text that reads back as the number.
fn decimals(number: f64) -> usize {
    format!("{number}").split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

fn eventful(framework: &Framework, setting: &Setting, issue: IssueIx, range: &Range) -> Vec<f64> {
    let mut numbers = vec![range.from, range.to];
    numbers.extend(range.marks.iter().map(|mark| mark.at));
    for party in framework.parties() {
        if let Some(ValueFunction::Points(points)) = &party.judgements[issue.0].values {
            numbers.extend(points.iter().map(|(number, _)| *number));
        }
        let lines = party.red_lines.iter().filter(|line| line.issue == issue);
        numbers.extend(lines.flat_map(|line| bounds(&line.never)));
    }
    numbers.extend(setting.added.iter().filter(|line| line.issue == issue).flat_map(|line| bounds(&line.never)));
    for scenario in framework.scenarios() {
        numbers.extend(scenario.positions[issue.0].outcome.iter().flat_map(said));
    }
    numbers.extend(framework.issue(issue).silent.iter().flat_map(|silent| said(&silent.outcome)));
    for (_, condition) in framework.links().iter().flat_map(|link| &link.when).filter(|(on, _)| *on == issue) {
        if let Condition::Numbers { above, below } = condition {
            numbers.extend(above.iter().chain(below));
        }
    }
    numbers
}

fn bounds(never: &Never) -> Vec<f64> {
    match never {
        Never::Terms(_) => Vec::new(),
        Never::Numbers { below, above } => below.iter().chain(above).copied().collect(),
    }
}

fn said(outcome: &Outcome) -> Vec<f64> {
    match outcome {
        Outcome::Term(_) | Outcome::AnyTerm(_) => Vec::new(),
        Outcome::Number(number) => vec![*number],
        Outcome::AnyNumber(chances) => chances.iter().map(|chance| chance.of).collect(),
        Outcome::Between { low, likely, high } => [Some(*low), *likely, Some(*high)].into_iter().flatten().collect(),
    }
}

fn crossed(framework: &Framework, setting: &Setting, issue: IssueIx, choice: Choice) -> Vec<RedLineRef> {
    let mut crossed = Vec::new();
    for party in framework.party_ixs().filter(|party| setting.parties.contains(party)) {
        for (index, (on, never)) in red_lines(framework, setting, party).into_iter().enumerate() {
            let line = RedLineRef { party, index };
            if on == issue && rules_out(never, choice) && !setting.lifted.contains(&line) {
                crossed.push(line);
            }
        }
    }
    crossed
}

/// A party's red lines, those that are tried out after those of the file: what a [`RedLineRef`] counts through.
#[must_use]
pub fn red_lines<'a>(framework: &'a Framework, setting: &'a Setting, party: PartyIx) -> Vec<(IssueIx, &'a Never)> {
    let own = framework.party(party).red_lines.iter().map(|line| (line.issue, &line.never));
    let tried = setting.added.iter().filter(|line| line.party == party).map(|line| (line.issue, &line.never));
    own.chain(tried).collect()
}

fn rules_out(never: &Never, choice: Choice) -> bool {
    match (never, choice) {
        (Never::Terms(terms), Choice::Term(term)) => terms.contains(&term),
        (Never::Numbers { below, above }, Choice::Number(number)) => {
            below.is_some_and(|below| number < below) || above.is_some_and(|above| number > above)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: f64, to: f64) -> Range {
        Range { from, to, step: None, unit: None, marks: Vec::new() }
    }

    #[test]
    fn steps_are_the_written_numbers() {
        assert_eq!(steps(&range(0.0, 0.5), 0.1), Some(vec![0.0, 0.1, 0.2, 0.3, 0.4, 0.5]));
        assert_eq!(steps(&range(1.5, 6.0), 2.0), Some(vec![1.5, 3.5, 5.5]));
        assert_eq!(steps(&range(0.0, 1.0), 7.0), Some(vec![0.0]));
    }

    #[test]
    fn a_hundred_numbers_are_steps_and_one_more_is_not() {
        assert_eq!(steps(&range(1.0, 100.0), 1.0).map(|steps| steps.len()), Some(100));
        assert_eq!(steps(&range(0.0, 100.0), 1.0), None);
        assert_eq!(steps(&range(0.0, 9.9), 0.1).map(|steps| steps.len()), Some(100));
        assert_eq!(steps(&range(-1e12, 1e12), 1e-9), None);
    }
}
