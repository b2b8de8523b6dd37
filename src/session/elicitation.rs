//! Weights that a person arrives at by answering questions: what is asked about, the answers, and the weights they give.

use crate::analysis::elicitation::best_worst::{self, BestWorst, best_worst};
use crate::analysis::elicitation::pairwise::{Pairwise, pairwise};
use crate::analysis::elicitation::ranking::{Rule, ranking};
use crate::analysis::elicitation::shares::{Shares, Unanswered};
use crate::analysis::elicitation::swing::swing;
use crate::analysis::weights::{Weights, issues_under};
use crate::model::framework::Framework;
use crate::model::ids::{GroupIx, IssueIx, PartyIx};
use crate::model::quantity::Micro;

use super::command::WeightTarget;

/// Up to so many issues may be asked about at once where there are groups, and so many things compared in pairs.
pub const MOST_AT_ONCE: usize = 9;

/// A way to arrive at weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Points for the swing from worst to best.
    #[default]
    Swing,
    /// An order, weighed by the centroid.
    Ranking,
    /// Every pair.
    Pairwise,
    /// The most and the least important against the others.
    BestWorst,
    /// All the same.
    Equal,
}

impl Way {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Swing, Self::Ranking, Self::Pairwise, Self::BestWorst, Self::Equal];
}

/// What is weighed against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Among {
    /// Outermost groups, with issues that are in none.
    Groups,
    /// What stands directly in a group: its share of the whole stays.
    Within(GroupIx),
    /// All issues.
    Issues,
}

/// Answers to the questions of one way, by position of the things asked about.
#[derive(Clone, Debug, PartialEq)]
pub enum Answers {
    /// Points, the most important swing 100.
    Swing(Vec<Micro>),
    /// Most important first; those in one inner list are equal.
    Ranking(Vec<Vec<usize>>),
    /// For every pair, row by row: 0 for equal, k > 0 where the first is k + 1 times as important, k < 0 where the second is.
    Pairwise(Vec<i8>),
    /// Comparisons with the most and the least important, 1 to 9.
    BestWorst {
        /// The most important.
        best: usize,
        /// The least important.
        worst: usize,
        /// How many times as important the best is as each.
        best_to_others: Vec<u8>,
        /// How many times as important each is as the worst.
        others_to_worst: Vec<u8>,
    },
    /// None needed.
    Equal,
}

/// How weights came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Elicited {
    /// What was weighed.
    pub among: Among,
    /// What was answered.
    pub answers: Answers,
}

/// What answers give, with their working.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Exact shares.
    Exact(Shares),
    /// With its consistency.
    Pairwise(Pairwise),
    /// With its consistency.
    BestWorst(BestWorst),
}

impl Outcome {
    /// The shares, in the order of the things.
    #[must_use]
    pub fn shares(&self) -> Vec<f64> {
        match self {
            Self::Exact(shares) => shares.to_f64(),
            Self::Pairwise(found) => found.shares.clone(),
            Self::BestWorst(found) => found.shares.clone(),
        }
    }
}

impl Answers {
    /// The way they belong to.
    #[must_use]
    pub const fn way(&self) -> Way {
        match self {
            Self::Swing(_) => Way::Swing,
            Self::Ranking(_) => Way::Ranking,
            Self::Pairwise(_) => Way::Pairwise,
            Self::BestWorst { .. } => Way::BestWorst,
            Self::Equal => Way::Equal,
        }
    }

