//! Published cases, with the precision they are printed in.

use westphalia::analysis::methods::electre::{ONE, electre};
use westphalia::analysis::methods::gaia::gaia;
use westphalia::analysis::methods::problem::ranks;
use westphalia::analysis::methods::product::product;
use westphalia::analysis::methods::promethee::{Relation, preferences, promethee};
use westphalia::analysis::methods::topsis::{Normalisation, topsis};
use westphalia::analysis::methods::vikor::vikor;
use westphalia::model::issue::Preference;
use westphalia::model::value::Better::{High, Low};

use super::{electre_thresholds, near, power_plants, projects, rows, thresholds, with_thresholds};

#[test]
fn weighted_product_of_jmcdm() {
    let problem = rows(
        &[
            &[3.0, 12.5, 2.0, 120.0, 14.0, 3.0],
            &[5.0, 15.0, 3.0, 110.0, 38.0, 4.0],
            &[3.0, 13.0, 2.0, 120.0, 19.0, 3.0],
            &[4.0, 14.0, 2.0, 100.0, 31.0, 4.0],
            &[3.0, 15.0, 1.5, 125.0, 40.0, 4.0],
        ],
        &[High, Low, Low, High, Low, High],
        &[0.221, 0.159, 0.175, 0.127, 0.117, 0.201],
    );
    let found = product(&problem).unwrap();
    near(&found.products, &[0.7975224, 0.7532541, 0.7647464, 0.7873957, 0.7674279], 1e-7);
    near(&found.ratios[1], &[1.0, 12.5 / 15.0, 12.5 / 13.0, 12.5 / 14.0, 12.5 / 15.0], 1e-15);
}

#[test]
fn weighted_product_of_wikipedia() {
    let table: [&[f64]; 3] = [&[25.0, 20.0, 15.0, 30.0], &[10.0, 30.0, 20.0, 30.0], &[30.0, 10.0, 30.0, 10.0]];
    let weights = [0.20, 0.15, 0.40, 0.25];
    let found = product(&rows(&table, &[High; 4], &weights)).unwrap().products;
    near(&[found[0] / found[1], found[0] / found[2], found[1] / found[2]], &[1.00739, 1.06705, 1.05922], 5e-6);
    // scikit-criteria divides by the sum of each column, which multiplies all products by one number.
    let sums_over_greatest: f64 = [30.0 / 65.0_f64, 30.0 / 60.0, 30.0 / 65.0, 30.0 / 70.0]
        .iter()
        .zip(weights)
        .map(|(ratio, weight)| ratio.powf(weight))
        .product();
    let logarithms: Vec<f64> = found.iter().map(|product| (product * sums_over_greatest).log10()).collect();
    near(&logarithms, &[-0.501286, -0.504485, -0.529472], 5e-7);
}

/// The same scenarios, values and weights: the sum puts the first first, the product the third.
const TORN: [&[f64]; 4] = [&[0.9, 0.2, 0.6], &[0.3, 0.8, 0.5], &[0.5, 0.5, 0.7], &[0.2, 0.3, 0.9]];

#[test]
fn sum_and_product_disagree_on_the_winner() {
    let problem = rows(&TORN, &[High; 3], &[0.5, 0.3, 0.2]);
    let found = product(&problem).unwrap().products;
    // The geometric mean of the numbers themselves, which are not divided by the greatest of each column.
    let scale = 0.9_f64.powf(0.5) * 0.8_f64.powf(0.3) * 0.9_f64.powf(0.2);
    let geometric: Vec<f64> = found.iter().map(|product| product * scale).collect();
    near(&geometric, &[0.52852, 0.44595, 0.53481, 0.30514], 5e-6);
    assert_eq!(ranks(&found, High)[2], (1, 1));
    let sums: Vec<f64> = TORN.iter().map(|row| 0.5 * row[0] + 0.3 * row[1] + 0.2 * row[2]).collect();
    near(&sums, &[0.63, 0.49, 0.54, 0.37], 1e-12);
    assert_eq!(ranks(&sums, High)[0], (1, 1));
}

#[test]
fn topsis_of_tzeng_and_huang_2011() {
    let table: [&[f64]; 4] = [&[5.0, 8.0, 4.0], &[7.0, 6.0, 8.0], &[8.0, 8.0, 6.0], &[7.0, 4.0, 6.0]];
    let found = topsis(&rows(&table, &[High; 3], &[0.3, 0.4, 0.3]), Normalisation::Vector);
    near(&found.closeness, &[0.5037, 0.6581, 0.7482, 0.3340], 5e-5);
}

#[test]
fn topsis_of_three_cars() {
    let table: [&[f64]; 3] = [&[5490.0, 51.4, 8.5, 285.0], &[6500.0, 70.6, 7.0, 288.0], &[6489.0, 54.3, 7.5, 290.0]];
    let found = topsis(&rows(&table, &[Low, High, High, High], &[0.35, 0.25, 0.25, 0.15]), Normalisation::Vector);
    near(&found.closeness, &[0.4817, 0.5182, 0.1780], 5e-5);
}

