//! Scenario × party: totals, margins over no-deal values, red lines.

use super::columns::spoken_bar;
use super::labels::{letter, when};
use super::list::order;
use super::text;
use crate::analysis::exact::Total;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::session::document::Document;

/// The heat table.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// One column a party, in file order.
    pub parties: Vec<HeatHead>,
    /// One row a compared scenario; those shown apart last.
    pub rows: Vec<HeatRow>,
    /// Whether every party has a no-deal value.
    pub by_margin: bool,
    /// A scenario that may be taken as everyone's no-deal value: the file's reference, where some party gives none.
    pub may_assume: Option<ScenarioIx>,
    /// The scenario so taken now.
    pub assumed: Option<ScenarioIx>,
    /// What the two are in words, where there is something to assume.
    pub assumption: Option<Assumption>,
    /// `Acceptable to`, `and smallest margin`; without margins `Red lines`, `and smallest value`.
    pub last_head: [&'static str; 2],
}

/// The offer to take a scenario as everyone's no-deal value.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// Which.
    pub scenario: ScenarioIx,
    /// Whether it is so taken now.
    pub on: bool,
    /// Why it is offered: `No no-deal values are known.`
    pub sentence: String,
    /// What the switch does.
    pub switch: String,
    /// What follows where it is on.
    pub meaning: &'static str,
}

/// What stands where no scenario is compared.
pub const NOTHING_COMPARED: &str = "No scenario is compared. Tick one or more on Compare.";

/// A column's head.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatHead {
    /// Which party.
    pub party: PartyIx,
    /// Its name.
    pub name: String,
    /// `No-deal value 52`, `No-deal value 52, assumed`, `No no-deal value`.
    pub no_deal: String,
    /// Whether it is assumed, by the file or by the user.
    pub assumed: bool,
}

/// A scenario's row.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// Its full name.
    pub name: String,
    /// Its date.
    pub date: String,
    /// Shown apart.
    pub apart: bool,
    /// `17 of 20 issues`.
    pub addresses: String,
    /// One cell a party.
    pub cells: Vec<HeatCell>,
    /// `3 of 4`; where no-deal values are missing `Crosses red lines of 1 of 4`.
    pub acceptable_to: String,
    /// For each party whether it is acceptable: `None` where that is not known.
    pub accepts: Vec<Option<bool>>,
    /// `Russia −8`; without margins the smallest total.
    pub smallest: String,
    /// Acceptance and smallest margin as one sentence.
    pub spoken: String,
}

/// One party's judgement of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    /// The total.
    pub total: Option<f64>,
    /// Its least.
    pub low: f64,
    /// Its greatest.
    pub high: f64,
    /// The party's no-deal value.
    pub no_deal: Option<f64>,
    /// The total, for people: `44`, `–`.
    pub figure: String,
    /// `+21`; where there is no no-deal value the range `30–58`; nothing without a total.
    pub beside: String,
    /// `+21`, or nothing.
    pub margin: String,
    /// Red lines certainly crossed.
    pub red_lines: usize,
    /// `1 red line`, or nothing.
    pub crossed: String,
    /// Red lines at risk.
    pub at_risk: usize,
    /// `2 at risk`, or nothing.
    pub risk: String,
    /// `17 of 20 issues, 87% of the weight`.
    pub coverage: String,
    /// `17 of 20 · 87%`.
    pub coverage_short: String,
    /// `87%`.
    pub coverage_share: String,
    /// Whether less than 60 % of the weight is addressed.
    pub muted: bool,
    /// `20-point draft for Russia: 44, 8 below the no-deal value`.
    pub spoken: String,
}

/// The heat table of all compared scenarios, by the order shown.
#[must_use]
pub fn heat(document: &Document) -> Heat {
    let framework = document.framework();
    let scores = document.scores();
    let included = &document.edits().basis.included;
    let given_up = |party: PartyIx| document.edits().basis.given_up.contains(&party);
    let parties = framework
        .party_ixs()
        .map(|party| {
            let no_deal = super::columns::no_deal(document, party);
            HeatHead {
                party,
                name: framework.party(party).name.clone(),
                assumed: no_deal.map_or(given_up(party), |(_, assumed)| assumed),
                no_deal: match no_deal {
                    None if given_up(party) => "No-deal value given up".to_owned(),
                    None => "No no-deal value".to_owned(),
                    Some((value, false)) => format!("No-deal value {}", text::score(value)),
                    Some((value, true)) => format!("No-deal value {}, assumed", text::score(value)),
                },
            }
        })
        .collect();
    let rows = order(document).into_iter().filter(|s| included[s.0]).map(|s| row(document, s)).collect();
    Heat {
        parties,
        rows,
        by_margin: scores.all_by_margin,
        may_assume: heat_reference(document),
        assumed: document.edits().basis.assumed_no_deal,
        assumption: assumption(document),
        last_head: if scores.all_by_margin {
            ["Acceptable to", "and smallest margin"]
        } else {
            ["Red lines", "and smallest value"]
        },
    }
}

fn assumption(document: &Document) -> Option<Assumption> {
    let scenario = assumable(document)?;
    Some(Assumption {
        scenario,
        on: document.edits().basis.assumed_no_deal.is_some(),
        sentence: missing(document),
        switch: switch(document, scenario),
        meaning: "Margins rest on your assumption, not on statements of the parties.",
    })
}

