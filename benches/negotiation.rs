//! How long the search through all packages takes: the efficient frontier, and what is better for everyone.
//! `cargo bench --bench negotiation`. Aims, one core: 1.94 million packages of two parties < 5 ms with all solutions; 20 issues
//! of 4 terms with three-digit values < 3 ms, 0.1 s, 2.5 s for 2, 3, 4 parties; 5 parties < 50 s, with 100-point scores < 1 s;
//! 50 issues of 8 terms, two parties < 60 ms.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

use std::fmt::Write as _;

use divan::{Bencher, black_box};
use westphalia::analysis::negotiation::better::better;
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::negotiation::common_ground::common_ground;
use westphalia::analysis::negotiation::frontier::Frontier;
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::setting::{Domain, Setting};
use westphalia::analysis::negotiation::solutions::Solutions;
use westphalia::analysis::negotiation::swaps::{Start, swaps};
use westphalia::io::scenario_file::read_text;
use westphalia::model::framework::Framework;
use westphalia::model::ids::ScenarioIx;

fn main() {
    divan::main();
}

/// What values are drawn from.
#[derive(Clone, Copy)]
enum Values {
    /// 0.0 to 99.9, each party's on its own.
    Digits,
    /// Half of that, and half a share of what is to be divided: parties are largely opposed.
    Opposed,
    /// A share of what is to be divided and nothing else: parties are exactly opposed, and every package is efficient.
    Shares,
    /// 100 points a party over the issues; terms are worth whole points.
    Points,
}

/// A random framework, the same every time.
fn framework(issues: usize, terms: usize, parties: usize, values: Values) -> Framework {
    of_sizes(&vec![terms; issues], parties, values)
}

/// The same with so many terms an issue.
fn of_sizes(terms: &[usize], parties: usize, values: Values) -> Framework {
    let issues = terms.len();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    };
    let mut text = "format = 1\nid = \"bench\"\ntitle = \"Bench\"\n".to_owned();
    let mut worth = vec![terms.iter().map(|terms| vec![0; *terms]).collect::<Vec<_>>(); parties];
    for (issue, terms) in terms.iter().copied().enumerate() {
        let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\nname = \"I\"");
        for term in 0..terms {
            let _ = writeln!(text, "[[issues.terms]]\nid = \"t{term}\"\nname = \"T\"");
            let shares: Vec<u64> = (0..parties).map(|_| 1 + random(999)).collect();
            let all: u64 = shares.iter().sum();
            for (own, share) in worth.iter_mut().zip(shares) {
                own[issue][term] = match values {
                    Values::Digits => random(1000),
                    Values::Opposed => (random(1000) + share * 999 / all) / 2,
                    Values::Shares => share * 999 / all,
                    Values::Points => 0,
                };
            }
        }
    }
    if let Values::Shares = values {
        // The last party gets what rounding leaves, so that all sums are the same.
        for issue in 0..issues {
            for term in 0..terms[issue] {
                let others: u64 = worth[..parties - 1].iter().map(|own| own[issue][term]).sum();
                worth[parties - 1][issue][term] = 999 - others;
            }
        }
    }
    if let Values::Points = values {
        for own in &mut worth {
            let mut points = vec![1; issues];
            (0..100 - issues).for_each(|_| points[random(issues as u64) as usize] += 1);
            for (own, points) in own.iter_mut().zip(points) {
                own.iter_mut().for_each(|worth| *worth = 10 * random(points + 1));
            }
        }
    }
    for (party, own) in worth.iter().enumerate() {
        let _ = writeln!(text, "[[parties]]\nid = \"p{party}\"\nname = \"P\"\n[parties.weights]");
        for issue in 0..issues {
            let _ = writeln!(text, "i{issue} = 1");
        }
        for (issue, own) in own.iter().enumerate() {
            let _ = writeln!(text, "[parties.values.i{issue}]");
            for (term, worth) in own.iter().enumerate() {
                let _ = writeln!(text, "t{term} = {}.{}", worth / 10, worth % 10);
            }
        }
    }
    text += "[[scenarios]]\nid = \"s\"\nname = \"S\"\n[scenarios.outcomes]\n";
    for (issue, terms) in terms.iter().enumerate() {
        let _ = writeln!(text, "i{issue} = \"t{}\"", random(*terms as u64));
    }
    read_text("bench.toml", &text, &mut |path| Err(path.to_owned())).expect("a valid file").framework
}

