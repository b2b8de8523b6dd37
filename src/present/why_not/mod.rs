//! Why not: what stands between the parties and any agreement at all, in sentences, counts and statements.
//!
//! Screen, exports and command line share these sentences. Counts come from the engine; nothing here counts packages.

pub mod headline;
pub mod input;
pub mod misses;
pub mod numbers;
pub mod rejects;
pub mod relaxations;
pub mod shares;
pub mod statements;
pub mod strip;
pub mod trial;
pub mod who;

use input::Report;

use crate::model::ids::PartyIx;
use crate::session::document::Document;

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
}

/// What is shown of what is known: `report` of the question itself, `tried` of the same with the trial's relaxations.
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
    }
}

/// Whether nothing could ever be rejected: no red line and no no-deal value of those who must agree.
#[must_use]
pub fn nothing_blocks(document: &Document, parties: &[PartyIx]) -> bool {
    let known = |party: &PartyIx| crate::present::columns::no_deal(document, *party).is_some();
    statements::lines(document, parties).next().is_none() && !parties.iter().any(known)
}

/// What stands where nothing could be rejected.
pub const NOTHING_BLOCKS: &str = "Nothing can be blocked: give a party a red line or a no-deal value.";
