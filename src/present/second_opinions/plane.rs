//! The plane of PROMETHEE (GAIA): scenarios as points, issues as arrows, and where the weights point.

use super::words;
use crate::analysis::methods::gaia::MOST;
use crate::analysis::methods::opinion::{Method, Opinions, Working};
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::present::labels::letter;
use crate::present::list::addresses;
use crate::present::text;
use crate::present::weights::hue;
use crate::session::document::Document;

/// The plane.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// Where scenarios lie.
    pub scenarios: Vec<Point>,
    /// Arrows from the origin, enlarged alike.
    pub issues: Vec<Arrow>,
    /// The tip of the decision axis, enlarged by a factor of its own.
    pub axis: [f64; 2],
    /// How far from the origin anything lies; positive.
    pub reach: f64,
    /// `83%`: how much of the spread the plane keeps.
    pub quality: String,
    /// What the plane shows and how far to trust it, one sentence each.
    pub notes: Vec<String>,
    /// All of it in words.
    pub spoken: String,
}

/// A scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its letter.
    pub letter: String,
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub at: [f64; 2],
    /// `K 20-point draft, addresses 18 of 21 issues`.
    pub spoken: String,
}

/// An issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// Which.
    pub issue: IssueIx,
    /// Its short name.
    pub name: String,
    /// Position of its outermost group, for its colour.
    pub hue: Option<usize>,
    /// Its tip.
    pub tip: [f64; 2],
}

/// Below this quality the plane hides so much that it is said.
const ENOUGH: f64 = 0.7;

/// The plane of some opinions.
///
/// # Errors
/// Why there is none, as a sentence.
pub fn plane(document: &Document, opinions: &Opinions) -> Result<Plane, String> {
    let framework = document.framework();
    let flows = match opinions.of(Method::Promethee).map(|opinion| &opinion.says) {
        Some(Ok(judged)) => match &judged.working {
            Working::Promethee(flows) => flows,
            _ => return Err("PROMETHEE gives no flows here.".to_owned()),
        },
        Some(Err(reason)) => return Err(words::refusal(framework, &opinions.input, reason)),
        None => return Err("PROMETHEE gives no flows here.".to_owned()),
    };
    let Some(found) = &flows.1 else {
        return Err(if flows.0.by_criterion.len() > MOST {
            format!("The plane is drawn for up to {MOST} issues with weight.")
        } else {
            "No scenario differs from another on an issue with weight, so that there is no plane.".to_owned()
        });
    };
    let length = |at: &[f64; 2]| at[0].hypot(at[1]);
    let longest = |points: &[[f64; 2]]| points.iter().map(length).fold(0.0, f64::max);
    // Arrows are at most 1 long, scenarios lie as far out as there are issues: lengths of the two mean different things.
    let reach = longest(&found.alternatives).max(f64::MIN_POSITIVE);
    let enlarged = |points: &[[f64; 2]], to: f64| {
        let longest = longest(points);
        let factor = if longest > 0.0 { to / longest } else { 0.0 };
        points.iter().map(|[x, y]| [x * factor, y * factor]).collect::<Vec<_>>()
    };
    let scenarios = opinions.input.scenarios.iter().zip(&found.alternatives).map(|(scenario, at)| Point {
        scenario: *scenario,
        letter: letter(*scenario),
        name: framework.scenario(*scenario).label().to_owned(),
        at: *at,
        spoken: format!(
            "{} {}, addresses {}",
            letter(*scenario),
            framework.scenario(*scenario).label(),
            addresses(document, *scenario)
        ),
    });
    let issues = opinions.input.issues.iter().zip(enlarged(&found.criteria, 0.85 * reach)).map(|(issue, tip)| Arrow {
        issue: *issue,
        name: framework.issue(*issue).label().to_owned(),
        hue: framework.top_group(*issue).map(|group| hue(framework, group)),
        tip,
    });
    let axis = enlarged(&[found.axis], reach).first().copied().unwrap_or_default();
    let quality = text::percent(found.quality);
    let mut notes = vec![
        "Scenarios that lie together are liked and disliked on the same issues; an arrow points to those that do well on its \
         issue. The thick arrow is the decision axis: the farther along it, the higher the net flow tends to be."
            .to_owned(),
        format!("The plane keeps {quality} of the differences between scenarios (δ). Arrows are enlarged to be seen."),
    ];
    if found.quality < ENOUGH {
        notes.push(
            "Much is lost: what seems near here may be far apart. Trust the table rather than the picture.".to_owned(),
        );
    }
    let (scenarios, issues): (Vec<Point>, Vec<Arrow>) = (scenarios.collect(), issues.collect());
    let along = |point: &Point| (point.at[0] * axis[0] + point.at[1] * axis[1]) / length(&axis).max(f64::MIN_POSITIVE);
    let mut order: Vec<&Point> = scenarios.iter().collect();
    order.sort_by(|one, other| along(other).total_cmp(&along(one)));
    let names: Vec<String> = order.iter().map(|point| format!("{} {}", point.letter, point.name)).collect();
    let spoken = format!("Plane of PROMETHEE, quality {quality}. Along the decision axis: {}.", text::list(&names));
    Ok(Plane { scenarios, issues, axis, reach, quality, notes, spoken })
}
