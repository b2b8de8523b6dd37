//! The searches of documents as tasks: which part of the engine answers which question.

use std::sync::Arc;

use super::Task;
use crate::analysis::negotiation::acceptable::stages::{Acceptable, alone, pairs, singles};
use crate::analysis::negotiation::better::{BetterError, better};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::cloud::Cloud;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::references::{Reference, References};
use crate::analysis::negotiation::setting::Setting;
use crate::analysis::negotiation::swaps::{Start, swaps};
use crate::model::framework::Framework;
use crate::model::ids::ScenarioIx;
use crate::session::command::TabId;
use crate::session::robustness::Drawn;
use crate::session::search::{Answer, Changes, Question, Search, Topic};
use crate::session::why_not::Inquiry;

impl Task for Search {
    type Slot = (TabId, Topic);
    type Answer = Answer;

    fn slot(&self) -> Self::Slot {
        (self.tab, self.question.topic())
    }

    fn name(&self) -> &'static str {
        match self.question.topic() {
            Topic::Packages => "packages",
            Topic::Estimate => "estimate",
            Topic::Acceptable => "acceptable",
            Topic::Alone => "alone",
            Topic::Singles => "relaxations",
            Topic::Trial => "what if",
            Topic::Pairs => "pairs",
            Topic::References => "references",
            Topic::Improve => "changes",
            Topic::Ranges => "ranges",
            Topic::Draws => "first draws",
            Topic::MoreDraws => "draws",
            Topic::KnockOuts => "evidence",
            Topic::RestsOn => "rests on",
        }
    }

    fn run(&self, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
        match &self.question {
            Question::Estimate(inquiry) => meter.within(AT_ONCE, |meter| acceptable(inquiry, meter)),
            Question::Acceptable(inquiry) | Question::Trial(inquiry) => acceptable(inquiry, meter),
            Question::Alone(of) => Ok(Answer::Alone(Arc::new(alone(of, meter)?))),
            Question::Singles(of) => Ok(Answer::Singles(Arc::new(singles(of, meter)?))),
            Question::Pairs(of) => Ok(Answer::Pairs(Arc::new(pairs(of, meter)?))),
            Question::Packages { game, deal } => Ok(Answer::Packages(Arc::new(Cloud::new(game, deal, meter)?))),
            Question::References(game) => {
                let rules = Reference::ALL.into_iter();
                Ok(Answer::References(Arc::new(References::new(game, rules, meter)?)))
            }
            Question::Improve { framework, setting, scenario } => {
                Ok(Answer::Improve(Arc::new(changes(framework, setting, *scenario, meter)?)))
            }
            Question::Ranges(ranges) => Ok(Answer::Ranges(ranges.find().map(Arc::new))),
            Question::Draws(sampling) => Ok(match Drawn::begin(sampling, meter)? {
                Ok(drawn) => Answer::Draws(Arc::new(drawn)),
                Err(error) => Answer::NotDrawn(error),
            }),
            Question::MoreDraws(drawn) => Ok(Answer::Draws(Arc::new(drawn.go_on(meter)?))),
            Question::KnockOuts(of) => Ok(match of.find(meter)? {
                Ok(found) => Answer::KnockedOut(Arc::new(found)),
                Err(error) => Answer::NotDrawn(error),
            }),
            Question::RestsOn(of) => Ok(Answer::RestsOn(Arc::new(of.find(meter)?))),
        }
    }
}

/// Work for what is acceptable before it is estimated: about a second, with the estimate.
const AT_ONCE: u64 = 1_200_000_000;

fn acceptable(inquiry: &Inquiry, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    Ok(match Acceptable::new(&inquiry.framework, &inquiry.setting, meter)? {
        Ok(found) => Answer::Acceptable(Arc::new(found)),
        Err(error) => Answer::NoGame(error),
    })
}

/// The most packages that are better for everyone, and the most swaps, that are listed.
const LISTED: usize = 60;

/// Work for packages that are better for everyone: those with few changes come first, so that little is lost at its end.
const FEW_CHANGES: u64 = 6_000_000_000;

fn changes(
    framework: &Framework,
    setting: &Setting,
    scenario: ScenarioIx,
    meter: &mut Meter<'_>,
) -> Result<Changes, Stop> {
    let found = meter.within(FEW_CHANGES, |meter| better(framework, setting, scenario, LISTED, meter));
    if matches!(found, Err(BetterError::Cancelled)) {
        return Err(Stop::Cancelled);
    }
    let swaps = match Game::new(framework, setting) {
        Ok(game) => swaps(framework, setting, &game, Start::Scenario(scenario), LISTED, meter)?,
        Err(_) => None,
    };
    Ok(Changes { better: found, swaps })
}
