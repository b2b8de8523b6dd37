//! What draws said, for reports, charts and tables: nothing is drawn for them.

use super::acceptance::{AcceptanceTable, acceptance};
use super::knock_outs::trial;
use super::pairs::{PairCell, pairs};
use super::ranking::{Ranking, ranking};
use super::sampling::{briefly, rests_on};
use super::screen::{Evidence, evidence};
use crate::model::ids::PartyIx;
use crate::session::document::Document;

/// The draws of a document, as far as they are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// How many draws, from which seed, with which weights, and what else was drawn.
    pub rests_on: String,
    /// The same in few words.
    pub briefly: String,
    /// The evidence that was tried without, as a sentence.
    pub trial: Option<String>,
    /// The parties that judge.
    pub parties: Vec<OfParty>,
    /// Who accepts what.
    pub acceptance: AcceptanceTable,
    /// What the ranking rests on.
    pub evidence: Evidence,
}

/// One party's ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct OfParty {
    /// Whose.
    pub party: PartyIx,
    /// Chance of each rank.
    pub ranking: Ranking,
    /// Row against column, in the order of the ranking.
    pub pairs: Vec<Vec<Option<PairCell>>>,
}

/// What the part on draws is called.
pub const HEADING: &str = "Robustness";

/// What stands where nothing was drawn.
pub const NOT_DRAWN: &str = "Nothing was drawn yet: open Robustness first.";

/// The latest draws, where nothing has changed since that they follow from; for the parties in `judges`.
#[must_use]
pub fn summary(document: &Document, judges: &[PartyIx]) -> Option<Summary> {
    let known = document.draws();
    let drawn = known.drawn.filter(|_| !known.is_stale && document.can_be_ranked())?;
    let (framework, found) = (document.framework(), &drawn.found);
    let of_party = |party: &PartyIx| {
        let of = found.party(*party)?;
        let ranking = ranking(framework, found, of);
        let pairs = pairs(framework, of, &ranking.rows);
        Some(OfParty { party: *party, ranking, pairs })
    };
    let evidence = evidence(document);
    Some(Summary {
        rests_on: rests_on(framework, &drawn.sampling.study, found),
        briefly: briefly(framework, &drawn.sampling.study, found),
        trial: document.view().robustness.left_out.as_ref().map(|left_out| {
            let trial = trial(framework, left_out);
            format!("{} {}", trial.sentence, trial.disclaimer)
        }),
        parties: judges.iter().filter_map(of_party).collect(),
        acceptance: acceptance(framework, found),
        evidence: if evidence.is_stale { Evidence::default() } else { evidence },
    })
}

impl Summary {
    /// The ranking of a party, or of the first that judges.
    #[must_use]
    pub fn of(&self, party: PartyIx) -> Option<&OfParty> {
        self.parties.iter().find(|of| of.party == party).or_else(|| self.parties.first())
    }
}
