//! The scenario list: what is compared, in which order, with totals, ranges, ranks and red lines.

use std::cmp::Reverse;

use super::columns;
use super::labels::{letter, when};
use super::robustness::ties::{self, Ties};
use super::text;
use crate::analysis::exact::{Margin, Total};
use crate::analysis::scoring::{AllScore, Score};
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::session::command::EditCommand;
use crate::session::document::Document;
use crate::session::view::JudgedBy;

/// Below this share of weight addressed, a rank is shown muted.
pub const FIRM_COVERAGE: f64 = 0.6;

/// One scenario of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// The full name.
    pub name: String,
    /// The name for where the full one has no room.
    pub label: String,
    /// Its date, or nothing.
    pub date: String,
    /// Whether it is compared.
    pub included: bool,
    /// Shown apart, never ranked.
    pub apart: bool,
    /// Whether the others are compared with it.
    pub baseline: bool,
    /// Whether it is selected.
    pub selected: bool,
    /// Red lines certainly crossed: of the judging party, or of all.
    pub red_lines: usize,
    /// Red lines at risk.
    pub at_risk: usize,
    /// `74`; while all judge `+1`, or the smallest total where margins are not known.
    pub figure: String,
    /// The party that `figure` belongs to, while all judge.
    pub figure_of: Option<PartyIx>,
    /// `1st`, `2nd=`, `–`.
    pub rank: String,
    /// Whether the rank rests on less than 60 % of the weight.
    pub rank_muted: bool,
    /// `17 of 20 issues, 87% of the weight`.
    pub coverage: String,
    /// `17/20`: issues addressed of all, for the row itself.
    pub coverage_short: String,
    /// More about the row, one fact a line.
    pub detail: String,
    /// What the strip shows.
    pub strip: Strip,
    /// The whole row as one sentence.
    pub spoken: String,
}

/// A small picture of a scenario's standing.
#[derive(Clone, Debug, PartialEq)]
pub enum Strip {
    /// One party's total on 0..=100 with its range and no-deal value; `None` without a total.
    One(Option<StripOne>),
    /// Every party's margin (or, without no-deal values, its total less 50) around a centre tick.
    All(Vec<Option<f64>>),
}

/// One party's total with its range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripOne {
    /// Least.
    pub low: f64,
    /// Central.
    pub total: f64,
    /// Greatest.
    pub high: f64,
    /// The no-deal value.
    pub no_deal: Option<f64>,
}

/// Every scenario in the order shown: ranked ones, left-out ones in place, those shown apart last.
#[must_use]
pub fn order(document: &Document) -> Vec<ScenarioIx> {
    let mut order = document.edits().order.clone();
    if document.view().sorts_by_score() {
        let scores = document.sorting_scores();
        let included = &document.edits().basis.included;
        match document.view().judged_by {
            JudgedBy::Party(party) => {
                let scores = &scores.parties[party.0].scenarios;
                order.sort_by_key(|s| {
                    let score = &scores[s.0];
                    (
                        !included[s.0],
                        score.is_blocked(),
                        Reverse(score.total),
                        document.framework().scenario(*s).id.clone(),
                    )
                });
            }
            JudgedBy::All => order.sort_by_key(|s| {
                let all = &scores.all[s.0];
                let id = document.framework().scenario(*s).id.clone();
                let key = if scores.all_by_margin {
                    (Reverse(all.smallest_margin), Reverse(None))
                } else {
                    (Reverse(None), Reverse(all.smallest_total))
                };
                (!included[s.0], all.red_lines > 0, key, id)
            }),
        }
    }
    order.sort_by_key(|scenario| document.is_apart(*scenario));
    order
}

/// The scenarios that are compared side by side, in the order shown: what columns and exports hold.
#[must_use]
pub fn compared(document: &Document) -> Vec<ScenarioIx> {
    order(document).into_iter().filter(|scenario| document.edits().basis.included[scenario.0]).collect()
}

/// All rows, in the order shown.
#[must_use]
pub fn rows(document: &Document) -> Vec<ListRow> {
    let ties = Ties::of(document, document.view().judged_by.party());
    order(document).into_iter().map(|scenario| row(document, scenario, &ties)).collect()
}

/// `12 of 13 compared`, and how they are ordered.
#[must_use]
pub fn note(document: &Document) -> String {
    let included = document.edits().basis.included.iter().filter(|included| **included).count();
    let all = document.framework().scenarios().len();
    if !document.view().sorts_by_score() {
        return format!("{included} of {all} compared");
    }
    match document.view().judged_by {
        JudgedBy::Party(_) => "by total".to_owned(),
        JudgedBy::All if document.scores().all_by_margin => "by smallest margin".to_owned(),
        JudgedBy::All => "by smallest total".to_owned(),
    }
}

/// `17 of 20 issues, 87% of the weight`.
#[must_use]
pub fn coverage(score: &Score) -> String {
    let coverage = score.coverage;
    format!("{} of {} issues, {} of the weight", coverage.addressed, coverage.issues, text::percent(coverage.share))
}

