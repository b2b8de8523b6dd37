//! How long draws take: settled outcomes, any weights, one party; on one thread. Aims: a million draws of 10 scenarios × 8 issues
//! < 0.1 s, of 50 × 20 < 0.8 s. `cargo bench --bench robustness --no-default-features`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

use std::fmt::Write as _;

use divan::{Bencher, black_box};
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::robustness::Study;
use westphalia::analysis::robustness::knock_out::Central;
use westphalia::analysis::robustness::plan::Plan;
use westphalia::analysis::robustness::rests_on::rests_on;
use westphalia::analysis::robustness::run::run;
use westphalia::analysis::robustness::tally::Tally;
use westphalia::analysis::robustness::weights::WeightSet;
use westphalia::io::scenario_file::read_text;
use westphalia::model::framework::Framework;
use westphalia::model::ids::PartyIx;

const UKRAINE: &str = include_str!("../scenarios/ukraine-framework.toml");

fn main() {
    divan::main();
}

fn read(text: &str) -> Framework {
    read_text("bench.toml", text, &mut |path| Err(path.to_owned())).expect("a valid file").framework
}

/// Settled outcomes of random numbers of three digits (a linear congruence is random enough here).
fn settled(scenarios: usize, issues: usize) -> Framework {
    let mut state = 7_u32;
    let mut number = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 16 & 1023
    };
    let mut text = "format = 1\nid = \"bench\"\ntitle = \"Bench\"\n".to_owned();
    for issue in 0..issues {
        let _ = writeln!(
            text,
            "[[issues]]\nid = \"i{issue}\"\nname = \"I\"\nrange = {{ from = 0, to = 1023 }}\nbetter = \"high\""
        );
    }
    for scenario in 0..scenarios {
        let _ = writeln!(text, "[[scenarios]]\nid = \"s{scenario}\"\nname = \"S\"\n[scenarios.outcomes]");
        for issue in 0..issues {
            let _ = writeln!(text, "i{issue} = {}", number());
        }
    }
    read(&text)
}

fn draw(bencher: Bencher<'_, '_>, framework: &Framework, weights: WeightSet, draws: u64) {
    let plan = Plan::new(framework, &Study { weights, ..Study::of(framework) }).unwrap();
    let start = Tally::new(&plan);
    bencher.bench_local(|| run(black_box(&plan), &start, draws, 1, &mut Meter::new(Limits::default())).unwrap());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn million_draws_10_by_8(bencher: Bencher<'_, '_>) {
    draw(bencher, &settled(10, 8), WeightSet::Uniform, 1_000_000);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn million_draws_50_by_20(bencher: Bencher<'_, '_>) {
    draw(bencher, &settled(50, 20), WeightSet::Uniform, 1_000_000);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn million_draws_10_by_8_around(bencher: Bencher<'_, '_>) {
    draw(bencher, &settled(10, 8), WeightSet::Around { spread: 0.35 }, 1_000_000);
}

/// Four parties, 86 orders, open and silent cells: everything that a real file asks.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn bundled_100_000_draws(bencher: Bencher<'_, '_>) {
    draw(bencher, &read(UKRAINE), WeightSet::Uniform, 100_000);
}

/// The smallest set of sources that matters, for each party of the bundled framework.
#[divan::bench(sample_count = 3, sample_size = 1, args = [0, 1, 2, 3])]
fn bundled_rests_on(bencher: Bencher<'_, '_>, party: usize) {
    let framework = read(UKRAINE);
    let study = Study::of(&framework);
    let central =
        Central { framework: &framework, basis: &study.basis, silence: study.silence, whose: Some(PartyIx(party)) };
    bencher.bench_local(|| rests_on(black_box(&central), &mut Meter::new(Limits::default())));
}
