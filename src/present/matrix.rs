//! The matrix of issues × scenarios: which rows are shown, and what stands in each cell. Cells are made on demand, so
//! that a table of any size costs only what is on the screen.

use std::collections::BTreeSet;

use super::columns::{group_name, top_groups};
use super::labels::{Length, says};
use super::list::compared;
use super::text;
use super::weights::hue;
use crate::analysis::outcome::Standing;
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx, SourceIx};
use crate::model::scenario::{Outcome, Position};
use crate::model::source::Confidence;
use crate::session::document::Document;
use crate::session::view::JudgedBy;

/// A row of the matrix.
#[derive(Clone, Debug, PartialEq)]
pub enum MatrixRow {
    /// The heading of a group.
    Group(GroupRow),
    /// An issue.
    Issue(IssueRow),
}

/// The heading of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupRow {
    /// Which; `None` for issues in no group.
    pub group: Option<GroupIx>,
    /// Its name.
    pub name: String,
    /// Its colour's position.
    pub hue: Option<usize>,
    /// Whether its issues are hidden.
    pub folded: bool,
    /// `40%`, or `32–40%` while all judge.
    pub share: String,
}

/// An issue.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueRow {
    /// Which.
    pub issue: IssueIx,
    /// The short name.
    pub label: String,
    /// The full name, and the question.
    pub tooltip: String,
    /// `13%`; empty while all judge.
    pub share: String,
    /// The share of each party, 0..=1, in file order.
    pub shares: Vec<f64>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The outcome in few words, or `Not addressed`.
    pub says: String,
    /// Whether it says the same as the baseline.
    pub unchanged: bool,
    /// How the scenario stands on the issue.
    pub standing: Standing,
    /// At most three marks: red line, open, low confidence.
    pub badges: Vec<Badge>,
    /// The judging party's value; `None` where nothing counts, or while all judge.
    pub value: Option<CellValue>,
    /// Every party's value, while all judge.
    pub parties: Vec<PartyValue>,
    /// How many sources are cited; `None` for issues that are not addressed.
    pub sources: Option<usize>,
}

/// A mark on a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Badge {
    /// Crosses a red line of the judging party, or of any party while all judge.
    RedLine {
        /// Whether the red line rests on no source: drawn hollow.
        assumed: bool,
    },
    /// May cross one, depending on how it turns out.
    AtRisk,
    /// Left open between outcomes.
    Open,
    /// The file's author is not sure.
    LowConfidence,
}

/// One party's value of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellValue {
    /// The least.
    pub low: f64,
    /// What is counted with.
    pub value: f64,
    /// The greatest.
    pub high: f64,
    /// The baseline's value, where there is a baseline other than this scenario.
    pub baseline: Option<f64>,
}

/// One of several parties' values of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartyValue {
    /// Whose.
    pub party: PartyIx,
    /// Its value.
    pub value: Option<CellValue>,
    /// Whether the cell crosses a red line of the party.
    pub crossed: bool,
}

/// The rows shown: filter, differences and folding applied. Groups without a row left are left out.
#[must_use]
pub fn rows(document: &Document) -> Vec<MatrixRow> {
    let framework = document.framework();
    let mut rows = Vec::new();
    let shown: BTreeSet<IssueIx> = framework.issue_ixs().filter(|issue| is_shown(document, *issue)).collect();
    let groups = top_groups(document);
    let only_heading = groups.len() == 1 && groups.first() == Some(&None);
    for group in groups {
        let issues: Vec<IssueIx> = shown.iter().copied().filter(|issue| framework.top_group(*issue) == group).collect();
        if issues.is_empty() {
            continue;
        }
        let folded = group.is_some_and(|group| document.view().folded.contains(&group));
        if !only_heading {
            rows.push(MatrixRow::Group(group_row(document, group, folded)));
        }
        if !folded {
            rows.extend(issues.into_iter().map(|issue| MatrixRow::Issue(issue_row(document, issue))));
        }
    }
    rows
}

fn is_shown(document: &Document, issue: IssueIx) -> bool {
    let framework = document.framework();
    let entry = framework.issue(issue);
    if document.view().only_differences && !differs(document, issue) {
        return false;
    }
    let needle = document.view().filter.trim().to_lowercase();
    if needle.is_empty() {
        return true;
    }
    let holds = |text: &str| text.to_lowercase().contains(&needle);
    let names = |names: &crate::model::issue::Names| names.values().any(|name| holds(name));
    holds(&entry.name)
        || holds(entry.label())
        || names(&entry.names)
        || entry.question.as_deref().is_some_and(holds)
        || entry.terms().iter().any(|term| holds(&term.name) || holds(term.label()) || names(&term.names))
        || compared(document).into_iter().any(|scenario| {
            let position = &framework.scenario(scenario).positions[issue.0];
            position.evidence.note.as_deref().is_some_and(holds)
                || sources(position).iter().any(|source| framework.source(*source).quote.as_deref().is_some_and(holds))
        })
}

