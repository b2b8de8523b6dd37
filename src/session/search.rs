//! What takes long to find out about a document: questions that follow from what is shown, and what is known of each.
//!
//! A question is asked for as long as the screen needs its answer, and two equal questions have the same answer. So nothing has
//! to be started or thrown away by whoever changes a document: the program compares what is asked with what is answered.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::command::TabId;
use super::robustness::{Drawn, KnockOuts, KnockedOut, Resting, Sampling};
use super::sensitivity::{Found as RangesFound, Ranges};
use super::why_not::Inquiry;
use crate::analysis::negotiation::acceptable::Relaxation;
use crate::analysis::negotiation::acceptable::count::Count;
use crate::analysis::negotiation::acceptable::stages::{Acceptable, Singles};
use crate::analysis::negotiation::better::{BetterError, Improvements};
use crate::analysis::negotiation::budget::Progress;
use crate::analysis::negotiation::cloud::Cloud;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::game::GameError;
use crate::analysis::negotiation::references::References;
use crate::analysis::negotiation::setting::Setting;
use crate::analysis::negotiation::swaps::Swaps;
use crate::analysis::robustness::RobustnessError;
use crate::analysis::robustness::rests_on::RestsOn;
use crate::model::framework::Framework;
use crate::model::ids::ScenarioIx;

/// What a question is about. A document keeps the last answer on each topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Efficient packages.
    Packages,
    /// What is acceptable to all, estimated where it cannot be counted at once.
    Estimate,
    /// What is acceptable to all.
    Acceptable,
    /// The same while something is tried without.
    Trial,
    /// What each party alone rejects.
    Alone,
    /// What one relaxation would buy.
    Singles,
    /// What two relaxations would buy.
    Pairs,
    /// Packages that rules single out.
    References,
    /// Changes that are better for everyone.
    Improve,
    /// With which weights scenarios can lead.
    Ranges,
    /// Draws, the first picture.
    Draws,
    /// Draws, all further ones.
    MoreDraws,
    /// Draws without some evidence.
    KnockOuts,
    /// The sources that a ranking rests on.
    RestsOn,
}

/// What is to be found out; holds everything that its answer follows from.
#[derive(Clone, Debug)]
pub enum Question {
    /// About what is acceptable to all who must agree? Exactly, where that takes no longer.
    Estimate(Arc<Inquiry>),
    /// What is acceptable to all who must agree?
    Acceptable(Arc<Inquiry>),
    /// What would be, without what is tried out on Why not?
    Trial(Arc<Inquiry>),
    /// What does each party alone reject?
    Alone(Arc<Acceptable>),
    /// What would one relaxation buy?
    Singles(Arc<Acceptable>),
    /// What would two relaxations buy, where nothing is acceptable?
    Pairs(Arc<Acceptable>),
    /// Which packages are efficient, and which of them acceptable?
    Packages {
        /// Over the packages that are searched.
        game: Arc<Game>,
        /// Over the acceptable packages, with the no-deal values that count.
        deal: Arc<Game>,
    },
    /// Which packages do rules single out?
    References(Arc<Game>),
    /// What is better for everyone than a scenario, and what do single changes give?
    Improve {
        /// The scenario's framework.
        framework: Arc<Framework>,
        /// Over which packages.
        setting: Arc<Setting>,
        /// The scenario.
        scenario: ScenarioIx,
    },
    /// With which weights can each scenario lead?
    Ranges(Arc<Ranges>),
    /// How far can rankings be trusted, by a few draws?
    Draws(Arc<Sampling>),
    /// And by more, after these?
    MoreDraws(Arc<Drawn>),
    /// What would draws say without some evidence?
    KnockOuts(Arc<KnockOuts>),
    /// Which few sources does a ranking rest on?
    RestsOn(Arc<Resting>),
}

/// What was found out.
#[derive(Clone, Debug)]
pub enum Answer {
    /// What is acceptable, or closest to it.
    Acceptable(Arc<Acceptable>),
    /// Why nothing can be counted.
    NoGame(GameError),
    /// By those who must agree.
    Alone(Arc<Vec<Count>>),
    /// Every single relaxation.
    Singles(Arc<Singles>),
    /// Every pair of relaxations.
    Pairs(Arc<Vec<Relaxation>>),
    /// The efficient packages of the question's game.
    Packages(Arc<Cloud>),
    /// What rules single out of the question's game.
    References(Arc<References>),
    /// Changes of the question's scenario.
    Improve(Arc<Changes>),
    /// For each scenario; `None` where that is not worked out.
    Ranges(Option<Arc<RangesFound>>),
    /// Draws so far.
    Draws(Arc<Drawn>),
    /// Why nothing can be drawn.
    NotDrawn(RobustnessError),
    /// What draws say without some evidence.
    KnockedOut(Arc<KnockedOut>),
    /// The smallest sets of sources that matter.
    RestsOn(Arc<RestsOn>),
}

