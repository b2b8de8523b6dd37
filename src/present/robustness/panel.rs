//! The sampling panel: which weights, what else varies, how many draws from which seed, and how far they are.

use super::limits::{self, LimitsPanel};
use super::sampling::{plus_minus, refused, rests_on, spread_means, weights};
use super::shares::{draws, error};
use crate::analysis::robustness::Uncertain;
use crate::analysis::robustness::weights::WeightSet;
use crate::model::framework::Framework;
use crate::model::ids::PartyIx;
use crate::present::text;
use crate::session::document::Document;
use crate::session::robustness::{RobustnessView, SAMPLES, WeightChoice, is_limit};
use crate::session::search::Ended;

/// The panel.
#[derive(Clone, Debug, PartialEq)]
pub struct SamplingPanel {
    /// The sets of weights.
    pub choices: Vec<Choice>,
    /// 0..=1.
    pub spread: f64,
    /// `±35%`.
    pub spread_text: String,
    /// What that means.
    pub spread_means: String,
    /// Limits on the weights of one party.
    pub limits: LimitsPanel,
    /// What else varies.
    pub outcomes: Vec<Outcome>,
    /// The numbers of draws that are offered.
    pub samples: Vec<(u64, String)>,
    /// How many are asked for.
    pub sample: String,
    /// The seed.
    pub seed: u64,
    /// Another one.
    pub next_seed: u64,
    /// How far the draws are.
    pub foot: Foot,
}

/// A set of weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Which.
    pub choice: WeightChoice,
    /// `Around the present weights`.
    pub name: &'static str,
    /// What it means.
    pub detail: String,
    /// Whether it is drawn from.
    pub on: bool,
}

/// Something that varies beside weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// `Open options`.
    pub name: &'static str,
    /// `by likelihood`.
    pub note: &'static str,
    /// What exactly is drawn.
    pub meaning: &'static str,
    /// Whether it is drawn.
    pub on: bool,
    /// What the other choice would be.
    pub other: Uncertain,
}

/// How far the draws are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foot {
    /// `6,200 of 10,000 draws`.
    pub draws: String,
    /// `62%`.
    pub percent: String,
    /// 0..=1 while draws go on.
    pub progress: Option<f64>,
    /// `Shares are within ±1.3 points (95%)`.
    pub error: String,
    /// Everything that the figures rest on, as one sentence.
    pub rests_on: String,
    /// Whether they can be stopped.
    pub can_cancel: bool,
    /// Whether they were stopped, and can go on.
    pub can_go_on: bool,
    /// Why nothing is drawn.
    pub refused: Option<String>,
}

/// What the seed is for.
pub const SEED_MEANS: &str = "The same seed gives the same figures on every computer.";

/// The panel of a document.
#[must_use]
pub fn panel(document: &Document) -> SamplingPanel {
    let (framework, view) = (document.framework(), &document.view().robustness);
    let party = document.view().weights_party();
    let issues = framework.issues().len();
    let weighted = document.edits().basis.weights.party(party).iter().filter(|points| !points.is_zero()).count();
    SamplingPanel {
        choices: choices(framework, view),
        spread: view.spread,
        spread_text: plus_minus(view.spread),
        spread_means: spread_means(view.spread, weighted.min(issues)),
        limits: limits::panel(document),
        outcomes: outcomes(view.uncertain),
        samples: SAMPLES.iter().map(|samples| (*samples, text::thousands(*samples as usize))).collect(),
        sample: text::thousands(view.samples as usize),
        seed: view.seed,
        next_seed: next_seed(view.seed),
        foot: foot(document),
    }
}

/// A seed that follows from this one without a pattern, short enough to be told: one step of a linear congruence (Knuth).
fn next_seed(seed: u64) -> u64 {
    let next = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407) >> 33;
    let short = next % 10_000;
    if short == seed { short + 1 } else { short }
}

/// The sets of weights that are offered.
pub(in crate::present) fn choices(framework: &Framework, view: &RobustnessView) -> Vec<Choice> {
    let choice = |choice: WeightChoice| {
        let set = match choice {
            WeightChoice::Around => WeightSet::Around { spread: view.spread },
            WeightChoice::Ranked => WeightSet::Ranked,
            WeightChoice::Uniform => WeightSet::Uniform,
            WeightChoice::Within => WeightSet::Within(Vec::new()),
        };
        let (name, detail) = weights(&set);
        let detail = match choice {
            WeightChoice::Within => limited(framework, view).unwrap_or(detail),
            _ => detail,
        };
        Choice { choice, name, detail, on: view.weights == choice }
    };
    WeightChoice::ALL.into_iter().map(choice).collect()
}

