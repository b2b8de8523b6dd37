//! Who scores highest as three weights share what the others leave: the triangle, its regions, and their sizes.

use super::choices::{Choice, choice, corners, is_valued};
use super::tables::part_name;
use crate::analysis::sensitivity::judged::Part;
use crate::analysis::sensitivity::map::{NoMap, Region, map as regions};
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::present::labels::letter;
use crate::present::list::coverage_short;
use crate::present::robustness::shares::{spoken, whole};
use crate::present::text;
use crate::session::document::Document;
use crate::session::sensitivity::Sensitivity;

/// The map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapView {
    /// Top, left and right.
    pub corners: [Choice; 3],
    /// How the three share their sum now; `None` where they have no weight.
    pub now: [f64; 3],
    /// Who scores highest where, the largest first.
    pub regions: Vec<RegionView>,
    /// Every ranked scenario, those with a region first.
    pub shares: Vec<ShareRow>,
    /// What is kept, and who is left out.
    pub note: String,
    /// The map as one sentence.
    pub spoken: String,
}

/// A part of the triangle.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionView {
    /// Who: more than one where they are tied all over it.
    pub leaders: Vec<ScenarioIx>,
    /// `D`, `D, F`.
    pub letters: String,
    /// `28-point draft`, `28-point draft and Package 1`.
    pub names: String,
    /// Its part of the triangle, 0..=1.
    pub share: f64,
    /// A convex polygon: how the three share their sum at each corner.
    pub corners: Vec<[f64; 3]>,
    /// Its middle.
    pub middle: [f64; 3],
    /// `28-point draft scores highest in 63 percent of the triangle`.
    pub spoken: String,
}

/// A scenario's part of the triangle.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareRow {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// Its name for narrow places.
    pub name: String,
    /// How much it addresses, of all: `17/20`.
    pub coverage: String,
    /// `63%`, `<1%`, `0%`.
    pub text: String,
    /// Whether it scores highest anywhere.
    pub anywhere: bool,
    /// `28-point draft scores highest in 63 percent of the triangle`
    pub spoken: String,
}

/// What stands above the shares.
pub const HEAD: &str = "Share of these weightings in which each scenario scores highest";

/// The map of the corners shown.
///
/// # Errors
/// Why there is none, as a sentence.
pub fn map(document: &Document, found: &Sensitivity) -> Result<MapView, String> {
    let framework = document.framework();
    let party = found.judged.party();
    let Some(parts) = corners(document, &found.judged) else {
        return Err("The map needs three issues, or groups of them, that the party values.".to_owned());
    };
    let issues = parts.map(|part| part.issues(framework));
    let shown = regions(&found.judged, [&issues[0], &issues[1], &issues[2]]).map_err(|why| refused(why, &parts))?;
    let views: Vec<RegionView> = shown.regions.iter().map(|region| view(document, region)).collect();
    let share = |scenario: ScenarioIx| -> f64 {
        let of = shown.regions.iter().filter(|region| region.leaders.contains(&scenario));
        of.map(|region| region.share).sum()
    };
    let mut shares: Vec<ShareRow> = found
        .judged
        .ranking()
        .into_iter()
        .map(|scenario| {
            let share = share(scenario);
            let name = framework.scenario(scenario).label().to_owned();
            let text = whole(share, share <= 0.0, share >= 1.0 - 1e-12);
            ShareRow {
                scenario,
                letter: letter(scenario),
                coverage: coverage_short(document, scenario),
                spoken: format!("{name} scores highest in {} of the triangle", spoken(&text)),
                name,
                text,
                anywhere: share > 0.0,
            }
        })
        .collect();
    // Stable: equal ones stay by total now.
    shares.sort_by(|one, other| share(other.scenario).total_cmp(&share(one.scenario)));
    let corners = parts.map(|part| choice(document, party, part, 0));
    let names = corners.each_ref().map(|corner| corner.name.clone());
    let sentences = views.iter().map(|region| format!("{}.", region.spoken));
    let all = std::iter::once(format!("Highest score by the weights of {}.", text::list(&names)))
        .chain(sentences)
        .collect::<Vec<_>>()
        .join(" ");
    let apart = super::tables::lead(document, party, found).apart.len();
    let mut note = note(document, party, &parts, shown.together);
    if views.iter().any(|region| region.leaders.len() > 1) {
        note.push("Where scenarios are tied, it counts for each.".to_owned());
    }
    if apart > 0 {
        let verb = if apart == 1 { "is" } else { "are" };
        note.push(format!("{} without a rank {verb} left out.", text::count(apart, "scenario", "scenarios")));
    }
    Ok(MapView { now: shown.now, note: note.join(" "), corners, regions: views, shares, spoken: all })
}

