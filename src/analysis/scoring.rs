//! The additive method: total = (Σ w_i v_i) / C + A (Keeney and Raiffa 1976, chapter 3; links added).
//!
//! Sums run over the issues counted; C is the sum of their weights, A the sum of `adds` of the links that hold.
//! It assumes that the worth of an outcome on one issue does not depend on the others, but for what links say.
//! Totals are exact fractions and never clamped; equal totals share a rank (1, 2, 2, 4). A scenario with a red line
//! certainly crossed has no rank for that party, and neither has a reference.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::exact::{Margin, Total};
use super::outcome::{Counted, Standing, chance, counted, may_cross};
use super::values::{ValueTable, value_of};
use super::weights::Weights;
use crate::model::framework::{Framework, Silence};
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::link::Effect;
use crate::model::party::ReservationAt;
use crate::model::quantity::{MILLION, Micro};
use crate::model::value::Spread;

/// What a scoring rests on, beside the framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// Points of issues.
    pub weights: Weights,
    /// Which scenarios are compared: the others get totals but no rank. One entry a scenario.
    pub included: Vec<bool>,
    /// A scenario that is taken as the no-deal value of every party that gives none: the user's assumption.
    pub assumed_no_deal: Option<ScenarioIx>,
    /// No-deal values that the user tries out, one entry a party; they go before those of the file.
    pub tried_no_deal: Vec<Option<Micro>>,
    /// Parties whose no-deal value, whoever it is from, the user tries to do without.
    pub given_up: BTreeSet<PartyIx>,
    /// Red lines that the user tries to do without: a party and a position among its red lines.
    pub waived: BTreeSet<(PartyIx, usize)>,
}

impl Basis {
    /// The file's own weights, every scenario compared, nothing assumed.
    #[must_use]
    pub fn of(framework: &Framework) -> Self {
        Self {
            weights: Weights::of(framework),
            included: vec![true; framework.scenarios().len()],
            assumed_no_deal: None,
            tried_no_deal: vec![None; framework.parties().len()],
            given_up: BTreeSet::new(),
            waived: BTreeSet::new(),
        }
    }

    /// Whether a party's no-deal value is what the user tries: another one, or none.
    #[must_use]
    pub fn tries_no_deal(&self, party: PartyIx) -> bool {
        self.given_up.contains(&party) || self.tried_no_deal.get(party.0).is_some_and(Option::is_some)
    }

    /// What counts as a party's no-deal value: what is tried out, else what the file states, else what is assumed.
    #[must_use]
    pub fn no_deal_at(&self, framework: &Framework, party: PartyIx) -> Option<ReservationAt> {
        if self.given_up.contains(&party) {
            return None;
        }
        self.known_no_deal_at(framework, party).or(self.assumed_no_deal.map(ReservationAt::Scenario))
    }

    /// Whether a party's no-deal value is not known, so that an assumption counts for it: the file states none, none is tried
    /// out, and it is not tried without.
    #[must_use]
    pub fn lacks_no_deal(&self, framework: &Framework, party: PartyIx) -> bool {
        !self.given_up.contains(&party) && self.known_no_deal_at(framework, party).is_none()
    }

    /// What is tried out, else what the file states.
    fn known_no_deal_at(&self, framework: &Framework, party: PartyIx) -> Option<ReservationAt> {
        let tried = self.tried_no_deal.get(party.0).copied().flatten().map(ReservationAt::Value);
        tried.or(framework.party(party).reservation.as_ref().map(|reservation| reservation.at))
    }
}

/// Every party's judgement of every scenario, and the order of all parties together.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// How silence counted.
    pub silence: Silence,
    /// One entry a party, in file order.
    pub parties: Vec<PartyScores>,
    /// One entry a scenario, in file order: how it stands for all parties together.
    pub all: Vec<AllScore>,
    /// Whether [`Scores::all`] goes by margins (every party has a no-deal value) rather than by totals.
    pub all_by_margin: bool,
}

