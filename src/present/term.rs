//! The inspector: what a scenario says on an issue, what it is worth to each party, why, and who says so.

use super::labels::{Length, about_party, letter, never, outcome, says, when};
use super::matrix;
use super::sources::{Citation, citation};
use super::text;
use super::weights::{importance_word, origin};
use crate::analysis::outcome::Standing;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx, SourceIx};
use crate::model::party::{Judgement, Order, Origin};
use crate::model::scenario::{Chance, Outcome};
use crate::model::source::Confidence;
use crate::present::elicitation::records::moved_by;
use crate::session::document::Document;

/// Everything about one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct TermCard {
    /// Which scenario.
    pub scenario: ScenarioIx,
    /// Which issue.
    pub issue: IssueIx,
    /// Its chip.
    pub letter: String,
    /// The scenario's full name.
    pub scenario_name: String,
    /// The issue's full name.
    pub issue_name: String,
    /// The issue's name for narrow places.
    pub issue_label: String,
    /// The issue's question.
    pub question: Option<String>,
    /// Names of the issue in other languages.
    pub other_names: Vec<String>,
    /// The outcome in full words.
    pub says: String,
    /// What the outcome means: the term's summary, or how silence counts.
    pub meaning: Vec<String>,
    /// Who proposed the term.
    pub proposed_by: Option<String>,
    /// What it is worth to each party, in file order.
    pub values: Vec<PartyWorth>,
    /// The file author's words on this cell.
    pub note: Option<String>,
    /// Who says that the scenario says this.
    pub sources: Vec<Citation>,
    /// Who describes the term, where the cell does not cite them already.
    pub term_sources: Vec<Citation>,
    /// How sure the author is of the cell.
    pub confidence: Option<Confidence>,
    /// Red lines of any party on this issue.
    pub red_lines: Vec<RedLineNote>,
}

/// What a cell is worth to one party, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyWorth {
    /// Whose.
    pub party: PartyIx,
    /// Its short name.
    pub name: String,
    /// Whether it is the judging party.
    pub judging: bool,
    /// Whether its reasons are shown at first: of the judging party, and of the selected one.
    pub unfolded: bool,
    /// Least, central, greatest; `None` where nothing counts.
    pub value: Option<(f64, f64, f64)>,
    /// `84`, `–`.
    pub figure: String,
    /// `±8`, or nothing where the value is certain.
    pub plus_minus: String,
    /// The value as one sentence.
    pub spoken: String,
    /// `weight 13%, adds 11.2`.
    pub adds: String,
    /// `Value derived from an order of 6: 2nd of 6.`, `Set in the file.`
    pub values_from: String,
    /// `8 points, derived from importance: red line`.
    pub weight_from: String,
    /// The author's words on the party's stance.
    pub evidence: Option<String>,
    /// Who says so.
    pub sources: Vec<Citation>,
    /// The author's words on the party, such as which of the texts its order was taken from.
    pub about: Option<String>,
}

/// A red line on the issue.
#[derive(Clone, Debug, PartialEq)]
pub struct RedLineNote {
    /// Whose.
    pub party: PartyIx,
    /// `Russia: never Membership path kept or Left to Alliance consensus`.
    pub text: String,
    /// The reason given.
    pub reason: Option<String>,
    /// `Some(true)`: this cell crosses it; `Some(false)`: it may; `None`: it does not.
    pub crossed: Option<bool>,
    /// The same as a phrase: `Crossed by this term`.
    pub standing: &'static str,
    /// Whether it rests on no source.
    pub assumed: bool,
    /// Who says so.
    pub sources: Vec<Citation>,
}

