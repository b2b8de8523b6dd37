//! The searches of documents as tasks: which part of the engine answers which question.

use std::sync::Arc;

use super::Task;
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::frontier::Frontier;
use crate::analysis::negotiation::why_not::why_not;
use crate::session::command::TabId;
use crate::session::search::{Answer, Question, Search, Topic};

impl Task for Search {
    type Slot = (TabId, Topic);
    type Answer = Answer;

    fn slot(&self) -> Self::Slot {
        (self.tab, self.question.topic())
    }

    fn name(&self) -> &'static str {
        match self.question.topic() {
            Topic::Packages => "packages",
            Topic::WhyNot => "why not",
            Topic::Trial => "what if",
        }
    }

    fn run(&self, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
        match &self.question {
            Question::Packages(game) => Ok(Answer::Packages(Arc::new(Frontier::new(game, meter)?))),
            Question::WhyNot(inquiry) | Question::Trial(inquiry) => {
                Ok(Answer::WhyNot(Arc::new(why_not(&inquiry.framework, &inquiry.setting, meter)?)))
            }
        }
    }
}
