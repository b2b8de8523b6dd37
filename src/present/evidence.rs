//! Every statement of a file that cites sources, and which of them rest on one source.

use std::collections::BTreeMap;

use super::labels::{Length, letter, never, outcome, says};
use super::list::compared;
use super::matrix::sources;
use super::text;
use crate::model::framework::Framework;
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx, SourceIx, TermIx};
use crate::model::scenario::Outcome;
use crate::model::source::Evidence;
use crate::session::document::Document;
use crate::session::view::{Selection, Workspace};

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// What a scenario says on an issue.
    Cell(ScenarioIx, IssueIx),
    /// A scenario as a whole.
    Scenario(ScenarioIx),
    /// How a party judges an issue.
    Judgement(PartyIx, IssueIx),
    /// What a party rules out: its party, its place among the party's red lines, its issue.
    RedLine(PartyIx, usize, IssueIx),
    /// A party's no-deal value.
    NoDeal(PartyIx),
    /// A party as a whole.
    Party(PartyIx),
    /// A term that may be agreed.
    Term(IssueIx, TermIx),
    /// A named number of an issue's range, by its place.
    Mark(IssueIx, usize),
    /// An issue as a whole.
    Issue(IssueIx),
    /// What stands where nothing is agreed on an issue.
    Silence(IssueIx),
    /// A heading.
    Group(GroupIx),
    /// A link between issues, by its place.
    Link(usize),
}

/// A statement and the sources it cites.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    /// What it is about.
    pub subject: Subject,
    /// Its sources, in the order written, each once; never empty.
    pub sources: Vec<SourceIx>,
}

/// Every statement with sources: what scenarios say first, then what parties say, then what issues and links rest on.
#[must_use]
pub fn cited(framework: &Framework) -> Vec<Cited> {
    let mut all = Vec::new();
    let mut add = |subject, sources: Vec<SourceIx>| {
        if !sources.is_empty() {
            all.push(Cited { subject, sources });
        }
    };
    let of = |evidence: &Evidence| evidence.sources.clone();
    for scenario in framework.scenario_ixs() {
        let entry = framework.scenario(scenario);
        add(Subject::Scenario(scenario), of(&entry.evidence));
        for issue in framework.issue_ixs() {
            add(Subject::Cell(scenario, issue), sources(&entry.positions[issue.0]));
        }
    }
    for party in framework.party_ixs() {
        let entry = framework.party(party);
        add(Subject::Party(party), of(&entry.evidence));
        for (issue, judgement) in framework.issue_ixs().zip(&entry.judgements) {
            add(Subject::Judgement(party, issue), of(&judgement.evidence));
        }
        for (at, line) in entry.red_lines.iter().enumerate() {
            add(Subject::RedLine(party, at, line.issue), of(&line.evidence));
        }
        if let Some(reservation) = &entry.reservation {
            add(Subject::NoDeal(party), of(&reservation.evidence));
        }
    }
    for issue in framework.issue_ixs() {
        let entry = framework.issue(issue);
        add(Subject::Issue(issue), of(&entry.evidence));
        for (at, term) in entry.terms().iter().enumerate() {
            add(Subject::Term(issue, TermIx(at)), of(&term.evidence));
        }
        for (at, mark) in entry.range().into_iter().flat_map(|range| &range.marks).enumerate() {
            add(Subject::Mark(issue, at), of(&mark.evidence));
        }
        if let Some(silent) = &entry.silent {
            add(Subject::Silence(issue), of(&silent.evidence));
        }
    }
    for (at, group) in framework.groups().iter().enumerate() {
        add(Subject::Group(GroupIx(at)), of(&group.evidence));
    }
    for (at, link) in framework.links().iter().enumerate() {
        add(Subject::Link(at), of(&link.evidence));
    }
    all
}

/// How many statements rest on each source, by the source's place in the file.
#[must_use]
pub fn counts(framework: &Framework) -> Vec<usize> {
    let mut counts = vec![0; framework.sources().len()];
    for source in cited(framework).iter().flat_map(|statement| &statement.sources) {
        if let Some(count) = counts.get_mut(source.0) {
            *count += 1;
        }
    }
    counts
}

