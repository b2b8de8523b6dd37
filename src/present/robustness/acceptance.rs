//! Acceptance under uncertainty: how likely each party, and all together, accept each scenario.

use super::shares::{percent, spoken};
use crate::analysis::robustness::result::{Robustness, Share};
use crate::model::framework::Framework;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::labels::{code, letter};
use crate::present::text::capital;
use crate::present::why_not::who::everyone;

/// The table: scenarios by parties, and all parties jointly.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptanceTable {
    /// Headings of the parties.
    pub parties: Vec<(PartyIx, String)>,
    /// `All four`; `None` for one party.
    pub all: Option<String>,
    /// Those that all accept most often first.
    pub rows: Vec<AcceptanceRow>,
    /// What the figures are.
    pub note: String,
}

/// One scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptanceRow {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// The full name.
    pub name: String,
    /// The name for where the full one has no room.
    pub label: String,
    /// One cell a party.
    pub cells: Vec<Chance>,
    /// All parties in the same draw.
    pub all: Chance,
}

/// How likely acceptance is.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// 0..=1; `None` without a no-deal value.
    pub share: Option<f64>,
    /// `77%`; without a no-deal value `–`, or `≤88%` where it crosses a red line in the other draws.
    pub text: String,
    /// How often a red line is crossed: `crosses a red line in 12% of draws`; empty where never.
    pub crossed: String,
    /// The cell as one sentence.
    pub spoken: String,
}

/// What is counted of one scenario and party.
#[derive(Debug)]
struct Cell {
    accepted: Option<Share>,
    crossed: Share,
}

/// Acceptance of every compared scenario.
#[must_use]
pub fn acceptance(framework: &Framework, found: &Robustness) -> AcceptanceTable {
    let several = found.parties.len() > 1;
    let parties: Vec<PartyIx> = found.parties.iter().map(|party| party.party).collect();
    let everyone = everyone(framework, &parties);
    let mut rows: Vec<(Option<u64>, u64, AcceptanceRow)> = found
        .all_accept
        .iter()
        .map(|(scenario, all)| {
            let entry = framework.scenario(*scenario);
            let cells: Vec<Cell> = found
                .parties
                .iter()
                .filter_map(|party| party.acceptance.iter().find(|found| found.scenario == *scenario))
                .map(|found| Cell { accepted: found.accepted, crossed: found.crossed })
                .collect();
            let sum = cells.iter().filter_map(|cell| cell.accepted).map(|share| share.count).sum();
            let of_party = |(cell, party): (&Cell, &PartyIx)| {
                chance(cell.accepted, cell.crossed, &framework.party(*party).name, &entry.name, "accepts")
            };
            let nothing = Share { count: 0, of: found.draws };
            let row = AcceptanceRow {
                scenario: *scenario,
                letter: letter(*scenario),
                name: entry.name.clone(),
                label: entry.label().to_owned(),
                cells: cells.iter().zip(&parties).map(of_party).collect(),
                all: chance(*all, nothing, &capital(&everyone), &entry.name, "accept"),
            };
            (all.map(|share| share.count), sum, row)
        })
        .collect();
    rows.sort_by_key(|(all, sum, _)| std::cmp::Reverse((*all, *sum)));
    let known = found.parties.iter().all(|party| party.has_no_deal);
    let note = if several {
        format!(
            "Outcomes are drawn once for all parties; “{}” is counted jointly, not as a product. Each party’s weights are drawn \
             on their own.",
            capital(&everyone)
        )
    } else {
        "The share of draws in which the total reaches the no-deal value and no red line is crossed.".to_owned()
    };
    let note = if known {
        note
    } else {
        format!("{note} Where a party has no no-deal value, only its red lines are known: ≤ says what they leave.")
    };
    AcceptanceTable {
        parties: parties.iter().map(|party| (*party, code(framework.party(*party)))).collect(),
        all: several.then(|| capital(&everyone)),
        rows: rows.into_iter().map(|(_, _, row)| row).collect(),
        note,
    }
}

fn chance(accepted: Option<Share>, crossed: Share, who: &str, scenario: &str, verb: &str) -> Chance {
    let text = match accepted {
        Some(share) => percent(share),
        None if crossed.count == 0 => "–".to_owned(),
        // Without a no-deal value only this is known: what crosses a red line is not accepted.
        None if crossed.count == crossed.of => "0%".to_owned(),
        None => format!("≤{}", percent(Share { count: crossed.of - crossed.count, of: crossed.of })),
    };
    let crossed = match crossed.count {
        0 => String::new(),
        _ => format!("crosses a red line in {} of draws", percent(crossed)),
    };
    let says = match (accepted, text.as_str()) {
        (None, "–") => format!("{scenario} for {who}: no no-deal value, so acceptance is not known"),
        _ => format!("{who} {verb} {scenario} in {} of draws", spoken(&text)),
    };
    let also = if crossed.is_empty() { String::new() } else { format!("; it {}", spoken(&crossed)) };
    Chance { share: accepted.map(Share::value), spoken: format!("{says}{also}"), text, crossed }
}
