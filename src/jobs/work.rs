//! The searches of documents as tasks: which part of the engine answers which question.

use std::sync::Arc;

use super::Task;
use crate::analysis::negotiation::acceptable::stages::{Acceptable, alone, pairs, singles};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::frontier::Frontier;
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
            Topic::Acceptable => "acceptable",
            Topic::Alone => "alone",
            Topic::Singles => "relaxations",
            Topic::Trial => "what if",
            Topic::Pairs => "pairs",
        }
    }

    fn run(&self, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
        match &self.question {
            Question::Packages(game) => Ok(Answer::Packages(Arc::new(Frontier::new(game, meter)?))),
            Question::Acceptable(inquiry) | Question::Trial(inquiry) => {
                Ok(match Acceptable::new(&inquiry.framework, &inquiry.setting, meter)? {
                    Ok(found) => Answer::Acceptable(Arc::new(found)),
                    Err(error) => Answer::NoGame(error),
                })
            }
            Question::Alone(of) => Ok(Answer::Alone(Arc::new(alone(of, meter)?))),
            Question::Singles(of) => Ok(Answer::Singles(Arc::new(singles(of, meter)?))),
            Question::Pairs(of) => Ok(Answer::Pairs(Arc::new(pairs(of, meter)?))),
        }
    }
}
