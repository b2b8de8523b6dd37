//! The chart above the matrix: one column a compared scenario, as stacked contributions, or as one bar a party.

use super::labels::letter;
use super::list::{FIRM_COVERAGE, compared, coverage, coverage_all};
use super::robustness::ties::Ties;
use super::text;
use super::weights::hue;
use crate::analysis::exact::Total;
use crate::analysis::scoring::Score;
use crate::model::ids::{GroupIx, PartyIx, ScenarioIx};
use crate::session::document::Document;
use crate::session::view::JudgedBy;

/// A column of the chart and of the matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Which scenario.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// The full name.
    pub name: String,
    /// The name for narrow places.
    pub label: String,
    /// Its author and date.
    pub byline: String,
    /// Whether the others are compared with it.
    pub baseline: bool,
    /// Shown apart, never ranked.
    pub apart: bool,
    /// Red lines certainly crossed: of the judging party, or of all.
    pub red_lines: usize,
    /// `17 of 20 issues, 87% of the weight`.
    pub coverage: String,
    /// Whether less than 60 % of the weight is addressed.
    pub muted: bool,
    /// `1st`, `–`.
    pub rank: String,
    /// What is drawn.
    pub figure: Figure,
}

/// What a column draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// One party judges: a stack by group; `None` where there is no total.
    Stack(Option<Stack>),
    /// All judge: one bar a party.
    Bars(Bars),
}

/// A stack of contributions.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The central total.
    pub total: f64,
    /// Its least.
    pub low: f64,
    /// Its greatest.
    pub high: f64,
    /// From the bottom; with `links` they sum to the total.
    pub segments: Vec<Segment>,
    /// What links add.
    pub links: f64,
    /// Whether a red line is certainly crossed.
    pub blocked: bool,
    /// The whole column as one sentence.
    pub spoken: String,
}

/// The part of a total that one group adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The group; `None` for issues in no group.
    pub group: Option<GroupIx>,
    /// Its name.
    pub name: String,
    /// Its colour's position; `None` for issues in no group.
    pub hue: Option<usize>,
    /// Points of the total.
    pub points: f64,
    /// The most it could add: its share of the weight counted, times 100.
    pub of: f64,
    /// `Security adds 30 of 40 points to 20-point draft`.
    pub spoken: String,
}

/// One bar a party.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// In file order.
    pub bars: Vec<PartyBar>,
    /// The smallest margin with its party: `−7.7 Russia`; the smallest total where margins are not known.
    pub headline: String,
    /// Whether the headline's figure is a margin below zero.
    pub below: bool,
}

/// One party's total of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyBar {
    /// Whose.
    pub party: PartyIx,
    /// The central total.
    pub total: Option<f64>,
    /// Its least.
    pub low: f64,
    /// Its greatest.
    pub high: f64,
    /// The party's no-deal value.
    pub no_deal: Option<f64>,
    /// Whether it crosses a red line of the party.
    pub blocked: bool,
    /// Whether the party's margin (or total) is the smallest.
    pub smallest: bool,
    /// `Package 1 for Russia: 53, range 43 to 61, 1 above the no-deal value`.
    pub spoken: String,
}

/// A group on the scale of weights beside the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleGroup {
    /// Its name.
    pub name: String,
    /// Its colour's position.
    pub hue: Option<usize>,
    /// Its share of the judging party's weight, 0..=1.
    pub share: f64,
}

/// Columns of all compared scenarios, in the order shown.
#[must_use]
pub fn columns(document: &Document) -> Vec<Column> {
    let ties = Ties::of(document, document.view().judged_by.party());
    compared(document).into_iter().map(|scenario| column(document, scenario, &ties)).collect()
}

/// The outermost groups from the bottom of the stack up; issues in no group last.
#[must_use]
pub fn scale(document: &Document) -> Vec<ScaleGroup> {
    let party = document.view().weights_party();
    let weights = &document.edits().basis.weights;
    top_groups(document)
        .into_iter()
        .map(|group| ScaleGroup {
            name: group_name(document, group),
            hue: group.map(|group| hue(document.framework(), group)),
            share: weights.share_of(party, |issue| document.framework().top_group(issue) == group),
        })
        .collect()
}

