//! The packages of a framework under one setting, and what each choice is worth to each party: the reduction to whole
//! numbers on which every search runs.

use num_bigint::{BigInt, BigUint};

use super::blocks::{Block, Joint, blocks, joints};
use super::choices::{IssueChoices, Origin, choices, outcome};
use super::package::Package;
use super::setting::{Choice, Domain, Ideal, NoDeal, RedLineRef, Setting};
use super::units::{Scale, Table, Unit, Units, gcd};
use crate::analysis::exact::Total;
use crate::analysis::outcome::{Counted, counted};
use crate::analysis::scoring::central;
use crate::analysis::values::value_of;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::link::Effect;
use crate::model::party::ReservationAt;

/// Why there is no game.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GameError {
    /// Nobody negotiates.
    #[error("no party is chosen")]
    NoParty,
    /// A party without any weight has no totals.
    #[error("a party gives no issue any weight, so that it has no totals")]
    Weightless(PartyIx),
    /// An issue is fixed to what it does not have.
    #[error("an issue is fixed to an outcome that it does not have")]
    NoSuchOutcome(IssueIx),
    /// Links join issues into more combinations than can be held: the issues, and the links by their positions in the framework.
    #[error("links join issues into more combinations than can be searched; fix the outcome of one or more of them")]
    TooManyCombinations(Vec<IssueIx>, Vec<usize>),
    /// Numbers that pass 2¹²⁵ in the exact sums.
    #[error("the numbers of a party are too large or too finely divided to add up exactly")]
    TooLarge(PartyIx),
}

/// A party that negotiates.
#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    /// Which party it is.
    pub party: PartyIx,
    /// Its no-deal value; `None`: 0 counts in solutions, and acceptability rests on red lines alone.
    pub no_deal: Option<Total>,
    /// Whether that is the setting's assumption or tried out, rather than the file's.
    pub assumed: bool,
    /// What its units are worth.
    pub scale: Scale,
}

/// Packages as products of blocks, with utilities in whole units. A value once built: nothing in it can be inconsistent.
#[derive(Clone, Debug, PartialEq)]
pub struct Game {
    players: Vec<Player>,
    issues: Vec<IssueChoices>,
    blocks: Vec<Block>,
    crossed: Vec<Vec<bool>>,
    units: Units,
    domain: Domain,
    ideal: Ideal,
    uncertain: Vec<IssueIx>,
}

impl Game {
    /// The game of `framework` under `setting`.
    ///
    /// # Errors
    /// [`GameError`]: a setting that makes no game, or one too large to be held.
    pub fn new(framework: &Framework, setting: &Setting) -> Result<Self, GameError> {
        let mut parties = setting.parties.clone();
        parties.sort_unstable();
        parties.dedup();
        if parties.is_empty() {
            return Err(GameError::NoParty);
        }
        let issues = framework
            .issue_ixs()
            .map(|issue| choices(framework, setting, issue).ok_or(GameError::NoSuchOutcome(issue)))
            .collect::<Result<Vec<_>, _>>()?;
        let joints = joints(framework, &issues);
        let blocks = blocks(framework, &issues, &joints)?;
        let mut players = Vec::new();
        let mut columns = Vec::new();
        for party in &parties {
            let (player, column) = player(framework, setting, &issues, &joints, *party)?;
            players.push(player);
            columns.push(column);
        }
        let table = table(&blocks, &joints, &columns);
        let units = fitting(table, &players)?;
        let crossed = blocks.iter().map(|block| barred(block, &issues)).collect();
        let uncertain = uncertain(framework, setting, &parties);
        Ok(Self { players, issues, blocks, crossed, units, domain: setting.domain, ideal: setting.ideal, uncertain })
    }

    /// Who negotiates, in the order of the file.
    #[must_use]
    pub fn players(&self) -> &[Player] {
        &self.players
    }

    /// What may be agreed on every issue, in the framework's order.
    #[must_use]
    pub fn issues(&self) -> &[IssueChoices] {
        &self.issues
    }