/// How many no-deal values do not count because nobody knows them, or because it is tried without them.
fn missing(document: &Document) -> String {
    let (framework, basis) = (document.framework(), &document.edits().basis);
    let parties = framework.parties().len();
    let unknown = framework.party_ixs().filter(|party| basis.lacks_no_deal(framework, *party)).count();
    match (unknown, basis.given_up.len()) {
        (unknown, _) if unknown == parties => "No no-deal values are known.".to_owned(),
        (unknown, 0) => format!("{unknown} of {parties} no-deal values are not known."),
        (0, given_up) => format!("{given_up} of {parties} no-deal values are given up (what if)."),
        (unknown, given_up) => {
            format!("{unknown} of {parties} no-deal values are not known, {given_up} given up (what if).")
        }
    }
}

/// `Take “No agreement” as everyone’s no-deal value`. A value that is given up stays given up, whatever is assumed.
#[must_use]
pub fn switch(document: &Document, scenario: ScenarioIx) -> String {
    let (framework, basis) = (document.framework(), &document.edits().basis);
    let all = framework.party_ixs().all(|party| basis.lacks_no_deal(framework, party));
    let whose = if all { "everyone’s no-deal value" } else { "the missing ones" };
    format!("Take “{}” as {whose}", framework.scenario(scenario).label())
}

/// The scenario that is taken, or may be, as the no-deal value of the parties without one.
#[must_use]
pub fn assumable(document: &Document) -> Option<ScenarioIx> {
    document.edits().basis.assumed_no_deal.or_else(|| heat_reference(document))
}

/// The scenario that may be taken as the no-deal value of the parties without one: the file's reference. Where a party's value is
/// tried out, or given up, the assumption would not count for it.
#[must_use]
pub fn heat_reference(document: &Document) -> Option<ScenarioIx> {
    let (framework, basis) = (document.framework(), &document.edits().basis);
    let lacks_one = framework.party_ixs().any(|party| basis.lacks_no_deal(framework, party));
    framework.scenario_ixs().find(|scenario| lacks_one && framework.scenario(*scenario).reference)
}

fn row(document: &Document, scenario: ScenarioIx) -> HeatRow {
    let framework = document.framework();
    let scores = document.scores();
    let all = &scores.all[scenario.0];
    let apart = document.is_apart(scenario);
    let accepts: Vec<Option<bool>> =
        scores.parties.iter().map(|party| party.scenarios[scenario.0].acceptable.filter(|_| !apart)).collect();
    let parties = framework.parties().len();
    let known = accepts.iter().all(Option::is_some);
    let rejecting = accepts.iter().filter(|accepts| **accepts == Some(false)).count();
    let acceptable_to = if apart {
        "Shown apart".to_owned()
    } else if known {
        format!("{} of {parties}", all.accepting)
    } else if rejecting == 0 {
        "Crosses no stated red line".to_owned()
    } else {
        format!("Crosses red lines of {rejecting} of {parties}")
    };
    let smallest = match (all.smallest_party.filter(|_| !apart), scores.all_by_margin) {
        (Some(party), true) => all.smallest_margin.map(|margin| (party, text::margin(margin.to_f64()))),
        (Some(party), false) => all.smallest_total.map(|total| (party, text::score(total.to_f64()))),
        (None, _) => None,
    };
    let smallest =
        smallest.map_or_else(String::new, |(party, figure)| format!("{} {figure}", framework.party(party).label()));
    let name = framework.scenario(scenario).name.clone();
    let mut spoken =
        if known { format!("{name}: acceptable to {acceptable_to}") } else { format!("{name}: {acceptable_to}") };
    if !smallest.is_empty() {
        let what = if scores.all_by_margin { "smallest margin" } else { "smallest value" };
        spoken += &format!(", {what} {smallest}");
    }
    HeatRow {
        scenario,
        letter: letter(scenario),
        name,
        date: when(framework, scenario),
        apart,
        addresses: super::list::addresses(document, scenario),
        cells: framework.party_ixs().map(|party| cell(document, party, scenario)).collect(),
        acceptable_to,
        accepts,
        smallest,
        spoken,
    }
}

fn cell(document: &Document, party: PartyIx, scenario: ScenarioIx) -> HeatCell {
    let judged = &document.scores().parties[party.0];
    let score = &judged.scenarios[scenario.0];
    let margin = score
        .margin
        .filter(|_| !document.is_apart(scenario))
        .map_or_else(String::new, |margin| text::margin(margin.to_f64()));
    let (low, high) = (score.low.map_or(0.0, Total::to_f64), score.high.map_or(0.0, Total::to_f64));
    let red_lines = score.certain_crossings();
    let at_risk = score.crossings.len() - red_lines;
    let coverage = score.coverage;
    let share = text::percent(coverage.share);
    HeatCell {
        total: score.total.map(Total::to_f64),
        low,
        high,
        no_deal: judged.reservation.map(Total::to_f64),
        figure: text::score_or_dash(score.total.map(Total::to_f64)),
        beside: match score.total {
            Some(_) if margin.is_empty() => text::range(low, high),
            _ => margin.clone(),
        },
        margin,
        red_lines,
        crossed: nonzero(red_lines, |number| text::count(number, "red line", "red lines")),
        at_risk,
        risk: nonzero(at_risk, |number| format!("{number} at risk")),
        coverage: super::list::coverage(score),
        coverage_short: format!("{} of {} · {share}", coverage.addressed, coverage.issues),
        coverage_share: share,
        muted: score.coverage.share < super::list::FIRM_COVERAGE,
        spoken: spoken_bar(document, party, scenario),
    }
}

fn nonzero(number: usize, name: impl Fn(usize) -> String) -> String {
    if number == 0 { String::new() } else { name(number) }
}