/// Whether compared scenarios say different things on an issue.
#[must_use]
pub fn differs(document: &Document, issue: IssueIx) -> bool {
    let framework = document.framework();
    let mut said = compared(document).into_iter().map(|s| &framework.scenario(s).positions[issue.0].outcome);
    said.next().is_some_and(|first| said.any(|other| !says_the_same(first.as_ref(), other.as_ref())))
}

/// Whether two outcomes say the same, whoever reports them.
#[must_use]
pub fn says_the_same(first: Option<&Outcome>, second: Option<&Outcome>) -> bool {
    let terms = |chances: &[crate::model::scenario::Chance<crate::model::ids::TermIx>]| -> BTreeSet<_> {
        chances.iter().map(|chance| (chance.of, chance.likelihood)).collect()
    };
    match (first, second) {
        (Some(Outcome::AnyTerm(first)), Some(Outcome::AnyTerm(second))) => terms(first) == terms(second),
        (Some(Outcome::AnyNumber(first)), Some(Outcome::AnyNumber(second))) => {
            first.len() == second.len()
                && first.iter().all(|a| second.iter().any(|b| a.of == b.of && a.likelihood == b.likelihood))
        }
        (first, second) => first == second,
    }
}

fn group_row(document: &Document, group: Option<GroupIx>, folded: bool) -> GroupRow {
    let framework = document.framework();
    let share_of = |party| document.edits().basis.weights.share_of(party, |issue| framework.top_group(issue) == group);
    let share = match document.view().judged_by {
        JudgedBy::Party(party) => text::percent(share_of(party)),
        JudgedBy::All => {
            let mut shares: Vec<f64> = framework.party_ixs().map(share_of).collect();
            shares.sort_by(f64::total_cmp);
            let ends = [shares.first(), shares.last()].map(|share| text::percent(share.copied().unwrap_or_default()));
            if ends[0] == ends[1] {
                ends[0].clone()
            } else {
                format!("{}–{}", ends[0].trim_end_matches('%'), ends[1])
            }
        }
    };
    let hue = group.map(|group| hue(framework, group));
    GroupRow { group, name: group_name(document, group), hue, folded, share }
}

fn issue_row(document: &Document, issue: IssueIx) -> IssueRow {
    let framework = document.framework();
    let entry = framework.issue(issue);
    let weights = &document.edits().basis.weights;
    let shares: Vec<f64> = framework.party_ixs().map(|party| weights.share(party, issue)).collect();
    let share = document.view().judged_by.party().map_or_else(String::new, |party| text::percent(shares[party.0]));
    let mut tooltip = entry.name.clone();
    for line in entry.question.iter().chain(entry.names.values()) {
        tooltip = format!("{tooltip}\n{line}");
    }
    IssueRow { issue, label: entry.label().to_owned(), tooltip, share, shares }
}

/// What a group's heading says above a column: `29.7 of 40`; empty while all judge.
#[must_use]
pub fn group_cell(document: &Document, group: Option<GroupIx>, scenario: ScenarioIx) -> String {
    let JudgedBy::Party(party) = document.view().judged_by else { return String::new() };
    let framework = document.framework();
    let score = &document.scores().parties[party.0].scenarios[scenario.0];
    let row = document.values().row(party, scenario);
    let weights = document.edits().basis.weights.party(party);
    let (mut points, mut weight, mut counted) = (0.0, 0.0, 0.0);
    for issue in framework.issue_ixs().filter(|issue| row[issue.0].is_some()) {
        counted += weights[issue.0].to_f64();
        if framework.top_group(issue) == group {
            points += score.contributions[issue.0];
            weight += weights[issue.0].to_f64();
        }
    }
    if counted == 0.0 || weight == 0.0 {
        return "–".to_owned();
    }
    text::points_of(points, 100.0 * weight / counted)
}

