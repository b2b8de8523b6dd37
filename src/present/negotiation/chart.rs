//! Two parties, one an axis: efficient packages, scenarios, no-deal values, and what rules single out.

use super::points::{Points, no_deal, worth};
use super::{WHAT_IF, player, rules, singled_out, to_all};
use crate::analysis::exact::Total;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::solutions::{Answer, Solution};
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::labels::letter;
use crate::present::list::coverage_all;
use crate::present::text;
use crate::session::document::Document;
use crate::session::draft::Draft;
use crate::session::negotiating::Reference;

/// What the chart says where fewer than two parties must agree.
pub const TOO_FEW: &str = "A chart needs two parties that must agree. Tick another one.";

/// An axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Whose totals.
    pub party: PartyIx,
    /// `Value to Ukraine`.
    pub title: String,
    /// Its no-deal value, with `Ukraine’s no-deal value 52`.
    pub no_deal: Option<(f64, String)>,
}

/// A scenario on the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioPoint {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// Its name for narrow places.
    pub label: String,
    /// What it is worth to the two parties.
    pub at: [f64; 2],
    /// `off scale: 23, 88`, for where it lies outside of the axes.
    pub off_scale: String,
    /// Whether it was added here.
    pub edited: bool,
    /// What it is worth to all, as a sentence.
    pub spoken: String,
}

/// A package that a rule singles out.
#[derive(Clone, Debug, PartialEq)]
pub struct RulePoint {
    /// The rule.
    pub reference: Reference,
    /// Its name.
    pub name: &'static str,
    /// What its packages are worth to the two parties; the first is named.
    pub at: Vec<[f64; 2]>,
    /// Name, definition, totals and remarks.
    pub spoken: String,
    /// What it is worth to all who must agree: `Ukraine 71 (+19), …`.
    pub totals: String,
    /// Definition.
    pub definition: &'static str,
    /// What must be known to read it.
    pub remark: Option<String>,
}

/// The package under construction on the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftPoint {
    /// Its name.
    pub name: String,
    /// What it is worth to the two parties.
    pub at: [f64; 2],
    /// As a sentence.
    pub spoken: String,
}

/// The chart, but for the points themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Across.
    pub across: Axis,
    /// Up.
    pub up: Axis,
    /// Compared scenarios.
    pub scenarios: Vec<ScenarioPoint>,
    /// Packages that the rules ticked single out.
    pub rules: Vec<RulePoint>,
    /// Raiffa's staircase, from no deal on, where it is ticked.
    pub stairs: Vec<[f64; 2]>,
    /// The package under construction.
    pub draft: Option<DraftPoint>,
    /// `Both better off than with no deal`, where both have a no-deal value.
    pub zone: Option<&'static str>,
    /// What the line is, and why points lie under it.
    pub line_meaning: &'static str,
    /// The chart as one sentence.
    pub spoken: String,
}

/// The chart; `None` where fewer than two parties must agree.
#[must_use]
pub fn chart(document: &Document, points: Option<&Points<'_>>) -> Option<Chart> {
    let (across, up) = document.view().negotiating.axes(document.framework())?;
    let rules = rule_points(document, (across, up));
    let scenarios = scenario_points(document, (across, up));
    let axes = [across, up].map(|party| axis(document, party));
    let zone = axes.iter().all(|axis| axis.no_deal.is_some()).then_some("Both better off than with no deal");
    let spoken = summary(document, (across, up), points, &scenarios, &rules);
    let [across_axis, up_axis] = axes;
    let agreeing = document.view().negotiating.agreeing(document.framework()).len();
    let line_meaning = if agreeing > 2 {
        "No package lies beyond this line for these two parties. The points are efficient for all who must agree, so they may \
         lie under it."
    } else {
        "No package lies beyond this line."
    };
    Some(Chart {
        across: across_axis,
        up: up_axis,
        scenarios,
        stairs: stairs(document, (across, up)),
        rules,
        draft: draft_point(document, (across, up)),
        zone,
        line_meaning,
        spoken,
    })
}

/// What the colours of points mean: `acceptable to all four`, `not to all`.
#[must_use]
pub fn legend(document: &Document) -> [String; 2] {
    let all = to_all(document);
    let acceptable = format!("acceptable {all}");
    [acceptable, if all.starts_with("to all") { "not to all".to_owned() } else { format!("not {all}") }]
}

fn axis(document: &Document, party: PartyIx) -> Axis {
    let label = document.framework().party(party).label();
    let tried = document.edits().basis.tries_no_deal(party);
    let no_deal = no_deal(document, party).map(|value| {
        let tag = if tried { format!(" ({})", WHAT_IF.to_lowercase()) } else { String::new() };
        (value, format!("{} no-deal value {}{tag}", text::possessive(label), text::score(value)))
    });
    Axis { party, title: format!("Value to {label}"), no_deal }
}

