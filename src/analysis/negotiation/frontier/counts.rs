//! How many packages stand behind each point: sums over the ways in which it came about.

use num_bigint::BigUint;

use super::stages::Stage;
use crate::analysis::negotiation::budget::{Meter, Stop};

/// Packages a point.
#[derive(Clone, Debug)]
pub(super) enum Counts {
    /// Where all fit 64 bits.
    Small(Vec<u64>),
    /// Of any size.
    Big(Vec<BigUint>),
}

impl Counts {
    /// Counts the packages behind the points of the last stage.
    pub(super) fn new(stages: &[Stage], meter: &mut Meter<'_>) -> Result<Self, Stop> {
        meter.wanted()?;
        if let Some(counts) = small(stages) {
            return Ok(Self::Small(counts));
        }
        let mut counts = vec![BigUint::from(1_u32)];
        for stage in stages {
            meter.wanted()?;
            let of = |origin: u32| {
                let classes = stage.members.len() as u32;
                &counts[(origin / classes) as usize] * stage.members[(origin % classes) as usize].len()
            };
            let mut next: Vec<BigUint> = stage.origins.iter().map(|origin| of(*origin)).collect();
            for (point, origin) in &stage.extras {
                next[*point as usize] += of(*origin);
            }
            counts = next;
        }
        Ok(Self::Big(counts))
    }

    /// Packages behind one point.
    pub(super) fn of(&self, point: usize) -> BigUint {
        match self {
            Self::Small(counts) => counts[point].into(),
            Self::Big(counts) => counts[point].clone(),
        }
    }

    /// Packages behind all points.
    pub(super) fn sum(&self) -> BigUint {
        match self {
            Self::Small(counts) => counts.iter().map(|count| BigUint::from(*count)).sum(),
            Self::Big(counts) => counts.iter().sum(),
        }
    }
}

/// The counts in 64 bits; `None` where one does not fit.
fn small(stages: &[Stage]) -> Option<Vec<u64>> {
    let mut counts = vec![1_u64];
    for stage in stages {
        let of = |origin: u32| {
            let classes = stage.members.len() as u32;
            counts[(origin / classes) as usize].checked_mul(stage.members[(origin % classes) as usize].len() as u64)
        };
        let mut next = stage.origins.iter().map(|origin| of(*origin)).collect::<Option<Vec<u64>>>()?;
        for (point, origin) in &stage.extras {
            next[*point as usize] = next[*point as usize].checked_add(of(*origin)?)?;
        }
        counts = next;
    }
    Some(counts)
}
