//! How long the single solutions take, and counting what is acceptable: 20 issues of four terms, weights and values of three
//! digits. `cargo bench --bench why_not --no-default-features`. Aims: each solution < 5 ms for 2 to 6 parties; the count for
//! four parties with no-deal values of 55 < 5 s, or an estimate < 1 s.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

use std::fmt::Write as _;

use divan::{Bencher, black_box};
use westphalia::analysis::negotiation::acceptable::stages::Acceptable;
use westphalia::analysis::negotiation::acceptable::{SEED, why_not};
use westphalia::analysis::negotiation::budget::{Limits, Meter, Stop};
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::setting::Setting;
use westphalia::analysis::negotiation::solutions::{
    Answer, egalitarian, kalai_smorodinsky, nash, raiffa, relative_utilitarian, utilitarian,
};
use westphalia::io::scenario_file::read_text;

fn main() {
    divan::main();
}

/// A whole number less than `bound`, by SplitMix64.
fn below(state: &mut u64, bound: u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((u128::from(mixed ^ mixed >> 31) * u128::from(bound)) >> 64) as u64
}

/// A random game of 20 issues with four terms each; the same number gives the same.
fn game(parties: usize, no_deal: u32, number: u64) -> Game {
    let mut state = number * 977 + parties as u64;
    let mut text = "format = 1\nid = \"bench\"\ntitle = \"Bench\"\n".to_owned();
    for issue in 0..20 {
        let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\nname = \"I\"");
        for term in 0..4 {
            let _ = writeln!(text, "[[issues.terms]]\nid = \"t{term}\"\nname = \"T\"");
        }
    }
    for party in 0..parties {
        let _ =
            writeln!(text, "[[parties]]\nid = \"p{party}\"\nname = \"P\"\nreservation = {no_deal}\n[parties.weights]");
        for issue in 0..20 {
            let _ = writeln!(text, "i{issue} = {}", 1 + below(&mut state, 999));
        }
        for issue in 0..20 {
            let _ = writeln!(text, "[parties.values.i{issue}]");
            for term in 0..4 {
                let _ = writeln!(text, "t{term} = {:.1}", below(&mut state, 1001) as f64 / 10.0);
            }
        }
    }
    text += "[[scenarios]]\nid = \"s\"\nname = \"S\"\n";
    let framework = read_text("bench.toml", &text, &mut |path| Err(path.to_owned())).expect("a valid file").framework;
    Game::new(&framework, &Setting::of(&framework)).expect("a game")
}

/// Times a solution over many games, so that the median is that of games.
fn over_games(
    bencher: Bencher<'_, '_>,
    parties: usize,
    solve: impl Fn(&Game, &mut Meter<'_>) -> Result<Answer, Stop> + Sync,
) {
    let mut number = 0;
    let games = move || {
        number += 1;
        game(parties, 45, number % 40)
    };
    bencher.with_inputs(games).bench_local_refs(|game| solve(black_box(game), &mut Meter::new(Limits::default())));
}

#[divan::bench(args = [2, 3, 4, 5, 6], sample_count = 40, sample_size = 1)]
fn solution_nash(bencher: Bencher<'_, '_>, parties: usize) {
    over_games(bencher, parties, nash::nash);
}

#[divan::bench(args = [2, 3, 4, 5, 6], sample_count = 40, sample_size = 1)]
fn solution_kalai_smorodinsky(bencher: Bencher<'_, '_>, parties: usize) {
    over_games(bencher, parties, kalai_smorodinsky::kalai_smorodinsky);
}

#[divan::bench(args = [2, 3, 4, 5, 6], sample_count = 40, sample_size = 1)]
fn solution_egalitarian(bencher: Bencher<'_, '_>, parties: usize) {
    over_games(bencher, parties, egalitarian::egalitarian);
}

#[divan::bench(args = [2, 3, 4, 5, 6], sample_count = 40, sample_size = 1)]
fn solution_utilitarian(bencher: Bencher<'_, '_>, parties: usize) {
    over_games(bencher, parties, utilitarian::utilitarian);
}

#[divan::bench(args = [2, 3, 4, 5, 6], sample_count = 40, sample_size = 1)]
fn solution_relative_utilitarian(bencher: Bencher<'_, '_>, parties: usize) {
    over_games(bencher, parties, relative_utilitarian::relative_utilitarian);
}

#[divan::bench(args = [2, 3, 4, 5, 6], sample_count = 40, sample_size = 1)]
fn solution_raiffa(bencher: Bencher<'_, '_>, parties: usize) {
    over_games(bencher, parties, |game, meter| raiffa::raiffa(game, meter).map(|found| found.answer));
}

/// What is acceptable, counted exactly.
#[divan::bench(args = [2, 3, 4], sample_count = 3, sample_size = 1)]
fn counted_at_55(bencher: Bencher<'_, '_>, parties: usize) {
    let game = game(parties, 55, 1);
    bencher.bench_local(|| Acceptable::of(black_box(&game).clone(), SEED, &mut Meter::new(Limits::default())));
}

/// The estimate that stands in its place until it is counted: about a second of work is allowed for both.
#[divan::bench(args = [2, 3, 4, 5], sample_count = 5, sample_size = 1)]
fn estimated_at_55(bencher: Bencher<'_, '_>, parties: usize) {
    let game = game(parties, 55, 1);
    let limits = Limits { work: 1_200_000_000, ..Limits::default() };
    bencher.bench_local(|| Acceptable::of(black_box(&game).clone(), SEED, &mut Meter::new(limits)));
}

/// Everything that `why-not` reports, as the command line asks for it.
#[divan::bench(args = [2, 3, 4], sample_count = 1, sample_size = 1)]
fn why_not_at_55(bencher: Bencher<'_, '_>, parties: usize) {
    let game = game(parties, 55, 1);
    let limits = Limits { work: 5_000_000_000, ..Limits::default() };
    bencher.bench_local(|| why_not(black_box(&game), SEED, &mut Meter::new(limits)));
}
