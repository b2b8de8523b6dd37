//! How long second opinions take. `cargo bench --bench methods --no-default-features`. Aim: the flows of PROMETHEE over
//! 1,000 scenarios × 20 issues < 2 ms.
#![allow(clippy::unwrap_used, reason = "a test stops where it must not go on")]

use divan::{Bencher, black_box};
use westphalia::analysis::methods::electre::electre;
use westphalia::analysis::methods::gaia::gaia;
use westphalia::analysis::methods::opinion::opinions;
use westphalia::analysis::methods::problem::{Criterion, Problem};
use westphalia::analysis::methods::promethee::promethee;
use westphalia::analysis::methods::topsis::Normalisation;
use westphalia::analysis::scoring::{Basis, score};
use westphalia::analysis::values::ValueTable;
use westphalia::io::scenario_file::read_text;
use westphalia::model::ids::PartyIx;
use westphalia::model::issue::{Preference, Thresholds};
use westphalia::model::value::Better;

mod large;

fn main() {
    divan::main();
}

/// Numbers of 0 to 100 with one decimal, the same every time.
fn problem(alternatives: usize, criteria: usize, function: Preference) -> Problem {
    let columns = (0..criteria).map(|column| Criterion {
        numbers: (0..alternatives)
            .map(|row| ((row * 7919 + column * 104_729 + row * row * 31) % 1001) as f64 / 10.0)
            .collect(),
        better: if column % 3 == 0 { Better::Low } else { Better::High },
        weight: 1.0 + (column % 5) as f64,
        thresholds: Some(Thresholds {
            function,
            indifference: Some(2.0),
            preference: Some(30.0),
            veto: Some(80.0),
            spread: Some(10.0),
        }),
    });
    Problem::new(alternatives, columns).unwrap()
}

#[divan::bench(args = [Preference::Usual, Preference::Level, Preference::Linear])]
fn flows_of_1000_by_20(bencher: Bencher<'_, '_>, function: Preference) {
    let problem = problem(1_000, 20, function);
    bencher.bench_local(|| promethee(black_box(&problem)));
}

/// All pairs: the one function that does not break into straight pieces.
#[divan::bench(sample_count = 10)]
fn flows_of_1000_by_20_gaussian(bencher: Bencher<'_, '_>) {
    let problem = problem(1_000, 20, Preference::Gaussian);
    bencher.bench_local(|| promethee(black_box(&problem)));
}

#[divan::bench]
fn plane_of_50_by_40(bencher: Bencher<'_, '_>) {
    let problem = problem(50, 40, Preference::Linear);
    let flows = promethee(&problem).unwrap();
    bencher.bench_local(|| gaia(black_box(&problem), black_box(&flows)));
}

#[divan::bench]
fn electre_of_50_by_40(bencher: Bencher<'_, '_>) {
    let problem = problem(50, 40, Preference::Linear);
    bencher.bench_local(|| electre(black_box(&problem)));
}

/// Every method for one party of a large file, as the table on screen asks for it.
#[divan::bench]
fn all_methods_of_50_by_40(bencher: Bencher<'_, '_>) {
    let text = large::file(50, 40, 6);
    let framework = read_text("large.toml", &text, &mut |path| Err(path.to_owned())).unwrap().framework;
    let (table, basis) = (ValueTable::new(&framework, framework.silence()), Basis::of(&framework));
    let scores = score(&framework, &table, &basis);
    bencher.bench_local(|| opinions(black_box(&framework), &table, &basis, &scores, PartyIx(0), Normalisation::Vector));
}
