//! `score`: the total of every scenario for every party.

use std::fmt::Write as _;

use super::args::Score;
use super::outcome::{Outcome, Printed};
use super::table::Table;
use super::{ids, load};
use crate::analysis::methods::opinion::Method;
use crate::analysis::methods::topsis::Normalisation;
use crate::export::json;
use crate::model::ids::PartyIx;
use crate::present::acceptance::heat;
use crate::present::list::{Strip, coverage, rows};
use crate::present::second_opinions::{Column, Row, opinions, table as opinion_rows};
use crate::present::status::status;
use crate::present::text;
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::view::JudgedBy;

pub(super) fn run(args: &Score) -> Result<Outcome, Outcome> {
    let (method, normalisation) = (args.method.method(), args.normalisation.normalisation());
    let load::Read { mut document, warnings } = load::document(&args.file, args.silence)?;
    let parties = ids::parties(document.framework(), &args.parties)?;
    if args.json {
        let found = match method {
            Method::Additive => json::scores(&document, &parties),
            other => json::opinions::scores_by(&document, &parties, other, normalisation),
        };
        return Ok(Outcome::done(Printed::Json(found), warnings));
    }
    let mut out = head(&document);
    for party in parties {
        out += &match method {
            Method::Additive => party_table(&mut document, party),
            other => opinion_table(&document, party, other, normalisation),
        };
    }
    Ok(Outcome::done(Printed::Text(out), warnings))
}

/// The framework, how silence counts, and whose reading it is.
pub(super) fn head(document: &Document) -> String {
    let framework = document.framework();
    let as_of = framework.as_of().map_or_else(String::new, |date| format!(", as of {}", text::date(date)));
    let silence = document.edits().silence;
    let mut out = format!("{}{as_of}\n", framework.title());
    let status = status(document);
    for line in status.reading.iter().chain(&status.assumptions) {
        let _ = writeln!(out, "{line}.");
    }
    let _ = writeln!(out, "Silence: {}. {}", text::silence(silence), text::silence_meaning(silence));
    out
}

fn party_table(document: &mut Document, party: PartyIx) -> String {
    document.look(&ViewCommand::JudgedBy(JudgedBy::Party(party)));
    document.look(&ViewCommand::SortByScore(true));
    let heat = heat(document);
    let mut table = Table::new(["Rank", "Scenario", "", "Total>", "Range>", "Margin>", "Addresses", "Red lines"]);
    for row in rows(document) {
        let cell = heat.rows.iter().find(|other| other.scenario == row.scenario).map(|other| &other.cells[party.0]);
        let range = match row.strip {
            Strip::One(Some(strip)) => text::range(strip.low, strip.high),
            Strip::One(None) | Strip::All(_) => "–".to_owned(),
        };
        let margin = cell.map(|cell| cell.margin.clone()).filter(|margin| !margin.is_empty());
        let lines = match (row.red_lines, row.at_risk) {
            (0, 0) => "–".to_owned(),
            (0, risk) => format!("{risk} at risk"),
            (crossed, 0) => format!("{crossed} crossed"),
            (crossed, risk) => format!("{crossed} crossed, {risk} at risk"),
        };
        table.row([
            if row.apart { "apart".to_owned() } else { row.rank },
            row.name,
            document.framework().scenario(row.scenario).id.clone(),
            row.figure,
            range,
            margin.unwrap_or_else(|| "–".to_owned()),
            row.coverage,
            lines,
        ]);
    }
    let head = &heat.parties[party.0];
    format!("\n{} ({}), {}\n{}", head.name, document.framework().party(party).id, head.no_deal, table.text())
}

/// One party's scenarios in the order of a method, with what the method assumes and whether it agrees with the others.
fn opinion_table(document: &Document, party: PartyIx, method: Method, normalisation: Normalisation) -> String {
    let framework = document.framework();
    let shown = opinion_rows(document, party, &opinions(document, party, normalisation));
    let name = &framework.party(party).name;
    let Some((at, column)) = shown.methods.iter().enumerate().find(|(_, column)| column.method == method) else {
        return String::new();
    };
    let mut out = format!("\n{name} ({}), {}\n", framework.party(party).id, column.name);
    match &column.refused {
        Some(reason) => {
            let _ = writeln!(out, "  No order: {reason}");
        }
        None => out += &ordered(document, party, column, &shown.rows, at),
    }
    let _ = writeln!(out, "  {}", shown.verdict);
    for phrase in column.conventions.iter().chain(&column.remarks).chain(&shown.common) {
        let _ = writeln!(out, "  · {phrase}.");
    }
    out
}

fn ordered(document: &Document, party: PartyIx, column: &Column, rows: &[Row], at: usize) -> String {
    let framework = document.framework();
    let mut table = Table::new(["Rank", "Scenario", "", &format!("{}>", column.figure), "By sum>", "Addresses"]);
    let mut rows: Vec<_> = rows.iter().filter_map(|row| Some((row.cells[at].as_ref()?, row))).collect();
    rows.sort_by_key(|(cell, _)| cell.place);
    for (cell, row) in rows {
        let score = &document.scores().parties[party.0].scenarios[row.scenario.0];
        let by_sum = row.cells.first().and_then(Option::as_ref).map_or_else(|| "–".to_owned(), |sum| sum.rank.clone());
        table.row([
            cell.rank.clone(),
            row.name.clone(),
            framework.scenario(row.scenario).id.clone(),
            cell.figure.clone(),
            by_sum,
            coverage(score),
        ]);
    }
    table.text()
}
