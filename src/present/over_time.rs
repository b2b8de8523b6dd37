//! Each party's total or margin, draft after draft.

use super::labels::{letter, when};
use super::text;
use crate::analysis::exact::Total;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::session::document::Document;

/// Lines over dated scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Dated, compared scenarios that are not shown apart, oldest first.
    pub drafts: Vec<Draft>,
    /// One line a party; empty where nothing is dated.
    pub lines: Vec<PartyLine>,
    /// Whether figures are margins over no-deal values, rather than totals.
    pub margins: bool,
    /// Compared scenarios without a date, which the chart cannot place.
    pub undated: usize,
}

/// A dated scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// Its name for narrow places.
    pub label: String,
    /// `24 Dec 2025`.
    pub date: String,
    /// Place on the axis: its number from 0, or days since the first.
    pub x: f64,
}

/// One party's figures.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyLine {
    /// Whose.
    pub party: PartyIx,
    /// Its short name.
    pub name: String,
    /// One a draft; `None` without a total.
    pub points: Vec<Option<f64>>,
    /// For each draft how many red lines of the party it crosses.
    pub red_lines: Vec<usize>,
    /// The line as one sentence.
    pub spoken: String,
}

/// The chart over time as the document shows it. Margins only where every party has a no-deal value.
#[must_use]
pub fn timeline(document: &Document) -> Timeline {
    let framework = document.framework();
    let options = document.view().over_time;
    let margins = document.scores().all_by_margin && !options.totals;
    let included = &document.edits().basis.included;
    let shown: Vec<ScenarioIx> = framework.scenario_ixs().filter(|s| included[s.0] && !document.is_apart(*s)).collect();
    let mut dated: Vec<(i64, ScenarioIx)> =
        shown.iter().filter_map(|s| Some((framework.scenario(*s).date?.day_number(), *s))).collect();
    dated.sort();
    let first = dated.first().map_or(0, |(day, _)| *day);
    let drafts: Vec<Draft> = dated
        .iter()
        .enumerate()
        .map(|(at, (day, scenario))| Draft {
            scenario: *scenario,
            letter: letter(*scenario),
            label: framework.scenario(*scenario).label().to_owned(),
            date: when(framework, *scenario),
            x: if options.by_date { (day - first) as f64 } else { at as f64 },
        })
        .collect();
    let lines = framework
        .party_ixs()
        .map(|party| {
            let score = |draft: &Draft| &document.scores().parties[party.0].scenarios[draft.scenario.0];
            let points: Vec<Option<f64>> = drafts
                .iter()
                .map(|draft| {
                    let score = score(draft);
                    if margins { score.margin.map(|margin| margin.to_f64()) } else { score.total.map(Total::to_f64) }
                })
                .collect();
            let name = framework.party(party).label().to_owned();
            let figures: Vec<String> = drafts
                .iter()
                .zip(&points)
                .filter_map(|(draft, point)| {
                    let figure = point.map(|point| if margins { text::margin(point) } else { text::score(point) })?;
                    Some(format!("{} {figure}", draft.label))
                })
                .collect();
            let what = if margins { "margin over the no-deal value" } else { "total" };
            let spoken = format!("{name}, {what}: {}.", figures.join(", "));
            let red_lines = drafts.iter().map(|draft| score(draft).certain_crossings()).collect();
            PartyLine { party, name, points, red_lines, spoken }
        })
        .collect();
    Timeline { undated: shown.len() - drafts.len(), drafts, lines, margins }
}
