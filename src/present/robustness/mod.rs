//! How far a ranking can be trusted, for people: chances of ranks with their ties, pairs, weights, acceptance.

pub mod acceptance;
pub mod pairs;
pub mod ranking;
pub mod sampling;
pub mod shares;
