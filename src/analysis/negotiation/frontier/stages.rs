//! The search: block after block, from one front to the next, within the limits.

use super::line::Line;
use super::merge::Merge;
use super::reduction::{Shifted, ShiftedBlock};
use super::staircase::Staircase;
use super::thin::thin;
use super::tree::Tree;
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::units::Unit;

/// Holds what is kept of candidates that come in descending order, no two of them equal.
pub(super) trait Sieve<U> {
    /// Keeps a candidate unless something kept dominates it; says whether it was kept. `kept` are the rows kept so far.
    fn admit(&mut self, row: &[U], kept: &[U]) -> bool;

    /// Steps taken since the last call.
    fn work(&mut self) -> u64;

    /// Bytes held.
    fn bytes(&self) -> usize;
}

/// The sieve for rows of so many columns, whose numbers reach from 0 to `spans`; `sample` are some of the candidates.
pub(super) fn sieve<U: Unit>(spans: &[U], sample: &[U]) -> Box<dyn Sieve<U>> {
    match spans.len() {
        0..=2 => Box::new(Line::default()),
        3 => Box::new(Staircase::default()),
        _ => Box::new(Tree::new(spans, sample)),
    }
}

/// How the points of one front came about.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    /// The block that was added, by its position in the game.
    pub(super) block: usize,
    /// For each class of its choices the members.
    pub(super) members: Vec<Vec<u32>>,
    /// For each point: point of the front before × number of classes + class.
    pub(super) origins: Vec<u32>,
    /// Further origins of points that came about in several ways, by point.
    pub(super) extras: Vec<(u32, u32)>,
}

/// What a search ends with.
pub(super) struct Found<U> {
    pub(super) stages: Vec<Stage>,
    pub(super) rows: Vec<U>,
    /// What thinning may have lost, column by column; `None` where nothing was thinned.
    pub(super) thinned: Option<Vec<i128>>,
}

/// Why a front could not be made whole.
enum Short {
    Stop(Stop),
    Memory,
}

/// Which limits still bind: once the work is used up the rest is finished with thin fronts.
#[derive(Clone, Copy)]
struct Binding {
    work: bool,
    memory: bool,
}

/// Points that a front is thinned to once the work allowed is used up.
const LAST_RESORT: usize = 1 << 12;

/// Steps that thinning takes a point.
const THINNED: u64 = 400;

/// The frontier of what `table` holds.
pub(super) fn search<U: Unit>(table: &Shifted<U>, meter: &mut Meter<'_>) -> Result<Found<U>, Stop> {
    let columns = table.columns;
    let mut found = Found { stages: Vec::new(), rows: vec![U::default(); columns], thinned: None };
    if table.is_empty {
        found.rows.clear();
    }
    let (mut spans, rest) = (vec![U::default(); columns], rests(table));
    let mut binding = Binding { work: true, memory: true };
    for (at, block) in table.blocks.iter().enumerate() {
        for (span, greatest) in spans.iter_mut().zip(greatest(&block.rows, columns)) {
            *span += greatest;
        }
        let floor = floor(table, &rest[at + 1]);
        let mut room = usize::MAX;
        loop {
            if !binding.work {
                room = room.min((1 << 24) / block.members.len().max(1)).clamp(16, LAST_RESORT);
            }
            let points = found.rows.len() / columns;
            if thin_front(&mut found, columns, room) && binding.work {
                match meter.spend(points as u64 * THINNED) {
                    Err(Stop::Cancelled) => return Err(Stop::Cancelled),
                    spent => binding.work = spent.is_ok(),
                }
            }
            let held = found.stages.iter().map(|stage| stage.origins.len() * 4 + stage.extras.len() * 8).sum();
            let task = Task { columns, block, spans: &spans, floor: &floor, place: (at, table.blocks.len()), held };
            match task.front(&found.rows, meter, binding) {
                Ok((rows, stage)) => {
                    found.rows = rows;
                    found.stages.push(stage);
                    break;
                }
                Err(Short::Stop(Stop::Cancelled)) => return Err(Stop::Cancelled),
                Err(Short::Stop(Stop::Exhausted)) => binding.work = false,
                // One point always fits: whatever the limit, there is an answer.
                Err(Short::Memory) if found.rows.len() <= columns => binding.memory = false,
                Err(Short::Memory) => room = (found.rows.len() / columns).min(room) / 2,
            }
        }
    }
    Ok(found)
}

/// Thins the last front to at most `room` points, and notes what that may lose. `false`: there are no more than that.
fn thin_front<U: Unit>(found: &mut Found<U>, columns: usize, room: usize) -> bool {
    let thinned = thin(&found.rows, columns, room);
    let Some(thinned) = thinned else { return false };
    let lost = found.thinned.get_or_insert_with(|| vec![0; columns]);
    for (lost, more) in lost.iter_mut().zip(&thinned.lost) {
        *lost += more;
    }
    found.rows =
        thinned.kept.iter().flat_map(|point| &found.rows[point * columns..(point + 1) * columns]).copied().collect();
    let Some(stage) = found.stages.last_mut() else { return true };
    stage.origins = thinned.kept.iter().map(|point| stage.origins[*point]).collect();
    let place = |(point, origin): &(u32, u32)| {
        thinned.kept.binary_search(&(*point as usize)).ok().map(|point| (point as u32, *origin))
    };
    stage.extras = stage.extras.iter().filter_map(place).collect();
    true
}