/// `17 of 20 issues, 78–100% of the weight`: the range over all parties.
#[must_use]
pub fn coverage_all(document: &Document, scenario: ScenarioIx) -> String {
    let shares = document.scores().parties.iter().map(|party| party.scenarios[scenario.0].coverage);
    let (mut low, mut high, mut addressed, mut issues) = (f64::INFINITY, 0.0_f64, 0, 0);
    for coverage in shares {
        low = if coverage.share < low { coverage.share } else { low };
        high = if coverage.share > high { coverage.share } else { high };
        (addressed, issues) = (coverage.addressed, coverage.issues);
    }
    let share = if text::percent(low) == text::percent(high) {
        text::percent(low)
    } else {
        format!("{}–{}", text::percent(low).trim_end_matches('%'), text::percent(high))
    };
    format!("{addressed} of {issues} issues, {share} of the weight")
}

fn row(document: &Document, scenario: ScenarioIx, ties: &Ties) -> ListRow {
    let framework = document.framework();
    let entry = framework.scenario(scenario);
    let scores = document.scores();
    let edits = document.edits();
    let judged_by = document.view().judged_by;
    let score = judged_by.party().map(|party| &scores.parties[party.0].scenarios[scenario.0]);
    let all = &scores.all[scenario.0];
    let at_risk = |score: &Score| score.crossings.len() - score.certain_crossings();
    let mut row = ListRow {
        scenario,
        letter: letter(scenario),
        name: entry.name.clone(),
        label: entry.label().to_owned(),
        date: when(framework, scenario),
        included: edits.basis.included[scenario.0],
        apart: document.is_apart(scenario),
        baseline: edits.baseline == Some(scenario),
        selected: document.view().selection.scenario == Some(scenario),
        red_lines: score.map_or(all.red_lines, Score::certain_crossings),
        at_risk: score.map_or_else(|| scores.parties.iter().map(|p| at_risk(&p.scenarios[scenario.0])).sum(), at_risk),
        figure: String::new(),
        figure_of: None,
        rank: String::new(),
        rank_muted: false,
        coverage: score.map_or_else(|| coverage_all(document, scenario), coverage),
        coverage_short: coverage_short(document, scenario),
        detail: String::new(),
        strip: Strip::One(None),
        spoken: String::new(),
    };
    match (judged_by, score) {
        (JudgedBy::Party(party), Some(score)) => {
            row.figure = text::score_or_dash(score.total.map(Total::to_f64));
            row.rank = ties.marked(scenario, text::rank(score.rank, score.tied));
            row.rank_muted = score.coverage.share < FIRM_COVERAGE;
            row.strip = Strip::One(strip(score, scores.parties[party.0].reservation.map(Total::to_f64)));
        }
        _ => {
            (row.figure, row.figure_of) = all_figure(all, scores.all_by_margin);
            row.rank = text::rank(all.rank, all.tied);
            row.rank_muted = scores.parties.iter().any(|p| p.scenarios[scenario.0].coverage.share < FIRM_COVERAGE);
            row.strip = Strip::All(all_strip(document, scenario));
        }
    }
    if row.apart {
        row.rank = "–".to_owned();
    }
    row.spoken = spoken(document, &row);
    row.detail = detail(document, &row);
    if let Some(tied) = ties.sentence(scenario) {
        row.detail = format!("{}\n{tied}", row.detail);
    }
    row
}

/// `17/20`: issues addressed of all, the same for every party.
#[must_use]
pub fn coverage_short(document: &Document, scenario: ScenarioIx) -> String {
    let first = document.scores().parties.first().map(|party| party.scenarios[scenario.0].coverage);
    first.map_or_else(String::new, |coverage| format!("{}/{}", coverage.addressed, coverage.issues))
}

/// `17 of 20 issues`: what stands beside totals where there is no room for every party's share.
#[must_use]
pub fn addresses(document: &Document, scenario: ScenarioIx) -> String {
    let first = document.scores().parties.first().map(|party| party.scenarios[scenario.0].coverage);
    first.map_or_else(String::new, |coverage| format!("{} of {} issues", coverage.addressed, coverage.issues))
}

/// What the row shows in figures, in words, one fact a line.
fn detail(document: &Document, row: &ListRow) -> String {
    let framework = document.framework();
    let scores = document.scores();
    let mut lines = vec![row.coverage.clone()];
    if row.rank_muted && !row.apart && row.rank != "–" {
        lines.push("The rank rests on less than 60% of the weight.".to_owned());
    }
    match document.view().judged_by {
        JudgedBy::Party(party) => {
            if let Strip::One(Some(strip)) = row.strip {
                let no_deal = strip.no_deal.map_or_else(
                    || columns::no_no_deal(document, party).to_owned(),
                    |value| format!("no-deal value {}", text::score(value)),
                );
                lines.push(format!(
                    "{} for {}, range {}, {no_deal}",
                    text::score(strip.total),
                    framework.party(party).name,
                    text::range(strip.low, strip.high)
                ));
            }
        }
        JudgedBy::All => lines.extend(framework.party_ixs().map(|party| {
            let score = &scores.parties[party.0].scenarios[row.scenario.0];
            let total = text::score_or_dash(score.total.map(Total::to_f64));
            let margin =
                score.margin.map_or_else(String::new, |margin| format!(", margin {}", text::margin(margin.to_f64())));
            format!("{}: {total}{margin}", framework.party(party).label())
        })),
    }
    match (row.red_lines, row.at_risk) {
        (0, 0) => {}
        (0, risk) => lines.push(format!("{} at risk", text::count(risk, "red line", "red lines"))),
        (crossed, 0) => lines.push(format!("crosses {}", text::count(crossed, "red line", "red lines"))),
        (crossed, risk) => {
            lines.push(format!("crosses {}, {risk} more at risk", text::count(crossed, "red line", "red lines")));
        }
    }
    lines.join("\n")
}

