//! How long it takes to follow a slider with lines and intervals, and to find the rest out.
//! `cargo bench --bench sensitivity --no-default-features`. Aim: walk and intervals of 50 × 40 within 1 ms a frame.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

use divan::{Bencher, black_box};
use westphalia::analysis::scoring::{Basis, score};
use westphalia::analysis::sensitivity::flip::flips;
use westphalia::analysis::sensitivity::judged::{Judged, Part};
use westphalia::analysis::sensitivity::map::map;
use westphalia::analysis::sensitivity::reach::reach;
use westphalia::analysis::sensitivity::stability::stability;
use westphalia::analysis::sensitivity::together::together;
use westphalia::analysis::sensitivity::walk::Walk;
use westphalia::analysis::values::ValueTable;
use westphalia::io::scenario_file::read_text;
use westphalia::model::framework::{Framework, Silence};
use westphalia::model::ids::{GroupIx, IssueIx, PartyIx};
use westphalia::model::quantity::Micro;

mod large;

fn main() {
    divan::main();
}

struct Case {
    framework: Framework,
    table: ValueTable,
    basis: Basis,
    parts: Vec<Vec<IssueIx>>,
}

/// 50 scenarios × 40 issues, a slider having been moved: weights have six digits after the point.
fn case(silence: Silence) -> Case {
    let text = large::file(50, 40, 6);
    let framework = read_text("bench.toml", &text, &mut |path| Err(path.to_owned())).expect("a valid file").framework;
    let mut basis = Basis::of(&framework);
    basis.weights.set(PartyIx(0), IssueIx(3), Micro(7_123_457));
    let table = ValueTable::new(&framework, silence);
    let parts = Part::all(&framework).into_iter().map(|part| part.issues(&framework)).collect();
    Case { framework, table, basis, parts }
}

impl Case {
    fn judged(&self) -> Judged {
        Judged::new(&self.framework, &self.table, &self.basis, PartyIx(0))
    }
}

/// What a frame of a drag needs: the scenarios anew, one walk, all intervals.
#[divan::bench(args = [Silence::Open, Silence::LeftOut])]
fn walk_and_intervals_50_40(bencher: Bencher<'_, '_>, silence: Silence) {
    let case = case(silence);
    bencher.bench(|| {
        let judged = black_box(&case).judged();
        let walk = Walk::new(&judged, &case.parts[0]);
        (walk, case.parts.iter().map(|part| stability(&judged, part)).collect::<Vec<_>>())
    });
}

#[divan::bench]
fn smallest_flips_50_40(bencher: Bencher<'_, '_>) {
    let judged = case(Silence::Open).judged();
    bencher.bench(|| flips(black_box(&judged)));
}

#[divan::bench]
fn ranges_50_40(bencher: Bencher<'_, '_>) {
    let case = case(Silence::Open);
    let judged = case.judged();
    bencher.bench(|| reach(black_box(&judged), &case.parts));
}

#[divan::bench]
fn map_of_three_groups_50_40(bencher: Bencher<'_, '_>) {
    let case = case(Silence::Open);
    let judged = case.judged();
    let groups = [0, 1, 2].map(|group| Part::Group(GroupIx(group)).issues(&case.framework));
    bencher.bench(|| map(black_box(&judged), [&groups[0], &groups[1], &groups[2]]));
}

#[divan::bench]
fn bands_of_all_parties_50_40(bencher: Bencher<'_, '_>) {
    let case = case(Silence::Open);
    let scores = score(&case.framework, &case.table, &case.basis);
    bencher.bench(|| {
        let band = |part: &Vec<IssueIx>| together(&case.framework, &case.table, &case.basis, &scores, PartyIx(0), part);
        case.parts.iter().map(band).collect::<Vec<_>>()
    });
}