/// Changes of a scenario.
#[derive(Clone, Debug)]
pub struct Changes {
    /// Packages that are better for everyone.
    pub better: Result<Improvements, BetterError>,
    /// What one or two changes give; `None` where a party has no total.
    pub swaps: Option<Swaps>,
}

impl Question {
    /// What it is about.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        match self {
            Self::Estimate(_) => Topic::Estimate,
            Self::Acceptable(_) => Topic::Acceptable,
            Self::Trial(_) => Topic::Trial,
            Self::Alone(_) => Topic::Alone,
            Self::Singles(_) => Topic::Singles,
            Self::Pairs(_) => Topic::Pairs,
            Self::Packages { .. } => Topic::Packages,
            Self::References(_) => Topic::References,
            Self::Improve { .. } => Topic::Improve,
            Self::Ranges(_) => Topic::Ranges,
            Self::Draws(_) => Topic::Draws,
            Self::MoreDraws(_) => Topic::MoreDraws,
            Self::KnockOuts(_) => Topic::KnockOuts,
            Self::RestsOn(_) => Topic::RestsOn,
        }
    }
}

impl Question {
    /// Whether both ask about the same inquiry.
    fn is_of(&self, other: &Self) -> bool {
        let inquiry = |question: &Self| match question {
            Self::Estimate(of) | Self::Acceptable(of) | Self::Trial(of) => Some(Arc::clone(of)),
            _ => None,
        };
        inquiry(self).is_some_and(|mine| inquiry(other).is_some_and(|theirs| mine == theirs))
    }
}

impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        let same = |mine: &Arc<Game>, theirs: &Arc<Game>| Arc::ptr_eq(mine, theirs) || mine == theirs;
        match (self, other) {
            (Self::Estimate(mine), Self::Estimate(theirs))
            | (Self::Acceptable(mine), Self::Acceptable(theirs))
            | (Self::Trial(mine), Self::Trial(theirs)) => mine == theirs,
            (Self::Alone(mine), Self::Alone(theirs))
            | (Self::Singles(mine), Self::Singles(theirs))
            | (Self::Pairs(mine), Self::Pairs(theirs)) => Arc::ptr_eq(mine, theirs),
            (Self::Packages { game, deal }, Self::Packages { game: others, deal: other }) => {
                same(game, others) && same(deal, other)
            }
            (Self::References(mine), Self::References(theirs)) => same(mine, theirs),
            (Self::Draws(mine), Self::Draws(theirs)) => mine == theirs,
            (Self::MoreDraws(mine), Self::MoreDraws(theirs)) => Arc::ptr_eq(mine, theirs),
            (Self::KnockOuts(mine), Self::KnockOuts(theirs)) => mine == theirs,
            (Self::RestsOn(mine), Self::RestsOn(theirs)) => mine == theirs,
            (
                Self::Improve { framework, setting, scenario },
                Self::Improve { framework: others, setting: asked, scenario: other },
            ) => {
                scenario == other
                    && (Arc::ptr_eq(setting, asked) || setting == asked)
                    && (Arc::ptr_eq(framework, others) || framework == others)
            }
            (Self::Ranges(mine), Self::Ranges(theirs)) => mine == theirs,
            _ => false,
        }
    }
}

/// A question with the tab whose document asks it.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// The tab.
    pub tab: TabId,
    /// What is asked.
    pub question: Question,
}

/// What becomes of a search.
#[derive(Clone, Debug)]
pub enum SearchCommand {
    /// It takes long, and is so far.
    Progress(Search, Progress),
    /// It is finished, after so long; zero where that was not measured.
    Answered(Search, Answer, Duration),
    /// It ended without an answer.
    Failed(Search),
    /// Stop looking for what the document in front asks about this topic, and keep what was found before.
    Cancel(Topic),
    /// Look for it again.
    Again(Topic),
}

/// How looking ended without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A person stopped it.
    Cancelled,
    /// What may be used up was used up.
    Failed,
}

#[derive(Clone, Debug, Default)]
struct Finding {
    answered: Option<(Question, Answer)>,
    took: Duration,
    under_way: Option<(Question, Progress)>,
    ended: Option<(Question, Ended)>,
}

/// What is known of all topics.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    of: BTreeMap<Topic, Finding>,
}

/// What is known of one question just now.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The last answer on its topic, with the question that it answers.
    pub found: Option<(&'a Question, &'a Answer)>,
    /// How long finding it took; zero where that was not measured.
    pub took: Duration,
    /// Whether that answers another question than the one asked now.
    pub is_stale: bool,
    /// How far the search is, where it takes long.
    pub progress: Option<Progress>,
    /// Whether it ended without an answer.
    pub ended: Option<Ended>,
}

