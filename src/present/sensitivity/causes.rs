//! What could change a lead or a total most: weights that are half as much more or less, and outcomes that are not certain.

use super::choices::part_hue;
use super::tables::{ahead, part_name};
use crate::analysis::sensitivity::judged::Part;
use crate::analysis::sensitivity::tornado::{Bar, Cause, Subject, tornado};
use crate::model::ids::ScenarioIx;
use crate::present::list::coverage_short;
use crate::present::text;
use crate::session::document::Document;
use crate::session::sensitivity::Sensitivity;
use crate::session::sensitivity::view::Figure;

/// The chart (a tornado diagram).
#[derive(Clone, Debug, PartialEq)]
pub struct Causes {
    /// What the figure is, with how much each addresses: `Lead of 28-point draft (20/21) over Package 1 (21/21), points`.
    pub axis: String,
    /// The figure now, in points.
    pub now: f64,
    /// `Now: 28-point draft +1.7`.
    pub now_text: String,
    /// The same without a name, for narrow places: `Now: +1.7`.
    pub now_short: String,
    /// Whether the figure is a lead: 0 is a tie.
    pub is_lead: bool,
    /// The widest first.
    pub rows: Vec<CauseRow>,
    /// The chart as one sentence.
    pub spoken: String,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct CauseRow {
    /// Whose weight, or which outcome: `Frozen assets`, `20-point draft: Frozen assets`.
    pub name: String,
    /// Position of its outermost group, for its colour.
    pub hue: Option<usize>,
    /// Whether it is an outcome that is not certain rather than a weight.
    pub outcome: bool,
    /// The figure with less weight, or with the least value of the outcome.
    pub less: f64,
    /// The figure with more weight, or with the greatest value.
    pub more: f64,
    /// Whether it alone puts the rival ahead.
    pub unseats: bool,
    /// Both ends, the least first: `+0.3 … +3.0`.
    pub ends: String,
    /// `Weight of Frozen assets half as much again: +3.0; half: +0.3.`
    pub spoken: String,
}

/// Ends of bars that differ from a tie by less, in points of the total, only do so by rounding.
const TIE: f64 = 1e-9;
/// A part of its weight by which a weight becomes more or less.
const BY: f64 = 0.5;
/// Legends of the two ends of bars.
pub const ENDS: [&str; 2] = ["weight +50%, or best outcome", "weight −50%, or worst outcome"];

/// A figure to choose, with its name.
#[must_use]
pub fn figures(document: &Document, found: &Sensitivity) -> Vec<(Figure, String)> {
    let ranking = found.judged.ranking();
    let name = |scenario: &ScenarioIx| document.framework().scenario(*scenario).label().to_owned();
    let Some(leader) = ranking.first() else { return Vec::new() };
    let lead = ranking.get(1).map(|second| (Figure::Lead, format!("Lead of {} over {}", name(leader), name(second))));
    let further = ranking.iter().skip(2);
    let further =
        further.map(|over| (Figure::LeadOver(*over), format!("Lead of {} over {}", name(leader), name(over))));
    let totals = ranking.iter().map(|of| (Figure::Total(*of), format!("Total of {}", name(of))));
    lead.into_iter().chain(further).chain(totals).collect()
}

/// The figure that is shown: what was chosen, where it still can be.
#[must_use]
pub fn figure(document: &Document, found: &Sensitivity) -> Option<(Figure, String)> {
    let figures = figures(document, found);
    let chosen = document.view().sensitivity.figure;
    figures.iter().find(|(figure, _)| *figure == chosen).or_else(|| figures.first()).cloned()
}

/// The chart; `None` where no scenario is ranked.
#[must_use]
pub fn causes(document: &Document, found: &Sensitivity) -> Option<Causes> {
    let framework = document.framework();
    let (figure, title) = figure(document, found)?;
    let ranking = found.judged.ranking();
    let leader = *ranking.first()?;
    let subject = match figure {
        Figure::Lead => Subject::Lead { of: leader, over: *ranking.get(1)? },
        Figure::LeadOver(over) => Subject::Lead { of: leader, over },
        Figure::Total(of) => Subject::Total(of),
    };
    let parts: Vec<Part> = framework.issue_ixs().map(Part::Issue).collect();
    let shown = tornado(framework, document.values(), &found.judged, subject, &parts, BY)?;
    let is_lead = matches!(subject, Subject::Lead { .. });
    let covered = |scenario: ScenarioIx| {
        format!("{} ({})", framework.scenario(scenario).label(), coverage_short(document, scenario))
    };
    let axis = match subject {
        Subject::Lead { of, over } => format!("Lead of {} over {}, points", covered(of), covered(over)),
        Subject::Total(of) => format!("Total of {}, points", covered(of)),
    };
    let rows: Vec<CauseRow> = shown.bars.iter().map(|bar| row(document, found, bar, is_lead)).collect();
    let name = |scenario: ScenarioIx| framework.scenario(scenario).label();
    // Which of them are tied is known exactly; the figure is not.
    let tied = |over: ScenarioIx| ranking.iter().position(|other| *other == over) < Some(found.judged.tied());
    let (whose, figure) = match subject {
        Subject::Lead { over, .. } if tied(over) => (None, "tied".to_owned()),
        Subject::Lead { of, .. } if shown.now < 0.05 => (Some(of), format!("by {}", ahead(shown.now))),
        Subject::Lead { of, .. } => (Some(of), format!("+{}", ahead(shown.now))),
        Subject::Total(of) => (Some(of), text::fixed(shown.now, 1)),
    };
    let now_short = format!("Now: {figure}");
    let now_text = whose.map_or_else(|| now_short.clone(), |of| format!("Now: {} {figure}", name(of)));
    let verdict = match subject {
        Subject::Lead { over, .. } => verdict(name(over), &rows),
        Subject::Total(_) => String::new(),
    };
    let spoken = format!("{title}. {now_text}.{verdict}");
    Some(Causes { axis, now: shown.now, spoken, now_text, now_short, is_lead, rows })
}

/// Which causes alone put the rival ahead, as a sentence.
fn verdict(rival: &str, rows: &[CauseRow]) -> String {
    let unseating: Vec<String> = rows.iter().filter(|row| row.unseats).map(|row| row.name.clone()).collect();
    match unseating.as_slice() {
        [] => format!(" None of these alone puts {rival} ahead."),
        [only] => format!(" {only} alone could put {rival} ahead."),
        _ => format!(" Each of these alone could put {rival} ahead: {}.", text::list(&unseating)),
    }
}

/// A figure with one decimal; one that this would make nothing with three.
fn figure_text(value: f64, is_lead: bool) -> String {
    let decimals = if value.abs() < 0.05 && value.abs() >= 5e-4 { 3 } else { 1 };
    if is_lead { text::signed(value, decimals) } else { text::fixed(value, decimals) }
}

fn row(document: &Document, found: &Sensitivity, bar: &Bar, is_lead: bool) -> CauseRow {
    let framework = document.framework();
    let figure = |value: f64| figure_text(value, is_lead);
    let (name, part, outcome, spoken) = match bar.cause {
        Cause::Weight(part) => {
            let name = part_name(framework, part);
            let share: f64 = part.issues(framework).iter().map(|issue| found.judged.share(*issue)).sum();
            // No weight is more than everything.
            let more = if share * (1.0 + BY) > 1.0 { "at 100 percent" } else { "half as much again" };
            let spoken = format!("Weight of {name} {more}: {}; half as much: {}.", figure(bar.more), figure(bar.less));
            (name, part, false, spoken)
        }
        Cause::Outcome(scenario, issue) => {
            let name = format!("{}: {}", framework.scenario(scenario).label(), framework.issue(issue).label());
            let spoken = format!("{name} turns out best: {}; worst: {}.", figure(bar.more), figure(bar.less));
            (name, Part::Issue(issue), true, spoken)
        }
    };
    CauseRow {
        name,
        hue: part_hue(framework, part),
        outcome,
        less: bar.less,
        more: bar.more,
        unseats: is_lead && (bar.less < -TIE || bar.more < -TIE),
        ends: format!("{} … {}", figure(bar.less.min(bar.more)), figure(bar.less.max(bar.more))),
        spoken,
    }
}
