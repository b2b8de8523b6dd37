//! What is asked: whose packages, which of them, and under which assumptions.

use crate::analysis::scoring::Basis;
use crate::analysis::weights::Weights;
use crate::model::framework::{Framework, Silence};
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx, TermIx};
use crate::model::party::Never;
use crate::model::quantity::Micro;

/// Which packages a search looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Domain {
    /// All that no impossible link forbids.
    All,
    /// Those of them that give every party at least its no-deal value.
    Rational,
    /// Those of the rational ones that cross no red line.
    #[default]
    Acceptable,
}

impl Domain {
    /// Every domain, the widest first.
    pub const ALL: [Self; 3] = [Self::All, Self::Rational, Self::Acceptable];

    /// The word that the command line uses.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Rational => "rational",
            Self::Acceptable => "acceptable",
        }
    }
}

/// What a party's best is measured over, for the solution of Kalai and Smorodinsky.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ideal {
    /// The rational packages of the domain.
    #[default]
    Rational,
    /// All packages.
    All,
}

/// What a package says on one issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Choice {
    /// A term.
    Term(TermIx),
    /// A number of a range.
    Number(f64),
}

/// A no-deal value that is tried out in place of the one that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDeal {
    /// None.
    None,
    /// A total.
    Value(Micro),
    /// What a scenario is worth to the party.
    Scenario(ScenarioIx),
}

/// A red line of a party. Those of the file come first, in its order; those that are tried out follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RedLineRef {
    /// Whose it is.
    pub party: PartyIx,
    /// Position among the party's red lines.
    pub index: usize,
}

/// A red line that is tried out.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedLine {
    /// Whose it would be.
    pub party: PartyIx,
    /// The issue it is on.
    pub issue: IssueIx,
    /// What it rules out.
    pub never: Never,
}

/// What is asked of a framework's packages.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Who negotiates; order and repetition do not matter. Red lines are those of these parties.
    pub parties: Vec<PartyIx>,
    /// Which packages are looked at.
    pub domain: Domain,
    /// What the best of Kalai and Smorodinsky is measured over.
    pub ideal: Ideal,
    /// Points of issues.
    pub weights: Weights,
    /// How silence counts in scenarios that serve as no-deal values, or that are to be improved.
    pub silence: Silence,
    /// A scenario that is taken as the no-deal value of every party that gives none.
    pub assumed_no_deal: Option<ScenarioIx>,
    /// No-deal values that are tried out; the last entry of a party counts.
    pub no_deal: Vec<(PartyIx, NoDeal)>,
    /// Red lines that are tried without.
    pub lifted: Vec<RedLineRef>,
    /// Red lines that are tried out.
    pub added: Vec<TriedLine>,
    /// Issues that are decided; the last entry of an issue counts. A number need not be one of those that may be agreed.
    pub fixed: Vec<(IssueIx, Choice)>,
    /// Numbers that may be agreed beside those that the rule gives (methods, section 4).
    pub also: Vec<(IssueIx, f64)>,
}

impl Setting {
    /// All parties, acceptable packages, the file's own weights and silence, nothing assumed.
    #[must_use]
    pub fn of(framework: &Framework) -> Self {
        Self::with(framework, &Basis::of(framework), framework.silence())
    }

    /// All parties, acceptable packages, under the weights, the assumption and what is tried out in `basis`.
    #[must_use]
    pub fn with(framework: &Framework, basis: &Basis, silence: Silence) -> Self {
        let tried = framework.party_ixs().zip(&basis.tried_no_deal);
        let tried = tried.filter_map(|(party, value)| Some((party, NoDeal::Value((*value)?))));
        let no_deal = tried.chain(basis.given_up.iter().map(|party| (*party, NoDeal::None))).collect();
        let lifted = basis.waived.iter().map(|(party, index)| RedLineRef { party: *party, index: *index }).collect();
        Self {
            parties: framework.party_ixs().collect(),
            domain: Domain::default(),
            ideal: Ideal::default(),
            weights: basis.weights.clone(),
            silence,
            assumed_no_deal: basis.assumed_no_deal,
            no_deal,
            lifted,
            added: Vec::new(),
            fixed: Vec::new(),
            also: Vec::new(),
        }
    }
}
