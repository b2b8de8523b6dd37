//! The words of the tour, with the names and numbers of the file that it is shown on.

use super::labels::{Length, says};
use super::list::compared;
use super::text;
use crate::model::ids::IssueIx;
use crate::session::document::Document;
use crate::session::tour::Step;

/// What stands on the start screen where the tour is offered.
pub const OFFER: &str = "New here? Five steps show what the program does.";

/// The button that accepts.
pub const TAKE: &str = "Take the tour";

/// The button that declines.
pub const DECLINE: &str = "Not now";

/// Where the tour can be had again.
pub const AGAIN: &str = "Help › Tour shows it again";

/// The card of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// `Step 2 of 5`.
    pub step: String,
    /// The same with the title, as one sentence.
    pub spoken: String,
    /// What it is about.
    pub title: &'static str,
    /// At most two short paragraphs.
    pub paragraphs: [String; 2],
    /// The button that goes on: `Next`, at the end `Finish`.
    pub next: &'static str,
    /// Whether there is a step before.
    pub may_go_back: bool,
    /// Whether there is none after.
    pub is_last: bool,
}

/// The card of `step` over `document`.
#[must_use]
pub fn card(document: &Document, step: Step) -> Card {
    let (title, paragraphs) = words(document, step);
    let number = format!("{} of {}", step.place() + 1, Step::ALL.len());
    Card {
        step: format!("Step {number}"),
        spoken: format!("Tour, step {number}: {title}"),
        title,
        paragraphs,
        next: if step.next().is_some() { "Next" } else { "Finish" },
        may_go_back: step.back().is_some(),
        is_last: step.next().is_none(),
    }
}

fn words(document: &Document, step: Step) -> (&'static str, [String; 2]) {
    let framework = document.framework();
    let selection = document.view().selection;
    match step {
        Step::Scenarios => (
            "See what is on the table",
            [
                format!(
                    "{} are compared here, each with its date, how many of the {} it addresses, its total with its \
                     range, and the red lines it crosses.",
                    text::count(compared(document).len(), "scenario", "scenarios"),
                    text::count(framework.issues().len(), "issue", "issues"),
                ),
                "Untick one to leave it out, drag one to another place, or press its pin to compare the others with it."
                    .to_owned(),
            ],
        ),
        Step::Weights => (
            "Say what matters, and see what follows",
            [
                format!(
                    "These are {}’s weights, as one analyst reads them. Drag a slider: the others make room, and bars, \
                     ranks and margins follow at once.",
                    framework.party(document.view().weights_party()).label()
                ),
                "Lock a weight to keep it. Undo takes one drag back. The file on disk stays as it is until you save."
                    .to_owned(),
            ],
        ),
        Step::Cell => {
            let scenario = selection.scenario.or_else(|| compared(document).first().copied());
            let issue = selection.issue.unwrap_or(IssueIx(0));
            let cell = scenario.map_or_else(String::new, |scenario| {
                let said = says(framework, scenario, issue, Length::Full);
                format!("{} on {}: {said}.", framework.scenario(scenario).label(), framework.issue(issue).label())
            });
            (
                "Ask of every number who says so",
                [
                    format!("{cell} Here stand its value to each party, the rule or statement each value comes from, and why."),
                    "Below are the sources: who said it, when, in which words, and how sure the analyst is. State-linked \
                     and second-hand publishers are marked."
                        .to_owned(),
                ],
            )
        }
        Step::Obstacles => (
            "Find what stands in the way",
            [
                "For one scenario and one party: the red lines that are crossed or at risk, who stated them, and where \
                 value is lost."
                    .to_owned(),
                "The table beside it has every scenario for every party, and the chart below it shows them draft after \
                 draft."
                    .to_owned(),
            ],
        ),
        Step::Export => (
            "Take away what you found",
            [
                "Export writes what you see: a report, tables for a spreadsheet, data, or a chart. Each says whose reading \
                 the numbers are and names its sources."
                    .to_owned(),
                "A file of your own starts from the template in the menu File.".to_owned(),
            ],
        ),
    }
}