    /// What they give for so many things.
    ///
    /// # Errors
    /// [`Unanswered`] where they are not answers about so many things, or give no weight.
    pub fn outcome(&self, things: usize) -> Result<Outcome, Unanswered> {
        Ok(match self {
            Self::Swing(points) if points.len() == things => Outcome::Exact(swing(points)?),
            Self::Ranking(order) => Outcome::Exact(ranking(order, things, Rule::Centroid)?),
            Self::Pairwise(pairs) => {
                let upper: Vec<f64> = pairs.iter().map(|pair| ratio(*pair)).collect();
                Outcome::Pairwise(pairwise(things, &upper)?)
            }
            Self::BestWorst { best, worst, best_to_others, others_to_worst } if best_to_others.len() == things => {
                let numbers = |answers: &[u8]| answers.iter().map(|answer| f64::from(*answer)).collect();
                Outcome::BestWorst(best_worst(&best_worst::Answers {
                    best: *best,
                    worst: *worst,
                    best_to_others: numbers(best_to_others),
                    others_to_worst: numbers(others_to_worst),
                })?)
            }
            Self::Equal => Outcome::Exact(Shares::equal(things)?),
            Self::Swing(_) | Self::BestWorst { .. } => return Err(Unanswered::Malformed),
        })
    }
}

/// The ratio that a step between −8 and 8 stands for: 1/9 to 9.
#[must_use]
pub fn ratio(step: i8) -> f64 {
    let size = f64::from(step.unsigned_abs()) + 1.0;
    if step < 0 { size.recip() } else { size }
}

/// What is asked about for `party`: groups and issues that it has values for; those without cannot be weighed.
#[must_use]
pub fn things(framework: &Framework, party: PartyIx, among: Among) -> Vec<WeightTarget> {
    let groups = |inside: Option<GroupIx>| {
        let groups = (0..framework.groups().len()).map(GroupIx);
        let here = groups.filter(move |group| framework.group(*group).parent == inside);
        here.filter(|group| !weighable(framework, party, WeightTarget::Group(*group)).is_empty())
            .map(WeightTarget::Group)
            .collect::<Vec<_>>()
    };
    let issues = |belongs: &dyn Fn(Option<GroupIx>) -> bool| {
        let all = framework.issue_ixs().filter(|issue| belongs(framework.issue(*issue).group));
        all.map(WeightTarget::Issue).filter(|issue| !weighable(framework, party, *issue).is_empty()).collect::<Vec<_>>()
    };
    let (groups, issues) = match among {
        Among::Groups => (groups(None), issues(&|group| group.is_none())),
        Among::Within(group) => (groups(Some(group)), issues(&|inside| inside == Some(group))),
        Among::Issues => (Vec::new(), issues(&|_| true)),
    };
    groups.into_iter().chain(issues).collect()
}

/// The issues of a thing that `party` has values for.
#[must_use]
pub fn weighable(framework: &Framework, party: PartyIx, thing: WeightTarget) -> Vec<IssueIx> {
    let issues = match thing {
        WeightTarget::Issue(issue) => vec![issue],
        WeightTarget::Group(group) => issues_under(framework, Some(group)),
    };
    let judgements = &framework.party(party).judgements;
    issues.into_iter().filter(|issue| judgements[issue.0].values.is_some()).collect()
}

/// What can be weighed against each other for `party`: at least two things each. Issues all at once only where there are few
/// of them, or no groups.
#[must_use]
pub fn scopes(framework: &Framework, party: PartyIx) -> Vec<Among> {
    let count = |among: Among| things(framework, party, among).len();
    let has_groups = things(framework, party, Among::Groups).iter().any(|t| matches!(t, WeightTarget::Group(_)));
    let within = (0..framework.groups().len()).map(|group| Among::Within(GroupIx(group)));
    let at_once = !has_groups || count(Among::Issues) <= MOST_AT_ONCE;
    let groups = has_groups.then_some(Among::Groups);
    groups.into_iter().chain(within).chain(at_once.then_some(Among::Issues)).filter(|among| count(*among) > 1).collect()
}

/// The shares that things have of what they have together; `None` where that is nothing.
#[must_use]
pub fn shares_now(
    framework: &Framework,
    weights: &Weights,
    party: PartyIx,
    things: &[WeightTarget],
) -> Option<Vec<f64>> {
    let points = |thing: &WeightTarget| -> i128 {
        let issues = weighable(framework, party, *thing);
        issues.iter().map(|issue| i128::from(weights.points(party, *issue).0)).sum()
    };
    let points: Vec<i128> = things.iter().map(points).collect();
    let sum: i128 = points.iter().sum();
    (sum > 0).then(|| points.iter().map(|points| *points as f64 / sum as f64).collect())
}

