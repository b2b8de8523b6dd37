//! What Why not shows: looked at, never undone, never written into the file.

use std::sync::Arc;

use crate::analysis::negotiation::acceptable::Change;
use crate::analysis::negotiation::setting::{NoDeal, Setting};
use crate::model::framework::Framework;

/// Which relaxations are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Relaxed {
    /// Red lines.
    RedLines,
    /// No-deal values.
    NoDeal,
    /// Both, alone and together.
    #[default]
    Both,
}

impl Relaxed {
    /// Every choice, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::RedLines, Self::NoDeal, Self::Both];
}

/// What is chosen on Why not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhyNotView {
    /// What is tried without, one relaxation or two; empty for none. An assumption of the reader, not of a party.
    pub trial: Vec<Change>,
    /// Which relaxations are listed.
    pub shown: Relaxed,
    /// Statements on all issues rather than on one.
    pub all_statements: bool,
}

/// What is to be found out: the framework and the setting that its packages are counted under.
#[derive(Clone, Debug)]
pub struct Inquiry {
    /// Whose packages.
    pub framework: Arc<Framework>,
    /// Who must agree, and under which assumptions.
    pub setting: Setting,
}

impl PartialEq for Inquiry {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.framework, &other.framework) || self.framework == other.framework;
        same && self.setting == other.setting
    }
}

impl Inquiry {
    /// The same without what `relaxed` names.
    #[must_use]
    pub fn without(&self, relaxed: &[Change]) -> Self {
        let mut setting = self.setting.clone();
        for relaxation in relaxed {
            match relaxation {
                Change::RedLine(line) => setting.lifted.push(*line),
                Change::NoDeal(party) => setting.no_deal.push((*party, NoDeal::None)),
            }
        }
        Self { framework: Arc::clone(&self.framework), setting }
    }
}
