//! The distance to a deal: ε* = min over packages of max_p max(0, d_p − u_p), red lines kept, and the packages that attain it.
//!
//! Where red lines alone leave nothing there is no distance; the closest packages then are those that cross the fewest red
//! lines, and of these those with the greatest smallest margin. Beside them stand the closest of each least set of red lines
//! that could be crossed: which of them is crossed is what the parties would have to choose first.

use num_bigint::{BigInt, BigUint};

use super::count::{Count, count};
use super::crossings::{Crossing, Crossings};
use super::problem::{Posed, pose};
use crate::analysis::exact::Total;
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::package::{LISTED, Package};
use crate::analysis::negotiation::search::best::{Found, Wanted, best};
use crate::analysis::negotiation::search::levels::lexicographic;
use crate::analysis::negotiation::search::measure::{Goal, Measure, Value};
use crate::analysis::negotiation::search::space::{Open, Space, dot};
use crate::analysis::negotiation::setting::RedLineRef;
use crate::analysis::negotiation::solutions::points;
use crate::analysis::negotiation::units::{Table, Unit};

/// The closest packages.
#[derive(Clone, Debug, PartialEq)]
pub struct Closest {
    /// ε* in points: 0 where something is acceptable, `None` where red lines alone leave nothing.
    pub distance: Option<f64>,
    /// The closest packages, those with the greater smallest margins first, at most [`LISTED`]; none where something is
    /// acceptable.
    pub packages: Vec<Close>,
    /// How many there are.
    pub count: Count,
    /// How many red lines each crosses.
    pub crossed: usize,
    /// Whether the search came to its end.
    pub proven: bool,
    /// Where red lines alone leave nothing: the closest packages of each least set of red lines that are crossed, at most
    /// [`SEARCHED`] sets. Fewest lines first, then by the greatest smallest margin, then in the order of the file.
    pub by_crossing: Vec<Crossed>,
    /// How many such sets there are; 0 also where they could not be told apart within the work allowed.
    pub crossings: BigUint,
}

impl Closest {
    /// Whether every search came to its end.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        let told_apart = self.crossed == 0 || !self.by_crossing.is_empty();
        self.proven && told_apart && self.by_crossing.iter().all(|of| of.proven)
    }
}

/// The closest of the packages that cross just these red lines, and of which none crosses a part of them alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossed {
    /// The red lines, in the order of the file.
    pub lines: Vec<RedLineRef>,
    /// The closest packages, those with the greater smallest margins first, at most [`LISTED`].
    pub packages: Vec<Close>,
    /// How many have the same smallest margin as the first; where nobody has a no-deal value, how many cross these red lines.
    pub count: Count,
    /// Whether the search came to its end.
    pub proven: bool,
}

/// One of the closest packages.
#[derive(Clone, Debug, PartialEq)]
pub struct Close {
    /// The package.
    pub package: Package,
    /// What it is worth to each player.
    pub totals: Vec<Total>,
    /// How many points each player falls short of its no-deal value; 0 where it does not, or has none.
    pub shortfalls: Vec<f64>,
}

/// The most sets of red lines whose closest packages are searched.
pub const SEARCHED: usize = 12;

/// More packages than these are not sorted: then those with the lexicographically greatest margins are listed alone.
const SORTED: u32 = 2000;

/// The most partial packages that are looked at for a list.
const LOOKED_AT: usize = 2_000_000;

