//! What the ranking rests on, kind of evidence by kind: what becomes open without it, and which ranks change.

use super::shares::draws;
use crate::analysis::robustness::knock_out::LeftOut;
use crate::analysis::robustness::result::{Pair, PartyRobustness, Robustness};
use crate::model::framework::Framework;
use crate::model::ids::{PartyIx, ScenarioIx, SourceIx};
use crate::model::source::SourceClass;
use crate::present::labels::letter;
use crate::present::text;
use crate::session::robustness::KnockedOut;

/// Evidence left out, kind by kind.
#[derive(Clone, Debug, PartialEq)]
pub struct KnockOutTable {
    /// `Without state-linked sources, E3 counter-proposal falls from 1st to 2nd.`
    pub finding: String,
    /// The rest of the sentence.
    pub rest: String,
    /// One row a kind.
    pub rows: Vec<KnockOutRow>,
    /// With how many draws.
    pub note: String,
}

/// One kind of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct KnockOutRow {
    /// What is left out.
    pub left_out: LeftOut,
    /// `Without state-linked sources`.
    pub title: String,
    /// `16 sources, 5 cells become open`.
    pub detail: String,
    /// Scenarios whose place changes, by their new one.
    pub moves: Vec<Move>,
    /// `no rank changes`, `order kept, first four tied`, `inside a tie`; empty where moves say it all.
    pub words: String,
    /// Whether anything becomes open, so that it can be tried.
    pub can_try: bool,
    /// The row as one sentence.
    pub spoken: String,
}

/// A scenario that changes its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Which.
    pub scenario: ScenarioIx,
    /// `1st`, `–`.
    pub from: String,
    /// `2nd`, `–`.
    pub to: String,
}

/// What is shown of a place: by mean rank for one party, by the chance that all accept for all together.
struct Places {
    /// By scenario; `None` without a rank.
    place: Vec<Option<usize>>,
    /// How many of the first are tied with one another.
    tied: usize,
}

/// What leaving evidence out does to the ranking of one party, or of all together.
#[must_use]
pub fn knock_outs(framework: &Framework, of: &KnockedOut, whose: Option<PartyIx>) -> KnockOutTable {
    let before = places(framework, &of.before, whose);
    let mut finding = None;
    let rows: Vec<KnockOutRow> = of
        .without
        .iter()
        .map(|(left_out, cells, found)| {
            let after = places(framework, found, whose);
            let moves = moves(framework, &before, &after);
            let inside = moves.iter().all(|moved| is_inside(found, whose, moved.scenario, &before, &after));
            if let Some((weight, sentence)) = fall(framework, left_out, &moves, (&before, &after), inside)
                && finding.as_ref().is_none_or(|(other, _): &(usize, (String, String))| weight < *other)
            {
                finding = Some((weight, sentence));
            }
            let unknown = is_unknown(found, whose);
            row(framework, (left_out, *cells), moves, (&before, &after), (inside, unknown))
        })
        .collect();
    let (finding, rest) = match finding {
        Some((_, sentence)) => sentence,
        None if is_unknown(&of.before, whose) => (
            "Draws give no order for all:".to_owned(),
            " how often all accept is not known. One party’s ranking can be looked at.".to_owned(),
        ),
        None => ("No place changes without any of these.".to_owned(), format!(" {OPEN}")),
    };
    let same = "Same seed and draws as the chart; only the cells that become open differ.";
    let note = format!("{} each. {same}", draws(of.before.draws));
    KnockOutTable { finding, rest, rows, note }
}

/// What happens to cells.
const OPEN: &str = "What rests on it alone counts as open.";

/// What is left out, as a title: `Without state-linked sources`.
#[must_use]
pub fn title(framework: &Framework, left_out: &LeftOut) -> String {
    let what = match left_out {
        LeftOut::Class(SourceClass::StateLinked) => "state-linked sources".to_owned(),
        LeftOut::Class(SourceClass::Secondary) => "second-hand sources".to_owned(),
        LeftOut::Class(SourceClass::Official) => "official texts".to_owned(),
        LeftOut::Class(SourceClass::Wire) => "wire services".to_owned(),
        LeftOut::Class(SourceClass::Outlet) => "established outlets".to_owned(),
        LeftOut::Class(SourceClass::Own) => "the author’s own judgement".to_owned(),
        LeftOut::LowConfidence => "cells of low confidence".to_owned(),
        LeftOut::Before(date) => format!("sources before {}", text::date(*date)),
        LeftOut::SingleSource => "cells that have one source".to_owned(),
        LeftOut::Sources(sources) => match &sources[..] {
            [source] => {
                let entry = framework.source(*source);
                entry.publisher.clone().unwrap_or_else(|| entry.title.clone())
            }
            many => format!("these {}", text::count(many.len(), "source", "sources")),
        },
    };
    format!("Without {what}")
}

