//! Weights of issues, party by party, and what moving one of them does to the others.

use crate::model::framework::Framework;
use crate::model::ids::{GroupIx, IssueIx, PartyIx};
use crate::model::quantity::Micro;

/// The greatest share a slider can give: at 1 the others would have nothing to keep their proportions by.
pub const GREATEST_SHARE: f64 = 0.999;

/// Points of every issue for every party; only proportions within a party count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    points: Vec<Vec<Micro>>,
}

impl Weights {
    /// The weights that the file gives.
    #[must_use]
    pub fn of(framework: &Framework) -> Self {
        let points = framework.parties().iter();
        Self { points: points.map(|party| party.judgements.iter().map(|j| j.weight).collect()).collect() }
    }

    /// One party's points, in the order of the framework's issues.
    #[must_use]
    pub fn party(&self, party: PartyIx) -> &[Micro] {
        &self.points[party.0]
    }

    /// The points of one issue.
    #[must_use]
    pub fn points(&self, party: PartyIx, issue: IssueIx) -> Micro {
        self.points[party.0][issue.0]
    }

    /// Sets the points of one issue; a negative number counts as nothing.
    pub fn set(&mut self, party: PartyIx, issue: IssueIx, points: Micro) {
        self.points[party.0][issue.0] = points.max(Micro::ZERO);
    }

    /// Sets the points of every issue, in the order of the framework's issues; a negative number counts as nothing.
    pub fn put(&mut self, party: PartyIx, points: &[Micro]) {
        for (issue, points) in points.iter().enumerate().take(self.points[party.0].len()) {
            self.set(party, IssueIx(issue), *points);
        }
    }

    /// The sum of a party's points, in millionths.
    #[must_use]
    pub fn sum(&self, party: PartyIx) -> i128 {
        self.points[party.0].iter().map(|points| i128::from(points.0)).sum()
    }

    /// An issue's share of its party's weight, 0..=1; 0 where nothing has weight.
    #[must_use]
    pub fn share(&self, party: PartyIx, issue: IssueIx) -> f64 {
        let sum = self.sum(party);
        if sum == 0 { 0.0 } else { self.points(party, issue).0 as f64 / sum as f64 }
    }

    /// The share of the issues for which `belongs` holds, 0..=1.
    #[must_use]
    pub fn share_of(&self, party: PartyIx, belongs: impl Fn(IssueIx) -> bool) -> f64 {
        let sum = self.sum(party);
        let part: i128 = self.points[party.0]
            .iter()
            .enumerate()
            .filter(|(issue, _)| belongs(IssueIx(*issue)))
            .map(|(_, points)| i128::from(points.0))
            .sum();
        if sum == 0 { 0.0 } else { part as f64 / sum as f64 }
    }

    /// Gives the issues in `moved` together the share `share`, in their present proportions (equal ones where they
    /// have no points); the issues that are neither moved nor `locked` take or give the rest in their proportions.
    ///
    /// Without locks only the moved issues' points change, so the others keep theirs: points × others/(1 − x)
    /// (methods, section 5). With locks the sum of points stays, and every issue that is not locked is written.
    /// A share that the locks do not leave room for is cut to what they leave; shares end at [`GREATEST_SHARE`].
    /// Nothing changes where `moved` is empty, all of it locked, or all other issues are locked or without points.
    pub fn set_share(&mut self, party: PartyIx, moved: &[IssueIx], share: f64, locked: impl Fn(IssueIx) -> bool) {
        let moved: Vec<IssueIx> = moved.iter().copied().filter(|issue| !locked(*issue)).collect();
        let sum = self.sum(party) as f64;
        let all = || (0..self.points[party.0].len()).map(IssueIx);
        let total_of = |issues: &mut dyn Iterator<Item = IssueIx>| -> f64 {
            issues.map(|issue| self.points(party, issue).0 as f64).sum()
        };
        let fixed = total_of(&mut all().filter(|issue| locked(*issue)));
        let now = total_of(&mut moved.iter().copied());
        let rest = sum - fixed - now;
        if moved.is_empty() || rest <= 0.0 || !share.is_finite() {
            return;
        }
        let any_locked = all().any(|issue| locked(issue) && !self.points(party, issue).is_zero());
        let (target, factor) = if any_locked {
            let target = (share * sum).clamp(0.0, (sum - fixed) * GREATEST_SHARE);
            (target, (sum - fixed - target) / rest)
        } else {
            let share = share.clamp(0.0, GREATEST_SHARE);
            (share * rest / (1.0 - share), 1.0)
        };
        let target = target.min(crate::model::quantity::LARGEST * 1e6 / 2.0);
        let rewritten: Vec<(IssueIx, f64)> = all()
            .filter(|issue| !locked(*issue))
            .filter_map(|issue| {
                let points = self.points(party, issue).0 as f64;
                if moved.contains(&issue) {
                    let part = if now > 0.0 { points / now } else { 1.0 / moved.len() as f64 };
                    Some((issue, target * part))
                } else {
                    any_locked.then_some((issue, points * factor))
                }
            })
            .collect();
        for (issue, points) in rewritten {
            self.set(party, issue, Micro(points.round() as i64));
        }
    }
}

