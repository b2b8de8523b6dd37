//! What stands in the way of any agreement.

use std::fmt::Write as _;

use super::{escape, table};
use crate::present::why_not::relaxations::gaining;
use crate::present::why_not::trial::TAG;
use crate::present::why_not::{HEADING, WhyNot};

/// The section: the sentences, who rejects what, and what relaxations would buy.
pub(super) fn section(out: &mut String, found: &WhyNot) {
    let _ = writeln!(out, "## {HEADING}\n");
    if let Some(headline) = &found.headline {
        let _ = writeln!(out, "**{}** {}\n", escape(&headline.title), escape(&headline.second));
        for note in std::iter::once(&headline.exact).chain(&headline.notes) {
            let _ = writeln!(out, "- {}", escape(note));
        }
        if let Some(what_if) = &headline.what_if {
            let _ = writeln!(out, "- *{TAG}*: {}", escape(what_if));
        }
        out.push('\n');
    }
    if let Some(more) = &found.rejects.more {
        let heads = ["Rejected by", "Packages", "Share of all"].map(str::to_owned);
        let asked = found.rejects.rows.iter().filter(|row| row.asked);
        let alone = asked.map(|row| vec![escape(&format!("{} alone", row.name)), row.count.clone(), row.share.clone()]);
        let several = vec![more.name.clone(), more.count.clone(), more.share.clone()];
        table(out, &heads, alone.chain([several]));
    }
    if let Some(relaxed) = &found.relaxations {
        let heads = ["If this were given up", relaxed.head, "Share of all"].map(str::to_owned);
        let rows = gaining(relaxed).map(|row| vec![escape(&row.words), row.count.clone(), row.share.clone()]);
        table(out, &heads, rows);
    }
    if let Some(trial) = &found.trial {
        let result = trial.result.as_ref().map(|result| format!(" {result}.")).unwrap_or_default();
        let words = format!("{} {}{result}", trial.sentence, trial.disclaimer);
        let _ = writeln!(out, "*{TAG}*: {}\n", escape(&words));
    }
}
