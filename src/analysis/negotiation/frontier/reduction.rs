//! A game cut down to what the frontier depends on: no party that is indifferent, no two that judge alike, no choice of a
//! block that another one of it dominates, numbers from 0 without common divisor.

use super::stages::sieve;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::setting::Domain;
use crate::analysis::negotiation::units::{Table, Unit, Units};

/// One column: the units of one party, or of several that judge all packages alike.
#[derive(Clone, Debug)]
struct Column {
    /// Units of the party = `offset` + `factor` × number.
    offset: i128,
    factor: i128,
    /// By block and choice, from 0.
    numbers: Vec<Vec<i128>>,
    /// The least number that the domain allows.
    least: Option<i128>,
}

/// Choices of a block that are worth the same to every party.
#[derive(Clone, Debug)]
struct Class {
    row: Vec<i128>,
    members: Vec<u32>,
}

/// What the frontier depends on.
#[derive(Clone, Debug)]
pub(super) struct Reduction {
    columns: Vec<Column>,
    /// For each player its column, its offset and its factor.
    players: Vec<(usize, i128, i128)>,
    /// Blocks in the order in which they are searched, each with the choices that can be efficient.
    blocks: Vec<(usize, Vec<Class>)>,
    /// Whether some player's threshold is out of reach of every package.
    is_empty: bool,
}

/// The same in one width.
#[derive(Clone, Debug, Default)]
pub(super) struct Shifted<U> {
    /// Numbers a point.
    pub(super) columns: usize,
    /// The blocks in the order of the search.
    pub(super) blocks: Vec<ShiftedBlock<U>>,
    /// The least that each column must reach.
    pub(super) least: Vec<Option<U>>,
    /// Whether the domain is known to be empty.
    pub(super) is_empty: bool,
}

/// One block.
#[derive(Clone, Debug)]
pub(super) struct ShiftedBlock<U> {
    /// Its position in the game.
    pub(super) block: usize,
    /// Class by class the numbers of all columns, in descending order.
    pub(super) rows: Vec<U>,
    /// For each class the block's choices in it.
    pub(super) members: Vec<Vec<u32>>,
}

impl Reduction {
    /// Reduces `game` for its domain.
    pub(super) fn new(game: &Game) -> Self {
        match game.units() {
            Units::Narrow(table) => Self::of(game, table),
            Units::Wide(table) => Self::of(game, table),
        }
    }

    fn of<U: Unit>(game: &Game, table: &Table<U>) -> Self {
        let allowed: Vec<Vec<u32>> = (0..table.blocks.len())
            .map(|block| {
                let binds = game.domain() == Domain::Acceptable;
                let all = 0..game.blocks()[block].combinations.len();
                all.filter(|choice| !binds || !game.is_barred(block, *choice)).map(|choice| choice as u32).collect()
            })
            .collect();
        let mut reduction = Self { columns: Vec::new(), players: Vec::new(), blocks: Vec::new(), is_empty: false };
        reduction.is_empty = allowed.iter().any(Vec::is_empty);
        for (at, player) in game.players().iter().enumerate() {
            let threshold = match game.domain() {
                Domain::All => None,
                Domain::Acceptable if player.no_deal.is_none() => None,
                Domain::Rational | Domain::Acceptable => Some(table.reservations[at].into()),
            };
            reduction.add(column(table, &allowed, at), threshold);
        }
        reduction.drop_idle();
        reduction.classify(&allowed);
        reduction
    }

    fn add(&mut self, mut column: Column, threshold: Option<i128>) {
        // The least number at or above the threshold; the factor is positive.
        let least = threshold.map(|threshold| {
            let above = threshold - column.offset;
            above.div_euclid(column.factor) + i128::from(above.rem_euclid(column.factor) != 0)
        });
        let (offset, factor) = (column.offset, column.factor);
        let same = self.columns.iter().position(|other| other.numbers == column.numbers);
        let at = same.unwrap_or_else(|| {
            column.least = None;
            self.columns.push(column);
            self.columns.len() - 1
        });
        self.columns[at].least = self.columns[at].least.max(least);
        self.players.push((at, offset, factor));
    }

    /// Drops a column in which nothing differs, where another is left, after its threshold has been decided.
    fn drop_idle(&mut self) {
        let idle = |column: &Column| column.numbers.iter().flatten().all(|number| *number == 0);
        while self.columns.len() > 1 {
            let Some(at) = self.columns.iter().position(idle) else { return };
            self.is_empty |= self.columns[at].least.is_some_and(|least| least > 0);
            self.columns.remove(at);
            for (column, _, factor) in &mut self.players {
                if *column == at {
                    (*column, *factor) = (0, 0);
                } else if *column > at {
                    *column -= 1;
                }
            }
        }
    }

