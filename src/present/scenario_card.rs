//! The inspector's card of a whole scenario: who wrote it, how each party judges it, what it crosses, what it leaves
//! open, and who says so.

use super::columns;
use super::labels::{Length, about_party, code, letter, never, outcome, says, when};
use super::list::{FIRM_COVERAGE, coverage};
use super::robustness::ties::Ties;
use super::sources::{Citation, citation};
use super::text;
use crate::analysis::exact::{Margin, Total};
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::session::document::Document;

/// Everything about one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioCard {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// The full name.
    pub name: String,
    /// Names in other languages.
    pub other_names: Vec<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When, or nothing.
    pub date: String,
    /// What it is, in the file author's words.
    pub summary: Option<String>,
    /// How it takes part in the comparison, where that is not the usual way.
    pub standing: Option<&'static str>,
    /// How each party judges it, in file order.
    pub totals: Vec<PartyTotal>,
    /// The author's words on parties, such as which texts are their own.
    pub about_parties: Vec<String>,
    /// Red lines that it crosses or may cross.
    pub crossed: Vec<Crossed>,
    /// Issues left open between outcomes.
    pub open: Vec<OpenIssue>,
    /// Issues not addressed.
    pub silent: Vec<OpenIssue>,
    /// How silence counts, as a sentence; nothing where every issue is addressed.
    pub silence: String,
    /// The file author's words on the scenario.
    pub note: Option<String>,
    /// Who says that the scenario is as it is.
    pub sources: Vec<Citation>,
}

/// One party's total.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyTotal {
    /// Whose.
    pub party: PartyIx,
    /// Its short name.
    pub name: String,
    /// A code of two or three letters.
    pub code: String,
    /// Whether it is the judging party.
    pub judging: bool,
    /// Least, central, greatest; `None` without a total.
    pub total: Option<(f64, f64, f64)>,
    /// The no-deal value.
    pub no_deal: Option<f64>,
    /// `73`, `–`.
    pub figure: String,
    /// `±7`, or nothing.
    pub plus_minus: String,
    /// `rank 2nd, 8 below the no-deal value`, or what is known of it.
    pub margin: String,
    /// `17 of 20 issues, 87% of the weight`.
    pub coverage: String,
    /// Whether less than 60 % of the weight is addressed.
    pub muted: bool,
    /// The whole as one sentence.
    pub spoken: String,
}

/// A red line crossed or at risk.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossed {
    /// Whose.
    pub party: PartyIx,
    /// On which issue.
    pub issue: IssueIx,
    /// `Russia: never Membership path kept`.
    pub text: String,
    /// `Crossed by Guarantee form: Article 5-type`; `At risk …`.
    pub by: String,
    /// Whether it is certain.
    pub certain: bool,
    /// Whether the red line rests on no source.
    pub assumed: bool,
}

/// An issue that is open or not addressed.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenIssue {
    /// Which.
    pub issue: IssueIx,
    /// Its short name.
    pub name: String,
    /// The options, or how the issue counts.
    pub text: String,
}

/// What stands in the card's place while no scenario is selected.
pub const INVITATION: &str = "Select a scenario to see who wrote it, what it crosses, and what it leaves open.";

/// What stands where no red line is crossed.
pub const NONE_CROSSED: &str = "Crosses no red line that the file states or assumes.";

/// `2 crossed, 1 at risk`; nothing where there is neither.
#[must_use]
pub fn crossed_note(card: &ScenarioCard) -> String {
    let crossed = card.crossed.iter().filter(|crossed| crossed.certain).count();
    let at_risk = card.crossed.len() - crossed;
    let parts = [(crossed, "crossed"), (at_risk, "at risk")];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    parts.collect::<Vec<_>>().join(", ")
}

/// What clicking a line about an issue does.
#[must_use]
pub fn show_issue(line: &str) -> String {
    format!("Show {line}")
}

/// The card of a scenario.
#[must_use]
pub fn card(document: &Document, scenario: ScenarioIx) -> ScenarioCard {
    let framework = document.framework();
    let entry = framework.scenario(scenario);
    let silent = silent(document, scenario);
    ScenarioCard {
        scenario,
        letter: letter(scenario),
        name: entry.name.clone(),
        other_names: entry.names.values().cloned().collect(),
        author: entry.author.clone(),
        date: when(framework, scenario),
        summary: entry.summary.clone(),
        standing: standing(document, scenario),
        totals: framework.party_ixs().map(|party| total(document, party, scenario)).collect(),
        about_parties: framework.parties().iter().filter_map(about_party).collect(),
        crossed: crossed(document, scenario),
        open: open(document, scenario),
        silence: if silent.is_empty() {
            String::new()
        } else {
            text::silence_meaning(document.edits().silence).to_owned()
        },
        silent,
        note: entry.evidence.note.clone(),
        sources: entry.evidence.sources.iter().map(|source| citation(framework, *source)).collect(),
    }
}

