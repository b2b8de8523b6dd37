//! Issues as common ground, mixed or contested, what is at stake on them, and which ones can be traded.
//!
//! Alignment of two parties on an issue is Kendall's tau-b of their values of what may be agreed on it (Kendall 1945):
//! (concordant − discordant) / √((n₀ − n₁)(n₀ − n₂)), with n₀ the pairs, n₁ and n₂ those tied for either party. At least ½ is
//! common ground, at most −½ contested, anything else, and an issue on which one of them is indifferent, mixed. Thresholds
//! are compared as whole numbers. A swing is what the total moves by from the worst to the best of an issue. Two contested
//! issues whose swings stand in different proportions for two parties are a trade: each can yield where it loses less.

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::choices::outcome;
use super::game::Game;
use super::setting::Setting;
use super::units::big_to_f64;
use crate::analysis::exact::Total;
use crate::analysis::outcome::Counted;
use crate::analysis::values::value_of;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};
use crate::model::quantity::Micro;

/// Whether parties want the same on an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// They order the outcomes much alike.
    Common,
    /// Neither.
    Mixed,
    /// They order the outcomes much the other way round.
    Contested,
}

/// Two parties on one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The parties, in file order.
    pub parties: [PartyIx; 2],
    /// Kendall's tau-b, −1..=1; `None` where one of them is indifferent.
    pub tau: Option<f64>,
    /// What that makes it.
    pub ground: Ground,
}

/// One issue.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueGround {
    /// The issue.
    pub issue: IssueIx,
    /// For each of the game's parties the points of the total from its worst to its best.
    pub swings: Vec<Total>,
    /// Every two of the game's parties.
    pub pairs: Vec<Alignment>,
    /// Over all: contested if it is so for some two parties, common ground if it is so for every two. One party alone has it
    /// in common with itself.
    pub ground: Ground,
}

/// Two contested issues that two parties can trade.
#[derive(Clone, Debug, PartialEq)]
pub struct Trade {
    /// The parties, in file order.
    pub parties: [PartyIx; 2],
    /// What each of them should get; it yields on the other's.
    pub gets: [IssueIx; 2],
    /// By how much the proportions of their swings differ: at least 1; `None` where it has no bound.
    pub leverage: Option<f64>,
}

/// Every issue, and every trade, those with the greatest leverage first.
#[derive(Clone, Debug, PartialEq)]
pub struct CommonGround {
    /// One entry an issue, in the framework's order.
    pub issues: Vec<IssueGround>,
    /// Trades.
    pub trades: Vec<Trade>,
}

/// How the game's parties stand to each other, issue by issue.
#[must_use]
pub fn common_ground(framework: &Framework, setting: &Setting, game: &Game) -> CommonGround {
    let parties: Vec<PartyIx> = game.players().iter().map(|player| player.party).collect();
    let pairs: Vec<[usize; 2]> =
        (0..parties.len()).flat_map(|first| (first + 1..parties.len()).map(move |second| [first, second])).collect();
    let mut issues = Vec::new();
    let mut raw = Vec::new();
    for choices in game.issues() {
        let values: Vec<Option<Vec<Micro>>> = parties
            .iter()
            .map(|party| {
                let function = framework.party(*party).judgements[choices.issue.0].values.as_ref()?;
                let value =
                    |choice| value_of(framework.issue(choices.issue), function, Counted::Outcome(&outcome(choice)));
                choices.choices.iter().map(|choice| Some(value(*choice)?.central)).collect()
            })
            .collect();
        let swings: Vec<i128> = values
            .iter()
            .zip(&parties)
            .map(|(values, party)| {
                let values = values.iter().flatten();
                let (least, greatest) = (values.clone().min(), values.max());
                let reach = greatest.zip(least).map_or(0, |(greatest, least)| greatest.0 - least.0);
                i128::from(setting.weights.points(*party, choices.issue).0) * i128::from(reach)
            })
            .collect();
        let aligned: Vec<Alignment> = pairs
            .iter()
            .map(|[first, second]| {
                let tau = values[*first].as_ref().zip(values[*second].as_ref()).and_then(|(a, b)| Tau::new(a, b));
                let ground = tau.as_ref().map_or(Ground::Mixed, Tau::ground);
                Alignment { parties: [parties[*first], parties[*second]], tau: tau.map(|tau| tau.value()), ground }
            })
            .collect();
        let total = |(swing, player): (&i128, &super::game::Player)| Total::new(*swing, player.scale.counted);
        let swing_totals = swings.iter().zip(game.players()).filter_map(total).collect();
        issues.push(IssueGround {
            issue: choices.issue,
            swings: swing_totals,
            ground: over_all(&aligned),
            pairs: aligned,
        });
        raw.push(swings);
    }
    let trades = trades(&issues, &raw, &pairs);
    CommonGround { issues, trades }
}

