//! Everything that Robustness shows of a document: chances, pairs, weights, acceptance, and what it all rests on.

use std::sync::Arc;

use super::acceptance::{AcceptanceTable, acceptance};
use super::everyone::{Everyone, everyone};
use super::knock_outs::{KnockOutTable, Trial, knock_outs, trial};
use super::leading::{Leading, leading};
use super::pairs::{PairCell, pairs};
use super::ranking::{RankRow, Ranking, ranking_in, whose_weights};
use super::resting::{RestingOn, resting_on};
use super::sampling;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::labels::code;
use crate::session::document::Document;
use crate::session::robustness::Drawn;
use crate::session::search::{Answer, Ended, Known};

/// What the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct RobustnessScreen {
    /// Why there are no figures.
    pub nothing: Option<Nothing>,
    /// What draws say.
    pub figures: Option<Figures>,
    /// Whether they are of something else than is asked now.
    pub is_stale: bool,
    /// Whether draws are over, so that rows may take the places that they say.
    pub is_settled: bool,
    /// What is tried without.
    pub trial: Option<Trial>,
    /// What the ranking rests on.
    pub evidence: Evidence,
}

/// Why there are no figures, and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Nothing {
    /// One sentence.
    pub sentence: String,
    /// Whether the way out leads to Compare.
    pub to_compare: bool,
}

/// What draws say.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Chance of each rank.
    pub chances: Chances,
    /// Who scores higher, and with which weights scenarios lead: by whose weights.
    pub of: PartyIx,
    /// `Ukraine’s weights`.
    pub whose: String,
    /// The parties to choose from, where all judge.
    pub parties: Vec<(PartyIx, String, String)>,
    /// Ranked scenarios of that party, as rows of the pair table.
    pub rows: Vec<RankRow>,
    /// Row against column.
    pub pairs: Vec<Vec<Option<PairCell>>>,
    /// Weights with which each leads.
    pub leading: Leading,
    /// Who accepts what.
    pub acceptance: AcceptanceTable,
    /// What the figures rest on, as one sentence.
    pub rests_on: String,
    /// Every scenario in the order shown: to be kept while draws go on.
    pub order: Vec<ScenarioIx>,
    /// Whether that is kept, and draws say another one by now.
    pub is_kept: bool,
}

/// Chances of ranks.
#[derive(Clone, Debug, PartialEq)]
pub enum Chances {
    /// By one party.
    One(Ranking),
    /// By every party.
    All(Everyone),
}

/// What the ranking rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Kinds of evidence left out in turn.
    pub table: Option<KnockOutTable>,
    /// The smallest set of sources that matters.
    pub resting: Option<RestingOn>,
    /// Whether either answers an earlier question.
    pub is_stale: bool,
    /// What stands in the place of what is not there yet.
    pub waiting: &'static str,
    /// Whether looking was stopped, and can go on.
    pub can_go_on: bool,
}

/// Nothing varies.
pub const CERTAIN: &str = "All outcomes are settled and weights are fixed, so every draw is equal.";

/// The screen of a document. `frozen` is an order of scenarios that rows keep while draws go on.
#[must_use]
pub fn of_document(document: &Document, frozen: &[ScenarioIx]) -> RobustnessScreen {
    let framework = document.framework();
    let known = document.draws();
    let is_settled = known.is_whole() || known.stage.ended.is_some();
    let nothing = nothing(document, known.refused.map(|error| sampling::refused(framework, error)));
    let figures = known.drawn.filter(|drawn| nothing.is_none() && fits(document, drawn));
    let frozen = if is_settled { &[] } else { frozen };
    RobustnessScreen {
        figures: figures.map(|drawn| self::figures(document, drawn, frozen)),
        is_stale: known.is_stale,
        is_settled,
        trial: document.view().robustness.left_out.as_ref().map(|left_out| trial(framework, left_out)),
        evidence: if nothing.is_none() { evidence(document) } else { Evidence::default() },
        nothing,
    }
}

/// What a screen was made from: as long as this stays, so does the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    revision: u64,
    /// Where the framework, the draws, and the answers about evidence lie. None is freed while a document keeps it; that of
    /// another document has another framework.
    places: [usize; 4],
    states: [bool; 5],
    frozen: Vec<ScenarioIx>,
}

