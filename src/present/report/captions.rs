//! Titles and notes of charts.

use super::Scope;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::differences::{Differences, coverage};
use crate::present::labels::code;
use crate::present::robustness::pairs::MEANING;
use crate::present::robustness::summary::NOT_DRAWN;
use crate::present::second_opinions::shown;
use crate::present::sources::MARKS;
use crate::present::text;
use crate::session::view::JudgedBy;

/// The title of the chart of contributions.
#[must_use]
pub fn contributions(scope: &Scope) -> String {
    match scope.document.view().judged_by {
        JudgedBy::Party(party) => format!("Totals by {}’s weights", scope.document.framework().party(party).name),
        JudgedBy::All => "Totals of each party".to_owned(),
    }
}

/// What the chart of contributions shows.
#[must_use]
pub fn contributions_note(scope: &Scope) -> &'static str {
    match scope.document.view().judged_by {
        JudgedBy::Party(_) => {
            "0 to 100, as the groups of issues add up. Whiskers: the least and the greatest total. Dashed line: the \
             no-deal value. Hatched: crosses a red line."
        }
        JudgedBy::All => {
            "0 to 100; totals of different parties are never added. Whiskers: the least and the greatest total. Line \
             across a bar: the party’s no-deal value. Hatched: crosses a red line of the party."
        }
    }
}

/// The title of the heat table.
#[must_use]
pub const fn acceptance() -> &'static str {
    "Total of each scenario for each party"
}

/// What the heat table shows.
#[must_use]
pub const fn acceptance_note() -> &'static str {
    "0 to 100, more ink is more. With a sign: distance from the no-deal value. Hatched: crosses a red line of the party."
}

/// The title of the chart over time.
#[must_use]
pub const fn over_time(margins: bool) -> &'static str {
    if margins { "Margin over the no-deal value, draft after draft" } else { "Total, draft after draft" }
}

/// What the chart over time shows.
#[must_use]
pub fn over_time_note(margins: bool, undated: usize) -> String {
    let what = if margins {
        "Above zero: more than no deal is worth to the party."
    } else {
        "Each party’s total of each dated scenario, 0 to 100."
    };
    match undated {
        0 => what.to_owned(),
        undated => {
            format!("{what} {} not shown.", text::count(undated, "undated scenario is", "undated scenarios are"))
        }
    }
}

/// The title of the chart of differences.
#[must_use]
pub fn differences(scope: &Scope, first: ScenarioIx, second: ScenarioIx) -> String {
    format!("{} against {}", scope.lettered(second), scope.lettered(first))
}

/// What the chart of differences shows.
#[must_use]
pub const fn differences_note() -> &'static str {
    "Points of the total that the first named gives a party more (+) or less (−) than the other, issue by issue."
}

/// How many issues say the same.
#[must_use]
pub fn same_issues(issues: usize) -> String {
    match issues {
        0 => "They differ on every issue.".to_owned(),
        issues => format!("They say the same on {}.", text::count(issues, "issue", "issues")),
    }
}

/// How many issues say the same, and how much each of the two addresses.
#[must_use]
pub fn same(found: &Differences) -> String {
    format!("{} {}.", same_issues(found.same), coverage(found))
}

/// How two totals differ: `Ukraine 45 → 73 (+28)`.
#[must_use]
pub fn total_change(name: &str, totals: [Option<f64>; 2], difference: Option<f64>) -> String {
    let [first, second] = totals.map(text::score_or_dash);
    let change = difference.map_or_else(String::new, |difference| format!(" ({})", text::signed(difference, 0)));
    format!("{name} {first} → {second}{change}")
}

/// How sources are numbered and counted.
pub const SOURCES: &str = "A number is the source’s place in the file. Classes that call for care are marked: state-linked, \
                           second-hand, and the file author’s own judgement. Statements are those of the whole file.";

/// What numbers in brackets are, wherever sources are cited by them.
#[must_use]
pub fn numbers() -> String {
    format!("Numbers in brackets are sources; {MARKS}")
}

/// Where nothing shown cites a source.
pub const NO_SOURCES: &str = "Nothing shown here cites a source.";

/// At the foot of a page.
pub const MADE_WITH: &str = "Made with Westphalia. This page runs no script and loads nothing.";

