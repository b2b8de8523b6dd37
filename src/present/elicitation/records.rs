//! How weights came about, in words: for the inspector, for sliders and for reports.

use super::{scope, way};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};
use crate::present::text;
use crate::session::command::WeightTarget;
use crate::session::document::Document;
use crate::session::elicitation::{Answers, Elicited, Way, ratio, things, weighable};

/// How the weights of a party came about, one sentence a record; none where no answers gave them.
#[must_use]
pub fn records(document: &Document, party: PartyIx) -> Vec<String> {
    of(document, party).iter().map(|elicited| sentence(document, party, elicited)).collect()
}

/// As [`records`], of those that an issue’s weight follows from.
#[must_use]
pub fn of_issue(document: &Document, party: PartyIx, issue: IssueIx) -> Vec<String> {
    let framework = document.framework();
    let concerns = |elicited: &&Elicited| {
        let things = things(framework, party, elicited.among);
        things.iter().any(|thing| weighable(framework, party, *thing).contains(&issue))
    };
    of(document, party).iter().filter(concerns).map(|elicited| sentence(document, party, elicited)).collect()
}

/// Where the points of an issue come from that differ from the file’s: answers that still hold, or a hand.
#[must_use]
pub fn moved_by(document: &Document, party: PartyIx, issue: IssueIx, whom: &str) -> String {
    let told = of_issue(document, party, issue);
    if told.is_empty() { format!("moved by {whom}") } else { format!("by answers of {whom}: {}", told.join(" ")) }
}

fn of(document: &Document, party: PartyIx) -> &[Elicited] {
    document.edits().elicited.get(&party).map_or(&[], Vec::as_slice)
}

fn sentence(document: &Document, party: PartyIx, elicited: &Elicited) -> String {
    let framework = document.framework();
    let names: Vec<String> =
        things(framework, party, elicited.among).into_iter().map(|thing| name(framework, thing)).collect();
    let among = scope(framework, party, elicited.among);
    let moved =
        if elicited.still_holds(framework, &document.edits().basis.weights, party) { "" } else { " Changed since." };
    format!("{among}, by {}: {}.{moved}", method(elicited.answers.way()), answers(&names, &elicited.answers))
}

fn name(framework: &Framework, thing: WeightTarget) -> String {
    match thing {
        WeightTarget::Issue(issue) => framework.issue(issue).label().to_owned(),
        WeightTarget::Group(group) => framework.group(group).name.clone(),
    }
}

fn method(of: Way) -> String {
    match of {
        Way::Swing => "swing points".to_owned(),
        Way::Ranking => "ranking (rank-order centroid)".to_owned(),
        Way::Pairwise => "pairwise comparison (eigenvector)".to_owned(),
        Way::BestWorst => "best–worst comparison".to_owned(),
        Way::Equal => way(of).to_lowercase() + " weights",
    }
}

/// The answers themselves, so that they can be checked.
fn answers(names: &[String], answers: &Answers) -> String {
    let name = |at: usize| names.get(at).map_or("", String::as_str);
    match answers {
        Answers::Swing(points) => {
            let parts: Vec<String> = points.iter().enumerate().map(|(at, p)| format!("{} {p}", name(at))).collect();
            parts.join(", ")
        }
        Answers::Ranking(order) => {
            let class = |class: &Vec<usize>| class.iter().map(|at| name(*at)).collect::<Vec<_>>().join(" = ");
            order.iter().map(class).collect::<Vec<_>>().join(" > ")
        }
        Answers::Pairwise(pairs) => {
            let places = (0..names.len()).flat_map(|one| (one + 1..names.len()).map(move |other| (one, other)));
            let parts: Vec<String> = places
                .zip(pairs)
                .map(|((one, other), step)| {
                    let size = text::fixed(ratio(step.saturating_abs()), 0);
                    let (left, right) = if *step < 0 { ("1".to_owned(), size) } else { (size, "1".to_owned()) };
                    format!("{} : {} = {left} : {right}", name(one), name(other))
                })
                .collect();
            parts.join(", ")
        }
        Answers::BestWorst { best, worst, best_to_others, others_to_worst } => {
            let list = |over: &dyn Fn(usize) -> Option<String>| {
                (0..names.len()).filter_map(over).collect::<Vec<_>>().join(", ")
            };
            let from_best =
                |at: usize| (at != *best).then(|| format!("{} {}", name(at), best_to_others.get(at).unwrap_or(&1)));
            let to_worst = |at: usize| {
                (at != *worst && at != *best).then(|| format!("{} {}", name(at), others_to_worst.get(at).unwrap_or(&1)))
            };
            let over = list(&to_worst);
            let second = if over.is_empty() { String::new() } else { format!("; over {} – {over}", name(*worst)) };
            format!("{} over the others – {}{second}", name(*best), list(&from_best))
        }
        Answers::Equal => text::list(names),
    }
}
