//! What is acceptable to all, and why not more is, as tables: who blocks, on which statement, what each relaxation would give.

use num_bigint::BigUint;

use super::counts::{Counts, Way};
use super::headline::{Headline, headline};
use super::{misses, numbers};
use crate::analysis::negotiation::acceptable::closest::Close;
use crate::analysis::negotiation::acceptable::count::Count;
use crate::analysis::negotiation::acceptable::stages::Stages;
use crate::analysis::negotiation::acceptable::{Change, Relaxation, WhyNot};
use crate::analysis::negotiation::choices::{self, red_lines};
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::setting::{RedLineRef, Setting};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};
use crate::present::labels::{Length, never, outcome};
use crate::present::packages::says;
use crate::present::sources::{Citation, citation};
use crate::present::text;
use crate::session::document::Document;

/// What is acceptable to all, for people.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyNotView {
    /// What stands on top, as on the screen.
    pub headline: Headline,
    /// What must be known to read the numbers, each a sentence.
    pub notes: Vec<String>,
    /// One row a party.
    pub blockers: Vec<BlockerRow>,
    /// One row a relaxation, what gives most first.
    pub relaxations: Vec<RelaxationRow>,
    /// How far the closest package is from acceptable, as a sentence; `None` where something is acceptable.
    pub distance: Option<String>,
    /// The closest packages, best first, at most [`SHOWN`]; where red lines alone leave nothing, one for each least set of
    /// them that is crossed, as on the cards of the screen.
    pub closest: Vec<CloseRow>,
    /// How many more such sets there are, as a sentence.
    pub more_sets: Option<String>,
    /// One row an issue; empty where nothing is acceptable.
    pub terms: Vec<TermsRow>,
}

/// What one party alone rejects.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockerRow {
    /// Who.
    pub party: PartyIx,
    /// Its name.
    pub name: String,
    /// How many packages it rejects and all others accept.
    pub alone: String,
}

/// What would be acceptable without one or two things.
#[derive(Clone, Debug, PartialEq)]
pub struct RelaxationRow {
    /// What is tried without; one, or two.
    pub changes: Vec<ChangeLine>,
    /// How many packages would be acceptable.
    pub acceptable: String,
    /// How many more than now: `+12`, `nothing more`.
    pub gain: String,
}

/// A red line or a no-deal value, with the statement that it is.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeLine {
    /// Whose.
    pub party: PartyIx,
    /// The issue, for a red line.
    pub issue: Option<IssueIx>,
    /// `Ukraine’s red line on NATO membership: Permanent neutrality`.
    pub label: String,
    /// Why, in the file author's words.
    pub reason: Option<String>,
    /// Whether it rests on no source, or is assumed.
    pub assumed: bool,
    /// Who says so.
    pub sources: Vec<Citation>,
}

/// One of the closest packages.
#[derive(Clone, Debug, PartialEq)]
pub struct CloseRow {
    /// What it says, issue by issue in file order.
    pub says: Vec<String>,
    /// For each party that falls short: its name and by how many points.
    pub short: Vec<(String, String)>,
    /// Whose red lines it crosses, by name, each as often as it has lines that are crossed.
    pub crossed: Vec<String>,
    /// How many are as close and cross the same red lines: `1 of 4 equal`.
    pub equal: Option<String>,
}

/// How often the terms of one issue occur in what is acceptable.
#[derive(Clone, Debug, PartialEq)]
pub struct TermsRow {
    /// Which issue.
    pub issue: IssueIx,
    /// Its short name.
    pub label: String,
    /// Each term, or number, with its share of what is acceptable, 0..=1.
    pub shares: Vec<(String, f64)>,
}