/// How many limits and conditions are set, and for whom: `3 set for Ukraine and Russia`; `None` where there are none.
fn limited(framework: &Framework, view: &RobustnessView) -> Option<String> {
    let limits = view.limits.iter().filter(|(_, between)| is_limit(**between)).map(|((party, _), _)| *party);
    let mut parties: Vec<PartyIx> = limits.chain(view.conditions.iter().map(|(party, _)| *party)).collect();
    let count = parties.len();
    parties.sort();
    parties.dedup();
    let names: Vec<String> = parties.iter().map(|party| framework.party(*party).label().to_owned()).collect();
    (count > 0).then(|| format!("{count} set for {}", text::list(&names)))
}

fn outcomes(uncertain: Uncertain) -> Vec<Outcome> {
    let outcome = |name, note, meaning, on, other| Outcome { name, note, meaning, on, other };
    let Uncertain { open, numbers, silent, values, only_order } = uncertain;
    vec![
        outcome(
            "Open options",
            "by likelihood",
            "One of the options of an outcome that is left open, by the likelihoods of the file. Otherwise their mean.",
            open,
            Uncertain { open: !open, ..uncertain },
        ),
        outcome(
            "Uncertain numbers",
            "triangular",
            "A number from its triangle, or evenly where no likeliest one is given. Otherwise the likeliest.",
            numbers,
            Uncertain { numbers: !numbers, ..uncertain },
        ),
        outcome(
            "Not addressed",
            "any term",
            "Any term, or any number of the range, where an issue is not addressed and counts as open. Otherwise the mean.",
            silent,
            Uncertain { silent: !silent, ..uncertain },
        ),
        outcome(
            "Uncertain values",
            "within ranges",
            "Values that the file gives as a range are drawn from it. Otherwise their middle.",
            values,
            Uncertain { values: !values, ..uncertain },
        ),
        outcome(
            "Values keep only their order",
            "derived",
            "Values that were derived from an order are any that keep it, the best 100 and the worst 0.",
            only_order,
            Uncertain { only_order: !only_order, ..uncertain },
        ),
    ]
}

/// How far draws are.
#[must_use]
pub fn foot(document: &Document) -> Foot {
    let known = document.draws();
    let asked = document.view().robustness.samples;
    if let Some(error) = known.refused {
        return Foot { refused: Some(refused(document.framework(), error)), ..Foot::default() };
    }
    let so_far = known.drawn.filter(|_| !known.is_stale).map_or(0, |drawn| drawn.found.draws);
    let under_way = !known.is_whole() && known.stage.ended.is_none() && document.can_be_ranked();
    let counted = known.stage.progress.map_or(0, |progress| progress.count).max(so_far).min(asked);
    let share = counted as f64 / asked.max(1) as f64;
    let short = |number: u64| format!("{} of {}", text::thousands(number as usize), text::thousands(asked as usize));
    let of = |number: u64| format!("{} of {}", text::thousands(number as usize), draws(asked));
    let within = |drawn: &crate::analysis::robustness::result::Robustness| {
        format!("Shares are within ±{} points (95%)", error(drawn.standard_error()))
    };
    let error = known.drawn.map(|drawn| within(&drawn.found)).unwrap_or_default();
    let rests_on = known
        .drawn
        .map(|drawn| rests_on(document.framework(), &drawn.sampling.study, &drawn.found))
        .unwrap_or_default();
    let foot = match known.stage.ended {
        Some(ended) => Foot {
            draws: match ended {
                Ended::Cancelled if so_far > 0 => format!("Stopped at {}", short(so_far)),
                Ended::Cancelled => "Stopped before the first draws".to_owned(),
                Ended::Failed => format!("Ended early, at {}", short(so_far)),
            },
            error,
            can_go_on: true,
            ..Foot::default()
        },
        None if under_way => Foot {
            draws: of(counted),
            percent: text::percent(share),
            progress: Some(share),
            error: if known.is_stale { "Figures of the draws before, updating".to_owned() } else { error },
            can_cancel: true,
            ..Foot::default()
        },
        None => Foot { draws: if so_far > 0 { draws(so_far) } else { String::new() }, error, ..Foot::default() },
    };
    Foot { rests_on, ..foot }
}
