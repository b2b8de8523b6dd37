//! Changes that are better for everyone: packages that dominate what they start from, and what one or two changes give.

use super::search::choice_label;
use super::{known, number};
use crate::analysis::exact::Margin;
use crate::analysis::negotiation::better::{Better, BetterError, Improvements};
use crate::analysis::negotiation::setting::Choice;
use crate::analysis::negotiation::swaps::{Swap, Swaps};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::present::labels::code;
use crate::present::{text, weights};
use crate::session::document::Document;
use crate::session::draft::Draft;
use crate::session::negotiating::StartFrom;
use crate::session::search::{Answer, Changes, Question, Topic};

/// The two lists, as tabs.
pub const TITLES: [&str; 2] = ["Changes better for everyone", "One or two changes"];

/// What the second list is.
pub const SWAPS_MEANING: &str = "What changing one issue, or two at once, gives every party, also where someone loses; the greatest smallest gain first.";

/// One issue that changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which.
    pub issue: IssueIx,
    /// Its name.
    pub label: String,
    /// What it becomes.
    pub term: String,
    /// Its colour's position.
    pub hue: Option<usize>,
    /// Whether it only settles what is open.
    pub settles: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeRow {
    /// What changes, then what is settled; the first two are shown.
    pub changes: Vec<Change>,
    /// `and 5 more`, or nothing.
    pub more: String,
    /// For each party its gain: `+1.1`.
    pub gains: Vec<(f64, String)>,
    /// The row as a sentence.
    pub spoken: String,
    /// What applying it is called.
    pub apply: String,
    /// What every issue becomes: of a whole package, or only of those that change.
    pub choices: Vec<(IssueIx, Choice)>,
}

impl ChangeRow {
    /// The row while it is dragged: `Guarantors → US, Europe`, `Guarantors → US, Europe and 2 more`.
    #[must_use]
    pub fn words(&self) -> String {
        let Some(first) = self.changes.first() else { return String::new() };
        let more = match self.changes.len() {
            1 => String::new(),
            changes => format!(" and {} more", number(changes - 1)),
        };
        format!("{} → {}{more}", first.label, first.term)
    }
}

/// A list, or why there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Improve {
    /// What it starts from, and its name.
    pub from: Option<(StartFrom, String)>,
    /// The heads of the parties' columns: `UA`, with the party.
    pub heads: Vec<(PartyIx, String)>,
    /// Rows.
    pub rows: Vec<ChangeRow>,
    /// What stands where there are no rows, or below them.
    pub note: String,
    /// Whether a newer result is awaited.
    pub is_stale: bool,
    /// How far the search is, where it takes long.
    pub progress: Option<f32>,
}

/// One of the two lists.
#[must_use]
pub fn improve(document: &Document, swaps: bool) -> Improve {
    let framework = document.framework();
    let from = document.start_from();
    let mut improve = Improve { from: Some((from, start_name(document, from))), ..Improve::default() };
    let Some((_, known)) = known(document, Topic::Improve) else { return improve };
    improve.progress = known.progress.map(|progress| progress.share as f32);
    improve.is_stale = known.is_stale && known.progress.is_some();
    let Some((Question::Improve { setting, framework: of, .. }, Answer::Improve(changes))) = known.found else {
        return improve;
    };
    let mut parties = setting.parties.clone();
    parties.sort_unstable();
    parties.dedup();
    improve.heads = parties.iter().map(|party| (*party, code(framework.party(*party)))).collect();
    // Parties and issues are the document's own; only its scenarios may have changed since.
    (improve.rows, improve.note) = if swaps {
        swap_rows(document, of, &parties, changes)
    } else {
        better_rows(document, of, &parties, &changes.better)
    };
    improve
}

/// What may be started from: the package, and every scenario.
#[must_use]
pub fn starts(document: &Document) -> Vec<(StartFrom, String)> {
    let draft = document.drafted().map(|_| StartFrom::Draft);
    let scenarios = document.framework().scenario_ixs().map(StartFrom::Scenario);
    draft.into_iter().chain(scenarios).map(|from| (from, start_name(document, from))).collect()
}

fn start_name(document: &Document, from: StartFrom) -> String {
    match from {
        StartFrom::Scenario(scenario) => document.framework().scenario(scenario).label().to_owned(),
        StartFrom::Draft => document.draft().map_or_else(String::new, |draft| draft.scenario.name.clone()),
    }
}

