//! Why not: what stands between the parties and any agreement at all, in sentences, counts and statements.
//!
//! Screen, exports and command line share these sentences. Counts come from the engine; nothing here counts packages.

pub mod headline;
pub mod misses;
pub mod numbers;
pub mod rejects;
pub mod relaxations;
pub mod shares;
pub mod statements;
pub mod strip;
pub mod trial;
pub mod who;

use crate::analysis::negotiation::why_not::Report;
use crate::model::ids::PartyIx;
use crate::session::document::Document;
use crate::session::search::{Answer, Ended, Known, Question};

/// Everything that the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyNot {
    /// The sentences; `None` while the count is under way.
    pub headline: Option<headline::Headline>,
    /// Who rejects each term of one issue.
    pub strip: Option<strip::Strip>,
    /// Who rejects what.
    pub rejects: rejects::Rejects,
    /// The statements behind the red lines.
    pub statements: statements::Statements,
    /// What one relaxation would buy.
    pub relaxations: Option<relaxations::Relaxations>,
    /// What is tried out.
    pub trial: Option<trial::TrialView>,
    /// The closest packages.
    pub misses: Option<misses::Misses>,
    /// How often each term occurs.
    pub shares: Option<shares::Shares>,
    /// How far the count is.
    pub waiting: Waiting,
    /// Why there is nothing to count.
    pub nothing: Option<&'static str>,
}

/// How far the count is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waiting {
    /// How much is done, 0..=1, once it takes long.
    pub progress: Option<f64>,
    /// `counting packages`, or why there is no count.
    pub sentence: Option<String>,
    /// Whether what is shown belongs to what was asked before.
    pub is_stale: bool,
    /// Whether it ended without an answer and may be started again.
    pub can_try_again: bool,
}

/// The screen of a document, as far as its counts are known.
#[must_use]
pub fn of_document(document: &Document) -> WhyNot {
    let inquiry = document.inquiry();
    let question = Question::WhyNot(inquiry.clone());
    let known = document.findings().known(&question);
    let trial = &document.view().why_not.trial;
    let asked = (!trial.is_empty()).then(|| Question::Trial(inquiry.without(trial)));
    let tried = asked.as_ref().map(|asked| document.findings().known(asked)).filter(|known| !known.is_stale);
    let parties = &inquiry.setting.parties;
    let report = report(known).filter(|report| report.parties == *parties);
    let mut view = why_not(document, parties, report, tried.and_then(self::report));
    view.waiting = waiting(known);
    view.nothing = nothing_blocks(document, parties).then_some(NOTHING_BLOCKS);
    view
}

fn report(known: Known<'_>) -> Option<&Report> {
    match known.found {
        Some((_, Answer::WhyNot(report))) => Some(report),
        Some((_, Answer::Packages(_))) | None => None,
    }
}

fn waiting(known: Known<'_>) -> Waiting {
    let sentence = match (known.progress, known.ended) {
        (Some(_), _) => Some("counting packages".to_owned()),
        (None, Some(Ended::Cancelled)) => Some("The count was cancelled.".to_owned()),
        (None, Some(Ended::Failed)) => Some("These packages are too many to be counted.".to_owned()),
        (None, None) => known.is_stale.then(|| "updating".to_owned()),
    };
    Waiting {
        progress: known.progress.map(|progress| progress.share),
        sentence,
        is_stale: known.is_stale,
        can_try_again: known.ended.is_some(),
    }
}

/// What is shown of what is known: `report` of the question itself, `tried` of the same without what is tried out.
#[must_use]
pub fn why_not(document: &Document, parties: &[PartyIx], report: Option<&Report>, tried: Option<&Report>) -> WhyNot {
    let strip = report.and_then(|report| strip::strip(document, report));
    let view = &document.view().why_not;
    let issue = strip.as_ref().map(|strip| strip.issue);
    WhyNot {
        headline: report.map(|report| headline::headline(document, report)),
        rejects: rejects::rejects(document, parties, report),
        statements: statements::statements(document, parties, issue, view.all_statements),
        relaxations: report.map(|report| relaxations::relaxations(document, report, view.shown)),
        trial: trial::trial(document, tried),
        misses: report.map(|report| misses::misses(document, report)),
        shares: if view.trial.is_empty() { report } else { tried }.map(|report| shares::shares(document, report)),
        strip,
        waiting: Waiting::default(),
        nothing: None,
    }
}

/// What "Copy sentence" puts on the clipboard; `None` while there is no sentence.
#[must_use]
pub fn copied(document: &Document, view: &WhyNot) -> Option<String> {
    view.headline.as_ref().map(|headline| headline::copied(document, headline))
}

/// Whether nothing could ever be rejected: no red line and no no-deal value of those who must agree.
#[must_use]
pub fn nothing_blocks(document: &Document, parties: &[PartyIx]) -> bool {
    let known = |party: &PartyIx| crate::present::columns::no_deal(document, *party).is_some();
    statements::lines(document, parties).next().is_none() && !parties.iter().any(known)
}

/// What stands where nothing could be rejected.
pub const NOTHING_BLOCKS: &str = "Nothing can be blocked: give a party a red line or a no-deal value.";
