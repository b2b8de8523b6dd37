//! A frontier of exactly opposed parties, which is far larger than memory: every package is efficient. A test of its own,
//! because it looks at the memory of its process.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;

use std::fmt::Write as _;

use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::negotiation::frontier::Frontier;
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::setting::{Domain, Setting};

/// Three parties that divide 100 points on each of 20 issues, in tenths.
fn opposed() -> String {
    let mut state = 1_u64;
    let mut random = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    };
    let mut text = "format = 1\nid = \"opposed\"\ntitle = \"Opposed\"\n".to_owned();
    let mut values = vec![String::new(); 3];
    let mut weights = String::new();
    for issue in 0..20 {
        let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\nname = \"I\"");
        let _ = writeln!(weights, "i{issue} = 1");
        values.iter_mut().for_each(|own| *own += &format!("[parties.values.i{issue}]\n"));
        for term in 0..4 {
            let _ = writeln!(text, "[[issues.terms]]\nid = \"t{term}\"\nname = \"T\"");
            let first = random(1001);
            let second = random(1001 - first);
            for (own, share) in values.iter_mut().zip([first, second, 1000 - first - second]) {
                let _ = writeln!(own, "t{term} = {}.{}", share / 10, share % 10);
            }
        }
    }
    for (party, own) in values.iter().enumerate() {
        let _ = write!(text, "[[parties]]\nid = \"p{party}\"\nname = \"P\"\n[parties.weights]\n{weights}{own}");
    }
    text + "[[scenarios]]\nid = \"s\"\nname = \"S\"\n"
}

/// The most memory that the process has held so far, in bytes, where the system tells.
fn most_held() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<usize>().ok()? << 10)
}

/// Whether the frontier says what it may miss, keeps to its memory, and misses no more than it says.
fn check(limits: Limits) {
    let framework = common::framework(&opposed());
    let game = Game::new(&framework, &Setting { domain: Domain::All, ..Setting::of(&framework) }).unwrap();
    let before = most_held();
    let frontier = Frontier::new(&game, &mut Meter::new(limits)).unwrap();
    if let (Some(before), Some(after)) = (before, most_held()) {
        assert!(after - before <= limits.memory, "{} of {} bytes", after - before, limits.memory);
    }
    assert!(!frontier.is_exact());
    let epsilon = frontier.epsilon().unwrap();
    assert!(epsilon.len() == 3 && epsilon.iter().all(|points| *points > 0.0 && *points < 20.0), "{epsilon:?}");
    // Every package is efficient: any of them has a point that gives no party less by more than is said.
    let totals = |units: &[i128]| game.totals(units).iter().map(|total| total.to_f64()).collect::<Vec<f64>>();
    let points: Vec<Vec<f64>> = (0..frontier.len()).map(|point| totals(&frontier.units(point))).collect();
    for seed in 0..25_usize {
        let choices: Vec<usize> = (0..game.blocks().len()).map(|block| (seed * 7 + block * seed * 3) % 4).collect();
        let package = totals(&game.sum(&choices));
        let near = |point: &Vec<f64>| {
            point.iter().zip(&package).zip(epsilon).all(|((point, own), lost)| own - point <= lost + 1e-9)
        };
        assert!(points.iter().any(near), "{package:?} is missed by more than {epsilon:?}");
    }
}

#[test]
fn exactly_opposed_parties_are_thinned_within_work_and_memory() {
    check(Limits { memory: 4 << 20, ..Limits::default() });
}
