//! Scenario × party: totals, margins over no-deal values, red lines; and what stands in the way of one pair.

use super::columns::spoken_bar;
use super::labels::{Length, letter, never, says, when};
use super::list::order;
use super::sources::{Citation, citation};
use super::text;
use super::weights::hue;
use crate::analysis::exact::Total;
use crate::analysis::obstacles::losses;
use crate::analysis::outcome::Standing;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
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
}

/// A column's head.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatHead {
    /// Which party.
    pub party: PartyIx,
    /// Its name.
    pub name: String,
    /// `No-deal value 52`, `No-deal value 52, assumed`, `No no-deal value`.
    pub no_deal: String,
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
    /// One cell a party.
    pub cells: Vec<HeatCell>,
    /// `3 of 4`; where no-deal values are missing, how many cross no stated red line.
    pub acceptable_to: String,
    /// For each party whether it is acceptable: `None` where that is not known.
    pub accepts: Vec<Option<bool>>,
    /// `Russia −8`; without margins the smallest total.
    pub smallest: String,
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
    /// `+21`, or nothing.
    pub margin: String,
    /// Red lines certainly crossed.
    pub red_lines: usize,
    /// Red lines at risk.
    pub at_risk: usize,
    /// `17 of 20 issues, 87% of the weight`.
    pub coverage: String,
    /// Whether less than 60 % of the weight is addressed.
    pub muted: bool,
    /// `20-point draft for Russia: 44, 8 below the no-deal value`.
    pub spoken: String,
}

/// What stands between one scenario and one party.
#[derive(Clone, Debug, PartialEq)]
pub struct Obstacles {
    /// Which scenario.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// Its full name.
    pub scenario_name: String,
    /// Which party.
    pub party: PartyIx,
    /// Its name.
    pub party_name: String,
    /// The total, for people.
    pub total: String,
    /// `8 below the no-deal value of 52; no red line crossed`.
    pub verdict: String,
    /// `17 of 20 issues, 87% of the weight`.
    pub coverage: String,
    /// Red lines crossed or at risk.
    pub red_lines: Vec<CrossedLine>,
    /// Where value is lost, greatest first.
    pub losses: Vec<LossRow>,
    /// What links add.
    pub links: f64,
}

/// A red line in the way.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossedLine {
    /// The issue it is on.
    pub issue: IssueIx,
    /// The issue's short name.
    pub label: String,
    /// What the scenario says.
    pub says: String,
    /// What the party rules out.
    pub never: String,
    /// Why.
    pub reason: Option<String>,
    /// Certainly crossed, or only at risk.
    pub certain: bool,
    /// Whether it rests on no source.
    pub assumed: bool,
    /// Who says so.
    pub sources: Vec<Citation>,
}

/// An issue on which value is lost.
#[derive(Clone, Debug, PartialEq)]
pub struct LossRow {
    /// Which.
    pub issue: IssueIx,
    /// Its short name.
    pub label: String,
    /// The colour of its outermost group.
    pub hue: Option<usize>,
    /// What the scenario says.
    pub says: String,
    /// Points of the total below the best.
    pub points: f64,
    /// Whether the scenario addresses it.
    pub addressed: bool,
    /// The row as one phrase.
    pub spoken: String,
}