/// `12 statements`, `no statement`.
#[must_use]
pub fn statements(count: usize) -> String {
    if count == 0 { "no statement".to_owned() } else { text::count(count, "statement", "statements") }
}

/// Statements of one kind that rest on a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Rests {
    /// `What scenarios say`.
    pub heading: &'static str,
    /// The statements, in the order of the file.
    pub rows: Vec<StatementRow>,
}

/// One statement that rests on a source.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementRow {
    /// What it is about.
    pub subject: Subject,
    /// The chip of the scenario it is about.
    pub scenario: Option<ScenarioIx>,
    /// The party whose mark stands before it.
    pub party: Option<PartyIx>,
    /// `Guarantee form`.
    pub name: String,
    /// `Article 5-type`.
    pub says: String,
    /// The row as one sentence.
    pub spoken: String,
}

/// For each source of the file, in its order, every statement that rests on it.
#[must_use]
pub fn by_source(framework: &Framework) -> Vec<Vec<StatementRow>> {
    let mut all = vec![Vec::new(); framework.sources().len()];
    for Cited { subject, sources } in cited(framework) {
        let row = row(framework, subject);
        for source in sources {
            if let Some(rows) = all.get_mut(source.0) {
                rows.push(row.clone());
            }
        }
    }
    all
}

/// Every statement that rests on `source`, by kind.
#[must_use]
pub fn resting_on(framework: &Framework, source: SourceIx) -> Vec<Rests> {
    let mut kinds: BTreeMap<usize, Rests> = BTreeMap::new();
    for statement in cited(framework).into_iter().filter(|statement| statement.sources.contains(&source)) {
        let (order, heading) = kind(statement.subject);
        let rests = kinds.entry(order).or_insert_with(|| Rests { heading, rows: Vec::new() });
        rests.rows.push(row(framework, statement.subject));
    }
    kinds.into_values().collect()
}

const fn kind(subject: Subject) -> (usize, &'static str) {
    match subject {
        Subject::Scenario(_) | Subject::Cell(..) => (0, "What scenarios say"),
        Subject::Judgement(..) => (1, "How parties judge"),
        Subject::RedLine(..) => (2, "Red lines"),
        Subject::Party(_) | Subject::NoDeal(_) => (3, "Parties and no-deal values"),
        Subject::Term(..) | Subject::Mark(..) => (4, "What terms mean"),
        Subject::Issue(_) | Subject::Silence(_) | Subject::Group(_) => (5, "Issues and what stands without agreement"),
        Subject::Link(_) => (6, "Links between issues"),
    }
}

fn row(framework: &Framework, subject: Subject) -> StatementRow {
    let label = |issue: IssueIx| framework.issue(issue).label().to_owned();
    let (name, words) = match subject {
        Subject::Cell(scenario, issue) => (label(issue), says(framework, scenario, issue, Length::Full)),
        Subject::Scenario(scenario) => (framework.scenario(scenario).label().to_owned(), "as a whole".to_owned()),
        Subject::Judgement(party, issue) => {
            let judgement = &framework.party(party).judgements[issue.0];
            (label(issue), judgement.evidence.note.clone().unwrap_or_default())
        }
        Subject::RedLine(party, at, issue) => {
            let line = &framework.party(party).red_lines[at];
            (label(issue), format!("never {}", never(framework.issue(issue), &line.never)))
        }
        Subject::NoDeal(party) => (framework.party(party).label().to_owned(), "no-deal value".to_owned()),
        Subject::Party(party) => (framework.party(party).label().to_owned(), "as a party".to_owned()),
        Subject::Term(issue, term) => {
            (label(issue), outcome(framework.issue(issue), &Outcome::Term(term), Length::Full))
        }
        Subject::Mark(issue, at) => {
            let mark = framework.issue(issue).range().and_then(|range| range.marks.get(at));
            (label(issue), mark.map_or_else(String::new, |mark| mark.name.clone()))
        }
        Subject::Issue(issue) => (label(issue), "as an issue".to_owned()),
        Subject::Silence(issue) => {
            let silent = framework.issue(issue).silent.as_ref();
            let stands = silent.map(|silent| outcome(framework.issue(issue), &silent.outcome, Length::Full));
            (label(issue), format!("without agreement: {}", stands.unwrap_or_default()))
        }
        Subject::Group(group) => (framework.group(group).name.clone(), "as a group".to_owned()),
        Subject::Link(at) => {
            let link = framework.links().get(at);
            let on = link.map(|link| link.when.iter().map(|(issue, _)| label(*issue)).collect::<Vec<_>>());
            (text::list(&on.unwrap_or_default()), link.and_then(|link| link.reason.clone()).unwrap_or_default())
        }
    };
    let (scenario, party) = of(subject);
    let whose = match (scenario, party) {
        (Some(scenario), _) => {
            format!("{} {}, ", letter(scenario), framework.scenario(scenario).name)
        }
        (None, Some(party)) => format!("{}, ", framework.party(party).name),
        (None, None) => String::new(),
    };
    let colon = if words.is_empty() { "" } else { ": " };
    StatementRow { subject, scenario, party, spoken: format!("{whose}{name}{colon}{words}"), name, says: words }
}