/// The issues under `group`, nested groups included, in file order; those in no group for `None`.
#[must_use]
pub fn issues_under(framework: &Framework, group: Option<GroupIx>) -> Vec<IssueIx> {
    framework
        .issue_ixs()
        .filter(|issue| {
            let mut at = framework.issue(*issue).group;
            if group.is_none() {
                return at.is_none();
            }
            while let Some(inside) = at {
                if Some(inside) == group {
                    return true;
                }
                at = framework.group(inside).parent;
            }
            false
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Weights;
    use crate::model::ids::{IssueIx, PartyIx};
    use crate::model::quantity::Micro;

    const PARTY: PartyIx = PartyIx(0);

    fn weights(points: &[i32]) -> Weights {
        Weights { points: vec![points.iter().map(|p| Micro::whole(*p)).collect()] }
    }

    #[test]
    fn a_slider_without_locks_writes_one_number() {
        let mut moved = weights(&[8, 5, 3]);
        moved.set_share(PARTY, &[IssueIx(0)], 0.5, |_| false);
        assert_eq!(moved, weights(&[8, 5, 3]));
        moved.set_share(PARTY, &[IssueIx(0)], 0.2, |_| false);
        assert_eq!(moved, weights(&[2, 5, 3]));
        moved.set_share(PARTY, &[IssueIx(0)], 1.0, |_| false);
        assert_eq!(moved.points(PARTY, IssueIx(0)), Micro::whole(7992));
        moved.set_share(PARTY, &[IssueIx(0)], 0.0, |_| false);
        assert_eq!(moved, weights(&[0, 5, 3]));
    }

    #[test]
    fn locked_issues_keep_their_share() {
        let mut moved = weights(&[2, 2, 4, 2]);
        moved.set_share(PARTY, &[IssueIx(0)], 0.4, |issue| issue == IssueIx(2));
        assert_eq!(moved, weights(&[4, 1, 4, 1]));
        moved.set_share(PARTY, &[IssueIx(0)], 0.9, |issue| issue == IssueIx(2));
        assert_eq!(moved.share(PARTY, IssueIx(2)), 0.4);
        assert!(moved.share(PARTY, IssueIx(0)) < 0.6);
        let before = moved.clone();
        moved.set_share(PARTY, &[IssueIx(0)], 0.1, |issue| issue != IssueIx(0));
        assert_eq!(moved, before, "with every other issue locked a slider stays");
        moved.set_share(PARTY, &[IssueIx(2)], 0.1, |issue| issue == IssueIx(2));
        assert_eq!(moved, before, "a locked issue stays");
    }

    #[test]
    fn a_group_moves_in_its_own_proportions() {
        let mut moved = weights(&[1, 3, 4, 2]);
        moved.set_share(PARTY, &[IssueIx(0), IssueIx(1)], 0.5, |_| false);
        assert_eq!(moved.points(PARTY, IssueIx(0)), Micro(1_500_000));
        assert_eq!(moved.points(PARTY, IssueIx(1)), Micro(4_500_000));
        let mut empty = weights(&[0, 0, 4]);
        empty.set_share(PARTY, &[IssueIx(0), IssueIx(1)], 0.5, |_| false);
        assert_eq!(empty, weights(&[2, 2, 4]));
    }
}