/// One party's judgement of every scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyScores {
    /// The total below which it would rather have no agreement, where it is known or assumed.
    pub reservation: Option<Total>,
    /// Whether that is the user's: [`Basis::tried_no_deal`], [`Basis::given_up`] or [`Basis::assumed_no_deal`].
    pub reservation_assumed: bool,
    /// One entry a scenario, in file order.
    pub scenarios: Vec<Score>,
}

/// One party's judgement of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The central total; `None` where nothing that counts has weight.
    pub total: Option<Total>,
    /// Its least, as outcomes and values may turn out.
    pub low: Option<Total>,
    /// Its greatest.
    pub high: Option<Total>,
    /// How much of the party's weight the scenario speaks to.
    pub coverage: Coverage,
    /// w_i v_i / C for each issue, in file order, 0 where it does not count; with `links` they sum to the total.
    pub contributions: Vec<f64>,
    /// What links add to the central total.
    pub links: Micro,
    /// Red lines of the party that the scenario crosses or may cross, in file order; empty for references.
    pub crossings: Vec<Crossing>,
    /// Total less reservation value.
    pub margin: Option<Margin>,
    /// `Some(false)`: crosses a red line or falls short; `Some(true)`: neither; `None`: crosses none, no no-deal value.
    pub acceptable: Option<bool>,
    /// 1 for the highest of the compared scenarios; equal totals share a rank.
    pub rank: Option<usize>,
    /// How many compared scenarios share this rank, this one included; 0 without a rank.
    pub tied: usize,
}

/// The part of a party's weight on issues that a scenario addresses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// How many issues it addresses.
    pub addressed: usize,
    /// How many there are.
    pub issues: usize,
    /// The share of the weight on them, 0..=1.
    pub share: f64,
}

/// A red line that a scenario crosses or may cross.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// Position among the party's red lines.
    pub red_line: usize,
    /// The issue it is on.
    pub issue: IssueIx,
    /// Whether it is certain: the outcome is addressed and settled. Otherwise the red line is at risk.
    pub certain: bool,
}

/// How a scenario stands for all parties together. Totals of different parties are never added.
#[derive(Clone, Debug, PartialEq)]
pub struct AllScore {
    /// The party whose margin (or total) is smallest; the first in file order among equals.
    pub smallest_party: Option<PartyIx>,
    /// Its margin, where every party has a no-deal value.
    pub smallest_margin: Option<Margin>,
    /// The smallest total of any party.
    pub smallest_total: Option<Total>,
    /// How many red lines of any party are certainly crossed.
    pub red_lines: usize,
    /// How many parties find it acceptable for certain.
    pub accepting: usize,
    /// 1 for the highest of the compared scenarios that cross no red line.
    pub rank: Option<usize>,
    /// How many share this rank, this one included; 0 without a rank.
    pub tied: usize,
}

impl Score {
    /// Whether a red line is certainly crossed.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.crossings.iter().any(|crossing| crossing.certain)
    }

    /// How many red lines are certainly crossed.
    #[must_use]
    pub fn certain_crossings(&self) -> usize {
        self.crossings.iter().filter(|crossing| crossing.certain).count()
    }
}

/// Whether a scenario is shown apart under this basis: a reference of the file, or the assumed no-deal scenario.
#[must_use]
pub fn is_apart(framework: &Framework, basis: &Basis, scenario: ScenarioIx) -> bool {
    basis.assumed_no_deal == Some(scenario) || framework.is_reference(scenario)
}

/// Whether a scenario is ranked for `party` if it has a total: compared, not shown apart, no red line certainly crossed.
#[must_use]
pub fn takes_part(
    framework: &Framework,
    table: &ValueTable,
    basis: &Basis,
    party: PartyIx,
    scenario: ScenarioIx,
) -> bool {
    basis.included[scenario.0]
        && !is_apart(framework, basis, scenario)
        && !crossings(framework, table, basis, party, scenario).iter().any(|crossing| crossing.certain)
}