/// The card of a cell.
#[must_use]
pub fn card(document: &Document, scenario: ScenarioIx, issue: IssueIx) -> TermCard {
    let framework = document.framework();
    let entry = framework.scenario(scenario);
    let about = framework.issue(issue);
    let position = &entry.positions[issue.0];
    let standing = document.values().standing(scenario, issue);
    let counted = counted_outcome(document, scenario, issue);
    let own = matrix::sources(position);
    let term_sources = counted.map_or_else(Vec::new, |outcome| sources_of_outcome(document, issue, outcome));
    TermCard {
        scenario,
        issue,
        letter: letter(scenario),
        scenario_name: entry.name.clone(),
        issue_name: about.name.clone(),
        issue_label: about.label().to_owned(),
        question: about.question.clone(),
        other_names: about.names.values().cloned().collect(),
        says: says(framework, scenario, issue, Length::Full),
        meaning: meaning(document, scenario, issue, standing),
        proposed_by: match counted {
            Some(Outcome::Term(term)) if standing == Standing::Settled => {
                about.term(*term).and_then(|term| term.proposed_by.clone())
            }
            _ => None,
        },
        values: framework.party_ixs().map(|party| worth(document, party, scenario, issue)).collect(),
        note: position.evidence.note.clone(),
        term_sources: term_sources
            .into_iter()
            .filter(|source| !own.contains(source))
            .map(|source| citation(framework, source))
            .collect(),
        sources: own.into_iter().map(|source| citation(framework, source)).collect(),
        confidence: position.evidence.confidence,
        red_lines: red_lines(document, scenario, issue),
    }
}

/// What stands in the inspector while no cell is selected.
#[must_use]
pub fn invitation(document: &Document) -> String {
    let framework = document.framework();
    match (document.view().selection.scenario, document.view().selection.issue) {
        (Some(scenario), _) => format!(
            "Select a cell of {} to see what it says, what it is worth, and who says so.",
            framework.scenario(scenario).name
        ),
        (None, Some(issue)) => format!(
            "Select a scenario to see what it says on {}, what that is worth, and who says so.",
            framework.issue(issue).name
        ),
        (None, None) => "Select a cell to see what it says, what it is worth, and who says so.".to_owned(),
    }
}

/// The issue shown before or after the selected one; the first or last where none is selected or shown.
#[must_use]
pub fn neighbour(document: &Document, back: bool) -> Option<IssueIx> {
    let issues: Vec<IssueIx> = matrix::rows(document)
        .into_iter()
        .filter_map(|row| match row {
            matrix::MatrixRow::Issue(row) => Some(row.issue),
            matrix::MatrixRow::Group(_) => None,
        })
        .collect();
    let at = issues.iter().position(|issue| Some(*issue) == document.view().selection.issue);
    match (at, back) {
        (Some(at), true) => at.checked_sub(1).and_then(|at| issues.get(at)).copied(),
        (Some(at), false) => issues.get(at + 1).copied(),
        (None, true) => issues.last().copied(),
        (None, false) => issues.first().copied(),
    }
}

/// What a copied citation of a cell holds: the cell, and one line a source; nothing where none is cited.
#[must_use]
pub fn copied(card: &TermCard) -> Option<String> {
    let sources = if card.sources.is_empty() { &card.term_sources } else { &card.sources };
    let head = format!("{}, {}: {}", card.scenario_name, card.issue_name, card.says);
    super::sources::copied(&head, sources)
}

/// `20-point draft, Guarantee form`, with the scenario's date where it has one.
#[must_use]
pub fn heading(document: &Document, scenario: ScenarioIx) -> String {
    let framework = document.framework();
    let date = when(framework, scenario);
    let name = &framework.scenario(scenario).name;
    if date.is_empty() { name.clone() } else { format!("{name}, {date}") }
}

fn counted_outcome(document: &Document, scenario: ScenarioIx, issue: IssueIx) -> Option<&Outcome> {
    let framework = document.framework();
    let silent = framework.issue(issue).silent.as_ref().map(|silent| &silent.outcome);
    let standing = document.values().standing(scenario, issue);
    let own = framework.scenario(scenario).positions[issue.0].outcome.as_ref();
    own.or(if standing == Standing::SilentStatusQuo { silent } else { None })
}

