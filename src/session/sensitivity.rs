//! How far one party's ranking depends on weights: all of it, for one state of a document.

use crate::analysis::scoring::Basis;
use crate::analysis::sensitivity::flip::{Flip, flips};
use crate::analysis::sensitivity::judged::{Judged, Part};
use crate::analysis::sensitivity::reach::{Reach, reach};
use crate::analysis::sensitivity::stability::{Stability, stability};
use crate::analysis::values::ValueTable;
use crate::model::framework::Framework;
use crate::model::ids::PartyIx;

/// What is known about one party's ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// The scenarios that take part, and their order.
    pub judged: Judged,
    /// For every group and every issue, groups first: how far its weight can move.
    pub stability: Vec<(Part, Stability)>,
    /// What it takes to unseat the leader; `None` under left-out silence, where it is not offered.
    pub flips: Option<Vec<Flip>>,
    /// With which weights each scenario can lead, for the same groups and issues; `None` under left-out silence.
    pub reach: Option<Vec<Reach>>,
}

impl Sensitivity {
    /// Finds it all out. `before` is what was known before a change of weights alone: ranges with which a scenario can lead
    /// do not depend on them, and are kept where the same scenarios take part.
    #[must_use]
    pub fn of(framework: &Framework, table: &ValueTable, basis: &Basis, party: PartyIx, before: Option<&Self>) -> Self {
        let judged = Judged::new(framework, table, basis, party);
        let parts: Vec<Part> = Part::all(framework);
        let issues: Vec<_> = parts.iter().map(|part| part.issues(framework)).collect();
        let stability =
            parts.iter().zip(&issues).map(|(part, issues)| (*part, stability(&judged, issues))).collect::<Vec<_>>();
        let known =
            before.filter(|before| before.judged.has_values_of(&judged) && before.stability.len() == parts.len());
        let reach = known.map_or_else(|| reach(&judged, &issues), |before| before.reach.clone());
        Self { flips: flips(&judged), judged, stability, reach }
    }
}
