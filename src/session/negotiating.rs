//! What the search for packages shows: who must agree, which packages, along which axes. Looked at, never undone.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::negotiation::setting::{Domain, Ideal};
use crate::model::framework::Framework;
use crate::model::ids::{PartyIx, ScenarioIx};

pub use crate::analysis::negotiation::references::Reference;

/// Which packages efficient ones are looked for among.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Among {
    /// Those that cross no red line, below no-deal values too: acceptable ones stand among the others.
    #[default]
    Respecting,
    /// All that no impossible link forbids.
    All,
    /// Those that give every party its no-deal value.
    Rational,
    /// Those that are acceptable to all.
    Acceptable,
}

impl Among {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Respecting, Self::Acceptable, Self::Rational, Self::All];

    /// The domain that single solutions are looked for in: they are over rational packages whatever it is.
    #[must_use]
    pub const fn domain(self) -> Domain {
        match self {
            Self::Respecting | Self::Acceptable => Domain::Acceptable,
            Self::Rational => Domain::Rational,
            Self::All => Domain::All,
        }
    }
}

/// How efficient packages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PackagesTab {
    /// Two parties, one an axis.
    #[default]
    Chart,
    /// All parties, one axis each.
    Parties,
    /// A table.
    List,
}

/// What the list is ordered by; the greatest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PackageOrder {
    /// The smallest margin of any party, or the smallest total where a no-deal value is missing.
    #[default]
    Smallest,
    /// One party's total.
    Party(PartyIx),
}

/// What changes that are better for everyone start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StartFrom {
    /// A scenario.
    Scenario(ScenarioIx),
    /// The package under construction.
    Draft,
}

/// What the search for packages shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Negotiating {
    /// Parties that need not agree.
    pub left_out: BTreeSet<PartyIx>,
    /// The party across and the party up, as chosen.
    pub axes: (PartyIx, PartyIx),
    /// Which packages are searched.
    pub among: Among,
    /// What the best of Kalai and Smorodinsky is measured over.
    pub ideal: Ideal,
    /// How packages are shown.
    pub tab: PackagesTab,
    /// Rules whose packages are marked.
    pub references: BTreeSet<Reference>,
    /// Packages are shown only where a party's total lies between.
    pub between: BTreeMap<PartyIx, [f64; 2]>,
    /// The order of the list.
    pub order: PackageOrder,
    /// What changes start from, as chosen.
    pub from: Option<StartFrom>,
}

impl Negotiating {
    /// Everyone must agree; the first two parties on the axes; the three best-known rules.
    #[must_use]
    pub fn new(framework: &Framework) -> Self {
        Self {
            left_out: BTreeSet::new(),
            axes: (PartyIx(0), PartyIx(framework.parties().len().min(2) - 1)),
            among: Among::default(),
            ideal: Ideal::default(),
            tab: PackagesTab::default(),
            references: [Reference::Nash, Reference::KalaiSmorodinsky, Reference::EqualGain].into(),
            between: BTreeMap::new(),
            order: PackageOrder::default(),
            from: None,
        }
    }

    /// Who must agree, in the order of the file.
    #[must_use]
    pub fn agreeing(&self, framework: &Framework) -> Vec<PartyIx> {
        framework.party_ixs().filter(|party| !self.left_out.contains(party)).collect()
    }

    /// The parties on the axes: those chosen while they must agree, else the first others that do. `None` where fewer than
    /// two must.
    #[must_use]
    pub fn axes(&self, framework: &Framework) -> Option<(PartyIx, PartyIx)> {
        let agreeing = self.agreeing(framework);
        let chosen = |party: PartyIx| agreeing.contains(&party).then_some(party);
        let other = |than: Option<PartyIx>| agreeing.iter().copied().find(|party| Some(*party) != than);
        let up = chosen(self.axes.1).filter(|up| *up != self.axes.0);
        let across = chosen(self.axes.0).or_else(|| other(up))?;
        Some((across, up.or_else(|| other(Some(across)))?))
    }

