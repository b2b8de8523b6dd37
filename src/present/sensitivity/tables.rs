//! How far each weight can move, what unseats the leader, and with which weights a scenario can lead: rows and sentences.

use super::choices::is_valued;
use crate::analysis::exact::Total;
use crate::analysis::scoring::Score;
use crate::analysis::sensitivity::flip::Flip;
use crate::analysis::sensitivity::judged::Part;
use crate::analysis::sensitivity::reach::Reach;
use crate::analysis::sensitivity::stability::{Interval, Stability, Swap};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::present::text;
use crate::session::document::Document;
use crate::session::sensitivity::{Found, Sensitivity};

/// Who leads, and what that rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// `28-point draft leads for Russia with 74.2 points, 1.7 ahead of Package 1.`
    pub sentence: String,
    /// The scenarios that take no part, and why; empty where all do.
    pub apart: Vec<String>,
}

/// How far the weight of a group or issue can move.
#[derive(Clone, Debug, PartialEq)]
pub struct StabilityRow {
    /// Whose weight.
    pub part: Part,
    /// Its name.
    pub name: String,
    /// How many groups it lies in; issues under a group of their own lie one deeper than it.
    pub depth: usize,
    /// Its share now, as text.
    pub weight: String,
    /// Its share now, 0..=1.
    pub now: f64,
    /// Where the leader stays first.
    pub leader: Option<Span>,
    /// Where no two scenarios swap.
    pub ranking: Option<Span>,
}

/// An interval of shares, with what lies beyond it.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Its least share, 0..=1.
    pub low: f64,
    /// Its greatest.
    pub high: f64,
    /// `0–47.9%`.
    pub text: String,
    /// What happens beyond its ends: `below 12%: Package 1`; empty where it holds everywhere.
    pub beyond: String,
    /// The same as a sentence.
    pub sentence: String,
}

/// What it takes to put a rival level with the leader.
#[derive(Clone, Debug, PartialEq)]
pub struct FlipRow {
    /// The rival.
    pub scenario: ScenarioIx,
    /// Its name.
    pub name: String,
    /// The distance between the weights of now and those of the tie, `0.093`; a dash where there is none.
    pub distance: String,
    /// How much of the weight moves, `11%`; a dash where there is none.
    pub moved: String,
    /// What is to be said of it: `tied now`, or why there is no such change.
    pub note: String,
    /// The weights that change most, with what they are now and would be, the greatest change first.
    pub changes: Vec<Change>,
    /// Who is first by then where it is not the rival: `Istanbul draft is ahead of both by then`; empty elsewhere.
    pub instead: String,
    /// What applying the weights does: `Apply the weights that put Package 1 ahead of 28-point draft`.
    pub apply: String,
    /// Whether there are weights to apply.
    pub can_apply: bool,
    /// Why they cannot be applied although there are some: a weight that would move is locked.
    pub locked: Option<String>,
}

/// One weight now and then.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which issue.
    pub issue: IssueIx,
    /// Its short name.
    pub name: String,
    /// Its share now, as text.
    pub now: String,
    /// Its share then, as text.
    pub then: String,
}

/// With which weights a scenario can lead.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachRow {
    /// Which scenario.
    pub scenario: ScenarioIx,
    /// Its name.
    pub name: String,
    /// For each column `0–47.9%`; `None` where no weights let it lead.
    pub ranges: Option<Vec<(String, (f64, f64))>>,
}

/// With which weights each scenario can lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranges {
    /// The columns: outermost groups, and issues in no group.
    pub columns: Vec<String>,
    /// One row a scenario.
    pub rows: Vec<ReachRow>,
}

/// What stands in place of changes and ranges under left-out silence.
pub const CURVED: &str = "Silence counts as left out: scenarios count different issues, so that totals are ratios of weights. \
    The smallest change, the ranges with which a scenario can lead and the map are not worked out for ratios.";

/// What the smallest change means.
pub const SMALLEST: &str = "The least change of all weights together, as a distance between shares, at which the rival has \
    as much as the leader; beyond it the rival is ahead of the leader.";