fn sources_of_outcome(document: &Document, issue: IssueIx, outcome: &Outcome) -> Vec<SourceIx> {
    let about = document.framework().issue(issue);
    let of_number = |at: f64| {
        let mark = about.range().and_then(|range| range.marks.iter().find(|mark| mark.at == at));
        mark.map_or_else(Vec::new, |mark| mark.evidence.sources.clone())
    };
    let of_term = |term| about.term(term).map_or_else(Vec::new, |term| term.evidence.sources.clone());
    let mut sources = match outcome {
        Outcome::Term(term) => of_term(*term),
        Outcome::Number(at) => of_number(*at),
        Outcome::AnyTerm(chances) => chances.iter().flat_map(|chance| of_term(chance.of)).collect(),
        Outcome::AnyNumber(chances) => chances.iter().flat_map(|chance| of_number(chance.of)).collect(),
        Outcome::Between { .. } => Vec::new(),
    };
    let mut seen = Vec::new();
    sources.retain(|source| {
        let new = !seen.contains(source);
        seen.push(*source);
        new
    });
    sources
}

/// What an outcome means, one paragraph an entry.
fn meaning(document: &Document, scenario: ScenarioIx, issue: IssueIx, standing: Standing) -> Vec<String> {
    let framework = document.framework();
    let about = framework.issue(issue);
    let of_term = |term| about.term(term).and_then(|term| term.summary.clone());
    let likelihood =
        |share: Option<f64>| share.map_or_else(String::new, |share| format!(", likelihood {}", text::percent(share)));
    let open = |chances: Vec<(String, Option<f64>, Option<String>)>| {
        chances.into_iter().map(|(name, share, summary)| {
            let summary = summary.map_or_else(String::new, |summary| format!(": {summary}"));
            format!("{name}{}{summary}", likelihood(share))
        })
    };
    match (standing, counted_outcome(document, scenario, issue)) {
        (Standing::SilentOpen, _) => vec!["Counts as open: it may still be settled in any way.".to_owned()],
        (Standing::LeftOut, _) => vec!["Left out: the other weights count alone.".to_owned()],
        (Standing::SilentStatusQuo, Some(said)) => {
            let reason = about.silent.as_ref().and_then(|silent| silent.reason.clone());
            let counts = format!("Counts as the status quo: {}.", outcome(about, said, Length::Full));
            std::iter::once(counts).chain(reason).collect()
        }
        (_, Some(Outcome::Term(term))) => of_term(*term).into_iter().collect(),
        (_, Some(Outcome::AnyTerm(chances))) => {
            let shares = shares(chances);
            let each = chances.iter().zip(shares).map(|(chance, share)| {
                (
                    outcome(about, &Outcome::Term(chance.of), Length::Full),
                    share,
                    chance.note.clone().or_else(|| of_term(chance.of)),
                )
            });
            open(each.collect()).collect()
        }
        (_, Some(Outcome::AnyNumber(chances))) => {
            let shares = shares(chances);
            let each = chances.iter().zip(shares).map(|(chance, share)| {
                (outcome(about, &Outcome::Number(chance.of), Length::Full), share, chance.note.clone())
            });
            open(each.collect()).collect()
        }
        (_, Some(Outcome::Between { likely, .. })) => vec![likely.map_or_else(
            || "Every number between is equally likely.".to_owned(),
            |likely| format!("Most likely {}.", text::quantity(likely)),
        )],
        (_, Some(Outcome::Number(_)) | None) => Vec::new(),
    }
}

/// Shares of likelihood; `None` each where all are alike.
fn shares<T>(chances: &[Chance<T>]) -> Vec<Option<f64>> {
    let all: f64 = chances.iter().map(|chance| chance.likelihood.to_f64()).sum();
    let alike = chances.windows(2).all(|pair| pair[0].likelihood == pair[1].likelihood);
    chances.iter().map(|chance| (!alike && all > 0.0).then(|| chance.likelihood.to_f64() / all)).collect()
}

