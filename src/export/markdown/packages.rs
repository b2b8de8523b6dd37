//! What the search for packages found.

use std::fmt::Write as _;

use super::{escape, table};
use crate::present::negotiation::improve::ChangeRow;
use crate::present::negotiation::summary::{RuleSummary, Summary};
use crate::present::text;

/// The section: sentences, what rules single out, the first packages, and changes that are better for everyone.
pub(super) fn section(out: &mut String, found: &Summary) {
    out.push_str("## Packages\n\n");
    for sentence in &found.sentences {
        let _ = writeln!(out, "- {}", escape(sentence));
    }
    out.push('\n');
    let heads = |first: &str, last: &str| -> Vec<String> {
        let parties = found.parties.iter().map(|(_, name)| escape(name));
        std::iter::once(first.to_owned()).chain(parties).chain([last.to_owned()]).collect()
    };
    table(out, &heads("Reference point", "Note"), found.rules.iter().map(|rule| of_rule(found, rule)));
    let points = found.points.iter().enumerate().map(|(at, point)| {
        let figures = point.row.figures.iter().map(|(total, margin)| with_margin(total, margin));
        let acceptable = if point.row.acceptable { "acceptable" } else { "" };
        std::iter::once((at + 1).to_string()).chain(figures).chain([acceptable.to_owned()]).collect()
    });
    let _ = writeln!(out, "{}\n", escape(&found.points_note));
    table(out, &heads("Package", ""), points);
    let _ = writeln!(out, "### Changes better for everyone, starting from {}\n", escape(&found.from));
    if !found.changes.is_empty() {
        table(out, &heads("Change", ""), found.changes.iter().map(of_change));
    }
    let _ = writeln!(out, "{}\n", escape(&found.changes_note));
}

fn with_margin(total: &str, margin: &str) -> String {
    if margin.is_empty() { total.to_owned() } else { format!("{total} ({margin})") }
}

fn of_rule(found: &Summary, rule: &RuleSummary) -> Vec<String> {
    let figures = (0..found.parties.len()).map(|at| {
        rule.figures.get(at).map_or_else(
            || "–".to_owned(),
            |(total, margin)| with_margin(&text::score(*total), &margin.map_or_else(String::new, text::margin)),
        )
    });
    std::iter::once(escape(rule.name)).chain(figures).chain([escape(&rule.remark)]).collect()
}

fn of_change(change: &ChangeRow) -> Vec<String> {
    let said: Vec<String> = change.changes.iter().map(|change| format!("{} → {}", change.label, change.term)).collect();
    let gains = change.gains.iter().map(|(_, gain)| gain.clone());
    std::iter::once(escape(&said.join("; "))).chain(gains).chain([String::new()]).collect()
}
