//! The head of a report: what it is about, what it rests on, and what must never be missing from it.

use super::Scope;
use crate::present::status::status;
use crate::present::text;
use crate::session::view::JudgedBy;

/// The head of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The framework's title.
    pub title: String,
    /// What the file holds, in its author's words.
    pub summary: Option<String>,
    /// What the report rests on.
    pub facts: Vec<Fact>,
    /// The note on whose reading the numbers are, where it applies; never left out of an export.
    pub reading: Option<String>,
    /// What the user has assumed.
    pub assumptions: Vec<String>,
}

/// One thing that a report rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// `Judged by`.
    pub label: &'static str,
    /// `Ukraine`.
    pub value: String,
}

/// The head of a report.
#[must_use]
pub fn head(scope: &Scope) -> Head {
    let document = &scope.document;
    let framework = document.framework();
    let status = status(document);
    let silence = document.edits().silence;
    let mut facts = Vec::new();
    let mut fact = |label, value: String| {
        if !value.is_empty() {
            facts.push(Fact { label, value });
        }
    };
    fact("As of", framework.as_of().map_or_else(String::new, text::date));
    fact("File", document.file_name());
    fact("File by", text::list(framework.authors()));
    fact("Licence of the file", framework.license().unwrap_or_default().to_owned());
    fact("Judged by", judged_by(scope));
    fact("Compared", compared(scope));
    fact("Issues", issues(scope));
    let baseline = document.edits().baseline.map(|baseline| framework.scenario(baseline).name.clone());
    fact("Baseline", baseline.unwrap_or_default());
    fact("Silence", format!("{}. {}", text::silence(silence), text::silence_meaning(silence)));
    fact("Weights", moved(document.weight_edits().len()));
    Head {
        title: framework.title().to_owned(),
        summary: framework.summary().map(str::to_owned),
        facts,
        reading: status.reading,
        assumptions: status.assumptions,
    }
}

/// Who judges, and for whom figures are shown where that is not everyone.
#[must_use]
pub fn judged_by(scope: &Scope) -> String {
    let framework = scope.document.framework();
    let names: Vec<String> = scope.parties.iter().map(|party| framework.party(*party).name.clone()).collect();
    match scope.document.view().judged_by {
        JudgedBy::Party(party) => framework.party(party).name.clone(),
        JudgedBy::All if scope.shows_all_parties() => format!("All parties: {}", text::list(&names)),
        JudgedBy::All => format!(
            "All parties; shown for {} only. Order, rank and smallest figures count all {} parties",
            text::list(&names),
            framework.parties().len()
        ),
    }
}

fn compared(scope: &Scope) -> String {
    let all = scope.document.framework().scenarios().len();
    let scenarios = text::count(scope.scenarios.len(), "scenario", "scenarios");
    let how = order(scope);
    if scope.scenarios.len() == all {
        format!("{scenarios}, {how}")
    } else {
        format!("{} of {all} scenarios, {how}", scope.scenarios.len())
    }
}

/// What was changed since the file was read or saved.
fn moved(weights: usize) -> String {
    match weights {
        0 => String::new(),
        weights => format!("{} moved by the user, not saved in the file", text::count(weights, "weight", "weights")),
    }
}

/// How the scenarios are ordered.
fn order(scope: &Scope) -> &'static str {
    let document = &scope.document;
    match document.view().judged_by {
        _ if !document.view().sorts_by_score() => "in the order of the list",
        JudgedBy::Party(_) => "ordered by total",
        JudgedBy::All if document.scores().all_by_margin => "ordered by the smallest margin over a no-deal value",
        JudgedBy::All => "ordered by the smallest total of any party",
    }
}

fn issues(scope: &Scope) -> String {
    let (shown, all) = (scope.issues().count(), scope.document.framework().issues().len());
    let filter = scope.document.view().filter.trim();
    if shown == all {
        return text::count(all, "issue", "issues");
    }
    let mut why = Vec::new();
    if scope.document.view().only_differences {
        why.push("those on which the scenarios differ".to_owned());
    }
    if !filter.is_empty() {
        why.push(format!("those that hold “{filter}”"));
    }
    format!("{shown} of {all} issues are listed: {}. Totals count all", text::list(&why))
}
