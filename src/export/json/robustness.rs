//! JSON of `robustness`.

use serde_json::{Map, Value, json};

use super::extend;
use super::sensitivity::part_id;
use crate::analysis::robustness::Study;
use crate::analysis::robustness::result::{Pair, PartyRobustness, Robustness, Share};
use crate::analysis::robustness::weights::WeightSet;
use crate::model::framework::Framework;
use crate::model::ids::ScenarioIx;
use crate::present::report::Scope;
use crate::present::robustness::summary::OfParty;

/// One entry a party that judges, where draws are known of the state that is shown.
pub(super) fn entries(scope: &Scope) -> Option<Vec<Value>> {
    let said = scope.robustness.as_ref()?;
    let drawn = scope.document.draws().drawn?;
    let of_party = |party: &OfParty| {
        let of = drawn.found.party(party.party)?;
        let mut entry = entry(scope.document.framework(), &drawn.sampling.study, &drawn.found, of);
        extend(&mut entry, json!({ "rests_on": said.rests_on, "trial": said.trial }));
        Some(entry)
    };
    Some(said.parties.iter().filter_map(of_party).collect())
}

/// What `robustness` reports of one party.
#[must_use]
pub fn robustness(
    framework: &Framework,
    study: &Study,
    found: &Robustness,
    of: &PartyRobustness,
    reading: Option<&str>,
) -> Value {
    let mut all = json!({ "reading": reading });
    extend(&mut all, entry(framework, study, found, of));
    all
}

/// The same without whose reading it is.
fn entry(framework: &Framework, study: &Study, found: &Robustness, of: &PartyRobustness) -> Value {
    let id = |scenario: ScenarioIx| &framework.scenario(scenario).id;
    let scenarios = of.acceptance.iter().map(|accepted| {
        let ranked = of.place(accepted.scenario).map(|place| &of.ranked[place]);
        let weights = ranked.and_then(|ranked| ranked.central_weights.as_ref()).map(|weights| {
            let shares = weights.iter().map(|(issue, share)| (framework.issue(*issue).id.clone(), json!(share)));
            shares.collect::<Map<String, Value>>()
        });
        let all =
            found.all_accept.iter().find(|(scenario, _)| *scenario == accepted.scenario).and_then(|(_, all)| *all);
        json!({
            "id": id(accepted.scenario),
            "acceptability": ranked.map(|ranked| ranked.ranks.iter().map(|share| share.value()).collect::<Vec<_>>()),
            "mean_rank": ranked.map(|ranked| ranked.mean_rank),
            "central_weights": weights,
            "confidence": ranked.and_then(|ranked| ranked.confidence).map(Share::value),
            "accepted": accepted.accepted.map(Share::value),
            "accepted_by_all": all.map(Share::value),
            "crosses_red_line": accepted.crossed.value(),
        })
    });
    // The tables go over all compared scenarios; what is not ranked has no figures in them.
    let pairs = |of_pair: &dyn Fn(ScenarioIx, ScenarioIx) -> Value| -> Vec<Vec<Value>> {
        let all = || of.acceptance.iter().map(|found| found.scenario);
        all().map(|one| all().map(|other| of_pair(one, other)).collect()).collect()
    };
    let winning =
        pairs(&|one, other| json!(of.pair(one, other).filter(|_| one != other).map(|pair| pair.wins().value())));
    let tied = pairs(&|one, other| json!(of.pair(one, other).filter(|_| one != other).map(Pair::is_tied)));
    let (limits, conditions) = demands(framework, of, &study.weights);
    let spread = if let WeightSet::Around { spread } = study.weights { json!(spread) } else { Value::Null };
    json!({
        "party": framework.party(of.party).id,
        "samples": found.draws,
        "seed": found.seed,
        "weights": study.weights.keyword(),
        "spread": spread,
        "limits": limits,
        "conditions": conditions,
        "silence": study.silence.keyword(),
        "scenarios": scenarios.collect::<Vec<_>>(),
        "winning": winning,
        "tied": tied,
        "standard_error": found.standard_error(),
    })
}

/// Limits and conditions on the party's weights; null where weights are not drawn within limits.
fn demands(framework: &Framework, of: &PartyRobustness, set: &WeightSet) -> (Value, Value) {
    let WeightSet::Within(limits) = set else { return (Value::Null, Value::Null) };
    let Some(limits) = limits.get(of.party.0) else { return (json!([]), json!([])) };
    let intervals = limits.intervals.iter().map(|(part, least, greatest)| {
        let (kind, id) = part_id(framework, *part);
        json!({ kind: id, "least": least, "greatest": greatest })
    });
    let side = |part| {
        let (kind, id) = part_id(framework, part);
        json!({ kind: id })
    };
    let conditions = limits.conditions.iter().map(
        |condition| json!({ "more": side(condition.more), "times": condition.times, "less": side(condition.less) }),
    );
    (intervals.collect::<Vec<_>>().into(), conditions.collect::<Vec<_>>().into())
}
