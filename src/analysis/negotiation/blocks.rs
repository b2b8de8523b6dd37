//! Issues that links join become one block: all their combinations but the impossible ones.
//!
//! A link that asks nothing any more, because every choice left meets its conditions, joins nothing: fixed issues make
//! blocks smaller.

use super::choices::{IssueChoices, meets};
use super::game::GameError;
use crate::model::framework::Framework;
use crate::model::ids::IssueIx;
use crate::model::link::Effect;

/// The most combinations that the blocks of a game may have together, and the most that are tried for one.
pub const MOST_COMBINATIONS: usize = 1 << 20;

/// An issue, or several that links join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The issues, in the framework's order.
    pub issues: Vec<IssueIx>,
    /// How many choices each of them has.
    pub sizes: Vec<usize>,
    /// The combinations that are possible, ascending: positions in the product of the issues' choices, the last issue's
    /// changing fastest. A block's choice is a position in this list.
    pub combinations: Vec<u64>,
}

impl Block {
    /// The choices that a combination makes on the block's issues, in their order.
    pub fn decode(&self, choice: usize) -> impl ExactSizeIterator<Item = (IssueIx, usize)> + '_ {
        let code = self.combinations[choice];
        let mut weight: u64 = self.sizes.iter().map(|size| *size as u64).product();
        self.issues.iter().zip(&self.sizes).map(move |(issue, size)| {
            weight /= *size as u64;
            (*issue, (code / weight % *size as u64) as usize)
        })
    }

    /// The block's choice that makes these choices on its issues; `None` where they are impossible together.
    #[must_use]
    pub fn encode(&self, choices: &[usize]) -> Option<usize> {
        let code = self.issues.iter().zip(&self.sizes).try_fold(0_u64, |code, (issue, size)| {
            let choice = *choices.get(issue.0)?;
            (choice < *size).then_some(code * *size as u64 + choice as u64)
        })?;
        self.combinations.binary_search(&code).ok()
    }
}

/// A link as the choices left see it.
#[derive(Clone, Debug)]
pub(super) struct Joint {
    /// Position among the framework's links.
    pub(super) link: usize,
    /// Issues that it still asks something of, each with the choices that meet it; empty where it always holds.
    pub(super) when: Vec<(IssueIx, Vec<bool>)>,
}

/// The links that can hold, conditions that always hold left out.
pub(super) fn joints(framework: &Framework, issues: &[IssueChoices]) -> Vec<Joint> {
    let mut joints = Vec::new();
    for (at, link) in framework.links().iter().enumerate() {
        let mut when = Vec::new();
        let mut possible = true;
        for (issue, condition) in &link.when {
            let met: Vec<bool> = issues[issue.0].choices.iter().map(|choice| meets(*choice, condition)).collect();
            possible &= met.contains(&true);
            if met.contains(&false) {
                when.push((*issue, met));
            }
        }
        if possible {
            joints.push(Joint { link: at, when });
        }
    }
    joints
}

/// The blocks, by their first issue.
///
/// # Errors
/// [`GameError::TooManyCombinations`].
pub(super) fn blocks(
    framework: &Framework,
    issues: &[IssueChoices],
    joints: &[Joint],
) -> Result<Vec<Block>, GameError> {
    let mut leader: Vec<usize> = (0..issues.len()).collect();
    for joint in joints {
        let mut joined = joint.when.iter().map(|(issue, _)| leader[issue.0]);
        let Some(first) = joined.next() else { continue };
        let others: Vec<usize> = joined.collect();
        let least = others.iter().copied().fold(first, usize::min);
        for head in &mut leader {
            if *head == first || others.contains(head) {
                *head = least;
            }
        }
    }
    let mut blocks = Vec::new();
    let mut room = MOST_COMBINATIONS;
    for head in 0..issues.len() {
        let members: Vec<IssueIx> = (0..issues.len()).filter(|issue| leader[*issue] == head).map(IssueIx).collect();
        if members.is_empty() {
            continue;
        }
        let sizes: Vec<usize> = members.iter().map(|issue| issues[issue.0].choices.len()).collect();
        let forbidding: Vec<&Joint> = joints
            .iter()
            .filter(|joint| framework.links()[joint.link].effect == Effect::Impossible)
            .filter(|joint| match joint.when.first() {
                Some((issue, _)) => leader[issue.0] == head,
                // Impossible whatever is chosen: the first block bears it, and no package is left.
                None => blocks.is_empty(),
            })
            .collect();
        let combinations = possible(&members, &sizes, &forbidding, room)
            .ok_or_else(|| GameError::TooManyCombinations(members.clone(), joining(joints, &members)))?;
        room -= combinations.len();
        blocks.push(Block { issues: members, sizes, combinations });
    }
    Ok(blocks)
}

/// The links that join some issues: those that ask something of two of them or more.
fn joining(joints: &[Joint], members: &[IssueIx]) -> Vec<usize> {
    let joins = |joint: &&Joint| joint.when.iter().filter(|(issue, _)| members.contains(issue)).count() > 1;
    joints.iter().filter(joins).map(|joint| joint.link).collect()
}

/// All combinations that no link forbids, in order; `None` where there are more than `room`, or too many to try.
fn possible(members: &[IssueIx], sizes: &[usize], forbidding: &[&Joint], room: usize) -> Option<Vec<u64>> {
    sizes.iter().try_fold(1_u64, |product, size| product.checked_mul(*size as u64))?;
    // A link is decided once the last of its issues is chosen.
    let mut decided: Vec<Vec<&Joint>> = vec![Vec::new(); members.len() + 1];
    for joint in forbidding {
        let last = joint.when.last().and_then(|(issue, _)| members.iter().position(|member| member == issue));
        decided[last.map_or(0, |last| last + 1)].push(joint);
    }
    if !decided[0].is_empty() {
        return Some(Vec::new());
    }
    let mut partial: Vec<u64> = vec![0];
    for (depth, size) in sizes.iter().enumerate() {
        let mut longer = Vec::new();
        for code in partial {
            for choice in 0..*size as u64 {
                let code = code * *size as u64 + choice;
                let holds = |joint: &&Joint| {
                    joint.when.iter().all(|(issue, met)| {
                        let at = members.iter().position(|member| member == issue).unwrap_or_default();
                        let below: u64 = sizes[at + 1..=depth].iter().map(|size| *size as u64).product();
                        met[(code / below % sizes[at] as u64) as usize]
                    })
                };
                if !decided[depth + 1].iter().any(holds) {
                    longer.push(code);
                }
            }
            if longer.len() > MOST_COMBINATIONS {
                return None;
            }
        }
        partial = longer;
    }
    (partial.len() <= room).then_some(partial)
}
