//! Arriving at weights by answers: what is asked, what each way is, and what the answers would change.

pub mod records;

use super::text;
use super::weights::{hue, weighs};
use crate::analysis::elicitation::pairwise::{ACCEPTABLE, Pairwise};
use crate::analysis::elicitation::shares::Unanswered;
use crate::model::framework::Framework;
use crate::model::ids::PartyIx;
use crate::session::command::WeightTarget;
use crate::session::document::Document;
use crate::session::elicitation::{
    Among, Draft, MOST_AT_ONCE, Outcome, Way, ratio, scopes, shares_now, things, weighable,
};

/// A thing that is weighed against others.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// Which.
    pub target: WeightTarget,
    /// Its short name.
    pub name: String,
    /// Position of its outermost group, for its colour.
    pub hue: Option<usize>,
    /// What it weighs: from the worst to the best outcome; for groups how many issues.
    pub weighs: String,
}

/// Something that can be asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// Which.
    pub among: Among,
    /// `The 5 groups`, `Issues of Security`.
    pub name: String,
}

/// What the answers would make of the weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What the shares are of: `of all`, `of what Security has`.
    pub of: String,
    /// One a thing.
    pub rows: Vec<PreviewRow>,
    /// The working, one sentence each.
    pub notes: Vec<String>,
    /// What should be looked at again before it is used.
    pub warning: Option<String>,
    /// Why the answers give no weights; nothing can be applied then.
    pub refused: Option<String>,
}

/// One thing before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewRow {
    /// Its name.
    pub name: String,
    /// Position of its outermost group, for its colour.
    pub hue: Option<usize>,
    /// The present share, 0..=1.
    pub now: f64,
    /// The share that the answers give; as now where they give none.
    pub then: f64,
    /// `31% → 40%`.
    pub change: String,
    /// `Security: now 31 percent, then 40 percent`.
    pub spoken: String,
}

/// What a way is called.
#[must_use]
pub const fn way(way: Way) -> &'static str {
    match way {
        Way::Swing => "Swing",
        Way::Ranking => "Ranking",
        Way::Pairwise => "Pairs",
        Way::BestWorst => "Best–worst",
        Way::Equal => "Equal",
    }
}

/// What the menu of ways is called.
pub const ARRIVE: &str = "Arrive at weights by…";

/// What the menu calls the comparison of parties.
pub const COMPARE_PARTIES: &str = "Compare parties’ weights…";

/// What the menu calls a way.
#[must_use]
pub const fn menu_title(way: Way) -> &'static str {
    match way {
        Way::Swing => "Swing points…",
        Way::Ranking => "Ranking…",
        Way::Pairwise => "Comparing pairs…",
        Way::BestWorst => "Best against worst…",
        Way::Equal => "Equal weights…",
    }
}

/// What a way asks, and how it turns answers into weights.
#[must_use]
pub const fn explanation(way: Way) -> &'static str {
    match way {
        Way::Swing => {
            "Imagine everything at its worst outcome. Which one would you change to its best first? That swing gets 100 points. \
             Give each other swing as many as it is worth beside that one: 50 is half as much. Weights are in proportion to \
             points."
        }
        Way::Ranking => {
            "Put the swings from worst to best in order, the one that matters most on top; = marks one as equal to the one \
             above. Weights are the mean of all weights that keep this order (rank-order centroid)."
        }
        Way::Pairwise => {
            "For each pair: which swing from worst to best matters more, and how many times as much, up to 9? Weights are the \
             principal eigenvector of the answers (Saaty); the consistency ratio says how well the answers agree."
        }
        Way::BestWorst => {
            "Name the swing that matters most and the one that matters least, then compare each with both, 1 to 9. Weights are \
             those whose ratios come nearest to the answers (Rezaei 2015)."
        }
        Way::Equal => "Everything weighs the same: a start where nothing is known yet, and a claim of its own.",
    }
}

/// The dialog’s title.
#[must_use]
pub fn title(document: &Document, party: PartyIx) -> String {
    format!("Arrive at weights for {}", document.framework().party(party).name)
}

