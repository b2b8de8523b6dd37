//! How far rankings depend on weights: three tables a judging party.

use std::fmt::Write as _;

use super::{escape, table};
use crate::present::report::Scope;
use crate::present::report::by_weights::{ByWeights, NOTE, TITLE, weights};
use crate::present::sensitivity::tables::{HOLDS, RANGES, SMALLEST};
use crate::present::text::sentence;

/// The section.
pub(super) fn section(out: &mut String, scope: &Scope) {
    let _ = writeln!(out, "## {TITLE}\n\n{}\n", escape(NOTE));
    for of in &scope.by_weights {
        let name = escape(&scope.document.framework().party(of.party).name);
        let _ = writeln!(out, "### {name}\n\n**{}**\n", escape(&of.lead.sentence));
        if !of.lead.apart.is_empty() {
            let _ = writeln!(out, "Not ranked: {}.\n", escape(&of.lead.apart.join("; ")));
        }
        if of.has_order() {
            tables(out, of);
        }
    }
}

fn tables(out: &mut String, of: &ByWeights) {
    let _ = writeln!(out, "{}\n", escape(HOLDS));
    let heads = ["Weight of", "Now", "The leader stays first", "Beyond that", "No rank changes"];
    let rows = of.stability.iter().map(|row| {
        let indent = if row.depth > 0 { "– " } else { "" };
        let leader = |part: fn(&crate::present::sensitivity::tables::Span) -> &String| {
            row.leader.as_ref().map_or_else(|| "–".to_owned(), |span| part(span).clone())
        };
        let ranking = row.ranking.as_ref().map_or_else(|| "–".to_owned(), |span| span.text.clone());
        let cells = [row.weight.clone(), leader(|span| &span.text), leader(|span| &span.beyond), ranking];
        std::iter::once(escape(&format!("{indent}{}", row.name))).chain(cells.map(|cell| escape(&cell))).collect()
    });
    table(out, &heads.map(str::to_owned), rows);
    match &of.changes {
        Err(why) => {
            let _ = writeln!(out, "{}\n", escape(&sentence(why)));
        }
        Ok(changes) if changes.is_empty() => {}
        Ok(changes) => {
            let _ = writeln!(out, "{}\n", escape(SMALLEST));
            let heads = ["Rival", "Weight moved", "Distance", "Weights that change most"];
            let rows = changes.iter().map(|row| {
                [row.name.clone(), row.moved.clone(), row.distance.clone(), weights(row)]
                    .map(|cell| escape(&cell))
                    .into()
            });
            table(out, &heads.map(str::to_owned), rows);
        }
    }
    let Some(ranges) = &of.ranges else { return };
    let _ = writeln!(out, "{}\n", escape(RANGES));
    let heads: Vec<String> =
        std::iter::once("Can lead with".to_owned()).chain(ranges.columns.iter().map(|name| escape(name))).collect();
    let rows = ranges.rows.iter().map(|row| {
        let cells: Vec<String> = match &row.ranges {
            Some(ranges) => ranges.iter().map(|(text, _)| text.clone()).collect(),
            None => ranges.columns.iter().map(|_| "never".to_owned()).collect(),
        };
        std::iter::once(escape(&row.name)).chain(cells).collect()
    });
    table(out, &heads, rows);
}
