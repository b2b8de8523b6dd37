//! How far to trust a ranking: published cases, laws on random frameworks against the slow way, and edge cases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
#[path = "sensitivity/edges.rs"]
mod edges;
#[path = "sensitivity/flips.rs"]
mod flips;
#[path = "sensitivity/given.rs"]
mod given;
#[path = "sensitivity/intervals.rs"]
mod intervals;
#[path = "sensitivity/maps.rs"]
mod maps;
#[path = "sensitivity/published.rs"]
mod published;
#[path = "sensitivity/together.rs"]
mod together;