fn greatest<U: Unit>(rows: &[U], columns: usize) -> Vec<U> {
    let mut greatest = vec![U::default(); columns];
    for row in rows.chunks_exact(columns) {
        for (greatest, number) in greatest.iter_mut().zip(row) {
            *greatest = (*greatest).max(*number);
        }
    }
    greatest
}

/// For each block, and after the last: the most that the blocks from there on can add.
fn rests<U: Unit>(table: &Shifted<U>) -> Vec<Vec<U>> {
    let mut rests = vec![vec![U::default(); table.columns]];
    for block in table.blocks.iter().rev() {
        let mut rest = rests.last().cloned().unwrap_or_default();
        for (rest, greatest) in rest.iter_mut().zip(greatest(&block.rows, table.columns)) {
            *rest += greatest;
        }
        rests.push(rest);
    }
    rests.reverse();
    rests
}

/// What a partial package must reach, so that the rest can take it to what the domain wants; columns without one are left out.
fn floor<U: Unit>(table: &Shifted<U>, rest: &[U]) -> Vec<(usize, U)> {
    let floor = |(column, least): (usize, &Option<U>)| {
        least.filter(|least| *least > rest[column]).map(|least| (column, least - rest[column]))
    };
    table.least.iter().enumerate().filter_map(floor).collect()
}

/// One block to be added to a front.
struct Task<'a, U> {
    columns: usize,
    block: &'a ShiftedBlock<U>,
    /// The most that a candidate can have, column by column.
    spans: &'a [U],
    floor: &'a [(usize, U)],
    /// Which block of how many this is.
    place: (usize, usize),
    /// Bytes that earlier stages hold.
    held: usize,
}

/// Candidates between two looks at the limits.
const STRIDE: u64 = 1 << 12;

impl<U: Unit> Task<'_, U> {
    fn front(&self, front: &[U], meter: &mut Meter<'_>, binding: Binding) -> Result<(Vec<U>, Stage), Short> {
        let columns = self.columns;
        let classes = self.block.members.len() as u32;
        let points = front.len() / columns;
        let candidates = points as u64 * u64::from(classes);
        if candidates > u64::from(u32::MAX) {
            return Err(Short::Memory);
        }
        let mut sieve = sieve(self.spans, &self.sample(front));
        let mut kept: Vec<U> = Vec::new();
        let mut stage = Stage {
            block: self.block.block,
            members: self.block.members.clone(),
            origins: Vec::new(),
            extras: Vec::new(),
        };
        let mut merge = Merge::new(columns, front, &self.block.rows);
        let (mut last, mut was_kept) = (vec![U::default(); columns], None);
        let mut seen = 0_u64;
        while let Some((row, point, class)) = merge.head() {
            seen += 1;
            let origin = point * classes + class;
            if was_kept.is_some() && row == last.as_slice() {
                if was_kept == Some(true) {
                    stage.extras.push((stage.origins.len() as u32 - 1, origin));
                }
            } else if self.floor.iter().all(|(column, least)| row[*column] >= *least) {
                last.copy_from_slice(row);
                let keep = sieve.admit(row, &kept);
                was_kept = Some(keep);
                if keep {
                    kept.extend_from_slice(row);
                    stage.origins.push(origin);
                }
            }
            merge.advance();
            if seen.is_multiple_of(STRIDE) || seen == candidates {
                self.check(meter, (seen, candidates), sieve.as_mut(), &stage, (front, &kept), binding)?;
            }
        }
        kept.shrink_to_fit();
        stage.origins.shrink_to_fit();
        Ok((kept, stage))
    }

    /// Progress, cancel, work and memory.
    fn check(
        &self,
        meter: &mut Meter<'_>,
        (seen, candidates): (u64, u64),
        sieve: &mut dyn Sieve<U>,
        stage: &Stage,
        (front, kept): (&[U], &Vec<U>),
        binding: Binding,
    ) -> Result<(), Short> {
        let work = sieve.work() + STRIDE * 20;
        let spent = if binding.work { meter.spend(work) } else { meter.wanted() };
        spent.map_err(Short::Stop)?;
        // Fronts grow from block to block, so that most of the work is in the last ones.
        let (block, blocks) = self.place;
        let done = (block as f64 + seen as f64 / candidates as f64) / blocks as f64;
        meter.report(done.powi(4), stage.origins.len() as u64);
        // A growing vector is held twice for a moment.
        let rows = (front.len() + kept.capacity() * 3 / 2) * size_of::<U>();
        let origins = stage.origins.capacity() * 6 + stage.extras.capacity() * 12;
        let counted = stage.origins.len() * 16;
        if binding.memory && self.held + rows + origins + counted + sieve.bytes() > meter.limits().memory {
            return Err(Short::Memory);
        }
        Ok(())
    }

    /// Every so manieth candidate, for the sieve to plan with.
    fn sample(&self, front: &[U]) -> Vec<U> {
        let columns = self.columns;
        let rows = self.block.rows.len() / columns;
        let candidates = front.len() / columns * rows;
        if columns < 4 || candidates < 1 << 10 {
            return Vec::new();
        }
        // Odd steps meet every row of the block.
        let step = 31;
        let mut sample = Vec::with_capacity((candidates / step + 1) * columns);
        for at in (0..candidates).step_by(step) {
            let (point, row) = (at / rows * columns, at % rows * columns);
            let numbers = front[point..point + columns].iter().zip(&self.block.rows[row..row + columns]);
            sample.extend(numbers.map(|(a, b)| *a + *b));
        }
        sample
    }
}
