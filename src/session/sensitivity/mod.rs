//! How far one party's ranking depends on weights: all of it, for one state of a document.

use std::sync::Arc;

use crate::analysis::scoring::Basis;
use crate::analysis::sensitivity::flip::{Flip, beyond, flips};
use crate::analysis::sensitivity::judged::{Judged, Part};
use crate::analysis::sensitivity::reach::{Reach, reach};
use crate::analysis::sensitivity::stability::{Stability, stability};
use crate::analysis::values::ValueTable;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::quantity::Micro;

pub mod bands;
pub mod view;

/// What is known about one party's ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// The scenarios that take part, and their order.
    pub judged: Arc<Judged>,
    /// For every group and every issue, groups first: how far its weight can move.
    pub stability: Vec<(Part, Stability)>,
    /// What it takes to unseat the leader; `None` under left-out silence, where it is not offered.
    pub flips: Option<Vec<Flip>>,
}

/// With which weights each scenario of a party can lead: what takes longer to find out, and does not depend on present weights.
#[derive(Clone, Debug)]
pub struct Ranges {
    /// The scenarios that take part.
    pub judged: Arc<Judged>,
    /// Groups and issues, each with its issues.
    parts: Vec<(Part, Vec<IssueIx>)>,
}

impl PartialEq for Ranges {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts && self.judged.has_values_of(&other.judged)
    }
}

impl Ranges {
    /// Of every group and every issue.
    #[must_use]
    pub fn new(framework: &Framework, judged: &Arc<Judged>) -> Self {
        let parts = Part::all(framework).into_iter().map(|part| (part, part.issues(framework)));
        Self { judged: Arc::clone(judged), parts: parts.collect() }
    }

    /// Finds them out; `None` under left-out silence, where they are not offered.
    #[must_use]
    pub fn find(&self) -> Option<Found> {
        let issues: Vec<Vec<IssueIx>> = self.parts.iter().map(|(_, issues)| issues.clone()).collect();
        let parts = self.parts.iter().map(|(part, _)| *part).collect();
        Some(Found { parts, scenarios: reach(&self.judged, &issues)? })
    }
}

/// With which weights each scenario can lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Groups and issues.
    pub parts: Vec<Part>,
    /// For each scenario the ranges of these, in their order.
    pub scenarios: Vec<Reach>,
}

impl Sensitivity {
    /// Finds it out.
    #[must_use]
    pub fn of(framework: &Framework, table: &ValueTable, basis: &Basis, party: PartyIx) -> Self {
        let judged = Arc::new(Judged::new(framework, table, basis, party));
        let stability = |part: Part| (part, stability(&judged, &part.issues(framework)));
        Self { stability: Part::all(framework).into_iter().map(stability).collect(), flips: flips(&judged), judged }
    }

    /// The points that put `rival` ahead of the leader with the smallest change, where `points` are the party's present ones.
    /// `None` where no weights put it ahead, or it is level already.
    #[must_use]
    pub fn points_for(&self, rival: ScenarioIx, points: &[Micro]) -> Option<Vec<Micro>> {
        let flip = self.flips.iter().flatten().find(|flip| flip.to == rival)?;
        beyond(&self.judged, flip, points)
    }
}