fn view(document: &Document, region: &Region) -> RegionView {
    let framework = document.framework();
    let names: Vec<String> =
        region.leaders.iter().map(|scenario| framework.scenario(*scenario).label().to_owned()).collect();
    let letters: Vec<String> = region.leaders.iter().map(|scenario| letter(*scenario)).collect();
    let share = whole(region.share, false, region.share >= 1.0 - 1e-12);
    let verb = if names.len() == 1 { "scores" } else { "score" };
    RegionView {
        spoken: format!("{} {verb} highest in {} of the triangle", text::list(&names), spoken(&share)),
        names: text::list(&names),
        share: region.share,
        leaders: region.leaders.clone(),
        letters: letters.join(", "),
        middle: middle(&region.corners),
        corners: region.corners.clone(),
    }
}

/// The middle of a convex polygon's area.
fn middle(corners: &[[f64; 3]]) -> [f64; 3] {
    let Some(first) = corners.first() else { return [1.0 / 3.0; 3] };
    let (mut sum, mut whole) = ([0.0; 3], 0.0);
    for pair in corners.windows(2).skip(1) {
        let (b, c) = (pair[0], pair[1]);
        let area = ((b[0] - first[0]) * (c[1] - first[1]) - (b[1] - first[1]) * (c[0] - first[0])).abs();
        whole += area;
        for (k, sum) in sum.iter_mut().enumerate() {
            *sum += area * (first[k] + b[k] + c[k]) / 3.0;
        }
    }
    if whole > 0.0 { sum.map(|part| part / whole) } else { *first }
}

/// What stands before a group of which an issue is a corner.
const REST: &str = "the rest of ";

/// What the other weights do, as no sentence or one.
fn note(document: &Document, party: PartyIx, parts: &[Part; 3], together: f64) -> Vec<String> {
    let framework = document.framework();
    let inside: Vec<_> = parts.iter().flat_map(|part| part.issues(framework)).collect();
    let valued = |issue: &IssueIx| is_valued(framework, party, Part::Issue(*issue));
    let other = |part: Part| {
        let issues: Vec<IssueIx> = part.issues(framework).into_iter().filter(valued).collect();
        let moved = issues.iter().filter(|issue| inside.contains(issue)).count();
        let name = part_name(framework, part);
        // A corner may be an issue of a group, whose other issues stay.
        let name = if moved > 0 { format!("{REST}{name}") } else { name };
        (moved < issues.len()).then_some(name)
    };
    let others: Vec<String> = Part::outermost(framework).into_iter().filter_map(other).collect();
    let rest = text::percent(1.0 - together);
    let said = match others.as_slice() {
        [] => return Vec::new(),
        [only] => format!("{only} stays at {rest}."),
        some if some.len() <= 4 => format!("{} stay at {rest} together.", text::list(&others)),
        _ => format!("The other weights stay at {rest} together."),
    };
    vec![said.strip_prefix(REST).map_or_else(|| said.clone(), |of| format!("The rest of {of}"))]
}

fn refused(why: NoMap, parts: &[Part; 3]) -> String {
    match why {
        NoMap::NoScenario => "No scenario is ranked, so that none can score highest.".to_owned(),
        NoMap::NotApart if parts[0] == parts[1] || parts[1] == parts[2] || parts[0] == parts[2] => {
            "Two corners are the same: choose another for one of them.".to_owned()
        }
        NoMap::NotApart => "Two corners have an issue in common: choose another for one of them.".to_owned(),
        NoMap::NoWeight => "The three have no weight to share. Give one of them some, or choose others.".to_owned(),
        NoMap::Curved => super::tables::CURVED.to_owned(),
    }
}