/// What the screen of a document is made from just now.
#[must_use]
pub fn stamp(document: &Document, frozen: &[ScenarioIx]) -> Stamp {
    let known = document.draws();
    let (knocked_out, rests_on) = (document.knocked_out(), document.rests_on());
    let place = |answer: &Known<'_>| match answer.found {
        Some((_, Answer::KnockedOut(of))) => Arc::as_ptr(of) as usize,
        Some((_, Answer::RestsOn(of))) => Arc::as_ptr(of) as usize,
        _ => 0,
    };
    Stamp {
        revision: document.revision(),
        places: [
            Arc::as_ptr(&document.shared_framework()) as usize,
            known.drawn.map_or(0, |drawn| Arc::as_ptr(drawn) as usize),
            place(&knocked_out),
            place(&rests_on),
        ],
        states: [
            known.is_stale,
            known.refused.is_some(),
            known.stage.ended.is_some(),
            knocked_out.is_stale || knocked_out.ended.is_some(),
            rests_on.is_stale || rests_on.ended.is_some(),
        ],
        frozen: frozen.to_vec(),
    }
}

/// Whether draws are of the scenarios and parties that there are: stale ones may be of others.
pub(in crate::present) fn fits(document: &Document, drawn: &Drawn) -> bool {
    let (now, then) = (document.framework(), &drawn.sampling.framework);
    now.scenarios().len() == then.scenarios().len()
        && now.scenarios().iter().zip(then.scenarios()).all(|(now, then)| now.id == then.id)
}

fn nothing(document: &Document, refused: Option<String>) -> Option<Nothing> {
    if !document.can_be_ranked() {
        let sentence = "Ranks need two scenarios that are compared.".to_owned();
        return Some(Nothing { sentence, to_compare: true });
    }
    refused.map(|sentence| Nothing { sentence, to_compare: false })
}

fn figures(document: &Document, drawn: &Drawn, frozen: &[ScenarioIx]) -> Figures {
    let framework = document.framework();
    let (found, view) = (&drawn.found, document.view());
    let of = view.weights_party();
    let acceptance = acceptance(framework, found);
    let all = view.judged_by.party().is_none();
    let ranking = match found.party(of) {
        Some(of) => ranking_in(framework, found, of, if all { &[] } else { frozen }),
        None => Ranking {
            finding: String::new(),
            rest: String::new(),
            rows: Vec::new(),
            unranked: Vec::new(),
            notes: Vec::new(),
        },
    };
    let pairs = found.party(of).map(|of| pairs(framework, of, &ranking.rows)).unwrap_or_default();
    let rows = ranking.rows.clone();
    let leading = leading(framework, &rows);
    let chances =
        if all { Chances::All(everyone(framework, found, &acceptance, frozen)) } else { Chances::One(ranking) };
    let order = match &chances {
        Chances::One(ranking) => ranking.rows.iter().map(|row| row.scenario).collect(),
        Chances::All(everyone) => everyone.rows.iter().map(|row| row.scenario).collect(),
    };
    let by_draws: Vec<ScenarioIx> = match found.party(of) {
        Some(of) if !all => of.order().into_iter().map(|place| of.ranked[place].scenario).collect(),
        _ => acceptance.rows.iter().map(|row| row.scenario).collect(),
    };
    let party = |party: PartyIx| (party, code(framework.party(party)), framework.party(party).name.clone());
    Figures {
        chances,
        of,
        whose: whose_weights(framework, of),
        parties: if all { framework.party_ixs().map(party).collect() } else { Vec::new() },
        rows,
        pairs,
        leading,
        acceptance,
        rests_on: sampling::rests_on(framework, &drawn.sampling.study, found),
        is_kept: order != by_draws,
        order,
    }
}

pub(super) fn evidence(document: &Document) -> Evidence {
    let framework = document.framework();
    let (knocked_out, rests_on) = (document.knocked_out(), document.rests_on());
    let whose = document.view().judged_by.party();
    let table = match knocked_out.found {
        Some((_, Answer::KnockedOut(of)))
            if same_scenarios(document, of.before.all_accept.iter().map(|(at, _)| *at)) =>
        {
            Some(knock_outs(framework, of, whose))
        }
        _ => None,
    };
    let resting = match rests_on.found {
        Some((_, Answer::RestsOn(of))) if of.ranks.len() == framework.scenarios().len() => {
            Some(resting_on(framework, of))
        }
        _ => None,
    };
    let stopped = |known: &Known<'_>| known.ended == Some(Ended::Cancelled) || known.ended == Some(Ended::Failed);
    let can_go_on = stopped(&knocked_out) || stopped(&rests_on);
    Evidence {
        table,
        resting,
        is_stale: knocked_out.is_stale || rests_on.is_stale,
        waiting: match (can_go_on, document.draws().is_whole()) {
            (true, _) => "Stopped.",
            (false, true) => "Leaving evidence out, kind by kind…",
            (false, false) => "Follows when the draws are done.",
        },
        can_go_on,
    }
}

fn same_scenarios(document: &Document, mut drawn: impl Iterator<Item = ScenarioIx>) -> bool {
    drawn.all(|scenario| scenario.0 < document.framework().scenarios().len())
}
