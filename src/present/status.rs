//! The line at the foot of the window, and the note on whose reading the numbers are.

use super::text;
use crate::model::party::{Origin, Reservation};
use crate::model::problem::SourceText;
use crate::session::document::Document;

/// What stands at the foot of the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// `2 weights moved, not saved`, `Saved`, or that it came with the program.
    pub saving: String,
    /// The note on whose reading the numbers are, where it applies.
    pub reading: Option<String>,
    /// Assumptions in force, each a phrase: they must stay in sight.
    pub assumptions: Vec<String>,
    /// `13 scenarios`, `20 issues`, `4 parties`.
    pub counts: Vec<String>,
}

/// The note that stands wherever values or weights are derived, assumed, or set without a source. It cannot be
/// switched off, on screen or in exports.
pub const READING: &str = "Illustrative values: one analyst’s reading, not the parties’ statements";

/// What stands at the foot of the window for a document.
#[must_use]
pub fn status(document: &Document) -> Status {
    let framework = document.framework();
    let moved = document.weight_edits().len();
    Status {
        saving: match moved {
            0 => match document.origin() {
                crate::session::command::Origin::Path(_) => "Saved".to_owned(),
                crate::session::command::Origin::Bundled(_) => "Bundled scenario, unchanged".to_owned(),
            },
            moved => format!("{} moved, not saved", text::count(moved, "weight", "weights")),
        },
        reading: is_illustrative(document).then(|| READING.to_owned()),
        assumptions: assumptions(document),
        counts: vec![
            text::count(framework.scenarios().len(), "scenario", "scenarios"),
            text::count(framework.issues().len(), "issue", "issues"),
            text::count(framework.parties().len(), "party", "parties"),
        ],
    }
}

/// What would be lost if the document were closed now.
#[must_use]
pub fn unsaved(document: &Document) -> String {
    let moved = document.weight_edits().len();
    format!("{} not saved yet.", text::count(moved, "moved weight is", "moved weights are"))
}

/// The name and size of a file that was read: `drafts.toml, 3.1 kB`.
#[must_use]
pub fn file(texts: &[SourceText]) -> String {
    texts.first().map_or_else(String::new, |text| {
        let name = std::path::Path::new(&text.name).file_name().unwrap_or_default().to_string_lossy();
        format!("{name}, {}", text::bytes(text.text.len()))
    })
}

/// Whether any weight, value or no-deal value is derived, assumed, moved by the user, or set without a source.
#[must_use]
pub fn is_illustrative(document: &Document) -> bool {
    let moved = !document.weight_edits().is_empty();
    let unsourced = |reservation: &Reservation| reservation.assumed || reservation.evidence.sources.is_empty();
    moved
        || document.framework().parties().iter().filter_map(|party| party.reservation.as_ref()).any(unsourced)
        || document.framework().parties().iter().flat_map(|party| &party.judgements).any(|judgement| {
            let derived = |origin: Origin| matches!(origin, Origin::Stance | Origin::Assumed);
            derived(judgement.weight_origin)
                || derived(judgement.values_origin)
                || judgement.evidence.sources.is_empty()
        })
}

/// No-deal values and red lines that the user tries out, as phrases: the user's, not the parties'.
fn tried(document: &Document) -> Vec<String> {
    let (framework, basis) = (document.framework(), &document.edits().basis);
    let values = framework.party_ixs().zip(&basis.tried_no_deal).filter_map(|(party, value)| {
        let value = text::quantity((*value)?.to_f64());
        Some(format!("Tried out: {value} as no-deal value of {}", framework.party(party).label()))
    });
    let given_up = basis
        .given_up
        .iter()
        .map(|party| format!("Tried out: without the no-deal value of {}", framework.party(*party).label()));
    let lines = basis.waived.iter().filter_map(|(party, red_line)| {
        let party = framework.party(*party);
        let issue = framework.issue(party.red_lines.get(*red_line)?.issue).label();
        Some(format!("Tried out: without the red line of {} on {issue}", party.label()))
    });
    values.chain(given_up).chain(lines).collect()
}

/// What the user has assumed, each as a phrase.
#[must_use]
pub fn assumptions(document: &Document) -> Vec<String> {
    let mut assumptions = Vec::new();
    if let Some(scenario) = document.edits().basis.assumed_no_deal {
        let name = document.framework().scenario(scenario).label();
        assumptions.push(format!("Assumed: “{name}” as no-deal value where none is given"));
    }
    assumptions.extend(tried(document));
    if document.edits().silence != document.framework().silence() {
        let mode = text::silence(document.edits().silence).to_lowercase();
        assumptions.push(format!("Silence counts as {mode}, not as the file says"));
    }
    assumptions
}
