//! Groups and issues as choices: which weight walks, and which three stand at the corners of the map.

use super::tables::part_name;
use crate::analysis::sensitivity::judged::{Judged, Part};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};
use crate::present::text;
use crate::present::weights::hue;
use crate::session::command::WeightTarget;
use crate::session::document::Document;

/// A group or an issue to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is chosen.
    pub target: WeightTarget,
    /// Its short name.
    pub name: String,
    /// How deep it stands: 0 for an outermost group.
    pub depth: usize,
    /// Position of its outermost group, for its colour; `None` for issues in no group.
    pub hue: Option<usize>,
    /// Its share now: `13%`.
    pub share: String,
}

/// The part of the engine that a slider's target is.
#[must_use]
pub const fn part(target: WeightTarget) -> Part {
    match target {
        WeightTarget::Issue(issue) => Part::Issue(issue),
        WeightTarget::Group(group) => Part::Group(group),
    }
}

/// The target of a slider that a part of the engine is.
#[must_use]
pub const fn target(part: Part) -> WeightTarget {
    match part {
        Part::Issue(issue) => WeightTarget::Issue(issue),
        Part::Group(group) => WeightTarget::Group(group),
    }
}

/// The colour of a part: that of its outermost group.
#[must_use]
pub fn part_hue(framework: &Framework, part: Part) -> Option<usize> {
    let first = part.issues(framework).first().copied()?;
    framework.top_group(first).map(|group| hue(framework, group))
}

/// Whether the party has values for any issue of a part: only then does its weight move totals.
pub(super) fn is_valued(framework: &Framework, party: PartyIx, part: Part) -> bool {
    let valued = |issue: &IssueIx| framework.party(party).judgements[issue.0].values.is_some();
    part.issues(framework).iter().any(valued)
}

/// A choice of one part.
#[must_use]
pub fn choice(document: &Document, party: PartyIx, part: Part, depth: usize) -> Choice {
    let framework = document.framework();
    let issues = part.issues(framework);
    let share = document.edits().basis.weights.share_of(party, |issue| issues.contains(&issue));
    Choice {
        target: target(part),
        name: part_name(framework, part),
        depth,
        hue: part_hue(framework, part),
        share: text::percent(share),
    }
}

/// Everything whose weight can move totals of `party`: groups, each with its issues below it.
#[must_use]
pub fn all(document: &Document, party: PartyIx) -> Vec<Choice> {
    let framework = document.framework();
    let mut found = Vec::new();
    for part in Part::outermost(framework) {
        super::tables::in_tree(framework, part, 0, &mut |part, depth| {
            if is_valued(framework, party, part) {
                found.push(choice(document, party, part, depth));
            }
        });
    }
    found
}

/// The weight that walks: what was chosen, else the first outermost group with weight.
#[must_use]
pub fn walked(document: &Document, judged: &Judged) -> Option<Part> {
    let framework = document.framework();
    let chosen = document.view().sensitivity.walked.map(part);
    let chosen = chosen.filter(|part| is_valued(framework, judged.party(), *part));
    let has_weight = |part: &Part| part.issues(framework).iter().any(|issue| judged.share(*issue) > 0.0);
    let outermost =
        || Part::outermost(framework).into_iter().filter(|part| is_valued(framework, judged.party(), *part));
    chosen.or_else(|| outermost().find(has_weight)).or_else(|| outermost().next())
}

/// The corners of the map: what was chosen, else the first three outermost groups with weight, filled up by those without;
/// where there are fewer than three groups, issues in the same way. `None` where there are not even three issues.
#[must_use]
pub fn corners(document: &Document, judged: &Judged) -> Option<[Part; 3]> {
    let framework = document.framework();
    let valued = |part: &Part| is_valued(framework, judged.party(), *part);
    if let Some(chosen) = document.view().sensitivity.corners.map(|corners| corners.map(part))
        && chosen.iter().all(valued)
    {
        return Some(chosen);
    }
    let has_weight = |part: &Part| part.issues(framework).iter().any(|issue| judged.share(*issue) > 0.0);
    let mut from: Vec<Part> = Part::outermost(framework).into_iter().filter(valued).collect();
    if from.len() < 3 {
        from = framework.issue_ixs().map(Part::Issue).filter(valued).collect();
    }
    let (with, without): (Vec<Part>, Vec<Part>) = from.into_iter().partition(has_weight);
    let mut all = with.into_iter().chain(without);
    Some([all.next()?, all.next()?, all.next()?])
}