fn worth(document: &Document, party: PartyIx, scenario: ScenarioIx, issue: IssueIx) -> PartyWorth {
    let framework = document.framework();
    let judge = framework.party(party);
    let judgement = &judge.judgements[issue.0];
    let spread = document.values().value(party, scenario, issue);
    let contribution = document.scores().parties[party.0].scenarios[scenario.0].contributions[issue.0];
    let weights = &document.edits().basis.weights;
    let moved = weights.points(party, issue) != judgement.weight;
    let evidence = &judgement.evidence;
    let figure = text::score_or_dash(spread.map(|spread| spread.central.to_f64()));
    let judging = document.view().judged_by.party() == Some(party);
    PartyWorth {
        party,
        name: judge.label().to_owned(),
        judging,
        unfolded: judging || document.view().selection.party == Some(party),
        plus_minus: spread
            .filter(|spread| !spread.is_certain())
            .map_or_else(String::new, |spread| text::plus_minus(spread.low.to_f64(), spread.high.to_f64())),
        spoken: spread.map_or_else(
            || format!("No value to {}", judge.name),
            |spread| {
                let (low, high) = (text::score(spread.low.to_f64()), text::score(spread.high.to_f64()));
                let range = if low == high { String::new() } else { format!(", range {low} to {high}") };
                format!("Value to {}: {figure}{range}", judge.name)
            },
        ),
        figure,
        value: spread.map(|spread| (spread.low.to_f64(), spread.central.to_f64(), spread.high.to_f64())),
        adds: if spread.is_some() {
            format!("weight {}, adds {}", text::percent(weights.share(party, issue)), text::fixed(contribution, 1))
        } else {
            "does not count".to_owned()
        },
        values_from: values_from(document, party, scenario, issue, judgement),
        weight_from: if moved {
            format!("{} points, {}", weights.points(party, issue), moved_by(document, party, issue, "you"))
        } else {
            origin(judgement)
        },
        evidence: evidence.note.clone(),
        sources: evidence.sources.iter().map(|source| citation(framework, *source)).collect(),
        about: about_party(judge),
    }
}

fn values_from(
    document: &Document,
    party: PartyIx,
    scenario: ScenarioIx,
    issue: IssueIx,
    judgement: &Judgement,
) -> String {
    let order = judgement.stance.as_ref().map(|stance| &stance.order);
    match (judgement.values_origin, order) {
        (Origin::Stance, Some(Order::Terms(levels))) => {
            let place = match counted_outcome(document, scenario, issue) {
                Some(Outcome::Term(term)) => levels.iter().position(|level| level.contains(term)).map_or_else(
                    || ", which does not name this term".to_owned(),
                    |level| {
                        let tied = levels[level].len() > 1;
                        format!(
                            ": {}{} of {}",
                            text::ordinal(level + 1),
                            if tied { ", tied," } else { "" },
                            levels.len()
                        )
                    },
                ),
                _ => format!(" of {}", text::count(levels.len(), "level", "levels")),
            };
            format!("Derived from {}’s order{place}", document.framework().party(party).label())
        }
        (Origin::Stance, _) => {
            format!("Derived from {}’s order of numbers, interpolated", document.framework().party(party).label())
        }
        (Origin::Set, _) => "Set in the file".to_owned(),
        (Origin::Issue, _) => "The issue’s own values".to_owned(),
        (Origin::Assumed, _) => "The party has no values for this issue".to_owned(),
    }
}

/// The importance a party gives an issue, as a word, where its stance says so.
#[must_use]
pub fn importance(document: &Document, party: PartyIx, issue: IssueIx) -> Option<&'static str> {
    let judgement = &document.framework().party(party).judgements[issue.0];
    judgement.stance.as_ref().and_then(|stance| stance.importance).map(importance_word)
}

fn red_lines(document: &Document, scenario: ScenarioIx, issue: IssueIx) -> Vec<RedLineNote> {
    let framework = document.framework();
    let mut notes = Vec::new();
    for party in framework.party_ixs() {
        let crossings = &document.scores().parties[party.0].scenarios[scenario.0].crossings;
        for (at, line) in framework.party(party).red_lines.iter().enumerate().filter(|(_, line)| line.issue == issue) {
            let evidence = &line.evidence;
            let crossed = crossings.iter().find(|crossing| crossing.red_line == at).map(|crossing| crossing.certain);
            notes.push(RedLineNote {
                party,
                text: format!("{}: never {}", framework.party(party).name, never(framework.issue(issue), &line.never)),
                reason: line.reason.clone(),
                crossed,
                standing: match crossed {
                    Some(true) => "Crossed here",
                    Some(false) => "At risk here: the outcome is open",
                    None => "Not crossed here",
                },
                assumed: evidence.sources.is_empty(),
                sources: evidence.sources.iter().map(|source| citation(framework, *source)).collect(),
            });
        }
    }
    notes
}