/// What stability intervals mean.
pub const HOLDS: &str = "The other weights keep their proportions. At a bound two scenarios are equal, which counts as still \
    leading.";

/// What the ranges mean.
pub const RANGES: &str = "The least and the greatest share with which the scenario can lead at all, whatever the other weights are; a tie for the lead counts.";

/// The name of a group or issue, short.
#[must_use]
pub fn part_name(framework: &Framework, part: Part) -> String {
    match part {
        Part::Issue(issue) => framework.issue(issue).label().to_owned(),
        Part::Group(group) => {
            let group = framework.group(group);
            group.short.clone().unwrap_or_else(|| group.name.clone())
        }
    }
}

/// A bound of a share: `48%`, `47.9%`.
#[must_use]
pub fn bound(share: f64) -> String {
    format!("{}%", digits(share))
}

fn digits(share: f64) -> String {
    let text = text::fixed(share * 100.0, 1);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// An interval of shares: `0–47.9%`; one number where both ends read alike.
#[must_use]
pub fn interval(low: f64, high: f64) -> String {
    let (low, high) = (digits(low), digits(high));
    if low == high { format!("{low}%") } else { format!("{low}–{high}%") }
}

/// Who leads for a party, and who takes no part.
#[must_use]
pub fn lead(document: &Document, party: PartyIx, found: &Sensitivity) -> Lead {
    let framework = document.framework();
    let scores = &document.scores().parties[party.0].scenarios;
    let judge = framework.party(party).label();
    let name = |scenario: ScenarioIx| framework.scenario(scenario).label().to_owned();
    let total = |scenario: ScenarioIx| scores[scenario.0].total.map_or(0.0, Total::to_f64);
    let ranking = found.judged.ranking();
    let sentence = match (ranking.as_slice(), found.judged.tied()) {
        ([], _) => format!("No scenario is ranked for {judge}: each is left out, shown apart or crosses a red line."),
        ([only], _) => format!("{} is the only scenario that is ranked for {judge}.", name(*only)),
        ([first, second, ..], 1) => format!(
            "{} leads for {judge} with {} points, {} ahead of {}.",
            name(*first),
            text::fixed(total(*first), 1),
            ahead(total(*first) - total(*second)),
            name(*second)
        ),
        ([first, ..], tied) => {
            let names: Vec<String> = ranking[..tied].iter().map(|scenario| name(*scenario)).collect();
            // Intervals and changes are those of one leader, so that it has to be said which.
            format!(
                "{} are tied for the lead for {judge}, with {} points; {}, the first by id, is taken as the leader.",
                text::list(&names),
                text::fixed(total(*first), 1),
                name(*first)
            )
        }
    };
    let reason = |scenario: ScenarioIx| why_apart(document, scenario, &scores[scenario.0]);
    let others = framework.scenario_ixs().filter(|scenario| !ranking.contains(scenario));
    Lead { sentence, apart: others.map(|scenario| format!("{} {}", name(scenario), reason(scenario))).collect() }
}

/// A lead that is not nothing never reads as nothing.
pub(super) fn ahead(points: f64) -> String {
    if points < 0.05 { "less than 0.1".to_owned() } else { text::fixed(points, 1) }
}

fn why_apart(document: &Document, scenario: ScenarioIx, score: &Score) -> &'static str {
    if document.is_apart(scenario) {
        "is shown apart"
    } else if !document.edits().basis.included[scenario.0] {
        "is left out of the comparison"
    } else if score.is_blocked() {
        "crosses a red line"
    } else {
        "has no total"
    }
}

/// The outermost groups, and the issues in no group, that the party values: the columns of [`reach_rows`].
#[must_use]
pub fn reach_columns(framework: &Framework, found: &Sensitivity) -> Vec<Part> {
    let valued = |part: &Part| is_valued(framework, found.judged.party(), *part);
    Part::outermost(framework).into_iter().filter(valued).collect()
}

