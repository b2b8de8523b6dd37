//! What a document keeps of how rankings depend on weights, as long as a screen shows it.

use std::sync::Arc;

use super::Document;
use crate::analysis::scoring::Basis;
use crate::analysis::values::ValueTable;
use crate::model::ids::PartyIx;
use crate::session::search::{Answer, Known, Question};
use crate::session::sensitivity::bands::Bands;
use crate::session::sensitivity::{Found, Ranges, Sensitivity};
use crate::session::view::{CompareTab, JudgedBy, Workspace};

/// What was found out, and what it follows from.
#[derive(Clone, Debug, Default)]
pub(super) struct Studied {
    sensitivity: Option<(RestsOn, Arc<Sensitivity>)>,
    bands: Option<(RestsOn, Option<Arc<Bands>>)>,
}

/// Everything that the study of a party's weights follows from.
#[derive(Clone, Debug)]
struct RestsOn {
    judged_by: JudgedBy,
    party: PartyIx,
    basis: Basis,
    values: Arc<ValueTable>,
}

impl PartialEq for RestsOn {
    fn eq(&self, other: &Self) -> bool {
        self.judged_by == other.judged_by
            && self.party == other.party
            && Arc::ptr_eq(&self.values, &other.values)
            && self.basis == other.basis
    }
}

impl Document {
    fn studied_from(&self) -> RestsOn {
        RestsOn {
            judged_by: self.view.judged_by,
            party: self.view.weights_party(),
            basis: self.edits.basis.clone(),
            values: Arc::clone(&self.values),
        }
    }

    /// Lines and intervals follow every movement; bands wait for its end, so that a slider's own band stands still under it.
    pub(super) fn study_weights(&mut self, in_gesture: bool) {
        match self.view.workspace {
            Workspace::Sensitivity => {
                let from = self.studied_from();
                if self.studied.sensitivity.as_ref().is_none_or(|(before, _)| *before != from) {
                    let found = Sensitivity::of(&self.framework, &self.values, &self.edits.basis, from.party);
                    self.studied.sensitivity = Some((from, Arc::new(found)));
                }
            }
            Workspace::Compare if self.view.compare_tab == CompareTab::Contributions && !in_gesture => {
                let from = self.studied_from();
                if self.studied.bands.as_ref().is_none_or(|(before, _)| *before != from) {
                    let whose = (from.judged_by, from.party);
                    let found = Bands::of(&self.framework, &self.values, &self.edits.basis, &self.scores, whose);
                    self.studied.bands = Some((from, found.map(Arc::new)));
                }
            }
            _ => {}
        }
    }

    /// How far the ranking that Sensitivity shows depends on weights; `None` while another screen is shown.
    #[must_use]
    pub fn sensitivity(&self) -> Option<&Sensitivity> {
        let (from, found) = self.studied.sensitivity.as_ref()?;
        (*from == self.studied_from()).then_some(&**found)
    }

    /// The bands of the sliders on Compare, and whether they are those from before the present movement. `None` where there
    /// are none.
    #[must_use]
    pub fn bands(&self) -> Option<(&Bands, bool)> {
        let (from, found) = self.studied.bands.as_ref()?;
        let now = self.studied_from();
        let same = from.judged_by == now.judged_by && from.party == now.party && Arc::ptr_eq(&from.values, &now.values);
        let found = found.as_deref().filter(|_| same)?;
        Some((found, *from != now))
    }

    /// The question with which weights scenarios can lead, where Sensitivity shows the answer.
    fn ranges(&self) -> Option<Question> {
        let found = self.sensitivity()?;
        Some(Question::Ranges(Arc::new(Ranges::new(&self.framework, &found.judged))))
    }

    pub(super) fn asked_of_ranges(&self) -> Vec<Question> {
        let draws = if self.view.sensitivity.shows_chances() { self.asked_of_chances() } else { Vec::new() };
        self.ranges().into_iter().chain(draws).collect()
    }

    /// What is known of the weights with which scenarios can lead: `None` until that is found out, and an empty answer where
    /// it is not worked out.
    #[must_use]
    pub fn found_ranges(&self) -> Option<Option<&Found>> {
        let Known { found: Some((_, Answer::Ranges(found))), is_stale: false, .. } =
            self.findings.known(&self.ranges()?)
        else {
            return None;
        };
        Some(found.as_deref())
    }
}