/// What can be asked about, for the party.
#[must_use]
pub fn choices(document: &Document, party: PartyIx) -> Vec<Scope> {
    let framework = document.framework();
    scopes(framework, party).into_iter().map(|among| Scope { among, name: scope(framework, party, among) }).collect()
}

/// Where nothing can be asked.
pub const NOTHING_TO_WEIGH: &str = "This party weighs fewer than two issues, so that there is nothing to compare.";

/// `The 5 groups`, `Issues of Security`, `All 4 issues`.
#[must_use]
pub fn scope(framework: &Framework, party: PartyIx, among: Among) -> String {
    let things = things(framework, party, among);
    match among {
        Among::Groups if things.iter().all(|thing| matches!(thing, WeightTarget::Group(_))) => {
            format!("The {}", text::count(things.len(), "group", "groups"))
        }
        Among::Groups => "Groups, and issues in none".to_owned(),
        Among::Within(group) => {
            let what =
                if things.iter().all(|thing| matches!(thing, WeightTarget::Issue(_))) { "issues" } else { "parts" };
            format!("The {} {what} of {}", things.len(), framework.group(group).name)
        }
        Among::Issues => format!("All {}", text::count(things.len(), "issue", "issues")),
    }
}

/// The things asked about.
#[must_use]
pub fn asked(document: &Document, party: PartyIx, among: Among) -> Vec<Thing> {
    let framework = document.framework();
    let thing = |target: WeightTarget| {
        let issues = weighable(framework, party, target);
        let top = issues.first().and_then(|issue| framework.top_group(*issue));
        let (name, weighs) = match target {
            WeightTarget::Issue(issue) => {
                let judgement = &framework.party(party).judgements[issue.0];
                (framework.issue(issue).label().to_owned(), weighs(framework.issue(issue), judgement))
            }
            WeightTarget::Group(group) => (
                framework.group(group).name.clone(),
                format!("{} from worst to best", text::count(issues.len(), "issue", "issues")),
            ),
        };
        Thing { target, name, hue: top.map(|group| hue(framework, group)), weighs }
    };
    things(framework, party, among).into_iter().map(thing).collect()
}

/// Why a way is not offered for so many things.
#[must_use]
pub fn unavailable(way: Way, things: usize) -> Option<String> {
    (way == Way::Pairwise && things > MOST_AT_ONCE).then(|| {
        let pairs = things * (things - 1) / 2;
        format!("{things} things make {pairs} pairs, more than anyone answers with care. Up to {MOST_AT_ONCE} can be compared.")
    })
}

/// What the answers would make of the weights.
#[must_use]
pub fn preview(document: &Document, party: PartyIx, draft: &Draft) -> Preview {
    let framework = document.framework();
    let asked = asked(document, party, draft.among);
    let targets: Vec<WeightTarget> = asked.iter().map(|thing| thing.target).collect();
    let now = shares_now(framework, &document.edits().basis.weights, party, &targets);
    let outcome = match unavailable(draft.way, asked.len()) {
        Some(_) => Err(Unanswered::Malformed),
        None => draft.elicited().outcome(framework, party),
    };
    let of = match draft.among {
        Among::Within(group) => format!("of what {} has", framework.group(group).name),
        Among::Groups | Among::Issues => "of all".to_owned(),
    };
    let stands = matches!(draft.among, Among::Within(_)) && now.is_none();
    let refused = match (&outcome, stands) {
        (_, true) => Some("The group has no weight to share: give it some first.".to_owned()),
        (Err(Unanswered::AllZero), _) => Some("Everything has 0 points: give something more.".to_owned()),
        (Err(_), _) => {
            unavailable(draft.way, asked.len()).or_else(|| Some("These answers give no weights.".to_owned()))
        }
        (Ok(_), false) => None,
    };
    let now = now.unwrap_or_else(|| vec![0.0; asked.len()]);
    let then = outcome.as_ref().map_or_else(|_| now.clone(), Outcome::shares);
    let rows = asked.iter().zip(now.into_iter().zip(then)).map(|(thing, (now, then))| {
        let [from, to] = [now, then].map(text::percent);
        let spoken = format!(
            "{}: now {} percent, then {} percent",
            thing.name,
            from.trim_end_matches('%'),
            to.trim_end_matches('%')
        );
        PreviewRow { name: thing.name.clone(), hue: thing.hue, now, then, change: format!("{from} → {to}"), spoken }
    });
    let (notes, warning) = outcome.map_or_else(|_| (Vec::new(), None), |outcome| working(&asked, &outcome));
    Preview { of, rows: rows.collect(), notes, warning, refused }
}

