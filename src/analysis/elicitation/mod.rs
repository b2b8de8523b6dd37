//! Ways to arrive at weights: answers to questions that a person can answer, turned into shares by a rule that shows.
//! One way a file. Shares lie in 0..=1, sum to 1, and come in the order of what was asked about.

pub mod best_worst;
pub mod pairwise;
pub mod ranking;
pub mod shares;
pub mod swing;
