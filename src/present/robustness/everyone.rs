//! Chance of each rank while all judge: one row a scenario and party, those that all accept most often first.

use super::acceptance::AcceptanceTable;
use super::ranking::{RankRow, ranking};
use super::shares::spoken;
use crate::analysis::robustness::result::Robustness;
use crate::model::framework::Framework;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::labels::code;
use crate::present::text;

/// Every compared scenario, as each party ranks it.
#[derive(Clone, Debug, PartialEq)]
pub struct Everyone {
    /// What all accept most often, or that none is.
    pub finding: String,
    /// The rest of the sentence.
    pub rest: String,
    /// Those that all accept most often first.
    pub rows: Vec<EveryoneRow>,
    /// The most ranks that any party gives.
    pub ranks: usize,
}

/// One scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct EveryoneRow {
    /// Which.
    pub scenario: ScenarioIx,
    /// The full name.
    pub name: String,
    /// The name for where the full one has no room.
    pub label: String,
    /// `77%`: how often all accept it.
    pub all: String,
    /// 0..=1; `None` where that is not known.
    pub share: Option<f64>,
    /// As one sentence.
    pub spoken: String,
    /// One line a party.
    pub lines: Vec<EveryoneLine>,
}

/// One party's ranks of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct EveryoneLine {
    /// Whose.
    pub party: PartyIx,
    /// `UA`.
    pub code: String,
    /// Its chances of ranks; `None` where the party does not rank it.
    pub ranked: Option<RankRow>,
    /// Why not: `crosses a red line in every draw`.
    pub why: &'static str,
    /// The line as one sentence.
    pub spoken: String,
}

/// How all parties rank. `frozen` is an order to keep, where it names every scenario.
#[must_use]
pub fn everyone(
    framework: &Framework,
    found: &Robustness,
    accepted: &AcceptanceTable,
    frozen: &[ScenarioIx],
) -> Everyone {
    let rankings: Vec<_> = found.parties.iter().map(|of| (of, ranking(framework, found, of))).collect();
    let mut rows: Vec<EveryoneRow> = accepted
        .rows
        .iter()
        .map(|row| {
            let line = |(of, view): &(&_, super::ranking::Ranking)| {
                let of: &crate::analysis::robustness::result::PartyRobustness = of;
                let party = framework.party(of.party);
                let ranked = view.rows.iter().find(|ranked| ranked.scenario == row.scenario).cloned();
                let crosses = of.acceptance.iter().any(|found| found.scenario == row.scenario && found.always_crosses);
                let why = if crosses { "crosses a red line in every draw" } else { "not ranked" };
                let says = ranked.as_ref().map_or_else(
                    || why.to_owned(),
                    |ranked| {
                        let most = ranked.ranks.iter().max_by(|one, other| one.share.total_cmp(&other.share));
                        let most = most.map(|most| format!(", most often rank {}, in {}", most.rank, most.text));
                        format!("mean rank {}{}", ranked.mean_rank, spoken(&most.unwrap_or_default()))
                    },
                );
                let spoken = format!("{} by {}: {says}", row.name, party.name);
                EveryoneLine { party: of.party, code: code(party), ranked, why, spoken }
            };
            EveryoneRow {
                scenario: row.scenario,
                name: row.name.clone(),
                label: row.label.clone(),
                all: row.all.text.clone(),
                share: row.all.share,
                spoken: row.all.spoken.clone(),
                lines: rankings.iter().map(line).collect(),
            }
        })
        .collect();
    let (finding, rest) = sentence(&rows, accepted);
    let place = |row: &EveryoneRow| frozen.iter().position(|scenario| *scenario == row.scenario);
    if rows.iter().all(|row| place(row).is_some()) {
        rows.sort_by_key(place);
    }
    let ranks = rankings.iter().map(|(of, _)| of.ranked.len()).max().unwrap_or_default();
    Everyone { finding, rest, rows, ranks }
}

/// The sentence on top: what all accept most often; a tie is named as such.
fn sentence(rows: &[EveryoneRow], accepted: &AcceptanceTable) -> (String, String) {
    let all = accepted.all.as_ref().map_or_else(|| "all".to_owned(), |all| all.to_lowercase());
    let Some(first) = rows.first() else { return ("No scenario is compared".to_owned(), ".".to_owned()) };
    let Some(most) = first.share else {
        return (
            format!("How often {all} accept is not known"),
            ": a party has no no-deal value. Every party ranks on its own, by its own weights.".to_owned(),
        );
    };
    let end = "Every party ranks on its own, by its own weights.".to_owned();
    if most <= 0.0 {
        return (format!("No scenario is acceptable to {all} in any draw"), format!(". {end}"));
    }
    let level: Vec<String> = rows.iter().take_while(|row| row.all == first.all).map(|row| row.name.clone()).collect();
    if level.len() > 1 {
        return (
            format!("{} are acceptable to {all} equally often", text::list(&level)),
            format!(", in {}. {end}", first.all),
        );
    }
    let second = rows.get(1).filter(|row| row.share.is_some_and(|share| share > 0.0));
    let next = second.map_or_else(
        || "No other scenario ever is.".to_owned(),
        |row| format!("Next is {}, in {}.", row.name, row.all),
    );
    (format!("{} is acceptable to {all} in {} of the draws", first.name, first.all), format!(". {next} {end}"))
}
