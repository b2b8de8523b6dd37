//! The sentences on top of Why not: what a reader could quote. Each says only what was counted.

use std::time::Duration;

use num_bigint::BigUint;

use super::counts::Counts;
use super::{numbers, who};
use crate::analysis::negotiation::acceptable::Change;
use crate::analysis::negotiation::acceptable::count::Count;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};
use crate::present::text;
use crate::session::document::Document;

/// What stands in the second line until more is counted.
const COUNTING: &str = "What stands in the way is being counted.";
/// What stands there where counting ended before that.
const NOT_COUNTED: &str = "What stands in the way was not counted.";
/// A count that took less is not worth a remark.
const SHORT: Duration = Duration::from_millis(100);
/// The most reasons that the second sentence names.
const NAMED: usize = 3;

/// What stands on top.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// Whether anything is acceptable, and to whom.
    pub title: String,
    /// What stands in the way, or what binds hardest.
    pub second: String,
    /// `0 of 4.9 × 10¹² packages`.
    pub count: String,
    /// The same with every digit.
    pub exact: String,
    /// `14 red lines, 2 of them assumed`, `counted exactly`.
    pub notes: Vec<String>,
    /// What the user assumes; the results rest on it.
    pub what_if: Option<String>,
}

/// What stands in the way where nothing is acceptable.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum InTheWay {
    /// Without the red lines on any one of these issues, or without any one of these no-deal values, something would be
    /// acceptable; at least one is named.
    AnyOf(Vec<IssueIx>, Vec<PartyIx>),
    /// No one of them suffices.
    AtLeastTwo,
}

/// What stands in the way, as counted; `None` where something is acceptable, or where that is not counted yet.
pub(super) fn in_the_way(counts: &Counts<'_>) -> Option<InTheWay> {
    let singles = counts.singles.filter(|_| counts.nothing())?;
    let enough = |count: &Count| !count.is_none();
    let issues: Vec<IssueIx> =
        singles.issues.iter().filter(|(_, count)| enough(count)).map(|(issue, _)| *issue).collect();
    let of = |(change, _): &(Change, Count)| match change {
        Change::NoDeal(party) => Some(*party),
        Change::RedLine(_) => None,
    };
    let parties: Vec<PartyIx> = singles.each.iter().filter(|(_, count)| enough(count)).filter_map(of).collect();
    Some(if issues.is_empty() && parties.is_empty() { InTheWay::AtLeastTwo } else { InTheWay::AnyOf(issues, parties) })
}

/// The headline of a finished count.
pub(super) fn headline(document: &Document, counts: &Counts<'_>) -> Headline {
    let framework = document.framework();
    let exact = counts.acceptable.count().standard_error.is_none();
    let (acceptable, packages) = (numbers::of(counts.acceptable.count()), text::powers(counts.acceptable.packages()));
    Headline {
        title: title(framework, counts),
        second: second(document, counts),
        count: format!("{acceptable} of {packages} packages"),
        exact: format!(
            "{} of {} packages",
            text::powers(&counts.acceptable.count().packages).exact,
            text::powers(counts.acceptable.packages()).exact
        ),
        notes: notes(document, counts, exact),
        what_if: what_if(document),
    }
}

fn title(framework: &Framework, counts: &Counts<'_>) -> String {
    let everyone = who::everyone(framework, counts.acceptable.parties());
    let count = counts.acceptable.count();
    if *counts.acceptable.packages() == BigUint::ZERO {
        "No package is possible: links rule out every combination of terms.".to_owned()
    } else if count.is_none() {
        format!("No package that the listed terms allow is acceptable to {everyone}.")
    } else if count.packages == *counts.acceptable.packages() && count.standard_error.is_none() {
        format!("Every package that the listed terms allow is acceptable to {everyone}.")
    } else {
        let about = if count.standard_error.is_some() { "About " } else { "" };
        let verb = if count.packages == BigUint::from(1_u32) { "is" } else { "are" };
        let (some, all) = (numbers::of(count), text::powers(counts.acceptable.packages()));
        format!("{about}{some} of {all} packages {verb} acceptable to {everyone}.")
    }
}

fn second(document: &Document, counts: &Counts<'_>) -> String {
    if *counts.acceptable.packages() == BigUint::ZERO {
        return "Nothing can be agreed before a link or a fixed issue changes.".to_owned();
    }
    match in_the_way(counts) {
        None if counts.nothing() => counting(counts),
        None => binds_hardest(document, counts),
        Some(InTheWay::AnyOf(issues, parties)) => one_suffices(document, counts, &issues, &parties),
        Some(InTheWay::AtLeastTwo) => two_needed(document.framework(), counts),
    }
}