/// The no-deal value of the judging party, and whether it is only assumed.
#[must_use]
pub fn no_deal(document: &Document, party: PartyIx) -> Option<(f64, bool)> {
    let scores = &document.scores().parties[party.0];
    let assumed = scores.reservation_assumed
        || document.framework().party(party).reservation.as_ref().is_some_and(|reservation| reservation.assumed);
    scores.reservation.map(|reservation| (reservation.to_f64(), assumed))
}

/// Why a party has no no-deal value: the file gives none, or the user tries to do without it.
#[must_use]
pub fn no_no_deal(document: &Document, party: PartyIx) -> &'static str {
    if document.edits().basis.given_up.contains(&party) {
        "no-deal value given up (what if)"
    } else {
        "no no-deal value given"
    }
}

/// `Bar chart, 5 scenarios. Highest: E3 counter-proposal 74, range 68 to 79.`
#[must_use]
pub fn summary(document: &Document) -> String {
    let columns = columns(document);
    let count = text::count(columns.len(), "scenario", "scenarios");
    let highest = columns.iter().find(|column| column.rank.starts_with("1st"));
    match highest.map(|column| (column, &column.figure)) {
        Some((column, Figure::Stack(Some(stack)))) => format!(
            "Bar chart, {count}. Highest: {} {}, range {} to {}.",
            column.name,
            text::score(stack.total),
            text::score(stack.low),
            text::score(stack.high)
        ),
        Some((column, Figure::Bars(bars))) => {
            format!("Bar chart, {count}, one bar a party. First: {}, {}.", column.name, bars.headline)
        }
        _ => format!("Bar chart, {count}."),
    }
}

fn column(document: &Document, scenario: ScenarioIx, ties: &Ties) -> Column {
    let framework = document.framework();
    let entry = framework.scenario(scenario);
    let scores = document.scores();
    let all = &scores.all[scenario.0];
    let date = super::labels::when(framework, scenario);
    let byline: Vec<String> = entry.author.iter().cloned().chain((!date.is_empty()).then_some(date)).collect();
    let shared = Column {
        scenario,
        letter: letter(scenario),
        name: entry.name.clone(),
        label: entry.label().to_owned(),
        byline: byline.join(" · "),
        baseline: document.edits().baseline == Some(scenario),
        apart: document.is_apart(scenario),
        red_lines: all.red_lines,
        coverage: coverage_all(document, scenario),
        muted: scores.parties.iter().any(|party| party.scenarios[scenario.0].coverage.share < FIRM_COVERAGE),
        rank: text::rank(all.rank, all.tied),
        figure: Figure::Stack(None),
    };
    match document.view().judged_by {
        JudgedBy::All => Column { figure: Figure::Bars(bars(document, scenario)), ..shared },
        JudgedBy::Party(party) => {
            let score = &scores.parties[party.0].scenarios[scenario.0];
            Column {
                red_lines: score.certain_crossings(),
                coverage: coverage(score),
                muted: score.coverage.share < FIRM_COVERAGE,
                rank: ties.marked(scenario, text::rank(score.rank, score.tied)),
                figure: Figure::Stack(stack(document, party, scenario, score)),
                ..shared
            }
        }
    }
}

fn stack(document: &Document, party: PartyIx, scenario: ScenarioIx, score: &Score) -> Option<Stack> {
    let framework = document.framework();
    let (total, low, high) = (score.total?.to_f64(), score.low?.to_f64(), score.high?.to_f64());
    let row = document.values().row(party, scenario);
    let weights = &document.edits().basis.weights;
    let counted: i128 =
        weights.party(party).iter().zip(row).filter(|(_, v)| v.is_some()).map(|(p, _)| i128::from(p.0)).sum();
    let name = &framework.scenario(scenario).name;
    let segments = top_groups(document)
        .into_iter()
        .map(|group| {
            let issues = || framework.issue_ixs().filter(|issue| framework.top_group(*issue) == group);
            let points: f64 = issues().map(|issue| score.contributions[issue.0]).sum();
            let weight: i128 = issues()
                .filter(|issue| row[issue.0].is_some())
                .map(|issue| i128::from(weights.points(party, issue).0))
                .sum();
            let of = if counted == 0 { 0.0 } else { 100.0 * weight as f64 / counted as f64 };
            let group_name = group_name(document, group);
            let spoken = format!("{group_name} adds {} points to {name}", text::points_of(points, of));
            Segment { group, name: group_name, hue: group.map(|group| hue(framework, group)), points, of, spoken }
        })
        .collect();
    let spoken = format!(
        "{name} for {}: {}, range {} to {}. {}.",
        framework.party(party).name,
        text::score(total),
        text::score(low),
        text::score(high),
        coverage(score)
    );
    Some(Stack { total, low, high, segments, links: score.links.to_f64(), blocked: score.is_blocked(), spoken })
}