fn over_all(pairs: &[Alignment]) -> Ground {
    if pairs.iter().any(|pair| pair.ground == Ground::Contested) {
        Ground::Contested
    } else if pairs.iter().all(|pair| pair.ground == Ground::Common) {
        Ground::Common
    } else {
        Ground::Mixed
    }
}

/// tau-b as whole numbers: `surplus` / √`product`, `product` positive.
struct Tau {
    surplus: i128,
    product: i128,
}

impl Tau {
    /// `None` where one side does not vary.
    fn new(first: &[Micro], second: &[Micro]) -> Option<Self> {
        let (mut surplus, mut firm, mut other_firm) = (0_i128, 0_i128, 0_i128);
        for a in 0..first.len() {
            for b in a + 1..first.len() {
                let (one, other) = (first[a].cmp(&first[b]), second[a].cmp(&second[b]));
                firm += i128::from(one != Ordering::Equal);
                other_firm += i128::from(other != Ordering::Equal);
                surplus += one as i128 * other as i128;
            }
        }
        (firm > 0 && other_firm > 0).then_some(Self { surplus, product: firm * other_firm })
    }

    fn ground(&self) -> Ground {
        let is_strong = 4 * self.surplus * self.surplus >= self.product;
        match (is_strong, self.surplus > 0) {
            (true, true) => Ground::Common,
            (true, false) => Ground::Contested,
            (false, _) => Ground::Mixed,
        }
    }

    fn value(&self) -> f64 {
        self.surplus as f64 / (self.product as f64).sqrt()
    }
}

/// Trades with their leverage as a fraction, sorted by it. `raw` are swings of issue and party, each party in a measure of its
/// own.
fn trades(issues: &[IssueGround], raw: &[Vec<i128>], pairs: &[[usize; 2]]) -> Vec<Trade> {
    let mut trades: Vec<(BigInt, BigInt, Trade)> = Vec::new();
    for (at, [first, second]) in pairs.iter().enumerate() {
        let contested: Vec<usize> =
            (0..issues.len()).filter(|issue| issues[*issue].pairs[at].ground == Ground::Contested).collect();
        for (place, one) in contested.iter().enumerate() {
            for other in &contested[place + 1..] {
                let own = BigInt::from(raw[*one][*first]) * raw[*other][*second];
                let theirs = BigInt::from(raw[*one][*second]) * raw[*other][*first];
                let gets = match own.cmp(&theirs) {
                    Ordering::Equal => continue,
                    Ordering::Greater => [IssueIx(*one), IssueIx(*other)],
                    Ordering::Less => [IssueIx(*other), IssueIx(*one)],
                };
                let (more, less) = if own > theirs { (own, theirs) } else { (theirs, own) };
                let leverage = (less != BigInt::ZERO).then(|| big_to_f64(&more) / big_to_f64(&less));
                trades.push((more, less, Trade { parties: issues[0].pairs[at].parties, gets, leverage }));
            }
        }
    }
    // The sort is stable: equals stay in the order of parties and issues.
    trades.sort_by(|(more, less, _), (other_more, other_less, _)| (other_more * less).cmp(&(more * other_less)));
    trades.into_iter().map(|(_, _, trade)| trade).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tau(first: &[i32], second: &[i32]) -> Option<(f64, Ground)> {
        let micros = |numbers: &[i32]| numbers.iter().map(|number| Micro::whole(*number)).collect::<Vec<Micro>>();
        Tau::new(&micros(first), &micros(second)).map(|tau| (tau.value(), tau.ground()))
    }

    #[test]
    fn tau_b_with_ties_by_hand() {
        assert_eq!(tau(&[0, 50, 100], &[10, 20, 30]), Some((1.0, Ground::Common)));
        assert_eq!(tau(&[0, 50, 100], &[30, 20, 10]), Some((-1.0, Ground::Contested)));
        // 2 concordant, 1 discordant of 3 pairs: 1/3.
        assert_eq!(tau(&[1, 2, 3], &[1, 3, 2]), Some((1.0 / 3.0, Ground::Mixed)));
        // Pairs: tied for one; 2 concordant of √(2 · 3): 0.8165.
        assert!(
            tau(&[1, 1, 2], &[1, 2, 3])
                .is_some_and(|(tau, ground)| (tau - 0.816_497).abs() < 1e-6 && ground == Ground::Common)
        );
        // Exactly ½: 4 concordant, 1 discordant, 1 tied for each of 6: 3 / √(... ) compared without rounding.
        assert_eq!(tau(&[1, 2, 3, 4], &[2, 1, 4, 3]).map(|(_, ground)| ground), Some(Ground::Mixed));
        assert_eq!(tau(&[5, 5, 5], &[1, 2, 3]), None);
        assert_eq!(tau(&[5], &[1]), None);
    }
}
