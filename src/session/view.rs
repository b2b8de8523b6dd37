//! What a document shows: changed by looking around, never undone.

use std::collections::BTreeSet;

use super::elicitation::Way;
use super::negotiating::Negotiating;
use super::robustness::RobustnessView;
use super::sensitivity::view::SensitivityView;
use super::why_not::WhyNotView;
use crate::model::framework::Framework;
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx, SourceIx};
use crate::model::source::SourceClass;

/// A screen of the program for an open document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Workspace {
    /// Scenarios side by side.
    #[default]
    Compare,
    /// Scenario × party.
    Acceptance,
    /// What stands between the parties and any agreement at all.
    WhyNot,
    /// Packages of terms.
    Negotiate,
    /// How far a ranking depends on weights.
    Sensitivity,
    /// How far a ranking can be trusted where much is uncertain.
    Robustness,
    /// Sources, and what rests on each.
    Evidence,
}

impl Workspace {
    /// Every screen, in the order of the tabs and of the keys 1, 2, ….
    pub const ALL: [Self; 7] = [
        Self::Compare,
        Self::Acceptance,
        Self::WhyNot,
        Self::Negotiate,
        Self::Sensitivity,
        Self::Robustness,
        Self::Evidence,
    ];
}

/// A dialog that looks deeper into a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialog {
    /// Questions whose answers give weights, this way in front.
    Elicit(Way),
    /// Weights of all parties side by side.
    PartyWeights,
    /// What other methods make of the same weights and values.
    SecondOpinions,
}

impl Dialog {
    /// Every dialog, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Elicit(Way::Swing), Self::PartyWeights, Self::SecondOpinions];
}

/// A tab of Compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CompareTab {
    /// Contributions above the matrix.
    #[default]
    Contributions,
    /// Two scenarios, what differs, and what it is worth.
    Differences,
}

/// Whose judgement is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JudgedBy {
    /// Every party, side by side.
    All,
    /// One party.
    Party(PartyIx),
}

impl JudgedBy {
    /// The party, unless all judge.
    #[must_use]
    pub const fn party(self) -> Option<PartyIx> {
        match self {
            Self::All => None,
            Self::Party(party) => Some(party),
        }
    }
}

/// What is selected; shared by all views.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    /// A scenario.
    pub scenario: Option<ScenarioIx>,
    /// An issue.
    pub issue: Option<IssueIx>,
    /// A party.
    pub party: Option<PartyIx>,
}

/// What the chart over time shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct OverTime {
    /// Totals rather than margins.
    pub totals: bool,
    /// True dates rather than one step a draft.
    pub by_date: bool,
}

/// What sources are ordered by; equal ones keep the order of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SourceOrder {
    /// Their place in the file, which is the number they are cited by.
    Number,
    /// Their titles.
    Title,
    /// Who published them.
    Publisher,
    /// Their class, in the order of the format.
    Class,
    /// When they were published.
    #[default]
    Date,
    /// How many statements rest on them.
    Statements,
}

impl SourceOrder {
    /// Every order, as the columns stand.
    pub const ALL: [Self; 6] = [Self::Number, Self::Title, Self::Publisher, Self::Class, Self::Date, Self::Statements];

    /// Whether the greatest comes first where the order is chosen anew: the latest, and what most rests on.
    #[must_use]
    pub const fn begins_descending(self) -> bool {
        matches!(self, Self::Date | Self::Statements)
    }
}

/// What the register of sources shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcesView {
    /// The source whose statements are listed.
    pub selected: Option<SourceIx>,
    /// Only sources that hold this text; empty for all.
    pub filter: String,
    /// Only sources of this class.
    pub class: Option<SourceClass>,
    /// Only sources that this scenario cites.
    pub scenario: Option<ScenarioIx>,
    /// The order.
    pub order: SourceOrder,
    /// The greatest first.
    pub descending: bool,
}

impl Default for SourcesView {
    fn default() -> Self {
        let order = SourceOrder::default();
        Self {
            selected: None,
            filter: String::new(),
            class: None,
            scenario: None,
            order,
            descending: order.begins_descending(),
        }
    }
}

/// What a document shows.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The screen.
    pub workspace: Workspace,
    /// The tab of Compare.
    pub compare_tab: CompareTab,
    /// Whose judgement.
    pub judged_by: JudgedBy,
    /// Whose weights, while all judge.
    pub weights_of: PartyIx,
    /// What is selected.
    pub selection: Selection,
    /// Only issues that hold this text; empty for all.
    pub filter: String,
    /// Only issues on which compared scenarios differ.
    pub only_differences: bool,
    /// Scenarios ordered by score while one party judges.
    pub sort_by_score: bool,
    /// Scenarios ordered by score while all judge.
    pub sort_by_score_all: bool,
    /// Groups that are folded.
    pub folded: BTreeSet<GroupIx>,
    /// The two scenarios of Differences.
    pub pair: (ScenarioIx, ScenarioIx),
    /// The chart over time.
    pub over_time: OverTime,
    /// What is chosen on Why not.
    pub why_not: WhyNotView,
    /// The search for packages.
    pub negotiating: Negotiating,
    /// What is chosen on Sensitivity.
    pub sensitivity: SensitivityView,
    /// How draws are made on Robustness.
    pub robustness: RobustnessView,
    /// The register of sources.
    pub sources: SourcesView,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
}

impl View {
    /// How a document is first shown: judged by all, or by its only party.
    #[must_use]
    pub fn new(framework: &Framework) -> Self {
        let only_party = framework.parties().len() == 1;
        Self {
            workspace: Workspace::default(),
            compare_tab: CompareTab::default(),
            judged_by: if only_party { JudgedBy::Party(PartyIx(0)) } else { JudgedBy::All },
            weights_of: PartyIx(0),
            selection: Selection::default(),
            filter: String::new(),
            only_differences: false,
            sort_by_score: false,
            sort_by_score_all: true,
            folded: BTreeSet::new(),
            pair: (ScenarioIx(0), ScenarioIx(framework.scenarios().len().min(2) - 1)),
            over_time: OverTime::default(),
            why_not: WhyNotView::default(),
            negotiating: Negotiating::new(framework),
            sensitivity: SensitivityView::default(),
            robustness: RobustnessView::default(),
            sources: SourcesView::default(),
            dialog: None,
        }
    }

    /// Keeps what is selected where scenarios moved from `old` to `new`; what is gone is selected no more.
    pub(super) fn follow(&mut self, old: &Framework, new: &Framework) {
        let moved = |scenario: ScenarioIx| new.find_scenario(&old.scenario(scenario).id);
        self.selection.scenario = self.selection.scenario.and_then(moved);
        self.negotiating.follow(old, new);
        self.sensitivity.follow(old, new);
        self.pair = (moved(self.pair.0).unwrap_or(ScenarioIx(0)), moved(self.pair.1).unwrap_or(ScenarioIx(0)));
    }

    /// The party whose weights are shown.
    #[must_use]
    pub fn weights_party(&self) -> PartyIx {
        self.judged_by.party().unwrap_or(self.weights_of)
    }

    /// Whether scenarios are ordered by score just now.
    #[must_use]
    pub const fn sorts_by_score(&self) -> bool {
        match self.judged_by {
            JudgedBy::All => self.sort_by_score_all,
            JudgedBy::Party(_) => self.sort_by_score,
        }
    }
}