fn counting(counts: &Counts<'_>) -> String {
    if counts.way.is_over { NOT_COUNTED } else { COUNTING }.to_owned()
}

/// Nothing is acceptable, and one issue, or one no-deal value, suffices.
fn one_suffices(document: &Document, counts: &Counts<'_>, issues: &[IssueIx], parties: &[PartyIx]) -> String {
    let framework = document.framework();
    match (issues, parties) {
        ([issue], []) => {
            let name = &framework.issue(*issue).name;
            let start = format!("One issue alone stands in the way: {name}.");
            match rejecting(document, counts, *issue) {
                Some(parties) => {
                    let whose: Vec<String> =
                        parties.iter().map(|party| format!("of {}", framework.party(*party).name)).collect();
                    format!("{start} Every listed term crosses a red line {}.", text::choice(&whose))
                }
                None => {
                    let issues = counts.singles.map_or(&[][..], |singles| &singles.issues);
                    let without = issues.iter().find(|(on, _)| on == issue).map(|(_, count)| packages(count));
                    let without = without.unwrap_or_default();
                    format!("{start} Without the red lines on it, {without} would be acceptable.")
                }
            }
        }
        ([], [party]) => {
            let name = &framework.party(*party).name;
            format!(
                "One no-deal value alone stands in the way: {}. No package reaches it and is acceptable to the others.",
                name_of_no_deal(document, *party, name)
            )
        }
        _ => {
            let issues = issues.iter().map(|issue| format!("the red lines on {}", framework.issue(*issue).label()));
            let parties = parties.iter().map(|party| format!("the no-deal value of {}", framework.party(*party).name));
            format!("Giving up any one of these would be enough: {}.", some_of(issues.chain(parties).collect()))
        }
    }
}

fn name_of_no_deal(document: &Document, party: PartyIx, name: &str) -> String {
    let value = crate::present::columns::no_deal(document, party);
    value.map_or_else(|| format!("that of {name}"), |(value, _)| format!("{} of {name}", text::score(value)))
}

/// At most [`NAMED`] of them, then how many more.
fn some_of(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(NAMED);
    if more > 0 {
        names.truncate(NAMED);
        names.push(format!("{more} more"));
    }
    text::choice(&names)
}

/// Nothing is acceptable, and no single issue suffices.
fn two_needed(framework: &Framework, counts: &Counts<'_>) -> String {
    let start = "No single issue stands in the way: an agreement needs at least two changes";
    let pairs = || counts.pairs.unwrap_or_default().iter().filter(|of| !of.acceptable.is_none());
    let most = pairs().map(|of| &of.acceptable.packages).max();
    let mut best = pairs().filter(|of| Some(&of.acceptable.packages) == most);
    let Some([first, second]) = best.next().map(|of| &of.changes[..]) else { return format!("{start}.") };
    let [first, second] = [first, second].map(|part| who::given_up(framework, *part));
    let others = match best.count() {
        0 => String::new(),
        others => format!(", or just as well without {}", text::count(others, "other pair", "other pairs")),
    };
    format!("{start}. Most would be gained without {first} and {second}{others}.")
}

/// The parties whose red lines rule out every term of an issue between them; `None` where some term is left.
fn rejecting(document: &Document, counts: &Counts<'_>, issue: IssueIx) -> Option<Vec<PartyIx>> {
    let mut parties = Vec::new();
    for (choice, _) in counts.acceptable.shares(issue) {
        let rejecting = super::strip::rejects(document, counts.acceptable.parties(), issue, choice);
        if rejecting.is_empty() {
            return None;
        }
        parties.extend(rejecting.into_iter().map(|line| line.party));
    }
    parties.sort_unstable();
    parties.dedup();
    Some(parties)
}