/// The central total for `party` of what `counts` says of every issue: a scenario, one with some outcomes exchanged, or a
/// package. `None` where nothing that counts has weight.
#[must_use]
pub fn central<'a>(
    framework: &Framework,
    weights: &Weights,
    party: PartyIx,
    counts: impl Fn(IssueIx) -> Counted<'a>,
) -> Option<Total> {
    let judgements = &framework.party(party).judgements;
    let (mut counted, mut weighted) = (0_i128, 0_i128);
    for issue in framework.issue_ixs() {
        let function = judgements[issue.0].values.as_ref();
        let value = function.and_then(|function| value_of(framework.issue(issue), function, counts(issue)));
        if let Some(value) = value {
            let points = i128::from(weights.points(party, issue).0);
            counted += points;
            weighted += points * i128::from(value.central.0);
        }
    }
    let adds = link_points(framework, party, counts).central;
    Total::new(weighted + i128::from(adds.0) * counted, counted)
}

/// Scores every scenario for every party. `table` must be made from `framework`.
#[must_use]
pub fn score(framework: &Framework, table: &ValueTable, basis: &Basis) -> Scores {
    let ranked: Vec<bool> = framework
        .scenario_ixs()
        .map(|scenario| basis.included[scenario.0] && !is_apart(framework, basis, scenario))
        .collect();
    let parties: Vec<PartyScores> =
        framework.party_ixs().map(|party| score_party(framework, table, basis, &ranked, party)).collect();
    let all_by_margin = parties.iter().all(|party| party.reservation.is_some());
    let all = score_all(&parties, &ranked, all_by_margin);
    Scores { silence: table.silence(), parties, all, all_by_margin }
}

fn score_party(
    framework: &Framework,
    table: &ValueTable,
    basis: &Basis,
    ranked: &[bool],
    party: PartyIx,
) -> PartyScores {
    let mut scenarios: Vec<Score> =
        framework.scenario_ixs().map(|scenario| score_one(framework, table, basis, party, scenario)).collect();
    let reservation = basis.no_deal_at(framework, party).and_then(|at| match at {
        ReservationAt::Value(value) => Some(Total::stated(value)),
        ReservationAt::Scenario(scenario) => scenarios.get(scenario.0).and_then(|score| score.total),
    });
    let is_stated = framework.party(party).reservation.is_some();
    let reservation_assumed = basis.tries_no_deal(party) || !is_stated && basis.assumed_no_deal.is_some();
    for score in &mut scenarios {
        score.margin = score.total.zip(reservation).map(|(total, reservation)| Margin::new(total, reservation));
        score.acceptable = if score.is_blocked() { Some(false) } else { score.margin.map(Margin::is_reached) };
    }
    let keys: Vec<Option<Total>> = scenarios
        .iter()
        .zip(ranked)
        .map(|(score, ranked)| score.total.filter(|_| *ranked && !score.is_blocked()))
        .collect();
    for (score, (rank, tied)) in scenarios.iter_mut().zip(ranks(&keys)) {
        (score.rank, score.tied) = (rank, tied);
    }
    PartyScores { reservation, reservation_assumed, scenarios }
}

fn score_one(framework: &Framework, table: &ValueTable, basis: &Basis, party: PartyIx, scenario: ScenarioIx) -> Score {
    let points = basis.weights.party(party);
    let row = table.row(party, scenario);
    let sum = basis.weights.sum(party);
    let (mut addressed_points, mut addressed) = (0_i128, 0);
    for (points, standing) in points.iter().zip(table.standings(scenario)) {
        if standing.is_addressed() {
            addressed += 1;
            addressed_points += i128::from(points.0);
        }
    }
    let Sums { counted: counted_points, weighted: sums } = sums(points, row, sum);
    let links = link_points(framework, party, |issue| counted(framework, scenario, issue, table.silence()).1);
    let total = |sum: i128, adds: Micro| Total::new(sum + i128::from(adds.0) * counted_points, counted_points);
    let scale = if counted_points > 0 { 1.0 / (counted_points as f64 * MILLION as f64) } else { 0.0 };
    let contribution = |(points, value): (&Micro, &Option<Spread>)| {
        value.map_or(0.0, |value| points.0 as f64 * value.central.0 as f64 * scale)
    };
    let contributions = points.iter().zip(row).map(contribution).collect();
    Score {
        total: total(sums[1], links.central),
        low: total(sums[0], links.low),
        high: total(sums[2], links.high),
        coverage: Coverage {
            addressed,
            issues: points.len(),
            share: if sum == 0 { 0.0 } else { addressed_points as f64 / sum as f64 },
        },
        contributions,
        links: links.central,
        crossings: crossings(framework, table, basis, party, scenario),
        margin: None,
        acceptable: None,
        rank: None,
        tied: 0,
    }
}

