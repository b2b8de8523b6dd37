//! What stands in the way of one scenario for one party: red lines crossed or at risk, and where value is lost.

use super::labels::{Length, letter, never, says};
use super::sources::{Citation, citation};
use super::text;
use super::weights::hue;
use crate::analysis::exact::Total;
use crate::analysis::obstacles::losses;
use crate::analysis::outcome::Standing;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::session::document::Document;

/// What stands beside the table while nothing is selected.
pub const NOTHING_SELECTED: &str = "Select a cell to see what stands in the way.";

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
    /// The author's words on the party, such as which of these texts are its own.
    pub about: Option<String>,
    /// Red lines crossed or at risk.
    pub red_lines: Vec<CrossedLine>,
    /// Where value is lost, greatest first.
    pub losses: Vec<LossRow>,
    /// The greatest of the losses: what a full bar is.
    pub most: f64,
    /// What links add.
    pub links: f64,
    /// What links add, as a sentence; `None` where they add nothing.
    pub links_note: Option<String>,
    /// Why there is nothing to list, where no value is lost.
    pub nothing_lost: Option<&'static str>,
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
    /// `crossed`, `at risk`.
    pub state: &'static str,
    /// Whether it rests on no source.
    pub assumed: bool,
    /// The red line as one sentence.
    pub spoken: String,
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
    /// The points, for people: `8.8`.
    pub figure: String,
    /// Whether the scenario addresses it.
    pub addressed: bool,
    /// The row as one phrase.
    pub spoken: String,
}

/// What the screen is about where nothing or only a part is selected: the missing party is the one that judges, the
/// missing scenario the first one compared. `None` where nothing is selected or nothing is compared.
#[must_use]
pub fn focus(document: &Document) -> Option<(ScenarioIx, PartyIx)> {
    let selection = document.view().selection;
    match (selection.scenario, selection.party) {
        (Some(scenario), Some(party)) => Some((scenario, party)),
        (Some(scenario), None) => Some((scenario, document.view().weights_party())),
        (None, Some(party)) => super::list::compared(document).first().map(|scenario| (*scenario, party)),
        (None, None) => None,
    }
}

/// What stands between a scenario and a party.
#[must_use]
pub fn obstacles(document: &Document, scenario: ScenarioIx, party: PartyIx) -> Obstacles {
    let framework = document.framework();
    let score = &document.scores().parties[party.0].scenarios[scenario.0];
    let lines = &framework.party(party).red_lines;
    let mut red_lines: Vec<CrossedLine> = score
        .crossings
        .iter()
        .map(|crossing| {
            let line = &lines[crossing.red_line];
            let state = if crossing.certain { "crossed" } else { "at risk" };
            let assumed = line.evidence.sources.is_empty();
            let label = framework.issue(crossing.issue).label().to_owned();
            let says = says(framework, scenario, crossing.issue, Length::Full);
            let never = never(framework.issue(crossing.issue), &line.never);
            let kind = if assumed { "Assumed red line" } else { "Red line" };
            let spoken = format!(
                "{kind} of {} {state}, {label}: the scenario says {says}; ruled out: {never}",
                framework.party(party).name
            );
            CrossedLine {
                issue: crossing.issue,
                label,
                says,
                never,
                reason: line.reason.clone(),
                certain: crossing.certain,
                state,
                assumed,
                spoken,
                sources: line.evidence.sources.iter().map(|source| citation(framework, *source)).collect(),
            }
        })
        .collect();
    red_lines.sort_by_key(|line| !line.certain);
    let losses: Vec<LossRow> = losses(document.values(), &document.edits().basis.weights, party, scenario)
        .into_iter()
        .map(|loss| {
            let label = framework.issue(loss.issue).label().to_owned();
            let says = says(framework, scenario, loss.issue, Length::Short);
            let figure = text::fixed(loss.points, 1);
            let spoken = format!("{label}: {says}, {figure} points lost");
            LossRow {
                issue: loss.issue,
                hue: framework.top_group(loss.issue).map(|group| hue(framework, group)),
                addressed: loss.standing.is_addressed() || loss.standing == Standing::SilentStatusQuo,
                label,
                says,
                points: loss.points,
                figure,
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
        about: framework.party(party).evidence.note.clone(),
        red_lines,
        most: losses.first().map_or(0.0, |loss| loss.points),
        nothing_lost: losses.is_empty().then_some(if score.total.is_some() {
            "No value is lost: every issue is settled as this party values most."
        } else {
            "No total: nothing that counts has weight."
        }),
        losses,
        links: score.links.to_f64(),
        links_note: (score.links.0 != 0)
            .then(|| format!("Links between issues add {} to the total.", text::signed(score.links.to_f64(), 1))),
    }
}

/// What shows or hides the further sources of a red line: `2 more sources`, `1 source`, `Fewer sources`.
#[must_use]
pub fn more_sources(line: &CrossedLine, open: bool) -> String {
    if open {
        return "Fewer sources".to_owned();
    }
    match line.sources.len() - usize::from(line.certain).min(line.sources.len()) {
        more if line.certain => text::count(more, "more source", "more sources"),
        all => text::count(all, "source", "sources"),
    }
}

/// `1 crossed, 2 at risk`.
#[must_use]
pub fn red_lines_note(obstacles: &Obstacles) -> String {
    let crossed = obstacles.red_lines.iter().filter(|line| line.certain).count();
    let risk = obstacles.red_lines.len() - crossed;
    match (crossed, risk) {
        (crossed, 0) => format!("{crossed} crossed"),
        (0, risk) => format!("{risk} at risk"),
        (crossed, risk) => format!("{crossed} crossed, {risk} at risk"),
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