fn scenario_points(document: &Document, (across, up): (PartyIx, PartyIx)) -> Vec<ScenarioPoint> {
    let framework = document.framework();
    let scores = document.scores();
    let total = |party: PartyIx, scenario: ScenarioIx| scores.parties[party.0].scenarios[scenario.0].total;
    let point = |scenario: ScenarioIx| {
        let at = [total(across, scenario)?.to_f64(), total(up, scenario)?.to_f64()];
        let worths =
            framework.party_ixs().filter_map(|party| Some(worth(document, party, total(party, scenario)?.to_f64())));
        let worths = text::list(&worths.collect::<Vec<_>>());
        Some(ScenarioPoint {
            scenario,
            letter: letter(scenario),
            label: framework.scenario(scenario).label().to_owned(),
            at,
            off_scale: format!("off scale: {}, {}", text::score(at[0]), text::score(at[1])),
            edited: document.is_added(scenario),
            spoken: format!(
                "{}: {worths}. Addresses {}",
                framework.scenario(scenario).name,
                coverage_all(document, scenario)
            ),
        })
    };
    crate::present::list::compared(document).into_iter().filter_map(point).collect()
}

fn rule_points(document: &Document, axes: (PartyIx, PartyIx)) -> Vec<RulePoint> {
    let shown = &document.view().negotiating;
    let point = |reference: Reference| {
        let (game, references) = singled_out(document, reference)?;
        let answer = references.answer(reference)?;
        let Answer::Found(solution) = answer else { return None };
        let at = solution.ties.iter().filter_map(|tie| place(&game, &tie.totals, axes)).collect::<Vec<_>>();
        let totals = worths(document, &game, solution);
        let remark = rules::remark(document, reference, answer);
        let (name, definition) = (rules::name(reference), rules::definition(reference, shown.ideal));
        let said: Vec<&str> = [definition].into_iter().chain(remark.as_deref()).collect();
        let spoken = format!("{name}: {totals}. {}", said.join(" "));
        (!at.is_empty()).then_some(RulePoint { reference, name, at, spoken, totals, definition, remark })
    };
    shown.references.iter().filter_map(|reference| point(*reference)).collect()
}

/// What a solution is worth to all who must agree.
pub(super) fn worths(document: &Document, game: &Game, solution: &Solution) -> String {
    let worths = game.players().iter().zip(&solution.totals);
    let worths: Vec<String> = worths.map(|(player, total)| worth(document, player.party, total.to_f64())).collect();
    text::list(&worths)
}

fn place(game: &Game, totals: &[Total], (across, up): (PartyIx, PartyIx)) -> Option<[f64; 2]> {
    Some([totals.get(player(game, across)?)?.to_f64(), totals.get(player(game, up)?)?.to_f64()])
}

fn stairs(document: &Document, (across, up): (PartyIx, PartyIx)) -> Vec<[f64; 2]> {
    if !document.view().negotiating.references.contains(&Reference::Raiffa) {
        return Vec::new();
    }
    let Some((game, references)) = singled_out(document, Reference::Raiffa) else { return Vec::new() };
    let (Some(across), Some(up)) = (player(&game, across), player(&game, up)) else { return Vec::new() };
    references.stairs().iter().map(|stair| [stair.at[across], stair.at[up]]).collect()
}

fn draft_point(document: &Document, (across, up): (PartyIx, PartyIx)) -> Option<DraftPoint> {
    let drafted = document.drafted()?;
    let scenario = drafted.scenario();
    let total = |party: PartyIx| drafted.scores.parties[party.0].scenarios[scenario.0].total.map(Total::to_f64);
    let at = [total(across)?, total(up)?];
    let worths = document.framework().party_ixs().filter_map(|party| Some(worth(document, party, total(party)?)));
    let name = document.draft()?.scenario.name.clone();
    let spoken = format!("{name}: {}", text::list(&worths.collect::<Vec<_>>()));
    Some(DraftPoint { name, at, spoken })
}

/// The package of a rule, to build on.
#[must_use]
pub fn draft_of_rule(document: &Document, reference: Reference) -> Option<Draft> {
    let (game, references) = singled_out(document, reference)?;
    let package = references.answer(reference)?.solution()?.packages.first()?.clone();
    let framework = document.framework();
    let choices: Vec<_> = framework.issue_ixs().map(|issue| game.choice(&package, issue)).collect();
    Some(Draft::of_package(framework, rules::name(reference).to_owned(), &choices, None))
}

fn summary(
    document: &Document,
    (across, up): (PartyIx, PartyIx),
    points: Option<&Points<'_>>,
    scenarios: &[ScenarioPoint],
    rules: &[RulePoint],
) -> String {
    let framework = document.framework();
    let count = points.map_or_else(
        || "no efficient packages yet".to_owned(),
        |points| text::count(points.len(), "efficient point", "efficient points"),
    );
    format!(
        "Scatter of packages. Across: value to {}. Up: value to {}. {count}, {}, {}.",
        framework.party(across).name,
        framework.party(up).name,
        text::count(scenarios.len(), "scenario", "scenarios"),
        text::count(rules.len(), "reference point", "reference points"),
    )
}