    /// Issues, or those that links join, by their first issue. A package is one choice of each.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The utilities.
    #[must_use]
    pub const fn units(&self) -> &Units {
        &self.units
    }

    /// Which packages are looked at.
    #[must_use]
    pub const fn domain(&self) -> Domain {
        self.domain
    }

    /// What the best of Kalai and Smorodinsky is measured over.
    #[must_use]
    pub const fn ideal(&self) -> Ideal {
        self.ideal
    }

    /// Issues with weight for some party that are worth an uncertain value: the central one is counted with.
    #[must_use]
    pub fn uncertain(&self) -> &[IssueIx] {
        &self.uncertain
    }

    /// Issues on which numbers of a range are looked at, with how many: what `exact` speaks of.
    pub fn ranges(&self) -> impl Iterator<Item = (IssueIx, usize)> + '_ {
        let of_range = |issue: &&IssueChoices| matches!(issue.origin, Origin::Steps | Origin::Numbers);
        self.issues.iter().filter(of_range).map(|issue| (issue.issue, issue.choices.len()))
    }

    /// How many packages there are that no impossible link forbids: F.
    #[must_use]
    pub fn packages(&self) -> BigUint {
        self.blocks.iter().map(|block| BigUint::from(block.combinations.len())).product()
    }

    /// Whether a block's choice crosses a red line.
    #[must_use]
    pub fn is_barred(&self, block: usize, choice: usize) -> bool {
        self.crossed[block][choice]
    }

    /// The red lines that a block's choice crosses, in the order of the block's issues.
    pub fn red_lines(&self, block: usize, choice: usize) -> impl Iterator<Item = RedLineRef> + '_ {
        self.blocks[block].decode(choice).flat_map(|(issue, at)| self.issues[issue.0].crossed[at].iter().copied())
    }

    /// The package of one choice a block.
    #[must_use]
    pub fn package(&self, choices: &[usize]) -> Package {
        let mut package = Package(vec![0; self.issues.len()]);
        for (block, choice) in self.blocks.iter().zip(choices) {
            for (issue, at) in block.decode(*choice) {
                package.0[issue.0] = at;
            }
        }
        package
    }

    /// The choice that a package makes on each block; `None` where it is impossible or not of this game.
    #[must_use]
    pub fn block_choices(&self, package: &Package) -> Option<Vec<usize>> {
        self.blocks.iter().map(|block| block.encode(&package.0)).collect()
    }

    /// What a package says on an issue.
    #[must_use]
    pub fn choice(&self, package: &Package, issue: IssueIx) -> Choice {
        self.issues[issue.0].choices[package.0[issue.0]]
    }

    /// The package that makes these choices, one an issue; `None` where one of them is not of this game.
    #[must_use]
    pub fn package_of(&self, choices: &[Choice]) -> Option<Package> {
        let at = |(issue, choice): (&IssueChoices, &Choice)| issue.choices.iter().position(|other| other == choice);
        self.issues.iter().zip(choices).map(at).collect::<Option<_>>().map(Package)
    }

    /// What one choice of a block is worth to each player, in units.
    #[must_use]
    pub fn row(&self, block: usize, choice: usize) -> Vec<i128> {
        match &self.units {
            Units::Narrow(table) => table.row(block, choice).iter().map(|units| i128::from(*units)).collect(),
            Units::Wide(table) => table.row(block, choice).to_vec(),
        }
    }

    /// What one choice a block is worth to each player, in units.
    #[must_use]
    pub fn sum(&self, choices: &[usize]) -> Vec<i128> {
        match &self.units {
            Units::Narrow(table) => sum(table, choices),
            Units::Wide(table) => sum(table, choices),
        }
    }

    /// What units are worth to each player. They are a package's.
    #[must_use]
    pub fn totals(&self, units: &[i128]) -> Vec<Total> {
        // A package's units always give a total: the scale refused what would not fit.
        self.players.iter().zip(units).filter_map(|(player, units)| player.scale.total(*units)).collect()
    }
}

