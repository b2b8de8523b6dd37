//! `score`: the total of every scenario for every party.

use std::fmt::Write as _;

use super::args::{Method, Score};
use super::outcome::{Outcome, Printed};
use super::table::Table;
use super::{ids, load};
use crate::export::json;
use crate::model::ids::PartyIx;
use crate::present::acceptance::heat;
use crate::present::list::{Strip, rows};
use crate::present::status::status;
use crate::present::text;
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::view::JudgedBy;

pub(super) fn run(args: &Score) -> Result<Outcome, Outcome> {
    let Method::Additive = args.method;
    let load::Read { mut document, warnings } = load::document(&args.file, args.silence)?;
    let parties = ids::parties(document.framework(), &args.parties)?;
    if args.json {
        return Ok(Outcome::done(Printed::Json(json::scores(&document, &parties)), warnings));
    }
    let mut out = head(&document);
    for party in parties {
        out += &party_table(&mut document, party);
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
