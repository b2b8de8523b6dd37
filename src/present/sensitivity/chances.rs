//! The chance of each rank beside the rest of Sensitivity: the draws of Robustness, for the party whose weights are shown.

use crate::model::ids::ScenarioIx;
use crate::present::robustness::knock_outs::trial;
use crate::present::robustness::ranking::{Ranking, ranking_in};
use crate::present::robustness::sampling;
use crate::present::robustness::screen::fits;
use crate::session::document::Document;
use crate::session::robustness::WeightChoice;

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct ChancesView {
    /// What draws say; a sentence where there is nothing to show.
    pub ranking: Result<Ranking, String>,
    /// Whether that is of something else than is asked now.
    pub is_stale: bool,
    /// Whether draws are over, so that rows may take the places that they say.
    pub is_settled: bool,
    /// Sets of weights to choose from: what is drawn, its name, and what it means.
    pub choices: Vec<(WeightChoice, &'static str, String)>,
    /// The one that is drawn from.
    pub chosen: usize,
    /// What is tried without on Robustness.
    pub trial: Option<String>,
}

/// What draws say of the party whose weights are shown. `frozen` is an order of scenarios that rows keep while draws go on.
#[must_use]
pub fn chances(document: &Document, frozen: &[ScenarioIx]) -> ChancesView {
    let (framework, view) = (document.framework(), document.view());
    let known = document.draws();
    let is_settled = known.is_whole() || known.stage.ended.is_some();
    let party = view.weights_party();
    let drawn = known.drawn.filter(|drawn| fits(document, drawn));
    let found = drawn.and_then(|drawn| Some((&drawn.found, drawn.found.party(party)?)));
    let ranking = match (known.refused, found) {
        (Some(error), _) => Err(sampling::refused(framework, error)),
        (None, Some((found, of))) => {
            let ranking = ranking_in(framework, found, of, if is_settled { &[] } else { frozen });
            // Who is not ranked stands at the head of the screen already.
            Ok(Ranking { unranked: Vec::new(), ..ranking })
        }
        (None, None) if known.stage.ended.is_some() => Err("Stopped before the first draws.".to_owned()),
        (None, None) => Err("The first draws are under way.".to_owned()),
    };
    let (choices, chosen) = choices(document);
    ChancesView {
        ranking,
        is_stale: known.is_stale,
        is_settled,
        choices,
        chosen,
        trial: view.robustness.left_out.as_ref().map(|left_out| trial(framework, left_out).sentence),
    }
}

/// Near the present weights or any; what else was chosen on Robustness stands beside them.
fn choices(document: &Document) -> (Vec<(WeightChoice, &'static str, String)>, usize) {
    let view = &document.view().robustness;
    let all = crate::present::robustness::panel::choices(document.framework(), view);
    let mut shown = Vec::new();
    let mut chosen = 0;
    for choice in all {
        let name = match choice.choice {
            WeightChoice::Around => "Near my weights",
            WeightChoice::Uniform => "All weights",
            WeightChoice::Ranked | WeightChoice::Within if choice.on => choice.name,
            WeightChoice::Ranked | WeightChoice::Within => continue,
        };
        if choice.on {
            chosen = shown.len();
        }
        shown.push((choice.choice, name, format!("{name}: {}", choice.detail)));
    }
    (shown, chosen)
}
