//! Who rejects what: packages that one party alone rejects, side by side, never added.

use num_bigint::BigUint;

use super::numbers;
use crate::analysis::negotiation::why_not::Report;
use crate::model::ids::PartyIx;
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
pub(super) fn rejects(document: &Document, parties: &[PartyIx], report: Option<&Report>) -> Rejects {
    let framework = document.framework();
    let sole = report.filter(|_| parties.len() > 1);
    let most = sole.and_then(|report| report.sole.iter().map(|count| &count.number).max().cloned());
    let rows = framework
        .party_ixs()
        .map(|party| {
            let name = framework.party(party).name.clone();
            let label = framework.party(party).label().to_owned();
            let asked = parties.contains(&party);
            let counted = sole.and_then(|report| {
                let at = report.parties.iter().position(|other| *other == party)?;
                Some((report, &report.sole.get(at)?.number))
            });
            match counted {
                Some((report, number)) => {
                    let share = numbers::ratio(number, &report.packages);
                    let length = most.as_ref().map_or(0.0, |most| numbers::ratio(number, most));
                    let spoken = format!(
                        "{name} alone rejects {} packages, {} of all",
                        numbers::spoken(number),
                        numbers::spoken_share(share)
                    );
                    let exact = format!("{} packages", numbers::digits(number));
                    let (count, share) = (numbers::large(number), numbers::share(share));
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
        more: sole.map(by_several),
        note: (parties.len() == 1).then(|| "Only one party must agree, so nobody else can reject anything.".to_owned()),
    }
}

fn by_several(report: &Report) -> RejectRow {
    let taken: BigUint = report.sole.iter().map(|count| &count.number).sum::<BigUint>() + &report.acceptable.number;
    let number = if taken <= report.packages { &report.packages - taken } else { BigUint::ZERO };
    let share = numbers::ratio(&number, &report.packages);
    let name = "Rejected by two or more".to_owned();
    RejectRow {
        party: None,
        asked: true,
        count: numbers::large(&number),
        share: numbers::share(share),
        length: 0.0,
        exact: format!("{} packages", numbers::digits(&number)),
        label: name.clone(),
        spoken: format!("{name}: {} packages, {} of all", numbers::spoken(&number), numbers::spoken_share(share)),
        name,
    }
}
