//! How far a ranking can be trusted, for people: chances of ranks with their ties, pairs, weights, acceptance.

pub mod acceptance;
pub mod everyone;
pub mod knock_outs;
pub mod leading;
pub mod limits;
pub mod opened;
pub mod pairs;
pub mod panel;
pub mod ranking;
pub mod resting;
pub mod sampling;
pub mod screen;
pub mod shares;
pub mod summary;
pub mod ties;
