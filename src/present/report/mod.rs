//! What a report holds besides the screens' own view models: its head, every issue with its reasons, and the register
//! of sources.

pub mod by_weights;
pub mod captions;
pub mod dossier;
pub mod head;
pub mod register;

use self::by_weights::ByWeights;
use super::labels::letter;
use super::list::compared;
use super::matrix::{MatrixRow, rows};
use super::negotiation::summary::{Summary, summary};
use super::robustness::summary as drawn;
use super::second_opinions::{Shown, shown};
use super::why_not::{self, WhyNot};
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::view::JudgedBy;

/// What a report is about: the screen's comparison, for some or all parties.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The document as it is shown, with no group folded.
    pub document: Document,
    /// The parties whose figures are shown, in file order.
    pub parties: Vec<PartyIx>,
    /// The compared scenarios, in the order shown.
    pub scenarios: Vec<ScenarioIx>,
    /// Rows of the matrix, after filter and "only differences".
    pub rows: Vec<MatrixRow>,
    /// What the last search for packages found, where nothing has changed since.
    pub packages: Option<Summary>,
    /// What stands in the way of any agreement, where it was counted and nothing has changed since.
    pub why_not: Option<WhyNot>,
    /// What other methods say, for each party that judges.
    pub opinions: Vec<(PartyIx, Shown)>,
    /// How far rankings depend on weights, for each party that judges.
    pub by_weights: Vec<ByWeights>,
    /// What draws said, where there are any and nothing has changed since.
    pub robustness: Option<drawn::Summary>,
}

impl Scope {
    /// The comparison that `document` shows, limited to `parties` (all of them where empty).
    #[must_use]
    pub fn new(document: &Document, parties: &[PartyIx]) -> Self {
        let mut document = document.clone();
        for group in (0..document.framework().groups().len()).map(GroupIx) {
            document.look(&ViewCommand::Fold(group, false));
        }
        let all = document.framework().party_ixs();
        let parties = all.filter(|party| parties.is_empty() || parties.contains(party)).collect();
        let packages = summary(&document);
        let why_not = why_not::finished(&document);
        let (scenarios, rows) = (compared(&document), rows(&document));
        let mut scope = Self {
            parties,
            scenarios,
            rows,
            packages,
            why_not,
            opinions: Vec::new(),
            by_weights: Vec::new(),
            robustness: None,
            document,
        };
        let judges = scope.judges();
        scope.robustness = drawn::summary(&scope.document, &judges);
        scope.by_weights = judges.iter().map(|party| ByWeights::new(&scope.document, *party)).collect();
        scope.opinions = judges.into_iter().map(|party| (party, shown(&scope.document, party, false))).collect();
        scope
    }

    /// The issues shown, in the order of the matrix.
    pub fn issues(&self) -> impl Iterator<Item = IssueIx> {
        self.rows.iter().filter_map(|row| match row {
            MatrixRow::Group(_) => None,
            MatrixRow::Issue(row) => Some(row.issue),
        })
    }

    /// The parties whose values stand in the cells of the matrix: the judging one, or all that are shown.
    #[must_use]
    pub fn judges(&self) -> Vec<PartyIx> {
        match self.document.view().judged_by {
            JudgedBy::Party(party) => vec![party],
            JudgedBy::All => self.parties.clone(),
        }
    }

    /// Whether figures of every party are shown.
    #[must_use]
    pub fn shows_all_parties(&self) -> bool {
        self.parties.len() == self.document.framework().parties().len()
    }

    /// The baseline, where one is set and something is compared with it.
    #[must_use]
    pub fn baseline(&self) -> Option<ScenarioIx> {
        let baseline = self.document.edits().baseline?;
        self.scenarios.iter().any(|scenario| *scenario != baseline).then_some(baseline)
    }

    /// `F 20-point draft`: how a scenario is named where no column does it.
    #[must_use]
    pub fn lettered(&self, scenario: ScenarioIx) -> String {
        format!("{} {}", letter(scenario), self.document.framework().scenario(scenario).label())
    }
}