/// The scenario and the party a statement is about.
const fn of(subject: Subject) -> (Option<ScenarioIx>, Option<PartyIx>) {
    match subject {
        Subject::Cell(scenario, _) | Subject::Scenario(scenario) => (Some(scenario), None),
        Subject::Judgement(party, _) | Subject::RedLine(party, ..) | Subject::NoDeal(party) | Subject::Party(party) => {
            (None, Some(party))
        }
        Subject::Term(..)
        | Subject::Mark(..)
        | Subject::Issue(_)
        | Subject::Silence(_)
        | Subject::Group(_)
        | Subject::Link(_) => (None, None),
    }
}

/// Where a statement is shown in full: the screen, and what to select there. What is about an issue but no scenario leads
/// to a cell that shows it: of the selected scenario, or of the first compared one; a term to the first that takes it.
#[must_use]
pub fn leads_to(document: &Document, subject: Subject) -> (Workspace, Selection) {
    let framework = document.framework();
    let order = compared(document);
    let usual = document.view().selection.scenario.or_else(|| order.first().copied()).unwrap_or(ScenarioIx(0));
    let cell = |scenario, issue| Selection { scenario: Some(scenario), issue: Some(issue), party: None };
    let takes = |issue: IssueIx, term: TermIx| {
        let settled = |scenario: &ScenarioIx| match &framework.scenario(*scenario).positions[issue.0].outcome {
            Some(Outcome::Term(said)) => *said == term,
            Some(Outcome::AnyTerm(chances)) => chances.iter().any(|chance| chance.of == term),
            _ => false,
        };
        order.iter().copied().chain(framework.scenario_ixs()).find(settled)
    };
    let selection = match subject {
        Subject::Cell(scenario, issue) => cell(scenario, issue),
        Subject::Scenario(scenario) => Selection { scenario: Some(scenario), ..Selection::default() },
        Subject::Judgement(party, issue) | Subject::RedLine(party, _, issue) => {
            Selection { party: Some(party), ..cell(usual, issue) }
        }
        Subject::Term(issue, term) => cell(takes(issue, term).unwrap_or(usual), issue),
        Subject::Mark(issue, _) | Subject::Issue(issue) | Subject::Silence(issue) => cell(usual, issue),
        Subject::Link(at) => {
            let first = framework.links().get(at).and_then(|link| link.when.first());
            first.map_or_else(Selection::default, |(issue, _)| cell(usual, *issue))
        }
        Subject::Group(group) => {
            let within = framework.issue_ixs().find(|issue| framework.top_group(*issue) == Some(group));
            within.map_or_else(Selection::default, |issue| cell(usual, issue))
        }
        Subject::NoDeal(party) | Subject::Party(party) => {
            let selection = Selection { party: Some(party), scenario: Some(usual), issue: None };
            return (Workspace::Acceptance, selection);
        }
    };
    (Workspace::Compare, selection)
}
