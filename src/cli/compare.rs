//! `compare`: what two scenarios differ in.

use std::fmt::Write as _;

use super::args::Compare;
use super::outcome::{Outcome, Printed};
use super::table::Table;
use super::{ids, load, score};
use crate::export::json;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::differences::between;
use crate::present::report::captions;
use crate::present::text;
use crate::session::document::Document;

pub(super) fn run(args: &Compare) -> Result<Outcome, Outcome> {
    let load::Read { document, warnings } = load::document(&args.file, None)?;
    let framework = document.framework();
    let pair = [ids::scenario(framework, &args.first)?, ids::scenario(framework, &args.second)?];
    let parties = ids::parties(framework, &args.parties)?;
    let out = if args.json {
        Printed::Json(json::differences(&document, pair, &parties))
    } else {
        Printed::Text(table(&document, pair, &parties))
    };
    Ok(Outcome::done(out, warnings))
}

fn table(document: &Document, pair: [ScenarioIx; 2], parties: &[PartyIx]) -> String {
    let framework = document.framework();
    let found = between(document, pair[0], pair[1]);
    let mut out = score::head(document);
    let [first, second] = &found.pair;
    let _ = writeln!(out, "\nA  {}, addresses {}", first.name, first.addresses);
    let _ = writeln!(out, "B  {}, addresses {}\n", second.name, second.addresses);
    let _ = writeln!(out, "Points of the total that B gives a party more (+) or less (−) than A:\n");
    let labels = parties.iter().map(|party| format!("{}>", framework.party(*party).label()));
    let mut table = Table::new(["Issue", "A", "B"].map(str::to_owned).into_iter().chain(labels));
    for row in &found.rows {
        let worth = parties.iter().map(|party| text::signed(row.worth[party.0], 1));
        table.row([row.label.clone(), row.says[0].clone(), row.says[1].clone()].into_iter().chain(worth));
    }
    let sums: [(&str, &dyn Fn(PartyIx) -> String); 4] = [
        ("Links", &|party| text::signed(found.totals[party.0].links, 1)),
        ("Total of A", &|party| text::score_or_dash(found.totals[party.0].totals[0])),
        ("Total of B", &|party| text::score_or_dash(found.totals[party.0].totals[1])),
        ("Difference", &|party| {
            found.totals[party.0].difference.map_or_else(|| "–".to_owned(), |points| text::signed(points, 1))
        }),
    ];
    for (name, figure) in sums {
        if name == "Links" && found.totals.iter().all(|total| total.links == 0.0) {
            continue;
        }
        let figures = parties.iter().map(|party| figure(*party));
        table.row([name.to_owned(), String::new(), String::new()].into_iter().chain(figures));
    }
    out + &table.text() + "\n" + &captions::same_issues(found.same) + "\n"
}
