//! Chance of each rank: the sentence that names the tie, and one row a scenario.

use super::shares::{draws, error, percent, spoken, whole};
use crate::analysis::robustness::result::{PartyRobustness, Robustness, ScenarioRobustness, Share};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::present::labels::letter;
use crate::present::text;

/// Chances of ranks for one party.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// What cannot be told apart, or what scores highest and how often.
    pub finding: String,
    /// The rest of the sentence.
    pub rest: String,
    /// Ranked scenarios by mean rank.
    pub rows: Vec<RankRow>,
    /// Compared scenarios without a rank, each with its reason.
    pub unranked: Vec<Unranked>,
    /// What should be known about the draws.
    pub notes: Vec<String>,
}

/// One ranked scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct RankRow {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// The full name.
    pub name: String,
    /// The name for where the full one has no room.
    pub label: String,
    /// Chances of rank 1, 2, ….
    pub ranks: Vec<RankShare>,
    /// `1.8`.
    pub mean_rank: String,
    /// Whether it is tied with the next row.
    pub tied_with_next: bool,
    /// `leads in 34%`, `never leads in 6,200 draws`.
    pub leads: String,
    /// The weights with which it leads, share by issue; `None` where it never does.
    pub central_weights: Option<Vec<(IssueIx, f64)>>,
    /// Whether those rest on too few draws to be more than a hint.
    pub few: bool,
    /// How often it leads with those weights: `99%`.
    pub confidence: Option<String>,
}

/// The chance of one rank.
#[derive(Clone, Debug, PartialEq)]
pub struct RankShare {
    /// 1, 2, ….
    pub rank: usize,
    /// 0..=1.
    pub share: f64,
    /// `34%`.
    pub text: String,
    /// The chance as one sentence.
    pub spoken: String,
}

/// A compared scenario that has no rank.
#[derive(Clone, Debug, PartialEq)]
pub struct Unranked {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// `Russian memorandum is not ranked: it crosses a red line of Ukraine in every draw.`
    pub why: String,
}

/// Central weights that rest on fewer leading draws are shown as a hint.
const FEW: u64 = 30;

impl RankRow {
    /// The chance of a rank behind the first `shown`: `12%`.
    #[must_use]
    pub fn later(&self, shown: usize) -> String {
        let (mut sum, mut none, mut all) = (0.0, true, true);
        for rank in &self.ranks {
            if rank.rank > shown {
                sum += rank.share;
                none &= rank.share <= 0.0;
            } else {
                all &= rank.share <= 0.0;
            }
        }
        whole(sum, none, all)
    }
}

/// Whose weights: `Ukraine’s weights`.
#[must_use]
pub fn whose_weights(framework: &Framework, party: PartyIx) -> String {
    format!("{} weights", text::possessive(&framework.party(party).name))
}

/// What draws say of one party's ranking.
#[must_use]
pub fn ranking(framework: &Framework, found: &Robustness, of: &PartyRobustness) -> Ranking {
    ranking_in(framework, found, of, &[])
}

/// The same with rows in another order, where that names every ranked scenario: while draws go on, rows must not jump.
#[must_use]
pub fn ranking_in(framework: &Framework, found: &Robustness, of: &PartyRobustness, frozen: &[ScenarioIx]) -> Ranking {
    let by_rank = of.order();
    let (finding, rest) = sentence(framework, found, of, &by_rank);
    let kept: Vec<usize> = frozen.iter().filter_map(|scenario| of.place(*scenario)).collect();
    let order = if kept.len() == by_rank.len() { kept } else { by_rank };
    let rows = order.iter().enumerate().map(|(at, place)| {
        let tied_with_next = order.get(at + 1).is_some_and(|next| of.pairs[*place][*next].is_tied());
        row(framework, found, &of.ranked[*place], tied_with_next)
    });
    Ranking { finding, rest, rows: rows.collect(), unranked: unranked(framework, of), notes: notes(framework, found) }
}

fn row(framework: &Framework, found: &Robustness, of: &ScenarioRobustness, tied_with_next: bool) -> RankRow {
    let name = framework.scenario(of.scenario).name.clone();
    let rank = |(at, share): (usize, &Share)| {
        let text = percent(*share);
        let within = error(share.standard_error());
        RankShare {
            rank: at + 1,
            share: share.value(),
            spoken: format!("{name}: rank {} in {} of draws, plus or minus {within}", at + 1, spoken(&text)),
            text,
        }
    };
    let leading = of.ranks.first().copied().unwrap_or(Share { count: 0, of: found.draws });
    RankRow {
        scenario: of.scenario,
        letter: letter(of.scenario),
        label: framework.scenario(of.scenario).label().to_owned(),
        ranks: of.ranks.iter().enumerate().map(rank).collect(),
        mean_rank: text::fixed(of.mean_rank, 1),
        tied_with_next,
        leads: if leading.count == 0 {
            format!("never leads in {}", draws(found.draws))
        } else {
            format!("leads in {}", percent(leading))
        },
        central_weights: of.central_weights.clone(),
        few: leading.count < FEW,
        confidence: of.confidence.map(percent),
        name,
    }
}

