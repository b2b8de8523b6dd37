//! How long the engine takes: reading the bundled file, and scoring after a weight has moved.
//! `cargo bench --bench engine`. Aims: load < 20 ms; rescoring 50 × 40 × 6 < 0.1 ms.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

use divan::{Bencher, black_box};
use westphalia::analysis::scoring::{Basis, score};
use westphalia::analysis::values::ValueTable;
use westphalia::io::scenario_file::read_text;
use westphalia::model::framework::{Framework, Silence};

mod large;

const UKRAINE: &str = include_str!("../scenarios/ukraine-framework.toml");

fn main() {
    divan::main();
}

fn framework(text: &str) -> Framework {
    read_text("bench.toml", text, &mut |path| Err(path.to_owned())).expect("a valid file").framework
}

#[divan::bench]
fn load_bundled(bencher: Bencher<'_, '_>) {
    bencher.bench(|| framework(black_box(UKRAINE)));
}

#[divan::bench]
fn load_50_40_6(bencher: Bencher<'_, '_>) {
    let text = large::file(50, 40, 6);
    bencher.bench(|| framework(black_box(&text)));
}

#[divan::bench]
fn rescore_bundled(bencher: Bencher<'_, '_>) {
    let framework = framework(UKRAINE);
    let (table, basis) = (ValueTable::new(&framework, Silence::Open), Basis::of(&framework));
    bencher.bench(|| score(black_box(&framework), &table, &basis));
}

#[divan::bench]
fn rescore_50_40_6(bencher: Bencher<'_, '_>) {
    let framework = framework(&large::file(50, 40, 6));
    let (table, basis) = (ValueTable::new(&framework, Silence::Open), Basis::of(&framework));
    bencher.bench(|| score(black_box(&framework), &table, &basis));
}

#[divan::bench]
fn values_50_40_6(bencher: Bencher<'_, '_>) {
    let framework = framework(&large::file(50, 40, 6));
    bencher.bench(|| ValueTable::new(black_box(&framework), Silence::Open));
}