impl Elicited {
    /// What the answers give.
    ///
    /// # Errors
    /// [`Unanswered`] where they give no weights.
    pub fn outcome(&self, framework: &Framework, party: PartyIx) -> Result<Outcome, Unanswered> {
        self.answers.outcome(things(framework, party, self.among).len())
    }

    /// Whether the weights are still those that the answers gave, up to what six decimals of points leave.
    #[must_use]
    pub fn still_holds(&self, framework: &Framework, weights: &Weights, party: PartyIx) -> bool {
        let now = shares_now(framework, weights, party, &things(framework, party, self.among));
        let gave = self.outcome(framework, party).map(|outcome| outcome.shares());
        match (now, gave) {
            (Some(now), Ok(gave)) => now.iter().zip(&gave).all(|(now, gave)| (now - gave).abs() < 1e-6),
            _ => false,
        }
    }

    /// Gives the things asked about the shares that were answered, and each thing's issues their part in present proportions,
    /// equal ones where they have none. Everything then adds up to 100 points; within a group, to what the group has.
    /// Nothing changes where the answers give no weights, or the group has none to share. Returns whether they were given.
    pub(super) fn apply(&self, framework: &Framework, weights: &mut Weights, party: PartyIx) -> bool {
        let Ok(outcome) = self.outcome(framework, party) else { return false };
        let things = things(framework, party, self.among);
        let points =
            |issues: &[IssueIx]| issues.iter().map(|issue| weights.points(party, *issue).to_f64()).sum::<f64>();
        let whole = match self.among {
            Among::Groups | Among::Issues => 100.0,
            Among::Within(group) => points(&weighable(framework, party, WeightTarget::Group(group))),
        };
        let mut given: Vec<(IssueIx, f64)> = Vec::new();
        for (thing, share) in things.iter().zip(outcome.shares()) {
            let issues = weighable(framework, party, *thing);
            let now = points(&issues);
            for issue in &issues {
                let part =
                    if now > 0.0 { weights.points(party, *issue).to_f64() / now } else { 1.0 / issues.len() as f64 };
                given.push((*issue, whole * share * part));
            }
        }
        if given.iter().all(|(_, points)| *points < 0.5e-6) {
            return false;
        }
        for (issue, points) in given {
            weights.set(party, issue, Micro::rounded(points).unwrap_or_default());
        }
        true
    }
}

/// Notes how weights came about, in place of what it overrides: answers about groups override those about groups, answers
/// about all issues everything.
pub(super) fn note(records: &mut Vec<Elicited>, elicited: Elicited) {
    records.retain(|other| match elicited.among {
        Among::Issues => false,
        _ => other.among != elicited.among && other.among != Among::Issues,
    });
    records.push(elicited);
}

/// Answers of all ways under way, so that changing the way loses none. They begin with what the present weights say.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The way in front.
    pub way: Way,
    /// What is asked about.
    pub among: Among,
    /// Points of swings.
    pub swing: Vec<Micro>,
    /// The order, most important first.
    pub order: Vec<usize>,
    /// Whether each place of the order is equal to the one before; never the first.
    pub tied: Vec<bool>,
    /// Pairs, row by row.
    pub pairs: Vec<i8>,
    /// The most important.
    pub best: usize,
    /// The least important.
    pub worst: usize,
    /// The best over each.
    pub best_to_others: Vec<u8>,
    /// Each over the worst.
    pub others_to_worst: Vec<u8>,
}

