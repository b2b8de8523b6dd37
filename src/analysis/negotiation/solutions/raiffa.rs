//! Raiffa's sequential solution (Raiffa 1953, Luce and Raiffa 1957, section 6.7), for finitely many packages.
//!
//! From t = no deal, t ← t + (b(t) − t) / n, where b_p(t) is the best that p can get from packages that give every other party
//! at least t. It stops before the first t that no package gives to all parties; the solution is the efficient packages at or
//! above the last t that one does. Where a package gives b(t) itself the staircase would climb towards it without end, and the
//! packages that give it are the solution.

use num_bigint::BigInt;

use super::ratios::doubted;
use super::{Answer, answer, for_units, points, space};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::search::best::{Best, Found, Group, Wanted, best, best_near};
use crate::analysis::negotiation::search::measure::{Goal, Measure};
use crate::analysis::negotiation::search::space::Space;
use crate::analysis::negotiation::units::{Table, Unit, big_to_f64};

/// The solution with the way to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Raiffa {
    /// The efficient packages at the end of the staircase.
    pub answer: Answer,
    /// The staircase, from no deal on.
    pub steps: Vec<Stair>,
}

/// One step of the staircase, as totals of 0 to 100 for drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Stair {
    /// t: what every party has.
    pub at: Vec<f64>,
    /// b(t): what each could get at best.
    pub best: Vec<f64>,
}

/// A staircase is cut here; each step shortens what is left by a factor, so that none that is exact comes near.
const MOST_STEPS: usize = 10_000;

/// What part of the work done so far may be spent at every step on finding all efficient packages that are left.
const GATHERED: u64 = 4;

/// Work that is not worth the start of one more search.
const LITTLE: u64 = 50_000;

/// The efficient packages at the end of Raiffa's staircase.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn raiffa(game: &Game, meter: &mut Meter<'_>) -> Result<Raiffa, Stop> {
    for_units!(game, table => of(game, table, meter))
}

fn of<U: Unit>(game: &Game, table: &Table<U>, meter: &mut Meter<'_>) -> Result<Raiffa, Stop> {
    let Some(space) = space(game, table) else { return Ok(Raiffa { answer: Answer::Nothing, steps: Vec::new() }) };
    let (fractions, units) = points(game);
    let mut climb = Climb::new(&space, Measure::new(Goal::Least, &fractions, &units));
    let found = climb.climb(meter)?;
    let answer = answer(game, &space, found, None);
    Ok(Raiffa { answer, steps: climb.steps })
}

/// The staircase under way.
struct Climb<'a, U> {
    space: &'a Space<U>,
    measure: Measure,
    /// t as gains in units, times `divided`.
    at: Vec<BigInt>,
    /// nᵏ after k steps.
    divided: BigInt,
    /// For each party the gains of a package that gives it its best.
    best: Vec<Option<Vec<U>>>,
    /// The gains of the package that last gave enough to all.
    given: Option<Vec<U>>,
    steps: Vec<Stair>,
    /// Packages that were best on the way: later bests are often near them.
    met: Vec<Vec<usize>>,
    /// All efficient packages at or above some earlier t, once they are so few that finding them takes no longer than looking
    /// for the best of each party again and again. They hold the best for every later t, and are all that is left to find.
    all: Option<Best>,
    /// Work that the bests took so far.
    spent: u64,
}

impl<'a, U: Unit> Climb<'a, U> {
    fn new(space: &'a Space<U>, measure: Measure) -> Self {
        let parties = space.parties;
        let at = vec![BigInt::ZERO; parties];
        let (divided, best, steps) = (BigInt::from(1), vec![None; parties], Vec::new());
        Self { space, measure, at, divided, best, given: None, steps, met: Vec::new(), all: None, spent: 0 }
    }

    fn climb(&mut self, meter: &mut Meter<'_>) -> Result<Found, Stop> {
        let mut floors = vec![U::default(); self.space.parties];
        for _ in 0..MOST_STEPS {
            self.gather(&floors, meter)?;
            match self.look(&floors, meter)? {
                Looked::Found => {}
                Looked::Nothing => return Ok(Found::Nothing),
                Looked::Unknown => break,
            }
            let top = self.top();
            self.note(&top);
            match self.is_given(&top, meter)? {
                Some(true) => return self.end(&top, meter),
                Some(false) => {}
                None => break,
            }
            self.step(&top);
            let Some(next) = self.floors() else { break };
            match self.is_given(&next, meter)? {
                Some(true) => floors = next,
                Some(false) => return self.end(&floors, meter),
                None => break,
            }
        }
        Ok(doubted(best(self.space, &self.measure, &floors, Wanted::One, meter)?, 0.0))
    }

