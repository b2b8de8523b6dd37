//! Robustness: what draws said, party by party, and what the ranking rests on.

use std::fmt::Write as _;

use super::{escape, table};
use crate::present::report::Scope;
use crate::present::robustness::knock_outs::moved;
use crate::present::robustness::pairs;
use crate::present::robustness::summary::{HEADING, OfParty, Summary};
use crate::present::text;
use crate::present::why_not::trial::TAG;

/// The section.
pub(super) fn section(out: &mut String, scope: &Scope, found: &Summary) {
    let _ = writeln!(out, "## {HEADING}\n\n{}\n", escape(&found.rests_on));
    if let Some(trial) = &found.trial {
        let _ = writeln!(out, "*{TAG}*: {}\n", escape(trial));
    }
    for of in &found.parties {
        of_party(out, scope, of);
    }
    accepted(out, found);
    evidence(out, found);
}

fn of_party(out: &mut String, scope: &Scope, of: &OfParty) {
    let ranking = &of.ranking;
    let name = escape(&scope.document.framework().party(of.party).name);
    let _ = writeln!(out, "### {name}\n\n**{}**{}\n", escape(&ranking.finding), escape_after(&ranking.rest));
    let ranks = ranking.rows.len();
    let named = |letter: &str, name: &str| escape(&format!("{letter} {name}"));
    if ranks > 0 {
        let mut heads = vec!["Scenario".to_owned(), "Mean rank".to_owned()];
        heads.extend((1..=ranks).map(text::ordinal));
        heads.push("Tied with next".to_owned());
        let rows = ranking.rows.iter().map(|row| {
            let mut cells = vec![named(&row.letter, &row.name), row.mean_rank.clone()];
            cells.extend(row.ranks.iter().map(|rank| escape(&rank.text)));
            cells.push(if row.tied_with_next { "tied".to_owned() } else { String::new() });
            cells
        });
        table(out, &heads, rows);
    }
    if ranks > 1 {
        let heads = std::iter::once("Scores higher than".to_owned());
        let heads: Vec<String> = heads.chain(ranking.rows.iter().map(|row| row.letter.clone())).collect();
        let rows = ranking.rows.iter().zip(&of.pairs).map(|(row, cells)| {
            let cells = cells.iter().map(|cell| {
                cell.as_ref().map_or_else(
                    || "–".to_owned(),
                    |cell| format!("{}{}", escape(&cell.text), if cell.tied { " =" } else { "" }),
                )
            });
            std::iter::once(named(&row.letter, &row.name)).chain(cells).collect()
        });
        table(out, &heads, rows);
        let _ = writeln!(out, "{} = marks {}.\n", pairs::MEANING, pairs::TIED);
    }
    for line in ranking.unranked.iter().map(|unranked| &unranked.why).chain(&ranking.notes) {
        let _ = writeln!(out, "- {}", escape(line));
    }
    if !(ranking.unranked.is_empty() && ranking.notes.is_empty()) {
        out.push('\n');
    }
}

/// Escaped, with the space that [`escape`] takes away kept.
fn escape_after(text: &str) -> String {
    let space = if text.starts_with(' ') { " " } else { "" };
    format!("{space}{}", escape(text))
}

fn accepted(out: &mut String, found: &Summary) {
    let of = &found.acceptance;
    out.push_str("### Acceptance under uncertainty\n\n");
    let heads = std::iter::once("Scenario".to_owned()).chain(of.parties.iter().map(|(_, code)| escape(code)));
    let heads: Vec<String> = heads.chain(of.all.clone()).collect();
    let rows = of.rows.iter().map(|row| {
        let name = escape(&format!("{} {}", row.letter, row.name));
        let all = of.all.iter().map(|_| escape(&row.all.text));
        std::iter::once(name).chain(row.cells.iter().map(|cell| escape(&cell.text))).chain(all).collect()
    });
    table(out, &heads, rows);
    let _ = writeln!(out, "{}\n", escape(&of.note));
}

fn evidence(out: &mut String, found: &Summary) {
    if let Some(of) = &found.evidence.table {
        let (finding, rest) = (escape(&of.finding), escape_after(&of.rest));
        let _ = writeln!(out, "### What the ranking rests on\n\n**{finding}**{rest}\n");
        let heads = ["Left out", "What becomes open", "Ranks"].map(str::to_owned);
        let rows = of.rows.iter().map(|row| {
            let moves = row.moves.iter().map(moved);
            let words = Some(row.words.clone()).filter(|words| !words.is_empty());
            let ranks = moves.chain(words).collect::<Vec<_>>().join(", ");
            [&row.title, &row.detail, &ranks].map(|cell| escape(cell)).to_vec()
        });
        table(out, &heads, rows);
        let _ = writeln!(out, "{}\n", escape(&of.note));
    }
    if let Some(resting) = &found.evidence.resting {
        let _ = writeln!(out, "**{}.** {}\n", escape(&resting.title), escape(&resting.detail));
        for source in &resting.sources {
            let (number, spoken) = (source.citation.source.0 + 1, escape(&source.spoken));
            let _ = writeln!(out, "- [{number}] {spoken}");
        }
        if !resting.sources.is_empty() {
            out.push('\n');
        }
    }
}
