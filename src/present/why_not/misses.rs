//! The packages that come closest where nothing is acceptable.

use num_bigint::BigUint;

use super::counts::Counts;
use super::who;
use crate::analysis::exact::Total;
use crate::analysis::negotiation::acceptable::closest::{Close, Closest};
use crate::analysis::negotiation::acceptable::count::Count;
use crate::analysis::negotiation::setting::{Choice, RedLineRef};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};
use crate::present::labels::{Length, code};
use crate::present::text;
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::draft::Draft;
use crate::session::view::Workspace;

/// The most packages that have a card.
const CARDS: usize = 5;
/// How many terms of a package its card names.
const NAMED: usize = 3;

/// How the cards are ordered, in words.
const ORDER: &str = "Fewest red lines crossed, then points short of a no-deal value, then the largest smallest margin.";
/// The same where no no-deal value is known.
const ORDER_OF_TOTALS: &str = "Fewest red lines crossed, then the largest smallest total.";

/// The cards.
#[derive(Clone, Debug, PartialEq)]
pub struct Misses {
    /// `margin over no-deal`, or what is shown where no no-deal value is known.
    pub note: &'static str,
    /// How the cards are ordered, and how many more there are.
    pub order: String,
    /// Closest first; where red lines alone leave nothing, one for each least set of them that is crossed.
    pub cards: Vec<MissCard>,
    /// Why there are none.
    pub nothing: Option<String>,
}

/// One package.
#[derive(Clone, Debug, PartialEq)]
pub struct MissCard {
    /// Its place, from 1.
    pub number: usize,
    /// `1 red line, 0 points short`.
    pub short_by: String,
    /// `smallest margin EU +5.8`.
    pub smallest: Option<String>,
    /// Red lines that it crosses.
    pub crossings: Vec<MissCrossing>,
    /// The terms that weigh most for all together: issue and term.
    pub terms: Vec<(String, String)>,
    /// `16 more`.
    pub more: Option<String>,
    /// `1 of 4 equal`: how many are as close and cross the same red lines.
    pub equal: Option<String>,
    /// One figure a party.
    pub totals: Vec<MissTotal>,
    /// What it says, issue by issue.
    pub choices: Vec<Choice>,
    /// The card as one sentence.
    pub spoken: String,
}

/// A red line that a package crosses.
#[derive(Clone, Debug, PartialEq)]
pub struct MissCrossing {
    /// Whose.
    pub party: PartyIx,
    /// The issue.
    pub issue: String,
    /// What the package says on it.
    pub term: String,
    /// Whether the red line rests on no source.
    pub assumed: bool,
}

/// What a package is worth to a party.
#[derive(Clone, Debug, PartialEq)]
pub struct MissTotal {
    /// Which party.
    pub party: PartyIx,
    /// `69`.
    pub total: String,
    /// `+6.1`, or nothing.
    pub margin: String,
    /// The margin.
    pub by: f64,
    /// Whether it is the smallest.
    pub smallest: bool,
}

/// The cards; where something is acceptable there is nothing to miss.
pub(super) fn misses(document: &Document, counts: &Counts<'_>) -> Misses {
    let some = !counts.nothing();
    let nothing = if *counts.acceptable.packages() == BigUint::ZERO {
        Some("No package is possible.".to_owned())
    } else if some {
        Some(
            "Nothing is missed: some packages are acceptable. Negotiate shows the efficient ones among them."
                .to_owned(),
        )
    } else {
        None
    };
    let closest = counts.acceptable.closest();
    let known = counts.acceptable.no_deals().any(|no_deal| no_deal.is_some());
    let listed = if nothing.is_some() { Vec::new() } else { listed(closest) };
    let card = |(at, (close, of_set)): (usize, &(&Close, Option<&Count>))| {
        card(document, counts, close, (at + 1, of_set.and_then(|count| equal(count, known))))
    };
    let cards: Vec<MissCard> = listed.iter().take(CARDS).enumerate().map(card).collect();
    let further =
        if closest.by_crossing.is_empty() { as_close(&closest.count, known) } else { more_sets(closest, cards.len()) };
    Misses {
        note: if known { "margin over no-deal" } else { "value to each party" },
        order: format!("{}{}", if known { ORDER } else { ORDER_OF_TOTALS }, further.unwrap_or_default()),
        cards,
        nothing,
    }
}

/// The closest packages: where red lines alone leave nothing the first of each least set of them, with how many of that set are
/// as close; else all of them.
pub(super) fn listed(closest: &Closest) -> Vec<(&Close, Option<&Count>)> {
    if closest.by_crossing.is_empty() {
        return closest.packages.iter().map(|close| (close, None)).collect();
    }
    closest.by_crossing.iter().filter_map(|of| Some((of.packages.first()?, Some(&of.count)))).collect()
}

/// `1 of 4 equal`, where there are others; `known`: whether any no-deal value is. Where none is, all that cross the same red
/// lines would count, and the relaxations say how many that is.
pub(super) fn equal(count: &Count, known: bool) -> Option<String> {
    let about = if count.is_exact() { "" } else { "about " };
    let others = known && count.packages > BigUint::from(1_u32);
    others.then(|| format!("1 of {about}{} equal", text::powers(&count.packages)))
}

/// How many packages are as close as the first.
fn as_close(count: &Count, known: bool) -> Option<String> {
    let about = if count.is_exact() { "" } else { "about " };
    let by = if known { "are as close by the first two" } else { "cross as few" };
    (count.packages > BigUint::from(1_u32)).then(|| format!(" {about}{} packages {by}.", text::powers(&count.packages)))
}

