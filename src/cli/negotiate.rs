//! `negotiate`: solutions and the efficient frontier of all packages.

use std::fmt::Write as _;

use super::args::Negotiate;
use super::outcome::{Exit, Outcome, Printed};
use super::table::Table;
use super::{game, ids, load, score};
use crate::analysis::negotiation::budget::{Limits, Meter};
use crate::analysis::negotiation::frontier::Frontier;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::setting::{Domain, Setting};
use crate::analysis::negotiation::solutions::{Answer, Solutions};
use crate::export::json;
use crate::model::framework::Framework;
use crate::present::negotiation::division::{DivisionView, NAME, TITLE, divided};
use crate::present::negotiation::table::{FrontierView, NegotiateView, view};
use crate::present::text;

pub(super) fn run(args: &Negotiate) -> Result<Outcome, Outcome> {
    let load::Read { document, warnings } = load::document(&args.file, args.silence)?;
    let framework = document.framework();
    let setting = Setting {
        parties: ids::parties(framework, &args.parties)?,
        domain: args.domain.domain(),
        ideal: args.ideal.ideal(),
        fixed: ids::fixed(framework, &args.fix)?,
        ..Setting::with(framework, &document.edits().basis, document.edits().silence)
    };
    let game = game::game(framework, &setting)?;
    let solutions = Solutions::new(&game, &mut Meter::new(Limits::default())).map_err(game::stopped)?;
    let frontier = if args.limit == 0 { None } else { Some(frontier(&game)?) };
    let divided = match game.players() {
        [one, other] => divided(framework, &setting.weights, [one.party, other.party]),
        _ => None,
    };
    let out = if args.json {
        let mut found = json::negotiate::negotiate(framework, &game, frontier.as_ref(), &solutions, args.limit);
        found["adjusted_winner"] = json::negotiate::divided(framework, divided.as_ref());
        Printed::Json(found)
    } else {
        let found = view(framework, &game, frontier.as_ref(), &solutions, args.limit);
        let divided = divided.as_ref().map_or_else(String::new, division);
        Printed::Text(score::head(&document) + &text_of(framework, &found) + &divided)
    };
    let exit = if nothing_acceptable(&game, frontier, &solutions)? { Exit::NothingAcceptable } else { Exit::Done };
    Ok(Outcome { out, err: warnings, exit })
}

fn frontier(game: &Game) -> Result<Frontier, Outcome> {
    Frontier::new(game, &mut Meter::new(Limits::default())).map_err(game::stopped)
}

/// Whether acceptable packages were asked for, and there are none.
fn nothing_acceptable(game: &Game, known: Option<Frontier>, solutions: &Solutions) -> Result<bool, Outcome> {
    if game.domain() != Domain::Acceptable || solutions.utilitarian != Answer::Nothing {
        return Ok(false);
    }
    // Solutions want 0 of a party without a no-deal value, which links can deny it; acceptability does not.
    let known = if let Some(known) = known { known } else { frontier(game)? };
    Ok(known.is_empty())
}

fn text_of(framework: &Framework, view: &NegotiateView) -> String {
    let mut out = format!("\n{}\n", view.headline);
    for note in &view.notes {
        let _ = writeln!(out, "{note}");
    }
    let parties = || view.parties.iter().map(|party| format!("{party}>"));
    let mut table = Table::new(std::iter::once("Solution".to_owned()).chain(parties()).chain(["Packages".to_owned()]));
    for row in &view.solutions {
        table.row([row.name.to_owned()].into_iter().chain(row.totals.clone()).chain([row.packages.clone()]));
    }
    let _ = writeln!(out, "\nSolutions, with the totals they give:\n{}", table.text().trim_end());
    for note in view.solutions.iter().filter_map(|row| row.note.as_ref()) {
        let _ = writeln!(out, "{note}");
    }
    out += &packages(framework, view);
    if let Some(frontier) = &view.frontier {
        out += &points(frontier, parties());
    }
    out
}

/// What Adjusted Winner gives to whom.
fn division(divided: &DivisionView) -> String {
    let mut table = Table::new(["Issue", "To"].map(str::to_owned));
    for row in &divided.rows {
        table.row([row.label.clone(), row.to.clone()]);
    }
    format!("\n{} ({}): {}.\n{}", TITLE, NAME, divided.worth, table.text())
}

/// What the solutions' first packages say; solutions that agree share a column.
fn packages(framework: &Framework, view: &NegotiateView) -> String {
    let mut columns: Vec<(Vec<&str>, &Vec<String>)> = Vec::new();
    for row in &view.solutions {
        let Some(says) = &row.says else { continue };
        match columns.iter_mut().find(|(_, other)| *other == says) {
            Some((names, _)) => names.push(row.name),
            None => columns.push((vec![row.name], says)),
        }
    }
    if columns.is_empty() {
        return String::new();
    }
    let mut out = "\nTheir packages, the first of those that are tied:\n".to_owned();
    for (at, (names, _)) in columns.iter().enumerate() {
        let _ = writeln!(out, "  {}  {}", at + 1, names.join(", "));
    }
    let headings = (1..=columns.len()).map(|number| format!("Package {number}"));
    let mut table = Table::new(std::iter::once("Issue".to_owned()).chain(headings));
    for issue in framework.issue_ixs() {
        let says = columns.iter().map(|(_, says)| says[issue.0].clone());
        table.row(std::iter::once(framework.issue(issue).label().to_owned()).chain(says));
    }
    out + "\n" + &table.text()
}

fn points(frontier: &FrontierView, parties: impl Iterator<Item = String>) -> String {
    let mut out = format!("\nEfficient frontier: {}\n", frontier.headline);
    let mut table = Table::new(parties.chain(["Packages>".to_owned()]));
    for (totals, count) in &frontier.points {
        table.row(totals.iter().chain([count]).cloned());
    }
    if !frontier.points.is_empty() {
        out += &table.text();
    }
    if frontier.more > 0 {
        let more = text::count(frontier.more, "more point", "more points");
        let _ = writeln!(out, "and {more}; --limit lists more of them.");
    }
    out
}
