//! All packages as tables: what the rules single out, and the efficient frontier.

use num_bigint::BigUint;

use super::rules;
use crate::analysis::exact::Total;
use crate::analysis::negotiation::frontier::Frontier;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::setting::{Domain, Ideal};
use crate::analysis::negotiation::solutions::{Answer, Solution, Solutions};
use crate::model::framework::Framework;
use crate::present::packages::{looked_at, says};
use crate::present::text;
use crate::session::negotiating::Reference;

/// What `negotiate` found, for people.
#[derive(Clone, Debug, PartialEq)]
pub struct NegotiateView {
    /// `1,024 packages; acceptable ones are looked at.`
    pub headline: String,
    /// What must be known to read the numbers, each a sentence.
    pub notes: Vec<String>,
    /// The parties' short names.
    pub parties: Vec<String>,
    /// One row a solution.
    pub solutions: Vec<SolutionRow>,
    /// The frontier; `None` where it was not asked for.
    pub frontier: Option<FrontierView>,
}

/// One solution.
#[derive(Clone, Debug, PartialEq)]
pub struct SolutionRow {
    /// `Nash`.
    pub name: &'static str,
    /// The parties' totals, or dashes.
    pub totals: Vec<String>,
    /// How many packages attain it: `1`, `3, 2 of them with these totals`, or why there is none.
    pub packages: String,
    /// What the first of them says, issue by issue in file order; `None` without one.
    pub says: Option<Vec<String>>,
    /// What must be known to read it.
    pub note: Option<String>,
}

/// The efficient frontier.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierView {
    /// `26 efficient packages on 20 points.`
    pub headline: String,
    /// The first points: the parties' totals, and how many packages attain them.
    pub points: Vec<(Vec<String>, String)>,
    /// How many points are not among them.
    pub more: usize,
}

/// The view of what was found; at most `limit` points of the frontier.
#[must_use]
pub fn view(
    framework: &Framework,
    game: &Game,
    frontier: Option<&Frontier>,
    solutions: &Solutions,
    limit: usize,
) -> NegotiateView {
    let rows = solutions.named().into_iter().zip(Reference::ALL.map(rules::name));
    NegotiateView {
        headline: format!("{} {}", all(&game.packages()), domain(game.domain())),
        notes: notes(framework, game, frontier),
        parties: game.players().iter().map(|player| framework.party(player.party).label().to_owned()).collect(),
        solutions: rows.map(|((_, answer), name)| solution(framework, game, name, answer)).collect(),
        frontier: frontier.map(|frontier| frontier_view(game, frontier, limit)),
    }
}

fn all(packages: &BigUint) -> String {
    let noun = if *packages == BigUint::from(1_u32) { "package is" } else { "packages are" };
    format!("{} {noun} possible.", text::powers(packages))
}

/// What is looked at, as a sentence.
#[must_use]
pub const fn domain(domain: Domain) -> &'static str {
    match domain {
        Domain::All => "All of them are looked at; solutions among those that give every party its no-deal value.",
        Domain::Rational => "Those that give every party its no-deal value are looked at, red lines or not.",
        Domain::Acceptable => "Those that give every party its no-deal value and cross no red line are looked at.",
    }
}

fn notes(framework: &Framework, game: &Game, frontier: Option<&Frontier>) -> Vec<String> {
    let mut notes = Vec::new();
    let without = game.players().iter().filter(|player| player.no_deal.is_none());
    let names: Vec<String> = without.map(|player| framework.party(player.party).label().to_owned()).collect();
    if !names.is_empty() {
        let verb = if names.len() == 1 { "gives" } else { "give" };
        notes.push(format!("{} {verb} no no-deal value: 0 counts in its place.", text::list(&names)));
    }
    if game.ideal() == Ideal::All {
        notes
            .push("Kalai–Smorodinsky measures gains by the best of all packages, not of the rational ones.".to_owned());
    }
    if let Some(epsilon) = frontier.and_then(Frontier::epsilon) {
        let each: Vec<String> = game
            .players()
            .iter()
            .zip(epsilon)
            .map(|(player, points)| format!("{} {}", framework.party(player.party).label(), text::fixed(*points, 2)))
            .collect();
        notes.push(format!(
            "The frontier is too large to hold or to finish and was thinned: for every efficient package one is listed that \
             gives no party less by more than so many points ({}).",
            each.join(", ")
        ));
    }
    notes.extend(looked_at(framework, game));
    notes
}

fn solution(framework: &Framework, game: &Game, name: &'static str, answer: &Answer) -> SolutionRow {
    let nothing = |packages: &str| SolutionRow {
        name,
        totals: vec!["–".to_owned(); game.players().len()],
        packages: packages.to_owned(),
        says: None,
        note: None,
    };
    match answer {
        Answer::Found(solution) => SolutionRow {
            name,
            totals: totals(&solution.totals),
            packages: tied(solution),
            says: solution.packages.first().map(|package| says(framework, game, package)),
            note: rules::note(framework, solution).map(|note| format!("{name}: {note}")),
        },
        Answer::Nothing => nothing("none"),
        Answer::Unknown => nothing("not found in the time allowed"),
    }
}

/// How many packages attain a solution.
fn tied(solution: &Solution) -> String {
    let count: BigUint = solution.ties.iter().map(|tie| &tie.count).sum();
    match solution.ties.as_slice() {
        [first, _, ..] => format!("{}, {} with these totals", text::powers(&count), text::powers(&first.count)),
        _ => text::powers(&count).to_string(),
    }
}

fn totals(totals: &[Total]) -> Vec<String> {
    totals.iter().map(|total| text::fixed(total.to_f64(), 1)).collect()
}

fn frontier_view(game: &Game, frontier: &Frontier, limit: usize) -> FrontierView {
    let shown = frontier.len().min(limit);
    let point =
        |point: usize| (totals(&frontier.totals(game, point)), text::powers(&frontier.count(point)).to_string());
    let packages = frontier.packages_count();
    let noun = if packages == BigUint::from(1_u32) { "efficient package" } else { "efficient packages" };
    let points = if frontier.len() == 1 { "point" } else { "points" };
    FrontierView {
        headline: if frontier.is_empty() {
            "no package is left. The subcommand why-not says what stands in the way.".to_owned()
        } else {
            format!("{} {noun} on {} {points}.", text::powers(&packages), text::thousands(frontier.len()))
        },
        points: (0..shown).map(point).collect(),
        more: frontier.len() - shown,
    }
}
