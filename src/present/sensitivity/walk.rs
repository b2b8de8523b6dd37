//! Totals as one weight walks from nothing to everything: lines, where the lead changes, and where it stays.

use super::choices::{part_hue, target};
use super::tables::{bound, part_name};
use crate::analysis::sensitivity::judged::Part;
use crate::analysis::sensitivity::walk::{Line, Walk};
use crate::model::ids::ScenarioIx;
use crate::present::labels::letter;
use crate::present::list::{addresses, coverage_short};
use crate::present::robustness::ranking::whose_weights;
use crate::present::text;
use crate::present::weights::row;
use crate::session::command::WeightTarget;
use crate::session::document::Document;
use crate::session::sensitivity::Sensitivity;

/// The chart.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkView {
    /// Whose weight walks.
    pub target: WeightTarget,
    /// Its short name.
    pub name: String,
    /// Position of its outermost group, for its colour.
    pub hue: Option<usize>,
    /// The share now, 0..=1.
    pub now: f64,
    /// `now 32%`.
    pub now_text: String,
    /// The slider that the rule of now is, as one phrase.
    pub spoken_now: String,
    /// Whether the share can be moved.
    pub can_move: bool,
    /// Why it cannot, as a sentence; empty where it can.
    pub fixed_because: &'static str,
    /// One a scenario, by total now.
    pub lines: Vec<WalkLine>,
    /// Where the leader of now stays.
    pub stays: Option<Stays>,
    /// Where the lead changes.
    pub changes: Vec<LeadChange>,
    /// What the axis shows.
    pub axis: String,
    /// The chart as one sentence.
    pub spoken: String,
}

/// The interval in which the leader of now stays.
#[derive(Clone, Debug, PartialEq)]
pub struct Stays {
    /// Its least share.
    pub from: f64,
    /// Its greatest.
    pub to: f64,
    /// `28-point draft leads from 0% to 48%`.
    pub words: String,
    /// The same without names, for narrow places: `leader stays from 0% to 48%`.
    pub short: String,
}

/// One scenario's total.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkLine {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// Its name for narrow places.
    pub name: String,
    /// How much it addresses, of all: `17/20`.
    pub coverage: String,
    /// Whether it leads now.
    pub leads: bool,
    /// Share and total from one end to the other, in runs without gaps; straight lines have two points.
    pub runs: Vec<Vec<[f64; 2]>>,
    /// Its total now.
    pub now: Option<f64>,
    /// Its total where the weight is everything.
    pub end: Option<f64>,
    /// `28-point draft: 84.9 at 0%, 82.0 now, 76.1 at 100%; addresses 20 of 21 issues`.
    pub spoken: String,
}

/// A place where the lead changes.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadChange {
    /// The share.
    pub at: f64,
    /// The total there.
    pub total: f64,
    /// `48%`.
    pub text: String,
    /// `At 47.9% the lead passes from 28-point draft to Package 1.`
    pub sentence: String,
}

/// Lines that have no name in the chart for want of room.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    /// `38 more`.
    pub text: String,
    /// Their names.
    pub names: String,
    /// What is said of each of them.
    pub spoken: String,
}

/// Steps of a line that is not straight.
const STEPS: usize = 100;

impl WalkView {
    /// The lines that have names where there is room for `most`, and those that do not: the last place then says how many
    /// they are. Those with the highest totals now have names.
    #[must_use]
    pub fn named(&self, most: usize) -> (&[WalkLine], &[WalkLine]) {
        let fits = if self.lines.len() > most { most.saturating_sub(1) } else { self.lines.len() };
        self.lines.split_at(fits)
    }
}

impl More {
    /// Of these lines; `None` where there are none.
    #[must_use]
    pub fn of(lines: &[WalkLine]) -> Option<Self> {
        let each = |part: fn(&WalkLine) -> &String| lines.iter().map(|line| part(line).clone()).collect::<Vec<_>>();
        (!lines.is_empty()).then(|| Self {
            text: format!("{} more", lines.len()),
            names: text::list(&each(|line| &line.name)),
            spoken: format!("{} more without a name here. {}", lines.len(), each(|line| &line.spoken).join(". ")),
        })
    }
}

