//! What chart, header and matrix of one frame share: the document, its columns, where they lie, and what is under the
//! pointer.

use egui::Color32;

use super::columns::Columns;
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx};
use crate::present::columns::Column;
use crate::session::document::Document;
use crate::ui::theme::Tokens;

/// What is under the pointer, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hover {
    /// A scenario.
    pub scenario: Option<ScenarioIx>,
    /// An issue.
    pub issue: Option<IssueIx>,
    /// A group of issues; the inner `None` means issues in no group.
    pub group: Option<Option<GroupIx>>,
    /// A party.
    pub party: Option<PartyIx>,
}

/// One frame of the centre.
pub struct Scene<'a> {
    /// What is shown.
    pub document: &'a Document,
    /// Colours.
    pub tokens: &'static Tokens,
    /// Compared scenarios in the order shown.
    pub columns: &'a [Column],
    /// Where their columns lie.
    pub place: &'a Columns,
    /// What was under the pointer in the last frame.
    pub hover: Hover,
    /// What is under it in this one.
    pub next: Hover,
}

impl Scene<'_> {
    /// The position of the selected scenario among the columns.
    #[must_use]
    pub fn selected_column(&self) -> Option<usize> {
        let selected = self.document.view().selection.scenario?;
        self.columns.iter().position(|column| column.scenario == selected)
    }

    /// Whether a scenario is selected.
    #[must_use]
    pub fn is_selected(&self, scenario: ScenarioIx) -> bool {
        self.document.view().selection.scenario == Some(scenario)
    }

    /// What lies under a whole column: a light fill where it is selected, a lighter one under the pointer.
    #[must_use]
    pub fn column_fill(&self, scenario: ScenarioIx) -> Color32 {
        let strength = if self.is_selected(scenario) {
            0.75
        } else if self.hover.scenario == Some(scenario) {
            0.4
        } else {
            return Color32::TRANSPARENT;
        };
        self.tokens.plot().lerp_to_gamma(self.tokens.hover, strength)
    }

    /// What lies under a whole row, likewise.
    #[must_use]
    pub fn row_fill(&self, issue: IssueIx, group: Option<GroupIx>) -> Color32 {
        let selected = self.document.view().selection.issue == Some(issue);
        let hovered = self.hover.issue == Some(issue) || self.hover.group == Some(group);
        if selected {
            self.tokens.hover
        } else if hovered {
            self.tokens.plot().lerp_to_gamma(self.tokens.hover, 0.55)
        } else {
            Color32::TRANSPARENT
        }
    }
}