/// What is known of how much is acceptable: the estimate until it is counted.
#[derive(Clone, Copy, Debug)]
pub struct Acceptability<'a> {
    /// The last answer.
    pub known: Known<'a>,
    /// Whether it is an estimate, and the exact count is still to come.
    pub is_interim: bool,
}

impl Acceptability<'_> {
    /// The questions that follow from it: what stands in the way, and what would help.
    #[must_use]
    pub fn what_follows(&self) -> Vec<Question> {
        match self.known.found {
            Some((_, Answer::Acceptable(of))) if !self.known.is_stale && !self.is_interim => {
                let mut questions = vec![Question::Alone(Arc::clone(of)), Question::Singles(Arc::clone(of))];
                if of.count().is_none() {
                    questions.push(Question::Pairs(Arc::clone(of)));
                }
                questions
            }
            _ => Vec::new(),
        }
    }

    /// The questions that find out how much of what `inquiry` asks about is acceptable.
    #[must_use]
    pub fn questions(&self, inquiry: &Arc<Inquiry>) -> Vec<Question> {
        let estimate = Question::Estimate(Arc::clone(inquiry));
        if self.is_interim { vec![estimate, Question::Acceptable(Arc::clone(inquiry))] } else { vec![estimate] }
    }
}

impl Findings {
    /// What is known of `question`.
    #[must_use]
    pub fn known(&self, question: &Question) -> Known<'_> {
        let finding = self.of.get(&question.topic());
        let found = finding.and_then(|finding| finding.answered.as_ref());
        let is_stale = found.is_some_and(|(answered, _)| answered != question);
        let open = found.is_none() || is_stale;
        let under_way = finding.and_then(|finding| finding.under_way.as_ref()).filter(|_| open);
        let ended = finding.and_then(|finding| finding.ended.as_ref());
        Known {
            found: found.map(|(question, answer)| (question, answer)),
            took: finding.map_or(Duration::ZERO, |finding| finding.took),
            is_stale,
            // A search for what was asked a moment ago is on its way to this one.
            progress: under_way.map(|(_, progress)| *progress),
            ended: ended.filter(|(asked, _)| open && asked == question).map(|(_, ended)| *ended),
        }
    }

    /// What is known of how much of what `inquiry` asks about is acceptable.
    #[must_use]
    pub fn acceptable(&self, inquiry: &Arc<Inquiry>) -> Acceptability<'_> {
        let first = self.known(&Question::Estimate(Arc::clone(inquiry)));
        let exact = self.known(&Question::Acceptable(Arc::clone(inquiry)));
        let estimated = matches!(first.found, Some((_, Answer::Acceptable(of))) if !of.is_exact());
        if first.found.is_none() || !estimated {
            return Acceptability { known: first, is_interim: false };
        }
        if first.is_stale {
            // What was asked before may have been counted since it was estimated.
            let counted =
                exact.found.is_some_and(|(asked, _)| first.found.is_some_and(|(before, _)| before.is_of(asked)));
            let Known { progress, ended, is_stale, .. } = first;
            let known = if counted { Known { progress, ended, is_stale, ..exact } } else { first };
            return Acceptability { known, is_interim: false };
        }
        if exact.found.is_some() && !exact.is_stale {
            return Acceptability { known: exact, is_interim: false };
        }
        let Known { progress, ended, .. } = exact;
        Acceptability { known: Known { progress, ended, ..first }, is_interim: true }
    }

    /// The last answer on a topic.
    pub(super) fn last(&self, topic: Topic) -> Option<&Answer> {
        self.of.get(&topic)?.answered.as_ref().map(|(_, answer)| answer)
    }

    /// Those of `asked` that are to be looked for.
    #[must_use]
    pub fn open(&self, asked: Vec<Question>) -> Vec<Question> {
        let is_open = |question: &Question| {
            let Some(finding) = self.of.get(&question.topic()) else { return true };
            let answered = finding.answered.as_ref().is_some_and(|(answered, _)| answered == question);
            let ended = finding.ended.as_ref().is_some_and(|(ended, _)| ended == question);
            !answered && !ended
        };
        asked.into_iter().filter(is_open).collect()
    }

    pub(super) fn progress(&mut self, question: Question, progress: Progress) {
        let finding = self.of.entry(question.topic()).or_default();
        finding.under_way = Some((question, progress));
    }

    pub(super) fn answered(&mut self, question: Question, answer: Answer, took: Duration) {
        let finding = self.of.entry(question.topic()).or_default();
        *finding = Finding { answered: Some((question, answer)), took, ..Finding::default() };
    }

    /// Notes that `question` was given up. The last answer stays.
    pub(super) fn ended(&mut self, question: Question, ended: Ended) {
        let finding = self.of.entry(question.topic()).or_default();
        finding.under_way = None;
        finding.ended = Some((question, ended));
    }

    pub(super) fn again(&mut self, topic: Topic) {
        self.of.entry(topic).or_default().ended = None;
    }
}
