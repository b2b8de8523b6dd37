//! Everything on one issue: what each scenario says, what that is worth, why, and who says so.

use std::collections::BTreeSet;

use super::Scope;
use crate::analysis::outcome::Standing;
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx, SourceIx};
use crate::present::columns::group_name;
use crate::present::elicitation::records::moved_by;
use crate::present::labels::{Length, letter, never, outcome};
use crate::present::matrix::{Badge, cell, sources};
use crate::present::sources::Citation;
use crate::present::term::{TermCard, card, importance};
use crate::present::text;
use crate::present::weights::{hue, origin, weighs};

/// Everything on one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// Which.
    pub issue: IssueIx,
    /// Its short name.
    pub label: String,
    /// Its full name.
    pub name: String,
    /// Its outermost group.
    pub group: Option<GroupIx>,
    /// That group's name.
    pub group_name: String,
    /// That group's colour.
    pub hue: Option<usize>,
    /// What is to be settled.
    pub question: Option<String>,
    /// The author's words on the issue.
    pub note: Option<String>,
    /// What stands where nothing is agreed, in sentences.
    pub silent: Option<String>,
    /// What the issue itself and its outcome of silence rest on.
    pub sources: Vec<SourceIx>,
    /// How each party shown judges it.
    pub stances: Vec<StanceNote>,
    /// What each compared scenario says.
    pub cells: Vec<CellNote>,
}

/// How one party judges an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct StanceNote {
    /// Whose.
    pub party: PartyIx,
    /// Its name.
    pub name: String,
    /// `13%`.
    pub share: String,
    /// `priority`, where the party's stance says so.
    pub importance: Option<&'static str>,
    /// What the weight weighs: the worst outcome → the best.
    pub weighs: String,
    /// Where the points come from.
    pub weight_from: String,
    /// The author's words.
    pub note: Option<String>,
    /// Red lines on this issue: `Never Neutrality: the reason`, with `, assumed` where they rest on no source.
    pub red_lines: Vec<String>,
    /// Who says so.
    pub sources: Vec<SourceIx>,
}

/// What one scenario says on an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct CellNote {
    /// Which scenario.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// Its name for narrow places.
    pub scenario_label: String,
    /// The outcome in few words.
    pub short: String,
    /// The outcome in full words.
    pub says: String,
    /// How the scenario stands on the issue.
    pub standing: Standing,
    /// Whether it says the same as the baseline.
    pub unchanged: bool,
    /// `Crosses a red line of Russia`, `Left open`, `Low confidence`.
    pub badges: Vec<Mark>,
    /// What the outcome means.
    pub meaning: Vec<String>,
    /// The author's words on the cell.
    pub note: Option<String>,
    /// How sure the author is.
    pub confidence: Option<&'static str>,
    /// What it is worth to each party shown.
    pub figures: Vec<Figure>,
    /// Who says that the scenario says this.
    pub sources: Vec<SourceIx>,
    /// Who describes the term.
    pub term_sources: Vec<SourceIx>,
}

/// A badge in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its kind, for its colour.
    pub badge: Badge,
    /// `Crosses a red line of Russia`.
    pub words: String,
}

/// What a cell is worth to one party.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Whose.
    pub party: PartyIx,
    /// Least, central and greatest value; `None` where nothing counts.
    pub value: Option<(f64, f64, f64)>,
    /// `84`, or `–`.
    pub text: String,
    /// `76–92`, where the value is uncertain.
    pub range: Option<String>,
    /// `+5`: against the baseline's value, where there is a baseline other than this scenario.
    pub change: Option<String>,
    /// Points of the total.
    pub adds: f64,
    /// Whether the cell crosses a red line of the party.
    pub crossed: bool,
}

/// Everything on every issue shown.
#[must_use]
pub fn dossiers(scope: &Scope) -> Vec<Dossier> {
    scope.issues().map(|issue| dossier(scope, issue)).collect()
}

fn dossier(scope: &Scope, issue: IssueIx) -> Dossier {
    let framework = scope.document.framework();
    let entry = framework.issue(issue);
    let group = framework.top_group(issue);
    let silent = entry.silent.as_ref().map(|silent| {
        let outcome = outcome(entry, &silent.outcome, Length::Full);
        let outcome = text::sentence(&outcome);
        silent.reason.as_ref().map_or(outcome.clone(), |reason| format!("{outcome} {}", text::sentence(reason)))
    });
    let mut sources = entry.evidence.sources.clone();
    sources.extend(entry.silent.iter().flat_map(|silent| silent.evidence.sources.iter().copied()));
    Dossier {
        issue,
        label: entry.label().to_owned(),
        name: entry.name.clone(),
        group,
        group_name: group_name(&scope.document, group),
        hue: group.map(|group| hue(framework, group)),
        question: entry.question.clone(),
        note: entry.evidence.note.clone(),
        silent,
        sources: once_each(sources),
        stances: scope.parties.iter().map(|party| stance(scope, issue, *party)).collect(),
        cells: scope.scenarios.iter().map(|scenario| cell_note(scope, *scenario, issue)).collect(),
    }
}