/// The sentence on top. It names a tie rather than a leader, and says of more than two that they are tied only where every two
/// of them are.
fn sentence(framework: &Framework, found: &Robustness, of: &PartyRobustness, order: &[usize]) -> (String, String) {
    let name = |place: usize| framework.scenario(of.ranked[place].scenario).name.clone();
    let by = format!("by {}", whose_weights(framework, of.party));
    let Some(first) = order.first().copied() else {
        return (format!("No scenario can be ranked {by}"), ".".to_owned());
    };
    if order.len() == 1 {
        return (format!("Only {} has a rank", name(first)), format!(" {by}."));
    }
    let tied = |one: usize, other: usize| of.pairs[one][other].is_tied();
    let together = (1..=order.len()).rev().find(|length| {
        let group = &order[..*length];
        group.iter().all(|one| group.iter().all(|other| one == other || tied(*one, *other)))
    });
    let group = &order[..together.unwrap_or(1)];
    if found.is_certain {
        let leaders: Vec<String> = order
            .iter()
            .filter(|place| of.ranked[**place].ranks.first().is_some_and(|share| share.count > 0))
            .map(|place| name(*place))
            .collect();
        let verb = if leaders.len() == 1 { "scores" } else { "score" };
        return (
            "Nothing varies, so every draw is equal".to_owned(),
            format!(": {} {verb} highest {by}.", text::list(&leaders)),
        );
    }
    if group.len() > 1 {
        let names: Vec<String> = group.iter().map(|place| name(*place)).collect();
        let mut shares: Vec<Share> =
            group.iter().filter_map(|place| of.ranked[*place].ranks.first().copied()).collect();
        shares.sort_by_key(|share| share.count);
        let leads = match (shares.first(), shares.last()) {
            (Some(least), Some(most)) if percent(*least) == percent(*most) => {
                format!("each leads in {} of the draws", percent(*least))
            }
            (Some(least), Some(most)) => {
                format!("each leads in {} to {} of the draws", percent(*least), percent(*most))
            }
            _ => String::new(),
        };
        let all = if group.len() == order.len() { "" } else { " Ordered by mean rank;" };
        let leads = if all.is_empty() { text::capital(&leads) } else { leads };
        return (format!("{} cannot be told apart", text::list(&names)), format!(" {by}.{all} {leads}."));
    }
    let leads = of.ranked[first].ranks.first().copied().unwrap_or(Share { count: 0, of: found.draws });
    let second = order[1];
    let ahead = of.pairs[first][second].wins();
    let finding = format!("{} scores highest in {} of the draws", name(first), percent(leads));
    let further = order[2..].iter().take_while(|place| tied(second, **place)).count();
    let behind = format!("It is ahead of {}, the next by mean rank, in {}", name(second), percent(ahead));
    let tie = if further > 0 { format!(", which is tied with {}", name(order[2])) } else { String::new() };
    (finding, format!(" {by}. {behind}{tie}."))
}

fn unranked(framework: &Framework, of: &PartyRobustness) -> Vec<Unranked> {
    let without = of.acceptance.iter().filter(|found| of.place(found.scenario).is_none());
    let party = &framework.party(of.party).name;
    without
        .map(|found| {
            let name = &framework.scenario(found.scenario).name;
            let why = if found.always_crosses {
                format!("{name} is not ranked: it crosses a red line of {party} in every draw.")
            } else if found.has_total {
                format!("{name} is not ranked.")
            } else {
                format!("{name} is not ranked: it says nothing that {party} gives weight to.")
            };
            Unranked { scenario: found.scenario, letter: letter(found.scenario), why }
        })
        .collect()
}

/// What should be known about the draws: combinations that could not be avoided.
fn notes(framework: &Framework, found: &Robustness) -> Vec<String> {
    let note = |(scenario, count): &(ScenarioIx, u64)| {
        format!(
            "{}: in {} no combination was found that the links of the file allow; they count as drawn.",
            framework.scenario(*scenario).name,
            draws(*count),
        )
    };
    found.unresolved.iter().map(note).collect()
}