/// How many least sets of red lines there are beside those `shown`, and how many of them nobody looked into.
pub(super) fn more_sets(closest: &Closest, shown: usize) -> Option<String> {
    let shown = BigUint::from(shown);
    if closest.crossings <= shown {
        return None;
    }
    let more = &closest.crossings - shown;
    let sets = if more == BigUint::from(1_u32) { "set" } else { "sets" };
    let searched = BigUint::from(closest.by_crossing.len());
    let rest = if closest.crossings > searched {
        format!(", {} of them not searched", text::powers(&(&closest.crossings - searched)))
    } else {
        String::new()
    };
    Some(format!("One package for each smallest set of red lines crossed; {} more {sets}{rest}.", text::powers(&more)))
}

fn card(document: &Document, counts: &Counts<'_>, miss: &Close, (number, equal): (usize, Option<String>)) -> MissCard {
    let framework = document.framework();
    let said =
        Said { choices: counts.acceptable.choices(&miss.package), crossed: counts.acceptable.crossed(&miss.package) };
    let margins: Vec<Option<f64>> = miss
        .totals
        .iter()
        .zip(counts.acceptable.no_deals())
        .map(|(total, no_deal)| no_deal.map(|no_deal| total.to_f64() - no_deal.to_f64()))
        .collect();
    let least = margins.iter().flatten().copied().min_by(f64::total_cmp);
    let points = least.filter(|least| *least < 0.0).map_or(0.0, |least| -least);
    let lines = text::count(said.crossed.len(), "red line", "red lines");
    let short_by = match counts.acceptable.no_deals().any(|no_deal| no_deal.is_some()) {
        true => format!("{lines}, {} points short", text::fixed(points, usize::from(points > 0.0))),
        false => lines,
    };
    let totals: Vec<MissTotal> = counts
        .acceptable
        .parties()
        .iter()
        .zip(&miss.totals)
        .zip(&margins)
        .map(|((party, total), margin)| MissTotal {
            party: *party,
            total: text::score(Total::to_f64(*total)),
            margin: margin.map_or_else(String::new, |margin| text::signed(margin, 1)),
            by: margin.unwrap_or_default(),
            smallest: margin.is_some() && *margin == least,
        })
        .collect();
    let smallest = totals
        .iter()
        .find(|total| total.smallest)
        .map(|total| format!("smallest margin {} {}", code(framework.party(total.party)), total.margin));
    let crossings = crossings(framework, &said);
    let (terms, more) = terms(document, counts, &said);
    let crossed: Vec<String> = crossings
        .iter()
        .map(|crossing| format!("{} to {}, {}", crossing.issue, crossing.term, framework.party(crossing.party).name))
        .collect();
    let of_equal = equal.as_ref().map_or_else(String::new, |equal| format!(", {equal}"));
    let spoken = format!("Closest package {number}: {short_by}{of_equal}. {}", text::list(&crossed));
    MissCard {
        number,
        short_by,
        smallest,
        crossings,
        terms,
        more: (more > 0).then(|| format!("{more} more")),
        equal,
        totals,
        choices: said.choices,
        spoken,
    }
}

/// What a package says, and which red lines that crosses.
struct Said {
    choices: Vec<Choice>,
    crossed: Vec<RedLineRef>,
}

fn crossings(framework: &Framework, said: &Said) -> Vec<MissCrossing> {
    said.crossed
        .iter()
        .filter_map(|at| {
            let line = who::red_line(framework, *at)?;
            let choice = said.choices.get(line.issue.0)?;
            Some(MissCrossing {
                party: at.party,
                issue: framework.issue(line.issue).label().to_owned(),
                term: who::choice(framework.issue(line.issue), *choice, Length::Short),
                assumed: line.evidence.sources.is_empty(),
            })
        })
        .collect()
}

/// The terms with the greatest joint weight, those of crossed red lines left out, and how many more there are.
fn terms(document: &Document, counts: &Counts<'_>, said: &Said) -> (Vec<(String, String)>, usize) {
    let framework = document.framework();
    let crossed = |issue: &IssueIx| {
        said.crossed.iter().any(|at| who::red_line(framework, *at).is_some_and(|line| line.issue == *issue))
    };
    let weights = &document.edits().basis.weights;
    let joint = |issue: IssueIx| {
        counts.acceptable.parties().iter().map(|party| weights.share_of(*party, |other| other == issue)).sum::<f64>()
    };
    let mut issues: Vec<(f64, IssueIx)> =
        framework.issue_ixs().filter(|issue| !crossed(issue)).map(|issue| (joint(issue), issue)).collect();
    issues.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.cmp(y)));
    let named = issues.iter().take(NAMED).filter_map(|(_, issue)| {
        let choice = said.choices.get(issue.0)?;
        let entry = framework.issue(*issue);
        Some((entry.label().to_owned(), who::choice(entry, *choice, Length::Short)))
    });
    (named.collect(), issues.len().saturating_sub(NAMED))
}

/// What a click on a card asks for: the package under construction is this one, and Negotiate shows it.
#[must_use]
pub fn open(document: &Document, card: &MissCard) -> (EditCommand, ViewCommand) {
    let from = format!("Closest package {}", card.number);
    let draft = Draft::of_package(document.framework(), from, &card.choices, None);
    (EditCommand::StartDraft(Box::new(draft)), ViewCommand::Workspace(Workspace::Negotiate))
}
