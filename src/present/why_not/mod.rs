//! Why not: what stands between the parties and any agreement at all, in sentences, counts and statements.
//!
//! Screen, exports and command line share these sentences. Counts come from the engine; nothing here counts packages.

pub mod counts;
pub mod headline;
pub mod misses;
pub mod numbers;
pub mod rejects;
pub mod relaxations;
pub mod shares;
pub mod statements;
pub mod strip;
pub mod table;
pub mod trial;
pub mod who;

use std::sync::Arc;

use counts::{Counts, Way};

use crate::analysis::negotiation::acceptable::stages::Acceptable;
use crate::analysis::negotiation::game::GameError;
use crate::model::ids::PartyIx;
use crate::session::document::Document;
use crate::session::search::{Acceptability, Answer, Ended, Known, Question};

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
    /// What stands in their place while they are missing.
    pub relaxations_missing: &'static str,
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
    let findings = document.findings();
    let inquiry = document.inquiry();
    let acceptability = findings.acceptable(&Arc::new(inquiry.clone()));
    let known = acceptability.known;
    let trial = &document.view().why_not.trial;
    let tried = (!trial.is_empty()).then(|| Question::Trial(Arc::new(inquiry.without(trial))));
    let tried = tried.as_ref().map(|tried| findings.known(tried)).filter(|known| !known.is_stale);
    let parties = &inquiry.setting.parties;
    let acceptable = acceptable(known).filter(|found| found.parties() == parties);
    let further: Vec<(Question, Known<'_>)> = acceptability
        .what_follows()
        .into_iter()
        .map(|question| {
            let known = findings.known(&question);
            (question, known)
        })
        .collect();
    let ended = known.ended.is_some() || further.iter().any(|(_, known)| known.ended.is_some());
    let is_interim = acceptability.is_interim && known.ended.is_none();
    let way = Way { took: known.took, is_interim, is_over: ended };
    let mut counts = acceptable.map(|acceptable| Counts { acceptable, alone: None, singles: None, pairs: None, way });
    if let Some(counts) = &mut counts {
        for (_, answer) in further.iter().filter(|(_, known)| !known.is_stale).filter_map(|(_, known)| known.found) {
            match answer {
                Answer::Alone(alone) => counts.alone = Some(alone),
                Answer::Singles(singles) => counts.singles = Some(singles),
                Answer::Pairs(pairs) => counts.pairs = Some(pairs),
                _ => {}
            }
        }
    }
    let mut view = why_not(document, parties, counts.as_ref(), tried.and_then(self::acceptable));
    view.waiting = waiting(document, acceptability, &further);
    if let Some(table) = &mut view.relaxations {
        let open = |known: &Known<'_>| known.found.is_none() || known.is_stale;
        let pairs = further.iter().find(|(question, _)| matches!(question, Question::Pairs(_)));
        table.waiting = pairs.filter(|(_, known)| open(known)).map(|(_, known)| pairs_waiting(*known));
    }
    view.nothing = nothing_blocks(document, parties).then_some(NOTHING_BLOCKS);
    view
}

/// The screen for a report: only where its sentences are counted, and nothing has changed since.
#[must_use]
pub fn finished(document: &Document) -> Option<WhyNot> {
    let view = of_document(document);
    let counted = view.headline.is_some() && view.relaxations.is_some() && !view.waiting.is_stale;
    (counted && view.nothing.is_none()).then_some(view)
}

fn acceptable(known: Known<'_>) -> Option<&Acceptable> {
    match known.found {
        Some((_, Answer::Acceptable(found))) => Some(found),
        _ => None,
    }
}

/// Why pairs are missing: `counting pairs, 40%`.
fn pairs_waiting(known: Known<'_>) -> String {
    match (known.progress, known.ended) {
        (Some(progress), _) => format!("counting pairs, {}", crate::present::text::percent(progress.share)),
        (None, Some(_)) => "pairs are not counted".to_owned(),
        (None, None) => "counting pairs".to_owned(),
    }
}

/// How far the counts are: the first that takes long, or that ended without an answer.
fn waiting(document: &Document, acceptability: Acceptability<'_>, further: &[(Question, Known<'_>)]) -> Waiting {
    let first = acceptability.known;
    if let Some((_, Answer::NoGame(error))) = first.found {
        return Waiting { sentence: Some(no_game(document, error)), ..Waiting::default() };
    }
    let all = || std::iter::once(first).chain(further.iter().map(|(_, known)| *known));
    let progress = all().find_map(|known| known.progress);
    let ended = all().find_map(|known| known.ended);
    let sentence = match (progress, ended) {
        (Some(_), _) if acceptability.is_interim => Some("counting exactly".to_owned()),
        (Some(_), _) => Some("counting packages".to_owned()),
        (None, Some(Ended::Cancelled)) if acceptability.is_interim => {
            Some("Estimated; the count was cancelled.".to_owned())
        }
        (None, Some(Ended::Cancelled)) => Some("The count was cancelled.".to_owned()),
        (None, Some(Ended::Failed)) => Some("These packages are too many to be counted.".to_owned()),
        (None, None) => first.is_stale.then(|| "updating".to_owned()),
    };
    Waiting {
        progress: progress.map(|progress| progress.share),
        sentence,
        is_stale: first.is_stale,
        can_try_again: ended.is_some(),
    }
}

/// Why nothing can be counted, with the party or the issues it is about.
fn no_game(document: &Document, error: &GameError) -> String {
    let framework = document.framework();
    let about = match error {
        GameError::NoParty => None,
        GameError::Weightless(party) | GameError::TooLarge(party) => Some(framework.party(*party).name.clone()),
        GameError::NoSuchOutcome(issue) => Some(framework.issue(*issue).label().to_owned()),
        GameError::TooManyCombinations(issues, _) => {
            let names: Vec<String> = issues.iter().map(|issue| framework.issue(*issue).label().to_owned()).collect();
            Some(crate::present::text::list(&names))
        }
    };
    about.map_or_else(|| format!("Not counted: {error}."), |about| format!("Not counted: {error} ({about})."))
}

/// What is shown of what is known; `tried` is the same without what is tried out.
#[must_use]
pub fn why_not(
    document: &Document,
    parties: &[PartyIx],
    counts: Option<&Counts<'_>>,
    tried: Option<&Acceptable>,
) -> WhyNot {
    let strip = counts.and_then(|counts| strip::strip(document, counts));
    let view = &document.view().why_not;
    let issue = strip.as_ref().map(|strip| strip.issue);
    let now = counts.map(|counts| counts.acceptable);
    WhyNot {
        headline: counts.map(|counts| headline::headline(document, counts)),
        rejects: rejects::rejects(document, parties, counts),
        statements: statements::statements(document, parties, issue, view.all_statements),
        relaxations: counts.and_then(|counts| relaxations::relaxations(document, counts, view.shown)),
        relaxations_missing: if counts.is_some_and(|counts| counts.way.is_over) {
            "What giving up one thing would buy was not counted."
        } else {
            "What giving up one thing would buy is counted once all packages are."
        },
        trial: trial::trial(document, tried),
        misses: counts.map(|counts| misses::misses(document, counts)),
        shares: if view.trial.is_empty() { now } else { tried }.map(|found| shares::shares(document, found)),
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

/// What the section of a report is called.
pub const HEADING: &str = "What stands in the way";

/// What stands where nothing could be rejected.
pub const NOTHING_BLOCKS: &str = "Nothing can be blocked: give a party a red line or a no-deal value.";
