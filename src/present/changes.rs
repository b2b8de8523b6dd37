//! Single changes of a scenario: one issue settled otherwise, what that is worth to every party, and the copy that tries it.

use super::labels::{self, Length, says};
use super::text;
use super::weights::hue;
use crate::analysis::exact::{Margin, Total};
use crate::analysis::negotiation::setting::Setting;
use crate::analysis::single_changes::{SingleChange, single_changes};
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::scenario::Outcome;
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::edited::edited_copy;
use crate::session::view::Selection;

/// The most changes that are shown before more are asked for.
pub const SHOWN: usize = 6;

/// Single changes that raise one party's total, greatest first; one an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// `others stay above no deal`: which changes are left out.
    pub note: &'static str,
    /// The same in a sentence.
    pub meaning: &'static str,
    /// Greatest gain of the party first.
    pub rows: Vec<ChangeRow>,
    /// Why there are none.
    pub nothing: Option<&'static str>,
}

/// One issue settled otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeRow {
    /// Which issue.
    pub issue: IssueIx,
    /// Its short name.
    pub label: String,
    /// The colour of its outermost group.
    pub hue: Option<usize>,
    /// What the scenario says now.
    pub from: String,
    /// What it would say.
    pub to: String,
    /// The same as an outcome.
    pub outcome: Outcome,
    /// What that is worth to each party, in file order.
    pub effects: Vec<Effect>,
    /// The row as one phrase.
    pub spoken: String,
    /// What the button is called.
    pub try_it: String,
}

/// What a change is worth to a party.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// Whose.
    pub party: PartyIx,
    /// Points of the total.
    pub gain: f64,
    /// `+7.0`, `−1.4`; `–` where it has no total.
    pub figure: String,
}

/// The button of a change.
pub const TRY: &str = "Try it";

/// Single changes of `scenario` that raise the total of `party`. Left out are those that cross a red line that the scenario
/// does not cross, or that take another party from its no-deal value or above to below it.
#[must_use]
pub fn changes(document: &Document, scenario: ScenarioIx, party: PartyIx) -> Changes {
    let scores = &document.scores().parties;
    let now = |party: PartyIx| scores[party.0].scenarios[scenario.0].total;
    let no_deals = scores.iter().filter(|scores| scores.reservation.is_some()).count();
    let (note, meaning) = match no_deals {
        0 => ("no further red line crossed", NO_RED_LINE),
        _ => ("others stay above no deal", ABOVE_NO_DEAL),
    };
    let Some(total) = now(party) else {
        return Changes { note, meaning, rows: Vec::new(), nothing: Some("No total: nothing that counts has weight.") };
    };
    let stays = |change: &SingleChange| {
        let crosses = change.crossed.iter().all(|line| {
            let crossings = &scores[line.party.0].scenarios[scenario.0].crossings;
            crossings.iter().any(|crossing| crossing.red_line == line.index && crossing.certain)
        });
        let holds = scores.iter().enumerate().filter(|(other, _)| *other != party.0).all(|(other, scores)| {
            let Some(no_deal) = scores.reservation else { return true };
            let reached = |total: Option<Total>| total.is_some_and(|total| Margin::new(total, no_deal).is_reached());
            reached(change.totals[other]) || !reached(now(PartyIx(other)))
        });
        crosses && holds
    };
    let basis = &document.edits().basis;
    let setting = Setting::with(document.framework(), basis, document.edits().silence);
    let mut best: Vec<(Total, SingleChange)> = Vec::new();
    for change in single_changes(document.framework(), &setting, scenario) {
        let Some(then) = change.totals[party.0].filter(|then| *then > total && stays(&change)) else { continue };
        match best.iter_mut().find(|(_, other)| other.issue == change.issue) {
            Some(other) if other.0 < then => *other = (then, change),
            Some(_) => {}
            None => best.push((then, change)),
        }
    }
    // Stable: equal gains stay in the order of the issues.
    best.sort_by(|(a, _), (b, _)| b.cmp(a));
    let rows: Vec<ChangeRow> = best.iter().map(|(_, change)| row(document, scenario, change)).collect();
    Changes { note, meaning, nothing: rows.is_empty().then_some(NOTHING), rows }
}

/// What is left out where no-deal values are known.
const ABOVE_NO_DEAL: &str = "The best change of each issue. Left out is what takes another party from its no-deal value or above \
                             to below it, or crosses a red line that the scenario does not cross.";
/// What is left out where none is known.
const NO_RED_LINE: &str =
    "The best change of each issue. Left out is what crosses a red line that the scenario does not cross.";
/// Where no change is left.
const NOTHING: &str = "No single change raises this party’s total under these conditions.";

fn row(document: &Document, scenario: ScenarioIx, change: &SingleChange) -> ChangeRow {
    let framework = document.framework();
    let issue = framework.issue(change.issue);
    let now = |party: PartyIx| document.scores().parties[party.0].scenarios[scenario.0].total;
    let effects: Vec<Effect> = framework
        .party_ixs()
        .map(|party| {
            let totals = now(party).zip(change.totals[party.0]);
            let gain = totals.map(|(now, then)| if now == then { 0.0 } else { then.to_f64() - now.to_f64() });
            let figure = gain.map_or_else(|| "–".to_owned(), |gain| text::signed(gain, 1));
            Effect { party, gain: gain.unwrap_or_default(), figure }
        })
        .collect();
    let figures: Vec<String> =
        effects.iter().map(|effect| format!("{} {}", framework.party(effect.party).name, effect.figure)).collect();
    let to = labels::outcome(issue, &change.to, Length::Short);
    let label = issue.label().to_owned();
    ChangeRow {
        issue: change.issue,
        hue: framework.top_group(change.issue).map(|group| hue(framework, group)),
        from: says(framework, scenario, change.issue, Length::Short),
        outcome: change.to.clone(),
        spoken: format!("{label} to {to}: {}", text::list(&figures)),
        try_it: format!("{TRY}: {label} to {to}"),
        effects,
        label,
        to,
    }
}

/// What "Try it" asks for: an edited copy of the scenario behind the others, and its selection.
#[must_use]
pub fn try_it(document: &Document, scenario: ScenarioIx, change: &ChangeRow) -> (EditCommand, ViewCommand) {
    let framework = document.framework();
    let copy = edited_copy(framework, scenario, &[(change.issue, change.outcome.clone())]);
    let added = ScenarioIx(framework.scenarios().len());
    let select = Selection { scenario: Some(added), issue: Some(change.issue), party: None };
    (EditCommand::AddScenario(Box::new(copy)), ViewCommand::Select(select))
}

/// What shows the further changes, or hides them: `3 more`, `Fewer`.
#[must_use]
pub fn more(changes: &Changes, open: bool) -> Option<String> {
    let more = changes.rows.len().saturating_sub(SHOWN);
    (more > 0).then(|| if open { "Fewer".to_owned() } else { text::count(more, "more change", "more changes") })
}