/// Opricovic and Tzeng (2004): risk, less being better, and altitude.
const MOUNTAINS: [&[f64]; 3] = [&[1.0, 3000.0], &[2.0, 3750.0], &[5.0, 4500.0]];

#[test]
fn the_normalisation_of_topsis_changes_the_mountain_of_opricovic_and_tzeng_2004() {
    let problem = rows(&MOUNTAINS, &[Low, High], &[0.5, 0.5]);
    near(&topsis(&problem, Normalisation::MinMax).closeness, &[0.5, 0.617, 0.5], 5e-4);
    near(&topsis(&problem, Normalisation::Vector).closeness, &[0.7621, 0.7222, 0.2379], 5e-5);
}

#[test]
fn vikor_of_opricovic_and_tzeng_2004() {
    let found = vikor(&rows(&MOUNTAINS, &[Low, High], &[0.5, 0.5]));
    near(&found.shortfall, &[0.5, 0.375, 0.5], 1e-12);
    near(&found.regret, &[0.5, 0.25, 0.5], 1e-12);
    near(&found.compromise, &[1.0, 0.0, 1.0], 1e-12);
    assert_eq!(found.set, [1]);
}

/// Opricovic and Tzeng (2007): profit, cost, energy, peak, homes, area, villages, environment of six hydro power systems.
const HYDRO: [&[f64]; 6] = [
    &[4184.3, 2914.0, 407.2, 251.0, 195.0, 244.0, 15.0, 2.41],
    &[5211.9, 3630.0, 501.7, 308.3, 282.0, 346.0, 21.0, 1.41],
    &[5021.3, 3920.5, 504.0, 278.6, 12.0, 56.0, 3.0, 4.42],
    &[5566.1, 3957.9, 559.5, 335.3, 167.0, 268.0, 16.0, 3.36],
    &[5060.5, 3293.5, 514.1, 284.2, 69.0, 90.0, 7.0, 4.04],
    &[4317.9, 2925.9, 432.8, 239.3, 12.0, 55.0, 3.0, 4.36],
];

#[test]
fn vikor_of_opricovic_and_tzeng_2007() {
    let better = [High, Low, High, High, Low, Low, Low, High];
    let equal = vikor(&rows(&HYDRO, &better, &[1.0; 8]));
    near(&equal.shortfall, &[0.692, 0.700, 0.290, 0.423, 0.280, 0.346], 6e-4);
    near(&equal.regret, &[0.125, 0.125, 0.121, 0.125, 0.067, 0.125], 6e-4);
    near(&equal.compromise, &[0.991, 1.0, 0.473, 0.670, 0.0, 0.578], 6e-4);
    assert_eq!(equal.set, [4]);
    let social = vikor(&rows(&HYDRO, &better, &[1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0]));
    near(&social.shortfall, &[0.683, 0.800, 0.193, 0.480, 0.243, 0.232], 6e-4);
    near(&social.regret, &[0.113, 0.167, 0.080, 0.122, 0.044, 0.083], 6e-4);
    near(&social.compromise, &[0.684, 1.0, 0.147, 0.554, 0.041, 0.191], 6e-4);
    assert_eq!(social.set, [2, 4, 5]);
}

#[test]
fn vikor_of_yang_and_wu_2020() {
    let table: [&[f64]; 5] = [
        &[78.0, 56.0, 34.0, 6.0],
        &[4.0, 45.0, 3.0, 97.0],
        &[18.0, 2.0, 50.0, 63.0],
        &[9.0, 14.0, 11.0, 92.0],
        &[85.0, 9.0, 100.0, 29.0],
    ];
    let found = vikor(&rows(&table, &[High; 4], &[1.0; 4]));
    near(&found.compromise, &[0.5679, 0.7667, 1.0, 0.7493, 0.0], 5e-5);
}

#[test]
fn promethee_of_zhao_2013() {
    let table: [&[f64]; 3] = [&[4.0, 3.0, 2.0], &[3.0, 2.0, 4.0], &[5.0, 1.0, 3.0]];
    let found = promethee(&rows(&table, &[High; 3], &[0.5, 0.3, 0.2])).unwrap();
    near(&found.net, &[0.1, -0.3, 0.2], 1e-12);
    assert_eq!(found.usual, [0, 1, 2]);
}