/// How the shares came out, and what should be looked at again.
fn working(asked: &[Thing], outcome: &Outcome) -> (Vec<String>, Option<String>) {
    match outcome {
        Outcome::Exact(_) => (Vec::new(), None),
        Outcome::Pairwise(found) => consistency(asked, found),
        Outcome::BestWorst(found) => {
            let note = match found.ratio {
                _ if found.deviation <= 0.0 => "All answers agree.".to_owned(),
                Some(ratio) => format!(
                    "Largest deviation of a ratio ξ = {}; consistency ratio {}, 0 where all answers agree.",
                    text::fixed(found.deviation, 2),
                    text::fixed(ratio, 2)
                ),
                None => format!("Largest deviation of a ratio ξ = {}.", text::fixed(found.deviation, 2)),
            };
            let warning = found.ratio.is_none_or(|ratio| ratio > 1.0).then(|| {
                "Something is further from the best, or from the worst, than these are from each other. Look at the answers \
                 again."
                    .to_owned()
            });
            let loose = found.between.iter().any(|(low, high)| high - low > 0.005);
            let loose = loose.then(|| "Several weights serve equally well; the middle of each is taken.".to_owned());
            (std::iter::once(note).chain(loose).collect(), warning)
        }
    }
}

fn consistency(asked: &[Thing], found: &Pairwise) -> (Vec<String>, Option<String>) {
    let Some(worst) = found.worst else { return (vec!["All answers agree.".to_owned()], None) };
    let ratio = found.ratio.zip(found.random).map_or_else(
        || format!("Consistency index {}.", text::fixed(found.index, 3)),
        |(ratio, random)| {
            format!(
                "Consistency ratio {} (index {} / {}, Saaty’s random index for {}). Up to {} is usual.",
                text::fixed(ratio, 2),
                text::fixed(found.index, 3),
                text::fixed(random, 2),
                asked.len(),
                text::fixed(ACCEPTABLE, 2)
            )
        },
    );
    let name = |at: usize| asked.get(at).map_or("", |thing| thing.name.as_str());
    let [first, second, third] = worst.things.map(name);
    let triad = format!(
        "Answers that agree least: {first}, {second} and {third}. {first} against {third} was said to be {}, and follows to be \
         {} from the other two.",
        times(worst.said),
        times(worst.implied)
    );
    let warning = found.ratio.is_some_and(|ratio| ratio > ACCEPTABLE);
    if warning { (vec![ratio], Some(triad)) } else { (vec![ratio, triad], None) }
}

/// `3`, `1/3`, `0.4`: how many times as important.
fn times(ratio: f64) -> String {
    let whole = |x: f64| (x - x.round()).abs() < 1e-6;
    if whole(ratio) && ratio >= 0.5 {
        text::fixed(ratio, 0)
    } else if whole(ratio.recip()) {
        format!("1/{}", text::fixed(ratio.recip(), 0))
    } else {
        text::fixed(ratio, 2)
    }
}

/// What was said of a pair: `Security is 3 times as important as Territory`, `both are equally important`.
#[must_use]
pub fn said(first: &str, second: &str, step: i8) -> String {
    let size = text::fixed(ratio(step.saturating_abs()), 0);
    match step {
        0 => format!("{first} and {second} matter equally"),
        1.. => format!("{first} matters {size} times as much as {second}"),
        _ => format!("{second} matters {size} times as much as {first}"),
    }
}

/// What stands beside the answers before they are applied.
pub const APPLYING: &str = "Apply is one step that can be undone. Locks do not hold for it. How the weights came about is told \
                            in the inspector and in reports, and not written into the file.";
