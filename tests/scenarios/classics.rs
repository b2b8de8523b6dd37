//! The two classics, package by package: what their files and pages say of all the packages, by trying every one.

use westphalia::analysis::weights::Weights;
use westphalia::model::framework::Silence;
use westphalia::model::ids::PartyIx;
use westphalia::model::scenario::Outcome;
use westphalia::model::value::ValueFunction;

use crate::files::{File, total};

/// The totals of every package for both parties, exact: points times millionths, and the package as term numbers.
struct Package {
    gains: [i128; 2],
    terms: Vec<usize>,
}

/// Every way to choose a term for each issue.
fn packages(file: &File) -> Vec<Package> {
    let framework = file.framework();
    let weights = Weights::of(framework);
    let mut packages = vec![Package { gains: [0, 0], terms: Vec::new() }];
    for issue in framework.issue_ixs() {
        let worth = |party: usize, term: usize| {
            let judgement = &framework.party(PartyIx(party)).judgements[issue.0];
            let Some(ValueFunction::Terms(values)) = &judgement.values else { panic!("values by term") };
            i128::from(weights.points(PartyIx(party), issue).0) * i128::from(values[term].central.0)
        };
        let terms = 0..framework.issue(issue).terms().len();
        packages = packages
            .iter()
            .flat_map(|package| {
                terms.clone().map(|term| Package {
                    gains: [0, 1].map(|party| package.gains[party] + worth(party, term)),
                    terms: package.terms.iter().copied().chain([term]).collect(),
                })
            })
            .collect();
    }
    packages
}

/// The packages that no other betters for one party without worsening it for the other.
fn efficient(packages: &[Package]) -> Vec<&Package> {
    let betters = |one: &Package, other: &Package| {
        one.gains != other.gains && one.gains.iter().zip(other.gains).all(|(one, other)| *one >= other)
    };
    packages.iter().filter(|package| !packages.iter().any(|other| betters(other, package))).collect()
}

/// The only package with the greatest measure; the test fails where several share it.
fn best(packages: &[Package], measure: impl Fn(&Package) -> i128) -> &Package {
    let most = packages.iter().map(&measure).max().unwrap();
    let mut all = packages.iter().filter(|package| measure(package) == most);
    let (first, next) = (all.next().unwrap(), all.next());
    assert!(next.is_none(), "several packages share the greatest measure");
    first
}

/// The package of a scenario that settles every issue on a term.
fn of_scenario(file: &File, id: &str) -> Vec<usize> {
    let scenario = file.framework().scenario(file.scenario(id));
    let term = |outcome: &Option<Outcome>| match outcome {
        Some(Outcome::Term(term)) => term.0,
        other => panic!("not settled on a term: {other:?}"),
    };
    scenario.positions.iter().map(|position| term(&position.outcome)).collect()
}

/// Raiffa 1982, as published on the Adjusted Winner page of New York University.
#[test]
fn panama_canal_as_published() {
    let file = File::named("panama-canal-1974");
    let packages = packages(&file);
    assert_eq!(packages.len(), 1024);
    let efficient = efficient(&packages);
    let mut points: Vec<[i128; 2]> = efficient.iter().map(|package| package.gains).collect();
    points.sort_unstable();
    points.dedup();
    assert_eq!((efficient.len(), points.len()), (26, 20));
    let nash = best(&packages, |package| package.gains[0] * package.gains[1]);
    let maximin = best(&packages, |package| package.gains[0].min(package.gains[1]));
    assert_eq!(nash.terms, maximin.terms);
    assert_eq!(nash.terms, of_scenario(&file, "equal-product"));
    let sums: Vec<i128> = packages.iter().map(|package| package.gains[0] + package.gains[1]).collect();
    let most = *sums.iter().max().unwrap();
    let greatest: Vec<&Package> =
        packages.iter().filter(|package| package.gains[0] + package.gains[1] == most).collect();
    let shown = ["equal-product", "land-to-us"].map(|id| of_scenario(&file, id));
    assert!(greatest.len() == 2 && greatest.iter().all(|package| shown.contains(&package.terms)));
    // Adjusted Winner, 66 to 66: 2/15 and 13/15 of land and water, in six decimals of a likelihood.
    for party in ["us", "panama"] {
        assert!((file.total("adjusted-winner", party) - 66.0).abs() < 1e-4);
    }
    let says = "Of the 1,024 ways to give each issue wholly to one side, 26 are efficient";
    assert!(file.page().contains(says) && file.page().contains("They have 20 different pairs of totals"));
}