#[test]
fn promethee_of_brans_and_vincke_1985() {
    let problem = power_plants();
    let found = promethee(&problem).unwrap();
    let printed: [&[f64]; 6] = [
        &[0.0, 0.296, 0.250, 0.269, 0.100, 0.185],
        &[0.463, 0.0, 0.389, 0.333, 0.296, 0.500],
        &[0.235, 0.180, 0.0, 0.333, 0.056, 0.429],
        &[0.399, 0.506, 0.305, 0.0, 0.224, 0.212],
        &[0.444, 0.515, 0.487, 0.380, 0.0, 0.448],
        &[0.287, 0.399, 0.250, 0.431, 0.133, 0.0],
    ];
    for (row, printed) in preferences(&problem).iter().zip(printed) {
        near(row, printed, 6e-4);
    }
    near(&found.leaving, &[0.2199, 0.3963, 0.2466, 0.3293, 0.4547, 0.3001], 6e-5);
    near(&found.entering, &[0.3655, 0.3791, 0.3362, 0.3493, 0.1618, 0.3549], 6e-5);
    near(&found.net, &[-0.1457, 0.0172, -0.0895, -0.0200, 0.2929, -0.0549], 6e-5);
    assert!(found.usual.is_empty());
    // PROMETHEE I: the fifth is before all; the second has the second greatest leaving flow, but the greatest entering one.
    for other in [0, 1, 2, 3, 5] {
        assert_eq!(found.relation(4, other), Relation::Before);
    }
    assert_eq!(found.relation(1, 3), Relation::Incomparable);
    assert_eq!(found.relation(3, 0), Relation::Before);
    assert_eq!(found.relation(0, 3), Relation::After);
    assert!(found.incomparable().contains(&(1, 3)));
}

#[test]
fn the_plane_of_the_power_plants() {
    let problem = power_plants();
    let plane = gaia(&problem, &promethee(&problem).unwrap()).unwrap();
    near(&[plane.quality], &[0.83471], 5e-6);
    near(&plane.eigenvalues, &[5.38776, 3.10296, 1.14705, 0.32994, 0.20431, 0.0], 6e-6);
    // Up to signs; ours makes the axis point right and up.
    near(&plane.axis, &[0.0573, 0.0870], 5e-5);
    for arrow in &plane.criteria {
        assert!(arrow[0].hypot(arrow[1]) <= 1.0 + 1e-12);
    }
    // Flows of each criterion sum to nothing, so the origin is the centre.
    for axis in [0, 1] {
        assert!(plane.alternatives.iter().map(|point| point[axis]).sum::<f64>().abs() < 1e-12);
    }
}

#[test]
fn electre_three_of_buchanan_sheppard_and_vanderpooten() {
    let found = electre(&projects()).unwrap();
    let printed: [&[f64]; 5] = [
        &[1.0, 0.0, 1.0, 0.8, 1.0],
        &[0.0, 1.0, 0.0, 0.8, 0.6667],
        &[0.6, 0.0, 1.0, 0.6, 0.8],
        &[0.2143, 0.8, 0.5714, 1.0, 0.75],
        &[0.6667, 0.0, 0.8, 0.8, 1.0],
    ];
    for (row, printed) in found.credibility.iter().zip(printed) {
        let row: Vec<f64> = row.iter().map(|credibility| *credibility as f64 / ONE as f64).collect();
        near(&row, printed, 5e-5);
    }
    assert_eq!(found.descending, [vec![0], vec![1], vec![2, 3, 4]]);
    assert_eq!(found.ascending, [vec![0, 1], vec![3], vec![2, 4]]);
    near(&found.places, &[1.0, 1.5, 3.5, 3.0, 3.5], 0.0);
    assert_eq!(ranks(&found.places, Low), [(1, 1), (2, 1), (4, 2), (3, 1), (4, 2)]);
}

/// The concordance of ELECTRE I is that of ELECTRE III with thresholds of 0.
#[test]
fn concordance_of_cebrian_and_porcar_2009() {
    let table: [&[f64]; 6] = [
        &[6.0, 5.0, 28.0, 5.0, 5.0],
        &[4.0, 2.0, 25.0, 10.0, 9.0],
        &[5.0, 7.0, 35.0, 9.0, 6.0],
        &[6.0, 1.0, 27.0, 6.0, 7.0],
        &[6.0, 8.0, 30.0, 7.0, 9.0],
        &[5.0, 6.0, 26.0, 4.0, 8.0],
    ];
    let problem = rows(&table, &[High, High, Low, High, High], &[0.25, 0.25, 0.1, 0.2, 0.2]);
    let none = thresholds(Preference::Usual, [0.0; 4]);
    let strict = westphalia::model::issue::Thresholds { indifference: Some(0.0), preference: Some(0.0), ..none };
    let found = electre(&with_thresholds(&problem, &[strict; 5])).unwrap();
    let printed: [&[f64]; 6] = [
        &[1.0, 0.50, 0.35, 0.50, 0.35, 0.45],
        &[0.50, 1.0, 0.50, 0.75, 0.50, 0.50],
        &[0.65, 0.50, 1.0, 0.45, 0.20, 0.70],
        &[0.75, 0.25, 0.55, 1.0, 0.35, 0.45],
        &[0.90, 0.70, 0.80, 0.90, 1.0, 0.90],
        &[0.55, 0.50, 0.55, 0.55, 0.10, 1.0],
    ];
    for (row, printed) in found.concordance.iter().zip(printed) {
        near(row, printed, 1e-12);
    }
    // Without a veto credibility is concordance.
    assert_eq!(found.credibility[4][0], 900_000_000);
    // A veto of nothing but what anyone would bear rules the same out.
    assert_ne!(electre(&with_thresholds(&problem, &[electre_thresholds([0.0, 0.0, 1.0]); 5])).unwrap(), found);
}
