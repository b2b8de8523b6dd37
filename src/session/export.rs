//! What is asked of an export, as plain data. The bytes are made by the layer `export`, and written outside.

use std::path::Path;

use super::command::{Origin, TabId};
use super::document::Document;
use super::effect::Effect;

/// A kind of file that a comparison can be exported to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// One page that any browser opens and prints.
    #[default]
    Html,
    /// Plain text with headings and tables.
    Markdown,
    /// Tables for a spreadsheet.
    Csv,
    /// Every figure in full precision, for other programs.
    Json,
    /// One chart as a drawing.
    Svg,
}

impl ExportFormat {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Html, Self::Markdown, Self::Csv, Self::Json, Self::Svg];

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Svg => "svg",
        }
    }
}

/// A chart that can be exported as a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ExportChart {
    /// Contributions, as Compare shows them.
    #[default]
    Contributions,
    /// Scenario × party.
    Acceptance,
    /// Draft after draft.
    OverTime,
    /// Two scenarios, issue by issue.
    Differences,
    /// Efficient packages, as Negotiate shows them.
    Frontier,
    /// Scenarios and issues on the plane of PROMETHEE, as second opinions show it.
    Plane,
    /// Totals as one weight walks, as Sensitivity shows them.
    Walk,
    /// What could change the lead most, as Sensitivity shows it.
    Causes,
    /// Who scores highest by three weights, as Sensitivity shows it.
    Map,
    /// Chance of each rank, as Robustness shows it.
    Ranks,
    /// Who scores higher, pair by pair, as Robustness shows it.
    Pairs,
}

impl ExportChart {
    /// Every chart, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Contributions,
        Self::Acceptance,
        Self::OverTime,
        Self::Differences,
        Self::Frontier,
        Self::Plane,
        Self::Walk,
        Self::Causes,
        Self::Map,
        Self::Ranks,
        Self::Pairs,
    ];

    /// The word that the command line uses.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Contributions => "contributions",
            Self::Acceptance => "acceptance",
            Self::OverTime => "over-time",
            Self::Differences => "differences",
            Self::Frontier => "frontier",
            Self::Plane => "plane",
            Self::Walk => "walking-weights",
            Self::Causes => "causes",
            Self::Map => "map",
            Self::Ranks => "ranks",
            Self::Pairs => "pairs",
        }
    }

    /// For people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contributions => "Contributions",
            Self::Acceptance => "Acceptance",
            Self::OverTime => "Over time",
            Self::Differences => "Differences",
            Self::Frontier => "Frontier",
            Self::Plane => "Plane",
            Self::Walk => "Walking weights",
            Self::Causes => "What could change it",
            Self::Map => "Highest score by weights",
            Self::Ranks => "Ranks",
            Self::Pairs => "Pairs",
        }
    }
}

/// What is to be exported: the comparison as it is on screen, in this form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ExportRequest {
    /// The kind of file.
    pub format: ExportFormat,
    /// The chart; counts for [`ExportFormat::Svg`] only.
    pub chart: ExportChart,
}

/// Asks for a place beside the document's own file, under its name with the ending of the format.
pub(super) fn ask(tab: TabId, document: &Document, request: ExportRequest) -> Effect {
    let name = document.file_name();
    let stem = Path::new(&name).file_stem().map_or_else(|| name.clone(), |stem| stem.to_string_lossy().into_owned());
    let folder = match document.origin() {
        Origin::Path(path) => path.parent().map(Path::to_owned),
        Origin::Bundled(_) => None,
    };
    Effect::AskExportPlace { tab, request, suggested: format!("{stem}.{}", request.format.ending()), folder }
}