/// Sums over the issues that count.
struct Sums {
    /// Of points, in millionths.
    counted: i128,
    /// Of points × value, in millionths of millionths: low, central, high.
    weighted: [i128; 3],
}

/// The largest sum of points, in millionths, for which a weighted sum of values up to 100 fits 64 bits.
const SMALL_SUM: i128 = (i64::MAX / Micro::HUNDRED.0) as i128;

/// Sums points and weighted values; `all` is the sum of all points. Usual weights fit 64 bits, which is several times faster
/// than 128 and gives the same sums.
fn sums(points: &[Micro], row: &[Option<Spread>], all: i128) -> Sums {
    let counted = points.iter().zip(row).filter_map(|(points, value)| Some((points.0, (*value)?)));
    if all <= SMALL_SUM {
        let sums = counted.fold([0_i64; 4], |[n, low, central, high], (points, value)| {
            [n + points, low + points * value.low.0, central + points * value.central.0, high + points * value.high.0]
        });
        let [counted, low, central, high] = sums.map(i128::from);
        return Sums { counted, weighted: [low, central, high] };
    }
    let [counted, low, central, high] = counted.fold([0_i128; 4], |[n, low, central, high], (points, value)| {
        let times = |value: Micro| i128::from(points) * i128::from(value.0);
        [n + i128::from(points), low + times(value.low), central + times(value.central), high + times(value.high)]
    });
    Sums { counted, weighted: [low, central, high] }
}

/// What links add to a party's total.
pub(super) struct LinkPoints {
    pub(super) low: Micro,
    pub(super) central: Micro,
    pub(super) high: Micro,
}

/// The central figure weighs each link by the likelihood that it holds, outcomes independent, rounded once; the ends
/// count what certainly holds, and what may hold only where it lowers the low or raises the high.
pub(super) fn link_points<'a>(
    framework: &Framework,
    party: PartyIx,
    counts: impl Fn(IssueIx) -> Counted<'a>,
) -> LinkPoints {
    let mut points = LinkPoints { low: Micro::ZERO, central: Micro::ZERO, high: Micro::ZERO };
    for link in framework.links() {
        let Effect::Adds { party: whose, points: adds } = link.effect else { continue };
        if whose.is_some_and(|whose| whose != party) {
            continue;
        }
        let likelihood: f64 =
            link.when.iter().map(|(issue, condition)| chance(framework, *issue, counts(*issue), condition)).product();
        if likelihood <= 0.0 {
            continue;
        }
        let certain = likelihood >= 1.0;
        points.central.0 += if certain { adds.0 } else { (adds.0 as f64 * likelihood).round() as i64 };
        points.low.0 += if certain || adds < Micro::ZERO { adds.0 } else { 0 };
        points.high.0 += if certain || adds > Micro::ZERO { adds.0 } else { 0 };
    }
    points
}

fn crossings(
    framework: &Framework,
    table: &ValueTable,
    basis: &Basis,
    party: PartyIx,
    scenario: ScenarioIx,
) -> Vec<Crossing> {
    let red_lines = &framework.party(party).red_lines;
    if red_lines.is_empty() || is_apart(framework, basis, scenario) {
        return Vec::new();
    }
    red_lines
        .iter()
        .enumerate()
        .filter(|(red_line, _)| !basis.waived.contains(&(party, *red_line)))
        .filter_map(|(red_line, line)| {
            let (standing, counts) = counted(framework, scenario, line.issue, table.silence());
            may_cross(framework, line.issue, counts, &line.never).then_some(Crossing {
                red_line,
                issue: line.issue,
                certain: standing == Standing::Settled,
            })
        })
        .collect()
}