fn game(framework: &Framework) -> Game {
    Game::new(framework, &Setting { domain: Domain::All, ..Setting::of(framework) }).expect("a game")
}

fn meter() -> Meter<'static> {
    Meter::new(Limits { work: u64::MAX, ..Limits::default() })
}

fn bench_frontier(bencher: Bencher<'_, '_>, framework: &Framework) {
    let game = game(framework);
    bencher.bench(|| Frontier::new(black_box(&game), &mut meter()).expect("not cancelled").len());
}

#[divan::bench]
fn game_20_4_6(bencher: Bencher<'_, '_>) {
    let framework = framework(20, 4, 6, Values::Digits);
    bencher.bench(|| game(black_box(&framework)));
}

/// 1,920,000 packages, and all solutions.
#[divan::bench]
fn two_parties_10_issues_with_solutions(bencher: Bencher<'_, '_>) {
    let framework = of_sizes(&[4, 4, 4, 4, 4, 5, 5, 5, 5, 3], 2, Values::Digits);
    bencher.bench(|| {
        let game = game(black_box(&framework));
        let points = Frontier::new(&game, &mut meter()).expect("not cancelled").len();
        (points, Solutions::new(&game, &mut meter()).expect("not cancelled"))
    });
}

#[divan::bench(args = [2, 3, 4])]
fn frontier_20_4(bencher: Bencher<'_, '_>, parties: usize) {
    bench_frontier(bencher, &framework(20, 4, parties, Values::Digits));
}

#[divan::bench(args = [2, 3, 4], sample_count = 10)]
fn frontier_20_4_opposed(bencher: Bencher<'_, '_>, parties: usize) {
    bench_frontier(bencher, &framework(20, 4, parties, Values::Opposed));
}

#[divan::bench(sample_count = 3)]
fn frontier_20_4_five_parties(bencher: Bencher<'_, '_>) {
    bench_frontier(bencher, &framework(20, 4, 5, Values::Digits));
}

#[divan::bench(sample_count = 10)]
fn frontier_20_4_five_parties_100_points(bencher: Bencher<'_, '_>) {
    bench_frontier(bencher, &framework(20, 4, 5, Values::Points));
}

/// Far more points than memory holds: thinned again and again.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn frontier_20_4_three_parties_exactly_opposed(bencher: Bencher<'_, '_>) {
    bench_frontier(bencher, &framework(20, 4, 3, Values::Shares));
}

#[divan::bench]
fn frontier_50_8_two_parties(bencher: Bencher<'_, '_>) {
    bench_frontier(bencher, &framework(50, 8, 2, Values::Digits));
}

#[divan::bench(args = [2, 4], sample_count = 20)]
fn ten_better_for_everyone_20_4(bencher: Bencher<'_, '_>, parties: usize) {
    let framework = framework(20, 4, parties, Values::Opposed);
    let setting = Setting { domain: Domain::All, ..Setting::of(&framework) };
    bencher.bench(|| better(black_box(&framework), &setting, ScenarioIx(0), 10, &mut meter()).expect("totals"));
}

#[divan::bench]
fn swaps_20_4_four_parties(bencher: Bencher<'_, '_>) {
    let framework = framework(20, 4, 4, Values::Digits);
    let setting = Setting { domain: Domain::All, ..Setting::of(&framework) };
    let game = game(&framework);
    let start = Start::Scenario(ScenarioIx(0));
    bencher.bench(|| swaps(black_box(&framework), &setting, &game, start, 20, &mut meter()).expect("not cancelled"));
}

#[divan::bench]
fn common_ground_20_4_four_parties(bencher: Bencher<'_, '_>) {
    let framework = framework(20, 4, 4, Values::Digits);
    let game = game(&framework);
    bencher.bench(|| common_ground(black_box(&framework), &Setting::of(&framework), &game));
}
