//! Swaps: what changing one issue, or two at once, of a scenario or a package gives every party.
//!
//! Gains are exact differences of central totals. Swaps are ordered as an egalitarian would: the greatest smallest gain
//! first, among equals the greatest second smallest, and so on. Those that an impossible link forbids are left out, and in
//! the acceptable domain those that cross a red line.

use std::cmp::Reverse;

use super::budget::{Meter, Stop};
use super::choices::{meets, outcome};
use super::game::Game;
use super::package::Package;
use super::setting::{Choice, Domain, Setting};
use crate::analysis::exact::{Margin, Total};
use crate::analysis::outcome::{Counted, chance, counted};
use crate::analysis::scoring::link_points;
use crate::analysis::values::value_of;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::link::{Effect, Link};
use crate::model::quantity::Micro;
use crate::model::scenario::Outcome;

/// What is swapped in.
#[derive(Clone, Copy, Debug)]
pub enum Start<'a> {
    /// A scenario: issues that are not swapped stay as open as they are.
    Scenario(ScenarioIx),
    /// A package of the game.
    Package(&'a Package),
}

/// One or two issues changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Swap {
    /// The issues with what they become, in the framework's order.
    pub changes: Vec<(IssueIx, Choice)>,
    /// What every party gains, in the order of the game's parties; below nothing it loses.
    pub gains: Vec<Margin>,
}

impl Swap {
    /// Whether nobody loses and somebody gains.
    #[must_use]
    pub fn is_better_for_everyone(&self) -> bool {
        let nothing = Margin::new(Total::stated(Micro::ZERO), Total::stated(Micro::ZERO));
        self.gains.iter().all(|gain| *gain >= nothing) && self.gains.iter().any(|gain| *gain > nothing)
    }
}

/// The best swaps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Swaps {
    /// Of one issue.
    pub single: Vec<Swap>,
    /// Of two issues; both change.
    pub double: Vec<Swap>,
    /// Whether all swaps were looked at.
    pub is_complete: bool,
}

/// The best `limit` swaps of one issue and of two, from `start`; `None` where a party has no total there.
///
/// # Errors
/// [`Stop::Cancelled`]. Where the work is used up the best so far are returned.
pub fn swaps(
    framework: &Framework,
    setting: &Setting,
    game: &Game,
    start: Start<'_>,
    limit: usize,
    meter: &mut Meter<'_>,
) -> Result<Option<Swaps>, Stop> {
    let outcomes: Vec<Vec<Outcome>> =
        game.issues().iter().map(|issue| issue.choices.iter().map(|choice| outcome(*choice)).collect()).collect();
    let now: Vec<Counted<'_>> = framework
        .issue_ixs()
        .map(|issue| match start {
            Start::Scenario(scenario) => counted(framework, scenario, issue, setting.silence).1,
            Start::Package(package) => Counted::Outcome(&outcomes[issue.0][package.0[issue.0]]),
        })
        .collect();
    let Some(base) = Base::new(framework, setting, game, &outcomes, now) else { return Ok(None) };
    let open: Vec<Vec<usize>> = framework.issue_ixs().map(|issue| base.may_become(issue)).collect();
    let mut best = [Best::new(limit), Best::new(limit)];
    let look = |best: &mut [Best; 2], meter: &mut Meter<'_>| {
        for (first, ones) in open.iter().enumerate() {
            meter.report(first as f64 / open.len() as f64, 0);
            for one in ones {
                best[0].offer(base.swap(&[(IssueIx(first), *one)]));
                for (second, others) in open.iter().enumerate().skip(first + 1) {
                    meter.spend(200 * (others.len() * game.players().len()) as u64)?;
                    for other in others {
                        best[1].offer(base.swap(&[(IssueIx(first), *one), (IssueIx(second), *other)]));
                    }
                }
            }
        }
        Ok(())
    };
    let end = look(&mut best, meter);
    if end == Err(Stop::Cancelled) {
        return Err(Stop::Cancelled);
    }
    let [single, double] = best.map(Best::finish);
    Ok(Some(Swaps { single, double, is_complete: end.is_ok() }))
}

/// What one party adds up before a swap.
struct Sums {
    party: PartyIx,
    counted: i128,
    weighted: i128,
    adds: Micro,
    total: Total,
    /// For each issue what it weighs and what it is worth now.
    now: Vec<Option<(i128, i128)>>,
    /// For each issue and choice the same.
    then: Vec<Vec<Option<(i128, i128)>>>,
}

struct Base<'a> {
    framework: &'a Framework,
    game: &'a Game,
    outcomes: &'a [Vec<Outcome>],
    now: Vec<Counted<'a>>,
    sums: Vec<Sums>,
    /// For each issue whether a link asks something of it.
    linked: Vec<bool>,
}

