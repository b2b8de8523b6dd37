//! Provisional: what the engine reports.
use num_bigint::BigUint;

use crate::analysis::exact::Total;
use crate::analysis::negotiation::setting::{Choice, RedLineRef};
use crate::model::ids::{IssueIx, PartyIx};
pub use crate::session::why_not::Relaxation;

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
