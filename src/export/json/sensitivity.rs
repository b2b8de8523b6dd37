//! JSON of `sensitivity`.

use serde_json::{Map, Value, json};

use crate::analysis::sensitivity::flip::Flip;
use crate::analysis::sensitivity::judged::Part;
use crate::analysis::sensitivity::stability::{Interval, Stability};
use crate::model::framework::Framework;
use crate::present::report::Scope;
use crate::present::status::status;
use crate::session::document::Document;
use crate::session::sensitivity::{Found, Sensitivity};

/// What `sensitivity` reports, with every digit.
#[must_use]
pub fn sensitivity(document: &Document, found: &Sensitivity, ranges: Option<&Found>) -> Value {
    let mut all = json!({
        "reading": status(document).reading,
        "silence": document.edits().silence.keyword(),
    });
    super::extend(&mut all, entry(document.framework(), found, ranges));
    all
}

/// One entry a party that judges.
pub(super) fn entries(scope: &Scope) -> Vec<Value> {
    let framework = scope.document.framework();
    scope.by_weights.iter().map(|of| entry(framework, &of.found, of.found_ranges.as_ref())).collect()
}

/// The same without whose reading it is.
fn entry(framework: &Framework, found: &Sensitivity, ranges: Option<&Found>) -> Value {
    let judged = &found.judged;
    let intervals = |groups: bool| -> Vec<Value> {
        let wanted = found.stability.iter().filter(|(part, _)| matches!(part, Part::Group(_)) == groups);
        wanted.map(|(part, stability)| interval(framework, *part, stability)).collect()
    };
    let flips = found.flips.as_ref().map(|flips| flips.iter().map(|one| flip(framework, one)).collect::<Vec<_>>());
    json!({
        "party": framework.party(judged.party()).id,
        "leader": judged.leader().map(|leader| &framework.scenario(leader).id),
        "tied": judged.tied() > 1,
        "intervals": intervals(false),
        "groups": intervals(true),
        "flips": flips,
        "reach": reach(framework, ranges),
    })
}

fn interval(framework: &Framework, part: Part, stability: &Stability) -> Value {
    let (kind, id) = part_id(framework, part);
    let ends = |interval: &Option<Interval>| interval.as_ref().map(|interval| (interval.low, interval.high));
    let (leader, ranking) = (ends(&stability.leader), ends(&stability.ranking));
    json!({
        kind: id,
        "weight": stability.weight,
        "low": leader.map(|leader| leader.0),
        "high": leader.map(|leader| leader.1),
        "ranking": ranking.map(|(low, high)| json!({ "low": low, "high": high })),
    })
}

/// Whether a part is an issue or a group, and its id.
pub(super) fn part_id(framework: &Framework, part: Part) -> (&'static str, &str) {
    match part {
        Part::Issue(issue) => ("issue", &framework.issue(issue).id),
        Part::Group(group) => ("group", &framework.group(group).id),
    }
}

fn flip(framework: &Framework, flip: &Flip) -> Value {
    let weights = flip.tie.as_ref().map(|tie| {
        let shares = framework.issues().iter().zip(&tie.shares);
        shares.map(|(issue, share)| (issue.id.clone(), json!(share))).collect::<Map<_, _>>()
    });
    json!({
        "to": framework.scenario(flip.to).id,
        "distance": flip.tie.as_ref().map(|tie| tie.distance),
        "weights": weights,
    })
}

/// With which share of each issue a scenario can lead.
fn reach(framework: &Framework, ranges: Option<&Found>) -> Value {
    let Some(found) = ranges else { return Value::Null };
    let rows = found.scenarios.iter().map(|row| {
        let ranges = row.ranges.as_ref().map(|ranges| {
            let parts = found.parts.iter().zip(ranges);
            let issues = parts.filter_map(|(part, (low, high))| match part {
                Part::Issue(issue) => Some((framework.issue(*issue).id.clone(), json!([low, high]))),
                Part::Group(_) => None,
            });
            issues.collect::<Map<_, _>>()
        });
        json!({ "scenario": framework.scenario(row.scenario).id, "weights": ranges })
    });
    rows.collect()
}