fn bars(document: &Document, scenario: ScenarioIx) -> Bars {
    let framework = document.framework();
    let scores = document.scores();
    let all = &scores.all[scenario.0];
    let bars = framework
        .party_ixs()
        .map(|party| {
            let judged = &scores.parties[party.0];
            let score = &judged.scenarios[scenario.0];
            let total = score.total.map(Total::to_f64);
            PartyBar {
                party,
                total,
                low: score.low.map_or(0.0, Total::to_f64),
                high: score.high.map_or(0.0, Total::to_f64),
                no_deal: judged.reservation.map(Total::to_f64),
                blocked: score.is_blocked(),
                smallest: all.smallest_party == Some(party),
                spoken: spoken_bar(document, party, scenario),
            }
        })
        .collect();
    let party = all.smallest_party.map_or("", |party| framework.party(party).label());
    let (headline, below) = if all.red_lines > 0 {
        (format!("crosses {}", text::count(all.red_lines, "red line", "red lines")), true)
    } else if scores.all_by_margin {
        let margin = all.smallest_margin.map(crate::analysis::exact::Margin::to_f64);
        (
            margin.map_or_else(String::new, |margin| format!("{} {party}", text::margin(margin))),
            margin.is_some_and(|m| m < 0.0),
        )
    } else {
        let total = all.smallest_total.map(Total::to_f64);
        (total.map_or_else(String::new, |total| format!("{} {party}", text::score(total))), false)
    };
    Bars { bars, headline, below }
}

/// `20-point draft for Russia: 44, range 30 to 58, 8 below the no-deal value`.
#[must_use]
pub fn spoken_bar(document: &Document, party: PartyIx, scenario: ScenarioIx) -> String {
    let framework = document.framework();
    let score = &document.scores().parties[party.0].scenarios[scenario.0];
    let (name, party) = (&framework.scenario(scenario).name, &framework.party(party).name);
    let (Some(total), Some(low), Some(high)) = (score.total, score.low, score.high) else {
        return format!("{name} for {party}: no total");
    };
    let mut spoken = format!(
        "{name} for {party}: {}, range {} to {}",
        text::score(total.to_f64()),
        text::score(low.to_f64()),
        text::score(high.to_f64())
    );
    if let Some(margin) = score.margin {
        let margin = margin.to_f64();
        let size = text::margin(margin.abs()).trim_start_matches('+').to_owned();
        spoken += &if margin < 0.0 {
            format!(", {size} below the no-deal value")
        } else {
            format!(", {size} above the no-deal value")
        };
    }
    match score.certain_crossings() {
        0 => {}
        crossed => spoken += &format!(", crosses {}", text::count(crossed, "red line", "red lines")),
    }
    spoken
}

/// Outermost groups that hold issues, in file order; `None` last, where some issue stands in no group.
#[must_use]
pub fn top_groups(document: &Document) -> Vec<Option<GroupIx>> {
    let framework = document.framework();
    let holds = |group: Option<GroupIx>| framework.issue_ixs().any(|issue| framework.top_group(issue) == group);
    (0..framework.groups().len())
        .map(|group| Some(GroupIx(group)))
        .chain([None])
        .filter(|group| holds(*group))
        .collect()
}

/// A group's name; issues in no group are `Other issues`, or `Issues` where there are no groups at all.
#[must_use]
pub fn group_name(document: &Document, group: Option<GroupIx>) -> String {
    let framework = document.framework();
    match group {
        Some(group) => framework.group(group).name.clone(),
        None if framework.groups().is_empty() => "Issues".to_owned(),
        None => "Other issues".to_owned(),
    }
}