/// How far each weight can move, groups with their issues below them; what the party does not value moves nothing and has no
/// row.
#[must_use]
pub fn stability_rows(framework: &Framework, found: &Sensitivity) -> Vec<StabilityRow> {
    let mut rows: Vec<StabilityRow> = Vec::new();
    let valued = |part: Part| is_valued(framework, found.judged.party(), part);
    let row = |part: Part| found.stability.iter().find(|(other, _)| *other == part && valued(part));
    for part in Part::outermost(framework) {
        in_tree(framework, part, 0, &mut |part, depth| {
            rows.extend(row(part).map(|(part, stability)| stability_row(framework, *part, depth, stability)));
        });
    }
    rows
}

/// A part, then what lies under it: issues of its own in file order, then groups within it.
pub(super) fn in_tree(framework: &Framework, part: Part, depth: usize, add: &mut dyn FnMut(Part, usize)) {
    add(part, depth);
    let Part::Group(group) = part else { return };
    for issue in framework.issue_ixs().filter(|issue| framework.issue(*issue).group == Some(group)) {
        add(Part::Issue(issue), depth + 1);
    }
    let within = |part: &Part| matches!(part, Part::Group(inner) if framework.group(*inner).parent == Some(group));
    for inner in Part::all(framework).into_iter().filter(within) {
        in_tree(framework, inner, depth + 1, add);
    }
}

fn stability_row(framework: &Framework, part: Part, depth: usize, stability: &Stability) -> StabilityRow {
    let name = part_name(framework, part);
    StabilityRow {
        depth,
        weight: text::percent(stability.weight),
        now: stability.weight,
        leader: stability.leader.as_ref().map(|found| span(framework, &name, found, leads)),
        ranking: stability.ranking.as_ref().map(|found| span(framework, &name, found, swaps)),
        name,
        part,
    }
}

/// Who is ahead beyond a bound of the leader's interval.
fn leads(framework: &Framework, swap: Swap) -> String {
    framework.scenario(swap.rises).label().to_owned()
}

/// Who passes whom beyond a bound of the ranking's interval.
fn swaps(framework: &Framework, swap: Swap) -> String {
    let name = |scenario: ScenarioIx| framework.scenario(scenario).label();
    format!("{} over {}", name(swap.rises), name(swap.falls))
}

fn span(framework: &Framework, part: &str, found: &Interval, who: fn(&Framework, Swap) -> String) -> Span {
    let ends = [("below", found.low, found.below), ("above", found.high, found.above)];
    let beyond = ends
        .into_iter()
        .filter_map(|(side, at, swap)| Some(format!("{side} {}: {}", bound(at), who(framework, swap?))));
    let beyond: Vec<String> = beyond.collect();
    let sentence = if beyond.is_empty() {
        format!("No weight of {part} changes this.")
    } else {
        format!("Holds from {} to {} of weight for {part}; {}.", bound(found.low), bound(found.high), beyond.join("; "))
    };
    Span {
        low: found.low,
        high: found.high,
        text: interval(found.low, found.high),
        beyond: beyond.join("; "),
        sentence,
    }
}

/// What it takes for each rival; a sentence where that is not worked out.
///
/// # Errors
/// [`CURVED`].
pub fn changes(document: &Document, found: &Sensitivity) -> Result<Vec<FlipRow>, &'static str> {
    if found.flips.is_some() { Ok(flip_rows(document, found)) } else { Err(CURVED) }
}

impl Ranges {
    /// By the outermost groups, and issues in no group, that the party values.
    #[must_use]
    pub fn new(framework: &Framework, found: &Sensitivity, ranges: &Found) -> Self {
        let columns = reach_columns(framework, found);
        Self {
            rows: reach_rows(framework, found, ranges, &columns),
            columns: columns.iter().map(|part| part_name(framework, *part)).collect(),
        }
    }
}

/// What it takes for each rival, in the order of the ranking.
#[must_use]
pub fn flip_rows(document: &Document, found: &Sensitivity) -> Vec<FlipRow> {
    found.flips.iter().flatten().map(|flip| flip_row(document, found, flip)).collect()
}