impl<'a> Base<'a> {
    fn new(
        framework: &'a Framework,
        setting: &Setting,
        game: &'a Game,
        outcomes: &'a [Vec<Outcome>],
        now: Vec<Counted<'a>>,
    ) -> Option<Self> {
        let sums = |party: PartyIx| {
            let worth = |issue: IssueIx, counts: Counted<'_>| {
                let function = framework.party(party).judgements[issue.0].values.as_ref()?;
                let points = i128::from(setting.weights.points(party, issue).0);
                Some((points, points * i128::from(value_of(framework.issue(issue), function, counts)?.central.0)))
            };
            let worth_now: Vec<Option<(i128, i128)>> =
                framework.issue_ixs().map(|issue| worth(issue, now[issue.0])).collect();
            let then = framework
                .issue_ixs()
                .map(|issue| outcomes[issue.0].iter().map(|outcome| worth(issue, Counted::Outcome(outcome))).collect());
            let counted = worth_now.iter().flatten().map(|(points, _)| points).sum();
            let weighted = worth_now.iter().flatten().map(|(_, weighted)| weighted).sum();
            let adds = link_points(framework, party, |issue| now[issue.0]).central;
            let total = Total::new(weighted + i128::from(adds.0) * counted, counted)?;
            Some(Sums { party, counted, weighted, adds, total, then: then.collect(), now: worth_now })
        };
        let sums = game.players().iter().map(|player| sums(player.party)).collect::<Option<Vec<Sums>>>()?;
        let asks = |link: &Link, issue: IssueIx| link.when.iter().any(|(on, _)| *on == issue);
        let linked =
            framework.issue_ixs().map(|issue| framework.links().iter().any(|link| asks(link, issue))).collect();
        Some(Self { framework, game, outcomes, now, sums, linked })
    }

    /// The choices that an issue may be changed to.
    fn may_become(&self, issue: IssueIx) -> Vec<usize> {
        let choices = &self.game.issues()[issue.0];
        let binds = self.game.domain() == Domain::Acceptable;
        let may = |choice: &usize| {
            let is_other = self.now[issue.0] != Counted::Outcome(&self.outcomes[issue.0][*choice]);
            is_other && (!binds || choices.crossed[*choice].is_empty())
        };
        (0..choices.choices.len()).filter(may).collect()
    }

    /// The swap; `None` where an impossible link forbids it.
    fn swap(&self, changes: &[(IssueIx, usize)]) -> Option<Swap> {
        let counts = |issue: IssueIx| {
            let changed = changes.iter().find(|(changed, _)| *changed == issue);
            changed.map_or(self.now[issue.0], |(_, choice)| Counted::Outcome(&self.outcomes[issue.0][*choice]))
        };
        let is_linked = changes.iter().any(|(issue, _)| self.linked[issue.0]);
        if is_linked && self.framework.links().iter().any(|link| self.forbids(link, changes, &counts)) {
            return None;
        }
        let gain = |sums: &Sums| {
            let (mut counted, mut weighted) = (sums.counted, sums.weighted);
            for (issue, choice) in changes {
                let (now, then) =
                    (sums.now[issue.0].unwrap_or_default(), sums.then[issue.0][*choice].unwrap_or_default());
                counted += then.0 - now.0;
                weighted += then.1 - now.1;
            }
            let adds = if is_linked { link_points(self.framework, sums.party, counts).central } else { sums.adds };
            Some(Margin::new(Total::new(weighted + i128::from(adds.0) * counted, counted)?, sums.total))
        };
        let gains = self.sums.iter().map(gain).collect::<Option<Vec<Margin>>>()?;
        let become_of = |(issue, choice): &(IssueIx, usize)| (*issue, self.game.issues()[issue.0].choices[*choice]);
        Some(Swap { changes: changes.iter().map(become_of).collect(), gains })
    }

    /// Whether an impossible link surely holds after the swap, and asks something of what it changes.
    fn forbids<'b>(
        &'b self,
        link: &Link,
        changes: &[(IssueIx, usize)],
        counts: &impl Fn(IssueIx) -> Counted<'b>,
    ) -> bool {
        let meets_changed = |(issue, condition): &(IssueIx, _)| {
            let changed = changes.iter().find(|(changed, _)| changed == issue);
            changed.is_some_and(|(_, choice)| meets(self.game.issues()[issue.0].choices[*choice], condition))
        };
        link.effect == Effect::Impossible
            && link.when.iter().any(meets_changed)
            && link
                .when
                .iter()
                .all(|(issue, condition)| chance(self.framework, *issue, counts(*issue), condition) >= 1.0)
    }
}

/// The best swaps so far.
struct Best {
    limit: usize,
    swaps: Vec<(Reverse<Vec<Margin>>, Swap)>,
}

impl Best {
    fn new(limit: usize) -> Self {
        Self { limit, swaps: Vec::new() }
    }

    fn offer(&mut self, swap: Option<Swap>) {
        let Some(swap) = swap else { return };
        let mut gains = swap.gains.clone();
        gains.sort_unstable();
        self.swaps.push((Reverse(gains), swap));
        if self.swaps.len() > self.limit.saturating_mul(2).saturating_add(1024) {
            self.shorten();
        }
    }

    /// Puts the best first. Sorting is stable, so that equals stay in the order of issues and choices.
    fn shorten(&mut self) {
        self.swaps.sort_by(|a, b| a.0.cmp(&b.0));
        self.swaps.truncate(self.limit);
    }

    fn finish(mut self) -> Vec<Swap> {
        self.shorten();
        self.swaps.into_iter().map(|(_, swap)| swap).collect()
    }
}
