//! What can be exported, and what the file will hold, in words.

use super::labels::judge;
use super::list::compared;
use super::text;
use crate::session::document::Document;
use crate::session::export::{ExportChart, ExportFormat, ExportRequest};

/// A format as it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatCard {
    /// Which.
    pub format: ExportFormat,
    /// `HTML report`.
    pub title: &'static str,
    /// What it is good for, in a few words.
    pub note: &'static str,
}

/// Every format, in order.
#[must_use]
pub fn formats() -> [FormatCard; 5] {
    ExportFormat::ALL.map(|format| {
        let (title, note) = match format {
            ExportFormat::Html => ("HTML report", "one page to read and print"),
            ExportFormat::Markdown => ("Markdown", "text with tables"),
            ExportFormat::Csv => ("CSV tables", "for a spreadsheet"),
            ExportFormat::Json => ("JSON", "every figure, full precision"),
            ExportFormat::Svg => ("SVG of a chart", "a drawing to place anywhere"),
        };
        FormatCard { format, title, note }
    })
}

/// The comparison that is exported, line by line: what it is called, and what it is.
#[must_use]
pub fn subject(document: &Document) -> Vec<(&'static str, String)> {
    let compared = compared(document);
    let all = document.framework().scenarios().len();
    let mut scenarios = format!("{} of {all}", compared.len());
    let names: Vec<String> =
        compared.iter().map(|scenario| document.framework().scenario(*scenario).label().to_owned()).collect();
    if !names.is_empty() {
        scenarios += &format!(": {}", names.join(", "));
    }
    let baseline = document.edits().baseline.map(|baseline| document.framework().scenario(baseline).label().to_owned());
    let mut lines = vec![
        ("From", document.file_name()),
        ("Scenarios", scenarios),
        ("Judged by", judge(document.framework(), document.view().judged_by.party())),
    ];
    lines.extend(baseline.map(|baseline| ("Baseline", baseline)));
    lines
}

/// What the file will hold, as one sentence.
#[must_use]
pub fn holds(document: &Document, request: ExportRequest) -> String {
    let framework = document.framework();
    let scenarios = text::count(compared(document).len(), "scenario", "scenarios");
    let issues = text::count(framework.issues().len(), "issue", "issues");
    let parties = text::count(framework.parties().len(), "party", "parties");
    let sources = text::count(framework.sources().len(), "source", "sources");
    match request.format {
        ExportFormat::Html => format!(
            "Chart and totals of {scenarios}, terms and values on {issues}, acceptance by {parties}, weights, method, and {sources} with their quotations."
        ),
        ExportFormat::Markdown => format!(
            "Totals of {scenarios}, terms and values on {issues}, acceptance by {parties}, weights, method, and {sources} as a list."
        ),
        ExportFormat::Csv => format!(
            "One row for each of {scenarios}, {issues} and {parties}: term, value, range, weight, contribution and red line."
        ),
        ExportFormat::Json => format!(
            "Totals, ranges, contributions, coverage and red lines of {scenarios}, {issues} and {parties}, as other programs read them."
        ),
        ExportFormat::Svg => {
            let what = match request.chart {
                ExportChart::Contributions => format!("what each group of {issues} adds to the total of {scenarios}"),
                ExportChart::Acceptance => format!("the value of {scenarios} to each of {parties}"),
                ExportChart::OverTime => format!("each of {parties} over the dated ones of {scenarios}"),
                ExportChart::Plane => {
                    format!("scenarios and issues on the plane of PROMETHEE for {}", weighed(document))
                }
                ExportChart::Walk => {
                    format!("totals of {scenarios} as one weight of {} goes from 0 to 100%", weighed(document))
                }
                ExportChart::Causes => {
                    format!("which weights and outcomes could change the lead for {} most", weighed(document))
                }
                ExportChart::Map => {
                    format!("which scenario scores highest as three weights of {} change", weighed(document))
                }
                ExportChart::Ranks | ExportChart::Pairs => {
                    let party = document.framework().party(document.view().weights_party());
                    let what = if request.chart == ExportChart::Ranks {
                        "the chance of each rank"
                    } else {
                        "how often each scenario scores higher than each other"
                    };
                    format!("{what} for {}, as drawn last on Robustness", party.name)
                }
                ExportChart::Frontier => "efficient packages, as they were searched last on Negotiate".to_owned(),
                ExportChart::Differences => {
                    let (first, second) = document.view().pair;
                    let name = |scenario| framework.scenario(scenario).label();
                    format!("what {} and {} differ in, to each of {parties}", name(first), name(second))
                }
            };
            format!("One chart: {what}.")
        }
    }
}

/// The party whose weights are on screen.
fn weighed(document: &Document) -> &str {
    &document.framework().party(document.view().weights_party()).name
}

/// Why nothing can be exported just now.
#[must_use]
pub fn refusal(document: &Document) -> Option<&'static str> {
    compared(document).is_empty().then_some("No scenario is compared. Tick one or more on Compare.")
}

/// What stands in every export.
pub const ALWAYS: &str = "The note on whose reading the values are, and what you have assumed, is part of every export and cannot be switched off.";
