//! Two parties, and every issue taken as something that can be divided: what Adjusted Winner gives to whom.

use crate::analysis::negotiation::adjusted_winner::{Fraction, between};
use crate::analysis::weights::Weights;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};
use crate::present::text;

/// A division of all issues between two parties.
#[derive(Clone, Debug, PartialEq)]
pub struct DivisionView {
    /// What each party holds of 100: the same for both.
    pub each: f64,
    /// `66 of 100 to each`.
    pub worth: String,
    /// Each issue that weighs for either, in file order.
    pub rows: Vec<DivisionRow>,
}

/// Who gets one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct DivisionRow {
    /// Which.
    pub issue: IssueIx,
    /// Its name.
    pub label: String,
    /// `Panama`; where it is divided `United States 13%, Panama 87%`.
    pub to: String,
    /// The first party's share, 0..=1.
    pub first: f64,
}

/// The rule's name.
pub const NAME: &str = "Adjusted Winner";

/// What stands above the division.
pub const TITLE: &str = "If issues could be divided";

/// What the rule does, in full.
pub const DEFINITION: &str = "Each issue goes to the party for whom the way from its worst to its best outcome weighs more; then issues go \
     over to the party that holds less, those on which the two differ least first and the last one in part, until both hold \
     as much (Brams and Taylor 1996). It takes having one’s way on an issue as something that can be shared out, which terms \
     of peace often are not.";

/// What Adjusted Winner gives to whom; `None` where a party gives nothing any weight.
#[must_use]
pub fn divided(framework: &Framework, weights: &Weights, parties: [PartyIx; 2]) -> Option<DivisionView> {
    let division = between(framework, weights, parties)?;
    let names = parties.map(|party| framework.party(party).label());
    let shares = framework.issue_ixs().zip(&division.shares);
    let rows = shares.filter_map(|(issue, share)| Some(row(framework, issue, share.as_ref()?, names))).collect();
    let each = division.worth.to_f64();
    Some(DivisionView { each, worth: format!("{} of 100 to each", text::score(each)), rows })
}

fn row(framework: &Framework, issue: IssueIx, share: &Fraction, [one, other]: [&str; 2]) -> DivisionRow {
    let first = share.to_f64();
    let to = if Fraction::new(1, 1).as_ref() == Some(share) {
        one.to_owned()
    } else if Fraction::new(0, 1).as_ref() == Some(share) {
        other.to_owned()
    } else {
        format!("{one} {}, {other} {}", text::percent(first), text::percent(1.0 - first))
    };
    DivisionRow { issue, label: framework.issue(issue).label().to_owned(), to, first }
}
