//! Draws in blocks, on as many threads as are given: each takes the next block, and sums of whole numbers have no order.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use super::block::{BLOCK, Desk};
use super::plan::Plan;
use super::tally::Tally;
use crate::analysis::negotiation::budget::{Meter, Stop};

/// How many blocks hold `samples` draws.
#[must_use]
pub const fn blocks(samples: u64) -> u64 {
    samples.div_ceil(BLOCK)
}

/// Draws up to which a first picture is drawn: few enough for one frame.
pub const FIRST: u64 = 4 * BLOCK;

/// The most draws between one picture and the next.
const STEP: u64 = 200 * BLOCK;

/// How many draws there should be after `draws`, on the way to `samples`: four times as many, so that each picture has half
/// the error of the one before, until steps become long.
#[must_use]
pub const fn next_stage(draws: u64, samples: u64) -> u64 {
    let next = if draws == 0 {
        FIRST
    } else if draws < STEP / 3 {
        draws * 4
    } else {
        draws + STEP
    };
    if next < samples { next } else { samples }
}

/// Adds to `so_far` the draws up to `samples`. `so_far` must be of this plan and hold whole blocks, as after [`next_stage`].
/// Tells the meter how many draws there are.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn run(plan: &Plan, so_far: &Tally, samples: u64, threads: usize, meter: &mut Meter<'_>) -> Result<Tally, Stop> {
    let first = so_far.draws / BLOCK;
    let end = blocks(samples);
    let next = AtomicU64::new(first);
    let is_over = AtomicBool::new(false);
    let work = |tally: &mut Tally, meter: Option<&mut Meter<'_>>| -> Result<(), Stop> {
        let mut desk = Desk::new(plan);
        let mut meter = meter;
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            if block >= end || is_over.load(Ordering::Relaxed) {
                return Ok(());
            }
            desk.block(plan, block, samples, tally);
            if let Some(meter) = meter.as_mut() {
                meter.wanted()?;
                let drawn = (next.load(Ordering::Relaxed).min(end) * BLOCK).min(samples);
                meter.report(drawn as f64 / samples.max(1) as f64, drawn);
            }
        }
    };
    let helpers = (threads.max(1) - 1).min(end.saturating_sub(first) as usize);
    thread::scope(|scope| {
        let helper = || {
            let mut tally = Tally::new(plan);
            // Nobody tells a helper to stop but whoever leads.
            let _ = work(&mut tally, None);
            tally
        };
        // Where the system gives no more threads there are fewer.
        let spawn = |_| thread::Builder::new().name("draws".to_owned()).spawn_scoped(scope, helper).ok();
        let helpers: Vec<_> = (0..helpers).filter_map(spawn).collect();
        let mut tally = so_far.clone();
        let led = work(&mut tally, Some(meter));
        if led.is_err() {
            is_over.store(true, Ordering::Relaxed);
        }
        for helper in helpers {
            match helper.join() {
                Ok(helped) => tally.add(&helped),
                Err(_) => return Err(Stop::Exhausted),
            }
        }
        led.map(|()| tally)
    })
}
