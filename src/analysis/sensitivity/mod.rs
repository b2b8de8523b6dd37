//! How far a ranking depends on weights and outcomes, exactly and without sampling (methods, section 2).
//!
//! Only scenarios that are ranked take part, as in scoring: compared, shown as proposals rather than references, no red line
//! certainly crossed. Comparisons are made on whole numbers; floating point is for display.

pub mod flip;
pub mod fraction;
pub mod judged;
pub mod map;
pub mod reach;
mod signs;
mod simplex;
pub mod stability;
pub mod together;
pub mod tornado;
pub mod walk;
mod whole;