fn stance(scope: &Scope, issue: IssueIx, party: PartyIx) -> StanceNote {
    let document = &scope.document;
    let framework = document.framework();
    let judge = framework.party(party);
    let judgement = &judge.judgements[issue.0];
    let weights = &document.edits().basis.weights;
    let mut sources = judgement.evidence.sources.clone();
    let mut red_lines = Vec::new();
    for line in judge.red_lines.iter().filter(|line| line.issue == issue) {
        let assumed = if line.evidence.sources.is_empty() { ", assumed" } else { "" };
        let reason = line.reason.as_ref().map_or_else(String::new, |reason| format!(": {reason}"));
        red_lines.push(format!("Never {}{assumed}{reason}", never(framework.issue(issue), &line.never)));
        sources.extend(line.evidence.sources.iter().copied());
    }
    let moved = weights.points(party, issue) != judgement.weight;
    StanceNote {
        party,
        name: judge.name.clone(),
        share: text::percent(weights.share(party, issue)),
        importance: importance(document, party, issue),
        weighs: weighs(framework.issue(issue), judgement),
        weight_from: if moved {
            let how = moved_by(document, party, issue, "the user");
            format!("{} points, {how}; the file: {}", weights.points(party, issue), origin(judgement))
        } else {
            origin(judgement)
        },
        note: judgement.evidence.note.clone(),
        red_lines,
        sources: once_each(sources),
    }
}

fn cell_note(scope: &Scope, scenario: ScenarioIx, issue: IssueIx) -> CellNote {
    let document = &scope.document;
    let framework = document.framework();
    let shown = cell(document, scenario, issue);
    let card = card(document, scenario, issue);
    let cited = |citations: &[Citation]| citations.iter().map(|citation| citation.source).collect();
    CellNote {
        scenario,
        letter: letter(scenario),
        scenario_label: framework.scenario(scenario).label().to_owned(),
        short: shown.says.clone(),
        says: card.says.clone(),
        standing: shown.standing,
        unchanged: shown.unchanged,
        badges: shown.badges.iter().map(|badge| mark(scope, &card, *badge)).collect(),
        figures: scope.parties.iter().map(|party| figure(scope, &card, *party)).collect(),
        sources: sources(&framework.scenario(scenario).positions[issue.0]),
        term_sources: cited(&card.term_sources),
        meaning: card.meaning,
        note: card.note,
        confidence: card.confidence.map(text::confidence),
    }
}

fn figure(scope: &Scope, card: &TermCard, party: PartyIx) -> Figure {
    let document = &scope.document;
    let central = |scenario| document.values().value(party, scenario, card.issue).map(|spread| spread.central.to_f64());
    let value = card.values.get(party.0).and_then(|worth| worth.value);
    let baseline = document.edits().baseline.filter(|baseline| *baseline != card.scenario).and_then(central);
    Figure {
        party,
        value,
        text: text::score_or_dash(value.map(|(_, central, _)| central)),
        range: value.filter(|(low, _, high)| low != high).map(|(low, _, high)| text::range(low, high)),
        change: value.zip(baseline).map(|((_, central, _), baseline)| text::signed(central - baseline, 0)),
        adds: document.scores().parties[party.0].scenarios[card.scenario.0].contributions[card.issue.0],
        crossed: card.red_lines.iter().any(|line| line.party == party && line.crossed == Some(true)),
    }
}

fn mark(scope: &Scope, card: &TermCard, badge: Badge) -> Mark {
    let framework = scope.document.framework();
    let judge = scope.document.view().judged_by.party();
    let of = |certain: bool| {
        let lines = card.red_lines.iter().filter(|line| judge.is_none_or(|judge| judge == line.party));
        let crossed = lines.filter(|line| line.crossed == Some(certain)).map(|line| line.party);
        let parties: BTreeSet<PartyIx> = crossed.collect();
        let names: Vec<String> = parties.into_iter().map(|party| framework.party(party).label().to_owned()).collect();
        text::list(&names)
    };
    let words = match badge {
        Badge::RedLine { assumed: false } => format!("Crosses a red line of {}", of(true)),
        Badge::RedLine { assumed: true } => format!("Crosses an assumed red line of {}", of(true)),
        Badge::AtRisk => format!("May cross a red line of {}", of(false)),
        Badge::Open => "Left open".to_owned(),
        Badge::LowConfidence => "Low confidence".to_owned(),
    };
    Mark { badge, words }
}

fn once_each(mut sources: Vec<SourceIx>) -> Vec<SourceIx> {
    let mut seen = BTreeSet::new();
    sources.retain(|source| seen.insert(*source));
    sources
}