fn sum<U: Unit>(table: &Table<U>, choices: &[usize]) -> Vec<i128> {
    let mut sums = vec![0_i128; table.parties];
    for (block, choice) in choices.iter().enumerate() {
        for (sum, unit) in sums.iter_mut().zip(table.row(block, *choice)) {
            *sum += (*unit).into();
        }
    }
    sums
}

/// What one party adds up: for each issue its choices' units, for each joint link what it adds.
struct Column {
    issues: Vec<Vec<i128>>,
    links: Vec<i128>,
    reservation: i128,
}

/// A party's scale and numbers. Only here are numbers of any size: what leaves is divided and held in 128 bits.
fn player(
    framework: &Framework,
    setting: &Setting,
    issues: &[IssueChoices],
    joints: &[Joint],
    party: PartyIx,
) -> Result<(Player, Column), GameError> {
    let judgements = &framework.party(party).judgements;
    let points = |issue: IssueIx| i128::from(setting.weights.points(party, issue).0);
    let counted: i128 = framework.issue_ixs().filter(|issue| judgements[issue.0].values.is_some()).map(points).sum();
    if counted <= 0 {
        return Err(GameError::Weightless(party));
    }
    let mut raw: Vec<Vec<BigInt>> = Vec::new();
    for choices in issues {
        let issue = framework.issue(choices.issue);
        let function = judgements[choices.issue.0].values.as_ref();
        let worth = |choice: &Choice| {
            let value = function.and_then(|function| value_of(issue, function, Counted::Outcome(&outcome(*choice))));
            BigInt::from(value.map_or(0, |value| points(choices.issue) * i128::from(value.central.0)))
        };
        raw.push(choices.choices.iter().map(worth).collect());
    }
    let mut links: Vec<BigInt> = joints.iter().map(|joint| adds(framework, joint, party) * counted).collect();
    let (no_deal, assumed) = no_deal(framework, setting, party);
    let (numerator, divided) = no_deal.map_or((0, 1), Total::fraction);
    let mut reservation = BigInt::from(numerator) * counted;
    let times = BigInt::from(divided) / gcd(reservation.clone(), divided.into());
    reservation = reservation * &times / divided;
    let mut divisor = reservation.clone();
    for number in raw.iter_mut().flatten().chain(&mut links) {
        *number *= &times;
        divisor = gcd(divisor, number.clone());
    }
    if divisor == BigInt::ZERO {
        divisor = BigInt::from(1);
    }
    let scale = Scale { divisor, times, counted };
    let held = |number: &BigInt| {
        let units = i128::try_from(&(number / &scale.divisor)).ok();
        units.filter(|units| units.unsigned_abs() <= 1 << 110).ok_or(GameError::TooLarge(party))
    };
    let column = Column {
        issues: raw.iter().map(|issue| issue.iter().map(held).collect()).collect::<Result<_, _>>()?,
        links: links.iter().map(held).collect::<Result<_, _>>()?,
        reservation: held(&reservation)?,
    };
    Ok((Player { party, no_deal, assumed, scale }, column))
}

/// What a link adds to a party's total, in millionths of a point.
fn adds(framework: &Framework, joint: &Joint, party: PartyIx) -> BigInt {
    match framework.links()[joint.link].effect {
        Effect::Adds { party: whose, points } if whose.is_none_or(|whose| whose == party) => points.0.into(),
        Effect::Adds { .. } | Effect::Impossible => BigInt::ZERO,
    }
}