impl Draft {
    /// Answers that agree with the present weights, as far as the scale of each way allows.
    #[must_use]
    pub fn new(framework: &Framework, weights: &Weights, party: PartyIx, among: Among, way: Way) -> Self {
        let things = things(framework, party, among);
        let count = things.len();
        let shares = shares_now(framework, weights, party, &things).unwrap_or_else(|| vec![1.0; count]);
        let greatest = shares.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let whole = |share: &f64| Micro::whole((share / greatest * 100.0).round() as i32);
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by(|one, other| shares[*other].total_cmp(&shares[*one]));
        let equal = |one: usize, other: usize| (shares[one] - shares[other]).abs() < 1e-9;
        let tied = (0..count).map(|at| at > 0 && equal(order[at], order[at - 1])).collect();
        let nine = |ratio: f64| ratio.round().clamp(1.0, 9.0);
        let step = |one: usize, other: usize| {
            let (one, other) = (shares[one], shares[other]);
            if one >= other { nine(one / other) as i8 - 1 } else { 1 - nine(other / one) as i8 }
        };
        let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
        let pairs = pairs.map(|(one, other)| step(one, other)).collect();
        let mut draft = Self {
            way,
            among,
            swing: shares.iter().map(whole).collect(),
            tied,
            pairs,
            best: order.first().copied().unwrap_or_default(),
            worst: order.last().copied().unwrap_or_default(),
            best_to_others: Vec::new(),
            others_to_worst: Vec::new(),
            order,
        };
        let over = |one: f64, other: f64| nine(one / other) as u8;
        draft.best_to_others = shares.iter().map(|share| over(shares[draft.best], *share)).collect();
        draft.others_to_worst = shares.iter().map(|share| over(*share, shares[draft.worst])).collect();
        draft.settle();
        draft
    }

    /// How many things are asked about.
    #[must_use]
    pub fn count(&self) -> usize {
        self.order.len()
    }

    /// The answers of the way in front.
    #[must_use]
    pub fn elicited(&self) -> Elicited {
        let answers = match self.way {
            Way::Swing => Answers::Swing(self.swing.clone()),
            Way::Ranking => Answers::Ranking(self.classes()),
            Way::Pairwise => Answers::Pairwise(self.pairs.clone()),
            Way::BestWorst => Answers::BestWorst {
                best: self.best,
                worst: self.worst,
                best_to_others: self.best_to_others.clone(),
                others_to_worst: self.others_to_worst.clone(),
            },
            Way::Equal => Answers::Equal,
        };
        Elicited { among: self.among, answers }
    }

    fn classes(&self) -> Vec<Vec<usize>> {
        let mut classes: Vec<Vec<usize>> = Vec::new();
        for (item, tied) in self.order.iter().zip(&self.tied) {
            match classes.last_mut() {
                Some(class) if *tied => class.push(*item),
                _ => classes.push(vec![*item]),
            }
        }
        classes
    }

    /// Moves the item at a place of the order one place up or down; it stands alone there, and so does what it changes with.
    pub fn shift(&mut self, place: usize, up: bool) {
        let Some(other) = (if up { place.checked_sub(1) } else { Some(place + 1) }).filter(|at| *at < self.count())
        else {
            return;
        };
        self.order.swap(place, other);
        let lower = place.max(other);
        self.tied[lower] = false;
        self.tied[lower - 1] = false;
        if let Some(after) = self.tied.get_mut(lower + 1) {
            *after = false;
        }
    }

    /// Puts another thing in the place of the best, or of the worst; where it was the other one, they change.
    pub fn choose(&mut self, best: bool, thing: usize) {
        let (one, other) = if best { (&mut self.best, &mut self.worst) } else { (&mut self.worst, &mut self.best) };
        if *other == thing {
            *other = *one;
        }
        *one = thing;
        self.settle();
    }

    /// Best over worst is one answer, and each thing is once as important as itself.
    pub fn settle(&mut self) {
        let (best, worst) = (self.best, self.worst);
        if best == worst || self.best_to_others.len() <= best.max(worst) {
            return;
        }
        self.best_to_others[best] = 1;
        self.others_to_worst[worst] = 1;
        self.others_to_worst[best] = self.best_to_others[worst];
    }
}