    fn classify(&mut self, allowed: &[Vec<u32>]) {
        for (block, allowed) in allowed.iter().enumerate() {
            let row = |at: usize| self.columns.iter().map(|column| column.numbers[block][at]).collect::<Vec<i128>>();
            let mut rows: Vec<(Vec<i128>, u32)> =
                allowed.iter().enumerate().map(|(at, choice)| (row(at), *choice)).collect();
            rows.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            let spans: Vec<i128> =
                (0..self.columns.len()).map(|c| rows.iter().map(|(row, _)| row[c]).max().unwrap_or(0)).collect();
            let mut sieve = sieve::<i128>(&spans, &[]);
            let mut kept: Vec<i128> = Vec::new();
            let mut classes: Vec<Class> = Vec::new();
            let mut dropped: Option<&Vec<i128>> = None;
            for (row, choice) in &rows {
                if let Some(class) = classes.last_mut().filter(|class| class.row == *row) {
                    class.members.push(*choice);
                } else if dropped != Some(row) {
                    if sieve.admit(row, &kept) {
                        kept.extend(row);
                        classes.push(Class { row: row.clone(), members: vec![*choice] });
                    } else {
                        dropped = Some(row);
                    }
                }
            }
            self.blocks.push((block, classes));
        }
        self.order();
    }

    /// Puts the blocks in the order of the search: those with little at stake first. Fronts stay small until the last
    /// blocks, which take most of the time.
    fn order(&mut self) {
        let greatest =
            |classes: &[Class], column: usize| classes.iter().map(|class| class.row[column]).max().unwrap_or(0);
        let reach: Vec<i128> = (0..self.columns.len())
            .map(|column| self.blocks.iter().map(|(_, classes)| greatest(classes, column)).max().unwrap_or(0).max(1))
            .collect();
        let stake = |classes: &[Class]| -> i128 {
            reach.iter().enumerate().map(|(column, reach)| greatest(classes, column) * 10_000 / reach).sum()
        };
        self.blocks.sort_by_key(|(block, classes)| (stake(classes), *block));
    }

    /// Numbers a point.
    pub(super) fn columns(&self) -> usize {
        self.columns.len()
    }

    /// The units of every player at a point.
    pub(super) fn units(&self, row: &[i128]) -> Vec<i128> {
        self.players.iter().map(|(column, offset, factor)| offset + factor * row[*column]).collect()
    }

    /// Differences of a point's numbers in points of every player's totals.
    pub(super) fn points(&self, game: &Game, numbers: &[i128]) -> Vec<f64> {
        let each = self.players.iter().zip(game.players());
        each.map(|((column, _, factor), player)| (factor * numbers[*column]) as f64 * player.scale.points()).collect()
    }

    /// All numbers in one width; `None` where a sum would not fit.
    pub(super) fn table<U: Unit>(&self) -> Option<Shifted<U>> {
        for at in 0..self.columns.len() {
            let greatest = |(_, classes): &(usize, Vec<Class>)| classes.iter().map(|class| class.row[at]).max();
            U::of(self.blocks.iter().filter_map(greatest).sum())?;
        }
        let blocks = self.blocks.iter().map(|(block, classes)| ShiftedBlock {
            block: *block,
            // The sums fit, and no number is greater than a sum.
            rows: classes.iter().flat_map(|class| class.row.iter().filter_map(|number| U::of(*number))).collect(),
            members: classes.iter().map(|class| class.members.clone()).collect(),
        });
        // A threshold that does not fit is out of reach, or always met.
        let least = |column: &Column| column.least.filter(|least| *least > 0).map(|least| U::of(least));
        let least: Vec<Option<Option<U>>> = self.columns.iter().map(least).collect();
        let out_of_reach = least.iter().any(|least| matches!(least, Some(None)));
        Some(Shifted {
            columns: self.columns.len(),
            blocks: blocks.collect(),
            least: least.into_iter().map(Option::flatten).collect(),
            is_empty: self.is_empty || out_of_reach,
        })
    }
}

/// One party's column: every block's numbers from 0, divided by what divides them all.
fn column<U: Unit>(table: &Table<U>, allowed: &[Vec<u32>], party: usize) -> Column {
    let mut offset = 0;
    let mut factor = 0;
    let mut numbers = Vec::new();
    for (block, allowed) in allowed.iter().enumerate() {
        let of: Vec<i128> = allowed.iter().map(|choice| table.row(block, *choice as usize)[party].into()).collect();
        let least = of.iter().copied().min().unwrap_or(0);
        offset += least;
        numbers.push(of.iter().map(|number| number - least).collect::<Vec<i128>>());
    }
    for number in numbers.iter().flatten() {
        factor = gcd(factor, *number);
    }
    let factor = factor.max(1);
    for number in numbers.iter_mut().flatten() {
        *number /= factor;
    }
    Column { offset, factor, numbers, least: None }
}

fn gcd(mut left: i128, mut right: i128) -> i128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}
