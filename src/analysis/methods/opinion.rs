//! All methods side by side: what each says of the same scenarios, which one leads, and whether that depends on the method.

use super::electre::{Electre, electre};
use super::gaia::{Gaia, gaia};
use super::input::{Input, input};
use super::problem::{Problem, Refusal, ranks};
use super::product::{Product, product};
use super::promethee::{Promethee, promethee};
use super::topsis::{Normalisation, Topsis, topsis};
use super::vikor::{Vikor, vikor};
use crate::analysis::exact::Total;
use crate::analysis::scoring::{Basis, Scores};
use crate::analysis::values::ValueTable;
use crate::model::framework::Framework;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::model::value::Better;

/// A way to order scenarios by weights and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Σ weight × value: the reference.
    Additive,
    /// Π ratio ^ weight.
    Product,
    /// Closeness to the ideal.
    Topsis,
    /// Compromise.
    Vikor,
    /// Net flows of preference.
    Promethee,
    /// Outranking with distillation.
    Electre,
}

impl Method {
    /// Every method, the reference first.
    pub const ALL: [Self; 6] =
        [Self::Additive, Self::Product, Self::Topsis, Self::Vikor, Self::Promethee, Self::Electre];

    /// The word that the command line uses.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Additive => "additive",
            Self::Product => "product",
            Self::Topsis => "topsis",
            Self::Vikor => "vikor",
            Self::Promethee => "promethee2",
            Self::Electre => "electre3",
        }
    }

    /// Whether more or less of its figure is better.
    #[must_use]
    pub const fn better(self) -> Better {
        match self {
            Self::Additive | Self::Product | Self::Topsis | Self::Promethee => Better::High,
            Self::Vikor | Self::Electre => Better::Low,
        }
    }
}

/// What one method says.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// The method.
    pub method: Method,
    /// Its figures, or why it gives none.
    pub says: Result<Judged, Refusal>,
}

/// Figures and order of a method.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// One figure an alternative, on the method's own scale.
    pub figures: Vec<f64>,
    /// The rank of each alternative with how many share it.
    pub ranks: Vec<(usize, usize)>,
    /// What the figures came from.
    pub working: Working,
}

/// What figures came from.
#[derive(Clone, Debug, PartialEq)]
pub enum Working {
    /// Totals: see the scores.
    Additive,
    /// Ratios.
    Product(Product),
    /// Distances.
    Topsis(Topsis),
    /// Shortfall, regret and the compromise set.
    Vikor(Vikor),
    /// Flows, and the plane where there is one.
    Promethee(Box<(Promethee, Option<Gaia>)>),
    /// Credibility and two orders.
    Electre(Electre),
}

/// Every method's opinion on the same scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinions {
    /// What they were asked about.
    pub input: Input,
    /// One a method, in the order of [`Method::ALL`].
    pub opinions: Vec<Opinion>,
}

/// The opinions of all methods for `party`. `table` and `scores` must be made from `framework` and `basis`.
#[must_use]
pub fn opinions(
    framework: &Framework,
    table: &ValueTable,
    basis: &Basis,
    scores: &Scores,
    party: PartyIx,
    normalisation: Normalisation,
) -> Opinions {
    let input = input(framework, table, basis, scores, party);
    let opinions = Method::ALL
        .into_iter()
        .map(|method| Opinion {
            method,
            says: match method {
                Method::Additive => additive(&input, scores, party),
                other => input.problem.as_ref().map_err(Clone::clone).and_then(|p| judge(p, other, normalisation)),
            },
        })
        .collect();
    Opinions { input, opinions }
}

/// The figures of one method other than the additive, which needs no table.
///
/// # Errors
/// A [`Refusal`] with the reason; for [`Method::Additive`], whose figures are the scores, [`Refusal::NoAlternatives`].
pub fn judge(problem: &Problem, method: Method, normalisation: Normalisation) -> Result<Judged, Refusal> {
    let (figures, working) = match method {
        Method::Additive => return Err(Refusal::NoAlternatives),
        Method::Product => {
            let found = product(problem)?;
            (found.products.clone(), Working::Product(found))
        }
        Method::Topsis => {
            let found = topsis(problem, normalisation);
            (found.closeness.clone(), Working::Topsis(found))
        }
        Method::Vikor => {
            let found = vikor(problem);
            (found.compromise.clone(), Working::Vikor(found))
        }
        Method::Promethee => {
            let found = promethee(problem)?;
            let plane = gaia(problem, &found);
            (found.net.clone(), Working::Promethee(Box::new((found, plane))))
        }
        Method::Electre => {
            let found = electre(problem)?;
            (found.places.clone(), Working::Electre(found))
        }
    };
    let ranks = ranks(&figures, method.better());
    Ok(Judged { figures, ranks, working })
}

/// The exact totals of the alternatives: their ranks among each other are those of the scores, which rank the same scenarios.
fn additive(input: &Input, scores: &Scores, party: PartyIx) -> Result<Judged, Refusal> {
    if input.scenarios.is_empty() {
        return Err(Refusal::NoAlternatives);
    }
    let standing = &scores.parties[party.0].scenarios;
    let totals: Option<Vec<Total>> = input.scenarios.iter().map(|scenario| standing[scenario.0].total).collect();
    let totals = totals.ok_or(Refusal::NoWeight)?;
    let place = |total: &Total| {
        let ahead = totals.iter().filter(|other| *other > total).count();
        (ahead + 1, totals.iter().filter(|other| *other == total).count())
    };
    Ok(Judged {
        figures: totals.iter().map(|total| total.to_f64()).collect(),
        ranks: totals.iter().map(place).collect(),
        working: Working::Additive,
    })
}

impl Opinions {
    /// What `method` says.
    #[must_use]
    pub fn of(&self, method: Method) -> Option<&Opinion> {
        self.opinions.iter().find(|opinion| opinion.method == method)
    }

    /// The scenarios that `method` puts first, in file order; none where it is refused.
    #[must_use]
    pub fn leaders(&self, method: Method) -> Vec<ScenarioIx> {
        let Some(Ok(judged)) = self.of(method).map(|opinion| &opinion.says) else { return Vec::new() };
        let ranked = self.input.scenarios.iter().zip(&judged.ranks);
        ranked.filter(|(_, (rank, _))| *rank == 1).map(|(scenario, _)| *scenario).collect()
    }

    /// The different sets of leaders, each with the methods that put it first, the reference's own first.
    #[must_use]
    pub fn verdicts(&self) -> Vec<(Vec<ScenarioIx>, Vec<Method>)> {
        let mut verdicts: Vec<(Vec<ScenarioIx>, Vec<Method>)> = Vec::new();
        for method in Method::ALL {
            let leaders = self.leaders(method);
            if leaders.is_empty() {
                continue;
            }
            match verdicts.iter_mut().find(|(others, _)| *others == leaders) {
                Some((_, methods)) => methods.push(method),
                None => verdicts.push((leaders, vec![method])),
            }
        }
        verdicts
    }
}