/// Finds the closest packages. `bound` holds the players with a no-deal value, `unit` what a unit of each player is worth.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn closest<U: Unit>(
    game: &Game,
    table: &Table<U>,
    unit: &[f64],
    bound: &[usize],
    meter: &mut Meter<'_>,
) -> Result<Closest, Stop> {
    let none = Closest {
        distance: None,
        packages: Vec::new(),
        count: Count::ZERO,
        crossed: 0,
        proven: true,
        by_crossing: Vec::new(),
        crossings: BigUint::ZERO,
    };
    let crossed = |block: usize, choice: usize| game.red_lines(block, choice).count();
    let least = |block: usize| (0..table.rows(block).len()).map(|choice| crossed(block, choice)).min();
    let Some(fewest) = (0..table.blocks.len()).map(least).collect::<Option<Vec<usize>>>() else { return Ok(none) };
    let open = |block: usize, choice: usize| crossed(block, choice) == fewest[block];
    let lines: usize = fewest.iter().sum();
    if lines == 0 && bound.is_empty() {
        return Ok(Closest { distance: Some(0.0), ..none });
    }
    let search = Search::new(game, table, unit, bound);
    // Half of the work is for the closest of all, half for those of each set of red lines.
    let allowed = if lines == 0 { meter.left() } else { meter.left() / 2 };
    let near = match meter.within(allowed, |meter| search.nearest(open, lines == 0, meter))? {
        Nearest::Unknown => return Ok(Closest { proven: false, ..none }),
        Nearest::Acceptable => return Ok(Closest { distance: Some(0.0), ..none }),
        Nearest::Close(near) => near,
    };
    let (by_crossing, crossings) =
        if lines == 0 { (Vec::new(), BigUint::ZERO) } else { search.by_crossing(&near, meter)? };
    let distance = (lines == 0).then_some(near.distance);
    let Near { packages, count, proven, .. } = near;
    Ok(Closest { distance, packages, count, crossed: lines, proven, by_crossing, crossings })
}

/// The closest packages of some choices.
#[derive(Clone, Debug)]
struct Near {
    /// The smallest margin, in the measure's whole numbers; comparable between searches of one game.
    least: Option<BigInt>,
    /// How many points whoever is worst off falls short.
    distance: f64,
    packages: Vec<Close>,
    count: Count,
    proven: bool,
}

/// What a search for them comes to.
enum Nearest {
    /// Something reaches all no-deal values, and that was all that was asked.
    Acceptable,
    /// Packages.
    Close(Near),
    /// The work allowed was used up before any was found.
    Unknown,
}

/// What the searches of one game have in common.
struct Search<'a, U> {
    game: &'a Game,
    table: &'a Table<U>,
    /// What a unit of each player is worth in points.
    unit: &'a [f64],
    /// Players with a no-deal value.
    bound: &'a [usize],
    measure: Measure,
}

impl<'a, U: Unit> Search<'a, U> {
    fn new(game: &'a Game, table: &'a Table<U>, unit: &'a [f64], bound: &'a [usize]) -> Self {
        let (mut fractions, units) = points(game);
        for (player, fraction) in fractions.iter_mut().enumerate() {
            // Where nobody has a no-deal value all count from 0, as in solutions: otherwise nothing would order the packages,
            // and listing one of countless equal ones would take long.
            *fraction = fraction.take().filter(|_| bound.is_empty() || bound.contains(&player));
        }
        Self { game, table, unit, bound, measure: Measure::new(Goal::Least, &fractions, &units) }
    }

