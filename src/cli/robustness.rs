//! `robustness`: how far a party's ranking can be trusted.

use std::fmt::Write as _;
use std::thread;

use super::args::{Robustness, WeightsName};
use super::outcome::{Exit, Outcome, Printed};
use super::table::Table;
use super::{ids, limits, load, score};
use crate::analysis::negotiation::budget::{Limits as Budget, Meter};
use crate::analysis::robustness::limits::Limits;
use crate::analysis::robustness::plan::Plan;
use crate::analysis::robustness::result::Robustness as Found;
use crate::analysis::robustness::run::run as draw;
use crate::analysis::robustness::tally::Tally;
use crate::analysis::robustness::weights::WeightSet;
use crate::analysis::robustness::{Study, Uncertain};
use crate::export::json;
use crate::model::framework::Framework;
use crate::model::ids::PartyIx;
use crate::present::robustness::acceptance::acceptance;
use crate::present::robustness::pairs::{self, pairs};
use crate::present::robustness::ranking::{Ranking, ranking};
use crate::present::robustness::sampling;
use crate::present::status::status;
use crate::present::text;

/// The most ranks that have a column of their own; JSON has all.
const COLUMNS: usize = 8;

pub(super) fn run(args: &Robustness) -> Result<Outcome, Outcome> {
    let load::Read { document, warnings } = load::document(&args.file, args.silence)?;
    let framework = document.framework();
    let party = ids::parties(framework, std::slice::from_ref(&args.party))?[0];
    let limits = limits::limits(framework, party, args)?;
    let weights = match args.weights {
        WeightsName::Uniform => WeightSet::Uniform,
        WeightsName::Ranked => WeightSet::Ranked,
        WeightsName::Around => WeightSet::Around { spread: f64::from(args.spread) / 100.0 },
        WeightsName::Within => {
            let of = |other: PartyIx| if other == party { limits.clone() } else { Limits::default() };
            WeightSet::Within(framework.party_ixs().map(of).collect())
        }
    };
    let study = Study {
        silence: document.edits().silence,
        basis: document.edits().basis.clone(),
        weights,
        uncertain: Uncertain { only_order: args.only_order, ..Uncertain::default() },
        seed: args.seed,
        ..Study::of(framework)
    };
    let stopped = |message: String| Outcome::stop(Exit::Faulty, format!("error: {message}\n"));
    let plan = Plan::new(framework, &study).map_err(|error| stopped(sampling::refused(framework, error)))?;
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut meter = Meter::new(Budget::default());
    let found = draw(&plan, &Tally::new(&plan), args.samples, threads, &mut meter)
        .and_then(|tally| Found::new(&plan, &tally, &mut meter))
        .map_err(|stop| stopped(stop.to_string()))?;
    let Some(of) = found.party(party) else { return Err(stopped("the party is not judged".to_owned())) };
    if args.json {
        let reading = status(&document).reading;
        let value = json::robustness::robustness(framework, &study, &found, of, reading.as_deref());
        return Ok(Outcome::done(Printed::Json(value), warnings));
    }
    let view = ranking(framework, &found, of);
    let mut out = score::head(&document);
    let _ = writeln!(out, "{}", sampling::rests_on(framework, &study, &found));
    out += &chances(&view);
    if view.rows.len() > 1 {
        let _ = writeln!(out, "\n{}", pairs::MEANING);
        let letters = view.rows.iter().map(|row| format!("{}>", row.letter));
        let mut table = Table::new(["Scenario".to_owned(), String::new()].into_iter().chain(letters));
        for (row, cells) in view.rows.iter().zip(pairs(framework, of, &view.rows)) {
            let text = cells.into_iter().map(|cell| {
                cell.map_or_else(|| "–".to_owned(), |cell| format!("{}{}", cell.text, if cell.tied { "=" } else { "" }))
            });
            table.row([row.letter.clone(), row.name.clone()].into_iter().chain(text));
        }
        let _ = writeln!(out, "{}  = {}", table.text(), pairs::TIED);
    }
    out += &accepted(framework, &found);
    Ok(Outcome::done(Printed::Text(out), warnings))
}

fn chances(view: &Ranking) -> String {
    let mut out = format!("\n{}{}\n", view.finding, view.rest);
    for line in view.notes.iter().chain(view.unranked.iter().map(|unranked| &unranked.why)) {
        let _ = writeln!(out, "{line}");
    }
    let ranks = view.rows.len();
    if ranks == 0 {
        return out;
    }
    let shown = if ranks > COLUMNS { COLUMNS - 1 } else { ranks };
    let mut headings: Vec<String> = vec!["Scenario".to_owned(), String::new(), "Mean rank>".to_owned()];
    headings.extend((1..=shown).map(|rank| format!("{}>", text::ordinal(rank))));
    if shown < ranks {
        headings.push("Later>".to_owned());
    }
    headings.extend(["Confidence>".to_owned(), "Tied with next".to_owned()]);
    let mut table = Table::new(headings);
    for row in &view.rows {
        let mut cells = vec![row.letter.clone(), row.name.clone(), row.mean_rank.clone()];
        cells.extend(row.ranks[..shown].iter().map(|rank| rank.text.clone()));
        if shown < ranks {
            cells.push(row.later(shown));
        }
        cells.push(row.confidence.clone().unwrap_or_else(|| "–".to_owned()));
        cells.push(if row.tied_with_next { "tied".to_owned() } else { String::new() });
        table.row(cells);
    }
    let _ = writeln!(out, "\nChance of each rank, by mean rank:\n{}", table.text().trim_end());
    out
}

fn accepted(framework: &Framework, found: &Found) -> String {
    let view = acceptance(framework, found);
    let parties = view.parties.iter().map(|(_, code)| format!("{code}>"));
    let all = view.all.iter().map(|all| format!("{all}>"));
    let mut table = Table::new(["Scenario".to_owned(), String::new()].into_iter().chain(parties).chain(all));
    for row in &view.rows {
        let cells = row.cells.iter().map(|cell| cell.text.clone());
        let all = view.all.iter().map(|_| row.all.text.clone());
        table.row([row.letter.clone(), row.name.clone()].into_iter().chain(cells).chain(all));
    }
    format!("\nProbability that a party accepts. {}\n{}", view.note, table.text())
}
