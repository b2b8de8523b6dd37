//! Ties in rankings elsewhere: once draws are known, a rank that they cannot tell from a neighbour's says so.

use std::collections::BTreeMap;

use super::shares::percent;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::session::document::Document;

/// What follows a rank that draws cannot tell from a neighbour's: `2nd≈`.
pub const SIGN: char = '≈';

/// What the sign means, in a phrase.
pub const MEANING: &str = "≈ marks ranks of the weighted sum that draws cannot tell from a neighbour’s: see Robustness";

/// The scenarios that draws cannot tell from a neighbour in one party's ranking, each with a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ties {
    of: BTreeMap<ScenarioIx, String>,
}

impl Ties {
    /// Ties among neighbours by rank. None where nothing was drawn, something has changed since, or evidence is tried without.
    #[must_use]
    pub fn of(document: &Document, party: Option<PartyIx>) -> Self {
        let Some(party) = party.filter(|_| document.has_draws() && document.view().robustness.left_out.is_none())
        else {
            return Self::default();
        };
        let known = document.draws();
        let Some(drawn) = known.drawn.filter(|drawn| !known.is_stale && !drawn.found.is_certain) else {
            return Self::default();
        };
        let Some(found) = drawn.found.party(party) else { return Self::default() };
        let scores = &document.scores().parties[party.0].scenarios;
        let mut ranked: Vec<(usize, ScenarioIx)> = document
            .framework()
            .scenario_ixs()
            .filter_map(|scenario| scores[scenario.0].rank.map(|rank| (rank, scenario)))
            .collect();
        ranked.sort();
        let mut of: BTreeMap<ScenarioIx, Vec<String>> = BTreeMap::new();
        for pair in ranked.windows(2) {
            let [(_, one), (_, other)] = [pair[0], pair[1]];
            let tied = |one: ScenarioIx, other: ScenarioIx| found.pair(one, other).filter(|pair| pair.is_tied());
            for (one, other) in [(one, other), (other, one)] {
                if let Some(pair) = tied(one, other) {
                    let name = &document.framework().scenario(other).name;
                    let words = format!("{name}: ahead in {} of draws", percent(pair.wins()));
                    of.entry(one).or_default().push(words);
                }
            }
        }
        let sentence = |words: Vec<String>| format!("Cannot be told apart from {}.", words.join("; from "));
        Self { of: of.into_iter().map(|(scenario, words)| (scenario, sentence(words))).collect() }
    }

    /// `2nd≈` where the scenario is tied, else the rank as it is.
    #[must_use]
    pub fn marked(&self, scenario: ScenarioIx, rank: String) -> String {
        if self.of.contains_key(&scenario) { format!("{rank}{SIGN}") } else { rank }
    }

    /// `Cannot be told apart from 20-point draft: ahead in 54% of draws.`
    #[must_use]
    pub fn sentence(&self, scenario: ScenarioIx) -> Option<&str> {
        self.of.get(&scenario).map(String::as_str)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }
}

/// A rank as it is spoken: the sign in words.
#[must_use]
pub fn spoken(rank: &str) -> String {
    rank.replace(SIGN, ", not told apart from a neighbour")
}