/// `16 sources, 5 cells become open`.
#[must_use]
pub fn detail(framework: &Framework, left_out: &LeftOut, cells: usize) -> String {
    let opens = match cells {
        0 => "no cell rests on them alone".to_owned(),
        1 => "1 cell becomes open".to_owned(),
        cells => format!("{} become open", text::count(cells, "cell", "cells")),
    };
    match left_out {
        LeftOut::LowConfidence | LeftOut::SingleSource if cells == 0 => "there are none".to_owned(),
        LeftOut::LowConfidence | LeftOut::SingleSource => opens,
        _ => {
            let sources = left_out.sources(framework).len();
            let opens = if sources == 1 { opens.replace("on them alone", "on it alone") } else { opens };
            format!("{}, {opens}", text::count(sources, "source", "sources"))
        }
    }
}

fn places(framework: &Framework, found: &Robustness, whose: Option<PartyIx>) -> Places {
    let mut place = vec![None; framework.scenarios().len()];
    let Some(party) = whose else {
        // What all never accept has no place.
        let share = |at: usize| found.all_accept[at].1.map(|share| share.count).filter(|count| *count > 0);
        for (at, (scenario, _)) in found.all_accept.iter().enumerate() {
            let better = (0..found.all_accept.len()).filter(|other| share(*other) > share(at)).count();
            place[scenario.0] = share(at).map(|_| better + 1);
        }
        return Places { place, tied: 0 };
    };
    let Some(of) = found.party(party) else { return Places { place, tied: 0 } };
    let order = of.order();
    for (at, ranked) in order.iter().enumerate() {
        place[of.ranked[*ranked].scenario.0] = Some(at + 1);
    }
    Places { place, tied: first_tied(of, &order) }
}

/// Whether nothing can be ordered: all together are asked about, and it is not known what they accept.
fn is_unknown(found: &Robustness, whose: Option<PartyIx>) -> bool {
    whose.is_none() && found.all_accept.iter().all(|(_, share)| share.is_none())
}

/// How many of the first are all tied with one another; 0 where not even two are.
fn first_tied(of: &PartyRobustness, order: &[usize]) -> usize {
    let tied = |one: &usize, other: &usize| one == other || of.pairs[*one][*other].is_tied();
    let together = |length: &usize| {
        let group = &order[..*length];
        group.iter().all(|one| group.iter().all(|other| tied(one, other)))
    };
    (2..=order.len()).rev().find(together).unwrap_or(0)
}

fn moves(framework: &Framework, before: &Places, after: &Places) -> Vec<Move> {
    let mut moved: Vec<(usize, Move)> = framework
        .scenario_ixs()
        .filter(|scenario| before.place[scenario.0] != after.place[scenario.0])
        .map(|scenario| {
            let (from, to) = (before.place[scenario.0], after.place[scenario.0]);
            (from.unwrap_or(usize::MAX), Move { scenario, from: ordinal(from), to: ordinal(to) })
        })
        .collect();
    moved.sort_by_key(|(from, _)| *from);
    moved.into_iter().map(|(_, moved)| moved).collect()
}

fn ordinal(place: Option<usize>) -> String {
    place.map_or_else(|| "–".to_owned(), text::ordinal)
}

/// Whether a scenario only changes places with scenarios that it is tied with afterwards.
fn is_inside(
    found: &Robustness,
    whose: Option<PartyIx>,
    scenario: ScenarioIx,
    before: &Places,
    after: &Places,
) -> bool {
    let Some(of) = whose.and_then(|party| found.party(party)) else { return false };
    let (Some(from), Some(to)) = (before.place[scenario.0], after.place[scenario.0]) else { return false };
    let between = from.min(to)..=from.max(to);
    of.ranked
        .iter()
        .map(|ranked| ranked.scenario)
        .filter(|other| *other != scenario && after.place[other.0].is_some_and(|place| between.contains(&place)))
        .all(|other| of.pair(scenario, other).is_some_and(Pair::is_tied))
}

