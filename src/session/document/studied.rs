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

impl RestsOn {
    /// Whether it is of the party, values and judges that `document` has now, whatever the weights.
    fn is_about(&self, document: &Document) -> bool {
        self.judged_by == document.view.judged_by
            && self.party == document.view.weights_party()
            && Arc::ptr_eq(&self.values, &document.values)
    }

    /// Whether nothing has changed since.
    fn holds(&self, document: &Document) -> bool {
        self.is_about(document) && self.basis == document.edits.basis
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
        let in_sight = self.view.compare_tab == CompareTab::Contributions && !in_gesture;
        let lines_hold = self.studied.sensitivity.as_ref().is_some_and(|(from, _)| from.holds(self));
        let bands_hold = self.studied.bands.as_ref().is_some_and(|(from, _)| from.holds(self));
        match self.view.workspace {
            Workspace::Sensitivity if !lines_hold => {
                let from = self.studied_from();
                let found = Sensitivity::of(&self.framework, &self.values, &self.edits.basis, from.party);
                self.studied.sensitivity = Some((from, Arc::new(found)));
            }
            Workspace::Compare if in_sight && !bands_hold => {
                let from = self.studied_from();
                let whose = (from.judged_by, from.party);
                let found = Bands::of(&self.framework, &self.values, &self.edits.basis, &self.scores, whose);
                self.studied.bands = Some((from, found.map(Arc::new)));
            }
            _ => {}
        }
    }

    /// How far the ranking that Sensitivity shows depends on weights; `None` while another screen is shown.
    #[must_use]
    pub fn sensitivity(&self) -> Option<&Sensitivity> {
        let (from, found) = self.studied.sensitivity.as_ref()?;
        from.holds(self).then_some(&**found)
    }

    /// The bands of the sliders on Compare, and whether they are those from before the present movement. `None` where there
    /// are none.
    #[must_use]
    pub fn bands(&self) -> Option<(&Bands, bool)> {
        let (from, found) = self.studied.bands.as_ref()?;
        let found = found.as_deref().filter(|_| from.is_about(self))?;
        Some((found, !from.holds(self)))
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