/// Something is acceptable: who rejects most alone, and what would add most.
fn binds_hardest(document: &Document, counts: &Counts<'_>) -> String {
    let (Some(alone), Some(singles)) = (counts.alone, counts.singles) else { return counting(counts) };
    let framework = document.framework();
    let parties = counts.acceptable.parties();
    let most = alone.iter().map(|count| &count.packages).max().filter(|most| **most > BigUint::ZERO);
    let rejects = most.filter(|_| parties.len() > 1).map(|most| {
        let parties = parties.iter().zip(alone).filter(|(_, count)| count.packages == *most);
        let names: Vec<String> = parties.map(|(party, _)| framework.party(*party).name.clone()).collect();
        let share = numbers::share(numbers::ratio(most, counts.acceptable.packages()));
        match &names[..] {
            [name] => format!("{name} alone rejects the most, {share} of all."),
            names => format!("{} each alone reject the most, {share} of all.", text::list(names)),
        }
    });
    let most = singles.each.iter().map(|(_, count)| &count.packages).max();
    let gain = most.filter(|most| **most > counts.acceptable.count().packages).map(|most| {
        let best = singles.each.iter().filter(|(_, count)| count.packages == *most);
        let names: Vec<String> = best.map(|(change, _)| who::given_up(framework, *change)).collect();
        format!("Most would be gained without {}.", some_of(names))
    });
    let sentences: Vec<String> = rejects.into_iter().chain(gain).collect();
    if sentences.is_empty() {
        "No single red line and no single no-deal value rules anything out.".to_owned()
    } else {
        sentences.join(" ")
    }
}

/// `2.9 × 10⁸ packages`, `1 package`.
fn packages(count: &Count) -> String {
    let about = if count.standard_error.is_some() { "about " } else { "" };
    let noun = if count.packages == BigUint::from(1_u32) { "package" } else { "packages" };
    format!("{about}{} {noun}", numbers::of(count))
}

fn notes(document: &Document, counts: &Counts<'_>, exact: bool) -> Vec<String> {
    let framework = document.framework();
    let lines = || super::statements::lines(document, counts.acceptable.parties());
    let assumed = lines().filter(|(_, line)| line.evidence.sources.is_empty()).count();
    let red_lines = text::count(lines().count(), "red line", "red lines");
    let mut notes = vec![match assumed {
        0 => red_lines,
        some => format!("{red_lines}, {some} of them assumed"),
    }];
    let with = counts.acceptable.no_deals().flatten().count();
    notes.push(match counts.acceptable.parties().len() - with {
        0 => text::count(with, "no-deal value", "no-deal values"),
        _ if with == 0 => "no no-deal values known".to_owned(),
        without => {
            let with = text::count(with, "no-deal value", "no-deal values");
            format!("{with}, {without} not known")
        }
    });
    let took = if counts.way.took >= SHORT { format!(", {}", text::seconds(counts.way.took)) } else { String::new() };
    let still = if counts.way.is_interim { ", exact count under way" } else { "" };
    notes.push(match counts.acceptable.count().standard_error {
        _ if exact => format!("counted exactly{took}"),
        Some(error) => {
            format!("estimated ± {}{took}{still}", numbers::error(&counts.acceptable.count().packages, error))
        }
        None => format!("estimated{took}{still}"),
    });
    match counts.acceptable.uncertain() {
        0 => {}
        number => notes.push(format!("{} uncertain: central values", text::count(number, "issue", "issues"))),
    }
    match counts.acceptable.ranges() {
        (0, _) => {}
        (issues, numbers) => notes.push(format!(
            "{numbers} numbers of {}",
            if issues == 1 { "a range".to_owned() } else { format!("{issues} ranges") }
        )),
    }
    if counts.acceptable.parties().len() < framework.parties().len() {
        let names: Vec<String> =
            counts.acceptable.parties().iter().map(|party| framework.party(*party).label().to_owned()).collect();
        notes.push(format!("must agree: {}", text::list(&names)));
    }
    notes
}

/// The user's assumptions that the count rests on, as one phrase.
fn what_if(document: &Document) -> Option<String> {
    let phrases = crate::present::status::assumptions(document);
    (!phrases.is_empty()).then(|| phrases.join("; "))
}

/// What "Copy sentence" puts on the clipboard: both sentences, the file, its date, and whose reading it is.
#[must_use]
pub fn copied(document: &Document, headline: &Headline) -> String {
    let mut from = document.file_name();
    if let Some(date) = document.framework().as_of() {
        from += &format!(", {}", text::date(date));
    }
    let mut parts = vec![format!("{} {}", headline.title, headline.second), headline.count.clone()];
    parts.extend(headline.what_if.iter().map(|what_if| format!("What if. {what_if}")));
    parts.push(from);
    if crate::present::status::is_illustrative(document) {
        parts.push(crate::present::status::READING.to_owned());
    }
    let mut sentences = parts.iter().map(|part| text::sentence(part));
    let first = sentences.next().unwrap_or_default();
    let rest: Vec<String> = sentences.collect();
    format!("{first} ({})", rest.join(" "))
}
