//! JSON of `negotiate`.

use serde_json::{Map, Value, json};

use super::packages::{package, parties};
use crate::analysis::exact::Total;
use crate::analysis::negotiation::frontier::Frontier;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::solutions::{Answer, Solution, Solutions};
use crate::model::framework::Framework;
use crate::present::negotiation::division::DivisionView;

/// What `negotiate` reports, with at most `limit` points of the frontier.
#[must_use]
pub fn negotiate(
    framework: &Framework,
    game: &Game,
    frontier: Option<&Frontier>,
    solutions: &Solutions,
    limit: usize,
) -> Value {
    let named: Map<String, Value> = solutions
        .named()
        .into_iter()
        .map(|(name, answer)| (name.to_owned(), json!(answer.solution().map(|found| solution(framework, game, found)))))
        .collect();
    let listed = frontier.map_or_else(Vec::new, |frontier| {
        (0..frontier.len().min(limit)).map(|at| point(framework, game, frontier, at)).collect()
    });
    json!({
        "parties": parties(framework, game),
        "domain": game.domain().keyword(),
        "packages": game.packages().to_string(),
        "exact": frontier.is_none_or(Frontier::is_exact) && solutions.named().iter().all(|(_, answer)| answer.is_exact()),
        "gap": gap(frontier, solutions),
        "frontier_points": frontier.map(Frontier::len),
        "frontier_packages": frontier.map(|frontier| frontier.packages_count().to_string()),
        "frontier": listed,
        "solutions": named,
    })
}

/// What Adjusted Winner gives to whom: shares of the first party; null where it says nothing.
#[must_use]
pub fn divided(framework: &Framework, divided: Option<&DivisionView>) -> Value {
    let Some(divided) = divided else { return Value::Null };
    let rows = divided.rows.iter();
    let shares: Map<String, Value> =
        rows.map(|row| (framework.issue(row.issue).id.clone(), json!(row.first))).collect();
    json!({ "worth": divided.each, "shares": shares })
}

/// The greatest of all gaps; `None` where nothing bounds one.
fn gap(frontier: Option<&Frontier>, solutions: &Solutions) -> Option<f64> {
    let thinned = frontier.and_then(Frontier::epsilon).unwrap_or_default().iter().copied();
    let of = |(_, answer): (&str, &Answer)| match answer {
        Answer::Found(solution) => Some(solution.gap),
        Answer::Nothing => Some(0.0),
        Answer::Unknown => None,
    };
    let solved = solutions.named().into_iter().map(of).collect::<Option<Vec<f64>>>()?;
    Some(solved.into_iter().chain(thinned).fold(0.0, f64::max))
}

fn point(framework: &Framework, game: &Game, frontier: &Frontier, at: usize) -> Value {
    let first = frontier.packages(game, at, 1);
    json!({
        "totals": totals(&frontier.totals(game, at)),
        "count": frontier.count(at).to_string(),
        "outcomes": first.first().map(|first| package(framework, game, first)),
    })
}

fn solution(framework: &Framework, game: &Game, solution: &Solution) -> Value {
    let packages = |packages: &[_]| packages.iter().map(|one| package(framework, game, one)).collect::<Vec<_>>();
    let ties = solution.ties.iter().map(|tie| {
        json!({
            "totals": totals(&tie.totals),
            "count": tie.count.to_string(),
            "packages": packages(&tie.packages),
        })
    });
    json!({
        "totals": totals(&solution.totals),
        "packages": packages(&solution.packages),
        "ties": ties.collect::<Vec<_>>(),
    })
}

fn totals(totals: &[Total]) -> Vec<f64> {
    totals.iter().map(|total| total.to_f64()).collect()
}