/// The walk of `part`.
#[must_use]
pub fn walk(document: &Document, found: &Sensitivity, part: Part) -> WalkView {
    let framework = document.framework();
    let party = found.judged.party();
    let walk = Walk::new(&found.judged, &part.issues(framework));
    let name = part_name(framework, part);
    let slider = row(document, party, target(part));
    let tied = found.judged.tied();
    let lines: Vec<WalkLine> =
        walk.lines.iter().enumerate().map(|(at, line)| one_line(document, line, walk.now, at < tied)).collect();
    let changes = changes(document, &walk);
    let stays = stays(document, found, part, &walk);
    let locked = framework.issue_ixs().any(|issue| document.edits().is_locked(framework, party, issue));
    let keep = match (walk.now < 1.0, locked) {
        (true, false) => "the others keep their proportions",
        (true, true) => "the others keep their proportions, locked ones too",
        // There are no proportions to keep.
        (false, _) => "the others, without weight now, share the rest equally",
    };
    let sentences = changes.iter().map(|change| change.sentence.as_str());
    let held = stays.as_ref().map(|stays| format!("{}.", stays.words)).unwrap_or_default();
    WalkView {
        target: target(part),
        hue: part_hue(framework, part),
        now: walk.now,
        now_text: format!("now {}", text::percent(walk.now)),
        spoken_now: slider.spoken.clone(),
        can_move: slider.can_move,
        fixed_because: slider.fixed_because,
        axis: format!("Weight of {name}; {keep}"),
        spoken: std::iter::once(format!(
            "Totals by {} as {name} goes from 0 to 100 percent.",
            whose_weights(framework, party)
        ))
        .chain([held])
        .chain(sentences.map(str::to_owned))
        .filter(|sentence| !sentence.is_empty())
        .collect::<Vec<_>>()
        .join(" "),
        name,
        lines,
        stays,
        changes,
    }
}

/// Where the leader of now stays: the interval that the table of weights has too, so that a tie between two stretches of the
/// walk is not given to the other.
fn stays(document: &Document, found: &Sensitivity, part: Part, walk: &Walk) -> Option<Stays> {
    let names = |scenarios: &[ScenarioIx]| {
        let label = |scenario: &ScenarioIx| document.framework().scenario(*scenario).label().to_owned();
        text::list(&scenarios.iter().map(label).collect::<Vec<_>>())
    };
    let (ranking, leader) = (found.judged.ranking(), found.judged.leader()?);
    let (_, stability) = found.stability.iter().find(|(other, _)| *other == part)?;
    let held = stability.leader.as_ref()?;
    if held.high <= held.low {
        let short = format!("tied at {}", bound(held.low));
        let words = format!("{} are {short}", names(&ranking[..found.judged.tied()]));
        return Some(Stays { from: held.low, to: held.high, words, short });
    }
    let along = walk
        .stretches
        .iter()
        .find(|stretch| stretch.leaders.contains(&leader) && stretch.from < held.high && stretch.to > held.low);
    let leaders = along.map_or(std::slice::from_ref(&leader), |stretch| &stretch.leaders);
    let verb = if leaders.len() == 1 { "leads" } else { "lead" };
    let interval = format!("from {} to {}", bound(held.low), bound(held.high));
    let (words, short) = (format!("{} {verb} {interval}", names(leaders)), format!("leader stays {interval}"));
    Some(Stays { from: held.low, to: held.high, words, short })
}

fn one_line(document: &Document, line: &Line, now: f64, leads: bool) -> WalkLine {
    let framework = document.framework();
    let steps = if line.is_straight() { 1 } else { STEPS };
    let mut runs: Vec<Vec<[f64; 2]>> = vec![Vec::new()];
    for step in 0..=steps {
        let share = step as f64 / steps as f64;
        match (line.at(share), runs.last_mut()) {
            (Some(total), Some(run)) => run.push([share, total]),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| run.len() > 1);
    let name = framework.scenario(line.scenario).label().to_owned();
    let figure = |share: f64| line.at(share).map_or_else(|| "no total".to_owned(), |total| text::fixed(total, 1));
    WalkLine {
        scenario: line.scenario,
        letter: letter(line.scenario),
        coverage: coverage_short(document, line.scenario),
        leads,
        runs,
        now: line.at(now),
        end: line.at(1.0),
        spoken: format!(
            "{name}: {} at 0%, {} now, {} at 100%; addresses {}",
            figure(0.0),
            figure(now),
            figure(1.0),
            addresses(document, line.scenario)
        ),
        name,
    }
}

fn changes(document: &Document, walk: &Walk) -> Vec<LeadChange> {
    let framework = document.framework();
    let names = |scenarios: &[ScenarioIx]| {
        let names: Vec<String> = scenarios.iter().map(|one| framework.scenario(*one).label().to_owned()).collect();
        text::list(&names)
    };
    let change = |pair: &[crate::analysis::sensitivity::walk::Stretch]| {
        let at = pair[1].from;
        let line = walk.lines.iter().find(|line| pair[1].leaders.contains(&line.scenario))?;
        Some(LeadChange {
            at,
            total: line.at(at)?,
            text: text::percent(at),
            sentence: format!(
                "At {} the lead passes from {} to {}.",
                bound(at),
                names(&pair[0].leaders),
                names(&pair[1].leaders)
            ),
        })
    };
    walk.stretches.windows(2).filter_map(change).collect()
}
