//! Three parties: the second and third numbers of what is kept, as a staircase in an ordered map.

use std::collections::BTreeMap;

use super::stages::Sieve;
use crate::analysis::negotiation::units::Unit;

/// Second numbers with the greatest third number at or above them; third numbers fall as second ones rise.
#[derive(Debug, Default)]
pub(super) struct Staircase<U> {
    steps: BTreeMap<U, U>,
    work: u64,
}

impl<U: Unit> Sieve<U> for Staircase<U> {
    fn admit(&mut self, row: &[U], _kept: &[U]) -> bool {
        let [_, second, third] = row else { return false };
        self.work += 40;
        if self.steps.range(*second..).next().is_some_and(|(_, above)| above >= third) {
            return false;
        }
        while let Some((step, _)) = self.steps.range(..=*second).next_back().filter(|(_, below)| *below <= third) {
            let step = *step;
            self.steps.remove(&step);
        }
        self.steps.insert(*second, *third);
        true
    }

    fn work(&mut self) -> u64 {
        std::mem::take(&mut self.work)
    }

    fn bytes(&self) -> usize {
        self.steps.len() * size_of::<[U; 4]>()
    }
}