    /// Finds all efficient packages at or above t, where that takes little beside what was done so far.
    fn gather(&mut self, floors: &[U], meter: &mut Meter<'_>) -> Result<(), Stop> {
        let allowed = self.spent / GATHERED;
        if self.all.is_none() && allowed >= LITTLE {
            let efficient = |meter: &mut Meter<'_>| best(self.space, &self.measure, floors, Wanted::Efficient, meter);
            if let Found::Best(all) = meter.within(allowed, efficient)?
                && all.finished
            {
                self.all = Some(all);
            }
        }
        Ok(())
    }

    /// The efficient packages at or above t.
    fn end(&mut self, floors: &[U], meter: &mut Meter<'_>) -> Result<Found, Stop> {
        match self.all.take() {
            Some(mut all) => {
                all.groups.retain(|group| units(group).is_some_and(|gains| reach(&gains, floors)));
                Ok(Found::Best(all))
            }
            None => best(self.space, &self.measure, floors, Wanted::Efficient, meter),
        }
    }

    /// Finds b(t) for the least units that reach t. Whoever's best package still gives the others enough keeps it.
    fn look(&mut self, floors: &[U], meter: &mut Meter<'_>) -> Result<Looked, Stop> {
        for party in 0..self.space.parties {
            if self.best[party].as_ref().is_some_and(|gains| reach(gains, floors)) {
                continue;
            }
            if let Some(all) = &self.all {
                let reached = all.groups.iter().filter_map(units).filter(|gains| reach(gains, floors));
                self.best[party] = reached.max_by(|a, b| a[party].cmp(&b[party]));
                if self.best[party].is_none() {
                    return Ok(Looked::Nothing);
                }
                continue;
            }
            let others = (0..self.space.parties).filter(|other| *other != party);
            let alone = others.fold(self.measure.clone(), |alone, other| alone.without(other));
            let before = meter.left();
            let found = best_near(self.space, &alone, floors, Wanted::One, &self.met, meter)?;
            self.spent += before - meter.left();
            match found {
                Found::Best(best) if best.finished => {
                    self.best[party] = best.groups.first().and_then(units);
                    self.met.extend(best.groups.first().map(|group| best.picks(group)));
                }
                Found::Nothing => return Ok(Looked::Nothing),
                Found::Best(_) | Found::Unknown => return Ok(Looked::Unknown),
            }
        }
        Ok(Looked::Found)
    }

    /// b(t), party by party.
    fn top(&self) -> Vec<U> {
        let of =
            |(party, gains): (usize, &Option<Vec<U>>)| gains.as_ref().map(|gains| gains[party]).unwrap_or_default();
        self.best.iter().enumerate().map(of).collect()
    }

    /// Whether some package gives every party at least so much; `None` where the work ended before that was known.
    fn is_given(&mut self, wanted: &[U], meter: &mut Meter<'_>) -> Result<Option<bool>, Stop> {
        if self.best.iter().chain([&self.given]).flatten().any(|gains| reach(gains, wanted)) {
            return Ok(Some(true));
        }
        if let Some(all) = &self.all {
            return Ok(Some(all.groups.iter().filter_map(units).any(|gains| reach(&gains, wanted))));
        }
        Ok(match best_near(self.space, &self.measure, wanted, Wanted::Any, &self.met, meter)? {
            Found::Best(best) => {
                self.given = best.groups.first().and_then(units);
                Some(true)
            }
            Found::Nothing => Some(false),
            Found::Unknown => None,
        })
    }

    /// t ← t + (b(t) − t) / n.
    fn step(&mut self, top: &[U]) {
        let parties = self.space.parties;
        for (at, top) in self.at.iter_mut().zip(top) {
            *at = &*at * (parties - 1) + BigInt::from((*top).into()) * &self.divided;
        }
        self.divided *= parties;
    }

    /// The least units that reach t. Gains reached are not negative.
    fn floors(&self) -> Option<Vec<U>> {
        let up = |at: &BigInt| (at + &self.divided - 1) / &self.divided;
        self.at.iter().map(|at| U::of(i128::try_from(&up(at)).ok()?)).collect()
    }

    fn note(&mut self, top: &[U]) {
        let points = |party: usize, gain: f64| (gain - self.space.start[party].to_f64()) * self.measure.scale[party];
        let parties = 0..self.space.parties;
        let at = |party: usize| {
            // Few digits are lost where the fraction is cut down to what floating point can hold.
            let cut = self.divided.bits().saturating_sub(900);
            points(party, big_to_f64(&(&self.at[party] >> cut)) / big_to_f64(&(&self.divided >> cut)))
        };
        let at = parties.clone().map(at).collect();
        let best = parties.map(|party| points(party, top[party].to_f64())).collect();
        self.steps.push(Stair { at, best });
    }
}