/// What weights mean.
pub const WEIGHTS: &str =
    "Weights say how much the swing from the worst to the best outcome matters; they add up to 100%.";

/// A party without red lines.
pub const NO_RED_LINE: &str = "No red line is stated.";

/// What the part "Issue by issue" holds.
pub const ISSUES: &str =
    "How each party judges the issue, then what each scenario says, in full, with reasons and sources.";

/// How the table of terms is read.
#[must_use]
pub fn terms(scope: &Scope, judges: &[PartyIx]) -> String {
    let framework = scope.document.framework();
    let name = |party: &PartyIx| {
        let party = framework.party(*party);
        if judges.len() > 1 { format!("{} ({})", party.name, code(party)) } else { party.name.clone() }
    };
    let names: Vec<String> = judges.iter().map(name).collect();
    let grey = if scope.baseline().is_some() { " Grey: as the baseline." } else { "" };
    format!(
        "Under each term its value, 0 to 100, to {}. Dashed: not addressed. Red: crosses a red line of the party.{grey} \
         {}",
        text::list(&names),
        numbers()
    )
}

/// How the tables of differences are read.
#[must_use]
pub fn against_baseline(name: &str) -> String {
    format!(
        "Baseline: {} Figures are points of the total that the other scenario gives a party more (+) or less (−).",
        text::sentence(name)
    )
}

/// What the scatter of efficient packages is called.
pub const FRONTIER: &str = "Efficient packages";

/// What the scatter shows, or why it shows none.
#[must_use]
pub fn frontier_note(scope: &Scope) -> String {
    match &scope.packages {
        Some(summary) => summary.sentences.join(" "),
        None => "Packages were not searched: open Negotiate first.".to_owned(),
    }
}

/// What the part on other methods is called.
pub const OPINIONS: &str = "Second opinions";

/// What it holds.
pub const OPINIONS_NOTE: &str = "Ranks by other methods over the same scenarios, weights and values, with each method’s own \
                                 figure. They show whether a conclusion depends on the formula; the total of this report is \
                                 the weighted sum.";

/// What the list of conventions is called.
pub const HOW_METHODS_COUNT: &str = "How each method counts";

/// Whose plane a report shows: that of the party whose weights are on screen, or the first one shown.
#[must_use]
pub fn plane_party(scope: &Scope) -> PartyIx {
    let on_screen = scope.document.view().weights_party();
    let first = scope.parties.first().copied().unwrap_or(on_screen);
    if scope.parties.contains(&on_screen) { on_screen } else { first }
}

/// What the plane of PROMETHEE is called.
#[must_use]
pub fn plane(scope: &Scope) -> String {
    format!("Plane of PROMETHEE for {}", scope.document.framework().party(plane_party(scope)).name)
}

/// What the plane shows, or why there is none.
#[must_use]
pub fn plane_note(scope: &Scope) -> String {
    match shown(&scope.document, plane_party(scope), false).plane {
        Ok(plane) => plane.notes.join(" "),
        Err(reason) => reason,
    }
}

/// What the chart of ranks is called.
#[must_use]
pub fn ranks(scope: &Scope) -> String {
    let party = &scope.document.framework().party(plane_party(scope)).name;
    format!("Chance of each rank by {} weights", text::possessive(party))
}

/// What the chart of ranks shows, or why it shows none.
#[must_use]
pub fn ranks_note(scope: &Scope) -> String {
    drawn_note(scope, "Share of draws with each rank. Brackets join neighbours that cannot be told apart.")
}

/// What the table of pairs is called.
#[must_use]
pub fn pairs(scope: &Scope) -> String {
    let party = &scope.document.framework().party(plane_party(scope)).name;
    format!("Who scores higher by {} weights", text::possessive(party))
}

/// What the table of pairs shows, or why it shows none.
#[must_use]
pub fn pairs_note(scope: &Scope) -> String {
    drawn_note(scope, MEANING)
}

fn drawn_note(scope: &Scope, meaning: &str) -> String {
    match &scope.robustness {
        Some(found) => {
            let trial = found.trial.as_ref().map(|trial| format!("What if: {trial} ")).unwrap_or_default();
            format!("{trial}{meaning} {}.", found.briefly)
        }
        None => NOT_DRAWN.to_owned(),
    }
}
