//! Everything that the screen Sensitivity shows, for one state of a document.

use super::causes::{Causes, causes};
use super::choices;
use super::map::{MapView, map};
use super::tables::{self, FlipRow, Lead, Ranges, StabilityRow};
use super::walk::{WalkView, walk};
use crate::model::ids::{IssueIx, PartyIx};
use crate::session::command::EditCommand;
use crate::session::document::Document;

/// The screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// Whose weights and values.
    pub party: PartyIx,
    /// Whether the party has to be chosen here, since all judge.
    pub choose_party: bool,
    /// Who leads, and who takes no part.
    pub lead: Lead,
    /// What stands instead of everything else where nothing can be compared.
    pub nothing: Option<String>,
    /// Totals as one weight walks.
    pub walk: Option<WalkView>,
    /// What could change the lead.
    pub causes: Option<Causes>,
    /// Who scores highest by three weights; a sentence where there is no map.
    pub map: Result<MapView, String>,
    /// How far each weight can move.
    pub stability: Vec<StabilityRow>,
    /// What unseats the leader; a sentence where that is not worked out.
    pub changes: Result<Vec<FlipRow>, &'static str>,
    /// With which weights each scenario can lead; a sentence where that is not known.
    pub ranges: Result<Ranges, &'static str>,
}

/// What stands where ranges are still being worked out.
pub const WORKING: &str = "Working out the ranges…";

/// The screen; `None` while another one is shown.
#[must_use]
pub fn screen(document: &Document) -> Option<Screen> {
    let found = document.sensitivity()?;
    let framework = document.framework();
    let party = found.judged.party();
    let lead = tables::lead(document, party, found);
    let nothing = (found.judged.len() < 2)
        .then(|| format!("{} Two are needed to see what their order depends on.", lead.sentence));
    let ranges = match document.found_ranges() {
        None => Err(WORKING),
        Some(None) => Err(tables::CURVED),
        Some(Some(ranges)) => Ok(Ranges::new(framework, found, ranges)),
    };
    Some(Screen {
        party,
        choose_party: document.view().judged_by.party().is_none() && framework.parties().len() > 1,
        nothing,
        walk: choices::walked(document, &found.judged).map(|part| walk(document, found, part)),
        causes: causes(document, found),
        map: map(document, found),
        stability: tables::stability_rows(framework, found),
        changes: tables::changes(document, found),
        ranges,
        lead,
    })
}

/// What gives the party the weights of a row of smallest changes; `None` where it has none.
#[must_use]
pub fn apply(document: &Document, row: &FlipRow) -> Option<EditCommand> {
    let found = document.sensitivity()?;
    let party = found.judged.party();
    let points = found.points_for(row.scenario, document.edits().basis.weights.party(party))?;
    Some(EditCommand::PutAhead { party, scenario: row.scenario, points })
}

/// The first issue that is locked and would have to move for a change.
pub(super) fn locked(document: &Document, party: PartyIx, mut moved: impl Iterator<Item = IssueIx>) -> Option<IssueIx> {
    moved.find(|issue| document.edits().is_locked(document.framework(), party, *issue))
}