/// What a copied citation of a scenario holds; nothing where none is cited.
#[must_use]
pub fn copied(card: &ScenarioCard) -> Option<String> {
    let parts = [Some(&card.name), card.author.as_ref(), Some(&card.date).filter(|date| !date.is_empty())];
    let head = parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    super::sources::copied(&head, &card.sources)
}

/// `24 Dec 2025`, or that no date is given.
#[must_use]
pub fn dated(card: &ScenarioCard) -> &str {
    if card.date.is_empty() { "undated" } else { &card.date }
}

fn standing(document: &Document, scenario: ScenarioIx) -> Option<&'static str> {
    if document.is_apart(scenario) {
        Some("Shown apart: a reference to compare with, never ranked.")
    } else if !document.edits().basis.included[scenario.0] {
        Some("Left out of the comparison: it has totals but no rank.")
    } else if document.edits().baseline == Some(scenario) {
        Some("The baseline: the others are compared with it.")
    } else {
        None
    }
}

fn total(document: &Document, party: PartyIx, scenario: ScenarioIx) -> PartyTotal {
    let judge = document.framework().party(party);
    let judged = &document.scores().parties[party.0];
    let score = &judged.scenarios[scenario.0];
    let total = match (score.low, score.total, score.high) {
        (Some(low), Some(total), Some(high)) => Some((low.to_f64(), total.to_f64(), high.to_f64())),
        _ => None,
    };
    let rank = Ties::of(document, Some(party)).marked(scenario, text::rank(score.rank, score.tied));
    let rank = if score.rank.is_some() { format!("rank {rank}") } else { "not ranked".to_owned() };
    let margin = match score.margin.map(Margin::to_f64) {
        Some(margin) if margin < 0.0 => {
            format!("{rank}, {} below the no-deal value", text::margin(-margin).trim_start_matches('+'))
        }
        Some(margin) => format!("{rank}, {} above the no-deal value", text::margin(margin).trim_start_matches('+')),
        None => format!("{rank}, {}", columns::no_no_deal(document, party)),
    };
    let figure = text::score_or_dash(total.map(|(_, total, _)| total));
    let coverage = coverage(score);
    let range = total
        .map_or_else(String::new, |(low, _, high)| format!(", range {} to {}", text::score(low), text::score(high)));
    PartyTotal {
        party,
        name: judge.label().to_owned(),
        code: code(judge),
        judging: document.view().judged_by.party() == Some(party),
        total,
        no_deal: judged.reservation.map(Total::to_f64),
        plus_minus: total
            .filter(|(low, _, high)| high > low)
            .map_or_else(String::new, |(low, _, high)| text::plus_minus(low, high)),
        spoken: format!("Total for {}: {figure}{range}, {margin}. {coverage}.", judge.name),
        figure,
        margin,
        muted: score.coverage.share < FIRM_COVERAGE,
        coverage,
    }
}

fn crossed(document: &Document, scenario: ScenarioIx) -> Vec<Crossed> {
    let framework = document.framework();
    let mut all = Vec::new();
    for party in framework.party_ixs() {
        let judge = framework.party(party);
        for crossing in &document.scores().parties[party.0].scenarios[scenario.0].crossings {
            let Some(line) = judge.red_lines.get(crossing.red_line) else { continue };
            let issue = framework.issue(crossing.issue);
            let said = says(framework, scenario, crossing.issue, Length::Short);
            all.push(Crossed {
                party,
                issue: crossing.issue,
                text: format!("{}: never {}", judge.name, never(issue, &line.never)),
                by: format!(
                    "{} {}: {said}",
                    if crossing.certain { "Crossed by" } else { "At risk from" },
                    issue.label()
                ),
                certain: crossing.certain,
                assumed: line.evidence.sources.is_empty(),
            });
        }
    }
    all.sort_by_key(|crossed| !crossed.certain);
    all
}

fn open(document: &Document, scenario: ScenarioIx) -> Vec<OpenIssue> {
    let framework = document.framework();
    let positions = &framework.scenario(scenario).positions;
    framework
        .issue_ixs()
        .filter_map(|issue| {
            let said = positions[issue.0].outcome.as_ref().filter(|said| !said.is_settled())?;
            let about = framework.issue(issue);
            Some(OpenIssue { issue, name: about.label().to_owned(), text: outcome(about, said, Length::Short) })
        })
        .collect()
}

fn silent(document: &Document, scenario: ScenarioIx) -> Vec<OpenIssue> {
    let framework = document.framework();
    let positions = &framework.scenario(scenario).positions;
    framework
        .issue_ixs()
        .filter(|issue| positions[issue.0].outcome.is_none())
        .map(|issue| OpenIssue {
            issue,
            name: framework.issue(issue).label().to_owned(),
            text: "Not addressed".to_owned(),
        })
        .collect()
}