impl ListRow {
    /// What its check box does.
    #[must_use]
    pub fn include_name(&self) -> String {
        format!("Compare {}", self.name)
    }

    /// What its pin does.
    #[must_use]
    pub fn baseline_name(&self) -> String {
        if self.baseline {
            format!("Take the baseline back from {}", self.name)
        } else {
            format!("Make {} the baseline", self.name)
        }
    }
}

/// What the button beside the title does.
#[must_use]
pub fn sort_name(document: &Document) -> &'static str {
    match document.view().judged_by {
        JudgedBy::Party(_) => "Order by total",
        JudgedBy::All if document.scores().all_by_margin => "Order by smallest margin",
        JudgedBy::All => "Order by smallest total",
    }
}

/// Half the width of the strips of [`Strip::All`]: every figure of the list lies within it, and few lists need more
/// than 38 points.
#[must_use]
pub fn strip_reach(document: &Document, rows: &[ListRow]) -> f64 {
    if !document.scores().all_by_margin {
        return 50.0;
    }
    let figures = rows.iter().flat_map(|row| match &row.strip {
        Strip::All(figures) => figures.as_slice(),
        Strip::One(_) => &[],
    });
    figures.flatten().fold(38.0, |reach: f64, figure| if figure.abs() > reach { figure.abs() } else { reach })
}

/// The order by hand once `scenario` stands before `before`, or last of those that are not shown apart: the edit that
/// a drag asks for. While the list is ordered by score, the order shown becomes the order by hand.
#[must_use]
pub fn moved(document: &Document, scenario: ScenarioIx, before: Option<ScenarioIx>) -> EditCommand {
    if document.view().sorts_by_score() {
        let mut shown = order(document);
        shown.retain(|other| *other != scenario);
        let last = shown.iter().position(|other| document.is_apart(*other)).unwrap_or(shown.len());
        let to = before.and_then(|before| shown.iter().position(|other| *other == before)).unwrap_or(last);
        shown.insert(to, scenario);
        return EditCommand::OrderScenarios(shown);
    }
    let rest: Vec<ScenarioIx> = document.edits().order.iter().copied().filter(|other| *other != scenario).collect();
    let to = before.and_then(|before| rest.iter().position(|other| *other == before)).unwrap_or(rest.len());
    EditCommand::MoveScenario { scenario, to }
}

fn strip(score: &Score, no_deal: Option<f64>) -> Option<StripOne> {
    Some(StripOne { low: score.low?.to_f64(), total: score.total?.to_f64(), high: score.high?.to_f64(), no_deal })
}

fn all_figure(all: &AllScore, by_margin: bool) -> (String, Option<PartyIx>) {
    let figure = if by_margin {
        all.smallest_margin.map(|margin| text::margin(margin.to_f64()))
    } else {
        all.smallest_total.map(|total| text::score(total.to_f64()))
    };
    (figure.unwrap_or_else(|| "–".to_owned()), all.smallest_party)
}

fn all_strip(document: &Document, scenario: ScenarioIx) -> Vec<Option<f64>> {
    let scores = document.scores();
    let figure = |score: &Score| {
        if scores.all_by_margin {
            score.margin.map(Margin::to_f64)
        } else {
            score.total.map(|total| total.to_f64() - 50.0)
        }
    };
    scores.parties.iter().map(|party| figure(&party.scenarios[scenario.0])).collect()
}

fn spoken(document: &Document, row: &ListRow) -> String {
    let mut parts = vec![row.name.clone()];
    if !row.date.is_empty() {
        parts.push(row.date.clone());
    }
    parts.push(match (document.view().judged_by, row.figure_of) {
        (JudgedBy::Party(party), _) => {
            format!("total {} for {}", row.figure, document.framework().party(party).name)
        }
        (JudgedBy::All, Some(party)) => {
            let what = if document.scores().all_by_margin { "margin" } else { "total" };
            format!("smallest {what} {}, {}", row.figure, document.framework().party(party).name)
        }
        (JudgedBy::All, None) => "no total".to_owned(),
    });
    if row.apart {
        parts.push("shown apart, not ranked".to_owned());
    } else if row.rank != "–" {
        parts.push(format!("rank {}", ties::spoken(&row.rank)));
    }
    if row.red_lines > 0 {
        parts.push(format!("crosses {}", text::count(row.red_lines, "red line", "red lines")));
    }
    if row.baseline {
        parts.push("baseline".to_owned());
    }
    parts.push(row.coverage.clone());
    parts.join(", ")
}