fn flip_row(document: &Document, found: &Sensitivity, flip: &Flip) -> FlipRow {
    let framework = document.framework();
    let name = framework.scenario(flip.to).label().to_owned();
    let dash = || "–".to_owned();
    let nothing = FlipRow {
        scenario: flip.to,
        name,
        distance: dash(),
        moved: dash(),
        note: String::new(),
        changes: Vec::new(),
        instead: String::new(),
        apply: String::new(),
        can_apply: false,
        locked: None,
    };
    let Some(tie) = &flip.tie else {
        let note = "no weights put it ahead: with all weight on any one issue the leader still has at least as much"
            .to_owned();
        return FlipRow { note, ..nothing };
    };
    if tie.distance == 0.0 {
        let note = "tied with the leader now".to_owned();
        let distance = "0".to_owned();
        return FlipRow { distance, moved: "0%".to_owned(), note, ..nothing };
    }
    let mut moving: Vec<(f64, IssueIx)> =
        framework.issue_ixs().map(|issue| (tie.shares[issue.0] - found.judged.share(issue), issue)).collect();
    moving.retain(|(by, _)| by.abs() > 1e-12);
    let locked = super::screen::locked(document, found.judged.party(), moving.iter().map(|(_, issue)| *issue))
        .map(|issue| format!("The weight of {} is locked: unlock it first.", framework.issue(issue).label()));
    let moved: f64 = moving.iter().map(|(by, _)| by.abs() / 2.0).sum();
    moving.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then(a.1.cmp(&b.1)));
    let change = |(_, issue): (f64, IssueIx)| {
        let (now, then) = (bound(found.judged.share(issue)), bound(tie.shares[issue.0]));
        (now != then).then(|| Change { issue, name: framework.issue(issue).label().to_owned(), now, then })
    };
    let changes: Vec<Change> = moving.into_iter().filter_map(change).collect();
    let note = if changes.is_empty() { "every weight changes by less than 0.1 percentage points" } else { "" };
    FlipRow {
        // What is not nothing never reads as nothing.
        distance: if tie.distance < 5e-4 { "<0.001".to_owned() } else { text::fixed(tie.distance, 3) },
        moved: if moved < 5e-4 { "<0.1%".to_owned() } else { bound(moved) },
        note: note.to_owned(),
        can_apply: locked.is_none(),
        locked,
        changes,
        instead: instead(document, found, flip.to).unwrap_or_default(),
        apply: found.judged.leader().map_or_else(String::new, |leader| {
            format!("Apply the weights that put {} ahead of {}", nothing.name, framework.scenario(leader).label())
        }),
        ..nothing
    }
}

/// Who is first with the weights that put `rival` ahead of the leader, where it is neither: on the way to a far rival a nearer
/// one may go past both.
fn instead(document: &Document, found: &Sensitivity, rival: ScenarioIx) -> Option<String> {
    let points = found.points_for(rival, document.edits().basis.weights.party(found.judged.party()))?;
    let first = found.judged.first_ahead_of(rival, &points)?;
    Some(format!("{} is ahead of both by then", document.framework().scenario(first).label()))
}

/// With which weights of `columns` each scenario can lead, in the order of the ranking.
#[must_use]
pub fn reach_rows(framework: &Framework, found: &Sensitivity, ranges: &Found, columns: &[Part]) -> Vec<ReachRow> {
    let at = |part: &Part| ranges.parts.iter().position(|other| other == part);
    let columns: Vec<usize> = columns.iter().filter_map(at).collect();
    let row = |reach: &Reach| ReachRow {
        scenario: reach.scenario,
        name: framework.scenario(reach.scenario).label().to_owned(),
        ranges: reach.ranges.as_ref().map(|ranges| {
            columns.iter().map(|column| ranges[*column]).map(|(low, high)| (interval(low, high), (low, high))).collect()
        }),
    };
    let all = ranges.scenarios.iter();
    let by_rank = found.judged.ranking();
    by_rank.iter().filter_map(|scenario| all.clone().find(|reach| reach.scenario == *scenario)).map(row).collect()
}
