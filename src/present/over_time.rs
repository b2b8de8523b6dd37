//! Each party's total or margin, draft after draft.

use super::columns::spoken_bar;
use super::labels::{letter, when};
use super::text;
use crate::analysis::exact::{Margin, Total};
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::session::document::Document;

/// Drafts further apart than this many days have a break of the axis between them.
const LONG_GAP: i64 = 180;

/// Lines over dated scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Dated, compared scenarios that are not shown apart, oldest first.
    pub drafts: Vec<Draft>,
    /// One line a party; empty where nothing is dated.
    pub lines: Vec<PartyLine>,
    /// Whether figures are margins over no-deal values, rather than totals.
    pub margins: bool,
    /// Whether margins can be shown: every party has a no-deal value.
    pub may_margins: bool,
    /// Whether places on the axis are true dates.
    pub by_date: bool,
    /// `Margin over no-deal value, draft by draft`.
    pub title: &'static str,
    /// Compared scenarios without a date, which the chart cannot place.
    pub undated: usize,
    /// A sentence about those; why there is nothing to draw where fewer than two drafts are dated.
    pub note: Option<String>,
    /// The chart as one sentence.
    pub spoken: String,
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
    /// How many issues it addresses, of all: `17/20`.
    pub coverage: String,
    /// Name, date and coverage as one phrase.
    pub spoken: String,
    /// Whether the axis is broken before it: a step stands for more than half a year.
    pub after_break: bool,
    /// Its crossed red lines, where it crosses any.
    pub crossed: Option<Crossed>,
}

/// The red lines a draft crosses, of all parties.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossed {
    /// `1 red line`; `Ukraine 3, Europe 1 red lines`.
    pub note: String,
    /// How many, for narrow places: `4`.
    pub short: String,
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
    /// For each draft what is said of its point.
    pub spoken_points: Vec<String>,
    /// What stands at the line's end: `Russia +1`.
    pub end: String,
    /// The line as one sentence.
    pub spoken: String,
}

/// The chart over time as the document shows it. Margins only where every party has a no-deal value.
#[must_use]
pub fn timeline(document: &Document) -> Timeline {
    let framework = document.framework();
    let options = document.view().over_time;
    let may_margins = document.scores().all_by_margin;
    let margins = may_margins && !options.totals;
    let included = &document.edits().basis.included;
    let shown: Vec<ScenarioIx> = framework.scenario_ixs().filter(|s| included[s.0] && !document.is_apart(*s)).collect();
    let mut dated: Vec<(i64, ScenarioIx)> =
        shown.iter().filter_map(|s| Some((framework.scenario(*s).date?.day_number(), *s))).collect();
    dated.sort();
    let drafts = drafts(document, &dated, options.by_date);
    let lines: Vec<PartyLine> = framework.party_ixs().map(|party| line(document, party, &drafts, margins)).collect();
    let undated = shown.len() - drafts.len();
    Timeline {
        title: match (margins, options.by_date) {
            (true, false) => "Margin over no-deal value, draft by draft",
            (true, true) => "Margin over no-deal value, by date",
            (false, false) => "Value, draft by draft",
            (false, true) => "Value, by date",
        },
        note: note(drafts.len(), undated),
        spoken: spoken(&drafts, &lines, margins),
        undated,
        drafts,
        lines,
        margins,
        may_margins,
        by_date: options.by_date,
    }
}

/// A tick of the value axis: `+25`, `0`, `50`.
#[must_use]
pub fn tick(value: f64, margins: bool) -> String {
    if margins { text::signed(value, 0) } else { text::score(value) }
}

fn figure(value: f64, margins: bool) -> String {
    if margins { text::margin(value) } else { text::score(value) }
}