/// The heat table of all compared scenarios, by the order shown.
#[must_use]
pub fn heat(document: &Document) -> Heat {
    let framework = document.framework();
    let scores = document.scores();
    let included = &document.edits().basis.included;
    let parties = framework
        .party_ixs()
        .map(|party| {
            let no_deal = super::columns::no_deal(document, party);
            HeatHead {
                party,
                name: framework.party(party).name.clone(),
                no_deal: match no_deal {
                    None => "no no-deal value".to_owned(),
                    Some((value, false)) => format!("no-deal value {}", text::score(value)),
                    Some((value, true)) => format!("no-deal value {}, assumed", text::score(value)),
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
    }
}

/// The scenario that may be taken as the no-deal value of the parties that give none: the file's reference.
#[must_use]
pub fn heat_reference(document: &Document) -> Option<ScenarioIx> {
    let framework = document.framework();
    let gives_none = framework.parties().iter().any(|party| party.reservation.is_none());
    framework.scenario_ixs().find(|scenario| gives_none && framework.scenario(*scenario).reference)
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
        "shown apart".to_owned()
    } else if known {
        format!("{} of {parties}", all.accepting)
    } else if rejecting == 0 {
        "crosses no stated red line".to_owned()
    } else {
        format!("crosses red lines of {rejecting} of {parties}")
    };
    let smallest = match (all.smallest_party.filter(|_| !apart), scores.all_by_margin) {
        (Some(party), true) => all.smallest_margin.map(|margin| (party, text::margin(margin.to_f64()))),
        (Some(party), false) => all.smallest_total.map(|total| (party, text::score(total.to_f64()))),
        (None, _) => None,
    };
    HeatRow {
        scenario,
        letter: letter(scenario),
        name: framework.scenario(scenario).name.clone(),
        date: when(framework, scenario),
        apart,
        cells: framework.party_ixs().map(|party| cell(document, party, scenario)).collect(),
        acceptable_to,
        accepts,
        smallest: smallest
            .map_or_else(String::new, |(party, figure)| format!("{} {figure}", framework.party(party).label())),
    }
}

fn cell(document: &Document, party: PartyIx, scenario: ScenarioIx) -> HeatCell {
    let judged = &document.scores().parties[party.0];
    let score = &judged.scenarios[scenario.0];
    HeatCell {
        total: score.total.map(Total::to_f64),
        low: score.low.map_or(0.0, Total::to_f64),
        high: score.high.map_or(0.0, Total::to_f64),
        no_deal: judged.reservation.map(Total::to_f64),
        margin: score
            .margin
            .filter(|_| !document.is_apart(scenario))
            .map_or_else(String::new, |margin| text::margin(margin.to_f64())),
        red_lines: score.certain_crossings(),
        at_risk: score.crossings.len() - score.certain_crossings(),
        coverage: super::list::coverage(score),
        muted: score.coverage.share < super::list::FIRM_COVERAGE,
        spoken: spoken_bar(document, party, scenario),
    }
}

/// What stands between a scenario and a party.
#[must_use]
pub fn obstacles(document: &Document, scenario: ScenarioIx, party: PartyIx) -> Obstacles {
    let framework = document.framework();
    let score = &document.scores().parties[party.0].scenarios[scenario.0];
    let lines = &framework.party(party).red_lines;
    let red_lines = score
        .crossings
        .iter()
        .map(|crossing| {
            let line = &lines[crossing.red_line];
            CrossedLine {
                issue: crossing.issue,
                label: framework.issue(crossing.issue).label().to_owned(),
                says: says(framework, scenario, crossing.issue, Length::Full),
                never: never(framework.issue(crossing.issue), &line.never),
                reason: line.reason.clone(),
                certain: crossing.certain,
                assumed: line.evidence.sources.is_empty(),
                sources: line.evidence.sources.iter().map(|source| citation(framework, *source)).collect(),
            }
        })
        .collect();
    let losses = losses(document.values(), &document.edits().basis.weights, party, scenario)
        .into_iter()
        .map(|loss| {
            let label = framework.issue(loss.issue).label().to_owned();
            let says = says(framework, scenario, loss.issue, Length::Short);
            let spoken = format!("{label}: {says}, {} points lost", text::fixed(loss.points, 1));
            LossRow {
                issue: loss.issue,
                hue: framework.top_group(loss.issue).map(|group| hue(framework, group)),
                addressed: loss.standing.is_addressed() || loss.standing == Standing::SilentStatusQuo,
                label,
                says,
                points: loss.points,
                spoken,
            }
        })
        .collect();
    Obstacles {
        scenario,
        letter: letter(scenario),
        scenario_name: framework.scenario(scenario).name.clone(),
        party,
        party_name: framework.party(party).name.clone(),
        total: text::score_or_dash(score.total.map(Total::to_f64)),
        verdict: verdict(document, scenario, party),
        coverage: super::list::coverage(score),
        red_lines,
        losses,
        links: score.links.to_f64(),
    }
}

fn verdict(document: &Document, scenario: ScenarioIx, party: PartyIx) -> String {
    if document.is_apart(scenario) {
        return "shown apart: no draft, and not judged against red lines".to_owned();
    }
    let score = &document.scores().parties[party.0].scenarios[scenario.0];
    let crossed = match score.certain_crossings() {
        0 => "crosses no stated red line".to_owned(),
        number => format!("crosses {}", text::count(number, "red line", "red lines")),
    };
    let Some((margin, (value, assumed))) = score.margin.zip(super::columns::no_deal(document, party)) else {
        return crossed;
    };
    let margin = margin.to_f64();
    let size = text::margin(margin.abs()).trim_start_matches('+').to_owned();
    let side = if margin < 0.0 { "below" } else { "above" };
    let assumed = if assumed { "assumed " } else { "" };
    format!("{size} {side} the {assumed}no-deal value of {}; {crossed}", text::score(value))
}