fn score_all(parties: &[PartyScores], ranked: &[bool], by_margin: bool) -> Vec<AllScore> {
    let mut all: Vec<AllScore> = (0..ranked.len())
        .map(|scenario| {
            let scores = || parties.iter().map(|party| &party.scenarios[scenario]);
            let judged = scores().enumerate().map(|(party, score)| (PartyIx(party), score));
            let smallest_margin = scores().map(|score| score.margin).collect::<Option<Vec<_>>>();
            let smallest_total = scores().map(|score| score.total).collect::<Option<Vec<_>>>();
            let smallest_party = if by_margin {
                judged.min_by_key(|(_, score)| score.margin)
            } else {
                judged.min_by_key(|(_, score)| score.total)
            };
            AllScore {
                smallest_party: smallest_party.map(|(party, _)| party),
                smallest_margin: smallest_margin.and_then(|margins| margins.into_iter().min()),
                smallest_total: smallest_total.and_then(|totals| totals.into_iter().min()),
                red_lines: scores().map(Score::certain_crossings).sum(),
                accepting: scores().filter(|score| score.acceptable == Some(true)).count(),
                rank: None,
                tied: 0,
            }
        })
        .collect();
    let may_rank = |scenario: usize| ranked[scenario] && all[scenario].red_lines == 0;
    let ranking = if by_margin {
        ranks(&(0..all.len()).map(|s| all[s].smallest_margin.filter(|_| may_rank(s))).collect::<Vec<_>>())
    } else {
        ranks(&(0..all.len()).map(|s| all[s].smallest_total.filter(|_| may_rank(s))).collect::<Vec<_>>())
    };
    for (score, (rank, tied)) in all.iter_mut().zip(ranking) {
        (score.rank, score.tied) = (rank, tied);
    }
    all
}

/// Competition ranks, the greatest key first: 1, 2, 2, 4; with the number that share each. Keyless entries have none.
pub(super) fn ranks<K: Ord + Copy>(keys: &[Option<K>]) -> Vec<(Option<usize>, usize)> {
    let mut order: Vec<(K, usize)> =
        keys.iter().enumerate().filter_map(|(entry, key)| key.map(|key| (key, entry))).collect();
    order.sort_by_key(|(key, _)| Reverse(*key));
    let mut ranks = vec![(None, 0); keys.len()];
    let mut start = 0;
    while start < order.len() {
        let tied = order[start..].iter().take_while(|(key, _)| *key == order[start].0).count();
        for (_, entry) in &order[start..start + tied] {
            ranks[*entry] = (Some(start + 1), tied);
        }
        start += tied;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::{SMALL_SUM, Sums, ranks, sums};
    use crate::model::quantity::Micro;
    use crate::model::value::Spread;

    #[test]
    fn narrow_and_wide_sums_agree() {
        let row: Vec<Option<Spread>> = (0..7)
            .map(|i| {
                (i != 3).then(|| Spread { low: Micro(i), central: Micro::whole(10 * i as i32), high: Micro::HUNDRED })
            })
            .collect();
        let points: Vec<Micro> = (1..8).map(|i| Micro(SMALL_SUM as i64 / 28 * i)).collect();
        let all = points.iter().map(|points| i128::from(points.0)).sum();
        assert!(all <= SMALL_SUM);
        let Sums { counted, weighted } = sums(&points, &row, all);
        let wide = sums(&points, &row, SMALL_SUM + 1);
        assert_eq!((counted, weighted), (wide.counted, wide.weighted));
    }

    #[test]
    fn equal_keys_share_a_rank() {
        assert_eq!(
            ranks(&[Some(5), Some(9), None, Some(5), Some(1)]),
            [(Some(2), 2), (Some(1), 1), (None, 0), (Some(2), 2), (Some(4), 1)]
        );
    }
}
