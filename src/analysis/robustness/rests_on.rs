//! What a ranking rests on: the smallest set of sources without which the leader, or the order, is another.
//!
//! Sets are gone through by size. Only sets can matter that are the union of the sources of some cells: any other set opens no
//! more cells than a smaller one that is. Each set is judged by exact central totals ([`Central`]).

use std::collections::{BTreeMap, BTreeSet};

use super::knock_out::{Central, Rank, Worth};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::model::ids::{IssueIx, ScenarioIx, SourceIx};

/// The largest set that is looked for.
pub const LARGEST: usize = 4;

/// The most sets that are looked at, so that memory stays small.
const MOST_SETS: usize = 400_000;

/// The sources a ranking rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct RestsOn {
    /// The smallest set without which another scenario leads, or others share the lead.
    pub leader: Smallest,
    /// The smallest set without which some rank is another.
    pub order: Smallest,
    /// Central ranks as they are, by scenario in file order.
    pub ranks: Vec<Rank>,
}

/// What came of looking for the smallest set.
#[derive(Clone, Debug, PartialEq)]
pub enum Smallest {
    /// This one. Of several equally small ones that which opens the fewest cells, then the first in file order.
    Found(Found),
    /// There is none of up to so many sources.
    MoreThan(usize),
}

/// A set of sources that matters.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// In file order.
    pub sources: Vec<SourceIx>,
    /// How many cells become open without them.
    pub cells: usize,
    /// Central ranks without them, by scenario in file order.
    pub ranks: Vec<Rank>,
}

impl Smallest {
    /// The set, where one was found.
    #[must_use]
    pub const fn found(&self) -> Option<&Found> {
        match self {
            Self::Found(found) => Some(found),
            Self::MoreThan(_) => None,
        }
    }
}

/// Cells that rest on exactly the same sources.
struct Resting {
    sources: Vec<SourceIx>,
    cells: Vec<(ScenarioIx, IssueIx)>,
}

/// Finds what the ranking of `central` rests on.
///
/// # Errors
/// [`Stop::Cancelled`]. Where the work allowed is used up the answer says how far the search came.
pub fn rests_on(central: &Central<'_>, meter: &mut Meter<'_>) -> Result<RestsOn, Stop> {
    let mut search = Search::new(central);
    let base = search.before.clone();
    let mut sets = Sets::new(&search.resting);
    let (mut leader, mut order) = (None, None);
    let mut searched = 0;
    for size in 1..=LARGEST {
        let Some(of_size) = sets.next(size, &search.resting, meter)? else { break };
        let (mut best_leader, mut best_order): (Option<Found>, Option<Found>) = (None, None);
        for (at, set) in of_size.iter().enumerate() {
            let opened = search.opened(set);
            let is_fewer = |best: &Option<Found>| best.as_ref().is_none_or(|best| opened.len() < best.cells);
            if is_fewer(&best_leader) || is_fewer(&best_order) {
                let ranks = search.ranks(&opened);
                let found = || Found { sources: set.clone(), cells: opened.len(), ranks: ranks.clone() };
                if is_fewer(&best_order) && ranks != base {
                    best_order = Some(found());
                }
                if is_fewer(&best_leader) && leaders(&ranks) != leaders(&base) {
                    best_leader = Some(found());
                }
            }
            if at % 64 == 0 {
                meter.wanted()?;
                meter.report((size as f64 - 1.0 + at as f64 / of_size.len() as f64) / LARGEST as f64, at as u64);
            }
        }
        searched = size;
        leader = leader.or(best_leader);
        order = order.or(best_order);
        if leader.is_some() && order.is_some() {
            break;
        }
    }
    let smallest = |found: Option<Found>| found.map_or(Smallest::MoreThan(searched), Smallest::Found);
    Ok(RestsOn { leader: smallest(leader), order: smallest(order), ranks: base })
}

fn leaders(ranks: &[Rank]) -> Vec<usize> {
    ranks.iter().enumerate().filter(|(_, rank)| **rank == Some(1)).map(|(at, _)| at).collect()
}

/// Unions of the sources of cells, by size.
struct Sets {
    /// Those found so far, of any size that is looked for.
    all: BTreeSet<Vec<SourceIx>>,
}

impl Sets {
    fn new(resting: &[Resting]) -> Self {
        Self { all: resting.iter().map(|resting| resting.sources.clone()).collect() }
    }

    /// All sets of this size; sizes must be asked for in order. `None` where there would be too many.
    fn next(
        &mut self,
        size: usize,
        resting: &[Resting],
        meter: &Meter<'_>,
    ) -> Result<Option<Vec<Vec<SourceIx>>>, Stop> {
        let mut ready: Vec<Vec<SourceIx>> = self.all.iter().filter(|set| set.len() < size).cloned().collect();
        while let Some(set) = ready.pop() {
            meter.wanted()?;
            for other in resting {
                let mut union = set.clone();
                union.extend(other.sources.iter().filter(|source| !set.contains(source)));
                if union.len() != size {
                    continue;
                }
                union.sort_unstable();
                self.all.insert(union);
                if self.all.len() > MOST_SETS {
                    return Ok(None);
                }
            }
        }
        Ok(Some(self.all.iter().filter(|set| set.len() == size).cloned().collect()))
    }
}

struct Search<'a> {
    central: &'a Central<'a>,
    resting: Vec<Resting>,
    /// Worths as they are, by scenario.
    worths: Vec<Worth>,
    before: Vec<Rank>,
    /// Worths of scenarios with some issues open.
    known: BTreeMap<(ScenarioIx, Vec<IssueIx>), Worth>,
}

impl<'a> Search<'a> {
    fn new(central: &'a Central<'a>) -> Self {
        let framework = central.framework;
        let mut resting: BTreeMap<Vec<SourceIx>, Vec<(ScenarioIx, IssueIx)>> = BTreeMap::new();
        for scenario in framework.scenario_ixs().filter(|scenario| central.bears(*scenario)) {
            for issue in framework.issue_ixs() {
                let position = &framework.scenario(scenario).positions[issue.0];
                let mut sources = position.sources();
                if position.outcome.is_some() && (1..=LARGEST).contains(&sources.len()) {
                    sources.sort_unstable();
                    resting.entry(sources).or_default().push((scenario, issue));
                }
            }
        }
        let worths: Vec<Worth> = framework.scenario_ixs().map(|scenario| central.worth(scenario, &[])).collect();
        let before = central.ranks(&worths);
        let resting = resting.into_iter().map(|(sources, cells)| Resting { sources, cells }).collect();
        Self { central, resting, worths, before, known: BTreeMap::new() }
    }

    /// The cells that rest on nothing but `set`.
    fn opened(&self, set: &[SourceIx]) -> BTreeSet<(ScenarioIx, IssueIx)> {
        let within = |resting: &&Resting| resting.sources.iter().all(|source| set.contains(source));
        self.resting.iter().filter(within).flat_map(|resting| resting.cells.iter().copied()).collect()
    }

    fn ranks(&mut self, opened: &BTreeSet<(ScenarioIx, IssueIx)>) -> Vec<Rank> {
        let mut worths = self.worths.clone();
        let mut by_scenario: BTreeMap<ScenarioIx, Vec<IssueIx>> = BTreeMap::new();
        for (scenario, issue) in opened {
            by_scenario.entry(*scenario).or_default().push(*issue);
        }
        for (scenario, issues) in by_scenario {
            let worth =
                self.known.entry((scenario, issues.clone())).or_insert_with(|| self.central.worth(scenario, &issues));
            worths[scenario.0] = worth.clone();
        }
        self.central.ranks(&worths)
    }
}