    /// Carries `command` out.
    pub(super) fn apply(&mut self, command: &NegotiateCommand) {
        match *command {
            NegotiateCommand::MustAgree(party, true) => {
                self.left_out.remove(&party);
            }
            NegotiateCommand::MustAgree(party, false) => {
                self.left_out.insert(party);
                self.between.remove(&party);
            }
            // The party that is there already changes places.
            NegotiateCommand::Across(party) if party == self.axes.1 => self.axes = (party, self.axes.0),
            NegotiateCommand::Across(party) => self.axes.0 = party,
            NegotiateCommand::Up(party) if party == self.axes.0 => self.axes = (self.axes.1, party),
            NegotiateCommand::Up(party) => self.axes.1 = party,
            NegotiateCommand::Among(among) => self.among = among,
            NegotiateCommand::Ideal(ideal) => self.ideal = ideal,
            NegotiateCommand::Tab(tab) => self.tab = tab,
            NegotiateCommand::Mark(reference, true) => {
                self.references.insert(reference);
            }
            NegotiateCommand::Mark(reference, false) => {
                self.references.remove(&reference);
            }
            NegotiateCommand::Between(party, Some(range)) => {
                self.between.insert(party, range);
            }
            NegotiateCommand::Between(party, None) => {
                self.between.remove(&party);
            }
            NegotiateCommand::Everywhere => self.between.clear(),
            NegotiateCommand::Order(order) => self.order = order,
            NegotiateCommand::From(from) => self.from = Some(from),
        }
    }

    /// Keeps the scenario that changes start from where scenarios moved from `old` to `new`.
    pub(super) fn follow(&mut self, old: &Framework, new: &Framework) {
        if let Some(StartFrom::Scenario(scenario)) = self.from {
            self.from = new.find_scenario(&old.scenario(scenario).id).map(StartFrom::Scenario);
        }
    }
}

/// Changes of what the search for packages shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NegotiateCommand {
    /// A party must agree, or need not.
    MustAgree(PartyIx, bool),
    /// The party on the axis across.
    Across(PartyIx),
    /// The party on the axis up.
    Up(PartyIx),
    /// Which packages are searched.
    Among(Among),
    /// What the best of Kalai and Smorodinsky is measured over.
    Ideal(Ideal),
    /// How packages are shown.
    Tab(PackagesTab),
    /// Mark the packages that a rule singles out, or not.
    Mark(Reference, bool),
    /// Show only packages where the party's total lies between; `None` for all.
    Between(PartyIx, Option<[f64; 2]>),
    /// Show packages wherever the parties' totals lie.
    Everywhere,
    /// The order of the list.
    Order(PackageOrder),
    /// What changes start from.
    From(StartFrom),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parties: usize) -> (Framework, Negotiating) {
        let names: String = (0..parties).map(|at| format!("[[parties]]\nid = \"p{at}\"\nname = \"P{at}\"\n")).collect();
        let text = format!(
            "format = 1\nid = \"f\"\ntitle = \"F\"\n[[issues]]\nid = \"i\"\nname = \"I\"\nterms = [{{ id = \"a\", name = \"A\" }}, \
             {{ id = \"b\", name = \"B\" }}]\n{names}[[scenarios]]\nid = \"s\"\nname = \"S\"\n[scenarios.outcomes]\ni = {{ term = \"a\" }}\n"
        );
        let read = crate::io::scenario_file::read_text("f.toml", &text, &mut |_| Err(String::new()));
        let framework = read.unwrap_or_else(|refused| panic!("{:?}", refused.problems)).framework;
        let negotiating = Negotiating::new(&framework);
        (framework, negotiating)
    }

    #[test]
    fn axes_are_two_different_parties_that_must_agree() {
        let (framework, mut now) = of(3);
        let axes = |now: &Negotiating| now.axes(&framework).map(|(across, up)| (across.0, up.0));
        assert_eq!(axes(&now), Some((0, 1)));
        now.apply(&NegotiateCommand::Across(PartyIx(1)));
        assert_eq!(axes(&now), Some((1, 0)), "they change places");
        now.apply(&NegotiateCommand::Up(PartyIx(2)));
        assert_eq!(axes(&now), Some((1, 2)));
        now.apply(&NegotiateCommand::MustAgree(PartyIx(1), false));
        assert_eq!(axes(&now), Some((0, 2)));
        now.apply(&NegotiateCommand::MustAgree(PartyIx(2), false));
        assert_eq!(axes(&now), None);
        now.apply(&NegotiateCommand::MustAgree(PartyIx(1), true));
        assert_eq!(axes(&now), Some((1, 0)));
        let (framework, now) = of(1);
        assert_eq!(now.axes(&framework), None);
    }
}