fn better_rows(
    document: &Document,
    of: &Framework,
    parties: &[PartyIx],
    found: &Result<Improvements, BetterError>,
) -> (Vec<ChangeRow>, String) {
    let improvements = match found {
        Ok(improvements) => improvements,
        Err(BetterError::Game(error)) => return (Vec::new(), super::search::no_game(document, error)),
        Err(BetterError::NoTotal(party)) => {
            let name = &document.framework().party(*party).name;
            return (Vec::new(), format!("It has no total for {name}, so that nothing can be compared with it."));
        }
        Err(BetterError::Cancelled) => return (Vec::new(), String::new()),
    };
    let row = |better: &Better| {
        let choice = |issue: IssueIx| (issue, improvements.game.choice(&better.package, issue));
        let changed = better.changed.iter().map(|issue| change(of, choice(*issue), false));
        let settled = better.settled.iter().map(|issue| change(of, choice(*issue), true));
        let choices = of.issue_ixs().map(choice).collect();
        made(document, parties, changed.chain(settled).collect(), &better.gains, choices)
    };
    let rows: Vec<ChangeRow> = improvements.packages.iter().map(row).collect();
    let note = match (rows.len(), improvements.is_complete) {
        (0, true) => "No package is better for everyone: it is efficient among the packages searched.".to_owned(),
        (0, false) => match improvements.searched {
            Some(changes) => format!(
                "None found with at most {}; further changes were not looked through.",
                text::count(changes, "change", "changes")
            ),
            None => "The search was not finished.".to_owned(),
        },
        (_, true) => "These are all packages that are better for everyone.".to_owned(),
        (many, false) if improvements.is_cut => {
            format!("The first {} of more, by number of changes, then by smallest gain.", text::thousands(many))
        }
        (_, false) => match improvements.searched {
            Some(changes) => format!(
                "All with at most {}; the search ended before more changes were looked through.",
                text::count(changes, "change", "changes")
            ),
            None => "Those found before the search ended; others may exist.".to_owned(),
        },
    };
    (rows, note)
}

fn swap_rows(document: &Document, of: &Framework, parties: &[PartyIx], found: &Changes) -> (Vec<ChangeRow>, String) {
    let Some(Swaps { single, double, is_complete }) = &found.swaps else {
        return (Vec::new(), "It has no total for some party.".to_owned());
    };
    let row = |swap: &Swap| {
        let changes = swap.changes.iter().map(|changed| change(of, *changed, false)).collect();
        made(document, parties, changes, &swap.gains, swap.changes.clone())
    };
    // Half of the room for each kind, so that pairs do not hide what one change does.
    let shown = |swaps: &[Swap]| swaps.iter().take(20).map(row).collect::<Vec<_>>();
    let rows: Vec<ChangeRow> = shown(single).into_iter().chain(shown(double)).collect();
    let note = if *is_complete { "Best single changes first, then best pairs." } else { "Best found so far." };
    (rows, note.to_owned())
}

fn change(framework: &Framework, (issue, choice): (IssueIx, Choice), settles: bool) -> Change {
    Change {
        issue,
        label: framework.issue(issue).label().to_owned(),
        term: choice_label(framework, issue, choice),
        hue: framework.top_group(issue).map(|group| weights::hue(framework, group)),
        settles,
    }
}

fn made(
    document: &Document,
    parties: &[PartyIx],
    changes: Vec<Change>,
    gains: &[Margin],
    choices: Vec<(IssueIx, Choice)>,
) -> ChangeRow {
    let framework = document.framework();
    let gains: Vec<(f64, String)> =
        gains.iter().map(|gain| gain.to_f64()).map(|gain| (gain, text::signed(gain, 1))).collect();
    let named = |change: &Change| format!("{} → {}", change.label, change.term);
    let of = |settles: bool| changes.iter().filter(move |change| change.settles == settles).map(named);
    let (said, settled): (Vec<String>, Vec<String>) = (of(false).collect(), of(true).collect());
    let each: Vec<String> = parties
        .iter()
        .zip(&gains)
        .map(|(party, (_, gain))| format!("{} {gain}", framework.party(*party).label()))
        .collect();
    let mut spoken = if said.is_empty() { "No change".to_owned() } else { text::list(&said) };
    spoken += &format!(". {}.", each.join(", "));
    if !settled.is_empty() {
        spoken += &format!(" Settles {}.", text::list(&settled));
    }
    let first = said.first().or(settled.first()).cloned().unwrap_or_default();
    let apply = if changes.len() > 1 { format!("Apply {first} and more") } else { format!("Apply {first}") };
    let more = if changes.len() > 2 { format!("and {} more", number(changes.len() - 2)) } else { String::new() };
    ChangeRow { changes, more, gains, spoken, apply, choices }
}

/// A package that starts from what the changes start from, where none is under construction from there.
#[must_use]
pub fn draft_to_change(document: &Document) -> Option<Draft> {
    match document.start_from() {
        StartFrom::Draft => None,
        StartFrom::Scenario(scenario) => Some(Draft::of_scenario(document.framework(), scenario)),
    }
}

/// What two parties get before and after a change: for an arrow on the chart.
#[must_use]
pub fn arrow(
    document: &Document,
    improve: &Improve,
    row: &ChangeRow,
    (across, up): (PartyIx, PartyIx),
) -> Option<[[f64; 2]; 2]> {
    let (scores, scenario): (_, ScenarioIx) = match document.start_from() {
        StartFrom::Scenario(scenario) => (document.scores(), scenario),
        StartFrom::Draft => document.drafted().map(|drafted| (&drafted.scores, drafted.scenario()))?,
    };
    let side = |party: PartyIx| {
        let now = scores.parties[party.0].scenarios.get(scenario.0)?.total?.to_f64();
        let place = improve.heads.iter().position(|(other, _)| *other == party)?;
        Some([now, now + row.gains.get(place)?.0])
    };
    let (x, y) = (side(across)?, side(up)?);
    Some([[x[0], y[0]], [x[1], y[1]]])
}
