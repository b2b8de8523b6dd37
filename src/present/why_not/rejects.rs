//! Who rejects what: packages that one party alone rejects, side by side, never added.

use num_bigint::BigUint;

use super::counts::Counts;
use super::numbers;
use crate::analysis::negotiation::acceptable::count::Count;
use crate::model::ids::PartyIx;
use crate::present::text;
use crate::session::document::Document;

/// Packages by who rejects them.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejects {
    /// One row a party of the file, in its order.
    pub rows: Vec<RejectRow>,
    /// `Rejected by two or more`, with count and share; `None` where only one must agree.
    pub more: Option<RejectRow>,
    /// Why no figures stand here.
    pub note: Option<String>,
}

/// How much one party rejects.
#[derive(Clone, Debug, PartialEq)]
pub struct RejectRow {
    /// Which party; `None` for those that two or more reject.
    pub party: Option<PartyIx>,
    /// Its name.
    pub name: String,
    /// The name for narrow places.
    pub label: String,
    /// Whether it must agree.
    pub asked: bool,
    /// `3.3 × 10⁹`, `0`; empty where it is not asked.
    pub count: String,
    /// `0.07%`, `–`.
    pub share: String,
    /// Length of the bar, 0..=1, on one scale for all parties.
    pub length: f64,
    /// Every digit.
    pub exact: String,
    /// `Russia alone rejects 200 billion packages, 4.0 percent of all`.
    pub spoken: String,
}

/// The rows; figures are missing while they are counted.
pub(super) fn rejects(document: &Document, parties: &[PartyIx], counts: Option<&Counts<'_>>) -> Rejects {
    let framework = document.framework();
    // One by itself rejects whatever is not acceptable.
    let known = counts.filter(|_| parties.len() > 1).and_then(|counts| Some((counts, counts.alone?)));
    let most = known.and_then(|(_, alone)| alone.iter().map(|count| &count.packages).max().cloned());
    let rows = framework
        .party_ixs()
        .map(|party| {
            let name = framework.party(party).name.clone();
            let label = framework.party(party).label().to_owned();
            let asked = parties.contains(&party);
            let counted = known.and_then(|(counts, alone)| {
                let at = counts.acceptable.parties().iter().position(|other| *other == party)?;
                Some((counts.acceptable.packages(), alone.get(at)?))
            });
            match counted {
                Some((packages, Count { packages: number, standard_error })) => {
                    let share = numbers::ratio(number, packages);
                    let length = most.as_ref().map_or(0.0, |most| numbers::ratio(number, most));
                    let spoken = format!(
                        "{name} alone rejects {} packages, {} of all",
                        numbers::spoken(number),
                        numbers::spoken_share(share)
                    );
                    let exact = numbers::exact(number, *standard_error);
                    let (count, share) = (text::powers(number).to_string(), numbers::share(share));
                    RejectRow { party: Some(party), name, label, asked, count, share, length, exact, spoken }
                }
                None => {
                    let spoken = if asked { name.clone() } else { format!("{name} need not agree") };
                    RejectRow {
                        party: Some(party),
                        name,
                        label,
                        asked,
                        count: String::new(),
                        share: if asked { String::new() } else { "need not agree".to_owned() },
                        length: 0.0,
                        exact: String::new(),
                        spoken,
                    }
                }
            }
        })
        .collect();
    Rejects {
        rows,
        more: known.map(|(counts, alone)| by_several(counts, alone)),
        note: (parties.len() == 1).then(|| "Only one party must agree, so nobody else can reject anything.".to_owned()),
    }
}

fn by_several(counts: &Counts<'_>, alone: &[Count]) -> RejectRow {
    let (packages, acceptable) = (counts.acceptable.packages(), counts.acceptable.count());
    let taken: BigUint = alone.iter().map(|count| &count.packages).sum::<BigUint>() + &acceptable.packages;
    let number = if taken <= *packages { packages - taken } else { BigUint::ZERO };
    let share = numbers::ratio(&number, packages);
    let name = "Rejected by two or more".to_owned();
    RejectRow {
        party: None,
        asked: true,
        count: text::powers(&number).to_string(),
        share: numbers::share(share),
        length: 0.0,
        exact: format!("{} packages", text::powers(&number).exact),
        label: name.clone(),
        spoken: format!("{name}: {} packages, {} of all", numbers::spoken(&number), numbers::spoken_share(share)),
        name,
    }
}