/// What stands in a cell.
#[must_use]
pub fn cell(document: &Document, scenario: ScenarioIx, issue: IssueIx) -> Cell {
    let framework = document.framework();
    let position = &framework.scenario(scenario).positions[issue.0];
    let baseline = document.edits().baseline.filter(|baseline| *baseline != scenario);
    let unchanged = baseline.is_some_and(|baseline| {
        let other = &framework.scenario(baseline).positions[issue.0];
        says_the_same(position.outcome.as_ref(), other.outcome.as_ref())
    });
    let value = |party: PartyIx| -> Option<CellValue> {
        let spread = document.values().value(party, scenario, issue)?;
        let at_baseline = baseline.and_then(|baseline| document.values().value(party, baseline, issue));
        Some(CellValue {
            low: spread.low.to_f64(),
            value: spread.central.to_f64(),
            high: spread.high.to_f64(),
            baseline: at_baseline.map(|spread| spread.central.to_f64()),
        })
    };
    let crossed = |party: PartyIx| {
        let crossings = &document.scores().parties[party.0].scenarios[scenario.0].crossings;
        crossings.iter().any(|crossing| crossing.certain && crossing.issue == issue)
    };
    let (one, parties) = match document.view().judged_by {
        JudgedBy::Party(party) => (value(party), Vec::new()),
        JudgedBy::All => (
            None,
            framework
                .party_ixs()
                .map(|party| PartyValue { party, value: value(party), crossed: crossed(party) })
                .collect(),
        ),
    };
    Cell {
        says: says(framework, scenario, issue, Length::Short),
        unchanged,
        standing: document.values().standing(scenario, issue),
        badges: badges(document, scenario, issue, position),
        value: one,
        parties,
        sources: position.outcome.as_ref().map(|_| sources(position).len()),
    }
}

fn badges(document: &Document, scenario: ScenarioIx, issue: IssueIx, position: &Position) -> Vec<Badge> {
    let framework = document.framework();
    let mut badges = Vec::new();
    let judges = framework.party_ixs().filter(|party| match document.view().judged_by {
        JudgedBy::All => true,
        JudgedBy::Party(judge) => judge == *party,
    });
    let (mut stated, mut assumed, mut at_risk) = (false, false, false);
    for party in judges {
        for crossing in &document.scores().parties[party.0].scenarios[scenario.0].crossings {
            if crossing.issue != issue {
                continue;
            }
            let sourced = !framework.party(party).red_lines[crossing.red_line].evidence.sources.is_empty();
            match (crossing.certain, sourced) {
                (true, true) => stated = true,
                (true, false) => assumed = true,
                (false, _) => at_risk = true,
            }
        }
    }
    if stated || assumed {
        badges.push(Badge::RedLine { assumed: !stated });
    } else if at_risk && position.outcome.is_some() {
        badges.push(Badge::AtRisk);
    }
    if position.outcome.as_ref().is_some_and(|outcome| !outcome.is_settled()) {
        badges.push(Badge::Open);
    }
    if position.evidence.confidence == Some(Confidence::Low) && position.outcome.is_some() {
        badges.push(Badge::LowConfidence);
    }
    badges
}

/// The sources of a position, those of its open outcomes included, each once.
#[must_use]
pub fn sources(position: &Position) -> Vec<SourceIx> {
    position.sources()
}

/// A cell as one sentence: `20-point draft, Guarantee form: Article 5-type. Value 84 to Ukraine, 36 above the baseline.
/// 3 sources.`
#[must_use]
pub fn spoken(document: &Document, scenario: ScenarioIx, issue: IssueIx, cell: &Cell) -> String {
    let framework = document.framework();
    let mut spoken =
        format!("{}, {}: {}.", framework.scenario(scenario).name, framework.issue(issue).label(), cell.says);
    if let (Some(value), Some(party)) = (cell.value, document.view().judged_by.party()) {
        spoken += &format!(" Value {} to {}", text::score(value.value), framework.party(party).name);
        if let Some(difference) = value.baseline.map(|baseline| value.value - baseline) {
            let size = text::score(difference.abs());
            spoken += &match size.as_str() {
                "0" => ", as the baseline".to_owned(),
                _ if difference > 0.0 => format!(", {size} above the baseline"),
                _ => format!(", {size} below the baseline"),
            };
        }
        spoken += ".";
    }
    if !cell.parties.is_empty() {
        let values: Vec<String> = cell
            .parties
            .iter()
            .filter_map(|entry| {
                let value = text::score(entry.value?.value);
                Some(format!("{} {value}", framework.party(entry.party).label()))
            })
            .collect();
        if !values.is_empty() {
            spoken += &format!(" {}.", values.join(", "));
        }
    }
    for badge in &cell.badges {
        spoken += match badge {
            Badge::RedLine { assumed: false } => " Crosses a red line.",
            Badge::RedLine { assumed: true } => " Crosses an assumed red line.",
            Badge::AtRisk => " May cross a red line.",
            Badge::Open => " Left open.",
            Badge::LowConfidence => " Low confidence.",
        };
    }
    if let Some(sources) = cell.sources {
        spoken += &format!(" {}.", text::count(sources, "source", "sources"));
    }
    spoken
}