/// The change of the highest place as a sentence, with its weight: the fewer, the more it matters.
fn fall(
    framework: &Framework,
    left_out: &LeftOut,
    moves: &[Move],
    (before, after): (&Places, &Places),
    inside: bool,
) -> Option<(usize, (String, String))> {
    let first = moves.iter().find(|moved| before.place[moved.scenario.0].is_some()).or_else(|| moves.first())?;
    let name = &framework.scenario(first.scenario).name;
    let title = title(framework, left_out);
    let (from, to) = (before.place[first.scenario.0], after.place[first.scenario.0]);
    let finding = match (from, to) {
        (Some(_), None) => format!("{title}, {name} loses {} place.", first.from),
        (None, _) => format!("{title}, {name} comes to {} place.", first.to),
        (Some(from), Some(to)) => {
            let verb = if to < from { "rises" } else { "falls" };
            format!("{title}, {name} {verb} from {} to {}.", first.from, first.to)
        }
    };
    let rest = if inside { format!(" It stays tied with those that pass it. {OPEN}") } else { format!(" {OPEN}") };
    let weight = from.unwrap_or_else(|| before.place.len() + to.unwrap_or_default());
    Some((2 * weight + usize::from(inside), (finding, rest)))
}

fn row(
    framework: &Framework,
    (left_out, cells): (&LeftOut, usize),
    moves: Vec<Move>,
    (before, after): (&Places, &Places),
    (inside, unknown): (bool, bool),
) -> KnockOutRow {
    let (title, detail) = (title(framework, left_out), detail(framework, left_out, cells));
    let words = if unknown {
        "not known".to_owned()
    } else if !moves.is_empty() {
        if inside { "inside a tie".to_owned() } else { String::new() }
    } else if after.tied > before.tied {
        format!("order kept, first {} tied", number(after.tied))
    } else {
        "no rank changes".to_owned()
    };
    let named: Vec<String> = moves
        .iter()
        .map(|moved| {
            let name = &framework.scenario(moved.scenario).name;
            match (moved.from.as_str(), moved.to.as_str()) {
                ("–", to) => format!("{name} gets {to} place"),
                (from, "–") => format!("{name} loses {from} place"),
                (from, to) => format!("{name} goes from {from} to {to}"),
            }
        })
        .collect();
    let says = if named.is_empty() {
        words.clone()
    } else if inside {
        format!("{}, inside a tie", text::list(&named))
    } else {
        text::list(&named)
    };
    let spoken = format!("{title}: {detail}; {says}");
    KnockOutRow { left_out: left_out.clone(), title, detail, moves, words, can_try: cells > 0, spoken }
}

fn number(number: usize) -> String {
    const WORDS: [&str; 7] = ["two", "three", "four", "five", "six", "seven", "eight"];
    number.checked_sub(2).and_then(|at| WORDS.get(at)).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// Evidence that can be tried without, from where a source is shown: it alone, and all of its class.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What is left out.
    pub left_out: LeftOut,
    /// `Leave out this source`, `Leave out all state-linked sources`.
    pub label: String,
    /// `1 source, 5 cells become open`.
    pub detail: String,
    /// `opens 5 cells`.
    pub short: String,
    /// Whether anything becomes open.
    pub can_try: bool,
}

/// What can be tried without, for a source.
#[must_use]
pub fn offers(framework: &Framework, source: SourceIx) -> Vec<Offer> {
    let class = framework.source(source).class.map(LeftOut::Class);
    let offer = |(left_out, label): (LeftOut, String)| {
        let cells = left_out.opens(framework).len();
        let short = if cells == 0 {
            "opens no cell".to_owned()
        } else {
            format!("opens {}", text::count(cells, "cell", "cells"))
        };
        Offer { detail: detail(framework, &left_out, cells), short, can_try: cells > 0, left_out, label }
    };
    let alone = (LeftOut::Sources(vec![source]), "Leave out this source".to_owned());
    let class = class.map(|class| {
        let title = title(framework, &class);
        let label = format!("Leave out all {}", title.trim_start_matches("Without "));
        (class, label)
    });
    std::iter::once(alone).chain(class).map(offer).collect()
}

/// A trial that is under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// `Without state-linked sources: 16 sources, 5 cells become open.`
    pub sentence: String,
    /// What kind of assumption that is.
    pub disclaimer: &'static str,
}

/// The trial without `left_out`.
#[must_use]
pub fn trial(framework: &Framework, left_out: &LeftOut) -> Trial {
    let cells = left_out.opens(framework).len();
    Trial {
        sentence: format!("{}: {}.", title(framework, left_out), detail(framework, left_out, cells)),
        disclaimer: "Tried out by you.",
    }
}

/// The first row's chip text for tests and exports: `E 1st → 2nd`.
#[must_use]
pub fn moved(of: &Move) -> String {
    format!("{} {} → {}", letter(of.scenario), of.from, of.to)
}
