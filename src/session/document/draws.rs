//! What Robustness asks about a document.

use std::sync::Arc;

use super::Document;
use crate::analysis::robustness::Study;
use crate::session::robustness::{DrawsKnown, KNOCK_OUT_DRAWS, KnockOuts, Resting, Sampling, usual_knock_outs};
use crate::session::search::{Known, Question, Topic};

impl Document {
    /// The draws alone.
    pub(super) fn asked_of_chances(&self) -> Vec<Question> {
        if !self.can_be_ranked() {
            return Vec::new();
        }
        let sampling = Arc::new(self.sampling());
        self.findings.draws(&sampling).questions(&sampling)
    }

    /// The draws, then what rests on which evidence: the threads are the draws' until these are there.
    pub(super) fn asked_of_draws(&self) -> Vec<Question> {
        if !self.can_be_ranked() {
            return Vec::new();
        }
        let sampling = Arc::new(self.sampling());
        let known = self.findings.draws(&sampling);
        let mut questions = known.questions(&sampling);
        if known.is_whole() || known.stage.ended.is_some() {
            questions.push(self.knock_outs());
        }
        questions.push(self.resting());
        questions
    }

    /// Whether there are two scenarios to compare.
    #[must_use]
    pub fn can_be_ranked(&self) -> bool {
        let included = |scenario: &crate::model::ids::ScenarioIx| {
            self.edits.basis.included[scenario.0] && !self.is_apart(*scenario)
        };
        self.framework.scenario_ixs().filter(included).count() > 1
    }

    /// The draws that are asked for.
    #[must_use]
    pub fn sampling(&self) -> Sampling {
        let view = &self.view.robustness;
        let opened = view.left_out.as_ref().map(|left_out| left_out.opens(&self.framework)).unwrap_or_default();
        Sampling { framework: self.shared_framework(), study: Study { opened, ..self.study() }, samples: view.samples }
    }

    /// What is drawn with all evidence in.
    fn study(&self) -> Study {
        let view = &self.view.robustness;
        Study {
            silence: self.edits.silence,
            basis: self.edits.basis.clone(),
            weights: view.set(&self.framework),
            uncertain: view.uncertain,
            opened: std::collections::BTreeSet::new(),
            seed: view.seed,
        }
    }

    fn knock_outs(&self) -> Question {
        let samples = self.view.robustness.samples.min(KNOCK_OUT_DRAWS);
        let sampling = Sampling { framework: self.shared_framework(), study: self.study(), samples };
        let left_out = usual_knock_outs(&self.framework);
        Question::KnockOuts(Arc::new(KnockOuts { sampling: Arc::new(sampling), left_out }))
    }

    fn resting(&self) -> Question {
        Question::RestsOn(Arc::new(Resting {
            framework: self.shared_framework(),
            basis: self.edits.basis.clone(),
            silence: self.edits.silence,
            whose: self.view.judged_by.party(),
        }))
    }

    /// Whether anything was ever drawn.
    #[must_use]
    pub fn has_draws(&self) -> bool {
        self.findings.last(Topic::Draws).is_some()
    }

    /// What is known of the draws that are asked for.
    #[must_use]
    pub fn draws(&self) -> DrawsKnown<'_> {
        self.findings.draws(&Arc::new(self.sampling()))
    }

    /// What is known of draws without some evidence.
    #[must_use]
    pub fn knocked_out(&self) -> Known<'_> {
        self.findings.known(&self.knock_outs())
    }

    /// What is known of the sources that the ranking rests on.
    #[must_use]
    pub fn rests_on(&self) -> Known<'_> {
        self.findings.known(&self.resting())
    }
}
