//! Fronts of random tables, in every width, against every sum compared with every other; and what limits leave of them.

use std::sync::atomic::AtomicBool;

use super::reduction::{Shifted, ShiftedBlock};
use super::stages::{Found, search};
use crate::analysis::negotiation::budget::{Limits, Meter, Stop};
use crate::analysis::negotiation::units::Unit;

/// Blocks of four rows, numbers of so many columns made by `number` from a random one.
fn table<U: Unit>(blocks: usize, columns: usize, seed: u64, number: impl Fn(u64) -> i128) -> Shifted<U> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        U::of(number(state >> 20)).unwrap()
    };
    let blocks = (0..blocks).map(|block| {
        let mut rows: Vec<Vec<U>> = (0..4).map(|_| (0..columns).map(|_| random()).collect()).collect();
        rows.sort();
        rows.reverse();
        rows.dedup();
        let members = (0..rows.len() as u32).map(|row| vec![row]).collect();
        ShiftedBlock { block, rows: rows.concat(), members }
    });
    Shifted { columns, blocks: blocks.collect(), least: vec![None; columns], is_empty: false }
}

/// The same with the last column falling as the others rise, so that every sum is efficient.
fn opposed(blocks: usize, columns: usize, seed: u64) -> Shifted<i32> {
    let mut table = table::<i32>(blocks, columns, seed, |random| i128::from(random % 1000));
    for block in &mut table.blocks {
        for row in block.rows.chunks_mut(columns) {
            row[columns - 1] = 1000 * columns as i32 - row[..columns - 1].iter().sum::<i32>();
        }
    }
    table
}

/// All sums that no other one dominates, descending.
fn slow<U: Unit>(table: &Shifted<U>) -> Vec<Vec<U>> {
    let sums = sums(table);
    let dominated = |sum: &Vec<U>| sums.iter().any(|other| other != sum && other.iter().zip(sum).all(|(a, b)| a >= b));
    sums.iter().filter(|sum| !dominated(sum)).cloned().collect()
}

/// All sums that reach the thresholds, descending.
fn sums<U: Unit>(table: &Shifted<U>) -> Vec<Vec<U>> {
    let columns = table.columns;
    let mut sums = vec![vec![U::default(); columns]];
    for block in &table.blocks {
        let add = |sum: &Vec<U>| {
            let rows = block.rows.chunks(columns).map(|row| sum.iter().zip(row).map(|(a, b)| *a + *b).collect());
            rows.collect::<Vec<Vec<U>>>()
        };
        sums = sums.iter().flat_map(add).collect();
    }
    let reaches =
        |sum: &Vec<U>| sum.iter().zip(&table.least).all(|(sum, least)| least.is_none_or(|least| *sum >= least));
    sums.retain(reaches);
    sums.sort();
    sums.reverse();
    sums.dedup();
    sums
}

fn fast<U: Unit>(table: &Shifted<U>, limits: Limits) -> Found<U> {
    search(table, &mut Meter::new(limits)).unwrap()
}

fn assert_same<U: Unit>(table: &Shifted<U>) {
    let found = fast(table, Limits::default());
    assert!(found.thinned.is_none());
    let rows: Vec<Vec<U>> = found.rows.chunks(table.columns).map(<[U]>::to_vec).collect();
    assert!(rows == slow(table), "{} columns", table.columns);
}

#[test]
fn fronts_of_every_width_and_number_of_parties() {
    for columns in 1..=8 {
        for seed in 1..=4 {
            assert_same(&table::<i32>(5, columns, seed, |random| i128::from(random % 30)));
            assert_same(&table::<i32>(5, columns, seed, |random| i128::from(random % 100_000_000)));
            // Numbers that the tree cannot tell apart, because they differ in their last bits only.
            assert_same(&table::<i64>(5, columns, seed, |random| i128::from(((random % 3) << 50) + random / 5 % 40)));
            assert_same(&table::<i128>(5, columns, seed, |random| {
                (i128::from(random % 3) << 100) + i128::from(random / 5 % 40)
            }));
        }
    }
    assert_same(&table::<i32>(4, 70, 1, |random| i128::from(random % 9)));
}

#[test]
fn thresholds_leave_what_reaches_them() {
    for columns in 2..=5 {
        for seed in 1..=6 {
            let mut table = table::<i32>(5, columns, seed, |random| i128::from(random % 100));
            for (at, least) in table.least.iter_mut().enumerate() {
                *least = (at != 1).then_some(200 + 10 * seed as i32);
            }
            assert_same(&table);
        }
    }
}

#[test]
fn fronts_that_are_too_large_are_thinned_by_what_is_said() {
    let table = opposed(8, 4, 3);
    let exact = sums(&table);
    let tight = [
        Limits { memory: 100_000, ..Limits::default() },
        Limits { work: 1_000_000, ..Limits::default() },
        Limits { work: 1, memory: 1 },
    ];
    for limits in tight {
        let found = fast(&table, limits);
        let lost = found.thinned.expect("the limits are too tight");
        let rows: Vec<&[i32]> = found.rows.chunks(4).collect();
        assert!(!rows.is_empty() && rows.len() < exact.len(), "{} of {}", rows.len(), exact.len());
        // Every so manieth point will do.
        for point in exact.iter().step_by(97) {
            let near =
                |row: &&[i32]| point.iter().zip(*row).zip(&lost).all(|((a, b), lost)| i128::from(a - b) <= *lost);
            assert!(rows.iter().any(near), "{point:?} is missed by more than {lost:?}");
        }
        assert_eq!(found.stages.last().map(|stage| stage.origins.len()), Some(rows.len()));
    }
}

#[test]
fn a_search_that_nobody_wants_ends_and_progress_rises() {
    let table = opposed(7, 4, 5);
    let (cancel, mut shares) = (AtomicBool::new(false), Vec::new());
    let mut note = |progress: crate::analysis::negotiation::budget::Progress| shares.push(progress.share);
    let mut meter = Meter::watched(Limits::default(), &cancel, &mut note);
    assert!(search(&table, &mut meter).is_ok());
    assert!(shares.len() > 3 && shares.is_sorted(), "{shares:?}");
    let cancel = AtomicBool::new(true);
    let mut note = |_| {};
    let ended = search(&table, &mut Meter::watched(Limits::default(), &cancel, &mut note));
    assert_eq!(ended.err(), Some(Stop::Cancelled));
}
