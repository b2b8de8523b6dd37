//! `why-not`: what is acceptable to all, and what stands in the way of more.

use std::fmt::Write as _;

use super::args::WhyNot;
use super::outcome::{Exit, Outcome, Printed};
use super::table::Table;
use super::{game, ids, load, score};
use crate::analysis::negotiation::acceptable::SEED;
use crate::analysis::negotiation::acceptable::stages::Stages;
use crate::analysis::negotiation::budget::{Limits, Meter};
use crate::analysis::negotiation::setting::Setting;
use crate::export::json;
use crate::model::framework::Framework;
use crate::present::sources::plain;
use crate::present::text;
use crate::present::why_not::table::{ChangeLine, RelaxationRow, WhyNotView, shares, view};

/// Work before numbers are estimated instead of counted: about ten seconds for all of them.
const WORK: u64 = 5_000_000_000;

pub(super) fn run(args: &WhyNot) -> Result<Outcome, Outcome> {
    let load::Read { document, warnings } = load::document(&args.file, args.silence)?;
    let framework = document.framework();
    let basis = &document.edits().basis;
    let parties = ids::parties(framework, &args.parties)?;
    let setting = Setting { parties, ..Setting::with(framework, basis, document.edits().silence) };
    let game = game::game(framework, &setting)?;
    let work = if args.exact { u64::MAX } else { WORK };
    let limits = Limits { work, ..Limits::default() };
    let stages = Stages::count(game, SEED, &mut Meter::new(limits)).map_err(game::stopped)?;
    let answer = stages.answer();
    let out = if args.json {
        Printed::Json(json::why_not::why_not(framework, &setting, stages.acceptable.game(), &answer))
    } else {
        Printed::Text(score::head(&document) + &text_of(framework, &view(&document, &setting, &stages, &answer)))
    };
    let exit = if answer.acceptable.is_none() { Exit::NothingAcceptable } else { Exit::Done };
    Ok(Outcome { out, err: warnings, exit })
}

fn text_of(framework: &Framework, view: &WhyNotView) -> String {
    let head = &view.headline;
    let mut out = format!("\n{}\n{}\n\n{}; {}.\n", head.title, head.second, head.count, head.notes.join("; "));
    for note in &view.notes {
        let _ = writeln!(out, "{note}");
    }
    let mut table = Table::new(["Party", "Alone rejects>"]);
    for row in &view.blockers {
        table.row([row.name.clone(), row.alone.clone()]);
    }
    let _ = writeln!(out, "\nPackages that one party rejects and all others accept:\n{}", table.text().trim_end());
    if !view.relaxations.is_empty() {
        let _ = writeln!(out, "\nWhat would be acceptable without a red line or a no-deal value:");
        for row in &view.relaxations {
            out += &relaxation(row);
        }
    }
    if let Some(distance) = &view.distance {
        let _ = writeln!(out, "\n{distance}");
        out += &closest(framework, view);
    }
    if !view.terms.is_empty() {
        let _ = writeln!(out, "\nShare of what is acceptable in which each term occurs:");
        for row in &view.terms {
            let _ = writeln!(out, "  {}: {}", row.label, shares(row));
        }
    }
    out
}

fn relaxation(row: &RelaxationRow) -> String {
    let counts = format!("{} ({})", row.acceptable, row.gain);
    let mut out = match row.changes.as_slice() {
        [only] => format!("\n  {counts}  without {}\n", only.label),
        _ => format!("\n  {counts}  without both\n"),
    };
    for change in &row.changes {
        if row.changes.len() > 1 {
            let _ = writeln!(out, "    {}", change.label);
        }
        for line in statement(change) {
            let _ = writeln!(out, "      {line}");
        }
    }
    out
}

/// Why a red line or no-deal value is there, and who says so.
fn statement(change: &ChangeLine) -> Vec<String> {
    let mut lines: Vec<String> = change.reason.iter().map(|reason| text::sentence(reason)).collect();
    match change.sources.as_slice() {
        [] if change.assumed => lines.push("No source: the file author’s assumption.".to_owned()),
        [] => {}
        [first, others @ ..] => {
            lines.push(plain(first));
            if !others.is_empty() {
                lines.push(format!("and {}", text::count(others.len(), "more source", "more sources")));
            }
        }
    }
    lines
}

fn closest(framework: &Framework, view: &WhyNotView) -> String {
    let shown = &view.closest;
    let headings = (1..=shown.len()).map(|number| format!("Package {number}"));
    let mut table = Table::new(std::iter::once("Issue".to_owned()).chain(headings));
    for issue in framework.issue_ixs() {
        let says = shown.iter().map(|row| row.says[issue.0].clone());
        table.row(std::iter::once(framework.issue(issue).label().to_owned()).chain(says));
    }
    let short = shown.iter().map(|row| {
        let each: Vec<String> = row.short.iter().map(|(name, points)| format!("{name} {points}")).collect();
        if each.is_empty() { "–".to_owned() } else { each.join(", ") }
    });
    table.row(std::iter::once("Points short".to_owned()).chain(short));
    if shown.iter().any(|row| !row.crossed.is_empty()) {
        let crossed = shown.iter().map(|row| row.crossed.join(", "));
        table.row(std::iter::once("Red lines of".to_owned()).chain(crossed));
    }
    if shown.iter().any(|row| row.equal.is_some()) {
        let equal = shown.iter().map(|row| row.equal.clone().unwrap_or_else(|| "–".to_owned()));
        table.row(std::iter::once("As close".to_owned()).chain(equal));
    }
    let more = view.more_sets.as_ref().map_or_else(String::new, |more| format!("{more}\n"));
    table.text() + &more
}
