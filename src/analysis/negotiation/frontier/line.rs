//! One or two parties: a candidate is kept if its second number passes all before.

use super::stages::Sieve;
use crate::analysis::negotiation::units::Unit;

/// The running maximum.
#[derive(Debug, Default)]
pub(super) struct Line<U> {
    greatest: Option<U>,
}

impl<U: Unit> Sieve<U> for Line<U> {
    fn admit(&mut self, row: &[U], _kept: &[U]) -> bool {
        // With one number only the first candidate is kept: it is the greatest.
        let second = row.get(1).copied().unwrap_or_default();
        let passes = self.greatest.is_none_or(|greatest| second > greatest);
        if passes {
            self.greatest = Some(second);
        }
        passes
    }

    fn work(&mut self) -> u64 {
        1
    }

    fn bytes(&self) -> usize {
        0
    }
}
