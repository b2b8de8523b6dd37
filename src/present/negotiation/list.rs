//! Efficient packages as a table: rows are made when they are drawn.

use super::points::{Points, no_deal};
use crate::model::ids::PartyIx;
use crate::present::text;
use crate::session::document::Document;

/// What the list says where no point is shown.
pub const NOTHING: &str = "No efficient package lies within the ranges chosen.";

/// What stands over results while newer ones are looked for.
pub const UPDATING: &str = "updating";

/// What a click on a package does, in its tooltip.
pub const BUILD_ON_IT: &str = "Click to build on it.";

/// What clicks on a scenario do, in its tooltip.
pub const SELECT_OR_BUILD: &str = "Click to select it, double click to build on it.";

/// A column's head.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Whose totals.
    pub party: PartyIx,
    /// Its name.
    pub name: String,
    /// `Order by the total of Ukraine`.
    pub spoken: String,
}

/// One point as a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// For each party its total and its margin: `71`, `+19`.
    pub figures: Vec<(String, String)>,
    /// `+1 Russia`: the smallest margin with its party; nothing where a no-deal value is missing.
    pub smallest: String,
    /// Whether a package there is acceptable to all.
    pub acceptable: bool,
    /// How many packages are worth this, where it is more than one.
    pub packages: String,
    /// The row as a sentence.
    pub spoken: String,
}

/// The heads of the parties' columns.
#[must_use]
pub fn heads(document: &Document, points: &Points<'_>) -> Vec<Head> {
    let head = |party: PartyIx| {
        let name = document.framework().party(party).label().to_owned();
        Head { party, spoken: format!("Order by the total of {name}"), name }
    };
    points.parties().map(head).collect()
}

/// One row.
#[must_use]
pub fn row(document: &Document, points: &Points<'_>, point: usize) -> Row {
    let judged = || points.parties().zip(points.totals(point));
    let margin = |(party, total): (PartyIx, &f64)| no_deal(document, party).map(|value| total - value);
    let figures = judged()
        .map(|(party, total)| (text::score(*total), margin((party, total)).map_or_else(String::new, text::margin)))
        .collect();
    let margins: Option<Vec<(f64, PartyIx)>> =
        judged().map(|(party, total)| Some((margin((party, total))?, party))).collect();
    let smallest = margins.and_then(|margins| margins.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)));
    Row {
        figures,
        smallest: smallest.map_or_else(String::new, |(margin, party)| {
            format!("{} {}", text::margin(margin), document.framework().party(party).label())
        }),
        acceptable: points.is_acceptable(point),
        packages: points.packages(point).map_or_else(String::new, |packages| packages.to_string()),
        spoken: points.spoken(document, point),
    }
}

/// `774 efficient packages`, `120 of 774 shown`.
#[must_use]
pub fn count(shown: usize, all: usize) -> String {
    if shown == all {
        text::count(all, "efficient point", "efficient points")
    } else {
        format!("{} of {} shown", text::thousands(shown), text::thousands(all))
    }
}
