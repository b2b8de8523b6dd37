//! `sensitivity`: how far weights can move before the ranking of one party changes, and what unseats its leader.

use std::fmt::Write as _;

use super::args::Sensitivity as Args;
use super::outcome::{Outcome, Printed};
use super::table::Table;
use super::{ids, load, score};
use crate::export::json;
use crate::model::framework::Framework;
use crate::present::report::by_weights;
use crate::present::sensitivity::tables;
use crate::session::document::Document;
use crate::session::sensitivity::{Found, Ranges, Sensitivity};

pub(super) fn run(args: &Args) -> Result<Outcome, Outcome> {
    let load::Read { document, warnings } = load::document(&args.file, args.silence)?;
    let framework = document.framework();
    let party = ids::party(framework, &args.party)?;
    let found = Sensitivity::of(framework, document.values(), &document.edits().basis, party);
    let ranges = Ranges::new(framework, &found.judged).find();
    if args.json {
        return Ok(Outcome::done(
            Printed::Json(json::sensitivity::sensitivity(&document, &found, ranges.as_ref())),
            warnings,
        ));
    }
    let lead = tables::lead(&document, party, &found);
    let mut out = score::head(&document);
    let _ = writeln!(out, "\n{}", lead.sentence);
    if !lead.apart.is_empty() {
        let _ = writeln!(out, "Not ranked: {}.", lead.apart.join("; "));
    }
    // One scenario has no order that could depend on anything.
    if found.judged.len() > 1 {
        out += &stability(framework, &found);
        out += &flips(&document, &found);
        out += &reach(framework, &found, ranges.as_ref());
    }
    Ok(Outcome::done(Printed::Text(out), warnings))
}

fn stability(framework: &Framework, found: &Sensitivity) -> String {
    let mut table = Table::new(["Weight of", "Now>", "Leader stays>", "Beyond that leads", "Ranking stays>"]);
    for row in tables::stability_rows(framework, found) {
        let (leader, ranking) = (row.leader.as_ref(), row.ranking.as_ref());
        table.row([
            format!("{}{}", "  ".repeat(row.depth), row.name),
            row.weight,
            leader.map_or_else(String::new, |span| span.text.clone()),
            leader.map_or_else(String::new, |span| span.beyond.clone()),
            ranking.map_or_else(String::new, |span| span.text.clone()),
        ]);
    }
    format!("\nHow far each weight can move. {}\n{}", tables::HOLDS, table.text())
}

fn flips(document: &Document, found: &Sensitivity) -> String {
    if found.flips.is_none() {
        return format!("\n{}\n", tables::CURVED);
    }
    let rows = tables::flip_rows(document, found);
    if rows.is_empty() {
        return String::new();
    }
    let mut out = format!("\nThe smallest change that unseats the leader. {}\n", tables::SMALLEST);
    let mut table = Table::new(["Rival", "Distance>", "Weight moved>"]);
    for row in &rows {
        table.row([row.name.clone(), row.distance.clone(), row.moved.clone()]);
    }
    out += &table.text();
    for row in &rows {
        let _ = writeln!(out, "  {}: {}", row.name, by_weights::weights(row));
    }
    out
}

fn reach(framework: &Framework, found: &Sensitivity, ranges: Option<&Found>) -> String {
    let Some(ranges) = ranges else { return String::new() };
    let parts = tables::reach_columns(framework, found);
    let rows = tables::reach_rows(framework, found, ranges, &parts);
    let mut out = format!("\nWith which weights each scenario can lead. {}\n", tables::RANGES);
    for row in rows {
        let Some(ranges) = row.ranges else {
            let _ = writeln!(out, "  {}: cannot lead, whatever the weights", row.name);
            continue;
        };
        let bound = parts.iter().zip(ranges).filter(|(_, (_, (low, high)))| *low > 0.0 || *high < 1.0);
        let bound: Vec<String> =
            bound.map(|(part, (text, _))| format!("{} {text}", tables::part_name(framework, *part))).collect();
        let bound = if bound.is_empty() { "every share of every weight".to_owned() } else { bound.join(", ") };
        let _ = writeln!(out, "  {}: {bound}", row.name);
    }
    out
}
