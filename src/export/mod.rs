//! View models to bytes: HTML, Markdown, CSV, JSON, SVG. Pure and deterministic: no disk, no clock; the figures are those
//! of the screen, since both read the same view models.

pub mod clipboard;
mod csv;
mod defuse;
mod html;
pub mod json;
mod markdown;
mod palette;
mod svg;

use crate::model::ids::PartyIx;
use crate::present::report::Scope;
use crate::session::document::Document;
use crate::session::export::{ExportFormat, ExportRequest};

pub use crate::session::export::ExportChart as Chart;

/// A form that a comparison is exported in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A report to read, print or send.
    Html,
    /// A report as plain text.
    Markdown,
    /// Tables for a spreadsheet.
    Csv,
    /// Everything, for other programs.
    Json,
    /// One chart as a drawing.
    Svg(Chart),
}

impl Format {
    /// Every format, the most asked for first; `Svg` with the first chart.
    pub const ALL: [Self; 5] = [Self::Html, Self::Markdown, Self::Csv, Self::Json, Self::Svg(Chart::Contributions)];

    /// The form that the export dialog asked for.
    #[must_use]
    pub const fn of_request(request: ExportRequest) -> Self {
        match request.format {
            ExportFormat::Html => Self::Html,
            ExportFormat::Markdown => Self::Markdown,
            ExportFormat::Csv => Self::Csv,
            ExportFormat::Json => Self::Json,
            ExportFormat::Svg => Self::Svg(request.chart),
        }
    }

    /// The ending of file names, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Html => ExportFormat::Html,
            Self::Markdown => ExportFormat::Markdown,
            Self::Csv => ExportFormat::Csv,
            Self::Json => ExportFormat::Json,
            Self::Svg(_) => ExportFormat::Svg,
        }
        .ending()
    }

    /// For people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "HTML report",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV tables",
            Self::Json => "JSON",
            Self::Svg(_) => "SVG chart",
        }
    }

    /// What it is good for, in one sentence.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Html => "One page with tables, charts, reasons and sources; opens in any browser and prints well.",
            Self::Markdown => "The same tables, reasons and sources as plain text, for wikis and notes.",
            Self::Csv => "Three tables for a spreadsheet: cells, totals and sources.",
            Self::Json => "Every figure at full precision, for other programs.",
            Self::Svg(_) => "One chart as a drawing that stays sharp at any size.",
        }
    }

    /// The format that a file ending asks for; `chart` is what an `svg` holds.
    #[must_use]
    pub fn of_extension(extension: &str, chart: Chart) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "svg" => Some(Self::Svg(chart)),
            _ => None,
        }
    }
}

/// What is to be exported.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// In which form.
    pub format: Format,
    /// The parties whose figures are shown; all of them where empty. Who judges is the document's own view.
    pub parties: Vec<PartyIx>,
}

impl Request {
    /// The whole comparison in this form.
    #[must_use]
    pub const fn new(format: Format) -> Self {
        Self { format, parties: Vec::new() }
    }
}

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What stands between the chosen name and its ending: nothing for the main file, `-totals` for a second table.
    pub suffix: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl File {
    /// The name of this file where the person chose `stem` with `extension`.
    #[must_use]
    pub fn name(&self, stem: &str, extension: &str) -> String {
        format!("{stem}{}.{extension}", self.suffix)
    }
}

/// The comparison that `document` shows, as files: the main one first. Only CSV makes more than one.
#[must_use]
pub fn render(document: &Document, request: &Request) -> Vec<File> {
    let scope = Scope::new(document, &request.parties);
    let one = |text: String| vec![File { suffix: "", bytes: text.into_bytes() }];
    match request.format {
        Format::Html => one(html::report(&scope)),
        Format::Markdown => one(markdown::report(&scope)),
        Format::Csv => csv::tables(&scope),
        Format::Json => one(json::pretty(&json::comparison(&scope))),
        Format::Svg(chart) => one(svg::chart(&scope, chart)),
    }
}
