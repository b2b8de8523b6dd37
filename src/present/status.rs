//! The line at the foot of the window, and the note on whose reading the numbers are.

use super::text;
use crate::model::party::Origin;
use crate::session::document::Document;

/// What stands at the foot of the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// `Saved` state: `2 weights moved, not saved`, or nothing.
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
            0 => String::new(),
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

/// Whether any weight or value is derived, assumed, moved by the user, or set without a source.
#[must_use]
pub fn is_illustrative(document: &Document) -> bool {
    let moved = !document.weight_edits().is_empty();
    moved
        || document.framework().parties().iter().flat_map(|party| &party.judgements).any(|judgement| {
            let derived = |origin: Origin| matches!(origin, Origin::Stance | Origin::Assumed);
            derived(judgement.weight_origin)
                || derived(judgement.values_origin)
                || judgement.evidence.sources.is_empty()
        })
}

/// What the user has assumed, each as a phrase.
#[must_use]
pub fn assumptions(document: &Document) -> Vec<String> {
    let mut assumptions = Vec::new();
    if let Some(scenario) = document.edits().basis.assumed_no_deal {
        let name = document.framework().scenario(scenario).label();
        assumptions.push(format!("Assumed: “{name}” as no-deal value where none is given"));
    }
    if document.edits().silence != document.framework().silence() {
        let mode = text::silence(document.edits().silence).to_lowercase();
        assumptions.push(format!("Silence counts as {mode}, not as the file says"));
    }
    assumptions
}
