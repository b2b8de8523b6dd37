//! Which scenario scores highest as three weights share what the others leave (ternary diagram; methods, section 2).
//!
//! The weights of three parts keep their sum, all others stay. At the corner k part k has the whole sum, its members in their
//! proportions; in between totals are linear, so that the region of each scenario is the triangle cut along the lines on which
//! two totals are equal (Sutherland and Hodgman 1974, for a convex region). Points are whole numbers in proportion, so regions
//! and their corners are exact.

use std::cmp::Ordering;

use super::judged::Judged;
use super::whole::Whole;
use crate::model::ids::{IssueIx, ScenarioIx};

/// The triangle of three weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// How the three share their sum now; sums to 1.
    pub now: [f64; 3],
    /// The share of all weight that the three have together, 0..=1.
    pub together: f64,
    /// Who scores highest where, by share, then by id. Regions without an area are left out.
    pub regions: Vec<Region>,
}

/// Where some scenario scores highest.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Who, in the order of ids: more than one where totals are equal all over the triangle.
    pub leaders: Vec<ScenarioIx>,
    /// A convex polygon: how the three share their sum at each corner, in turn.
    pub corners: Vec<[f64; 3]>,
    /// Its part of the triangle, 0..=1.
    pub share: f64,
}

/// Why there is no map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMap {
    /// No scenario takes part.
    NoScenario,
    /// Two parts have an issue in common, or one has none that the party values.
    NotApart,
    /// The three have no weight together.
    NoWeight,
    /// Totals are ratios under left-out silence, and borders would be curves.
    Curved,
}

/// A point of the triangle: three whole numbers that are not negative, in proportion.
type Point = [Whole; 3];

/// The map of three parts, each some issues together.
///
/// # Errors
/// Says why there is none.
pub fn map(judged: &Judged, parts: [&[IssueIx]; 3]) -> Result<Map, NoMap> {
    if judged.is_empty() {
        return Err(NoMap::NoScenario);
    }
    let sides = parts.map(|part| judged.side(part, true));
    let shared = (0..3).any(|one| parts[one].iter().any(|issue| parts[(one + 1) % 3].contains(issue)));
    if shared || sides.iter().any(|(weights, _)| weights.is_empty()) {
        return Err(NoMap::NotApart);
    }
    let has = parts.map(|part| part.iter().map(|issue| judged.points()[issue.0]).sum::<i128>());
    let together: i128 = has.iter().sum();
    if together == 0 {
        return Err(NoMap::NoWeight);
    }
    if !judged.is_straight() {
        return Err(NoMap::Curved);
    }
    let rest: Vec<IssueIx> = parts.concat();
    let rest: Vec<(usize, i128)> = (0..judged.points().len())
        .filter(|issue| judged.is_valued(*issue) && !rest.contains(&IssueIx(*issue)))
        .map(|issue| (issue, judged.points()[issue]))
        .collect();
    // Every corner over the same denominator: the product of the three sums.
    let sums = [&sides[0], &sides[1], &sides[2]].map(|(_, sum)| Whole::Small(*sum));
    let product = &(&sums[0] * &sums[1]) * &sums[2];
    let corner_totals = |scenario: usize| -> Point {
        let rest = &judged.sums(scenario, &rest, 1).weighted * &product;
        [0, 1, 2].map(|corner: usize| {
            let others = &sums[(corner + 1) % 3] * &sums[(corner + 2) % 3];
            let part = judged.sums(scenario, &sides[corner].0, together).weighted;
            &rest + &(&part * &others)
        })
    };
    let totals: Vec<Point> = (0..judged.len()).map(corner_totals).collect();
    Ok(Map {
        now: has.map(|has| has as f64 / together as f64),
        together: together as f64 / judged.sum().max(1) as f64,
        regions: regions(&totals, judged.scenarios()),
    })
}

fn regions(totals: &[Point], scenarios: &[ScenarioIx]) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    for (scenario, own) in totals.iter().enumerate() {
        if totals[..scenario].contains(own) {
            continue;
        }
        let mut polygon: Vec<Point> =
            [0, 1, 2].map(|corner| [0, 1, 2].map(|k| Whole::Small((k == corner).into()))).into();
        for other in totals.iter().filter(|other| *other != own) {
            let lead = [0, 1, 2].map(|k| &own[k] - &other[k]);
            polygon = cut(&polygon, &lead);
            if polygon.len() < 3 {
                break;
            }
        }
        let corners: Vec<[f64; 3]> = polygon.iter().map(shares).collect();
        let share = area(&corners);
        if polygon.len() < 3 || share <= 0.0 {
            continue;
        }
        let equal = totals.iter().zip(scenarios).filter(|(other, _)| *other == own);
        regions.push(Region { leaders: equal.map(|(_, scenario)| *scenario).collect(), corners, share });
    }
    // Stable: equal shares stay in the order of ids.
    regions.sort_by(|a, b| b.share.total_cmp(&a.share));
    regions
}

/// The part of a convex polygon on which `lead` is not negative.
fn cut(polygon: &[Point], lead: &Point) -> Vec<Point> {
    let at = |point: &Point| &(&(&lead[0] * &point[0]) + &(&lead[1] * &point[1])) + &(&lead[2] * &point[2]);
    let leads: Vec<Whole> = polygon.iter().map(at).collect();
    let mut kept: Vec<Point> = Vec::with_capacity(polygon.len() + 1);
    for (here, point) in polygon.iter().enumerate() {
        let next = (here + 1) % polygon.len();
        if leads[here].sign() != Ordering::Less {
            kept.push(point.clone());
        }
        if leads[here].sign().is_ne() && leads[here].sign() == leads[next].sign().reverse() {
            // Between a and b, where a is ahead by p and b behind by q, the border is at q·a + p·b.
            let size = |lead: &Whole| if lead.sign().is_lt() { -lead } else { lead.clone() };
            let (ahead, behind) = (size(&leads[here]), size(&leads[next]));
            let between = [0, 1, 2].map(|k| &(&point[k] * &behind) + &(&polygon[next][k] * &ahead));
            kept.push(Whole::reduced(between));
        }
    }
    kept
}

/// The point as three shares that sum to 1.
fn shares(point: &Point) -> [f64; 3] {
    let point = [&point[0], &point[1], &point[2]].map(Whole::to_f64);
    let sum: f64 = point.iter().sum();
    point.map(|part| part / sum)
}

/// The area of a polygon of shares, that of the whole triangle being 1.
fn area(corners: &[[f64; 3]]) -> f64 {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).map(|(a, b)| a[0] * b[1] - a[1] * b[0]).sum::<f64>().abs()
}