    /// The closest of the packages of the choices that are `open`. `enough`: that some reach all no-deal values is all that is
    /// asked where they do.
    fn nearest(
        &self,
        open: impl Fn(usize, usize) -> bool + Copy,
        enough: bool,
        meter: &mut Meter<'_>,
    ) -> Result<Nearest, Stop> {
        let Some(space) = Space::new(self.table, open) else { return Ok(Nearest::Unknown) };
        let measure = &self.measure;
        let lowest: Vec<U> = (0..space.parties).map(|player| space.least(player)).collect();
        let mut proven = true;
        let mut floors = lowest.clone();
        let mut distance = 0.0;
        if !self.bound.is_empty() {
            let found = match best(&space, measure, &lowest, Wanted::One, meter)? {
                Found::Best(found) => found,
                Found::Nothing | Found::Unknown => return Ok(Nearest::Unknown),
            };
            proven = found.finished;
            distance = (-found.shadow).max(0.0);
            let gains: Vec<U> = found
                .groups
                .first()
                .into_iter()
                .flat_map(|group| &group.gains)
                .filter_map(|gain| U::of(*gain))
                .collect();
            let value = measure.value(&gains);
            if enough && is_reached(&value) {
                return Ok(Nearest::Acceptable);
            }
            for (player, floor) in floors.iter_mut().enumerate() {
                *floor = measure.level(&value, player).unwrap_or(*floor);
            }
        }
        // The same problem, with the no-deal values moved to what the closest packages give.
        let moved = self.table.reservations.iter().zip(&floors).map(|(reservation, floor)| *reservation + *floor);
        let lower = Table { reservations: moved.collect(), ..self.table.clone() };
        let posed = pose(&lower, open, self.bound, self.unit);
        let count = count(&posed, false, super::SEED, meter)?.count;
        let mut chosen = Vec::new();
        let few = count.is_exact() && count.packages <= BigUint::from(SORTED);
        if !few || !list(&posed, &mut chosen) {
            chosen.clear();
            if let Found::Best(found) = lexicographic(&space, measure, &floors, meter)? {
                for group in &found.groups {
                    let packages = found.tied(&space, group).first(self.game, LISTED - chosen.len().min(LISTED));
                    chosen.extend(packages.iter().filter_map(|package| self.game.block_choices(package)));
                }
            }
        }
        let (least, packages) = sorted(self.game, self.table, measure, self.bound, &chosen);
        Ok(Nearest::Close(Near { least, distance, packages, count, proven }))
    }

    /// The closest packages of each least set of red lines, and how many such sets there are. `near` are the closest of all.
    fn by_crossing(&self, near: &Near, meter: &mut Meter<'_>) -> Result<(Vec<Crossed>, BigUint), Stop> {
        let sets = meter.within(meter.left() / 2, |meter| Crossings::new(self.game, meter))?;
        let Some(sets) = sets else { return Ok((Vec::new(), BigUint::ZERO)) };
        // Where many sets are as small, those that the closest of all cross may stand behind the first few. With no-deal values
        // all in the list have the same smallest margin; without, the first have the greatest smallest total.
        let smallest = |close: &Close| close.totals.iter().min().copied();
        let greatest = near.packages.first().and_then(smallest);
        let as_close = near.packages.iter().filter(|close| !self.bound.is_empty() || smallest(close) == greatest);
        let of_all = as_close.filter_map(|close| sets.of(&self.game.block_choices(&close.package)?));
        let mut searched: Vec<Crossing> = of_all.collect();
        searched.sort_by(|a, b| a.lines.cmp(&b.lines));
        searched.dedup();
        for set in sets.first(SEARCHED) {
            if !searched.contains(&set) {
                searched.push(set);
            }
        }
        searched.truncate(SEARCHED);
        let mut found = Vec::with_capacity(searched.len());
        for (done, set) in searched.iter().enumerate() {
            let allowed = meter.left() / (searched.len() - done) as u64;
            let open = |block: usize, choice: usize| sets.is_open(set, block, choice);
            let nearest = meter.within(allowed, |meter| self.nearest(open, false, meter))?;
            let (least, of) = match nearest {
                Nearest::Close(Near { least, packages, count, proven, .. }) => {
                    (least, Crossed { lines: set.lines.clone(), packages, count, proven })
                }
                Nearest::Acceptable | Nearest::Unknown => {
                    let lines = set.lines.clone();
                    (None, Crossed { lines, packages: Vec::new(), count: Count::ZERO, proven: false })
                }
            };
            found.push((least, of));
        }
        found.sort_by(|(a, one), (b, other)| {
            let fewest = one.lines.len().cmp(&other.lines.len());
            fewest.then_with(|| b.cmp(a)).then_with(|| one.lines.cmp(&other.lines))
        });
        Ok((found.into_iter().map(|(_, of)| of).collect(), sets.count()))
    }
}

/// Whether the least gain is not negative.
fn is_reached(value: &Value) -> bool {
    match value {
        Value::Each(each) => each.first().is_none_or(|least| least.sign() != num_bigint::Sign::Minus),
        Value::One(_) => false,
    }
}

