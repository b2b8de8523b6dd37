//! What stands in the way of any agreement, for other programs.

use serde_json::{Map, Value, json};

use crate::model::framework::Framework;
use crate::present::why_not::WhyNot;
use crate::present::why_not::relaxations::gaining;

/// The whole of it, with every digit.
pub(super) fn entry(framework: &Framework, found: &WhyNot) -> Value {
    let headline = found.headline.as_ref();
    let asked = found.rejects.rows.iter().filter(|row| row.asked && !row.count.is_empty());
    let alone: Map<String, Value> = asked
        .filter_map(|row| {
            Some((framework.party(row.party?).id.clone(), json!({ "packages": row.exact, "share": row.share })))
        })
        .collect();
    let rows = found.relaxations.iter().flat_map(gaining);
    let relaxations: Vec<Value> =
        rows.map(|row| json!({ "given_up": row.words, "gain": row.exact, "share": row.share })).collect();
    let trial = found
        .trial
        .as_ref()
        .map(|trial| json!({ "assumption": trial.sentence, "whose": trial.disclaimer, "result": trial.result }));
    json!({
        "title": headline.map(|headline| &headline.title),
        "second": headline.map(|headline| &headline.second),
        "count": headline.map(|headline| &headline.exact),
        "notes": headline.map(|headline| &headline.notes),
        "what_if": headline.and_then(|headline| headline.what_if.as_ref()),
        "rejected_alone": alone,
        "relaxations": relaxations,
        "trial": trial,
    })
}
