//! What Robustness shows, and what it asks: draws in stages, what the ranking rests on, evidence left out.
//!
//! Looked at, never undone, never written into the file.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;

use super::search::{Answer, Findings, Known, Question, Topic};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::robustness::knock_out::Central;
use crate::analysis::robustness::limits::Limits;
use crate::analysis::robustness::plan::Plan;
use crate::analysis::robustness::rests_on::{RestsOn, rests_on};
use crate::analysis::robustness::result::Robustness;
use crate::analysis::robustness::run::{next_stage, run};
use crate::analysis::robustness::tally::Tally;
use crate::analysis::robustness::weights::{USUAL_SPREAD, WeightSet};
use crate::analysis::robustness::{RobustnessError, SEED, Study, Uncertain};
use crate::analysis::scoring::Basis;
use crate::model::date::PartialDate;
use crate::model::framework::{Framework, Silence};
use crate::model::ids::{PartyIx, SourceIx};
use crate::model::source::SourceClass;

pub use crate::analysis::robustness::knock_out::LeftOut;
pub use crate::analysis::robustness::limits::Condition;
pub use crate::analysis::sensitivity::judged::Part;

/// The numbers of draws that are offered.
pub const SAMPLES: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// Draws at first: enough for half a point, and there at once.
pub const FIRST_SAMPLES: u64 = 10_000;

/// The most draws with which evidence is left out: every row is a run of its own.
pub const KNOCK_OUT_DRAWS: u64 = 10_000;

/// Which weights are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WeightChoice {
    /// Near the present ones.
    #[default]
    Around,
    /// Any that keep the order of importance.
    Ranked,
    /// Any.
    Uniform,
    /// Any within limits.
    Within,
}

impl WeightChoice {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Around, Self::Ranked, Self::Uniform, Self::Within];
}

/// How draws are made, and what is tried out.
#[derive(Clone, Debug, PartialEq)]
pub struct RobustnessView {
    /// Which weights are drawn.
    pub weights: WeightChoice,
    /// How far they spread around the present ones: of an average issue's share, 0..=1.
    pub spread: f64,
    /// Least and greatest shares, 0..=1, of a party's issues and groups, where weights are drawn within limits. One of
    /// 0 to 1 is a row that was added, and limits nothing yet.
    pub limits: BTreeMap<(PartyIx, Part), [f64; 2]>,
    /// What a party’s weights must keep there besides, in the order in which it was added; one condition a pair at most.
    pub conditions: Vec<(PartyIx, Condition)>,
    /// What varies beside weights.
    pub uncertain: Uncertain,
    /// How many draws.
    pub samples: u64,
    /// Equal seeds give equal figures.
    pub seed: u64,
    /// Evidence that is tried without.
    pub left_out: Option<LeftOut>,
}

impl Default for RobustnessView {
    fn default() -> Self {
        Self {
            weights: WeightChoice::default(),
            spread: USUAL_SPREAD,
            limits: BTreeMap::new(),
            conditions: Vec::new(),
            uncertain: Uncertain::default(),
            samples: FIRST_SAMPLES,
            seed: SEED,
            left_out: None,
        }
    }
}

/// Changes of how draws are made.
#[derive(Clone, Debug, PartialEq)]
pub enum RobustnessCommand {
    /// Draw other weights.
    Weights(WeightChoice),
    /// Spread them so far around the present ones, and draw these.
    Spread(f64),
    /// Keep the share of an issue or a group between these, and draw weights within limits; `None` takes the limit away.
    Limit(PartyIx, Part, Option<[f64; 2]>),
    /// Keep a condition, and draw weights within limits; it takes the place of one on the same two.
    Demand(PartyIx, Condition),
    /// Take the condition on these two away: what weighs more, and what less.
    Release(PartyIx, [Part; 2]),
    /// Take all limits and conditions of a party away.
    ClearLimits(PartyIx),
    /// Vary this beside weights.
    Uncertain(Uncertain),
    /// Draw so often.
    Samples(u64),
    /// Begin with this.
    Seed(u64),
    /// Try without some evidence; `None` ends the trial.
    Try(Option<LeftOut>),
}

