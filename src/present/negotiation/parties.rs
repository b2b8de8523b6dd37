//! All parties side by side: one axis each, with the range of totals that packages are shown for.

use super::points::{Points, no_deal};
use crate::analysis::exact::Total;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::text;
use crate::session::document::Document;

/// How to narrow what is shown.
pub const HOW_TO: &str = "Drag along an axis, or type below it, to show only packages in a range.";

/// One party's axis.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyAxis {
    /// Whose.
    pub party: PartyIx,
    /// Its name.
    pub name: String,
    /// Its no-deal value.
    pub no_deal: Option<f64>,
    /// The range chosen.
    pub between: Option<[f64; 2]>,
    /// Least and greatest total shown, for people.
    pub ends: [String; 2],
    /// `Least total of Ukraine shown`, `Greatest total of Ukraine shown`.
    pub names: [String; 2],
    /// `Show every total of Ukraine`.
    pub clear: String,
    /// The axis as a sentence.
    pub spoken: String,
}

/// A scenario, or the package under construction, across all axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Across {
    /// Which scenario; `None` for the package.
    pub scenario: Option<ScenarioIx>,
    /// Its name.
    pub name: String,
    /// Its total for each party on an axis.
    pub totals: Vec<Option<f64>>,
}

/// The axes.
#[must_use]
pub fn axes(document: &Document, points: &Points<'_>) -> Vec<PartyAxis> {
    let axis = |(place, party): (usize, PartyIx)| {
        let name = document.framework().party(party).label().to_owned();
        let all = (0..points.len()).map(|point| points.totals(point)[place]);
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let between = document.view().negotiating.between.get(&party).copied();
        let [from, to] = between.unwrap_or([low, high]);
        let ends = if points.is_empty() { [String::new(), String::new()] } else { [from, to].map(text::score) };
        PartyAxis {
            party,
            no_deal: no_deal(document, party),
            between,
            spoken: format!("Totals of {name} shown: {} to {}", ends[0], ends[1]),
            names: [format!("Least total of {name} shown"), format!("Greatest total of {name} shown")],
            clear: format!("Show every total of {name}"),
            ends,
            name,
        }
    };
    points.parties().enumerate().map(axis).collect()
}

/// The selected scenario and the package under construction.
#[must_use]
pub fn across(document: &Document, points: &Points<'_>) -> Vec<Across> {
    let framework = document.framework();
    let selected = document.view().selection.scenario.map(|scenario| Across {
        scenario: Some(scenario),
        name: framework.scenario(scenario).label().to_owned(),
        totals: points
            .parties()
            .map(|party| document.scores().parties[party.0].scenarios[scenario.0].total.map(Total::to_f64))
            .collect(),
    });
    let draft = document.drafted().zip(document.draft()).map(|(drafted, draft)| Across {
        scenario: None,
        name: draft.scenario.name.clone(),
        totals: points
            .parties()
            .map(|party| drafted.scores.parties[party.0].scenarios[drafted.scenario().0].total.map(Total::to_f64))
            .collect(),
    });
    selected.into_iter().chain(draft).collect()
}