/// The view of what was counted of a document's packages under `setting`; `answer` is [`Stages::answer`].
#[must_use]
pub fn view(document: &Document, setting: &Setting, stages: &Stages, answer: &WhyNot) -> WhyNotView {
    let (framework, game) = (document.framework(), stages.acceptable.game());
    let counts = Counts {
        acceptable: &stages.acceptable,
        alone: Some(&stages.alone),
        singles: Some(&stages.singles),
        pairs: Some(&stages.pairs),
        way: Way::default(),
    };
    let name = |party: PartyIx| framework.party(party).name.clone();
    let players = game.players();
    let blockers = players.iter().zip(&answer.sole_blockers).map(|(player, alone)| BlockerRow {
        party: player.party,
        name: name(player.party),
        alone: number(alone),
    });
    let relaxation = |relaxation: &Relaxation| RelaxationRow {
        changes: relaxation.changes.iter().map(|change| change_line(framework, setting, *change)).collect(),
        acceptable: number(&relaxation.acceptable),
        gain: gain(&relaxation.acceptable, &answer.acceptable),
    };
    let known = players.iter().any(|player| player.no_deal.is_some());
    let listed = misses::listed(&answer.closest);
    let close = |(close, of_set): &(&Close, Option<&Count>)| {
        close_row(framework, game, close, of_set.and_then(|count| misses::equal(count, known)))
    };
    let closest: Vec<CloseRow> = listed.iter().take(SHOWN).map(close).collect();
    WhyNotView {
        headline: headline(document, &counts),
        notes: notes(framework, answer),
        blockers: blockers.collect(),
        relaxations: answer.relaxations.iter().map(relaxation).collect(),
        distance: distance(answer),
        more_sets: misses::more_sets(&answer.closest, closest.len()),
        closest,
        terms: terms(framework, game, answer),
    }
}

/// The most of the closest packages that stand side by side; JSON has more.
const SHOWN: usize = 3;

/// The most numbers of a range whose shares are named one by one.
const FEW: usize = 8;

/// How often each term occurs: `Path kept 57%, Left open 43%`; for many numbers of a range from where to where they occur, and
/// where most often.
#[must_use]
pub fn shares(row: &TermsRow) -> String {
    if row.shares.len() <= FEW {
        let each = row.shares.iter().map(|(term, share)| format!("{term} {}", text::percent(*share)));
        return each.collect::<Vec<_>>().join(", ");
    }
    let occurring = || row.shares.iter().filter(|(_, share)| *share > 0.0);
    let (Some((first, _)), Some((last, _))) = (occurring().next(), occurring().next_back()) else {
        return String::new();
    };
    // The first of those that occur equally often.
    let most =
        occurring().rev().max_by(|a, b| a.1.total_cmp(&b.1)).map_or((first, 0.0), |(term, share)| (term, *share));
    format!("{first} to {last}, most often {} ({})", most.0, text::percent(most.1))
}

/// A number of packages: `1,234`, `about 5,000 ± 40`.
#[must_use]
pub fn number(count: &Count) -> String {
    match count.standard_error {
        None => text::powers(&count.packages).to_string(),
        Some(error) => format!("about {} ± {}", numbers::of(count), numbers::error(&count.packages, error)),
    }
}

fn gain(relaxed: &Count, now: &Count) -> String {
    if relaxed.packages > now.packages {
        format!("+{}", text::powers(&(&relaxed.packages - &now.packages)))
    } else {
        "nothing more".to_owned()
    }
}

fn notes(framework: &Framework, answer: &WhyNot) -> Vec<String> {
    let mut notes = Vec::new();
    if !answer.without_no_deal.is_empty() {
        let names: Vec<String> =
            answer.without_no_deal.iter().map(|party| framework.party(*party).label().to_owned()).collect();
        let verb = if names.len() == 1 { "gives" } else { "give" };
        notes.push(format!("{} {verb} no no-deal value: red lines alone decide there.", text::list(&names)));
    }
    if !answer.is_exact() {
        notes.push(
            "Numbers with ± are estimates with their standard error; a full count would take too long.".to_owned(),
        );
    }
    if !answer.closest.is_proven() {
        notes.push("The distance is that of the closest package found; a closer one may exist.".to_owned());
    }
    notes
}