impl RobustnessView {
    /// Carries a change out.
    pub(super) fn apply(&mut self, command: &RobustnessCommand) {
        match command {
            RobustnessCommand::Weights(weights) => self.weights = *weights,
            RobustnessCommand::Spread(spread) => {
                self.spread = spread.clamp(0.0, 1.0);
                self.weights = WeightChoice::Around;
            }
            RobustnessCommand::Limit(party, part, Some([low, high])) => {
                let (low, high) = (low.clamp(0.0, 1.0), high.clamp(0.0, 1.0));
                self.limits.insert((*party, *part), [low.min(high), high.max(low)]);
                self.weights = WeightChoice::Within;
            }
            RobustnessCommand::Limit(party, part, None) => {
                self.limits.remove(&(*party, *part));
            }
            RobustnessCommand::Demand(party, condition) => {
                let same = |(of, other): &&mut (PartyIx, Condition)| {
                    *of == *party && (other.more, other.less) == (condition.more, condition.less)
                };
                match self.conditions.iter_mut().find(same) {
                    Some((_, other)) => *other = *condition,
                    None if condition.more != condition.less => self.conditions.push((*party, *condition)),
                    None => {}
                }
                self.weights = WeightChoice::Within;
            }
            RobustnessCommand::Release(party, [more, less]) => {
                self.conditions.retain(|(of, other)| *of != *party || (other.more, other.less) != (*more, *less));
            }
            RobustnessCommand::ClearLimits(party) => {
                self.limits.retain(|(of, _), _| of != party);
                self.conditions.retain(|(of, _)| of != party);
            }
            RobustnessCommand::Uncertain(uncertain) => self.uncertain = *uncertain,
            RobustnessCommand::Samples(samples) => self.samples = (*samples).max(1),
            RobustnessCommand::Seed(seed) => self.seed = *seed,
            RobustnessCommand::Try(left_out) => self.left_out.clone_from(left_out),
        }
    }

    /// The set that weights are drawn from.
    #[must_use]
    pub fn set(&self, framework: &Framework) -> WeightSet {
        match self.weights {
            WeightChoice::Around => WeightSet::Around { spread: self.spread },
            WeightChoice::Ranked => WeightSet::Ranked,
            WeightChoice::Uniform => WeightSet::Uniform,
            WeightChoice::Within => {
                WeightSet::Within(framework.party_ixs().map(|party| self.limits_of(party)).collect())
            }
        }
    }

    fn limits_of(&self, party: PartyIx) -> Limits {
        let of_party = self.limits.iter().filter(|((of, _), between)| *of == party && is_limit(**between));
        let conditions = self.conditions.iter().filter(|(of, _)| *of == party);
        Limits {
            intervals: of_party.map(|((_, part), [low, high])| (*part, *low, *high)).collect(),
            conditions: conditions.map(|(_, condition)| *condition).collect(),
        }
    }
}

/// Whether a share is limited at all between these.
#[must_use]
pub fn is_limit([low, high]: [f64; 2]) -> bool {
    low > 0.0 || high < 1.0
}

/// Draws that are asked for.
#[derive(Clone, Debug)]
pub struct Sampling {
    /// Of which framework.
    pub framework: Arc<Framework>,
    /// What is drawn.
    pub study: Study,
    /// How often.
    pub samples: u64,
}

impl PartialEq for Sampling {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.framework, &other.framework) || self.framework == other.framework;
        same && self.study == other.study && self.samples == other.samples
    }
}

/// Draws so far.
#[derive(Debug)]
pub struct Drawn {
    /// What was asked.
    pub sampling: Arc<Sampling>,
    /// What does not change from draw to draw.
    plan: Arc<Plan>,
    tally: Tally,
    /// What they say.
    pub found: Robustness,
}