/// Whether b(t) is known.
enum Looked {
    Found,
    /// No package gives t to all.
    Nothing,
    /// The work ended before.
    Unknown,
}

fn reach<U: Unit>(gains: &[U], floors: &[U]) -> bool {
    gains.iter().zip(floors).all(|(gain, floor)| gain >= floor)
}

fn units<U: Unit>(group: &Group) -> Option<Vec<U>> {
    group.gains.iter().map(|gain| U::of(*gain)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::negotiation::budget::Limits;
    use crate::analysis::negotiation::search::space::Open;

    /// A random space; numbers up to `most`.
    fn space(blocks: usize, parties: usize, most: i64, seed: u64) -> Space<i64> {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut random = |below: i64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 20) as i64 % below
        };
        let mut open = |block| {
            let units = (0..4 * parties).map(|_| random(most + 1)).collect();
            Open { block, choices: (0..4).collect(), units }
        };
        let blocks: Vec<Open<i64>> = (0..blocks).map(&mut open).collect();
        let share = blocks.len() as i64 * most * 2 / 5;
        Space { parties, start: (0..parties).map(|_| -share - random(most / 2 + 1) + most / 4).collect(), blocks }
    }

    fn packages(space: &Space<i64>) -> Vec<Vec<i64>> {
        let picks = |code: usize| (0..space.blocks.len()).map(move |block| code >> (2 * block) & 3);
        (0..1 << (2 * space.blocks.len())).map(|code| space.gains(&picks(code).collect::<Vec<_>>())).collect()
    }

    /// The efficient gains at the end of the staircase and how many steps it has, as the definition has it.
    fn slow(space: &Space<i64>) -> (Vec<Vec<i64>>, usize) {
        let parties = space.parties;
        let mut left = packages(space);
        left.retain(|gains| gains.iter().all(|gain| *gain >= 0));
        let (mut at, mut divided, mut steps) = (vec![BigInt::ZERO; parties], BigInt::from(1), 0);
        let reaches = |gains: &[i64], at: &[BigInt], divided: &BigInt| {
            gains.iter().zip(at).all(|(gain, at)| divided * *gain >= *at)
        };
        while !left.is_empty() {
            steps += 1;
            let top: Vec<i64> = (0..parties).filter_map(|party| left.iter().map(|gains| gains[party]).max()).collect();
            if left.contains(&top) {
                left.retain(|gains| *gains == top);
                break;
            }
            for (at, top) in at.iter_mut().zip(&top) {
                *at = &*at * (parties - 1) + &divided * *top;
            }
            divided *= parties;
            if !left.iter().any(|gains| reaches(gains, &at, &divided)) {
                break;
            }
            left.retain(|gains| reaches(gains, &at, &divided));
        }
        let beats = |a: &Vec<i64>, b: &Vec<i64>| a != b && a.iter().zip(b).all(|(a, b)| a >= b);
        let mut efficient: Vec<Vec<i64>> =
            left.iter().filter(|gains| !left.iter().any(|other| beats(other, gains))).cloned().collect();
        efficient.sort_by(|a, b| b.cmp(a));
        efficient.dedup();
        (efficient, steps)
    }

    #[test]
    fn staircases_of_random_games_end_where_the_slow_way_does() {
        let mut ended = 0;
        for seed in 0..400 {
            // Few different numbers make ties.
            let most = [4, 40, 1000][seed as usize % 3];
            let parties = 2 + seed as usize % 4;
            let space = space(5, parties, most, seed + 1);
            let one = Some((BigInt::from(1), BigInt::from(1)));
            let measure = Measure::new(Goal::Least, &vec![one; parties], &vec![1.0; parties]);
            let mut climb = Climb::new(&space, measure);
            let found = climb.climb(&mut Meter::new(Limits::default())).unwrap();
            let (efficient, steps) = slow(&space);
            let groups = match found {
                Found::Best(best) => {
                    assert!(best.finished);
                    best.groups.iter().filter_map(units).collect()
                }
                Found::Nothing => Vec::new(),
                Found::Unknown => panic!("the work allowed is enough"),
            };
            assert_eq!((groups, climb.steps.len()), (efficient, steps), "seed {seed}");
            ended += usize::from(steps > 2);
        }
        assert!(ended > 200, "{ended}");
    }
}
