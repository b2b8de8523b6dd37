//! What a scenario file means: a framework of issues, parties, scenarios and links, valid once built.
//!
//! Nothing here reads files, draws, or knows the time. Values come from `build`, which reports what is wrong
//! with a place for each problem; a [`framework::Framework`] that exists holds every invariant it documents.

pub mod added;
pub mod build;
pub mod date;
pub mod framework;
pub mod ids;
pub mod issue;
pub mod link;
pub(crate) mod nearest;
pub mod parts;
pub mod party;
pub mod problem;
pub mod quantity;
pub mod scenario;
pub mod source;
pub mod value;
