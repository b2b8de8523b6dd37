//! Provisional: what the engine reports.
use num_bigint::BigUint;

use crate::analysis::exact::Total;
use crate::analysis::negotiation::setting::{Choice, RedLineRef};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};

use super::budget::{Meter, Stop};
use super::setting::Setting;

/// What a party could give up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relaxation {
    /// A red line.
    RedLine(RedLineRef),
    /// A no-deal value.
    NoDeal(PartyIx),
}

/// A number of packages.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// Exact, or the estimate.
    pub number: BigUint,
    /// Standard error; `None` where exact.
    pub standard_error: Option<f64>,
}

/// A package that misses.
#[derive(Clone, Debug, PartialEq)]
pub struct Miss {
    /// What it says, issue by issue.
    pub choices: Vec<Choice>,
    /// Red lines that it crosses.
    pub crossed: Vec<RedLineRef>,
    /// By party of the report.
    pub totals: Vec<Total>,
    /// How many are equally close, this one included.
    pub equal: BigUint,
}

/// Everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Who must agree.
    pub parties: Vec<PartyIx>,
    /// No-deal values by party of the report.
    pub no_deal: Vec<Option<Total>>,
    /// All packages.
    pub packages: BigUint,
    /// Acceptable ones.
    pub acceptable: Count,
    /// By party: those that it alone rejects.
    pub sole: Vec<Count>,
    /// Acceptable without one.
    pub singles: Vec<(Relaxation, Count)>,
    /// Acceptable without two.
    pub pairs: Vec<([Relaxation; 2], Count)>,
    /// Acceptable without all red lines of an issue.
    pub issues: Vec<(IssueIx, Count)>,
    /// Closest.
    pub closest: Vec<Miss>,
    /// What may be chosen on each issue, and in what share of the acceptable packages it occurs.
    pub shares: Vec<Vec<(Choice, f64)>>,
}

/// PROVISIONAL: red lines only.
pub fn why_not(framework: &Framework, setting: &Setting, _meter: &mut Meter<'_>) -> Result<Report, Stop> {
    use super::game::Game;
    let game = |setting: &Setting| Game::new(framework, setting).map_err(|_| Stop::Exhausted);
    let base = game(setting)?;
    let acceptable = |setting: &Setting| -> Result<BigUint, Stop> {
        let game = game(setting)?;
        let free = |block: usize| {
            (0..game.blocks()[block].combinations.len()).filter(|at| !game.is_barred(block, *at)).count()
        };
        Ok((0..game.blocks().len()).map(|block| BigUint::from(free(block))).product())
    };
    let exact = |number| Count { number, standard_error: None };
    let parties: Vec<PartyIx> = base.players().iter().map(|player| player.party).collect();
    let count = acceptable(setting)?;
    let mut sole = Vec::new();
    for party in &parties {
        let mut others = setting.clone();
        others.parties.retain(|other| other != party);
        sole.push(exact(if others.parties.is_empty() { base.packages() } else { acceptable(&others)? } - &count));
    }
    let lines: Vec<RedLineRef> = parties
        .iter()
        .flat_map(|party| (0..framework.party(*party).red_lines.len()).map(|index| RedLineRef { party: *party, index }))
        .filter(|line| !setting.lifted.contains(line))
        .collect();
    let without = |lines: &[RedLineRef]| {
        let mut setting = setting.clone();
        setting.lifted.extend(lines);
        acceptable(&setting)
    };
    let mut singles = Vec::new();
    for line in &lines {
        singles.push((Relaxation::RedLine(*line), exact(without(&[*line])?)));
    }
    let mut pairs = Vec::new();
    if count == BigUint::ZERO {
        for (at, first) in lines.iter().enumerate() {
            for second in &lines[at + 1..] {
                pairs.push((
                    [Relaxation::RedLine(*first), Relaxation::RedLine(*second)],
                    exact(without(&[*first, *second])?),
                ));
            }
        }
    }
    let mut issues = Vec::new();
    for issue in framework.issue_ixs() {
        let on: Vec<RedLineRef> = lines
            .iter()
            .copied()
            .filter(|line| framework.party(line.party).red_lines[line.index].issue == issue)
            .collect();
        if !on.is_empty() {
            issues.push((issue, exact(without(&on)?)));
        }
    }
    let shares = base
        .issues()
        .iter()
        .map(|issue| {
            let free = issue.crossed.iter().filter(|crossed| crossed.is_empty()).count();
            issue
                .choices
                .iter()
                .zip(&issue.crossed)
                .map(|(choice, crossed)| (*choice, if crossed.is_empty() { 1.0 / free as f64 } else { 0.0 }))
                .collect()
        })
        .collect();
    let closest = (0..3)
        .map(|at| {
            let blocks: Vec<usize> = base
                .blocks()
                .iter()
                .enumerate()
                .map(|(b, block)| {
                    (0..block.combinations.len())
                        .filter(|c| !base.is_barred(b, *c))
                        .nth(at)
                        .unwrap_or(at.min(block.combinations.len() - 1))
                })
                .collect();
            let package = base.package(&blocks);
            Miss {
                choices: framework.issue_ixs().map(|issue| base.choice(&package, issue)).collect(),
                crossed: blocks
                    .iter()
                    .enumerate()
                    .flat_map(|(b, c)| base.red_lines(b, *c).collect::<Vec<_>>())
                    .collect(),
                totals: base.totals(&base.sum(&blocks)),
                equal: BigUint::from(at + 1),
            }
        })
        .collect();
    Ok(Report {
        no_deal: base.players().iter().map(|player| player.no_deal).collect(),
        parties,
        packages: base.packages(),
        acceptable: exact(count),
        sole,
        singles,
        pairs,
        issues,
        closest,
        shares,
    })
}