/// The values are the points of the data files over the greatest of their issue, and the weights those of the data files.
#[test]
fn england_and_zimbabwe_as_published() {
    const POINTS: [[&[i64]; 5]; 2] = [
        [&[5, 7, 9, 1], &[3, 6, 8, 1], &[12, 1, 7], &[10, 1, 6], &[7, 10, 4, 1]],
        [&[9, 7, 5, 1], &[8, 5, 3, 1], &[1, 9, 5], &[1, 19, 9], &[11, 9, 7, 1]],
    ];
    const WEIGHTS: [[f64; 5]; 2] = [
        [
            0.303_146_233_375_827_8,
            0.303_346_839_835_533,
            0.049_028_952_379_678_074,
            0.049_045_008_022_073_14,
            0.295_432_966_386_888_04,
        ],
        [
            0.197_079_803_119_090_24,
            0.201_342_688_162_100_74,
            0.154_066_977_662_874_86,
            0.154_077_191_831_245_69,
            0.293_433_339_224_688_45,
        ],
    ];
    let file = File::named("england-zimbabwe-2010");
    let framework = file.framework();
    for party in framework.party_ixs() {
        for issue in framework.issue_ixs() {
            let judgement = &framework.party(party).judgements[issue.0];
            let points = POINTS[party.0][issue.0];
            let most = points.iter().max().unwrap();
            let Some(ValueFunction::Terms(values)) = &judgement.values else { panic!("values by term") };
            for (value, points) in values.iter().zip(points) {
                assert!((value.central.to_f64() - 100.0 * *points as f64 / *most as f64).abs() <= 0.5e-6);
            }
            assert!((judgement.weight.to_f64() - WEIGHTS[party.0][issue.0]).abs() <= 0.5e-6);
        }
    }
    let packages = packages(&file);
    let efficient = efficient(&packages);
    assert_eq!((packages.len(), efficient.len()), (576, 25));
    let is_shown_as = |package: &Package, id: &str| package.terms == of_scenario(&file, id);
    assert!(is_shown_as(best(&packages, |package| package.gains[0] * package.gains[1]), "greatest-product"));
    // Weights sum to one for both, so that gains can be put side by side.
    assert!(is_shown_as(best(&packages, |package| package.gains[0] + package.gains[1]), "greatest-product"));
    assert!(is_shown_as(best(&packages, |package| package.gains[0].min(package.gains[1])), "greatest-smaller"));
    assert!(is_shown_as(best(&packages, |package| package.gains[0]), "for-england"));
    assert!(is_shown_as(best(&packages, |package| package.gains[1]), "for-zimbabwe"));
    let scores = file.scores(Silence::Open);
    let below_nash = |id: &str| {
        let total = |of: &str, party| total(&scores, file.scenario(of), PartyIx(party));
        [0, 1].iter().all(|party| total(id, *party) < total("greatest-product", *party))
    };
    assert!(below_nash("issue-by-issue") && below_nash("nothing-settled"));
    let page = file.page();
    assert!(page.contains("Of the 576 packages 25 are efficient"));
    let list = |points: &[i64]| points.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    for issue in framework.issue_ixs() {
        let [england, zimbabwe] = [0, 1].map(|party| list(POINTS[party][issue.0]));
        assert!(page.contains(&format!(" | {england} | {zimbabwe} |")));
    }
    let apart = |party| (file.total("greatest-product", party) - file.total("greatest-smaller", party)).abs().round();
    let says = format!("{} points of a total for England against {} for Zimbabwe", apart("england"), apart("zimbabwe"));
    assert!(page.contains(&says), "{says}");
}