/// The packages with all that is to be known of them: greatest margins first, the smallest margin counting first;
/// and the smallest margin of the first.
fn sorted<U: Unit>(
    game: &Game,
    table: &Table<U>,
    measure: &Measure,
    bound: &[usize],
    chosen: &[Vec<usize>],
) -> (Option<BigInt>, Vec<Close>) {
    let mut all: Vec<(Value, Close)> = chosen
        .iter()
        .map(|choices| {
            let units = game.sum(choices);
            let gains: Vec<i128> = units
                .iter()
                .zip(&table.reservations)
                .map(|(units, reservation)| units - (*reservation).into())
                .collect();
            let short = |player: usize| {
                let points = gains[player] as f64 * measure.scale[player];
                if bound.contains(&player) { (-points).max(0.0) } else { 0.0 }
            };
            let shortfalls = (0..gains.len()).map(short).collect();
            let close = Close { package: game.package(choices), totals: game.totals(&units), shortfalls };
            (measure.value(&gains), close)
        })
        .collect();
    all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.package.cmp(&b.1.package)));
    all.truncate(LISTED);
    let least = all.first().and_then(|(value, _)| match value {
        Value::Each(each) => each.first().cloned(),
        Value::One(_) => None,
    });
    (least, all.into_iter().map(|(_, close)| close).collect())
}

/// All packages of a problem, as one choice a block of the game. `false`: it would have taken too long.
fn list<U: Unit>(posed: &Posed<U>, into: &mut Vec<Vec<usize>>) -> bool {
    match posed {
        Posed::Nothing => true,
        Posed::All(blocks) => {
            *into = vec![Vec::new()];
            for open in blocks {
                let longer = |package: &Vec<usize>| {
                    open.choices.iter().map(|choice| [package.as_slice(), &[*choice]].concat()).collect::<Vec<_>>()
                };
                *into = into.iter().flat_map(longer).collect();
            }
            true
        }
        Posed::Some(problem) => {
            let space = &problem.space;
            let most = |block: usize, weights: &[f64]| {
                problem.shadow.rows(block).map(|row| dot(row, weights)).fold(f64::NEG_INFINITY, f64::max)
            };
            // For each block on the least weighted sum that a partial package needs before it.
            let mut needs = vec![Vec::new(); space.blocks.len() + 1];
            for weights in &problem.multipliers {
                let mut need = -problem.shadow.error * weights.iter().sum::<f64>();
                for (block, needs) in needs.iter_mut().enumerate().rev() {
                    if block < space.blocks.len() {
                        need -= most(block, weights);
                    }
                    needs.push(need);
                }
            }
            let mut walk = Walk { blocks: &space.blocks, weights: &problem.weights, needs, looked_at: 0, into };
            walk.on(&mut Vec::new(), &space.start)
        }
    }
}

/// A walk through all packages of a problem.
struct Walk<'a, U> {
    blocks: &'a [Open<U>],
    weights: &'a [Vec<f64>],
    needs: Vec<Vec<f64>>,
    looked_at: usize,
    into: &'a mut Vec<Vec<usize>>,
}

impl<U: Unit> Walk<'_, U> {
    fn on(&mut self, made: &mut Vec<usize>, sums: &[U]) -> bool {
        self.looked_at += 1;
        let floating: Vec<f64> = sums.iter().map(|sum| sum.to_f64()).collect();
        let reaches = |(weights, need): (&Vec<f64>, &f64)| dot(weights, &floating) >= *need;
        if !self.weights.iter().zip(&self.needs[made.len()]).all(reaches) {
            return true;
        }
        if self.looked_at > LOOKED_AT {
            return false;
        }
        let Some(open) = self.blocks.get(made.len()) else {
            if sums.iter().all(|sum| *sum >= U::default()) {
                self.into.push(made.clone());
            }
            return true;
        };
        for (choice, row) in open.choices.iter().zip(open.units.chunks_exact(sums.len())) {
            let longer: Vec<U> = sums.iter().zip(row).map(|(sum, unit)| *sum + *unit).collect();
            made.push(*choice);
            let walked = self.on(made, &longer);
            made.pop();
            if !walked {
                return false;
            }
        }
        true
    }
}
