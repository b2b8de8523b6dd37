//! What draws said, as one table: a row a share, so that a spreadsheet can pivot it.

use super::Field;
use crate::model::framework::Framework;
use crate::model::ids::PartyIx;
use crate::present::robustness::summary::Summary;

/// The rows: chances of ranks, pairs, acceptance. What they rest on stands in every row.
pub(super) fn rows(framework: &Framework, found: &Summary) -> Vec<Vec<Field>> {
    let heads = ["kind", "party", "scenario", "scenario_name", "rank_or_other", "share", "tied", "what_if", "rests_on"];
    let mut rows = vec![heads.map(Field::text).to_vec()];
    let what_if = found.trial.clone().unwrap_or_default();
    let party = |party: Option<PartyIx>| party.map_or("", |party| framework.party(party).id.as_str());
    let mut add = |kind: &str, of: Option<PartyIx>, scenario, other: String, share: Option<f64>, tied: &str| {
        let scenario = framework.scenario(scenario);
        let mut row = [kind, party(of), &scenario.id, &scenario.name, &other].map(Field::text).to_vec();
        row.push(Field::number(share));
        row.extend([tied, &what_if, &found.rests_on].map(Field::text));
        rows.push(row);
    };
    for of in &found.parties {
        for (row, pairs) in of.ranking.rows.iter().zip(&of.pairs) {
            for rank in &row.ranks {
                add("rank", Some(of.party), row.scenario, rank.rank.to_string(), Some(rank.share), "");
            }
            for (other, pair) in of.ranking.rows.iter().zip(pairs) {
                if let Some(pair) = pair {
                    let other = framework.scenario(other.scenario).id.clone();
                    let tied = if pair.tied { "tied" } else { "" };
                    add("ahead-of", Some(of.party), row.scenario, other, Some(pair.share), tied);
                }
            }
        }
    }
    for row in &found.acceptance.rows {
        for (cell, (party, _)) in row.cells.iter().zip(&found.acceptance.parties) {
            add("accepted", Some(*party), row.scenario, String::new(), cell.share, "");
        }
        add("accepted-by-all", None, row.scenario, String::new(), row.all.share, "");
    }
    rows
}