impl Drawn {
    /// The first picture of what is asked.
    ///
    /// # Errors
    /// [`Stop::Cancelled`]; within, why nothing can be drawn.
    pub fn begin(sampling: &Arc<Sampling>, meter: &mut Meter<'_>) -> Result<Result<Self, RobustnessError>, Stop> {
        let plan = match Plan::new(&sampling.framework, &sampling.study) {
            Ok(plan) => Arc::new(plan),
            Err(error) => return Ok(Err(error)),
        };
        let none = Tally::new(&plan);
        Self::up_to(sampling, &plan, &none, next_stage(0, sampling.samples), meter).map(Ok)
    }

    /// The next picture: the same figures as if all had been drawn in one go.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn go_on(&self, meter: &mut Meter<'_>) -> Result<Self, Stop> {
        let next = next_stage(self.tally.draws, self.sampling.samples);
        Self::up_to(&self.sampling, &self.plan, &self.tally, next, meter)
    }

    fn up_to(
        sampling: &Arc<Sampling>,
        plan: &Arc<Plan>,
        so_far: &Tally,
        draws: u64,
        meter: &mut Meter<'_>,
    ) -> Result<Self, Stop> {
        let tally = run(plan, so_far, draws, threads(), meter)?;
        let found = Robustness::new(plan, &tally, meter)?;
        Ok(Self { sampling: Arc::clone(sampling), plan: Arc::clone(plan), tally, found })
    }

    /// Whether these are all that were asked for.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.found.draws >= self.sampling.samples
    }
}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// What rests on which evidence, by drawing: each entry is left out in a run of its own with the same seed.
#[derive(Clone, Debug)]
pub struct KnockOuts {
    /// With everything in; draws as often as each run.
    pub sampling: Arc<Sampling>,
    /// What is left out, one at a time.
    pub left_out: Vec<LeftOut>,
}

impl PartialEq for KnockOuts {
    fn eq(&self, other: &Self) -> bool {
        self.left_out == other.left_out && *self.sampling == *other.sampling
    }
}

/// What leaving evidence out does.
#[derive(Debug)]
pub struct KnockedOut {
    /// With everything in.
    pub before: Robustness,
    /// One entry each, in the order asked: what is left out, how many cells become open, and what draws say then.
    pub without: Vec<(LeftOut, usize, Robustness)>,
}

impl KnockOuts {
    /// Draws them all.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn find(&self, meter: &mut Meter<'_>) -> Result<Result<KnockedOut, RobustnessError>, Stop> {
        let framework = &self.sampling.framework;
        let draw = |study: &Study, meter: &mut Meter<'_>| -> Result<Result<Robustness, RobustnessError>, Stop> {
            let plan = match Plan::new(framework, study) {
                Ok(plan) => plan,
                Err(error) => return Ok(Err(error)),
            };
            let tally = run(&plan, &Tally::new(&plan), self.sampling.samples, threads(), meter)?;
            Ok(Ok(Robustness::new(&plan, &tally, meter)?))
        };
        let before = match draw(&self.sampling.study, meter)? {
            Ok(before) => before,
            Err(error) => return Ok(Err(error)),
        };
        let mut without = Vec::with_capacity(self.left_out.len());
        for left_out in &self.left_out {
            let opened = left_out.opens(framework);
            let cells = opened.len();
            let found = if cells == 0 {
                before.clone()
            } else {
                match draw(&Study { opened, ..self.sampling.study.clone() }, meter)? {
                    Ok(found) => found,
                    Err(error) => return Ok(Err(error)),
                }
            };
            without.push((left_out.clone(), cells, found));
        }
        Ok(Ok(KnockedOut { before, without }))
    }
}

/// Whose central ranking is looked at, for the sources it rests on.
#[derive(Clone, Debug)]
pub struct Resting {
    /// Whose scenarios.
    pub framework: Arc<Framework>,
    /// Weights, what is compared, what is assumed.
    pub basis: Basis,
    /// How silence counts.
    pub silence: Silence,
    /// One party, or all together.
    pub whose: Option<PartyIx>,
}

