//! What the search for packages found, for other programs.

use serde_json::{Map, Value, json};

use crate::model::framework::Framework;
use crate::model::ids::IssueIx;
use crate::present::negotiation::summary::{RuleSummary, Summary};

/// The whole of it.
pub(super) fn entry(framework: &Framework, found: &Summary) -> Value {
    let id = |issue: IssueIx| framework.issue(issue).id.clone();
    let parties: Vec<&String> = found.parties.iter().map(|(party, _)| &framework.party(*party).id).collect();
    let points = found.points.iter().map(|point| json!({ "totals": point.totals, "acceptable": point.row.acceptable }));
    let changes = found.changes.iter().map(|row| {
        let said = row.changes.iter().map(|change| (id(change.issue), json!(change.term))).collect::<Map<_, _>>();
        json!({ "changes": said, "gains": row.gains.iter().map(|(gain, _)| *gain).collect::<Vec<_>>() })
    });
    json!({
        "parties": parties,
        "notes": found.sentences,
        "reference_points": found.rules.iter().map(rule).collect::<Vec<_>>(),
        "efficient": points.collect::<Vec<_>>(),
        "efficient_note": found.points_note,
        "better_than": found.from,
        "better": changes.collect::<Vec<_>>(),
        "better_note": found.changes_note,
    })
}

fn rule(rule: &RuleSummary) -> Value {
    let totals: Vec<f64> = rule.figures.iter().map(|(total, _)| *total).collect();
    let terms = rule.terms.iter().map(|(id, _, term)| (id.clone(), json!(term))).collect::<Map<_, _>>();
    let found = !totals.is_empty();
    json!({
        "name": rule.name,
        "totals": found.then_some(totals),
        "package": found.then_some(terms),
        "note": rule.remark,
    })
}
