//! Second opinions: one table a judging party.

use std::fmt::Write as _;

use super::{escape, table};
use crate::present::report::{Scope, captions};
use crate::present::text::sentence;

/// The section: the sentence on the leader, ranks and figures, and how each method counts.
pub(super) fn section(out: &mut String, scope: &Scope) {
    let _ = writeln!(out, "## {}\n\n{}\n", captions::OPINIONS, escape(captions::OPINIONS_NOTE));
    for (party, shown) in &scope.opinions {
        let shown = &shown.table;
        let name = escape(&scope.document.framework().party(*party).name);
        let _ = writeln!(out, "### {name}\n\n**{}**\n", escape(&shown.verdict));
        if !shown.rows.is_empty() {
            let heads = std::iter::once("Scenario").chain(shown.methods.iter().map(|column| column.name));
            let heads: Vec<String> = heads.map(str::to_owned).collect();
            let rows = shown.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| {
                    cell.as_ref().map_or_else(|| "–".to_owned(), |cell| format!("{} ({})", cell.rank, cell.figure))
                });
                std::iter::once(escape(&format!("{} {}", row.letter, row.name))).chain(cells).collect()
            });
            table(out, &heads, rows);
        }
        for column in &shown.methods {
            let refused = column.refused.iter().map(|reason| format!("No order: {reason}"));
            let said: Vec<String> = refused.chain(column.remarks.iter().map(|phrase| sentence(phrase))).collect();
            if !said.is_empty() {
                let _ = writeln!(out, "- **{}.** {}", column.name, escape(&said.join(" ")));
            }
        }
        for phrase in &shown.common {
            let _ = writeln!(out, "- {}", escape(&sentence(phrase)));
        }
        out.push('\n');
    }
    let methods = scope.opinions.first().map_or(&[][..], |(_, shown)| shown.table.methods.as_slice());
    let _ = writeln!(out, "### {}\n", captions::HOW_METHODS_COUNT);
    for column in methods {
        let said: Vec<String> = column.conventions.iter().map(|phrase| sentence(phrase)).collect();
        let _ = writeln!(out, "- **{}.** {}", column.name, escape(&said.join(" ")));
    }
    out.push('\n');
}