impl PartialEq for Resting {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.framework, &other.framework) || self.framework == other.framework;
        same && (&self.basis, self.silence, self.whose) == (&other.basis, other.silence, other.whose)
    }
}

impl Resting {
    /// Finds it out.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn find(&self, meter: &mut Meter<'_>) -> Result<RestsOn, Stop> {
        let Self { framework, basis, silence, whose } = self;
        rests_on(&Central { framework, basis, silence: *silence, whose: *whose }, meter)
    }
}

/// The evidence that is left out in turn where nothing else is asked: by kind, by age, by what little a cell rests on.
#[must_use]
pub fn usual_knock_outs(framework: &Framework) -> Vec<LeftOut> {
    let of_class = |class: SourceClass| LeftOut::Class(class);
    let sources = !framework.sources().is_empty();
    let mut all = Vec::new();
    if sources {
        all.push(of_class(SourceClass::StateLinked));
        all.push(of_class(SourceClass::Secondary));
    }
    all.push(LeftOut::LowConfidence);
    all.extend(middle_date(framework).map(LeftOut::Before));
    if sources {
        all.push(LeftOut::SingleSource);
    }
    all.retain(|left_out| !left_out.sources(framework).is_empty() || !left_out.opens(framework).is_empty());
    all
}

/// The first of the month in which the middle one of all dated sources was published: about half of them are older.
fn middle_date(framework: &Framework) -> Option<PartialDate> {
    let mut dates: Vec<PartialDate> = (0..framework.sources().len())
        .filter_map(|at| framework.source(SourceIx(at)).date)
        .filter(|date| date.month().is_some())
        .collect();
    dates.sort_by_key(|date| date.day_number());
    let middle = dates.get(dates.len() / 2)?;
    PartialDate::new(middle.year(), middle.month(), Some(1))
}

/// What is known of draws.
#[derive(Clone, Copy, Debug)]
pub struct DrawsKnown<'a> {
    /// The latest draws, of what is asked or, until there are any, of what was asked before.
    pub drawn: Option<&'a Arc<Drawn>>,
    /// Why there are none.
    pub refused: Option<RobustnessError>,
    /// What is known of the stage that is under way.
    pub stage: Known<'a>,
    /// Whether they are of something else than is asked.
    pub is_stale: bool,
}

impl DrawsKnown<'_> {
    /// Whether everything that is asked was drawn.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.is_stale && self.drawn.is_some_and(|drawn| drawn.is_whole())
    }

    /// The questions that find out what is missing.
    #[must_use]
    pub fn questions(&self, sampling: &Arc<Sampling>) -> Vec<Question> {
        let first = Question::Draws(Arc::clone(sampling));
        match self.drawn {
            Some(drawn) if !self.is_stale && !drawn.is_whole() => vec![first, Question::MoreDraws(Arc::clone(drawn))],
            _ => vec![first],
        }
    }
}

impl Findings {
    /// What is known of the draws of `sampling`.
    #[must_use]
    pub fn draws(&self, sampling: &Arc<Sampling>) -> DrawsKnown<'_> {
        let first = self.known(&Question::Draws(Arc::clone(sampling)));
        let begun = match first.found {
            Some((_, Answer::Draws(begun))) => begun,
            Some((_, Answer::NotDrawn(error))) => {
                let refused = (!first.is_stale).then_some(*error);
                return DrawsKnown { drawn: None, refused, stage: first, is_stale: first.is_stale };
            }
            _ => return DrawsKnown { drawn: None, refused: None, stage: first, is_stale: false },
        };
        let drawn = match self.last(Topic::MoreDraws) {
            Some(Answer::Draws(more)) if Arc::ptr_eq(&more.sampling, &begun.sampling) => more,
            _ => begun,
        };
        let stage = if first.is_stale || drawn.is_whole() {
            first
        } else {
            self.known(&Question::MoreDraws(Arc::clone(drawn)))
        };
        DrawsKnown { drawn: Some(drawn), refused: None, stage, is_stale: first.is_stale }
    }
}
