//! Charts of how far a ranking depends on weights: what they show for the party whose weights a report shows, and what they are called.

use super::Scope;
use super::captions::plane_party;
use crate::model::ids::PartyIx;
use crate::present::robustness::ranking::whose_weights;
use crate::present::sensitivity::causes::{self, Causes};
use crate::present::sensitivity::choices;
use crate::present::sensitivity::map::{self, MapView};
use crate::present::sensitivity::tables::{self, FlipRow, Lead, Ranges, StabilityRow};
use crate::present::sensitivity::walk::{self, WalkView};
use crate::present::text;
use crate::session::document::Document;
use crate::session::sensitivity::view::Figure;
use crate::session::sensitivity::{Found, Sensitivity};

/// What a report says of one party's ranking.
#[derive(Clone, Debug)]
pub struct ByWeights {
    /// Whose.
    pub party: PartyIx,
    /// All of it.
    pub found: Sensitivity,
    /// With which weights scenarios can lead; `None` where that is not worked out.
    pub found_ranges: Option<Found>,
    /// Who leads, and who takes no part.
    pub lead: Lead,
    /// How far each weight can move.
    pub stability: Vec<StabilityRow>,
    /// What unseats the leader; a sentence where that is not worked out.
    pub changes: Result<Vec<FlipRow>, &'static str>,
    /// With which weights each scenario can lead.
    pub ranges: Option<Ranges>,
}

/// What the part is called.
pub const TITLE: &str = "How far rankings depend on weights";

/// What it holds.
pub const NOTE: &str = "Exact, one party at a time: in which interval of each weight the leader stays first, the smallest change of \
    all weights that puts another level with it, and with which weights each scenario can lead at all. Scenarios that are left \
    out, shown apart or cross a red line of the party are not ranked.";

/// How many of the weights that change most are named in a report.
const NAMED: usize = 4;

impl ByWeights {
    /// Of one party.
    #[must_use]
    pub fn new(document: &Document, party: PartyIx) -> Self {
        let framework = document.framework();
        let found = Sensitivity::of(framework, document.values(), &document.edits().basis, party);
        let found_ranges = crate::session::sensitivity::Ranges::new(framework, &found.judged).find();
        Self {
            party,
            lead: tables::lead(document, party, &found),
            stability: tables::stability_rows(framework, &found),
            changes: tables::changes(document, &found),
            ranges: found_ranges.as_ref().map(|ranges| Ranges::new(framework, &found, ranges)),
            found,
            found_ranges,
        }
    }

    /// Whether there is an order that could depend on anything.
    #[must_use]
    pub fn has_order(&self) -> bool {
        self.found.judged.len() > 1
    }
}

/// The weights of a row that change most: `Sanctions 5.2% → 9.5%, … and 3 less than these`.
#[must_use]
pub fn weights(row: &FlipRow) -> String {
    if !row.note.is_empty() {
        return row.note.clone();
    }
    let shown = row.changes.iter().take(NAMED);
    let shown: Vec<String> = shown.map(|change| format!("{} {} → {}", change.name, change.now, change.then)).collect();
    let more = row.changes.len().saturating_sub(NAMED);
    let weights =
        if more == 0 { shown.join(", ") } else { format!("{}, and {more} less than these", shown.join(", ")) };
    if row.instead.is_empty() { weights } else { format!("{weights}; {}", row.instead) }
}

/// How far the ranking of the party whose weights are shown depends on them.
fn sensitivity(scope: &Scope) -> Sensitivity {
    let (document, party) = (&scope.document, plane_party(scope));
    // A chart may be of a party that does not judge.
    let known = scope.by_weights.iter().find(|of| of.party == party).map(|of| of.found.clone());
    known.unwrap_or_else(|| Sensitivity::of(document.framework(), document.values(), &document.edits().basis, party))
}

/// What stands where no two scenarios are ranked.
pub const NO_RANKING: &str = "No two scenarios are ranked for this party, so that no order depends on weights.";

/// Totals as the weight on screen walks; `None` where nothing is ranked.
#[must_use]
pub fn walked(scope: &Scope) -> Option<WalkView> {
    let found = sensitivity(scope);
    let part = choices::walked(&scope.document, &found.judged).filter(|_| found.judged.len() > 1)?;
    Some(walk::walk(&scope.document, &found, part))
}

/// What the chart of walking weights is called.
#[must_use]
pub fn walk(scope: &Scope) -> String {
    let whose = whose_weights(scope.document.framework(), plane_party(scope));
    walked(scope).map_or_else(
        || format!("Totals by {whose}"),
        |shown| format!("Totals by {whose} as {} goes from 0 to 100%", shown.name),
    )
}

/// What it shows.
pub const WALK_NOTE: &str = "One weight goes from nothing to everything while the others keep their proportions. Rings: the \
    lead changes. Shaded: the leader of now stays first.";

/// What could change the lead on screen; `None` where nothing is ranked.
#[must_use]
pub fn shown_causes(scope: &Scope) -> Option<Causes> {
    causes::causes(&scope.document, &sensitivity(scope))
}

/// What the chart of causes is called.
#[must_use]
pub fn causes(scope: &Scope) -> String {
    let party = &scope.document.framework().party(plane_party(scope)).name;
    let found = causes::figure(&scope.document, &sensitivity(scope));
    found.map_or_else(
        || format!("What could change the lead for {party}"),
        |(figure, _)| match figure {
            Figure::Lead | Figure::LeadOver(_) => format!("What could change the lead for {party}"),
            Figure::Total(_) => format!("What could change the total for {party}"),
        },
    )
}

/// What it shows.
pub const CAUSES_NOTE: &str = "Each weight becomes half as much again and half as much, the others keeping their proportions; \
    each outcome that is not certain turns out best and worst. One at a time, the widest first.";

/// Who scores highest by the three weights on screen.
///
/// # Errors
/// Why there is no map, as a sentence.
pub fn shown_map(scope: &Scope) -> Result<MapView, String> {
    map::map(&scope.document, &sensitivity(scope))
}

/// What the map is called.
#[must_use]
pub fn map(scope: &Scope) -> String {
    let party = &scope.document.framework().party(plane_party(scope)).name;
    shown_map(scope).map_or_else(
        |_| format!("Highest score by weights for {party}"),
        |shown| {
            let names = shown.corners.each_ref().map(|corner| corner.name.clone());
            format!("Highest score for {party} by the weights of {}", text::list(&names))
        },
    )
}

/// What it shows.
pub const MAP_NOTE: &str = "The three weights keep their sum: at a corner one has all of it. The other weights stay. Borders are \
    exact: on them two totals are equal.";