fn drafts(document: &Document, dated: &[(i64, ScenarioIx)], by_date: bool) -> Vec<Draft> {
    let framework = document.framework();
    let first = dated.first().map_or(0, |(day, _)| *day);
    dated
        .iter()
        .enumerate()
        .map(|(at, (day, scenario))| Draft {
            scenario: *scenario,
            letter: letter(*scenario),
            label: framework.scenario(*scenario).label().to_owned(),
            date: when(framework, *scenario),
            x: if by_date { (day - first) as f64 } else { at as f64 },
            coverage: super::list::coverage_short(document, *scenario),
            spoken: format!(
                "{}, {}, addresses {}",
                framework.scenario(*scenario).label(),
                when(framework, *scenario),
                super::list::addresses(document, *scenario)
            ),
            after_break: !by_date && at > 0 && day - dated[at - 1].0 > LONG_GAP,
            crossed: crossed(document, *scenario),
        })
        .collect()
}

fn crossed(document: &Document, scenario: ScenarioIx) -> Option<Crossed> {
    let framework = document.framework();
    let by_party: Vec<(String, usize)> = framework
        .party_ixs()
        .map(|party| {
            let score = &document.scores().parties[party.0].scenarios[scenario.0];
            (framework.party(party).label().to_owned(), score.certain_crossings())
        })
        .filter(|(_, crossed)| *crossed > 0)
        .collect();
    let all: usize = by_party.iter().map(|(_, crossed)| crossed).sum();
    let note = match by_party.as_slice() {
        [] => return None,
        [(_, only)] => text::count(*only, "red line", "red lines"),
        several => {
            let each: Vec<String> = several.iter().map(|(name, crossed)| format!("{name} {crossed}")).collect();
            format!("{} red lines", each.join(", "))
        }
    };
    Some(Crossed { note, short: all.to_string() })
}

fn line(document: &Document, party: PartyIx, drafts: &[Draft], margins: bool) -> PartyLine {
    let score = |draft: &Draft| &document.scores().parties[party.0].scenarios[draft.scenario.0];
    let points: Vec<Option<f64>> = drafts
        .iter()
        .map(|draft| {
            let score = score(draft);
            if margins { score.margin.map(Margin::to_f64) } else { score.total.map(Total::to_f64) }
        })
        .collect();
    let name = document.framework().party(party).label().to_owned();
    let figures: Vec<String> = drafts
        .iter()
        .zip(&points)
        .filter_map(|(draft, point)| Some(format!("{} {}", draft.label, figure((*point)?, margins))))
        .collect();
    let what = if margins { "margin over the no-deal value" } else { "total" };
    let last = points.iter().rev().find_map(|point| *point);
    PartyLine {
        spoken: format!("{name}, {what}: {}.", figures.join(", ")),
        end: last.map_or_else(|| name.clone(), |last| format!("{name} {}", figure(last, margins))),
        red_lines: drafts.iter().map(|draft| score(draft).certain_crossings()).collect(),
        spoken_points: drafts.iter().map(|draft| spoken_bar(document, party, draft.scenario)).collect(),
        party,
        name,
        points,
    }
}

fn note(drafts: usize, undated: usize) -> Option<String> {
    let left = match undated {
        0 => None,
        1 => Some("1 compared scenario has no date and is not drawn.".to_owned()),
        undated => Some(format!("{undated} compared scenarios have no date and are not drawn.")),
    };
    if drafts >= 2 {
        return left;
    }
    let few = "Two or more dated scenarios are needed to draw them over time.";
    Some(left.map_or_else(|| few.to_owned(), |left| format!("{few} {left}")))
}

fn spoken(drafts: &[Draft], lines: &[PartyLine], margins: bool) -> String {
    let what = if margins { "Margins over the no-deal values" } else { "Totals" };
    let ends: Vec<String> = lines.iter().map(|line| line.end.clone()).collect();
    match (drafts.first(), drafts.last()) {
        (Some(first), Some(last)) if drafts.len() > 1 => format!(
            "Line chart. {what} of {} over {}, from {} to {}. At the end: {}.",
            text::count(lines.len(), "party", "parties"),
            text::count(drafts.len(), "draft", "drafts"),
            first.date,
            last.date,
            ends.join(", ")
        ),
        _ => format!("Line chart. {what} over time: too few dated scenarios."),
    }
}
