//! JSON of `why-not`.

use serde_json::{Map, Value, json};

use super::packages::{package, parties};
use crate::analysis::negotiation::acceptable::{Change, WhyNot};
use crate::analysis::negotiation::choices::red_lines;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::setting::{Choice, Setting};
use crate::model::framework::Framework;
use crate::model::ids::IssueIx;
use crate::model::party::Never;

/// What `why-not` reports.
#[must_use]
pub fn why_not(framework: &Framework, setting: &Setting, game: &Game, answer: &WhyNot) -> Value {
    let ids = parties(framework, game);
    let by_party = |values: &mut dyn Iterator<Item = Value>| -> Map<String, Value> {
        ids.iter().map(|id| (*id).to_owned()).zip(values).collect()
    };
    let relaxations = answer.relaxations.iter().map(|relaxation| {
        let changes = relaxation.changes.iter().map(|one| change(framework, setting, *one));
        json!({
            "changes": changes.collect::<Vec<_>>(),
            "acceptable": relaxation.acceptable.packages.to_string(),
        })
    });
    let closest = answer.closest.packages.iter().map(|close| {
        json!({
            "packages": package(framework, game, &close.package),
            "shortfall": by_party(&mut close.shortfalls.iter().map(|short| json!(short))),
        })
    });
    let mut terms: Map<String, Value> = Map::new();
    for share in &answer.shares {
        let issue = framework.issue(share.issue);
        let key = choice_key(framework, share.issue, game.issues()[share.issue.0].choices[share.choice]);
        let entry = terms.entry(issue.id.clone()).or_insert_with(|| json!({}));
        if let Some(shares) = entry.as_object_mut() {
            shares.insert(key, json!(share.share));
        }
    }
    json!({
        "parties": ids,
        "packages": answer.packages.to_string(),
        "exact": answer.is_exact(),
        "acceptable": answer.acceptable.packages.to_string(),
        "standard_error": answer.acceptable.standard_error,
        "sole_blockers": by_party(&mut answer.sole_blockers.iter().map(|alone| json!(alone.packages.to_string()))),
        "relaxations": relaxations.collect::<Vec<_>>(),
        "distance": answer.closest.distance,
        "closest": closest.collect::<Vec<_>>(),
        "terms": terms,
    })
}

fn change(framework: &Framework, setting: &Setting, change: Change) -> Value {
    let party = &framework.party(change.party()).id;
    let Change::RedLine(line) = change else {
        return json!({ "party": party, "kind": "no-deal", "issue": null, "term": null });
    };
    let Some((issue, never)) = red_lines(framework, setting, line.party).get(line.index).copied() else {
        return json!({ "party": party, "kind": "red-line", "issue": null, "term": null });
    };
    let issue = framework.issue(issue);
    let term = match never {
        Never::Terms(terms) => match terms.as_slice() {
            [only] => json!(issue.term(*only).map(|term| &term.id)),
            several => json!(several.iter().map(|term| issue.term(*term).map(|term| &term.id)).collect::<Vec<_>>()),
        },
        Never::Numbers { below, above } => json!({ "below": below, "above": above }),
    };
    json!({ "party": party, "kind": "red-line", "issue": issue.id, "term": term })
}

fn choice_key(framework: &Framework, issue: IssueIx, choice: Choice) -> String {
    match choice {
        Choice::Term(term) => framework.issue(issue).term(term).map_or_else(String::new, |term| term.id.clone()),
        Choice::Number(number) => number.to_string(),
    }
}
