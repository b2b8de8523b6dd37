//! How draws are made, in words: which weights, what else varies, how many and from which seed.

use super::limits;
use super::shares::{draws, error};
use crate::analysis::robustness::limits::{Limits, LimitsError};
use crate::analysis::robustness::result::Robustness;
use crate::analysis::robustness::weights::{WeightSet, concentration};
use crate::analysis::robustness::{RobustnessError, Study};
use crate::model::framework::Framework;
use crate::model::ids::PartyIx;
use crate::present::text;

/// A set of weights, as a choice: its name and what it means.
#[must_use]
pub fn weights(set: &WeightSet) -> (&'static str, String) {
    match set {
        WeightSet::Uniform => ("Any weights", "none likelier than others".to_owned()),
        WeightSet::Ranked => ("In the order of importance", "any weights that keep the present order".to_owned()),
        WeightSet::Around { spread } if *spread <= 0.0 => ("The present weights", "weights do not vary".to_owned()),
        WeightSet::Around { spread } => {
            ("Around the present weights", format!("mostly within {}", plus_minus(*spread)))
        }
        WeightSet::Within(limits) if limits.iter().all(|limits| *limits == Limits::default()) => {
            ("Within limits", "none set, so any weights".to_owned())
        }
        WeightSet::Within(_) => ("Within limits", "none likelier than others there".to_owned()),
    }
}

/// `±35%`.
#[must_use]
pub fn plus_minus(spread: f64) -> String {
    format!("±{}", text::percent(spread))
}

/// What a spread means, with the concentration that it stands for.
#[must_use]
pub fn spread_means(spread: f64, issues: usize) -> String {
    if spread <= 0.0 || issues < 2 {
        return "Weights stay as they are.".to_owned();
    }
    format!(
        "The weight of an average issue stays within {} of itself in two of three draws (Dirichlet distribution, \
         concentration {}).",
        plus_minus(spread),
        text::fixed(concentration(spread, issues), 0),
    )
}

/// Everything a result rests on, in one sentence.
#[must_use]
pub fn rests_on(framework: &Framework, study: &Study, found: &Robustness) -> String {
    let (name, meaning) = weights(&study.weights);
    let vary = &study.uncertain;
    let varied: Vec<String> = [
        (vary.open, "open outcomes"),
        (vary.numbers, "uncertain numbers"),
        (vary.silent, "what is not addressed"),
        (vary.values, "uncertain values"),
        (vary.only_order, "values within their order"),
    ]
    .into_iter()
    .filter(|(is_on, _)| *is_on)
    .map(|(_, name)| name.to_owned())
    .collect();
    let varied = if varied.is_empty() { "nothing else".to_owned() } else { text::list(&varied) };
    let limits = limits::words(framework, &study.weights).map(|words| format!(" {words}.")).unwrap_or_default();
    format!(
        "{}, seed {}: shares are within ±{} points in 95 of 100 runs. Weights: {} ({meaning}).{limits} Drawn besides: \
         {varied}.",
        draws(found.draws),
        found.seed,
        error(found.standard_error()),
        text::uncapital(name),
    )
}

/// The same in few words: `10,000 draws, seed 1; weights: around the present weights (mostly within ±35%)`.
#[must_use]
pub fn briefly(framework: &Framework, study: &Study, found: &Robustness) -> String {
    let (name, meaning) = weights(&study.weights);
    let meaning = limits::words(framework, &study.weights).unwrap_or(meaning);
    format!("{}, seed {}; weights: {} ({meaning})", draws(found.draws), found.seed, text::uncapital(name))
}

/// Why nothing can be drawn.
#[must_use]
pub fn refused(framework: &Framework, error: RobustnessError) -> String {
    let of = |party: PartyIx| text::possessive(&framework.party(party).name);
    match error {
        RobustnessError::Limits(party, LimitsError::Impossible) => {
            format!("No weights meet all the limits on {} weights: widen or remove one of them.", of(party))
        }
        RobustnessError::Limits(party, LimitsError::NoRoom) => {
            format!("The limits on {} weights leave no room between them: widen or remove one.", of(party))
        }
        RobustnessError::TooMany => {
            "There are too many scenarios to compare every pair: leave some of them out.".to_owned()
        }
    }
}