fn change_line(framework: &Framework, setting: &Setting, change: Change) -> ChangeLine {
    let party = change.party();
    let entry = framework.party(party);
    let cited = |sources: &[crate::model::ids::SourceIx]| sources.iter().map(|s| citation(framework, *s)).collect();
    match change {
        Change::RedLine(RedLineRef { index, .. }) => {
            let line = red_lines(framework, setting, party).get(index).copied();
            let label = line.map_or_else(String::new, |(issue, ruled_out)| {
                let issue = framework.issue(issue);
                format!("{}’s red line on {}: {}", entry.label(), issue.name, never(issue, ruled_out))
            });
            let stated = entry.red_lines.get(index);
            ChangeLine {
                party,
                issue: line.map(|(issue, _)| issue),
                label,
                reason: stated.and_then(|line| line.reason.clone()),
                assumed: stated.is_none_or(|line| line.evidence.sources.is_empty()),
                sources: stated.map_or_else(Vec::new, |line| cited(&line.evidence.sources)),
            }
        }
        Change::NoDeal(_) => {
            let stated = entry.reservation.as_ref();
            ChangeLine {
                party,
                issue: None,
                label: format!("{}’s no-deal value", entry.label()),
                reason: stated.and_then(|stated| stated.evidence.note.clone()),
                assumed: stated.is_none_or(|stated| stated.assumed || stated.evidence.sources.is_empty()),
                sources: stated.map_or_else(Vec::new, |stated| cited(&stated.evidence.sources)),
            }
        }
    }
}

fn distance(answer: &WhyNot) -> Option<String> {
    let closest = &answer.closest;
    if closest.packages.is_empty() {
        return None;
    }
    let one = closest.count.packages == BigUint::from(1_u32);
    let (packages, are) = match number(&closest.count) {
        _ if one => ("1 package".to_owned(), "is"),
        number => (format!("{number} packages"), "are"),
    };
    Some(match closest.distance {
        Some(points) => {
            let points = text::margin(points).trim_start_matches('+').to_owned();
            let closest = if one { "package".to_owned() } else { packages };
            format!("The closest {closest} {are} {points} points short for whoever is worst off.")
        }
        None => {
            let lines = text::count(closest.crossed, "red line", "red lines");
            let known = answer.without_no_deal.len() < answer.sole_blockers.len();
            let so_few = if known {
                format!("of those that cross no more, {packages} {are} closest")
            } else {
                format!("{packages} {} no more", if one { "crosses" } else { "cross" })
            };
            format!("Every package crosses at least {lines}; {so_few}.")
        }
    })
}

fn close_row(framework: &Framework, game: &Game, close: &Close, equal: Option<String>) -> CloseRow {
    let each = game.players().iter().zip(&close.shortfalls).filter(|(_, short)| **short > 0.0);
    let short = each.map(|(player, short)| {
        let points = text::margin(*short).trim_start_matches('+').to_owned();
        (framework.party(player.party).label().to_owned(), points)
    });
    let choices = game.block_choices(&close.package).unwrap_or_default();
    let lines = choices.iter().enumerate().flat_map(|(block, choice)| game.red_lines(block, *choice));
    let crossed = lines.map(|line| framework.party(line.party).label().to_owned());
    CloseRow { says: says(framework, game, &close.package), short: short.collect(), crossed: crossed.collect(), equal }
}

fn terms(framework: &Framework, game: &Game, answer: &WhyNot) -> Vec<TermsRow> {
    let mut rows: Vec<TermsRow> = Vec::new();
    for share in &answer.shares {
        let issue = framework.issue(share.issue);
        let said = choices::outcome(game.issues()[share.issue.0].choices[share.choice]);
        let entry = (outcome(issue, &said, Length::Short), share.share);
        match rows.last_mut() {
            Some(row) if row.issue == share.issue => row.shares.push(entry),
            _ => rows.push(TermsRow { issue: share.issue, label: issue.label().to_owned(), shares: vec![entry] }),
        }
    }
    rows
}
