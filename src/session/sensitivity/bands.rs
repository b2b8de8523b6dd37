//! How far each weight slider can move before another scenario is first: the bands on the sliders of Compare.

use crate::analysis::scoring::{Basis, Scores};
use crate::analysis::sensitivity::judged::{Judged, Part};
use crate::analysis::sensitivity::stability::{Interval, stability};
use crate::analysis::sensitivity::together::together;
use crate::analysis::values::ValueTable;
use crate::model::framework::Framework;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::session::view::JudgedBy;

/// The bands of one party's sliders.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands {
    /// Whose sliders.
    pub party: PartyIx,
    /// Who judges: the party alone, or all together.
    pub judged_by: JudgedBy,
    /// The scenario that is first now.
    pub first: ScenarioIx,
    /// For every group and every issue the interval in which it stays first.
    pub of: Vec<(Part, Interval)>,
}

impl Bands {
    /// Finds them out; `scores` must be those of `basis`. `None` where no scenario is first, or, while all judge, acceptable to
    /// all.
    #[must_use]
    pub fn of(
        framework: &Framework,
        table: &ValueTable,
        basis: &Basis,
        scores: &Scores,
        (judged_by, party): (JudgedBy, PartyIx),
    ) -> Option<Self> {
        let parts = Part::all(framework).into_iter();
        let (first, of): (ScenarioIx, Vec<_>) = match judged_by {
            JudgedBy::Party(_) => {
                let judged = Judged::new(framework, table, basis, party);
                let of = parts.filter_map(|part| Some((part, stability(&judged, &part.issues(framework)).leader?)));
                (judged.leader()?, of.collect())
            }
            JudgedBy::All => {
                let found = parts.filter_map(|part| {
                    let found = together(framework, table, basis, scores, party, &part.issues(framework))?;
                    Some((part, found))
                });
                let found: Vec<_> = found.collect();
                let first = found.first()?.1.first;
                (first, found.into_iter().map(|(part, found)| (part, found.interval)).collect())
            }
        };
        Some(Self { party, judged_by, first, of })
    }

    /// The band of a group's or an issue's slider.
    #[must_use]
    pub fn of_part(&self, part: Part) -> Option<&Interval> {
        self.of.iter().find(|(other, _)| *other == part).map(|(_, interval)| interval)
    }
}
