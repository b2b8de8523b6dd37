//! What Why not asks about a document.

use std::sync::Arc;

use super::Document;
use crate::analysis::negotiation::setting::Setting;
use crate::session::search::Question;
use crate::session::why_not::Inquiry;

impl Document {
    pub(super) fn asked_why_not(&self) -> Vec<Question> {
        let inquiry = self.inquiry();
        let trial = &self.view.why_not.trial;
        let tried = (!trial.is_empty()).then(|| Question::Trial(Arc::new(inquiry.without(trial))));
        let inquiry = Arc::new(inquiry);
        let known = self.findings.acceptable(&inquiry);
        let further = known.what_follows();
        known.questions(&inquiry).into_iter().chain(tried).chain(further).collect()
    }

    /// What Why not asks about: packages of those who must agree, under what is assumed and tried out.
    #[must_use]
    pub fn inquiry(&self) -> Inquiry {
        let mut setting = Setting::with(&self.framework, &self.edits.basis, self.edits.silence);
        setting.parties = self.view.negotiating.agreeing(&self.framework);
        Inquiry { framework: self.shared_framework(), setting }
    }
}