/// The no-deal value that counts, and whether the setting assumes it.
fn no_deal(framework: &Framework, setting: &Setting, party: PartyIx) -> (Option<Total>, bool) {
    let worth = |scenario: ScenarioIx| {
        let counts = |issue| counted(framework, scenario, issue, setting.silence).1;
        central(framework, &setting.weights, party, counts)
    };
    let tried = setting.no_deal.iter().rev().find(|(whose, _)| *whose == party);
    let stated = framework.party(party).reservation.as_ref().map(|reservation| reservation.at);
    match (tried, stated, setting.assumed_no_deal) {
        (Some((_, NoDeal::None)), _, _) => (None, true),
        (Some((_, NoDeal::Value(value))), _, _) => (Some(Total::stated(*value)), true),
        (Some((_, NoDeal::Scenario(scenario))), _, _) => (worth(*scenario), true),
        (None, None, Some(scenario)) => (worth(scenario), true),
        (None, Some(ReservationAt::Value(value)), _) => (Some(Total::stated(value)), false),
        (None, Some(ReservationAt::Scenario(scenario)), _) => (worth(scenario), false),
        (None, None, None) => (None, false),
    }
}

/// The utilities of all blocks' choices.
fn table(blocks: &[Block], joints: &[Joint], columns: &[Column]) -> Table<i128> {
    let units = |(at, block): (usize, &Block)| {
        let here = |joint: &Joint| match joint.when.first() {
            Some((issue, _)) => block.issues.contains(issue),
            None => at == 0,
        };
        let joined: Vec<(usize, &Joint)> = joints.iter().enumerate().filter(|(_, joint)| here(joint)).collect();
        let mut rows = Vec::with_capacity(block.combinations.len() * columns.len());
        for choice in 0..block.combinations.len() {
            let made: Vec<(IssueIx, usize)> = block.decode(choice).collect();
            let holds = |joint: &Joint| {
                let met = |(issue, met): &(IssueIx, Vec<bool>)| made.iter().any(|(of, at)| of == issue && met[*at]);
                joint.when.iter().all(met)
            };
            let held: Vec<usize> = joined.iter().filter(|(_, joint)| holds(joint)).map(|(link, _)| *link).collect();
            for column in columns {
                let own: i128 = made.iter().map(|(issue, at)| column.issues[issue.0][*at]).sum();
                rows.push(own + held.iter().map(|link| column.links[*link]).sum::<i128>());
            }
        }
        rows
    };
    Table {
        parties: columns.len(),
        reservations: columns.iter().map(|column| column.reservation).collect(),
        blocks: blocks.iter().enumerate().map(units).collect(),
    }
}

/// The table in the narrowest width that its sums fit, and each party's totals with them.
fn fitting(table: Table<i128>, players: &[Player]) -> Result<Units, GameError> {
    let mut greatest = 0_u128;
    for (at, player) in players.iter().enumerate() {
        let size = |block: usize| table.rows(block).map(|row| row[at].unsigned_abs()).max().unwrap_or(0);
        let sum = (0..table.blocks.len()).map(size).sum::<u128>() + table.reservations[at].unsigned_abs();
        let fits = i128::try_from(sum).is_ok_and(|sum| sum <= 1 << 125 && player.scale.total(sum).is_some());
        if !fits {
            return Err(GameError::TooLarge(player.party));
        }
        greatest = greatest.max(sum);
    }
    if greatest <= 1 << 62
        && let Some(narrow) = table.narrowed()
    {
        return Ok(Units::Narrow(narrow));
    }
    Ok(Units::Wide(table))
}

/// For each choice of a block whether it crosses a red line.
fn barred(block: &Block, issues: &[IssueChoices]) -> Vec<bool> {
    let crosses = |(issue, at): (IssueIx, usize)| !issues[issue.0].crossed[at].is_empty();
    (0..block.combinations.len()).map(|choice| block.decode(choice).any(crosses)).collect()
}

fn uncertain(framework: &Framework, setting: &Setting, parties: &[PartyIx]) -> Vec<IssueIx> {
    use crate::model::value::ValueFunction;
    let doubtful = |issue: &IssueIx| {
        parties.iter().any(|party| {
            let values = &framework.party(*party).judgements[issue.0].values;
            let spread = matches!(values, Some(ValueFunction::Terms(of)) if of.iter().any(|value| !value.is_certain()));
            spread && !setting.weights.points(*party, *issue).is_zero()
        })
    };
    framework.issue_ixs().filter(doubtful).collect()
}
