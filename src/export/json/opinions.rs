//! JSON of `score --method`: the same keys as for totals, on the method's own scale.

use serde_json::{Map, Value, json};

use super::{extend, score};
use crate::analysis::methods::opinion::{Judged, Method, Working};
use crate::analysis::methods::topsis::Normalisation;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::report::Scope;
use crate::present::second_opinions::{opinions, words};
use crate::present::status::status;
use crate::session::document::Document;

/// What `score` reports for a method other than the weighted sum.
#[must_use]
pub fn scores_by(document: &Document, parties: &[PartyIx], method: Method, normalisation: Normalisation) -> Value {
    json!({
        "reading": status(document).reading,
        "silence": document.edits().silence.keyword(),
        "method": method.keyword(),
        "normalisation": (method == Method::Topsis).then(|| normalisation.keyword()),
        "parties": parties.iter().map(|p| party(document, *p, method, normalisation)).collect::<Vec<_>>(),
    })
}

fn party(document: &Document, party: PartyIx, method: Method, normalisation: Normalisation) -> Value {
    let framework = document.framework();
    let opinions = opinions(document, party, normalisation);
    let says = opinions.of(method).map(|opinion| &opinion.says);
    let judged = says.and_then(|says| says.as_ref().ok());
    let refused = says.and_then(|says| says.as_ref().err());
    let mut conventions = words::conventions(&opinions, method);
    conventions.extend(words::remarks(framework, &opinions, method));
    conventions.extend(words::common(framework, &opinions));
    let scores = framework.scenario_ixs().map(|scenario| {
        let mut entry = json!({ "scenario": framework.scenario(scenario).id });
        extend(&mut entry, score(framework, &document.scores().parties[party.0].scenarios[scenario.0]));
        let place = opinions.input.scenarios.iter().position(|other| *other == scenario);
        extend(&mut entry, figures(judged.zip(place)));
        entry
    });
    let ids =
        |scenarios: &[ScenarioIx]| scenarios.iter().map(|s| framework.scenario(*s).id.clone()).collect::<Vec<_>>();
    let leaders: Map<String, Value> = Method::ALL
        .into_iter()
        .map(|method| (method.keyword().to_owned(), json!(ids(&opinions.leaders(method)))))
        .collect();
    json!({
        "id": framework.party(party).id,
        "scores": scores.collect::<Vec<_>>(),
        "refused": refused.map(|reason| words::refusal(framework, &opinions.input, reason)),
        "conventions": conventions,
        "leaders": leaders,
    })
}

/// What other methods say, for each party that judges: the sentence on the leader, figures and ranks.
pub(super) fn entry(scope: &Scope) -> Value {
    let framework = scope.document.framework();
    let of_party = |party: PartyIx| {
        let opinions = opinions(&scope.document, party, Normalisation::default());
        let methods = opinions.opinions.iter().map(|opinion| {
            let refused = opinion.says.as_ref().err().map(|r| words::refusal(framework, &opinions.input, r));
            let ranked: Map<String, Value> = opinion
                .says
                .iter()
                .flat_map(|judged| opinions.input.scenarios.iter().zip(judged.figures.iter().zip(&judged.ranks)))
                .map(|(scenario, (figure, (rank, _)))| {
                    (framework.scenario(*scenario).id.clone(), json!({ "figure": figure, "rank": rank }))
                })
                .collect();
            let conventions = words::conventions(&opinions, opinion.method).into_iter();
            let remarks = words::remarks(framework, &opinions, opinion.method);
            let conventions: Vec<String> = conventions.chain(remarks).collect();
            let entry = json!({ "refused": refused, "scenarios": ranked, "conventions": conventions });
            (opinion.method.keyword().to_owned(), entry)
        });
        let entry = json!({
            "verdict": words::verdict(framework, &opinions).0,
            "methods": methods.collect::<Map<_, _>>(),
        });
        (framework.party(party).id.clone(), entry)
    };
    Value::Object(scope.judges().into_iter().map(of_party).collect())
}

/// What takes the place of the figures of totals. No-deal values are totals, so there is no margin over them.
fn figures(judged: Option<(&Judged, usize)>) -> Value {
    json!({
        "total": judged.map(|(judged, at)| judged.figures[at]),
        "low": null,
        "high": null,
        "rank": judged.map(|(judged, at)| judged.ranks[at].0),
        "margin": null,
        "contributions": null,
        "links": null,
        "working": judged.map(|(judged, at)| working(&judged.working, at)),
    })
}

fn working(working: &Working, at: usize) -> Value {
    let place = |order: &[Vec<usize>]| {
        let class = order.iter().position(|class| class.contains(&at))?;
        Some(1 + order[..class].iter().map(Vec::len).sum::<usize>())
    };
    match working {
        Working::Additive | Working::Product(_) => json!({}),
        Working::Topsis(topsis) => json!({ "to_best": topsis.to_best[at], "to_worst": topsis.to_worst[at] }),
        Working::Vikor(vikor) => json!({
            "shortfall": vikor.shortfall[at],
            "regret": vikor.regret[at],
            "in_compromise_set": vikor.set.contains(&at),
        }),
        Working::Promethee(flows) => json!({ "leaving": flows.0.leaving[at], "entering": flows.0.entering[at] }),
        Working::Electre(electre) => {
            json!({ "descending": place(&electre.descending), "ascending": place(&electre.ascending) })
        }
    }
}
